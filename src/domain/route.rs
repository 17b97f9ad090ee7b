//! Route-to-queue rules: where a conversation goes (behaviour §2.3).

use super::{Condition, OverflowRule, QueueId};
use serde::{Deserialize, Serialize};

/// One rule of the route-to-queue ruleset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteRule {
    /// Its name.
    pub name: String,
    /// When it applies.
    pub when: Condition,
    /// Where to.
    pub to: RouteTarget,
    /// What to do when the queue overflows, instead of what the queue says.
    #[serde(default)]
    pub overflow: Option<Vec<OverflowRule>>,
}

/// Where a route rule leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RouteTarget {
    /// One queue.
    Queue(QueueId),
    /// Two to five queues with percentages that sum to 100.
    Split(Vec<(QueueId, u8)>),
}

impl RouteTarget {
    /// Every queue it can lead to.
    pub fn queues(&self) -> impl Iterator<Item = QueueId> + '_ {
        let (one, several) = match self {
            Self::Queue(queue) => (Some(*queue), &[][..]),
            Self::Split(shares) => (None, shares.as_slice()),
        };
        one.into_iter().chain(several.iter().map(|(queue, _)| *queue))
    }
}
