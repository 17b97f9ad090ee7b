//! A seat: an agent at work, with everything the rules need to know about them.

use crate::domain::{
    Agent, ConversationId, Ledger, Millis, Presence, PresenceCause, PresenceRecord, QueueId, SetBy, Units,
};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Whether an agent is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Connection {
    /// Not yet today.
    Never,
    /// Here.
    Connected,
    /// Gone.
    Gone {
        /// Since when.
        since: Millis,
        /// What comes back if they do so in time; nothing once the window is over.
        restore: Option<PresenceRecord>,
    },
}

/// An agent at work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Who.
    pub agent: Agent,
    /// The queues they are a member of.
    pub queues: BTreeSet<QueueId>,
    /// Whether they are here.
    pub connection: Connection,
    /// Their presence.
    pub presence: PresenceRecord,
    /// The last presence the rules chose, other than for a missed or rejected offer. A reset leads back there; where it
    /// followed capacity, to what capacity calls for now.
    pub last_by_rules: Presence,
    /// Their capacity.
    pub ledger: Ledger,
    /// What rings at their desk.
    pub offers: BTreeSet<ConversationId>,
    /// Their open customer sessions, in the order they were opened.
    pub sessions: Vec<ConversationId>,
    /// Conversations of theirs that wait for the customer.
    pub waiting: BTreeSet<ConversationId>,
    /// What they have closed, oldest first.
    pub closed: Vec<ConversationId>,
    /// The ordinal of the last offer made to them, over the whole floor; 0 before the first.
    pub last_assigned: u64,
}

/// Where an agent stands in the order of highest capacity first, then longest since the last assignment, then id
/// (behaviour §2.7).
pub(super) type Rank = (Reverse<Units>, u64, crate::domain::AgentId);

impl Seat {
    pub(super) fn new(agent: Agent, queues: BTreeSet<QueueId>) -> Self {
        Self {
            ledger: Ledger::new(agent.units),
            queues,
            connection: Connection::Never,
            presence: PresenceRecord {
                status: Presence::Offline,
                set_by: SetBy::System,
                cause: PresenceCause::NotSignedIn,
                since: Millis::default(),
            },
            last_by_rules: agent.default_presence,
            offers: BTreeSet::new(),
            sessions: Vec::new(),
            waiting: BTreeSet::new(),
            closed: Vec::new(),
            last_assigned: 0,
            agent,
        }
    }

    /// Whether they are signed in.
    #[must_use]
    pub const fn is_connected(&self) -> bool {
        matches!(self.connection, Connection::Connected)
    }

    /// Session slots in use. An offer reserves one, so accepting never fails for lack of it.
    #[must_use]
    pub fn slots_used(&self) -> usize {
        self.sessions.len() + self.offers.len()
    }

    /// Units that accepted work holds: what the agent knows of, so what presence follows. Reservations for
    /// unanswered offers count for routing only.
    #[must_use]
    pub fn committed(&self) -> Units {
        Units(
            self.ledger
                .holds()
                .filter(|(conversation, _)| !self.offers.contains(conversation))
                .map(|(_, hold)| hold.units.0)
                .sum(),
        )
    }

    pub(super) const fn rank(&self) -> Rank {
        (
            Reverse(self.ledger.available()),
            self.last_assigned,
            self.agent.id,
        )
    }
}
