//! What routing made of a conversation.

use crate::domain::{Context, Needs, QueueId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Where routing led.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// The queue.
    pub queue: QueueId,
    /// The rule that led there, by its place; nothing when none did.
    pub rule: Option<u16>,
    /// Whether it is the fallback queue, where overflow does not count.
    pub by_fallback: bool,
}

/// What is known of a conversation when it is routed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Context variables.
    pub context: Context,
    /// Attributes.
    pub attributes: Context,
    /// What it asks for.
    pub needs: Arc<Needs>,
    /// Each split that matched, by its rule, and the queue it drew: it counts whether or not that queue took it.
    pub draws: Vec<(u16, QueueId)>,
}
