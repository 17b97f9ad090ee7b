//! Capacity, and what a conversation takes of it.

use super::ProfileId;
use serde::{Deserialize, Serialize};

/// Units of capacity (seed 001). An available amount may be negative after a named override.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Units(pub i32);

/// What one conversation of a work stream costs: units, or a place in a profile (behaviour §1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cost {
    /// So many units; 0 means it can always be taken.
    Units(Units),
    /// One place in this profile.
    Profile(ProfileId),
}

impl Cost {
    /// The units it takes.
    #[must_use]
    pub const fn units(self) -> Units {
        match self {
            Self::Units(units) => units,
            Self::Profile(_) => Units(0),
        }
    }

    /// The profile it takes a place of.
    #[must_use]
    pub const fn profile(self) -> Option<ProfileId> {
        match self {
            Self::Units(_) => None,
            Self::Profile(profile) => Some(profile),
        }
    }
}
