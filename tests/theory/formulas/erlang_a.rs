//! Erlang A: one queue, equal servers, and customers who give up after an exponential time (M/M/n+M).
//!
//! C. Palm, "Research on telephone traffic carried by full availability groups", Tele 1, 1957. O. Garnett, A.
//! Mandelbaum and M. Reiman, "Designing a call center with impatient customers", Manufacturing & Service
//! Operations Management 4(3), 2002. A. Mandelbaum and S. Zeltyn, "Service engineering in action: the
//! Palm/Erlang-A queue, with applications to call centers", in "Advances in Services Innovations", Springer
//! 2007.

use super::birth_death::stationary;

/// Past its peak, the density of the offered wait is followed down to this share of the peak.
const NEGLIGIBLE: f64 = 1e-25;

/// A queue whose customers wait no longer than their patience; it is stable under any load.
///
/// What depends only on the number of customers is summed over the states of the birth-death process, and is
/// exact up to rounding (about `1e-13`). What depends on how long somebody waits is an integral over the
/// density of the offered wait, accurate to about `1e-10`: see [`ErlangA::service_level`].
///
/// The work grows with the queue: an overload of patient customers, `(λ - nμ) / θ` of them, is best kept
/// below a million.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ErlangA {
    pub servers: u32,
    pub arrival_rate: f64,
    /// Of one server; the mean service time is its inverse.
    pub service_rate: f64,
    /// At which one waiting customer gives up, above zero; the mean patience is its inverse.
    pub patience_rate: f64,
}

impl ErlangA {
    /// The rate at which customers leave a floor that holds `customers`, served or not.
    fn departure_rate(&self, customers: u64) -> f64 {
        let served = customers.min(u64::from(self.servers));
        let waiting = customers - served;
        served as f64 * self.service_rate + waiting as f64 * self.patience_rate
    }

    /// The share of time with all servers busy and `0, 1, 2, ...` customers waiting.
    fn waiting(&self) -> impl Iterator<Item = f64> {
        stationary(
            self.arrival_rate,
            |customers| self.departure_rate(customers),
            u64::MAX,
        )
        .into_iter()
        .skip(self.servers as usize)
    }

    /// P(wait > 0): the share of arrivals that find all servers busy.
    pub fn wait_probability(&self) -> f64 {
        self.waiting().sum()
    }

    /// The mean number of waiting customers.
    pub fn mean_queue(&self) -> f64 {
        self.waiting()
            .zip(0_u32..)
            .map(|(share, waiting)| share * f64::from(waiting))
            .sum()
    }

    /// The mean time in the queue over all arrivals, those who give up included, by Little's formula.
    pub fn mean_wait(&self) -> f64 {
        self.mean_queue() / self.arrival_rate
    }

    /// The share of arrivals that give up: `P(abandon) = θ E(wait)`, as many leave as patience ends.
    pub fn abandon_probability(&self) -> f64 {
        self.patience_rate * self.mean_wait()
    }

    /// The share of its time a server is busy: the served arrivals are the work there is.
    pub fn occupancy(&self) -> f64 {
        let served = self.arrival_rate * (1.0 - self.abandon_probability());
        served / (f64::from(self.servers) * self.service_rate)
    }

    /// P(wait <= `within` and served), over all arrivals.
    ///
    /// The offered wait of an arrival is what it would wait with endless patience. Above zero its density is
    /// proportional to `exp(λ (1 - exp(-θx)) / θ - nμx)` (F. Baccelli and G. Hebuterne, "On queues with
    /// impatient customers", Performance '81, North-Holland 1981; S. Zeltyn and A. Mandelbaum, "Call centers
    /// with impatient customers: many-server asymptotics of the M/M/n+G queue", Queueing Systems 51, 2005),
    /// and patience outlasts a wait of `x` with probability `exp(-θx)`.
    pub fn service_level(&self, within: f64) -> f64 {
        let served_later = self.offered(within, |wait| (-self.patience_rate * wait).exp());
        (1.0 - self.wait_probability()).max(0.0) + served_later
    }

