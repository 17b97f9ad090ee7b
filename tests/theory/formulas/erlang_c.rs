//! Erlang C: one queue, equal servers, nobody gives up (M/M/n).
//!
//! A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic
//! telephone exchanges", Elektroteknikeren 13, 1917. The notation follows D. Gross, J. F. Shortle,
//! J. M. Thompson and C. M. Harris, "Fundamentals of Queueing Theory", 4th edition, Wiley 2008, chapter 2.

/// The share of calls that a group of `servers` without a queue turns away under `load` (Erlang B).
///
/// The recursion over the number of servers, `B(k) = a B(k-1) / (k + a B(k-1))` with `B(0) = 1`, has only
/// positive terms below one: it neither overflows nor cancels, for groups of any size.
pub fn erlang_b(servers: u32, load: f64) -> f64 {
    (1..=servers).fold(1.0, |blocked, server| {
        load * blocked / (f64::from(server) + load * blocked)
    })
}

/// A queue whose customers all stay until they are served.
///
/// When the load is not below the number of servers the queue grows for ever: then everybody waits, the means
/// are infinite and the service level is zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ErlangC {
    pub servers: u32,
    pub arrival_rate: f64,
    /// Of one server; the mean service time is its inverse.
    pub service_rate: f64,
}

impl ErlangC {
    /// How many servers the arrivals keep busy on average, `a = λ / μ`.
    pub fn load(&self) -> f64 {
        self.arrival_rate / self.service_rate
    }

    /// The share of its time a server is busy, `ρ = a / n`.
    pub fn occupancy(&self) -> f64 {
        (self.load() / f64::from(self.servers)).min(1.0)
    }

    /// The rate at which a queue gets shorter while all servers are busy, `nμ - λ`; zero when it never does.
    fn slack(&self) -> f64 {
        (f64::from(self.servers) * self.service_rate - self.arrival_rate).max(0.0)
    }

    /// P(wait > 0), `C = n B / (n - a (1 - B))` with Erlang's B.
    pub fn wait_probability(&self) -> f64 {
        if self.slack() == 0.0 {
            return 1.0;
        }
        let servers = f64::from(self.servers);
        let blocked = erlang_b(self.servers, self.load());
        servers * blocked / (servers - self.load() * (1.0 - blocked))
    }

    /// The mean wait of all customers, `C / (nμ - λ)`.
    pub fn mean_wait(&self) -> f64 {
        self.wait_probability() / self.slack()
    }

    /// P(wait <= `within`), `1 - C exp(-(nμ - λ) t)`: who waits at all waits an exponential time.
    pub fn service_level(&self, within: f64) -> f64 {
        1.0 - self.wait_probability() * (-self.slack() * within).exp()
    }

    /// The mean number of waiting customers, by Little's formula.
    pub fn mean_queue(&self) -> f64 {
        self.arrival_rate * self.mean_wait()
    }
}

#[cfg(test)]
mod tests {
    use super::{ErlangC, erlang_b};

    fn near(left: f64, right: f64, within: f64) {
        assert!((left - right).abs() <= within, "{left} is not {right}");
    }

    fn loaded(servers: u32, load: f64) -> ErlangC {
        ErlangC {
            servers,
            arrival_rate: load,
            service_rate: 1.0,
        }
    }

    /// The load at which a group turns away one call in a hundred, from the usual traffic tables of Erlang B.
    #[test]
    fn a_group_turns_away_what_the_tables_say() {
        for (servers, load) in [
            (1, 0.0101),
            (2, 0.153),
            (5, 1.36),
            (10, 4.46),
            (20, 12.0),
            (100, 84.1),
        ] {
            near(erlang_b(servers, load), 0.01, 4e-4);
        }
    }

    /// From the usual traffic tables of Erlang C.
    #[test]
    fn ten_servers_under_eight_erlang_keep_two_in_five_waiting() {
        near(loaded(10, 8.0).wait_probability(), 0.409, 5e-4);
    }

    /// Gross and others, section 2.3: the eye clinic with three doctors, six patients an hour, twenty minutes
    /// each. The book prints a queue of 8/9 and a visit of 28.9 minutes.
    #[test]
    fn the_eye_clinic_has_eight_ninths_of_a_patient_waiting() {
        let clinic = ErlangC {
            servers: 3,
            arrival_rate: 6.0,
            service_rate: 3.0,
        };
        near(clinic.mean_queue(), 8.0 / 9.0, 1e-14);
        near((clinic.mean_wait() + 1.0 / 3.0) * 60.0, 28.9, 5e-2);
        near(clinic.occupancy(), 2.0 / 3.0, 1e-15);
    }

    /// F. S. Hillier and G. J. Lieberman, "Introduction to Operations Research", the County Hospital example:
    /// two patients an hour, twenty minutes each, one doctor or two.
    #[test]
    fn the_emergency_room_waits_as_printed() {
        let room = |servers| ErlangC {
            servers,
            arrival_rate: 2.0,
            service_rate: 3.0,
        };
        near(room(1).wait_probability(), 0.667, 5e-4);
        near(room(1).mean_wait(), 2.0 / 3.0, 1e-14);
        near(1.0 - room(1).service_level(0.5), 0.404, 1e-3);
        near(1.0 - room(1).service_level(1.0), 0.245, 1e-3);
        near(room(2).wait_probability(), 0.167, 5e-4);
        near(room(2).mean_queue(), 1.0 / 12.0, 1e-14);
        near(room(2).mean_wait(), 1.0 / 24.0, 1e-14);
        near(1.0 - room(2).service_level(0.5), 0.022, 1e-3);
        near(1.0 - room(2).service_level(1.0), 0.003, 1e-3);
    }

    #[test]
    fn one_and_two_servers_have_their_closed_forms() {
        for percent in 1..100 {
            let share = f64::from(percent) / 100.0;
            near(loaded(1, share).wait_probability(), share, 1e-14);
            let pair = 2.0 * share * share / (1.0 + share);
            near(loaded(2, 2.0 * share).wait_probability(), pair, 1e-14);
        }
    }

    #[test]
    fn the_recursion_is_the_sum_over_the_states() {
        let (servers, load) = (40_u32, 33.0);
        let mut term = 1.0;
        let mut sum = 0.0;
        for customers in 0..servers {
            sum += term;
            term *= load / f64::from(customers + 1);
        }
        let delayed = term / (1.0 - load / f64::from(servers));
        near(
            loaded(servers, load).wait_probability(),
            delayed / (sum + delayed),
            1e-14,
        );
    }

    #[test]
    fn the_service_level_spans_from_no_wait_to_any_wait() {
        let queue = loaded(500, 480.0);
        near(queue.service_level(0.0), 1.0 - queue.wait_probability(), 1e-15);
        near(queue.service_level(10.0), 1.0, 1e-15);
        let step = 1e-3;
        let area: f64 = (0..5_000)
            .map(|index| 1.0 - queue.service_level((f64::from(index) + 0.5) * step))
            .sum();
        near(area * step, queue.mean_wait(), 1e-6);
    }

    #[test]
    fn a_load_that_cannot_be_served_waits_for_ever() {
        for load in [4.0, 5.0] {
            let queue = loaded(4, load);
            assert_eq!(queue.wait_probability(), 1.0);
            assert_eq!(queue.mean_wait(), f64::INFINITY);
            assert_eq!(queue.mean_queue(), f64::INFINITY);
            assert_eq!(queue.service_level(100.0), 0.0);
            assert_eq!(queue.occupancy(), 1.0);
        }
    }
}
