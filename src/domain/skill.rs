//! Skills, how they are rated, and what a conversation asks for.

use super::{ProfileId, RatingModelId, SkillId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Something an agent can be good at (behaviour §2.8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    /// Which one.
    pub id: SkillId,
    /// Its name.
    pub name: String,
    /// Its type: Language, Product, …
    pub kind: String,
    /// How it is rated. One model per skill, so that ratings of a skill can be compared.
    pub model: RatingModelId,
}

/// A scale of proficiency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingModel {
    /// Which one.
    pub id: RatingModelId,
    /// Its name.
    pub name: String,
    /// The lowest rating.
    pub lowest: u8,
    /// The highest rating.
    pub highest: u8,
    /// What each rating is called, from the lowest on.
    pub labels: Vec<String>,
}

/// How good an agent is at a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proficiency {
    /// The rating, on the scale of the skill's model.
    pub rating: u8,
    /// Whether it counts; a skill can be set aside for a person without losing the rating.
    pub active: bool,
}

impl Proficiency {
    /// A rating that counts.
    #[must_use]
    pub const fn rated(rating: u8) -> Self {
        Self { rating, active: true }
    }
}

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
