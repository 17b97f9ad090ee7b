//! Skills: servers that can each serve some classes of customers, first come first served, and an arrival
//! goes to the compatible server that has been idle longest (FCFS-ALIS).
//!
//! I. Adan and G. Weiss, "A skill based parallel service system under FCFS-ALIS: steady state, overloads, and
//! abandonments", Stochastic Systems 4(1), 2014.
#![allow(
    clippy::indexing_slicing,
    reason = "a set of servers is a place in a table of all sets"
)]

/// Beyond this many servers the tables of all their sets grow too long.
const MOST_SERVERS: usize = 20;

/// Customers that the same servers can serve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SkillClass<'a> {
    pub arrival_rate: f64,
    /// Who can serve them, as places in the list of service rates.
    pub servers: &'a [usize],
}

/// What one class meets in the long run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClassFigures {
    /// P(wait > 0).
    pub wait_probability: f64,
    /// The mean number of waiting customers.
    pub mean_queue: f64,
    /// The mean wait of all customers of the class, by Little's formula.
    pub mean_wait: f64,
}

/// What the floor does in the long run.
#[derive(Debug, Clone, PartialEq)]
pub struct SkillFigures {
    /// The share of time in which every server is busy.
    pub all_busy: f64,
    /// In the order of the classes given.
    pub classes: Vec<ClassFigures>,
    /// The share of its time each server is busy, in the order given.
    pub occupancy: Vec<f64>,
}

