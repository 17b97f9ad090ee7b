//! Disposition codes: what came of a conversation, chosen during wrap-up (behaviour §5.7).

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The codes of a work stream. None means that agents are not asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dispositions {
    /// What can be chosen, in the order in which it is shown.
    pub codes: Vec<Arc<str>>,
    /// Whether one has to be chosen before the conversation is closed.
    pub required: bool,
    /// How many can be chosen for one conversation, 1 to 12.
    pub limit: u8,
}

impl Default for Dispositions {
    fn default() -> Self {
        Self {
            codes: Vec::new(),
            required: false,
            limit: 2,
        }
    }
}
