//! Sending: from the draft through the outbox to the conversation, and back into the draft.

use super::Desk;
use super::outgoing::{Dispatch, Outbox, Outgoing};
use crate::domain::{Attachments, Audience, ConversationId};
use crate::engine::Command;
use leptos::prelude::{GetUntracked, Set, Update, With, WithUntracked, set_timeout};
use std::time::Duration;

impl Desk {
    /// Sends the draft to the customer, or to colleagues: its text and its files. It is empty from now on. For as long
    /// as `hold` says the message can still be [taken back](Self::take_back).
    pub fn say(self, conversation: ConversationId, audience: Audience, hold: Duration) {
        self.send_held();
        let number = self.next_number();
        let session = self.session(conversation);
        let (draft, files) = (session.draft(audience), session.files(audience));
        let message = Outgoing {
            number,
            conversation,
            audience,
            body: draft.with_untracked(|draft| draft.trim().into()),
            attachments: Attachments::from(files.get_untracked()),
            dispatch: Dispatch::Held,
        };
        self.outbox.update(|outbox| outbox.add(message));
        draft.set(String::new());
        files.set(Vec::new());
        if hold.is_zero() {
            self.dispatch(number);
        } else {
            set_timeout(move || self.dispatch(number), hold);
        }
    }

    /// The messages of a conversation that are not in its transcript yet.
    #[must_use]
    pub fn outgoing(self, conversation: ConversationId) -> Vec<Outgoing> {
        self.outbox.with(|outbox| outbox.of(conversation))
    }

    /// Sends everything that is held, now: the page may be about to go.
    pub fn send_held(self) {
        for number in self.outbox.with_untracked(Outbox::held) {
            self.dispatch(number);
        }
    }

    /// Sends a message that is held, or once more one that was refused.
    pub fn dispatch(self, number: u64) {
        let mut message = None;
        self.outbox.try_update(|outbox| message = outbox.dispatch(number));
        if let Some(message) = message {
            let command = Command::Say {
                conversation: message.conversation,
                audience: message.audience,
                body: message.body,
                attachments: message.attachments,
            };
            self.send_as(number, command);
        }
    }

    /// A message that is held or was refused becomes the draft again, before what has been written since.
    pub fn take_back(self, number: u64) {
        let mut message = None;
        self.outbox.update(|outbox| message = outbox.take_back(number));
        if let Some(message) = message {
            let session = self.session(message.conversation);
            session.audience.set(message.audience);
            session.draft(message.audience).update(|draft| {
                let since = std::mem::take(draft);
                *draft = if since.is_empty() || message.body.is_empty() {
                    format!("{}{since}", message.body)
                } else {
                    format!("{}\n{since}", message.body)
                };
            });
            let files = session.files(message.audience);
            files.update(|files| drop(files.splice(..0, message.attachments.iter().cloned())));
        }
    }
}
