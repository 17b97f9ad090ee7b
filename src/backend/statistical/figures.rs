//! What a played plan amounts to, with how sure it is.

use super::{Ending, Estimate, Outcome, Plan, batch_means};
use crate::domain::{QueueId, Span};
use serde::Serialize;
use std::collections::BTreeMap;

/// The figures of a played plan.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Everything together.
    pub overall: Figures,
    /// By queue, by its key.
    pub queues: BTreeMap<String, Figures>,
}

/// The figures of a floor or a queue, over the arrivals after the warm-up.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    /// How many came.
    pub arrivals: usize,
    /// How many were answered.
    pub answered: usize,
    /// How many gave up.
    pub abandoned: usize,
    /// How many found no room to wait.
    pub sent_away: usize,
    /// The share that had to wait, of those who found room.
    pub wait_probability: Estimate,
    /// How long they waited, in seconds, whether they were answered or gave up.
    pub mean_wait_s: Estimate,
    /// The share that was answered within so many seconds, of those who found room.
    pub service_levels: Vec<(f64, Estimate)>,
    /// How many waited, on average over time.
    pub mean_queue: Estimate,
    /// The share of time an agent's slot is in use; only for the floor as a whole.
    pub occupancy: Option<Estimate>,
}

/// Makes the figures. The outcomes may come in any order.
#[must_use]
pub fn report(plan: &Plan, outcomes: &[Outcome]) -> Report {
    let mut counted: Vec<Outcome> = outcomes
        .iter()
        .filter(|outcome| outcome.number >= plan.warm_up)
        .copied()
        .collect();
    counted.sort_unstable_by_key(|outcome| outcome.number);
    let slots: i64 = plan
        .floor
        .agents
        .iter()
        .map(|agent| i64::from(agent.units.unwrap_or_default().0))
        .sum();
    let span = Span(counted.last().map_or(0, |last| last.arrived.0));
    let from = Span(counted.first().map_or(0, |first| first.arrived.0));
    let window = Window {
        from,
        to: span,
        batches: plan.batches,
    };
    let is_in = |outcome: &Outcome, id: QueueId| plan.queue_of.get(&outcome.work_stream) == Some(&id);
    let all: Vec<&Outcome> = outcomes.iter().collect();
    let mut overall = figures(plan, &counted, &all, &window);
    // Whoever came during the warm-up may still be in service when counting begins.
    overall.occupancy = Some(window.mean(&all, slots.max(1) as f64, |outcome| {
        matches!(outcome.ending, Ending::Served(_)).then_some((outcome.waited_until, outcome.ended))
    }));
    Report {
        overall,
        queues: plan
            .floor
            .queues
            .iter()
            .map(|queue| {
                let own: Vec<_> = counted
                    .iter()
                    .filter(|one| is_in(one, queue.id))
                    .copied()
                    .collect();
                let all: Vec<_> = outcomes.iter().filter(|one| is_in(one, queue.id)).collect();
                (queue.name.clone(), figures(plan, &own, &all, &window))
            })
            .collect(),
    }
}

/// `all` are those of the warm-up as well: whoever came then may still wait when counting begins.
fn figures(plan: &Plan, outcomes: &[Outcome], all: &[&Outcome], window: &Window) -> Figures {
    let count = |is: fn(&Ending) -> bool| outcomes.iter().filter(|outcome| is(&outcome.ending)).count();
    let entered: Vec<&Outcome> = outcomes
        .iter()
        .filter(|outcome| outcome.ending != Ending::SentAway)
        .collect();
    let mean = |value: &dyn Fn(&Outcome) -> f64| {
        let series: Vec<f64> = entered.iter().map(|outcome| value(outcome)).collect();
        batch_means(&series, plan.batches)
    };
    let level = |level: Span| {
        let is_met =
            |outcome: &Outcome| matches!(outcome.ending, Ending::Served(_)) && wait(outcome) <= level;
        (
            seconds(level),
            mean(&|outcome| f64::from(u8::from(is_met(outcome)))),
        )
    };
    Figures {
        arrivals: outcomes.len(),
        answered: count(|ending| matches!(ending, Ending::Served(_))),
        abandoned: count(|ending| *ending == Ending::Abandoned),
        sent_away: count(|ending| *ending == Ending::SentAway),
        wait_probability: mean(&|outcome| f64::from(u8::from(wait(outcome) > Span::ZERO))),
        mean_wait_s: mean(&|outcome| seconds(wait(outcome))),
        service_levels: plan.levels.iter().map(|span| level(*span)).collect(),
        mean_queue: window.mean(all, 1.0, waiting),
        occupancy: None,
    }
}

fn wait(outcome: &Outcome) -> Span {
    Span(outcome.waited_until.0 - outcome.arrived.0)
}

fn waiting(outcome: &Outcome) -> Option<(Span, Span)> {
    Some((outcome.arrived, outcome.waited_until))
}

fn seconds(span: Span) -> f64 {
    span.0 as f64 / 1_000.0
}

/// The stretch of time figures over time are taken from, in batches of equal length.
struct Window {
    from: Span,
    to: Span,
    batches: usize,
}

impl Window {
    /// How many of `outcomes` are on average within the stretch `of` gives each of them, out of `of_all`.
    fn mean(
        &self,
        outcomes: &[&Outcome],
        of_all: f64,
        of: impl Fn(&Outcome) -> Option<(Span, Span)>,
    ) -> Estimate {
        let length = (self.to.0 - self.from.0) / (self.batches as i64).max(1);
        if length <= 0 {
            return Estimate::of(&[]);
        }
        let mut sums = vec![0_i64; self.batches];
        for (from, to) in outcomes.iter().filter_map(|outcome| of(outcome)) {
            let first = (from.0 - self.from.0).div_euclid(length).max(0);
            let last = (to.0 - self.from.0).div_euclid(length);
            for batch in first..=last {
                let begins = self.from.0 + batch * length;
                let within = to.0.min(begins + length) - from.0.max(begins);
                if let Some(sum) = usize::try_from(batch).ok().and_then(|batch| sums.get_mut(batch)) {
                    *sum += within.max(0);
                }
            }
        }
        let means: Vec<f64> = sums
            .into_iter()
            .map(|sum| sum as f64 / length as f64 / of_all)
            .collect();
        Estimate::of(&means)
    }
}
