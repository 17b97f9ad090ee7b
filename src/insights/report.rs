//! Figures, each with its definition.

use crate::domain::{AgentId, QueueId};
use serde::Serialize;
use std::collections::BTreeMap;

/// All figures of a stretch of log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Over the whole floor.
    pub total: Figures,
    /// By queue.
    pub queues: BTreeMap<QueueId, Figures>,
    /// By agent.
    pub agents: BTreeMap<AgentId, AgentFigures>,
}

/// The figures of a floor or a queue. Follow-ups we start ourselves do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Conversations customers began.
    pub conversations: u32,
    /// Those an agent took.
    pub answered: u32,
    /// Those whose customer left before anybody had taken them.
    pub abandoned: u32,
    /// Those that are closed, for whatever reason.
    pub closed: u32,
    /// Offers an agent rejected.
    pub offers_rejected: u32,
    /// Offers that timed out.
    pub offers_timed_out: u32,
    /// From creation to the first agent, over those answered; 0 when none was.
    pub mean_wait_ms: i64,
    /// The longest of these waits.
    pub longest_wait_ms: i64,
}

/// The figures of an agent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AgentFigures {
    /// Offers made to them.
    pub offered: u32,
    /// Conversations they took, offered or picked.
    pub answered: u32,
    /// Conversations that ended with them.
    pub ended: u32,
    /// From taking a conversation to their first word in it; nothing before the first.
    pub mean_first_answer_ms: Option<i64>,
}
