//! What happened. The journal, every screen and every report are folds over these.

use super::{Actor, Stamp};
use crate::domain::{
    AgentId, Author, ClosureReason, ContactId, ConversationId, Customer, CustomerId, EndedBy, Floor, Millis,
    Presence, PresenceCause, QueueId, RequeueReason, SetBy, WorkStreamId, WrapUpHold,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One thing that happened, with when and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When.
    pub at: Millis,
    /// By whom.
    pub actor: Actor,
    /// What.
    pub fact: Fact,
}

impl Event {
    /// The fact under the stamp it was decided with.
    #[must_use]
    pub const fn new(stamp: Stamp, fact: Fact) -> Self {
        Self {
            at: stamp.now,
            actor: stamp.actor,
            fact,
        }
    }
}

/// How an offer was turned down. Both count as a decline (behaviour §2.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeclineKind {
    /// The agent pressed Reject.
    Rejected,
    /// The countdown ran out.
    TimedOut,
}

/// The facts, each named after what has happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// The floor was set up.
    FloorOpened(Box<Floor>),
    /// An agent is here.
    AgentSignedIn(AgentId),
    /// An agent left; their presence is remembered for the restore window.
    AgentSignedOut(AgentId),
    /// An agent did not come back within the restore window.
    AgentLost(AgentId),
    /// An agent's presence changed.
    PresenceChanged {
        /// Whose.
        agent: AgentId,
        /// To what.
        status: Presence,
        /// By whom.
        set_by: SetBy,
        /// Why.
        cause: PresenceCause,
    },
    /// Somebody nobody knew yet wrote to us.
    CustomerRegistered(Customer),
    /// A conversation began and is in its queue.
    ConversationOpened {
        /// Which.
        conversation: ConversationId,
        /// The channel's thread.
        contact: ContactId,
        /// Who writes.
        customer: CustomerId,
        /// Under which settings.
        work_stream: WorkStreamId,
        /// In which queue.
        queue: QueueId,
        /// The closed conversation it follows up.
        follows: Option<ConversationId>,
    },
    /// Somebody wrote.
    MessagePosted {
        /// Where.
        conversation: ConversationId,
        /// Who.
        author: Author,
        /// What.
        body: Arc<str>,
    },
    /// An agent is asked to take a conversation. Their capacity is reserved from here on.
    OfferMade {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
        /// When the question lapses.
        expires_at: Millis,
    },
    /// The agent took it.
    OfferAccepted {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
    },
    /// The agent did not take it.
    OfferDeclined {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
        /// How.
        how: DeclineKind,
    },
    /// The offer was taken back because the agent left; no decline.
    OfferWithdrawn {
        /// Which.
        conversation: ConversationId,
        /// From whom.
        agent: AgentId,
    },
    /// An agent took an open conversation by hand.
    ConversationPicked {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
    },
    /// An agent took up a waiting conversation of theirs.
    ConversationResumed {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
    },
    /// One side ended it; wrap-up begins.
    ConversationEnded {
        /// Which.
        conversation: ConversationId,
        /// The primary agent.
        agent: AgentId,
        /// Which side.
        by: EndedBy,
        /// For how long wrap-up holds capacity.
        hold: WrapUpHold,
    },
    /// Wrap-up goes on but holds no capacity any more.
    WrapUpReleased {
        /// Which.
        conversation: ConversationId,
        /// Whose capacity.
        agent: AgentId,
    },
    /// It is back in its queue.
    ConversationRequeued {
        /// Which.
        conversation: ConversationId,
        /// Why.
        reason: RequeueReason,
    },
    /// The agent left it for the customer's next message.
    ConversationParked {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
    },
    /// It is finished for good.
    ConversationClosed {
        /// Which.
        conversation: ConversationId,
        /// Why.
        reason: ClosureReason,
    },
}
