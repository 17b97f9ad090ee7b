//! One pool: those who wait for ever, those who give up, and those who find no room.

use super::formulas::{ErlangA, ErlangC, Loss};
use super::played::{Played, agrees, is, pool};
use serde_json::json;
use switchboard::backend::statistical::{Ending, Figures};

const SERVICE_RATE: f64 = 0.01;
const LEVEL: f64 = 20.0;

/// What every one of these models has a formula for.
struct Truth {
    wait_probability: f64,
    mean_wait: f64,
    mean_queue: f64,
    occupancy: f64,
}

impl Truth {
    fn holds_for(&self, figures: &Figures, case: &dyn Fn(&str) -> String) {
        let occupancy = figures.occupancy.expect("of the whole floor");
        agrees(&case("waiting"), figures.wait_probability, self.wait_probability);
        agrees(&case("mean wait"), figures.mean_wait_s, self.mean_wait);
        agrees(&case("queue"), figures.mean_queue, self.mean_queue);
        agrees(&case("occupancy"), occupancy, self.occupancy);
    }
}

#[test]
fn a_pool_whose_customers_wait_for_ever_is_erlang_c() {
    for (agents, load, arrivals) in [
        (1, 0.5, 20_000),
        (2, 1.7, 60_000),
        (5, 4.0, 40_000),
        (10, 8.0, 40_000),
        (40, 36.0, 60_000),
        (100, 93.0, 60_000),
    ] {
        let theory = ErlangC {
            servers: agents,
            arrival_rate: load * SERVICE_RATE,
            service_rate: SERVICE_RATE,
        };
        let figures = Played::new(&pool(agents, load, arrivals)).report().overall;
        let case = |what: &str| format!("{agents} agents, load {load}: {what}");
        let truth = Truth {
            wait_probability: theory.wait_probability(),
            mean_wait: theory.mean_wait(),
            mean_queue: theory.mean_queue(),
            occupancy: theory.occupancy(),
        };
        truth.holds_for(&figures, &case);
        agrees(
            &case("service level"),
            figures.service_levels[0].1,
            theory.service_level(LEVEL),
        );
        assert_eq!(
            figures.answered, figures.arrivals,
            "everybody waits until somebody answers"
        );
    }
}

#[test]
fn a_pool_whose_customers_give_up_is_erlang_a() {
    for (agents, load, patience) in [
        (1, 1.5, 100.0),
        (10, 8.0, 50.0),
        (10, 12.0, 100.0),
        (50, 48.0, 60.0),
        (50, 53.0, 200.0),
        (100, 110.0, 20.0),
    ] {
        let theory = ErlangA {
            servers: agents,
            arrival_rate: load * SERVICE_RATE,
            service_rate: SERVICE_RATE,
            patience_rate: 1.0 / patience,
        };
        let mut file = pool(agents, load, 30_000);
        file["classes"][0]["patience_s"] = json!({ "exponential": patience });
        let played = Played::new(&file);
        let figures = played.report().overall;
        let case = |what: &str| format!("{agents} agents, load {load}, patience {patience}: {what}");
        let truth = Truth {
            wait_probability: theory.wait_probability(),
            mean_wait: theory.mean_wait(),
            mean_queue: theory.mean_queue(),
            occupancy: theory.occupancy(),
        };
        truth.holds_for(&figures, &case);
        agrees(
            &case("service level"),
            figures.service_levels[0].1,
            theory.service_level(LEVEL),
        );
        let abandoned = played.mean_of(None, |outcome| is(outcome, Ending::Abandoned));
        agrees(&case("giving up"), abandoned, theory.abandon_probability());
    }
}

#[test]
fn a_pool_with_room_for_so_many_is_m_m_n_k() {
    for (agents, load, room) in [(1, 0.9, 2), (5, 6.0, 3), (10, 9.0, 10), (20, 30.0, 1)] {
        let theory = Loss {
            servers: agents,
            places: agents + room,
            arrival_rate: load * SERVICE_RATE,
            service_rate: SERVICE_RATE,
        };
        let mut file = pool(agents, load, 30_000);
        file["queues"][0]["room"] = json!(room);
        let played = Played::new(&file);
        let figures = played.report().overall;
        let case = |what: &str| format!("{agents} agents, load {load}, room for {room}: {what}");
        let sent_away = played.mean_of(None, |outcome| is(outcome, Ending::SentAway));
        agrees(&case("no room"), sent_away, theory.blocking_probability());
        let truth = Truth {
            wait_probability: theory.wait_probability(),
            mean_wait: theory.mean_wait(),
            mean_queue: theory.mean_queue(),
            occupancy: theory.occupancy(),
        };
        truth.holds_for(&figures, &case);
    }
}
