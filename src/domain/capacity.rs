//! Units of capacity and the ledger that never loses one.

use super::ConversationId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Units of capacity (seed 001). An available amount may be negative after a named override.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Units(pub i32);

/// What one conversation holds of an agent's capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// How much.
    pub units: Units,
    /// Taken by hand (pick, resume, follow-up), so it was allowed to exceed the limit (behaviour §4.5).
    pub by_hand: bool,
}

/// An agent's capacity: what there is, and which conversation holds how much of it.
///
/// Held plus available is the total at every step (design §2.3): `available` is never stored, and `held` changes
/// only together with its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    total: Units,
    held: Units,
    holds: BTreeMap<ConversationId, Hold>,
}

impl Ledger {
    /// An empty ledger over `total` units.
    #[must_use]
    pub fn new(total: Units) -> Self {
        Self {
            total,
            ..Self::default()
        }
    }

    /// All units there are.
    #[must_use]
    pub const fn total(&self) -> Units {
        self.total
    }

    /// Units held by offers, conversations and wrap-up.
    #[must_use]
    pub const fn held(&self) -> Units {
        self.held
    }

    /// Units left; negative only after something was taken by hand.
    #[must_use]
    pub const fn available(&self) -> Units {
        Units(self.total.0 - self.held.0)
    }

    /// Every hold, by conversation.
    pub fn holds(&self) -> impl Iterator<Item = (ConversationId, Hold)> + '_ {
        self.holds.iter().map(|(id, hold)| (*id, *hold))
    }

    /// Whether this conversation holds anything here.
    #[must_use]
    pub fn holds_for(&self, conversation: ConversationId) -> bool {
        self.holds.contains_key(&conversation)
    }

    /// Gives `hold` to the conversation, replacing what it held before.
    pub fn hold(&mut self, conversation: ConversationId, hold: Hold) {
        self.release(conversation);
        self.held = Units(self.held.0 + hold.units.0);
        self.holds.insert(conversation, hold);
    }

    /// Takes back what the conversation holds, if anything.
    pub fn release(&mut self, conversation: ConversationId) {
        if let Some(hold) = self.holds.remove(&conversation) {
            self.held = Units(self.held.0 - hold.units.0);
        }
    }
}