/// The exact figures of a floor with these servers and classes, or `None` when it has none: when a set of
/// servers is given as much work that nobody else can do as it can serve, when a class has no server or a
/// server no class, when a rate is not above zero, or beyond twenty servers.
///
/// The service rate belongs to the server, whoever is served. The state of Adan and Weiss lists the busy
/// servers `M(1) ... M(i)` by the arrival of their customers, with `n(j)` customers waiting between `M(j)`
/// and `M(j+1)`, and the idle servers `M(i+1) ... M(J)`, the one idle longest last. Their theorem gives it
/// the weight
///
/// ```text
///  ∏(j <= i) λ(U(M(1)..M(j)))^n(j) / μ(M(1)..M(j))^(n(j)+1)  ∏(j > i) 1 / λ(C(M(j)..M(J)))
/// ```
///
/// where `U(S)` are the classes nobody outside of `S` can serve and `C(S)` those somebody in `S` can. The sum
/// over each `n(j)` is geometric and is taken in closed form: `1 / (μ - λ)` of the set `M(1)..M(j)`. What is
/// left depends on an order of servers only through the sets it passes, so the sum over all orders is built
/// up set by set, from a set to each that has one server more.
pub fn product_form(service_rates: &[f64], classes: &[SkillClass<'_>]) -> Option<SkillFigures> {
    let able: Vec<usize> = classes
        .iter()
        .map(|class| class.servers.iter().fold(0, |set, server| set | bit(*server)))
        .collect();
    if service_rates.len() > MOST_SERVERS || !is_sound(service_rates, classes, &able) {
        return None;
    }
    let sets = 1_usize << service_rates.len();
    let everyone = sets - 1;
    let arrivals = |counts: &dyn Fn(usize) -> bool| -> f64 {
        let counted = classes.iter().zip(&able).filter(|(_, able)| counts(**able));
        counted.map(|(class, _)| class.arrival_rate).sum()
    };

    let mut busy = vec![1.0; sets];
    let mut idle = vec![1.0; sets];
    // For each class, the mean number waiting, weighted as the busy sets are.
    let mut waiting = vec![vec![0.0; sets]; classes.len()];
    for set in 1..sets {
        let served: f64 = members(set).map(|server| service_rates[server]).sum();
        let slack = served - arrivals(&|able| able & !set == 0);
        if slack <= 0.0 {
            return None;
        }
        let reached = |table: &[f64]| -> f64 { members(set).map(|server| table[set & !bit(server)]).sum() };
        busy[set] = reached(&busy) / slack;
        idle[set] = reached(&idle) / arrivals(&|able| able & set != 0);
        for ((table, class), able) in waiting.iter_mut().zip(classes).zip(&able) {
            let last = if able & !set == 0 {
                class.arrival_rate / slack
            } else {
                0.0
            };
            table[set] = reached(table) / slack + busy[set] * last;
        }
    }

    let total: f64 = (0..sets).map(|set| busy[set] * idle[everyone & !set]).sum();
    let share = |table: &[f64], among: &dyn Fn(usize) -> bool| -> f64 {
        let weights = (0..sets)
            .filter(|set| among(*set))
            .map(|set| table[set] * idle[everyone & !set]);
        weights.sum::<f64>() / total
    };
    Some(SkillFigures {
        all_busy: share(&busy, &|set| set == everyone),
        classes: classes
            .iter()
            .zip(&able)
            .zip(&waiting)
            .map(|((class, able), waiting)| {
                let mean_queue = share(waiting, &|_| true);
                ClassFigures {
                    wait_probability: share(&busy, &|set| able & !set == 0),
                    mean_queue,
                    mean_wait: mean_queue / class.arrival_rate,
                }
            })
            .collect(),
        occupancy: (0..service_rates.len())
            .map(|server| share(&busy, &|set| set & bit(server) != 0))
            .collect(),
    })
}

/// The set of one server.
fn bit(server: usize) -> usize {
    1_usize.checked_shl(server as u32).unwrap_or(0)
}

/// The servers in a set.
fn members(set: usize) -> impl Iterator<Item = usize> {
    (0..MOST_SERVERS).filter(move |server| set & bit(*server) != 0)
}

/// Whether every rate is above zero, every class has servers that exist, and every server has a class.
fn is_sound(service_rates: &[f64], classes: &[SkillClass<'_>], able: &[usize]) -> bool {
    let used = able.iter().fold(0, |set, able| set | able);
    let mut servers = classes.iter().flat_map(|class| class.servers);
    service_rates.iter().all(|rate| *rate > 0.0)
        && classes
            .iter()
            .all(|class| class.arrival_rate > 0.0 && !class.servers.is_empty())
        && servers.all(|server| *server < service_rates.len())
        && (0..service_rates.len()).all(|server| used & bit(server) != 0)
}

#[cfg(test)]
mod tests {
    use super::{SkillClass, SkillFigures, product_form};
    use crate::formulas::skill_chain::solve;
    use crate::formulas::{ClassFigures, ErlangC};

    fn near(left: f64, right: f64, within: f64) {
        assert!((left - right).abs() <= within, "{left} is not {right}");
    }

    fn class(arrival_rate: f64, servers: &[usize]) -> SkillClass<'_> {
        SkillClass {
            arrival_rate,
            servers,
        }
    }

    fn all_near(left: &SkillFigures, right: &SkillFigures, within: f64) {
        near(left.all_busy, right.all_busy, within);
        for (left, right) in left.classes.iter().zip(&right.classes) {
            near(left.wait_probability, right.wait_probability, within);
            near(left.mean_queue, right.mean_queue, within);
            near(left.mean_wait, right.mean_wait, within);
        }
        for (left, right) in left.occupancy.iter().zip(&right.occupancy) {
            near(*left, *right, within);
        }
    }

    fn solved(service_rates: &[f64], classes: &[SkillClass<'_>]) -> SkillFigures {
        let figures = product_form(service_rates, classes);
        assert!(figures.is_some(), "the floor has no figures");
        figures.unwrap_or(SkillFigures {
            all_busy: 0.0,
            classes: Vec::new(),
            occupancy: Vec::new(),
        })
    }

    /// Compares with the states themselves, with at most `room` customers waiting.
    fn agrees_with_states(service_rates: &[f64], classes: &[SkillClass<'_>], room: usize) {
        let chain = solve(service_rates, classes, room);
        all_near(&solved(service_rates, classes), &chain, 1e-6);
    }

    #[test]
    fn servers_that_serve_everybody_are_erlang_c() {
        for servers in 1..=6_u32 {
            let load = 0.8 * f64::from(servers);
            let everyone: Vec<usize> = (0..servers as usize).collect();
            let classes = [
                class(0.25 * load * 3.0, &everyone),
                class(0.75 * load * 3.0, &everyone),
            ];
            let figures = solved(&vec![3.0; servers as usize], &classes);
            let queue = ErlangC {
                servers,
                arrival_rate: 3.0 * load,
                service_rate: 3.0,
            };
            near(figures.all_busy, queue.wait_probability(), 1e-13);
            for ClassFigures {
                wait_probability,
                mean_wait,
                ..
            } in &figures.classes
            {
                near(*wait_probability, queue.wait_probability(), 1e-13);
                near(*mean_wait, queue.mean_wait(), 1e-13);
            }
            for occupancy in &figures.occupancy {
                near(*occupancy, 0.8, 1e-13);
            }
        }
    }

    #[test]
    fn servers_apart_are_queues_apart() {
        let figures = solved(&[1.0, 2.0, 1.0], &[class(0.6, &[0]), class(1.7, &[1, 2])]);
        near(figures.occupancy[0], 0.6, 1e-14);
        near(figures.classes[0].wait_probability, 0.6, 1e-14);
        near(figures.classes[0].mean_wait, 1.5, 1e-13);
        let pair = solved(&[2.0, 1.0], &[class(1.7, &[0, 1])]);
        near(figures.classes[1].wait_probability, pair.all_busy, 1e-14);
        near(figures.classes[1].mean_wait, pair.classes[0].mean_wait, 1e-14);
        near(figures.all_busy, 0.6 * pair.all_busy, 1e-14);
    }

    /// One server for both classes, one for the second class only.
    #[test]
    fn the_n_floor_agrees_with_its_states() {
        agrees_with_states(&[1.0, 1.5], &[class(0.2, &[0]), class(0.35, &[0, 1])], 13);
        agrees_with_states(&[1.6, 0.9], &[class(0.4, &[0]), class(0.1, &[0, 1])], 13);
    }

    /// Two servers, a class of its own for each and one for both.
    #[test]
    fn the_w_floor_agrees_with_its_states() {
        let classes = [class(0.15, &[0]), class(0.2, &[0, 1]), class(0.1, &[1])];
        agrees_with_states(&[1.5, 1.9], &classes, 9);
    }

    /// Two classes, each with a server of its own, and a third server for both.
    #[test]
    fn the_m_floor_agrees_with_its_states() {
        agrees_with_states(&[1.0, 1.4, 1.8], &[class(0.3, &[0, 1]), class(0.45, &[1, 2])], 11);
    }

    /// Four servers in a row, so that the order in which they fell idle matters most.
    #[test]
    fn a_row_of_four_agrees_with_its_states() {
        let classes = [
            class(0.3, &[0, 1]),
            class(0.2, &[1, 2]),
            class(0.3, &[2, 3]),
            class(0.1, &[3]),
        ];
        agrees_with_states(&[1.6, 1.2, 1.4, 2.0], &classes, 6);
    }

    /// What arrives is served: the servers' rates by their occupancies are the arrivals.
    #[test]
    fn the_work_done_is_the_work_brought() {
        let rates = [1.0, 0.7, 1.3, 2.0, 0.4];
        let classes = [
            class(0.9, &[0, 1]),
            class(0.8, &[1, 2, 4]),
            class(1.1, &[2, 3]),
            class(0.7, &[0, 3, 4]),
            class(0.6, &[3]),
        ];
        let figures = solved(&rates, &classes);
        let done: f64 = rates
            .iter()
            .zip(&figures.occupancy)
            .map(|(rate, busy)| rate * busy)
            .sum();
        near(done, classes.iter().map(|class| class.arrival_rate).sum(), 1e-12);
    }

    #[test]
    fn without_a_long_run_there_are_no_figures() {
        assert_eq!(product_form(&[1.0, 1.0], &[class(2.0, &[0, 1])]), None);
        assert_eq!(
            product_form(&[1.0, 1.0], &[class(1.0, &[0]), class(0.1, &[0, 1])]),
            None
        );
        assert_eq!(product_form(&[1.0, 1.0], &[class(0.5, &[0])]), None);
        assert_eq!(product_form(&[1.0], &[class(0.5, &[0]), class(0.1, &[])]), None);
        assert_eq!(product_form(&[1.0], &[class(0.5, &[0, 1])]), None);
        assert_eq!(product_form(&[1.0], &[class(0.0, &[0])]), None);
        assert_eq!(product_form(&[1.0; 21], &[class(0.5, &[0])]), None);
    }
}
