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
    pub(super) next: Millis,
    /// When they come, apart from who they are: whom an agent keeps busy must not change when the next one writes.
    gaps: Chance,
    pub(super) choices: Chance,
}

impl Flow {
    pub(super) fn new(traffic: Traffic, mut gaps: Chance, choices: Chance, start: Millis) -> Self {
        let next = start + traffic.from + gaps.gap(traffic.every);
        Self {
            traffic,
            next,
            gaps,
            choices,
        }
    }

    pub(super) fn step(&mut self) {
        self.next = self.next + self.gaps.gap(self.traffic.every);
    }
}
