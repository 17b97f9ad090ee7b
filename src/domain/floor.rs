//! A floor: everything an administrator sets up before the first conversation.

use super::{Agent, Customer, Queue, Settings, WorkStream};
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
    /// Agents.
    pub agents: Vec<Agent>,
    /// Customers on file.
    pub customers: Vec<Customer>,
}
