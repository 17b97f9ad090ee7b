//! Skills.

use super::{RatingModelId, SkillId};
use serde::{Deserialize, Serialize};

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
