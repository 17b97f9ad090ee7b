//! Distributions of durations.

use crate::domain::Span;
use serde::{Deserialize, Serialize};

/// How long something takes. Durations are in seconds and come out in whole milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Distribution {
    /// Without memory, with this mean.
    Exponential(f64),
    /// Always this.
    Fixed(f64),
    /// Evenly between two others.
    Uniform(f64, f64),
    /// The sum of so many exponential phases, with this mean: less spread out than one.
    Erlang(u32, f64),
}

impl Distribution {
    /// Whether every number in it makes sense.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        const LONGEST: f64 = 1.0e9;
        let is_time = |seconds: f64| (0.0..=LONGEST).contains(&seconds);
        match *self {
            Self::Exponential(mean) | Self::Erlang(1..=1_000, mean) => is_time(mean),
            Self::Fixed(seconds) => is_time(seconds),
            Self::Uniform(from, to) => is_time(from) && is_time(to) && from <= to,
            Self::Erlang(..) => false,
        }
    }

    /// The mean, in seconds.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match *self {
            Self::Exponential(mean) | Self::Erlang(_, mean) => mean,
            Self::Fixed(seconds) => seconds,
            Self::Uniform(from, to) => f64::midpoint(from, to),
        }
    }

    /// The next duration.
    pub fn draw(&self, chance: &mut oorandom::Rand64) -> Span {
        let seconds = match *self {
            Self::Exponential(mean) => exponential(chance, mean),
            Self::Fixed(seconds) => seconds,
            Self::Uniform(from, to) => from + (to - from) * chance.rand_float(),
            Self::Erlang(phases, mean) => {
                let phase = mean / f64::from(phases);
                (0..phases).map(|_| exponential(chance, phase)).sum()
            }
        };
        // In range for any sound distribution; the cast cannot do worse than stop at the longest span.
        #[allow(clippy::cast_possible_truncation)]
        Span(libm::round(seconds * 1_000.0) as i64)
    }
}

fn exponential(chance: &mut oorandom::Rand64, mean: f64) -> f64 {
    // Of (0, 1]: the logarithm of nothing is not a time.
    -mean * libm::log(1.0 - chance.rand_float())
}

#[cfg(test)]
mod tests {
    use super::Distribution;

    #[test]
    fn draws_have_the_mean_and_the_spread_of_their_distribution() {
        for (distribution, variance) in [
            (Distribution::Exponential(30.0), 900.0),
            (Distribution::Fixed(30.0), 0.0),
            (Distribution::Uniform(0.0, 60.0), 300.0),
            (Distribution::Erlang(4, 30.0), 225.0),
        ] {
            let mut chance = oorandom::Rand64::new(7);
            let draws: Vec<f64> = (0..40_000)
                .map(|_| distribution.draw(&mut chance).0 as f64 / 1_000.0)
                .collect();
            let mean = draws.iter().sum::<f64>() / 40_000.0;
            let spread = draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / 40_000.0;
            assert!(
                (mean - distribution.mean()).abs() < 0.6,
                "{distribution:?}: mean {mean}"
            );
            assert!(
                (spread - variance).abs() <= 0.05 * variance,
                "{distribution:?}: variance {spread}"
            );
        }
    }
}
