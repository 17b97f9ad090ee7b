//! Batch means: how far the mean of a simulated series may be from the true one.
//!
//! Neighbours in a simulated series resemble each other, so its own variance says too little. The means of
//! long stretches of it hardly do, and are close to normal. R. W. Conway, "Some tactical problems in digital
//! simulation", Management Science 10(1), 1963; A. M. Law, "Simulation Modeling and Analysis", 5th edition,
//! McGraw-Hill 2015, section 9.5.3. Ten to thirty batches are enough: B. Schmeiser, "Batch size effects in
//! the analysis of simulation output", Operations Research 30(3), 1982.

use serde::Serialize;

/// A mean, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The mean itself.
    pub mean: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Of the interval around the mean that holds the true one 95 times in a hundred.
    pub half_width: f64,
}

impl Estimate {
    /// From values that are independent of each other, such as the means of batches or of separate runs.
    ///
    /// Fewer than two say nothing about their error, which is then not a number, so that no comparison with
    /// it holds.
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let standard_error = (squares / (count - 1.0) / count).sqrt();
        Self {
            mean,
            standard_error,
            half_width: student_quantile(values.len().saturating_sub(1)) * standard_error,
        }
    }

    /// How many standard errors the mean is above `truth`; negative below it.
    #[must_use]
    pub fn deviations(&self, truth: f64) -> f64 {
        if self.mean == truth && self.standard_error == 0.0 {
            return 0.0;
        }
        (self.mean - truth) / self.standard_error
    }
}

/// The mean of a series in the order it was observed, judged by `batches` stretches of equal length.
///
/// What does not fill the batches is left out at the beginning, where a simulation still warms up.
#[must_use]
pub fn batch_means(series: &[f64], batches: usize) -> Estimate {
    let length = series.len().checked_div(batches).unwrap_or(0);
    let surplus = series.len() - length * batches;
    let means: Vec<f64> = series
        .get(surplus..)
        .unwrap_or_default()
        .chunks(length.max(1))
        .map(|batch| batch.iter().sum::<f64>() / batch.len() as f64)
        .collect();
    Estimate::of(&means)
}

/// The 97.5% point of Student's t with `freedom` degrees, which leaves 95% between it and its negative.
///
/// The usual table up to 30 degrees; beyond, the expansion around the normal (M. Abramowitz and I. A. Stegun,
/// "Handbook of Mathematical Functions", 1964, equation 26.7.5), right to `1e-4` there.
/// Without any freedom it is not a number.
#[must_use]
pub fn student_quantile(freedom: usize) -> f64 {
    const TABLE: [f64; 30] = [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145,
        2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048,
        2.045, 2.042,
    ];
    const NORMAL: f64 = 1.959_964;
    let Some(row) = freedom.checked_sub(1) else {
        return f64::NAN;
    };
    TABLE.get(row).copied().unwrap_or_else(|| {
        let inverse = 1.0 / freedom as f64;
        let first = (NORMAL.powi(3) + NORMAL) / 4.0;
        let second = (5.0 * NORMAL.powi(5) + 16.0 * NORMAL.powi(3) + 3.0 * NORMAL) / 96.0;
        NORMAL + inverse * (first + inverse * second)
    })
}

#[cfg(test)]
mod tests {
    use super::{Estimate, batch_means, student_quantile};

    fn near(left: f64, right: f64, within: f64) {
        assert!((left - right).abs() <= within, "{left} is not {right}");
    }

    /// Numbers between zero and one that look like chance (S. Vigna's splitmix64).
    fn noise(seed: u64) -> impl Iterator<Item = f64> {
        let mut state = seed;
        std::iter::repeat_with(move || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
        })
    }

    /// A series around zero in which each value keeps `memory` of the one before.
    fn wandering(seed: u64, memory: f64, length: usize) -> Vec<f64> {
        let steps = noise(seed).scan(0.0, move |level, step| {
            *level = memory * *level + step - 0.5;
            Some(*level)
        });
        steps.skip(200).take(length).collect()
    }

    #[test]
    fn three_batches_by_hand() {
        let estimate = batch_means(&[100.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 3);
        near(estimate.mean, 3.5, 1e-15);
        near(estimate.standard_error, 2.0 / 3.0_f64.sqrt(), 1e-15);
        near(estimate.half_width, 4.303 * 2.0 / 3.0_f64.sqrt(), 1e-14);
        near(
            estimate.deviations(3.5 - 2.0 * estimate.standard_error),
            2.0,
            1e-14,
        );
        near(
            estimate.deviations(3.5 + 3.0 * estimate.standard_error),
            -3.0,
            1e-14,
        );
    }

    /// The printed table, for example Law (2015), table T.1, beyond what is stored here.
    #[test]
    fn the_quantiles_go_on_as_printed() {
        for (freedom, printed) in [(40, 2.021), (50, 2.009), (60, 2.000), (100, 1.984), (120, 1.980)] {
            near(student_quantile(freedom), printed, 5.1e-4);
        }
        near(student_quantile(31), 2.0395, 1e-4);
        near(student_quantile(1_000_000), 1.960, 1e-4);
        assert!(
            (1..200)
                .map(student_quantile)
                .is_sorted_by(|left, right| left > right)
        );
    }

    #[test]
    fn too_little_to_judge_passes_no_judgement() {
        for estimate in [
            batch_means(&[], 30),
            batch_means(&[1.0, 2.0], 1),
            batch_means(&[1.0, 2.0], 0),
            Estimate::of(&[1.0]),
        ] {
            assert!(estimate.standard_error.is_nan() && estimate.half_width.is_nan());
            assert!(estimate.deviations(1.0).is_nan() && estimate.deviations(2.0).is_nan());
        }
    }

    #[test]
    fn a_constant_is_beyond_doubt() {
        let constant = batch_means(&[2.5; 90], 30);
        assert_eq!(constant.deviations(2.5), 0.0);
        assert_eq!(constant.deviations(2.0), f64::INFINITY);
    }

    /// The variance of the mean of such a series is `1/12 / (1 - memory)^2` over its length.
    #[test]
    fn the_error_counts_what_neighbours_share() {
        let (memory, length) = (0.9, 3_000);
        let expected = (1.0_f64 / 12.0 / length as f64).sqrt() / (1.0 - memory);
        let errors: Vec<f64> = (0..100)
            .map(|seed| batch_means(&wandering(seed << 32, memory, length), 30).standard_error)
            .collect();
        near(Estimate::of(&errors).mean / expected, 1.0, 0.1);
    }

    #[test]
    fn the_interval_holds_the_truth_nineteen_times_in_twenty() {
        let runs = 1_000;
        let held = (0..runs)
            .map(|seed| batch_means(&wandering(seed << 32, 0.5, 1_500), 30))
            .filter(|estimate| estimate.mean.abs() <= estimate.half_width)
            .count();
        near(held as f64 / runs as f64, 0.95, 0.02);
    }
}
