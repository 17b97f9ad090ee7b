//! Capacity profiles: how many items of a kind an agent may have (behaviour §4.6).

use super::ProfileId;
use serde::{Deserialize, Serialize};

/// A capacity profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityProfile {
    /// Which one.
    pub id: ProfileId,
    /// Its name.
    pub name: String,
    /// How many items at once, or a day; an agent may have a limit of their own.
    pub limit: u32,
    /// When an item's place comes back.
    pub reset: Reset,
    /// Whether an agent who has used it up gets no work at all offered, of whatever profile.
    pub blocks: bool,
}

/// When a place in a profile comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reset {
    /// As soon as the item is released.
    Immediate,
    /// When the day is over, whether or not the item is.
    EndOfDay,
}
