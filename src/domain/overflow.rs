//! Overflow: what happens when a queue cannot take a conversation, or keeps it too long (behaviour §3.4, §3.5).

use super::{QueueId, Span};
use serde::{Deserialize, Serialize};

/// What a queue does with what it cannot serve.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Overflow {
    /// Looked at once, before a conversation enters by the routing rules.
    pub before: Vec<OverflowRule>,
    /// Looked at while it waits.
    pub queued: Option<WaitOverflow>,
}

/// A condition and its action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverflowRule {
    /// When.
    pub when: OverflowCondition,
    /// What then.
    pub then: OverflowAction,
}

/// When a queue overflows before a conversation enters it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverflowCondition {
    /// Outside the queue's operating hours.
    OutOfHours,
    /// So many items wait already: with a limit of 2, the third overflows.
    Items(u32),
    /// The wait it can expect is longer than this.
    PredictedWait(Span),
}

/// What happens to what overflows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverflowAction {
    /// The conversation ends. Not for records.
    End,
    /// It goes to another queue.
    Transfer(QueueId),
    /// It enters all the same.
    AssignAnyway,
}

/// What happens to what has waited too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitOverflow {
    /// How long it may wait in this queue.
    pub after: Span,
    /// What then; it cannot be assigned "anyway", it is in the queue already.
    pub then: OverflowAction,
}
