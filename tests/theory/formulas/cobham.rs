//! Priorities without interruption: who is first in the order is served first, and nobody's service is broken
//! off (non-preemptive M/M/n with one service rate).
//!
//! A. Cobham, "Priority assignment in waiting line problems", Operations Research 2(1), 1954, with the
//! correction in 3(4), 1955. The multiserver form is also in O. Kella and U. Yechiali, "Waiting times in the
//! non-preemptive priority M/M/c queue", Stochastic Models 1(2), 1985.

use super::erlang_c::ErlangC;

/// The mean wait of each class, the first served first; within a class, in the order of arrival.
///
/// `W(k) = C / (nμ) / ((1 - σ(k-1)) (1 - σ(k)))`, where `C` is Erlang's for all arrivals together and `σ(k)`
/// is the occupancy by the classes up to `k`. Under a load that cannot be served, the classes before the one
/// that tips it over still have a finite wait: then every server is always busy and `C` is one.
pub fn priority_waits(servers: u32, arrival_rates: &[f64], service_rate: f64) -> Vec<f64> {
    let capacity = f64::from(servers) * service_rate;
    let together = ErlangC {
        servers,
        arrival_rate: arrival_rates.iter().sum(),
        service_rate,
    };
    let until_free = together.wait_probability() / capacity;
    let mut free_before = 1.0;
    let mut taken = 0.0;
    arrival_rates
        .iter()
        .map(|arrival_rate| {
            taken += arrival_rate / capacity;
            let free: f64 = 1.0 - taken;
            let wait = if free > 0.0 {
                until_free / (free_before * free)
            } else {
                f64::INFINITY
            };
            free_before = free;
            wait
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::priority_waits;
    use crate::formulas::ErlangC;

    fn near(left: f64, right: f64, within: f64) {
        assert!((left - right).abs() <= within, "{left} is not {right}");
    }

    fn all_near(left: &[f64], right: &[f64], within: f64) {
        assert_eq!(left.len(), right.len());
        for (left, right) in left.iter().zip(right) {
            near(*left, *right, within);
        }
    }

    /// F. S. Hillier and G. J. Lieberman, "Introduction to Operations Research", the County Hospital with
    /// priorities: critical, serious and stable patients, in hours; with one doctor the first two classes.
    #[test]
    fn the_county_hospital_waits_as_printed() {
        let rates = [0.2, 0.6, 1.2];
        all_near(&priority_waits(1, &rates, 3.0)[..2], &[0.238, 0.325], 5e-4);
        all_near(&priority_waits(2, &rates, 3.0), &[0.029, 0.033, 0.048], 5e-4);
    }

    #[test]
    fn one_class_is_erlang_c() {
        for (servers, load) in [(1, 0.9), (10, 8.0), (200, 190.0)] {
            let queue = ErlangC {
                servers,
                arrival_rate: load,
                service_rate: 1.0,
            };
            all_near(
                &priority_waits(servers, &[load], 1.0),
                &[queue.mean_wait()],
                1e-13,
            );
        }
    }

    /// Whatever the order, the mean queue of all classes together is the same (L. Kleinrock, "A conservation
    /// law for a wide class of queueing disciplines", Naval Research Logistics Quarterly 12(2), 1965).
    #[test]
    fn what_one_class_gains_the_others_lose() {
        let rates = [3.0, 1.0, 2.5, 1.2];
        let queue = ErlangC {
            servers: 5,
            arrival_rate: rates.iter().sum(),
            service_rate: 1.7,
        };
        let waits = priority_waits(5, &rates, 1.7);
        let waiting: f64 = waits.iter().zip(rates).map(|(wait, rate)| wait * rate).sum();
        near(waiting, queue.mean_queue(), 1e-13);
        assert!(waits.is_sorted());
    }

    /// Two servers and two classes solved state by state, with at most 40 waiting of each class, whose
    /// lengths alone decide who is next.
    #[test]
    fn two_classes_agree_with_their_states() {
        const ROOM: usize = 40;
        let (first, second, both) = (0.5, 0.6, 2.0);
        let total = first + second;
        let mut queues = vec![vec![1.0; ROOM + 1]; ROOM + 1];
        let (mut none, mut one) = (1.0, 1.0);
        for _ in 0..1_000 {
            let full = queues[0][0];
            none = one / total;
            one = (none * total + full * both) / (total + 1.0);
            for high in 0..=ROOM {
                for low in 0..=ROOM {
                    let mut inflow = if (high, low) == (0, 0) { one * total } else { 0.0 };
                    if high > 0 {
                        inflow += queues[high - 1][low] * first;
                    }
                    if low > 0 {
                        inflow += queues[high][low - 1] * second;
                    }
                    if high < ROOM {
                        inflow += queues[high + 1][low] * both;
                    }
                    if high == 0 && low < ROOM {
                        inflow += queues[0][low + 1] * both;
                    }
                    let mut outflow = both;
                    if high < ROOM {
                        outflow += first;
                    }
                    if low < ROOM {
                        outflow += second;
                    }
                    queues[high][low] = inflow / outflow;
                }
            }
            let mass: f64 = none + one + queues.iter().flatten().sum::<f64>();
            none /= mass;
            one /= mass;
            queues.iter_mut().flatten().for_each(|share| *share /= mass);
        }
        let states = || (0..=ROOM).flat_map(|high| (0..=ROOM).map(move |low| (high, low)));
        let high: f64 = states().map(|(high, low)| high as f64 * queues[high][low]).sum();
        let low: f64 = states().map(|(high, low)| low as f64 * queues[high][low]).sum();
        near(none + one, 1.0 - queues.iter().flatten().sum::<f64>(), 1e-12);
        all_near(
            &priority_waits(2, &[first, second], 1.0),
            &[high / first, low / second],
            1e-9,
        );
    }

    #[test]
    fn an_overload_leaves_the_first_classes_served() {
        let waits = priority_waits(2, &[1.0, 0.5, 1.5, 1.0], 1.0);
        all_near(&waits[..2], &[1.0, 4.0], 1e-14);
        assert_eq!(waits[2..], [f64::INFINITY, f64::INFINITY]);
    }
}
