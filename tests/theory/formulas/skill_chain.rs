//! The floor of [`super::product_form`] solved state by state: the rules written out, and no theory.

use super::product_form::{ClassFigures, SkillClass, SkillFigures};
use std::collections::BTreeMap;

/// Who is idle, longest first, and the class of everybody waiting, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    idle: Vec<usize>,
    waiting: Vec<usize>,
}

/// The figures when at most `room` customers may wait and others are turned away.
///
/// The states are those reachable from an empty floor; their balance is solved by Gauss-Seidel to `1e-13`.
/// The fewer are turned away, the closer it is to a floor without a limit.
pub fn solve(service_rates: &[f64], classes: &[SkillClass<'_>], room: usize) -> SkillFigures {
    let empty = State {
        idle: (0..service_rates.len()).collect(),
        waiting: Vec::new(),
    };
    let mut places = BTreeMap::from([(empty.clone(), 0)]);
    let mut states = vec![empty];
    let mut inflows: Vec<Vec<(usize, f64)>> = vec![Vec::new()];
    let mut outflows: Vec<f64> = Vec::new();
    while let Some(state) = states.get(outflows.len()).cloned() {
        let from = outflows.len();
        let moves = moves(&state, service_rates, classes, room);
        outflows.push(moves.iter().map(|(_, rate)| rate).sum());
        for (next, rate) in moves {
            let to = *places.entry(next).or_insert_with_key(|next| {
                states.push(next.clone());
                inflows.push(Vec::new());
                states.len() - 1
            });
            inflows[to].push((from, rate));
        }
    }

    let shares = balance(&inflows, &outflows);
    let mean = |value: &dyn Fn(&State) -> f64| -> f64 {
        states
            .iter()
            .zip(&shares)
            .map(|(state, share)| value(state) * share)
            .sum()
    };
    let when = |holds: &dyn Fn(&State) -> bool| mean(&|state| if holds(state) { 1.0 } else { 0.0 });
    SkillFigures {
        all_busy: when(&|state| state.idle.is_empty()),
        classes: classes
            .iter()
            .enumerate()
            .map(|(index, class)| {
                let mean_queue =
                    mean(&|state| state.waiting.iter().filter(|waiting| **waiting == index).count() as f64);
                ClassFigures {
                    wait_probability: when(&|state| {
                        !state.idle.iter().any(|server| class.servers.contains(server))
                    }),
                    mean_queue,
                    mean_wait: mean_queue / class.arrival_rate,
                }
            })
            .collect(),
        occupancy: (0..service_rates.len())
            .map(|server| when(&|state| !state.idle.contains(&server)))
            .collect(),
    }
}

/// Where a state goes, and how fast.
fn moves(state: &State, service_rates: &[f64], classes: &[SkillClass<'_>], room: usize) -> Vec<(State, f64)> {
    let mut moves = Vec::new();
    for (index, class) in classes.iter().enumerate() {
        let mut next = state.clone();
        match state
            .idle
            .iter()
            .position(|server| class.servers.contains(server))
        {
            Some(longest) => {
                next.idle.remove(longest);
            }
            None if state.waiting.len() < room => next.waiting.push(index),
            None => continue,
        }
        moves.push((next, class.arrival_rate));
    }
    for (server, rate) in service_rates.iter().enumerate() {
        if state.idle.contains(&server) {
            continue;
        }
        let mut next = state.clone();
        match state
            .waiting
            .iter()
            .position(|class| classes[*class].servers.contains(&server))
        {
            Some(oldest) => {
                next.waiting.remove(oldest);
            }
            None => next.idle.push(server),
        }
        moves.push((next, *rate));
    }
    moves
}

/// The share of time in each state, so that what flows in flows out.
fn balance(inflows: &[Vec<(usize, f64)>], outflows: &[f64]) -> Vec<f64> {
    let mut shares = vec![1.0; outflows.len()];
    loop {
        let mut moved: f64 = 0.0;
        for place in 0..shares.len() {
            let inflow: f64 = inflows[place]
                .iter()
                .map(|(from, rate)| shares[*from] * rate)
                .sum();
            let share = inflow / outflows[place];
            moved += (share - shares[place]).abs();
            shares[place] = share;
        }
        let total: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= total);
        if moved < 1e-13 * total {
            return shares;
        }
    }
}
