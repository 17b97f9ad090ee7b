//! Laws that hold on every single run, to the millisecond.

use super::played::{Played, pool};
use serde_json::{Value, json};
use switchboard::backend::statistical::{Ending, Outcome, Plan, Player};
use switchboard::domain::Span;
use switchboard::engine::fingerprint;

/// Two queues, two skills, customers who give up.
fn mixed() -> Value {
    json!({
        "kind": "statistical",
        "name": "Mixed",
        "seed": 9,
        "arrivals": 3_000,
        "queues": [{ "key": "left" }, { "key": "right", "method": "round_robin" }],
        "skills": ["red", "blue"],
        "classes": [
            { "key": "red", "queue": "left", "skills": { "red": 3 }, "every_s": { "exponential": 20.0 },
              "handle_s": { "exponential": 90.0 }, "patience_s": { "exponential": 80.0 } },
            { "key": "blue", "queue": "right", "skills": { "blue": 2 }, "every_s": { "exponential": 30.0 },
              "handle_s": { "erlang": [3, 120.0] }, "patience_s": { "uniform": [30.0, 300.0] } }
        ],
        "agents": [
            { "key": "both", "count": 3, "slots": 2, "queues": ["left", "right"], "skills": { "red": 4, "blue": 4 } },
            { "key": "red", "count": 2, "queues": ["left"], "skills": { "red": 5 } },
            { "key": "blue", "count": 1, "pace_percent": 130, "queues": ["right"], "skills": { "blue": 5 } }
        ]
    })
}

fn waits(outcomes: &[Outcome]) -> Vec<Span> {
    let wait = |outcome: &Outcome| Span(outcome.waited_until.0 - outcome.arrived.0);
    outcomes.iter().map(wait).collect()
}

#[test]
fn the_area_under_the_queue_is_the_sum_of_the_waits() {
    let plan = Plan::parse(&mixed().to_string()).expect("a plan");
    let mut waited = 0;
    let mut player = Player::open(&plan, plan.seed, |outcome: Outcome| {
        waited += outcome.waited_until.0 - outcome.arrived.0;
    })
    .expect("it opens");
    let (mut area, mut last, mut length) = (0, player.now(), 0);
    while player.step() {
        area += length * player.now().since(last).0;
        last = player.now();
        let world = player.world();
        length = world
            .queues()
            .map(|queue| world.waiting_in(queue.id).len() as i64)
            .sum();
    }
    drop(player);
    assert_eq!(area, waited, "Little's law on the sample path");
    assert!(area > 0);
}

#[test]
fn in_one_pool_waits_do_not_depend_on_whom_the_method_chooses() {
    let play = |method: &str| {
        let mut file = pool(6, 5.4, 5_000);
        file["queues"][0]["method"] = json!(method);
        file["agents"][0]["slots"] = json!(2);
        file["classes"][0]["every_s"] = json!({ "exponential": 100.0 / 11.0 });
        Played::new(&file).outcomes
    };
    let highest = play("highest_capacity");
    for method in ["round_robin", "least_active"] {
        let other = play(method);
        assert_eq!(waits(&highest), waits(&other), "{method}");
        assert_ne!(
            highest.iter().map(|one| one.ending).collect::<Vec<_>>(),
            other.iter().map(|one| one.ending).collect::<Vec<_>>(),
            "{method} chooses as highest capacity does"
        );
    }
}

#[test]
fn one_more_agent_delays_nobody() {
    let before = Played::new(&pool(6, 5.6, 5_000)).outcomes;
    let after = Played::new(&pool(7, 5.6, 5_000)).outcomes;
    let pairs = waits(&before).into_iter().zip(waits(&after));
    assert!(pairs.clone().all(|(before, after)| after <= before));
    assert!(pairs.into_iter().any(|(before, after)| after < before));
}

#[test]
fn one_more_agent_with_the_skill_delays_nobody() {
    let play = |skilled: bool| {
        let mut file = pool(6, 5.6, 5_000);
        file["skills"] = json!(["known"]);
        file["classes"][0]["skills"] = json!({ "known": 3 });
        let skills = json!({ "known": 3 });
        file["agents"][0]["skills"] = skills.clone();
        let learner = if skilled { skills } else { json!({}) };
        let agents = file["agents"].as_array_mut().expect("a list");
        agents.push(json!({ "key": "learner", "queues": ["queue"], "skills": learner }));
        Played::new(&file).outcomes
    };
    let pairs: Vec<_> = waits(&play(false)).into_iter().zip(waits(&play(true))).collect();
    assert!(pairs.iter().all(|(before, after)| after <= before));
    assert!(pairs.iter().any(|(before, after)| after < before));
}

#[test]
fn renaming_agents_only_renames() {
    let named = Played::new(&mixed()).outcomes;
    let mut file = mixed();
    for (number, group) in file["agents"]
        .as_array_mut()
        .expect("a list")
        .iter_mut()
        .enumerate()
    {
        group["key"] = json!(format!("somebody else {}", 9 - number));
    }
    assert_eq!(named, Played::new(&file).outcomes);
}

#[test]
fn who_stops_saves_loads_and_goes_on_has_never_stopped() {
    let plan = Plan::parse(&mixed().to_string()).expect("a plan");
    let play = |interrupted: bool| {
        let mut outcomes = Vec::new();
        let mut player = Player::open(&plan, plan.seed, |outcome| outcomes.push(outcome)).expect("it opens");
        let mut steps = 0;
        while player.step() {
            steps += 1;
            if interrupted && steps % 1_000 == 0 {
                let bytes = postcard::to_allocvec(player.world()).expect("it can be stored");
                let read: switchboard::engine::World = postcard::from_bytes(&bytes).expect("it can be read");
                player.replace_world(read.restored());
            }
        }
        let end = fingerprint(player.world());
        drop(player);
        (end, outcomes)
    };
    let (straight, interrupted) = (play(false), play(true));
    assert_eq!(straight, interrupted);
    assert!(
        straight
            .1
            .iter()
            .any(|outcome| outcome.ending == Ending::Abandoned)
    );
}
