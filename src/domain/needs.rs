//! What a conversation asks for.

use super::{ProfileId, SkillId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a conversation asks of whoever takes it, beyond what its work stream asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Needs {
    /// Skills, each with the rating it takes.
    pub skills: BTreeMap<SkillId, u8>,
    /// Capacity profiles, in addition to the work stream's own.
    pub profiles: BTreeSet<ProfileId>,
}

impl Needs {
    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.skills.is_empty() && self.profiles.is_empty()
    }
}
