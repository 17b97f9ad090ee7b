//! The seven levels (behaviour §11.1).

use serde::{Deserialize, Serialize};

/// How a customer feels, worst first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Furious.
    VeryNegative,
    /// Angry or let down.
    Negative,
    /// Not quite happy.
    SlightlyNegative,
    /// Says what is, without a feeling. Every conversation starts here.
    #[default]
    Neutral,
    /// Content.
    SlightlyPositive,
    /// Happy.
    Positive,
    /// Delighted.
    VeryPositive,
}

/// Where each level but the best ends, as a score. Tuned on messages to support.
const ENDS: [(f32, Level); 6] = [
    (-0.75, Level::VeryNegative),
    (-0.47, Level::Negative),
    (-0.27, Level::SlightlyNegative),
    (0.27, Level::Neutral),
    (0.42, Level::SlightlyPositive),
    (0.72, Level::Positive),
];

impl Level {
    /// All of them, worst first.
    pub const ALL: [Self; 7] = [
        Self::VeryNegative,
        Self::Negative,
        Self::SlightlyNegative,
        Self::Neutral,
        Self::SlightlyPositive,
        Self::Positive,
        Self::VeryPositive,
    ];

    /// The level of a score from -1 to 1.
    #[must_use]
    pub fn of(score: f32) -> Self {
        let found = ENDS.iter().find(|(end, _)| score < *end);
        found.map_or(Self::VeryPositive, |(_, level)| *level)
    }

    /// The sentiment pulse, 0 to 100 (behaviour §11.4).
    #[must_use]
    pub fn pulse(self) -> u8 {
        match self {
            Self::VeryNegative => 0,
            Self::Negative => 17,
            Self::SlightlyNegative => 33,
            Self::Neutral => 50,
            Self::SlightlyPositive => 67,
            Self::Positive => 83,
            Self::VeryPositive => 100,
        }
    }

    /// The highest score that is at least this bad, for what forces a level.
    pub(super) fn worst_of(self, score: f32) -> f32 {
        let end = ENDS.iter().find(|(_, level)| *level == self).map(|(end, _)| *end);
        // Just below the end, which belongs to the next level.
        end.map_or(score, |end| score.min(end - 0.01))
    }
}

#[cfg(test)]
mod tests {
    use super::Level;

    #[test]
    fn levels_follow_the_score() {
        let levels: Vec<_> = (-10_i8..=10)
            .map(|tenth| Level::of(f32::from(tenth) / 10.0))
            .collect();
        assert!(levels.is_sorted());
        assert_eq!(levels.first(), Some(&Level::VeryNegative));
        assert_eq!(levels[10], Level::Neutral);
        assert_eq!(levels.last(), Some(&Level::VeryPositive));
        assert_eq!(Level::default(), Level::Neutral);
    }

    #[test]
    fn the_pulse_rises_with_the_level() {
        let pulses = Level::ALL.map(Level::pulse);
        assert_eq!(pulses, [0, 17, 33, 50, 67, 83, 100]);
    }

    #[test]
    fn a_forced_level_is_reached() {
        assert_eq!(Level::of(Level::Negative.worst_of(0.8)), Level::Negative);
        assert_eq!(Level::of(Level::Negative.worst_of(-0.9)), Level::VeryNegative);
    }
}
