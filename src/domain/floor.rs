//! A floor: everything an administrator sets up before the first conversation.

use super::{
    Agent, Bot, CapacityProfile, CustomPresence, Customer, HoursId, OperatingHours, Queue, QuickReply,
    RatingModel, Settings, Skill, WorkStream,
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
    /// Agents.
    pub agents: Vec<Agent>,
    /// Customers on file.
    pub customers: Vec<Customer>,
}
