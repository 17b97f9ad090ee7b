//! Those who take part in a conversation besides its primary agent: consultants and supervisors.

use super::{AgentId, Millis};
use serde::{Deserialize, Serialize};

/// Somebody beside the primary agent (design §4: the mode of a participant).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub agent: AgentId,
    /// In which mode.
    pub mode: Mode,
    /// Since when they take part, in this mode.
    pub since: Millis,
    /// Whether they may write to the customer: only once they were added to the conversation.
    pub speaks: bool,
}

/// How somebody takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Asked for advice.
    Consult,
    /// A supervisor who listens.
    Monitor,
}
