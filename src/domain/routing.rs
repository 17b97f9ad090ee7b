//! The rules of a work stream: classification, then the way to a queue (behaviour §2.1–2.3).

use super::{Condition, Needs, OverflowRule, QueueId, Value};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A classification ruleset. All rulesets of a work stream run, in order; in each the first match decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruleset {
    /// Its name.
    pub name: String,
    /// At most 100, in order.
    pub rules: Vec<ClassificationRule>,
}

/// One rule of a classification ruleset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassificationRule {
    /// Its name.
    pub name: String,
    /// When it applies.
    pub when: Condition,
    /// What it sets.
    pub then: Outputs,
}

/// What classification adds to a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outputs {
    /// At most five attributes; later rulesets see them.
    pub attributes: Vec<(String, Value)>,
    /// Skills with the rating each takes, and capacity profiles in addition to the work stream's own.
    pub needs: Arc<Needs>,
}

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
