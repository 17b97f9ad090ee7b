//! The hours of an ordinary week.

use super::ScheduleError;
use core::fmt;
use jiff_core::civil::{self, DateTime, TimeSecond};
use serde::{Deserialize, Serialize};

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl Weekday {
    /// All of them, from Monday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The day after.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Monday => Self::Tuesday,
            Self::Tuesday => Self::Wednesday,
            Self::Wednesday => Self::Thursday,
            Self::Thursday => Self::Friday,
            Self::Friday => Self::Saturday,
            Self::Saturday => Self::Sunday,
            Self::Sunday => Self::Monday,
        }
    }
}

impl From<civil::Weekday> for Weekday {
    fn from(day: civil::Weekday) -> Self {
        match day {
            civil::Weekday::Monday => Self::Monday,
            civil::Weekday::Tuesday => Self::Tuesday,
            civil::Weekday::Wednesday => Self::Wednesday,
            civil::Weekday::Thursday => Self::Thursday,
            civil::Weekday::Friday => Self::Friday,
            civil::Weekday::Saturday => Self::Saturday,
            civil::Weekday::Sunday => Self::Sunday,
        }
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// What a local clock shows, in minutes since midnight; 24:00 is the end of the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalTime(pub u16);

impl LocalTime {
    /// The start of the day.
    pub const START: Self = Self(0);
    /// The end of the day, 24:00.
    pub const END: Self = Self::new(24, 0);

    /// An hour and a minute.
    #[must_use]
    pub const fn new(hour: u8, minute: u8) -> Self {
        Self(hour as u16 * 60 + minute as u16)
    }

    /// The same on a date; nothing from 24:00 on, which is no longer that date.
    pub(super) fn on(self, date: civil::Date) -> Option<DateTime> {
        let second = TimeSecond::new(i32::from(self.0) * 60).ok()?;
        Some(DateTime::from_parts(date, second.to_time()))
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A part of a day, by the local clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalSpan {
    /// When it begins.
    pub from: LocalTime,
    /// When it is over; this minute no longer belongs to it.
    pub to: LocalTime,
}

impl LocalSpan {
    /// From midnight to midnight.
    pub const ALL_DAY: Self = Self::new(LocalTime::START, LocalTime::END);

    /// From one time to another.
    #[must_use]
    pub const fn new(from: LocalTime, to: LocalTime) -> Self {
        Self { from, to }
    }
}

impl fmt::Display for LocalSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.from, self.to)
    }
}

/// The hours of each day of the week, in order; a day without any is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Week {
    /// On Mondays.
    pub monday: Vec<LocalSpan>,
    /// On Tuesdays.
    pub tuesday: Vec<LocalSpan>,
    /// On Wednesdays.
    pub wednesday: Vec<LocalSpan>,
    /// On Thursdays.
    pub thursday: Vec<LocalSpan>,
    /// On Fridays.
    pub friday: Vec<LocalSpan>,
    /// On Saturdays.
    pub saturday: Vec<LocalSpan>,
    /// On Sundays.
    pub sunday: Vec<LocalSpan>,
}

impl Week {
    /// A week in which each day has the hours that `hours` gives it.
    #[must_use]
    pub fn by_day(hours: impl Fn(Weekday) -> Vec<LocalSpan>) -> Self {
        Self {
            monday: hours(Weekday::Monday),
            tuesday: hours(Weekday::Tuesday),
            wednesday: hours(Weekday::Wednesday),
            thursday: hours(Weekday::Thursday),
            friday: hours(Weekday::Friday),
            saturday: hours(Weekday::Saturday),
            sunday: hours(Weekday::Sunday),
        }
    }

    /// Day and night.
    #[must_use]
    pub fn always() -> Self {
        Self::by_day(|_| vec![LocalSpan::ALL_DAY])
    }

