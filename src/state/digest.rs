//! The summary of a conversation at the desk: quoted on the device, or written by the browser's own summariser where it
//! has one (seed 002; behaviour §10.6). Internal messages are left out.

use super::Desk;
use super::summariser;
use crate::analysis::summary::{Quote, Said, Summary, Who, summarise};
use crate::domain::{Author, Conversation, ConversationId};
use crate::engine::Facet;
use crate::i18n::DigestWords;
use leptos::prelude::{ArcRwSignal, Set, Update, untrack};
use leptos::task::spawn_local;

/// A summary as it is being edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    /// What it says.
    pub text: String,
    /// Where it comes from.
    pub source: DigestSource,
    /// Whether somebody changed it.
    pub is_edited: bool,
}

/// Where a summary comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestSource {
    /// Sentences of the conversation.
    Quotes,
    /// The browser's summariser.
    Browser,
}

/// The summary in sentences of the conversation; nothing when they say nothing.
#[must_use]
pub fn digest(desk: Desk, conversation: ConversationId, words: &DigestWords) -> Option<String> {
    let summary = desk.see(&[Facet::Conversation(conversation)], |world| {
        Some(summarise(&said(world.conversation(conversation)?)))
    });
    summary.and_then(|summary| written(&summary, words))
}

/// Sums a conversation up into `into`: at once in its own sentences, and where the browser can, in words of its own as
/// soon as it has them, unless somebody changed the text meanwhile. False when there is nothing to sum up.
pub fn sum_up(
    desk: Desk,
    conversation: ConversationId,
    words: &DigestWords,
    into: &ArcRwSignal<Option<Digest>>,
) -> bool {
    let Some(text) = untrack(|| digest(desk, conversation, words)) else {
        return false;
    };
    let quoted = Digest {
        text,
        source: DigestSource::Quotes,
        is_edited: false,
    };
    into.set(Some(quoted.clone()));
    let transcript = desk.see(&[], |world| world.conversation(conversation).map(transcript));
    let into = into.clone();
    spawn_local(async move {
        let written = summariser::summarise(&transcript.unwrap_or_default()).await;
        if let Some(text) = written.filter(|text| !text.trim().is_empty()) {
            into.update(|digest| {
                if digest.as_ref() == Some(&quoted) {
                    *digest = Some(Digest {
                        text,
                        source: DigestSource::Browser,
                        is_edited: false,
                    });
                }
            });
        }
    });
    true
}

/// What was said in public: [`Conversation::messages`] leaves out what is internal.
fn said(conversation: &Conversation) -> Vec<Said<'_>> {
    let said = |(_, author, text)| Said {
        who: match author {
            Author::Customer => Who::Customer,
            Author::Agent(_) => Who::Agent,
            Author::Bot(_) => Who::Bot,
        },
        text,
    };
    conversation.messages().map(said).collect()
}

/// The same as a text, for a summariser that reads texts.
fn transcript(conversation: &Conversation) -> String {
    let line = |said: &Said<'_>| {
        let who = match said.who {
            Who::Customer => "Customer",
            Who::Agent => "Agent",
            Who::Bot => "Bot",
        };
        format!("{who}: {}", said.text)
    };
    let lines: Vec<String> = said(conversation).iter().map(line).collect();
    lines.join("\n")
}

fn written(summary: &Summary, words: &DigestWords) -> Option<String> {
    let parts = [
        (words.issue, &summary.issue),
        (words.tried, &summary.tried),
        (words.outcome, &summary.outcome),
        (words.open, &summary.open),
    ];
    let part = |(name, quotes): &(&str, &Vec<Quote>)| {
        let quotes: Vec<String> = quotes.iter().map(|quote| format!("- {}", quote.text)).collect();
        (!quotes.is_empty()).then(|| format!("{name}:\n{}", quotes.join("\n")))
    };
    let parts: Vec<String> = parts.iter().filter_map(part).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::{Quote, Summary, said, transcript, written};
    use crate::domain::{
        AgentId, Attachments, Audience, Author, ContactId, Conversation, ConversationId, CustomerId, Entry,
        Line, Message, Millis, QueueId, WorkStreamId,
    };
    use crate::i18n::Locale;

    #[test]
    fn the_parts_that_say_something_are_written_down() {
        let quote = |text: &str| Quote {
            message: 0,
            at: 0..0,
            text: text.to_owned(),
        };
        let words = &Locale::English.messages().digest;
        let summary = Summary {
            issue: vec![quote("It is broken."), quote("Since May.")],
            open: vec![quote("I will call you.")],
            ..Summary::default()
        };
        let text = written(&summary, words);
        assert_eq!(
            text.as_deref(),
            Some("Issue:\n- It is broken.\n- Since May.\nOpen:\n- I will call you.")
        );
        assert_eq!(written(&Summary::default(), words), None);
    }

    #[test]
    fn internal_messages_are_left_out() {
        let mut conversation = Conversation::new(
            ConversationId(1),
            ContactId::default(),
            CustomerId(1),
            WorkStreamId(1),
            QueueId(1),
            Millis(0),
        );
        for (author, audience, body) in [
            (Author::Customer, Audience::Public, "It broke"),
            (
                Author::Agent(AgentId(1)),
                Audience::Internal,
                "He broke it himself",
            ),
            (Author::Agent(AgentId(1)), Audience::Public, "Hello"),
        ] {
            conversation.transcript.push(Entry {
                at: Millis(0),
                line: Line::Message(Message {
                    author,
                    audience,
                    body: body.into(),
                    attachments: Attachments::default(),
                }),
            });
        }
        assert_eq!(said(&conversation).len(), 2);
        assert_eq!(transcript(&conversation), "Customer: It broke\nAgent: Hello");
    }
}
