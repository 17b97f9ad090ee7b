//! One thing an administrator saves.

use crate::domain::{
    Agent, Article, Bot, CapacityProfile, CustomPresence, HoursId, Macro, OperatingHours, Queue, QuickReply,
    RatingModel, Script, Settings, Skill, WorkStream,
};
use serde::{Deserialize, Serialize};

/// A noun of the set-up, new or changed; its number says which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    clippy::large_enum_variant,
    reason = "saved a few times a day; boxed where it is part of an event"
)]
pub enum Setting {
    /// Floor-wide settings.
    Floor(Settings),
    /// A work stream.
    WorkStream(WorkStream),
    /// A queue with its members.
    Queue(Queue),
    /// Operating hours.
    Hours(HoursId, OperatingHours),
    /// A scale of proficiency.
    RatingModel(RatingModel),
    /// A skill.
    Skill(Skill),
    /// A capacity profile.
    Profile(CapacityProfile),
    /// A custom presence.
    Presence(CustomPresence),
    /// A quick reply for everybody.
    QuickReply(QuickReply),
    /// A knowledge article.
    Article(Article),
    /// An agent script.
    Script(Script),
    /// A macro.
    Macro(Macro),
    /// A bot.
    Bot(Bot),
    /// An agent: skills, capacity, presences.
    Agent(Agent),
}