    /// The hours of one day.
    #[must_use]
    pub fn on(&self, day: Weekday) -> &[LocalSpan] {
        match day {
            Weekday::Monday => &self.monday,
            Weekday::Tuesday => &self.tuesday,
            Weekday::Wednesday => &self.wednesday,
            Weekday::Thursday => &self.thursday,
            Weekday::Friday => &self.friday,
            Weekday::Saturday => &self.saturday,
            Weekday::Sunday => &self.sunday,
        }
    }

    /// Whether every day's hours are in order, apart from each other and within the day.
    ///
    /// # Errors
    ///
    /// The first problem, from Monday.
    pub fn check(&self) -> Result<(), ScheduleError> {
        Weekday::ALL
            .into_iter()
            .try_for_each(|day| check_day(day, self.on(day)))
    }
}

fn check_day(day: Weekday, spans: &[LocalSpan]) -> Result<(), ScheduleError> {
    let mut before: Option<LocalSpan> = None;
    for &span in spans {
        if span.from >= span.to {
            return Err(ScheduleError::EmptySpan { day, span });
        }
        if span.to > LocalTime::END {
            return Err(ScheduleError::PastMidnight { day, span });
        }
        if let Some(first) = before.filter(|first| span.from < first.to) {
            let second = span;
            return Err(ScheduleError::Overlap { day, first, second });
        }
        before = Some(span);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{LocalSpan, LocalTime, ScheduleError, Week, Weekday};

    const fn span(from: u8, to: u8) -> LocalSpan {
        LocalSpan::new(LocalTime::new(from, 0), LocalTime::new(to, 0))
    }

    fn tuesdays(spans: &[LocalSpan]) -> Week {
        Week {
            tuesday: spans.to_vec(),
            ..Week::default()
        }
    }

    #[test]
    fn closed_days_touching_spans_and_whole_days_are_in_order() {
        for spans in [&[][..], &[span(8, 12), span(12, 24)], &[LocalSpan::ALL_DAY]] {
            assert_eq!(tuesdays(spans).check(), Ok(()));
        }
        assert_eq!(Week::always().check(), Ok(()));
    }

    #[test]
    fn what_is_wrong_is_said_with_the_day_and_the_hours() {
        for (spans, expected) in [
            (
                &[span(9, 9)][..],
                "Tuesday 09:00–09:00: let it end after it begins",
            ),
            (&[span(22, 6)], "Tuesday 22:00–06:00: let it end after it begins"),
            (
                &[span(22, 26)],
                "Tuesday 22:00–26:00: end it at 24:00, and enter the rest on Wednesday",
            ),
            (
                &[span(8, 12), span(11, 16)],
                "Tuesday 08:00–12:00 and 11:00–16:00: list them in order, without overlap",
            ),
            (
                &[span(12, 16), span(8, 10)],
                "Tuesday 12:00–16:00 and 08:00–10:00: list them in order, without overlap",
            ),
        ] {
            let error: ScheduleError = tuesdays(spans).check().unwrap_err();
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn a_week_repeats_after_sunday_and_every_day_has_its_own_hours() {
        let week = Week::by_day(|day| match day {
            Weekday::Sunday => vec![],
            _ => vec![LocalSpan::new(LocalTime::START, LocalTime(day as u16 + 1))],
        });
        let mut day = Weekday::Monday;
        for (place, expected) in Weekday::ALL.into_iter().enumerate() {
            assert_eq!(day, expected);
            let minutes = week.on(day).first().map(|span| usize::from(span.to.0));
            assert_eq!(minutes, (place < 6).then_some(place + 1));
            day = day.next();
        }
        assert_eq!(day, Weekday::Monday);
    }

    #[test]
    fn days_may_be_left_out_where_a_week_is_written_down() {
        let week: Week = serde_json::from_str(r#"{"tuesday": [{"from": 480, "to": 720}]}"#).unwrap();
        assert_eq!(week, tuesdays(&[span(8, 12)]));
    }
}
