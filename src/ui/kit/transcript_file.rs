//! A transcript as a text file, to be kept or sent on: what the customer may read, or all of it for the house.

use crate::analysis::{one_line, plain};
use crate::domain::{
    AgentId, Attachment, Audience, Author, Conversation, ConversationId, Entry, Line, Millis,
};
use crate::engine::{Facet, World};
use crate::i18n::{Locale, Names, stamp};
use crate::state::{Desk, Preferences, save_file};
use crate::ui::kit::{Icon, name_of};
use leptos::prelude::*;

/// The longest name of a person, in characters.
const NAME: usize = 80;

/// How a moment is written.
type Stamp = fn(Millis) -> String;

/// A button that downloads the transcript of a conversation as it stands, without what is internal; and where there is
/// something internal, another one that says it downloads that as well.
#[component]
pub(in crate::ui) fn DownloadTranscript(conversation: ConversationId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let locale = expect_context::<Preferences>().locale.get_untracked();
    let words = &locale.messages().records;
    let has_internal = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            let found = world.conversation(conversation);
            found.is_some_and(|found| found.transcript.iter().any(is_internal_message))
        })
    });
    let save = move |readers: Audience| {
        let text = desk.see(&[], |world| text_of(world, conversation, readers, locale, stamp));
        let name = match readers {
            Audience::Public => format!("conversation-{}.txt", conversation.0),
            Audience::Internal => format!("conversation-{}-internal.txt", conversation.0),
        };
        if let Some(text) = text {
            let file = Attachment::new(&name, "text/plain;charset=utf-8", text.into_bytes());
            save_file(&file, &name);
        }
    };
    view! {
        <button type="button" class="button" on:click=move |_| save(Audience::Public)>
            <Icon glyph=icondata_lu::LuDownload size=14 />
            {words.download}
        </button>
        <Show when=move || has_internal.get()>
            <button type="button" class="button" on:click=move |_| save(Audience::Internal)>
                <Icon glyph=icondata_lu::LuDownload size=14 />
                {words.download_internal}
            </button>
        </Show>
    }
}

const fn is_internal_message(entry: &Entry) -> bool {
    match &entry.line {
        Line::Message(message) => matches!(message.audience, Audience::Internal),
        Line::System(_) => false,
    }
}

/// Whether a line is for these readers.
const fn is_for(entry: &Entry, readers: Audience) -> bool {
    match (readers, &entry.line) {
        (Audience::Internal, _) => true,
        (Audience::Public, Line::Message(_)) => !is_internal_message(entry),
        (Audience::Public, Line::System(line)) => line.is_public(),
    }
}

fn text_of(
    world: &World,
    id: ConversationId,
    readers: Audience,
    locale: Locale,
    stamp: Stamp,
) -> Option<String> {
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
    let lines = conversation.transcript.iter();
    for entry in lines.filter(|entry| is_for(entry, readers)) {
        text.push_str(&line_of(world, conversation, entry, locale, stamp));
        text.push('\n');
    }
    Some(text)
}

fn line_of(
    world: &World,
    conversation: &Conversation,
    entry: &Entry,
    locale: Locale,
    stamp: Stamp,
) -> String {
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

#[cfg(test)]
mod tests {
    use super::{is_for, said};
    use crate::domain::{
        AgentId, Attachments, Audience, Author, Entry, Line, Message, Millis, RequeueReason, SystemLine,
    };

    fn message(audience: Audience) -> Entry {
        let line = Line::Message(Message {
            author: Author::Agent(AgentId(1)),
            audience,
            body: "We lost it once.".into(),
            attachments: Attachments::default(),
        });
        Entry { at: Millis(1), line }
    }

    #[test]
    fn what_is_internal_is_only_in_the_file_that_says_so() {
        let requeued = SystemLine::Requeued(RequeueReason::AgentGone(AgentId(1)));
        let requeued = Entry {
            at: Millis(1),
            line: Line::System(requeued),
        };
        for entry in [message(Audience::Internal), requeued] {
            assert!(!is_for(&entry, Audience::Public), "{entry:?}");
            assert!(is_for(&entry, Audience::Internal), "{entry:?}");
        }
        for readers in [Audience::Public, Audience::Internal] {
            assert!(is_for(&message(Audience::Public), readers));
        }
    }

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
