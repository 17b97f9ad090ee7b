//! What a transcript is made of.

use super::{AgentId, Attachments, BotId, Millis, QueueId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One line of a transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at: Millis,
    /// What.
    pub line: Line,
}

/// A line somebody wrote or the system left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Line {
    /// Somebody wrote.
    Message(Message),
    /// Something happened to the conversation.
    System(SystemLine),
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Who wrote it.
    pub author: Author,
    /// Who can read it.
    pub audience: Audience,
    /// What they wrote, as they wrote it. Plain text: never HTML. Empty where there are only files.
    pub body: Arc<str>,
    /// The files that came with it.
    pub attachments: Attachments,
}

/// Who can read a message (seed 002: Public and Internal).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everybody in the conversation, the customer included.
    #[default]
    Public,
    /// Agents and supervisors only. It never crosses to the customer.
    Internal,
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Author {
    /// The customer.
    Customer,
    /// An agent.
    Agent(AgentId),
    /// A bot.
    Bot(BotId),
}

/// Something that happened to the conversation, kept typed so that it can be said in any language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SystemLine {
    /// An agent took the conversation.
    Joined(AgentId),
    /// It went back to the queue.
    Requeued(RequeueReason),
    /// The agent closed the session; it goes on when the customer writes.
    Parked(AgentId),
    /// An agent ended it.
    EndedByAgent(AgentId),
    /// The customer ended it.
    EndedByCustomer,
    /// The bot handed it over.
    Escalated(BotId),
    /// It went to another agent.
    Transferred {
        /// From whom.
        from: AgentId,
        /// To whom.
        to: AgentId,
    },
    /// It went to another queue.
    MovedToQueue(QueueId),
    /// Somebody was asked for advice and is here.
    ConsultJoined(AgentId),
    /// They are gone again.
    ConsultLeft(AgentId),
    /// Somebody may now write to the customer as well.
    Added(AgentId),
    /// The customer's connection broke.
    CustomerDisconnected,
    /// The customer is back.
    CustomerReconnected,
    /// It is closed.
    Closed,
}

impl SystemLine {
    /// Whether the customer may read it: who was there and how it ended, but not how the house arranged itself.
    #[must_use]
    pub const fn is_public(&self) -> bool {
        match self {
            Self::Joined(_)
            | Self::EndedByAgent(_)
            | Self::EndedByCustomer
            | Self::Escalated(_)
            | Self::Transferred { .. }
            | Self::Added(_)
            | Self::CustomerDisconnected
            | Self::CustomerReconnected
            | Self::Closed => true,
            Self::Requeued(_)
            | Self::Parked(_)
            | Self::MovedToQueue(_)
            | Self::ConsultJoined(_)
            | Self::ConsultLeft(_) => false,
        }
    }
}

/// Why a conversation went back to the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RequeueReason {
    /// The agent closed the session without ending it.
    SessionClosed(AgentId),
    /// The agent was gone for longer than the restore window.
    AgentGone(AgentId),
    /// The customer wrote again.
    CustomerReturned,
    /// The agent gave it back to its queue, or to another one.
    Released(AgentId),
    /// A supervisor moved it.
    Moved(AgentId),
    /// It had waited too long where it was.
    Overflowed,
}
