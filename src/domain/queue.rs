//! Queues: where conversations wait for the people who may take them.

use super::{AgentId, QueueId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// Which one.
    pub id: QueueId,
    /// Its name.
    pub name: String,
    /// Smaller numbers are served first (behaviour §2.5).
    pub priority: u32,
    /// Who takes work from it.
    pub members: BTreeSet<AgentId>,
}
