//! Queues: where conversations wait for the people who may take them.

use super::{AgentId, AssignmentMethod, Bucket, HoursId, Overflow, QueueId, Ring, Span, WorkKind};
use serde::{Deserialize, Serialize};

/// A queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// Which one.
    pub id: QueueId,
    /// Its name.
    pub name: String,
    /// What it may hold.
    pub kind: WorkKind,
    /// Smaller numbers are served first (behaviour §2.5).
    pub priority: u32,
    /// Who takes work from it, in the order in which they were added.
    pub members: Vec<AgentId>,
    /// When it is open; always, when nothing is said.
    pub hours: Option<HoursId>,
    /// What it does with what it cannot serve.
    pub overflow: Overflow,
    /// Whom it asks first.
    pub assignment: AssignmentMethod,
    /// What it serves first. Nothing: the oldest.
    pub buckets: Vec<Bucket>,
    /// Whom it asks later. Nothing: everybody at once.
    pub rings: Vec<Ring>,
    /// How long after the last ring everybody else is asked; nothing: never.
    pub beyond_rings: Option<Span>,
}

impl Queue {
    /// A queue for messages with everything else at its default.
    #[must_use]
    pub fn new(id: QueueId, name: &str) -> Self {
        Self {
            id,
            name: name.into(),
            kind: WorkKind::Messaging,
            priority: 1,
            members: Vec::new(),
            hours: None,
            overflow: Overflow::default(),
            assignment: AssignmentMethod::default(),
            buckets: Vec::new(),
            rings: Vec::new(),
            beyond_rings: None,
        }
    }

    /// How many rings are open for what has waited for so long; where there are none, everybody counts as the first.
    #[must_use]
    pub fn rings_after(&self, waited: Span) -> u8 {
        let Some(last) = self.rings.last() else {
            return 1;
        };
        let beyond = self.beyond_rings.map(|after| last.opens_after + after);
        let opens = self.rings.iter().map(|ring| ring.opens_after).chain(beyond);
        u8::try_from(opens.take_while(|opens| *opens <= waited).count()).unwrap_or(u8::MAX)
    }

    /// Whether it serves the oldest first, whatever it is.
    #[must_use]
    pub const fn is_first_come(&self) -> bool {
        self.buckets.is_empty()
    }
}
