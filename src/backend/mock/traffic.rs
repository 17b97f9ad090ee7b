//! Traffic: customers who come by chance, at a rate.

use super::chance::Chance;
use crate::domain::{Millis, Span, WorkStreamId};

/// A stream of arrivals.
#[derive(Clone, Debug)]
pub(super) struct Traffic {
    /// Where they write.
    pub(super) work_stream: WorkStreamId,
    /// Why; one is chosen for each.
    pub(super) stories: Vec<usize>,
    /// How often on average.
    pub(super) every: Span,
    /// From when on.
    pub(super) from: Span,
    /// How many in a hundred are not on file.
    pub(super) unknown_percent: u8,
}

/// Traffic at work: when the next one comes.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub(super) traffic: Traffic,
    pub(super) chance: Chance,
    pub(super) next: Millis,
}

impl Flow {
    pub(super) fn new(traffic: Traffic, mut chance: Chance, start: Millis) -> Self {
        let next = start + traffic.from + chance.gap(traffic.every);
        Self {
            traffic,
            chance,
            next,
        }
    }

    pub(super) fn step(&mut self) {
        self.next = self.next + self.chance.gap(self.traffic.every);
    }
}
