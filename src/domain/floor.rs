//! A floor: everything an administrator sets up before the first conversation.

use super::{
    Activity, Agent, Article, Bot, CapacityProfile, Case, CustomPresence, Customer, HoursId, Macro,
    OperatingHours, Queue, QuickReply, RatingModel, Script, Settings, Skill, Verdict, WorkStream,
};
use serde::{Deserialize, Serialize};

/// The set-up a world begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// Floor-wide settings.
    pub settings: Settings,
    /// Work streams.
    pub work_streams: Vec<WorkStream>,
    /// Queues.
    pub queues: Vec<Queue>,
    /// Operating hours.
    pub hours: Vec<(HoursId, OperatingHours)>,
    /// Scales of proficiency.
    pub rating_models: Vec<RatingModel>,
    /// Skills.
    pub skills: Vec<Skill>,
    /// Capacity profiles.
    pub profiles: Vec<CapacityProfile>,
    /// Presences of the organisation's own.
    pub presences: Vec<CustomPresence>,
    /// Bots.
    pub bots: Vec<Bot>,
    /// Quick replies, shared and personal.
    pub quick_replies: Vec<QuickReply>,
    /// Knowledge articles.
    pub articles: Vec<Article>,
    /// Agent scripts.
    pub scripts: Vec<Script>,
    /// Macros.
    pub macros: Vec<Macro>,
    /// Agents.
    pub agents: Vec<Agent>,
    /// Customers on file.
    pub customers: Vec<Customer>,
    /// Cases on file.
    pub cases: Vec<Case>,
    /// Activities on file.
    pub activities: Vec<Activity>,
    /// What agents think of articles.
    pub verdicts: Vec<Verdict>,
}