    /// P(wait > `beyond`), over all arrivals: the share of them still in the queue after that time.
    pub fn waiting_beyond(&self, beyond: f64) -> f64 {
        let offered_more = self.wait_probability() - self.offered(beyond, |_| 1.0);
        (-self.patience_rate * beyond).exp() * offered_more.max(0.0)
    }

    /// The mean wait of those who are served, the time to answer.
    pub fn mean_wait_of_served(&self) -> f64 {
        let waited = self.offered(f64::INFINITY, |wait| wait * (-self.patience_rate * wait).exp());
        waited / (1.0 - self.abandon_probability())
    }

    /// The mean of `value` over arrivals with an offered wait above zero and at most `end`, the others
    /// counting as zero.
    ///
    /// The density is scaled so that its whole mass is P(wait > 0): the factor in front of the exponential,
    /// `λ π(n-1)`, may be too small for a number when the exponential is too large for one.
    fn offered(&self, end: f64, value: impl Fn(f64) -> f64) -> f64 {
        self.wait_probability() * self.integral(end, value) / self.integral(f64::INFINITY, |_| 1.0)
    }

    /// The logarithm of the density of the offered wait, up to a constant.
    fn exponent(&self, wait: f64) -> f64 {
        let patience = -(-self.patience_rate * wait).exp_m1() / self.patience_rate;
        self.arrival_rate * patience - f64::from(self.servers) * self.service_rate * wait
    }

