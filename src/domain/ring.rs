//! Rings: whom a queue asks later (behaviour §2.9).

use super::{AgentId, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A ring of agents who are asked only after a conversation has waited for so long ("bullseye").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ring {
    /// How long it has to have waited in this queue.
    pub opens_after: Span,
    /// Who.
    pub agents: BTreeSet<AgentId>,
}
