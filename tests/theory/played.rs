//! A floor of one kind, played.

use serde_json::{Value, json};
use switchboard::backend::statistical::{Ending, Estimate, Outcome, Plan, Report, batch_means, play, report};

/// How far a figure may be from its formula, in standard errors.
pub const FAR: f64 = 4.5;

/// A plan and what became of it.
pub struct Played {
    pub plan: Plan,
    pub outcomes: Vec<Outcome>,
}

impl Played {
    pub fn new(file: &Value) -> Self {
        let plan = Plan::parse(&file.to_string()).unwrap_or_else(|error| panic!("{error}"));
        let mut outcomes = Vec::new();
        play(&plan, plan.seed, |outcome| outcomes.push(outcome)).expect("the floor opens");
        outcomes.sort_by_key(|outcome| outcome.number);
        Self { plan, outcomes }
    }

    pub fn report(&self) -> Report {
        report(&self.plan, &self.outcomes)
    }

    /// The mean of a value over what came after the warm-up and is of a class.
    pub fn mean_of(&self, class: Option<&str>, value: impl Fn(&Outcome) -> f64) -> Estimate {
        let counts = |outcome: &&Outcome| {
            outcome.number >= self.plan.warm_up
                && class.is_none_or(|class| self.plan.classes[&outcome.work_stream] == class)
        };
        let series: Vec<f64> = self.outcomes.iter().filter(counts).map(value).collect();
        batch_means(&series, self.plan.batches)
    }
}

/// How long somebody waited, in seconds.
pub fn wait(outcome: &Outcome) -> f64 {
    (outcome.waited_until.0 - outcome.arrived.0) as f64 / 1_000.0
}

pub fn is(outcome: &Outcome, ending: Ending) -> f64 {
    f64::from(u8::from(outcome.ending == ending))
}

/// One pool: so many agents, so much work for them, and a mean handle time of 100 seconds.
pub fn pool(agents: u32, load: f64, arrivals: usize) -> Value {
    json!({
        "kind": "statistical",
        "name": "One pool",
        "seed": 1,
        "arrivals": arrivals,
        "warm_up": arrivals / 10,
        "service_levels_s": [20],
        "queues": [{ "key": "queue" }],
        "classes": [{
            "key": "work",
            "queue": "queue",
            "every_s": { "exponential": 100.0 / load },
            "handle_s": { "exponential": 100.0 }
        }],
        "agents": [{ "key": "agent", "count": agents, "queues": ["queue"] }]
    })
}

/// Fails when an estimate is too far from the truth.
pub fn agrees(what: &str, estimate: Estimate, truth: f64) {
    let far = estimate.deviations(truth);
    assert!(
        far.abs() <= FAR,
        "{what}: {:.5} ± {:.5} is {far:.1} standard errors from {truth:.5}",
        estimate.mean,
        estimate.standard_error
    );
}
