//! The set-up: what administrators decide, by number.

use super::setting::Setting;
use super::table::Table;
use crate::domain::{
    Article, ArticleId, Bot, BotId, CapacityProfile, CustomPresence, Floor, HoursId, Macro, MacroId,
    OperatingHours, Presence, PresenceChoice, PresenceId, ProfileId, Queue, QueueId, QuickReply,
    QuickReplyId, RatingModel, RatingModelId, Script, ScriptId, Settings, Skill, SkillId, WorkStream,
    WorkStreamId,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything on a floor but its people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// Floor-wide settings.
    pub settings: Settings,
    /// Work streams.
    pub work_streams: Table<WorkStreamId, WorkStream>,
    /// Queues.
    pub queues: Table<QueueId, Queue>,
    /// Operating hours.
    pub hours: BTreeMap<HoursId, OperatingHours>,
    /// Scales of proficiency.
    pub rating_models: BTreeMap<RatingModelId, RatingModel>,
    /// Skills.
    pub skills: BTreeMap<SkillId, Skill>,
    /// Capacity profiles.
    pub profiles: BTreeMap<ProfileId, CapacityProfile>,
    /// Custom presences.
    pub presences: BTreeMap<PresenceId, CustomPresence>,
    /// Quick replies, shared and personal.
    pub quick_replies: BTreeMap<QuickReplyId, QuickReply>,
    /// Knowledge articles.
    pub articles: BTreeMap<ArticleId, Article>,
    /// Agent scripts.
    pub scripts: BTreeMap<ScriptId, Script>,
    /// Macros.
    pub macros: BTreeMap<MacroId, Macro>,
    /// Bots.
    pub bots: BTreeMap<BotId, Bot>,
}

impl Setup {
    /// The set-up of a floor.
    #[must_use]
    pub fn of(floor: &Floor) -> Self {
        fn by<K: Ord, V: Clone>(rows: &[V], key: impl Fn(&V) -> K) -> BTreeMap<K, V> {
            rows.iter().map(|row| (key(row), row.clone())).collect()
        }
        Self {
            settings: floor.settings.clone(),
            work_streams: floor
                .work_streams
                .iter()
                .map(|row| (row.id, row.clone()))
                .collect(),
            queues: floor.queues.iter().map(|row| (row.id, row.clone())).collect(),
            hours: floor.hours.iter().cloned().collect(),
            rating_models: by(&floor.rating_models, |row| row.id),
            skills: by(&floor.skills, |row| row.id),
            profiles: by(&floor.profiles, |row| row.id),
            presences: by(&floor.presences, |row| row.id),
            quick_replies: by(&floor.quick_replies, |row| row.id),
            articles: by(&floor.articles, |row| row.id),
            scripts: by(&floor.scripts, |row| row.id),
            macros: by(&floor.macros, |row| row.id),
            bots: by(&floor.bots, |row| row.id),
        }
    }

    /// The set-up with one thing saved. Agents are people, not set-up: they change nothing here.
    pub(super) fn save(&mut self, setting: &Setting) {
        match setting {
            Setting::Floor(row) => self.settings = row.clone(),
            Setting::WorkStream(row) => self.work_streams.insert(row.id, row.clone()),
            Setting::Queue(row) => self.queues.insert(row.id, row.clone()),
            Setting::Hours(id, row) => drop(self.hours.insert(*id, row.clone())),
            Setting::RatingModel(row) => drop(self.rating_models.insert(row.id, row.clone())),
            Setting::Skill(row) => drop(self.skills.insert(row.id, row.clone())),
            Setting::Profile(row) => drop(self.profiles.insert(row.id, row.clone())),
            Setting::Presence(row) => drop(self.presences.insert(row.id, row.clone())),
            Setting::QuickReply(row) => drop(self.quick_replies.insert(row.id, row.clone())),
            Setting::Article(row) => drop(self.articles.insert(row.id, row.clone())),
            Setting::Script(row) => drop(self.scripts.insert(row.id, row.clone())),
            Setting::Macro(row) => drop(self.macros.insert(row.id, row.clone())),
            Setting::Bot(row) => drop(self.bots.insert(row.id, row.clone())),
            Setting::Agent(_) => {}
        }
    }

    /// How a chosen presence behaves; nothing when it does not exist.
    #[must_use]
    pub fn base_of(&self, choice: PresenceChoice) -> Option<Presence> {
        match choice {
            PresenceChoice::Base(base) => Some(base),
            PresenceChoice::Custom(id) => self.presences.get(&id).map(|custom| custom.base),
        }
    }

    /// From the lowest to the highest rating of a skill.
    pub(super) fn width_of_scale(&self, skill: SkillId) -> u64 {
        self.skills
            .get(&skill)
            .and_then(|skill| self.rating_models.get(&skill.model))
            .map_or(1, |model| {
                u64::from(model.highest.saturating_sub(model.lowest)).max(1)
            })
    }
}
