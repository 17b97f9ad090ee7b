//! A birth-death process: how often a count that moves by one is at each of its values.

/// States rarer than this, relative to the commonest one, count as never seen.
const NEGLIGIBLE: f64 = 1e-32;

/// The long-run share of time at `0, 1, 2, ...`, up to `last` or to where nothing is left to see.
///
/// The count rises at the rate `birth` below `last`, and falls from `k` at the rate `death(k)`, which must
/// not decrease with `k` and must at last exceed `birth` when `last` is far away. Neighbours are in balance,
/// `π(k) death(k) = π(k-1) birth` (L. Kleinrock, "Queueing Systems", volume 1, Wiley 1975, equation 3.11).
///
/// The product runs both ways from the commonest state, so that every weight is at most one: nothing
/// overflows, however many states there are and however overloaded the floor is.
pub fn stationary(birth: f64, death: impl Fn(u64) -> f64, last: u64) -> Vec<f64> {
    let mut mode = 0;
    while mode < last && death(mode + 1) <= birth {
        mode += 1;
    }
    let mut weights = vec![1.0];
    let mut weight = 1.0;
    for state in (1..=mode).rev() {
        weight *= death(state) / birth;
        weights.push(weight);
    }
    weights.reverse();
    weight = 1.0;
    for state in mode + 1..=last {
        weight *= birth / death(state);
        if weight < NEGLIGIBLE {
            break;
        }
        weights.push(weight);
    }
    let total: f64 = weights.iter().sum();
    weights.iter_mut().for_each(|weight| *weight /= total);
    weights
}

#[cfg(test)]
mod tests {
    use super::stationary;

    #[test]
    fn linear_deaths_make_a_poisson_count() {
        let load: f64 = 7.5;
        let shares = stationary(load, |state| state as f64, u64::MAX);
        let mut poisson = (-load).exp();
        for (state, share) in shares.iter().enumerate() {
            assert!(
                (share - poisson).abs() < 1e-15,
                "{state}: {share} is not {poisson}"
            );
            poisson *= load / (state + 1) as f64;
        }
        assert!(shares.len() > 40);
    }

    #[test]
    fn equal_rates_make_every_state_alike() {
        let shares = stationary(3.0, |_| 3.0, 9);
        assert_eq!(shares.len(), 10);
        assert!(shares.iter().all(|share| (share - 0.1).abs() < 1e-15));
    }

    #[test]
    fn a_heavy_overload_stays_finite() {
        let shares = stationary(1e6, |state| state.min(500) as f64 + 1e-2 * state as f64, 200_000);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(shares.iter().all(|share| share.is_finite()));
    }
}
