//! Queues of different priority, served by the same agents.

use super::formulas::priority_waits;
use super::played::{Played, agrees, wait};
use serde_json::json;

#[test]
fn queues_are_served_by_their_priority_as_cobham_says() {
    for (agents, loads) in [
        (1, &[0.3, 0.4][..]),
        (5, &[1.0, 1.5, 1.8][..]),
        (20, &[6.0, 6.0, 6.0][..]),
    ] {
        let keys: Vec<String> = (1..=loads.len()).map(|number| format!("p{number}")).collect();
        let queues: Vec<_> = (1..)
            .zip(&keys)
            .map(|(priority, key)| json!({ "key": key, "priority": priority }))
            .collect();
        let classes: Vec<_> = loads
            .iter()
            .zip(&keys)
            .map(|(load, key)| {
                json!({
                    "key": key,
                    "queue": key,
                    "every_s": { "exponential": 100.0 / load },
                    "handle_s": { "exponential": 100.0 }
                })
            })
            .collect();
        let played = Played::new(&json!({
            "kind": "statistical",
            "name": "Priorities",
            "seed": 2,
            "arrivals": 80_000,
            "warm_up": 8_000,
            "queues": queues,
            "classes": classes,
            "agents": [{ "key": "agent", "count": agents, "queues": keys }]
        }));
        let rates: Vec<f64> = loads.iter().map(|load| load / 100.0).collect();
        let truths = priority_waits(agents, &rates, 0.01);
        for (key, truth) in keys.iter().zip(truths) {
            agrees(
                &format!("{agents} agents, {key}"),
                played.mean_of(Some(key), wait),
                truth,
            );
        }
    }
}
