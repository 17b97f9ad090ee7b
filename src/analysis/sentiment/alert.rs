//! Alerts: when a customer's feeling falls to or below what somebody wants to be told of (behaviour §11.3).

use super::level::Level;
use serde::{Deserialize, Serialize};

/// From what level on somebody wants to be alerted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Threshold {
    /// No alerts.
    DoNotShow,
    /// Slightly negative or worse.
    SlightlyNegative,
    /// Negative or worse.
    #[default]
    Negative,
    /// Very negative.
    VeryNegative,
}

impl Threshold {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [
        Self::DoNotShow,
        Self::SlightlyNegative,
        Self::Negative,
        Self::VeryNegative,
    ];

    /// Whether a level is one to be alerted of.
    #[must_use]
    pub fn is_reached(self, level: Level) -> bool {
        match self {
            Self::DoNotShow => false,
            Self::SlightlyNegative => level <= Level::SlightlyNegative,
            Self::Negative => level <= Level::Negative,
            Self::VeryNegative => level <= Level::VeryNegative,
        }
    }
}

/// One person's watch over one conversation. It starts above the threshold, as the conversation does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    is_below: bool,
}

impl Watch {
    /// Takes note of the conversation's level and tells whether to alert: once when it falls to the threshold or
    /// below, and again only after it has recovered. What is not rated changes nothing.
    pub fn sees(&mut self, level: Option<Level>, threshold: Threshold) -> bool {
        let Some(level) = level else { return false };
        let was_below = std::mem::replace(&mut self.is_below, threshold.is_reached(level));
        self.is_below && !was_below
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Threshold, Watch};

    fn alerts(threshold: Threshold, levels: &[Option<Level>]) -> Vec<bool> {
        let mut watch = Watch::default();
        levels.iter().map(|level| watch.sees(*level, threshold)).collect()
    }

    #[test]
    fn an_alert_fires_once_per_crossing() {
        use Level::{Negative, Neutral, SlightlyNegative, VeryNegative};
        let levels = [
            Neutral,
            SlightlyNegative,
            Negative,
            VeryNegative,
            Negative,
            Neutral,
            Negative,
        ]
        .map(Some);
        for (threshold, expected) in [
            (Threshold::DoNotShow, [false; 7]),
            (
                Threshold::SlightlyNegative,
                [false, true, false, false, false, false, true],
            ),
            (
                Threshold::Negative,
                [false, false, true, false, false, false, true],
            ),
            (
                Threshold::VeryNegative,
                [false, false, false, true, false, false, false],
            ),
        ] {
            assert_eq!(alerts(threshold, &levels), expected, "{threshold:?}");
        }
    }

    #[test]
    fn what_is_not_rated_neither_fires_nor_rearms() {
        let bad = Some(Level::VeryNegative);
        assert_eq!(
            alerts(Threshold::Negative, &[None, bad, None, bad]),
            [false, true, false, false]
        );
    }
}
