//! Questions to agents about a conversation that is somebody else's.

use super::{AgentId, Millis, QueueId};
use serde::{Deserialize, Serialize};

/// A question to an agent about a conversation that stays where it is until they have answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Who is asked.
    pub agent: AgentId,
    /// What for.
    pub purpose: Purpose,
    /// By whom.
    pub by: AgentId,
    /// Since when: a question to a queue goes from one of its members to the next.
    pub asked_at: Millis,
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