    /// The integral of `value` times the density of the offered wait, up to a constant, from zero to `end`.
    ///
    /// Gauss-Legendre with five points (M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions",
    /// 1964, table 25.4) on panels over which the logarithm of the integrand changes by less than one: the
    /// error of a panel is below `1e-15` of it.
    fn integral(&self, end: f64, value: impl Fn(f64) -> f64) -> f64 {
        let capacity = f64::from(self.servers) * self.service_rate;
        let peak = (self.arrival_rate / capacity).ln().max(0.0) / self.patience_rate;
        let highest = self.exponent(peak);
        let density = |wait: f64| (self.exponent(wait) - highest).exp();

        let spread = 2.0 * (10.0_f64 / 7.0).sqrt();
        let (inner, outer) = ((5.0 - spread).sqrt() / 3.0, (5.0 + spread).sqrt() / 3.0);
        let lean = 13.0 * 70.0_f64.sqrt();
        let (heavy, light) = ((322.0 + lean) / 900.0, (322.0 - lean) / 900.0);
        let points = [
            (0.0, 128.0 / 225.0),
            (inner, heavy),
            (-inner, heavy),
            (outer, light),
            (-outer, light),
        ];

        let width = 0.5 / (self.arrival_rate + capacity + self.patience_rate);
        let mut sum = 0.0;
        let mut start = 0.0;
        while start < end && (start <= peak || density(start) > NEGLIGIBLE) {
            let half = 0.5 * width.min(end - start);
            let middle = start + half;
            for (place, weight) in points {
                let wait = middle + half * place;
                sum += half * weight * value(wait) * density(wait);
            }
            start += width;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::ErlangA;
    use crate::formulas::{ErlangC, erlang_b};

    fn near(left: f64, right: f64, within: f64) {
        assert!((left - right).abs() <= within, "{left} is not {right}");
    }

    fn queue(servers: u32, load: f64, patience_rate: f64) -> ErlangA {
        ErlangA {
            servers,
            arrival_rate: load,
            service_rate: 1.0,
            patience_rate,
        }
    }

    /// P(wait <= `within` and served) from the customers ahead instead of the offered wait: an arrival that
    /// finds `k` waiting moves up at the rate `nμ + iθ` with `i` ahead and gives up at the rate `θ`. Stepped
    /// through by uniformisation (A. Jensen, "Markoff chains as an aid in the study of Markoff processes",
    /// 1953).
    fn served_by_stepping(queue: &ErlangA, within: f64) -> f64 {
        let mut places: Vec<f64> = queue.waiting().collect();
        let mut served = 1.0 - places.iter().sum::<f64>();
        let base = f64::from(queue.servers) * queue.service_rate;
        let fastest = base + (places.len() + 1) as f64 * queue.patience_rate;
        let mut chance = (-fastest * within).exp();
        let mut level = 0.0;
        let mut steps = 0.0;
        while steps < fastest * within || chance > 1e-18 {
            level += chance * served;
            served += places.first().copied().unwrap_or(0.0) * base / fastest;
            let behind = places.iter().copied().skip(1).chain([0.0]);
            places = (0_u32..)
                .zip(places.iter().zip(behind))
                .map(|(ahead, (here, behind))| {
                    let forward = base + f64::from(ahead) * queue.patience_rate;
                    let arriving = behind * (forward + queue.patience_rate);
                    (here * (fastest - forward - queue.patience_rate) + arriving) / fastest
                })
                .collect();
            steps += 1.0;
            chance *= fastest * within / steps;
        }
        level
    }

    /// The comparison that opens Garnett, Mandelbaum and Reiman (2002), also in Mandelbaum and Zeltyn (2007):
    /// 50 agents, 48 calls a minute, a minute each, a patience of two minutes. Printed: 3.1% give up, a mean
    /// wait of 3.7 seconds, a queue of 3, agents 93% busy; with endless patience 20.8 seconds, a queue of 17
    /// and 96%.
    #[test]
    fn a_little_impatience_changes_everything_as_printed() {
        let impatient = queue(50, 48.0, 0.5);
        near(impatient.abandon_probability(), 0.031, 5e-4);
        near(impatient.mean_wait() * 60.0, 3.7, 0.05);
        near(impatient.mean_queue(), 3.0, 0.5);
        near(impatient.occupancy(), 0.93, 5e-3);
        let patient = ErlangC {
            servers: 50,
            arrival_rate: 48.0,
            service_rate: 1.0,
        };
        near(patient.mean_wait() * 60.0, 20.8, 0.05);
        near(patient.mean_queue(), 17.0, 0.5);
        near(patient.occupancy(), 0.96, 5e-3);
    }

    #[test]
    fn endless_patience_is_erlang_c() {
        for (servers, load) in [(1, 0.7), (10, 8.0), (100, 90.0)] {
            let impatient = queue(servers, load, 1e-9);
            let patient = ErlangC {
                servers,
                arrival_rate: load,
                service_rate: 1.0,
            };
            near(impatient.wait_probability(), patient.wait_probability(), 1e-6);
            near(impatient.mean_wait(), patient.mean_wait(), 1e-6);
            near(impatient.mean_wait_of_served(), patient.mean_wait(), 1e-6);
            near(impatient.mean_queue(), patient.mean_queue(), 1e-6);
            near(impatient.occupancy(), patient.occupancy(), 1e-6);
            near(impatient.service_level(0.3), patient.service_level(0.3), 1e-6);
            near(
                impatient.waiting_beyond(0.3),
                1.0 - patient.service_level(0.3),
                1e-6,
            );
        }
    }

    #[test]
    fn no_patience_at_all_is_erlang_b() {
        let hasty = queue(10, 9.0, 1e9);
        near(hasty.wait_probability(), erlang_b(10, 9.0), 1e-7);
        near(hasty.abandon_probability(), erlang_b(10, 9.0), 1e-7);
    }

    /// When waiting customers leave as fast as served ones the floor is one of endless servers, and the
    /// number of customers is Poisson (Palm 1957).
    #[test]
    fn patience_as_long_as_service_is_a_poisson_count() {
        let (servers, load) = (12_u32, 11.0_f64);
        let mut term = (-load).exp();
        let (mut busy, mut queued) = (0.0, 0.0);
        for customers in 0..200_u32 {
            if customers >= servers {
                busy += term;
                queued += term * f64::from(customers - servers);
            }
            term *= load / f64::from(customers + 1);
        }
        let even = queue(servers, load, 1.0);
        near(even.wait_probability(), busy, 1e-14);
        near(even.mean_queue(), queued, 1e-14);
        near(even.abandon_probability(), queued / load, 1e-14);
    }

    /// Two ways to each figure that share nothing but the rates: the states, and the offered wait.
    #[test]
    fn the_offered_wait_agrees_with_the_states() {
        for queue in [
            queue(1, 0.5, 0.2),
            queue(5, 9.0, 0.3),
            queue(50, 48.0, 0.5),
            queue(500, 1_000.0, 0.1),
        ] {
            let served = 1.0 - queue.abandon_probability();
            near(queue.service_level(f64::INFINITY), served, 1e-10);
            near(queue.service_level(0.0), 1.0 - queue.wait_probability(), 1e-14);
            let theta = queue.patience_rate;
            let waited = queue.offered(f64::INFINITY, |wait| -(-theta * wait).exp_m1() / theta);
            near(waited, queue.mean_wait(), 1e-10);
        }
    }

    /// The scale the offered wait is given equals the factor of Baccelli and Hebuterne, where it can be had.
    #[test]
    fn the_density_at_no_wait_is_the_published_one() {
        let queue = queue(5, 6.0, 0.4);
        let states = super::stationary(
            queue.arrival_rate,
            |customers| queue.departure_rate(customers),
            u64::MAX,
        );
        let last_free = states.get(4).copied().unwrap_or(0.0);
        let step = 1e-6;
        let density = queue.offered(step, |_| 1.0) / step;
        near(density, queue.arrival_rate * last_free, 1e-5);
    }

    #[test]
    fn the_service_level_agrees_with_stepping_through_the_queue() {
        for (queue, within) in [
            (queue(1, 0.8, 0.5), 1.0),
            (queue(4, 5.0, 0.25), 0.5),
            (queue(4, 5.0, 0.25), 3.0),
            (queue(10, 8.0, 2.0), 0.2),
            (queue(30, 40.0, 0.5), 0.7),
        ] {
            near(
                queue.service_level(within),
                served_by_stepping(&queue, within),
                1e-11,
            );
        }
    }

    #[test]
    fn a_mean_wait_is_the_area_below_its_tail() {
        let queue = queue(6, 7.0, 0.5);
        let served = 1.0 - queue.abandon_probability();
        let step = 0.02;
        let area = |tail: &dyn Fn(f64) -> f64| -> f64 {
            (0..1_250)
                .map(|index| tail((f64::from(index) + 0.5) * step) * step)
                .sum()
        };
        near(area(&|time| queue.waiting_beyond(time)), queue.mean_wait(), 5e-5);
        let of_served = area(&|time| served - queue.service_level(time)) / served;
        near(of_served, queue.mean_wait_of_served(), 5e-5);
        near(queue.waiting_beyond(0.0), queue.wait_probability(), 1e-14);
    }

    #[test]
    fn five_hundred_servers_under_twice_their_load_serve_half() {
        let crowded = queue(500, 1_000.0, 0.1);
        near(crowded.wait_probability(), 1.0, 1e-12);
        near(crowded.occupancy(), 1.0, 1e-12);
        near(crowded.abandon_probability(), 0.5, 1e-12);
        near(crowded.mean_queue(), 5_000.0, 1e-8);
        let alone = queue(500, 10.0, 0.1);
        near(alone.wait_probability(), 0.0, 1e-15);
        near(alone.service_level(1.0), 1.0, 1e-15);
    }

    /// Some patience is more than none, which turns away whom Erlang B does, and less than endless patience.
    #[test]
    fn it_lies_between_erlang_b_and_erlang_c() {
        let impatient = queue(10, 8.0, 0.7);
        let patient = ErlangC {
            servers: 10,
            arrival_rate: 8.0,
            service_rate: 1.0,
        };
        assert!(impatient.wait_probability() > erlang_b(10, 8.0));
        assert!(impatient.wait_probability() < patient.wait_probability());
        assert!(impatient.abandon_probability() < erlang_b(10, 8.0));
    }
}
