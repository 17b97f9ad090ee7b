//! Why a command cannot be done, in words a person can act on (design §2.9).

use super::limits;
use crate::domain::{ConversationId, Status};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The reason a command was refused. A refused command leaves the world untouched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
pub enum Refusal {
    /// The actor is not an agent.
    #[error("only an agent can do this: sign in first")]
    OnlyForAgents,
    /// It is somebody else's to ask for.
    #[error("this is not yours to do")]
    NotAllowed,
    /// The agent is not on this floor.
    #[error("this agent is not on the floor: choose one of the people listed at sign-in")]
    UnknownAgent,
    /// The agent is not signed in.
    #[error("you are not signed in: sign in and try again")]
    NotSignedIn,
    /// No such conversation.
    #[error("conversation {0} does not exist")]
    UnknownConversation(ConversationId),
    /// The work stream a message names does not exist.
    #[error("the message came in on a work stream that does not exist")]
    UnknownWorkStream,
    /// The offer is gone: answered, timed out or withdrawn.
    #[error("this offer is gone: it was answered, timed out or given to somebody else")]
    OfferGone,
    /// Somebody else has it.
    #[error("this conversation is with somebody else")]
    NotYours,
    /// It is not in a state in which this can be done.
    #[error("this cannot be done while the conversation is {}", status_word(*.0))]
    WrongStatus(Status),
    /// Its work stream only offers.
    #[error("conversations of this work stream are offered, they cannot be picked")]
    CannotBePicked,
    /// The agent does not belong to the queue.
    #[error("you are not a member of the queue this conversation waits in")]
    NotAMember,
    /// All session slots are taken.
    #[error("all {limit} sessions are open: close one first")]
    SessionsFull {
        /// How many there can be.
        limit: u32,
    },
    /// There is no channel of the agent's queues on which the customer could be reached now.
    #[error("this customer left the chat and cannot be reached on any channel of your queues")]
    CannotReachCustomer,
    /// The customer has an ongoing conversation already.
    #[error("this customer already has an ongoing conversation: {0}")]
    AlreadyOngoing(ConversationId),
    /// Nothing but white space.
    #[error("write something first")]
    EmptyMessage,
    /// Too long.
    #[error(
        "the message is longer than {} characters: shorten it or send it in parts",
        limits::MESSAGE_CHARS
    )]
    MessageTooLong,
    /// Inactive is set by the system only.
    #[error("Inactive is set by the system when an offer is missed; choose another status")]
    PresenceNotSelectable,
    /// There is no missed or rejected offer to reset from.
    #[error("there is nothing to reset: your status was not changed by a missed or rejected offer")]
    NothingToReset,
    /// The world is not empty.
    #[error("the floor is already open")]
    FloorAlreadyOpen,
    /// The floor contradicts itself.
    #[error("the floor cannot be opened: {0}")]
    BadFloor(String),
}

const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Open => "in the queue",
        Status::Offered => "being offered to an agent",
        Status::Active => "active",
        Status::Waiting => "waiting for the customer",
        Status::WrapUp => "in wrap-up",
        Status::Closed => "closed",
    }
}
