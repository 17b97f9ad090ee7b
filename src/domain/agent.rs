//! The people who answer.

use super::{
    AgentId, Context, HoursId, Presence, PresenceChoice, PresenceId, Proficiency, ProfileId, SkillId, Units,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A person who takes conversations, as an administrator describes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// Who this is.
    pub id: AgentId,
    /// Full name, as colleagues see it.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// How many units of work they can hold at once; 100 unless somebody decided otherwise (seed 001). Nothing when
    /// their work is not counted in units, which is not the same as zero (behaviour §21.5).
    pub units: Option<Units>,
    /// Their capacity profiles, with a limit of their own where they have one.
    pub profiles: BTreeMap<ProfileId, Option<u32>>,
    /// What they are good at.
    pub skills: BTreeMap<SkillId, Proficiency>,
    /// The custom presences they may choose.
    pub presences: BTreeSet<PresenceId>,
    /// The presence they start work with (seed 003).
    pub default_presence: PresenceChoice,
    /// Anything else that assignment rules may look at.
    pub attributes: Context,
    /// When they work; nothing when rules are not to care.
    pub hours: Option<HoursId>,
}

/// What a person may do (behaviour §17). Each includes the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Talks with customers.
    #[default]
    Agent,
    /// Also monitors, assigns, transfers and closes what others have.
    Supervisor,
}

impl Agent {
    /// An agent with everything but the name at its default.
    #[must_use]
    pub fn new(id: AgentId, name: &str) -> Self {
        Self {
            id,
            name: name.into(),
            role: Role::Agent,
            units: Some(Units(100)),
            profiles: BTreeMap::new(),
            skills: BTreeMap::new(),
            presences: BTreeSet::new(),
            default_presence: PresenceChoice::Base(Presence::Available),
            attributes: Context::new(),
            hours: None,
        }
    }

    /// Their rating in a skill that counts for them.
    #[must_use]
    pub fn rating(&self, skill: SkillId) -> Option<u8> {
        self.skills
            .get(&skill)
            .filter(|proficiency| proficiency.active)
            .map(|proficiency| proficiency.rating)
    }
}
