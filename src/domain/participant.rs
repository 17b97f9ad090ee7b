//! Those who take part in a conversation besides its primary agent: consultants and supervisors.

use super::{AgentId, Millis, QueueId};
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

/// A question to an agent about a conversation that stays where it is until they have answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Who is asked.
    pub agent: AgentId,
    /// What for.
    pub purpose: Purpose,
    /// By whom.
    pub by: AgentId,
    /// When the question lapses.
    pub expires_at: Millis,
}

/// What an invitation is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// Take the conversation over.
    Transfer,
    /// Give advice.
    Consult {
        /// The queue that was asked; who declines is followed by its next best member.
        queue: Option<QueueId>,
        /// Who has declined so far.
        declined: Vec<AgentId>,
    },
}

impl Purpose {
    /// Whether it is a question for advice.
    #[must_use]
    pub const fn is_consult(&self) -> bool {
        matches!(self, Self::Consult { .. })
    }
}
