//! Seeded chance in whole numbers: floats could differ in the last bit between platforms.

use crate::domain::Span;

/// A stream of chance. Every customer, colleague and flow has its own, so that what one does never changes another's
/// luck.
#[derive(Clone, Debug)]
pub(super) struct Chance(oorandom::Rand64);

impl Chance {
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        Self(oorandom::Rand64::new_inc(seed.into(), stream.into()))
    }

    /// A whole number below `end`; 0 when there is none.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        if end == 0 { 0 } else { self.0.rand_range(0..end) }
    }

    /// True in `percent` of a hundred cases.
    pub(super) fn percent(&mut self, percent: u8) -> bool {
        self.below(100) < u64::from(percent)
    }

    /// A duration between two others.
    pub(super) fn between(&mut self, range: (Span, Span)) -> Span {
        let width = range.1.0.saturating_sub(range.0.0).max(0).cast_unsigned();
        Span(range.0.0 + self.below(width + 1).cast_signed())
    }

    /// One of several.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let place = self.below(items.len() as u64);
        items.get(usize::try_from(place).ok()?)
    }

    /// The time to the next of events that come on average once in `mean`, independently of each other: quarter
    /// seconds are tried until one hits.
    pub(super) fn gap(&mut self, mean: Span) -> Span {
        const STEP: i64 = 250;
        let odds = (mean.0 / STEP).max(1).cast_unsigned();
        let mut gap = STEP;
        while self.below(odds) != 0 {
            gap += STEP;
        }
        Span(gap)
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;
    use crate::domain::Span;

    #[test]
    fn the_same_seed_and_stream_give_the_same_luck_and_another_stream_does_not() {
        let draw = |stream| {
            let mut chance = Chance::new(7, stream);
            (0..20).map(|_| chance.below(1_000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn gaps_have_the_mean_they_are_asked_for() {
        let mut chance = Chance::new(1, 1);
        let total: i64 = (0..20_000).map(|_| chance.gap(Span::seconds(30)).0).sum();
        let mean = total / 20_000;
        assert!((29_000..=31_000).contains(&mean), "{mean}");
    }

    #[test]
    fn a_range_is_used_to_both_ends_and_an_empty_choice_is_no_choice() {
        let mut chance = Chance::new(3, 3);
        let drawn: std::collections::BTreeSet<_> =
            (0..200).map(|_| chance.between((Span(5), Span(8))).0).collect();
        assert_eq!(drawn, (5..=8).collect());
        assert_eq!(chance.pick::<u8>(&[]), None);
    }
}
