//! When and by whom: what a command does not say about itself.

use super::Refusal;
use crate::domain::{AgentId, BotId, Millis};
use serde::{Deserialize, Serialize};

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// The rules: timers and consequences.
    System,
    /// An agent.
    Agent(AgentId),
    /// A customer, through a channel.
    Customer,
    /// A bot.
    Bot(BotId),
    /// Whoever sets up the floor.
    Administrator,
}

/// When a command is carried out, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The time.
    pub now: Millis,
    /// Who acts. A command names no agent of its own, so nobody can act for somebody else.
    pub actor: Actor,
}

impl Stamp {
    /// A stamp for `actor` at `now`.
    #[must_use]
    pub const fn new(now: Millis, actor: Actor) -> Self {
        Self { now, actor }
    }

    /// The agent who acts.
    ///
    /// # Errors
    /// [`Refusal::OnlyForAgents`] when it is anybody else.
    pub const fn agent(&self) -> Result<AgentId, Refusal> {
        match self.actor {
            Actor::Agent(agent) => Ok(agent),
            _ => Err(Refusal::OnlyForAgents),
        }
    }
}
