//! Holidays: days on which an ordinary week does not hold.

use super::{Date, ScheduleError};
use serde::{Deserialize, Serialize};

/// Days on which it is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub from: Date,
    /// Its last day; this one belongs to it too.
    pub to: Date,
}

impl Holiday {
    /// Whether this date belongs to it.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        (self.from..=self.to).contains(&date)
    }

    /// Whether it is on dates that exist, in order.
    ///
    /// # Errors
    ///
    /// The first problem.
    pub fn check(&self) -> Result<(), ScheduleError> {
        let (from, to) = (self.from, self.to);
        let holiday = || self.name.clone();
        if let Some(date) = [from, to].into_iter().find(|date| !date.exists()) {
            return Err(ScheduleError::NoSuchDate {
                holiday: holiday(),
                date,
            });
        }
        if to < from {
            return Err(ScheduleError::HolidayBackwards {
                holiday: holiday(),
                from,
                to,
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Holiday};

    fn pause(from: (i8, i8), to: (i8, i8)) -> Holiday {
        Holiday {
            name: "Pause".to_owned(),
            from: Date::new(2026, from.0, from.1),
            to: Date::new(2026, to.0, to.1),
        }
    }

    #[test]
    fn its_first_and_its_last_day_belong_to_it() {
        let pause = pause((6, 28), (7, 2));
        assert_eq!(pause.check(), Ok(()));
        for (month, day, expected) in [
            (6, 27, false),
            (6, 28, true),
            (7, 1, true),
            (7, 2, true),
            (7, 3, false),
        ] {
            assert_eq!(
                pause.covers(Date::new(2026, month, day)),
                expected,
                "{month}-{day}"
            );
        }
        assert!(!pause.covers(Date::new(2027, 7, 1)));
    }

    #[test]
    fn dates_that_cannot_be_are_said_by_name() {
        for (from, to, expected) in [
            (
                (2, 28),
                (2, 30),
                "has the date 2026-02-30, which does not exist: correct it",
            ),
            (
                (0, 1),
                (2, 1),
                "has the date 2026-00-01, which does not exist: correct it",
            ),
            (
                (12, 26),
                (12, 24),
                "ends on 2026-12-24, before it begins on 2026-12-26: exchange the dates",
            ),
        ] {
            let error = pause(from, to).check().unwrap_err();
            assert_eq!(error.to_string(), format!("the holiday Pause {expected}"));
        }
        assert_eq!(pause((5, 1), (5, 1)).check(), Ok(()));
    }
}
