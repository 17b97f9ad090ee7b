//! A finite waiting room: equal servers, and arrivals turned away when every place is taken (M/M/n/K).
//!
//! D. Gross, J. F. Shortle, J. M. Thompson and C. M. Harris, "Fundamentals of Queueing Theory", 4th edition,
//! Wiley 2008, section 2.5 (the M/M/c/K queue). With no place to wait it is Erlang's loss formula of 1917.

use super::birth_death::stationary;

/// A queue that holds no more than its places; it is stable under any load.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loss {
    pub servers: u32,
    /// Of the whole floor, those in service included.
    pub places: u32,
    pub arrival_rate: f64,
    /// Of one server; the mean service time is its inverse.
    pub service_rate: f64,
}

impl Loss {
    /// The share of time with each number of customers, with that number.
    fn states(&self) -> impl Iterator<Item = (u32, f64)> {
        let departure_rate =
            |customers: u64| customers.min(u64::from(self.servers)) as f64 * self.service_rate;
        (0..).zip(stationary(
            self.arrival_rate,
            departure_rate,
            u64::from(self.places),
        ))
    }

    /// The share of arrivals that find every place taken.
    pub fn blocking_probability(&self) -> f64 {
        self.states()
            .filter(|(customers, _)| *customers == self.places)
            .map(|(_, share)| share)
            .sum()
    }

    /// P(wait > 0) of an arrival that is let in.
    pub fn wait_probability(&self) -> f64 {
        let waits = self.servers..self.places;
        let delayed: f64 = self
            .states()
            .filter(|(customers, _)| waits.contains(customers))
            .map(|(_, share)| share)
            .sum();
        delayed / (1.0 - self.blocking_probability())
    }

    /// The mean number of waiting customers.
    pub fn mean_queue(&self) -> f64 {
        self.states()
            .map(|(customers, share)| f64::from(customers.saturating_sub(self.servers)) * share)
            .sum()
    }

    /// The mean wait of the arrivals that are let in, by Little's formula.
    pub fn mean_wait(&self) -> f64 {
        self.mean_queue() / (self.arrival_rate * (1.0 - self.blocking_probability()))
    }

    /// The share of its time a server is busy: those let in are the work there is.
    pub fn occupancy(&self) -> f64 {
        let accepted = self.arrival_rate * (1.0 - self.blocking_probability());
        accepted / (f64::from(self.servers) * self.service_rate)
    }
}

#[cfg(test)]
mod tests {
    use super::Loss;
    use crate::formulas::{ErlangC, erlang_b};

    fn near(left: f64, right: f64, within: f64) {
        assert!((left - right).abs() <= within, "{left} is not {right}");
    }

    fn room(servers: u32, places: u32, load: f64) -> Loss {
        Loss {
            servers,
            places,
            arrival_rate: load,
            service_rate: 1.0,
        }
    }

    /// Gross and others, section 2.5: the inspection station with three stalls and room for seven cars, a car
    /// a minute and six minutes each. The book prints 3.09 cars waiting and 6.06 in all. By hand, the weights
    /// of the states are 1, 6, 18, 36, 72, 144, 288 and 576, which is 1141 together.
    #[test]
    fn the_inspection_station_fills_as_printed() {
        let station = Loss {
            servers: 3,
            places: 7,
            arrival_rate: 1.0,
            service_rate: 1.0 / 6.0,
        };
        near(station.mean_queue(), 3.09, 5e-3);
        near(station.mean_queue() + 3.0 * station.occupancy(), 6.06, 5e-3);
        near(station.mean_queue(), 3_528.0 / 1_141.0, 1e-13);
        near(station.blocking_probability(), 576.0 / 1_141.0, 1e-14);
        near(station.wait_probability(), 540.0 / 565.0, 1e-14);
        near(station.mean_wait(), 3_528.0 / 565.0, 1e-12);
    }

    #[test]
    fn without_a_place_to_wait_it_is_erlang_b() {
        for (servers, load) in [(1, 1.0), (10, 4.46), (300, 310.0)] {
            let full = room(servers, servers, load);
            near(full.blocking_probability(), erlang_b(servers, load), 1e-14);
            assert_eq!(full.wait_probability(), 0.0);
            assert_eq!(full.mean_wait(), 0.0);
        }
    }

    #[test]
    fn with_endless_places_it_is_erlang_c() {
        let roomy = room(10, 2_000, 8.0);
        let endless = ErlangC {
            servers: 10,
            arrival_rate: 8.0,
            service_rate: 1.0,
        };
        assert_eq!(roomy.blocking_probability(), 0.0);
        near(roomy.wait_probability(), endless.wait_probability(), 1e-13);
        near(roomy.mean_wait(), endless.mean_wait(), 1e-13);
        near(roomy.mean_queue(), endless.mean_queue(), 1e-13);
        near(roomy.occupancy(), endless.occupancy(), 1e-13);
    }

    /// One server and a load of one: all states are alike, so one in `K + 1` arrivals is turned away and the
    /// mean queue is `(K - 1) K / 2 / (K + 1)`.
    #[test]
    fn a_fair_coin_is_everywhere_alike() {
        let even = room(1, 5, 1.0);
        near(even.blocking_probability(), 1.0 / 6.0, 1e-15);
        near(even.mean_queue(), 10.0 / 6.0, 1e-15);
        near(even.wait_probability(), 4.0 / 5.0, 1e-15);
        near(even.mean_wait(), 2.0, 1e-14);
        near(even.occupancy(), 5.0 / 6.0, 1e-15);
    }

    #[test]
    fn an_overload_fills_the_room_and_the_rest_is_turned_away() {
        let crowded = room(500, 600, 1_000.0);
        near(crowded.occupancy(), 1.0, 1e-12);
        near(crowded.blocking_probability(), 0.5, 1e-12);
        near(crowded.mean_queue(), 99.0, 1e-9);
    }
}
