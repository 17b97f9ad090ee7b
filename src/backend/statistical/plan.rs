//! What is played: a floor, and who comes.

use super::Distribution;
use super::file;
use crate::backend::ScenarioError;
use crate::domain::{AgentId, Floor, QueueId, Span, WorkStreamId};
use std::collections::BTreeMap;

/// A statistical floor, or a trace.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its name.
    pub name: String,
    /// The seed the file asks for.
    pub seed: u64,
    /// Agents, queues, and one work stream per kind of conversation.
    pub floor: Floor,
    /// How fast agents work, in percent, where it is not 100.
    pub crew: Crew,
    /// Who comes.
    pub kind: Kind,
    /// How many arrivals are played before anything is counted.
    pub warm_up: usize,
    /// Into how many stretches the rest is cut to judge how sure the figures are.
    pub batches: usize,
    /// The waits service levels are asked for.
    pub levels: Vec<Span>,
    /// The names of the kinds of conversation, by work stream.
    pub classes: BTreeMap<WorkStreamId, String>,
    /// Where each kind waits.
    pub queue_of: BTreeMap<WorkStreamId, QueueId>,
}

/// How fast agents work, in percent.
pub type Crew = BTreeMap<AgentId, u32>;

/// Who comes.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Streams of arrivals, so many in all.
    Streams {
        /// How many.
        arrivals: usize,
        /// The streams.
        streams: Vec<Arrivals>,
    },
    /// A list of conversations, each with its numbers.
    Trace(Vec<TraceEntry>),
}

/// One stream of arrivals.
#[derive(Clone, Copy, Debug)]
pub struct Arrivals {
    /// What kind of conversation.
    pub work_stream: WorkStreamId,
    /// The time from one to the next.
    pub every: Distribution,
    /// How long an agent at 100 percent needs. It belongs to the conversation: whoever takes it.
    pub handle: Distribution,
    /// How long the customer waits; for ever, when nothing is said.
    pub patience: Option<Distribution>,
}

/// One conversation of a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceEntry {
    /// When, from the start.
    pub at: Span,
    /// What kind of conversation.
    pub work_stream: WorkStreamId,
    /// How long an agent at 100 percent needs.
    pub handle: Span,
    /// How long the customer waits.
    pub patience: Option<Span>,
}

impl Plan {
    /// Reads a plan.
    ///
    /// # Errors
    /// A [`ScenarioError`] with the line, the reason and what would be right.
    pub fn parse(text: &str) -> Result<Self, ScenarioError> {
        file::read(text)
    }

    /// Whether a text says that it is a plan, rather than a scenario of stories.
    #[must_use]
    pub fn is_meant(text: &str) -> bool {
        serde_json::from_str::<file::Header>(text).is_ok_and(|header| header.kind.is_some())
    }
}
