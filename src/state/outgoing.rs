//! Messages between the composer and the transcript: held for a moment so that they can be taken back, on their way,
//! or refused.

use crate::domain::{AgentId, Attachments, Audience, ConversationId};
use crate::engine::Refusal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A message that is not in the transcript yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The number of its command.
    pub number: u64,
    /// Who wrote it.
    pub agent: AgentId,
    /// Where it goes.
    pub conversation: ConversationId,
    /// Who is to read it.
    pub audience: Audience,
    /// What it says.
    pub body: Arc<str>,
    /// The files that go with it.
    pub attachments: Attachments,
    /// How far it is.
    pub dispatch: Dispatch,
}

/// An agent and the conversation they write in.
pub(super) type Thread = (AgentId, ConversationId);

impl Outgoing {
    const fn thread(&self) -> Thread {
        (self.agent, self.conversation)
    }
}

/// How far a message is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dispatch {
    /// It can still be taken back.
    Held,
    /// On its way.
    Sending,
    /// It was not taken, and why.
    Failed(Refusal),
}

/// Messages on their way, in the order in which they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outbox(Vec<Outgoing>);

impl Outbox {
    pub(super) fn add(&mut self, message: Outgoing) {
        self.0.push(message);
    }

    /// Those of one agent in one conversation.
    pub(super) fn of(&self, thread: Thread) -> Vec<Outgoing> {
        self.in_thread(thread).cloned().collect()
    }

    /// Those of one agent in one conversation that wait for somebody to send them or take them back, newest first.
    /// Nothing while another is on its way: what comes of it decides with them.
    pub(super) fn settled(&self, thread: Thread) -> Vec<u64> {
        if self
            .in_thread(thread)
            .any(|message| message.dispatch == Dispatch::Sending)
        {
            return Vec::new();
        }
        let mut numbers: Vec<_> = self.in_thread(thread).map(|message| message.number).collect();
        numbers.reverse();
        numbers
    }

    /// Who has messages here, and where.
    pub(super) fn threads(&self) -> BTreeSet<Thread> {
        self.0.iter().map(Outgoing::thread).collect()
    }

    fn in_thread(&self, thread: Thread) -> impl Iterator<Item = &Outgoing> {
        self.0.iter().filter(move |message| message.thread() == thread)
    }

    pub(super) fn held(&self) -> Vec<u64> {
        let held = self.0.iter().filter(|message| message.dispatch == Dispatch::Held);
        held.map(|message| message.number).collect()
    }

    /// Sends a message that is held or was refused on its way. Nothing when it is neither.
    pub(super) fn dispatch(&mut self, number: u64) -> Option<Outgoing> {
        let message = self.0.iter_mut().find(|message| message.number == number)?;
        if message.dispatch == Dispatch::Sending {
            return None;
        }
        message.dispatch = Dispatch::Sending;
        Some(message.clone())
    }

    /// Takes a message out unless it is on its way.
    pub(super) fn take_back(&mut self, number: u64) -> Option<Outgoing> {
        let waits = |message: &Outgoing| message.number == number && message.dispatch != Dispatch::Sending;
        let place = self.0.iter().position(waits)?;
        Some(self.0.remove(place))
    }

    /// It is in the transcript.
    pub(super) fn done(&mut self, number: u64) {
        self.0.retain(|message| message.number != number);
    }

    /// It was refused.
    pub(super) fn failed(&mut self, number: u64, refusal: Refusal) {
        if let Some(message) = self.0.iter_mut().find(|message| message.number == number) {
            message.dispatch = Dispatch::Failed(refusal);
        }
    }

    /// Whose message it is, and where it goes; nothing when it is none of these.
    pub(super) fn thread_of(&self, number: u64) -> Option<Thread> {
        let message = self.0.iter().find(|message| message.number == number)?;
        Some(message.thread())
    }
}

#[cfg(test)]
mod tests {
    use super::{Dispatch, Outbox, Outgoing};
    use crate::domain::{AgentId, Attachments, Audience, ConversationId};
    use crate::engine::Refusal;

    const HERE: (AgentId, ConversationId) = (AgentId(1), ConversationId(1));

    fn held(number: u64) -> Outgoing {
        Outgoing {
            number,
            agent: HERE.0,
            conversation: HERE.1,
            audience: Audience::Public,
            body: "Hello".into(),
            attachments: Attachments::default(),
            dispatch: Dispatch::Held,
        }
    }

    fn outbox() -> Outbox {
        let mut outbox = Outbox::default();
        outbox.add(held(7));
        outbox
    }

    #[test]
    fn what_is_held_can_be_taken_back_and_what_is_on_its_way_cannot() {
        let mut outbox = outbox();
        assert_eq!(outbox.held(), [7]);
        assert!(outbox.dispatch(7).is_some());
        assert!(outbox.dispatch(7).is_none(), "it is sent once");
        assert_eq!(outbox.take_back(7), None);
        assert!(outbox.held().is_empty());
    }

    #[test]
    fn what_was_refused_can_be_sent_again_or_taken_back() {
        let mut outbox = outbox();
        outbox.dispatch(7);
        outbox.failed(7, Refusal::EmptyMessage);
        assert!(outbox.dispatch(7).is_some());
        outbox.failed(7, Refusal::EmptyMessage);
        assert!(outbox.take_back(7).is_some());
        assert!(outbox.of(HERE).is_empty());
    }

    #[test]
    fn what_waits_is_settled_once_nothing_is_on_its_way() {
        let mut outbox = outbox();
        outbox.add(held(8));
        assert_eq!(outbox.settled(HERE), [8, 7], "the newest is taken back first");
        outbox.dispatch(8);
        assert!(outbox.settled(HERE).is_empty());
        assert!(outbox.settled((AgentId(2), HERE.1)).is_empty());
        outbox.failed(8, Refusal::NotYours);
        assert_eq!(outbox.settled(HERE), [8, 7]);
    }
}
