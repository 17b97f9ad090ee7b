//! A transcript as a text file, to be kept or sent on.

use crate::analysis::{one_line, plain};
use crate::domain::{AgentId, Audience, Author, Conversation, ConversationId, Entry, Line};
use crate::engine::World;
use crate::i18n::{Locale, Names, stamp};
use crate::state::{Desk, Preferences};
use crate::ui::kit::{Icon, name_of};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The longest name of a person, in characters.
const NAME: usize = 80;

/// For so long a file is there to be read by the browser.
const KEPT: Duration = Duration::from_secs(30);

/// A button that downloads the transcript of a conversation as it stands.
#[component]
pub(in crate::ui) fn DownloadTranscript(conversation: ConversationId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let locale = expect_context::<Preferences>().locale.get_untracked();
    let on_click = move |_| {
        let text = desk.see(&[], |world| text_of(world, conversation, locale));
        // A browser that does not allow it says so itself.
        let _ = text.and_then(|text| download(&format!("conversation-{}.txt", conversation.0), &text).ok());
    };
    view! {
        <button type="button" class="button" on:click=on_click>
            <Icon glyph=icondata_lu::LuDownload size=14 />
            {locale.messages().records.download}
        </button>
    }
}

fn text_of(world: &World, id: ConversationId, locale: Locale) -> Option<String> {
    let words = locale.messages();
    let conversation = world.conversation(id)?;
    let channel = world.work_stream(conversation.work_stream)?.channel;
    let mut text = format!(
        "{} · {} · {}\n{}: {}\n\n",
        (words.conversation_number)(id.0),
        (words.channel_name)(channel),
        customer_of(world, conversation),
        words.started,
        stamp(conversation.created_at),
    );
    for entry in &conversation.transcript {
        text.push_str(&line_of(world, conversation, entry, locale));
        text.push('\n');
    }
    Some(text)
}

fn line_of(world: &World, conversation: &Conversation, entry: &Entry, locale: Locale) -> String {
    let words = locale.messages();
    let agent = |id: AgentId| {
        world
            .seat(id)
            .map_or_else(String::new, |seat| one_line(&seat.agent.name, NAME))
    };
    let at = stamp(entry.at);
    match &entry.line {
        Line::Message(message) => {
            let name = match message.author {
                Author::Customer => customer_of(world, conversation),
                Author::Agent(id) => agent(id),
                Author::Bot(id) => world.bot(id).map_or_else(String::new, |bot| bot.name.clone()),
            };
            let internal = (message.audience == Audience::Internal).then_some(words.panel.internal);
            said(&at, internal, &name, &message.body)
        }
        Line::System(line) => {
            let names = Names {
                agent: &agent,
                queue: &|id| {
                    world
                        .queue(id)
                        .map_or_else(String::new, |queue| queue.name.clone())
                },
            };
            format!("{at}  — {}", (words.system_line)(line, &names))
        }
    }
}

fn customer_of(world: &World, conversation: &Conversation) -> String {
    world
        .customer(conversation.customer)
        .map_or_else(String::new, name_of)
}

/// What somebody wrote. Further lines of it are indented, so that none of them can pass for somebody else's.
fn said(at: &str, internal: Option<&str>, name: &str, body: &str) -> String {
    let body = plain(body);
    let mark = internal.map_or(String::new(), |internal| format!("[{internal}] "));
    let mut text = format!("{at}  {mark}{name}: ");
    for (number, line) in body.lines().enumerate() {
        if number > 0 {
            text.push_str("\n    ");
        }
        text.push_str(line);
    }
    text
}

/// Hands a text to the browser as a file.
fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/plain;charset=utf-8");
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser may begin to read it only after this.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        KEPT,
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn a_message_cannot_pass_for_several() {
        let text = said(
            "2026-11-21 14:02",
            None,
            "Marta",
            "Hi\n2026-11-21 14:03  Bert: I agree",
        );
        assert_eq!(
            text,
            "2026-11-21 14:02  Marta: Hi\n    2026-11-21 14:03  Bert: I agree"
        );
    }

    #[test]
    fn internal_messages_are_marked() {
        let text = said("2026-11-21 14:02", Some("Internal"), "Bert", "Careful");
        assert_eq!(text, "2026-11-21 14:02  [Internal] Bert: Careful");
    }
}
