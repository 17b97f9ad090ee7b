//! Notes: what an agent writes down about a conversation, for colleagues and for later.

use super::{AgentId, Millis};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The note of one agent about one conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Whose.
    pub agent: AgentId,
    /// When it was last changed.
    pub at: Millis,
    /// What it says. Plain text.
    pub text: Arc<str>,
}
