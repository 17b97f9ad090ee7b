//! Links to a line of a transcript. They lead somewhere while the floor they were made on is open.

use super::desk::Desk;
use super::productivity::OnePane;
use super::sessions::Focus;
use crate::domain::{AgentId, ConversationId};
use crate::engine::{Seat, World};
use leptos::prelude::{Set, window};
use leptos::task::spawn_local;
use std::fmt;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The line a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineLink {
    /// Of which conversation.
    pub conversation: ConversationId,
    /// Which line of its transcript, from 0; links count from 1.
    pub line: usize,
}

impl LineLink {
    /// Reads what stands behind the "#" of an address. Nothing when it is no link of ours.
    #[must_use]
    pub fn read(fragment: &str) -> Option<Self> {
        let (conversation, line) = fragment.strip_prefix("conversation/")?.split_once("/message/")?;
        let number = line.parse::<usize>().ok()?;
        Some(Self {
            conversation: ConversationId(conversation.parse().ok()?),
            line: number.checked_sub(1)?,
        })
    }

    /// The whole address, on this page.
    #[must_use]
    pub fn address(self) -> String {
        let location = window().location();
        let (origin, path) = (location.origin(), location.pathname());
        format!(
            "{}{}#{self}",
            origin.unwrap_or_default(),
            path.unwrap_or_default()
        )
    }
}

impl fmt::Display for LineLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.saturating_add(1);
        write!(f, "conversation/{}/message/{number}", self.conversation)
    }
}

/// The link this page was opened with, or went to since: what stands behind its "#". It is taken out of the address, so
/// that the same link can be followed again and a reload does not follow it once more.
#[must_use]
pub fn take_link() -> Option<String> {
    let location = window().location();
    let fragment = location.hash().ok()?;
    let link = fragment.strip_prefix('#')?;
    if !link.starts_with("conversation/") {
        return None;
    }
    let rest = format!("{}{}", location.pathname().ok()?, location.search().ok()?);
    if let Ok(history) = window().history() {
        // An address of this page cannot be refused.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&rest));
    }
    Some(link.to_owned())
}

/// Where a line can be read by an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In a session of theirs.
    Session,
    /// Beside their work: it is over, or with somebody else by now.
    Reading,
}

/// Goes to the line a link leads to, if the agent may read it. Says whether there is such a line.
#[must_use]
pub fn follow_link(desk: Desk, me: AgentId, link: LineLink) -> bool {
    let Some(place) = desk.see(&[], |world| place(world, me, link)) else {
        return false;
    };
    desk.sought().set(Some(link));
    match place {
        Place::Session => {
            desk.reading().set(None);
            desk.session(link.conversation)
                .one_pane
                .set(OnePane::Conversation);
            desk.sessions().set_focus(Focus::Session(link.conversation));
        }
        Place::Reading => desk.reading().set(Some(link.conversation)),
    }
    true
}

/// An agent reads what they have or took part in, and what else the customers of their sessions wrote: a link opens
/// nothing that the rest of the screen would not.
fn place(world: &World, me: AgentId, link: LineLink) -> Option<Place> {
    let conversation = world.conversation(link.conversation)?;
    conversation.transcript.get(link.line)?;
    let open = world.seat(me).map(Seat::open_sessions).unwrap_or_default();
    if open.contains(&link.conversation) {
        return Some(Place::Session);
    }
    let mut customers = open.iter().filter_map(|id| world.conversation(*id));
    let is_known = customers.any(|session| session.customer == conversation.customer);
    (is_known || conversation.involved(me)).then_some(Place::Reading)
}

/// Copies a text to the clipboard and tells `answered` whether that was possible.
pub fn copy_text(text: &str, answered: impl FnOnce(bool) + 'static) {
    let clipboard = window().navigator().clipboard();
    // Where the page came over an open line there is none.
    if clipboard.is_undefined() {
        return answered(false);
    }
    let copied = clipboard.write_text(text);
    spawn_local(async move { answered(JsFuture::from(copied).await.is_ok()) });
}

#[cfg(test)]
mod tests {
    use super::LineLink;
    use crate::domain::ConversationId;

    #[test]
    fn a_link_is_read_as_it_is_written() {
        let link = LineLink {
            conversation: ConversationId(12),
            line: 6,
        };
        assert_eq!(link.to_string(), "conversation/12/message/7");
        assert_eq!(LineLink::read(&link.to_string()), Some(link));
    }

    #[test]
    fn anything_else_is_no_link() {
        for fragment in [
            "",
            "content",
            "conversation/",
            "conversation/12",
            "conversation/12/message/",
            "conversation/12/message/0",
            "conversation/12/message/-1",
            "conversation/12/message/7/8",
            "conversation/-1/message/7",
            "conversation/99999999999/message/7",
            "conversation/12/message/99999999999999999999999",
            "conversation/12/message/<img src=x>",
            "#conversation/12/message/7",
        ] {
            assert_eq!(LineLink::read(fragment), None, "{fragment}");
        }
    }
}
