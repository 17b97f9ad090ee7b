//! Ratings: how good somebody is at a skill, and on which scale.

use super::RatingModelId;
use serde::{Deserialize, Serialize};

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
