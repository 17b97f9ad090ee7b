//! When work is done: time zones, days, weeks and operating hours.
//!
//! Calendars and daylight saving come from `jiff_core`. What it cannot know, such as what a local time means
//! that the clock skips or shows twice, is decided in [`TimeZone`] and [`OperatingHours`].

mod date;
mod holiday;
mod hours;
mod week;
mod zone;

pub use date::Date;
pub use holiday::Holiday;
pub use hours::OperatingHours;
pub use week::{LocalSpan, LocalTime, Week, Weekday};
pub use zone::{TimeZone, next_midnight};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a schedule cannot be used, in words a person can act on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
pub enum ScheduleError {
    /// The time zone's rule cannot be read.
    #[error("the time zone {name} has the rule \"{rule}\": write one such as CET-1CEST,M3.5.0,M10.5.0/3")]
    UnreadableRule {
        /// The time zone's name.
        name: String,
        /// The rule as it was given.
        rule: String,
    },
    /// A span begins when it ends, or later.
    #[error("{day} {span}: let it end after it begins")]
    EmptySpan {
        /// The day of the week.
        day: Weekday,
        /// The span.
        span: LocalSpan,
    },
    /// A span ends on the next day.
    #[error("{day} {span}: end it at {}, and enter the rest on {}", LocalTime::END, .day.next())]
    PastMidnight {
        /// The day of the week.
        day: Weekday,
        /// The span.
        span: LocalSpan,
    },
    /// A span begins before the one listed ahead of it ends.
    #[error("{day} {first} and {second}: list them in order, without overlap")]
    Overlap {
        /// The day of the week.
        day: Weekday,
        /// The span listed first.
        first: LocalSpan,
        /// The span listed after it.
        second: LocalSpan,
    },
    /// A holiday has a date that no calendar has.
    #[error("the holiday {holiday} has the date {date}, which does not exist: correct it")]
    NoSuchDate {
        /// The holiday's name.
        holiday: String,
        /// The date.
        date: Date,
    },
    /// A holiday ends before it begins.
    #[error("the holiday {holiday} ends on {to}, before it begins on {from}: exchange the dates")]
    HolidayBackwards {
        /// The holiday's name.
        holiday: String,
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
    },
}

#[cfg(test)]
mod tests {
    use crate::domain::Millis;
    use jiff_core::{civil, tz::Offset};

    /// An instant as a clock in UTC shows it.
    pub fn utc(year: i16, month: i8, day: i8, hour: i8, minute: i8) -> Millis {
        let local = civil::date(year, month, day).at(hour, minute, 0, 0);
        Millis(local.to_timestamp(Offset::UTC).unwrap().as_millisecond())
    }
}
