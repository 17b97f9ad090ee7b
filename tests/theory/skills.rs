//! Agents who cannot serve everybody: who waits longest goes to the agent idle longest (Adan and Weiss 2014).

use super::formulas::{SkillClass, product_form};
use super::played::{Played, agrees, wait};
use serde_json::{Value, json};
use switchboard::backend::statistical::Ending;

/// A floor of single agents, each with a pace, and classes that go to some of them.
fn floor(paces: &[u32], classes: &[(f64, &[usize])]) -> Value {
    let queues: Vec<_> = (0..classes.len())
        .map(|class| json!({ "key": format!("q{class}"), "method": "least_active" }))
        .collect();
    let skills: Vec<_> = (0..classes.len()).map(|class| format!("s{class}")).collect();
    let file = classes.iter().enumerate().map(|(class, (load, _))| {
        json!({
            "key": format!("c{class}"),
            "queue": format!("q{class}"),
            "skills": { (format!("s{class}")): 1 },
            "every_s": { "exponential": 100.0 / load },
            "handle_s": { "exponential": 100.0 }
        })
    });
    let agents = paces.iter().enumerate().map(|(agent, pace)| {
        let own = |class: &usize| classes[*class].1.contains(&agent);
        let serves: Vec<usize> = (0..classes.len()).filter(own).collect();
        let skills: serde_json::Map<_, _> = serves
            .iter()
            .map(|class| (format!("s{class}"), json!(5)))
            .collect();
        json!({
            "key": format!("a{agent}"),
            "pace_percent": pace,
            "queues": serves.iter().map(|class| format!("q{class}")).collect::<Vec<_>>(),
            "skills": skills
        })
    });
    json!({
        "kind": "statistical",
        "name": "Skills",
        "seed": 3,
        "arrivals": 60_000,
        "warm_up": 6_000,
        "queues": queues,
        "skills": skills,
        "classes": file.collect::<Vec<_>>(),
        "agents": agents.collect::<Vec<_>>()
    })
}

#[test]
fn longest_waiting_to_longest_idle_has_the_exact_product_form() {
    /// A name, the paces of the agents, and for each class its load and who serves it.
    type Graph<'g> = (&'g str, &'g [u32], &'g [(f64, &'g [usize])]);
    let graphs: [Graph<'_>; 4] = [
        ("N", &[100, 100], &[(0.5, &[0]), (0.8, &[0, 1])]),
        ("W", &[100, 80, 120], &[(1.0, &[0, 1]), (1.1, &[1, 2])]),
        ("M", &[100, 150], &[(0.4, &[0]), (0.9, &[0, 1]), (0.5, &[1])]),
        (
            "a row of four",
            &[100, 100, 90, 110],
            &[(0.8, &[0, 1]), (0.9, &[1, 2]), (0.9, &[2, 3])],
        ),
    ];
    for (name, paces, classes) in graphs {
        let rates: Vec<f64> = paces.iter().map(|pace| f64::from(*pace) / 10_000.0).collect();
        let graph: Vec<SkillClass<'_>> = classes
            .iter()
            .map(|(load, servers)| SkillClass {
                arrival_rate: load / 100.0,
                servers,
            })
            .collect();
        let theory = product_form(&rates, &graph).expect("the floor keeps up");
        let played = Played::new(&floor(paces, classes));
        for (class, truth) in theory.classes.iter().enumerate() {
            let key = format!("c{class}");
            let waits = played.mean_of(Some(&key), |outcome| f64::from(u8::from(wait(outcome) > 0.0)));
            agrees(
                &format!("{name}, class {class}: waiting"),
                waits,
                truth.wait_probability,
            );
            agrees(
                &format!("{name}, class {class}: mean wait"),
                played.mean_of(Some(&key), wait),
                truth.mean_wait,
            );
        }
        // Which share of all work each agent gets follows from how busy each is.
        let work: f64 = theory
            .occupancy
            .iter()
            .zip(&rates)
            .map(|(busy, rate)| busy * rate)
            .sum();
        for (agent, (busy, rate)) in theory.occupancy.iter().zip(&rates).enumerate() {
            let id = switchboard::domain::AgentId(u32::try_from(agent).expect("few agents") + 1);
            let share = played.mean_of(None, |outcome| {
                f64::from(u8::from(outcome.ending == Ending::Served(id)))
            });
            agrees(
                &format!("{name}, agent {agent}: share of the work"),
                share,
                busy * rate / work,
            );
        }
    }
}
