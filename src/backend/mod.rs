//! The outside world: the channels customers write on, and colleagues who are not in this browser.
//!
//! Both are stepped, never awaited: a simulator needs no executor, a test can hold time still, and a real backend
//! puts its socket's queue behind the same two traits.

pub mod mock;
mod reading;
pub mod statistical;

pub use reading::ScenarioError;

use crate::domain::{AgentId, Attachments, ContactId, Context, CustomerId, Identity, Millis, WorkStreamId};
use crate::engine::{Command, Event, Refusal, World};
use std::sync::Arc;

/// What comes in from a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inbound {
    /// A message.
    Wrote {
        /// The channel's thread.
        contact: ContactId,
        /// The work stream of the entry it came in by.
        work_stream: WorkStreamId,
        /// What the channel knows of the writer.
        from: Identity,
        /// The text.
        body: Arc<str>,
        /// The files with it.
        attachments: Attachments,
        /// What the channel and the survey know.
        context: Context,
    },
    /// The customer closed the contact; a record was resolved.
    Left(ContactId),
    /// The customer's connection broke.
    Disconnected(ContactId),
    /// The customer is back.
    Reconnected(ContactId),
}

/// What goes out to a channel: the customer's side and nothing else (design §2.7).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outbound {
    /// We write to a customer first, in a thread of our own.
    Started {
        /// The new thread.
        contact: ContactId,
        /// To whom.
        customer: CustomerId,
        /// On which work stream's channel.
        work_stream: WorkStreamId,
    },
    /// An agent joined.
    Answered(ContactId),
    /// An agent wrote.
    Said {
        /// Where.
        contact: ContactId,
        /// The text.
        body: Arc<str>,
        /// The files with it.
        attachments: Attachments,
    },
    /// An agent is writing.
    Typing(ContactId),
    /// Nobody is there any more; the customer waits again.
    Requeued(ContactId),
    /// It is over.
    Ended(ContactId),
    /// What the customer sent could not be taken.
    Refused {
        /// Where.
        contact: ContactId,
        /// Why.
        refusal: Refusal,
    },
}

/// The channels and the customers behind them.
pub trait ChannelBackend {
    /// Hands over everything that has come in by `now`, in order.
    fn poll(&mut self, now: Millis, inbox: &mut Vec<Inbound>);

    /// Whose customers are writing at this moment. Nothing depends on it but what agents see.
    fn typing(&self, _now: Millis) -> Vec<ContactId> {
        Vec::new()
    }

    /// Sends to a customer.
    fn submit(&mut self, outbound: &Outbound, now: Millis);

    /// When [`poll`](Self::poll) next has something, if that is known.
    fn next_wake(&self) -> Option<Millis>;
}

/// Colleagues who work on the same floor from somewhere else.
pub trait Crew {
    /// Sees what happened.
    fn observe(&mut self, world: &World, event: &Event);

    /// Hands over the next things they do by `now`, in order. There may be more: ask until
    /// [`next_wake`](Self::next_wake) lies ahead.
    fn poll(&mut self, world: &World, now: Millis, acts: &mut Vec<(AgentId, Command)>);

    /// When [`poll`](Self::poll) next has something, if that is known.
    fn next_wake(&self) -> Option<Millis>;
}
