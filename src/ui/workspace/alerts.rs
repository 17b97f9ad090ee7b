//! What calls the agent back: the number in the page's title, a mark on its icon, sounds, and notifications of the
//! desktop. Never for the conversation being looked at.

use super::keys::offers_in_order;
use crate::domain::{AgentId, Channel, ConversationId};
use crate::engine::{Facet, Seat};
use crate::state::{Chime, Desk, Focus, Preferences, notify, play};
use crate::ui::app::{desk, words};
use crate::ui::kit::{line_of, name_of};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// An unanswered offer rings again after this time.
const AGAIN: Duration = Duration::from_secs(6);

/// So much of a message goes into a notification, in characters.
const BODY: usize = 140;

/// Calls as long as the workspace is there.
pub(super) fn call(me: AgentId) {
    let (desk, words) = (desk(), words());
    let preferences = expect_context::<Preferences>();
    let sessions = StoredValue::new_local(desk.sessions());
    let offers = Memo::new(move |_| offers_in_order(desk, me));
    let open = Memo::new(move |_| {
        desk.see(&[Facet::Agent(me)], |world| {
            world.seat(me).map(Seat::open_sessions).unwrap_or_default()
        })
    });
    // What has not been seen, by session; what is in front is seen as it comes.
    let unread = Memo::new(move |_| {
        let front = sessions.with_value(|sessions| sessions.focus());
        open.get()
            .into_iter()
            .filter(|id| front != Focus::Session(*id) || document().hidden())
            .map(|id| (id, desk.unread(id)))
            .filter(|(_, unread)| *unread > 0)
            .collect::<Vec<_>>()
    });
    let calls =
        Memo::new(move |_| offers.get().len() + unread.get().iter().map(|(_, unread)| unread).sum::<usize>());
    Effect::new(move |_| show_count(calls.get()));
    on_cleanup(|| show_count(0));

    Effect::new(move |before: Option<Vec<ConversationId>>| {
        let now = offers.get();
        let new = now
            .iter()
            .find(|id| before.as_ref().is_some_and(|before| !before.contains(id)));
        if let Some(new) = new {
            play(chime(desk, *new, me), preferences.volume.get_untracked());
            let text = desk.see(&[], |world| {
                let customer = world.customer(world.conversation(*new)?.customer)?;
                Some(name_of(customer))
            });
            if preferences.desktop.get_untracked() {
                notify(words.offers, &text.unwrap_or_default(), || ());
            }
        }
        now
    });
    let again = set_interval_with_handle(
        move || {
            if let Some(first) = offers.with_untracked(|offers| offers.first().copied()) {
                play(chime(desk, first, me), preferences.volume.get_untracked());
            }
        },
        AGAIN,
    );
    if let Ok(again) = again {
        on_cleanup(move || again.clear());
    }
    Effect::new(move |before: Option<Vec<(ConversationId, usize)>>| {
        let now = unread.get();
        let count_before = |id: ConversationId| {
            let known = before.iter().flatten().find(|(other, _)| *other == id);
            known.map_or(0, |(_, unread)| *unread)
        };
        let new = now.iter().find(|(id, unread)| *unread > count_before(*id));
        if let (Some((new, _)), true) = (new, before.is_some()) {
            play(Chime::Message, preferences.volume.get_untracked());
            if preferences.desktop.get_untracked() {
                tell(desk, *new);
            }
        }
        now
    });
}

/// What something that rings sounds like.
fn chime(desk: Desk, id: ConversationId, me: AgentId) -> Chime {
    let found = desk.see(&[], |world| {
        let conversation = world.conversation(id)?;
        if conversation.invitation(me).is_some() {
            return Some(Chime::Question);
        }
        let work_stream = world.work_stream(conversation.work_stream)?;
        Some(Chime::Offer(work_stream.channel))
    });
    found.unwrap_or(Chime::Offer(Channel::Custom))
}

/// A new message as a notification of the desktop; a click leads to its session.
fn tell(desk: Desk, id: ConversationId) {
    let message = desk.see(&[], |world| {
        let conversation = world.conversation(id)?;
        let customer = world.customer(conversation.customer)?;
        let (_, message) = conversation.said().next_back()?;
        Some((
            name_of(customer),
            line_of(&message.body, &message.attachments, BODY),
        ))
    });
    if let Some((title, body)) = message {
        notify(&title, &body, move || {
            desk.sessions().set_focus(Focus::Session(id));
        });
    }
}

fn show_count(calls: usize) {
    let count = match calls {
        0 => String::new(),
        1..10 => format!("({calls}) "),
        _ => "(9+) ".into(),
    };
    document().set_title(&format!("{count}Switchboard"));
    let icon = document().query_selector("link[rel='icon']").ok().flatten();
    if let Some(icon) = icon.and_then(|icon| icon.dyn_into::<web_sys::HtmlElement>().ok()) {
        let name = if calls > 0 { "icon-calls.svg" } else { "icon.svg" };
        // A fixed name cannot be refused.
        let _ = icon.set_attribute("href", name);
    }
}
