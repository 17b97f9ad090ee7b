//! A seat: an agent at work, with everything the rules need to know about them.

use super::setup::Setup;
use crate::domain::{
    Agent, ConversationId, Ledger, Millis, Presence, PresenceCause, PresenceChoice, PresenceRecord,
    ProfileId, QueueId, SetBy, Units,
};
use serde::{Deserialize, Serialize};
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
    /// What they want to be once the work in hand is done; until then nothing more is offered.
    pub leaving: Option<PresenceChoice>,
    /// Their capacity.
    pub ledger: Ledger,
    /// What rings at their desk.
    pub offers: Vec<ConversationId>,
    /// What they are invited to: to take over, or to give advice.
    pub invitations: Vec<ConversationId>,
    /// Their open customer sessions, in the order they were opened.
    pub sessions: Vec<ConversationId>,
    /// The sessions of others in which they take part.
    pub assisting: Vec<ConversationId>,
    /// Conversations of theirs that wait for the customer.
    pub waiting: BTreeSet<ConversationId>,
    /// What they have closed, oldest first.
    pub closed: Vec<ConversationId>,
    /// The ordinal of the last offer made to them, over the whole floor; 0 before the first.
    pub last_assigned: u64,
    /// The same by queue.
    pub turns: Vec<(QueueId, u64)>,
    /// When capacity was last released; the beginning of time before the first release.
    pub released_at: Millis,
}

impl Seat {
    pub(super) fn new(agent: Agent, queues: BTreeSet<QueueId>, setup: &Setup) -> Self {
        let mut seat = Self {
            ledger: Ledger::new(agent.units),
            queues,
            connection: Connection::Never,
            presence: PresenceRecord {
                status: Presence::Offline,
                custom: None,
                set_by: SetBy::System,
                cause: PresenceCause::NotSignedIn,
                since: Millis::default(),
            },
            last_by_rules: setup
                .base_of(agent.default_presence)
                .unwrap_or(Presence::Available),
            leaving: None,
            offers: Vec::new(),
            invitations: Vec::new(),
            sessions: Vec::new(),
            assisting: Vec::new(),
            waiting: BTreeSet::new(),
            closed: Vec::new(),
            last_assigned: 0,
            turns: Vec::new(),
            released_at: Millis::default(),
            agent,
        };
        seat.set_up(setup);
        seat
    }

    /// Takes over what the set-up says about the agent's capacity.
    pub(super) fn set_up(&mut self, setup: &Setup) {
        let own = self.agent.profiles.iter();
        let profiles = own.filter_map(|(id, limit)| Some((setup.profiles.get(id)?, *limit)));
        self.ledger.set_up(self.agent.units, profiles);
    }

    /// Whether they are signed in.
    #[must_use]
    pub const fn is_connected(&self) -> bool {
        matches!(self.connection, Connection::Connected)
    }

    /// Every session on their screen: their own first, then those of others in which they take part.
    #[must_use]
    pub fn open_sessions(&self) -> Vec<ConversationId> {
        self.sessions.iter().chain(&self.assisting).copied().collect()
    }

    /// Session slots in use. An offer reserves one, so accepting never fails for lack of it.
    #[must_use]
    pub fn slots_used(&self) -> usize {
        self.sessions.len() + self.assisting.len() + self.offers.len() + self.invitations.len()
    }

    /// Whether they have work in hand, other than what only rings.
    #[must_use]
    pub fn has_work(&self) -> bool {
        self.ledger
            .holds()
            .any(|(conversation, _)| self.is_accepted(conversation))
    }

    /// Whether accepted work takes any of their capacity; work that costs nothing does not.
    #[must_use]
    pub fn uses_capacity(&self) -> bool {
        self.ledger
            .holds()
            .filter(|(conversation, _)| self.is_accepted(*conversation))
            .any(|(_, hold)| hold.units.0 != 0 || !hold.profiles.is_empty())
    }

    /// Units that accepted work holds: what the agent knows of, so what presence follows. Reservations for
    /// unanswered offers count for routing only.
    #[must_use]
    pub fn committed(&self) -> Units {
        let accepted = self
            .ledger
            .holds()
            .filter(|(conversation, _)| self.is_accepted(*conversation));
        Units(accepted.map(|(_, hold)| hold.units.0).sum())
    }

    /// Places of a profile that accepted work has used up.
    #[must_use]
    pub fn committed_places(&self, profile: ProfileId) -> u32 {
        self.ledger
            .places_used(profile, |conversation| !self.is_accepted(conversation))
    }

    /// The ordinal of the last offer from a queue; 0 before the first.
    #[must_use]
    pub fn last_assigned_in(&self, queue: QueueId) -> u64 {
        let turn = self.turns.iter().find(|(turn, _)| *turn == queue);
        turn.map_or(0, |(_, ordinal)| *ordinal)
    }

    fn is_accepted(&self, conversation: ConversationId) -> bool {
        !self.offers.contains(&conversation) && !self.invitations.contains(&conversation)
    }

    pub(super) fn note_turn(&mut self, queue: QueueId, ordinal: u64) {
        self.last_assigned = ordinal;
        match self.turns.iter_mut().find(|(turn, _)| *turn == queue) {
            Some((_, last)) => *last = ordinal,
            None => self.turns.push((queue, ordinal)),
        }
    }
}
