//! Dates of a local calendar.

use core::fmt;
use jiff_core::civil;
use serde::{Deserialize, Serialize};

/// A date as people write it, wherever they are.
///
/// It may be one that no calendar has, such as 30 February, until the schedule it belongs to is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day of the month, from 1.
    pub day: i8,
}

impl Date {
    /// A date.
    #[must_use]
    pub const fn new(year: i16, month: i8, day: i8) -> Self {
        Self { year, month, day }
    }

    /// Whether the calendar has it.
    #[must_use]
    pub fn exists(self) -> bool {
        civil::Date::new(self.year, self.month, self.day).is_ok()
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self::new(date.year(), date.month(), date.day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_dates_of_the_calendar_exist() {
        for (date, expected) in [
            (Date::new(2024, 2, 29), true),
            (Date::new(2026, 2, 29), false),
            (Date::new(2026, 0, 1), false),
            (Date::new(2026, 4, 31), false),
            (Date::new(i16::MAX, i8::MAX, i8::MIN), false),
        ] {
            assert_eq!(date.exists(), expected, "{date}");
        }
    }

    #[test]
    fn dates_are_ordered_as_in_the_calendar_and_written_year_first() {
        assert!(Date::new(2025, 12, 31) < Date::new(2026, 1, 1));
        assert!(Date::new(2026, 1, 31) < Date::new(2026, 2, 1));
        assert_eq!(Date::new(2026, 2, 1).to_string(), "2026-02-01");
    }
}
