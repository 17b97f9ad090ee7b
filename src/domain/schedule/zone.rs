//! Time zones: what a local clock shows, and when.

use super::ScheduleError;
use crate::domain::{Millis, Span};
use core::iter;
use jiff_core::Timestamp;
use jiff_core::civil::{self, DateTime, Time};
use jiff_core::tz::{Abbreviation, AmbiguousOffset, AmbiguousTimestamp, Offset, posix};
use serde::{Deserialize, Serialize};

const UTC: posix::TimeZone = posix::TimeZone {
    std_abbrev: Abbreviation::array("UTC"),
    std_offset: Offset::UTC,
    dst: None,
};

/// A time zone: a name people know it by, and its rule as POSIX writes it.
///
/// Only rules that can be read make a time zone, also where it is read from storage. The rule holds for all
/// time: history before the present rule is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct TimeZone {
    name: String,
    rule: String,
    /// The rule as read once. The same text always reads the same, so equality is by the text.
    #[serde(skip_serializing)]
    read: posix::TimeZone,
}

/// A time zone as it is stored.
#[derive(Deserialize)]
struct Written {
    name: String,
    rule: String,
}

impl TryFrom<Written> for TimeZone {
    type Error = ScheduleError;
    fn try_from(written: Written) -> Result<Self, ScheduleError> {
        Self::new(written.name, written.rule)
    }
}

impl TimeZone {
    /// A time zone by its name ("Europe/Oslo") and its rule ("CET-1CEST,M3.5.0,M10.5.0/3").
    ///
    /// # Errors
    ///
    /// When the rule cannot be read, or moves the clock by a day or more.
    pub fn new(name: impl Into<String>, rule: impl Into<String>) -> Result<Self, ScheduleError> {
        let (name, rule) = (name.into(), rule.into());
        match posix::TimeZone::parse(&rule) {
            Ok(read) if moves_less_than_a_day(&read) => Ok(Self { name, rule, read }),
            _ => Err(ScheduleError::UnreadableRule { name, rule }),
        }
    }

    /// Coordinated universal time.
    #[must_use]
    pub fn utc() -> Self {
        Self {
            name: "UTC".to_owned(),
            rule: "UTC0".to_owned(),
            read: UTC,
        }
    }

    /// The name people know it by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its rule.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// How far its clocks are ahead of UTC at this instant; negative in the west.
    #[must_use]
    pub fn offset(&self, at: Millis) -> Span {
        Span::seconds(self.read.to_offset(timestamp(at)).seconds().into())
    }

    /// The date on its calendars at this instant.
    pub(super) fn date(&self, at: Millis) -> civil::Date {
        let at = timestamp(at);
        at.to_datetime(self.read.to_offset(at)).date()
    }

    /// When a date begins: when the clock first shows midnight, or has skipped it.
    pub(super) fn start_of(&self, date: civil::Date) -> Option<Millis> {
        self.first(DateTime::from_parts(date, Time::MIN))
    }

    /// When the clock first shows this time. Where the clock is put forward past it, that moment.
    pub(super) fn first(&self, local: DateTime) -> Option<Millis> {
        self.instant(local, |times| times.earlier().ok())
    }

    /// When the clock last shows this time. Where the clock is put forward past it, that moment.
    pub(super) fn last(&self, local: DateTime) -> Option<Millis> {
        self.instant(local, |times| times.later().ok())
    }

    fn instant(
        &self,
        local: DateTime,
        choose: impl Fn(AmbiguousTimestamp) -> Option<Timestamp>,
    ) -> Option<Millis> {
        let times = self.read.to_ambiguous_timestamp(local);
        let at = if matches!(times.offset(), AmbiguousOffset::Gap { .. }) {
            // The clock is moved between the two instants at which it would show a time that it skips.
            let (before, after) = (times.earlier().ok()?, times.later().ok()?);
            let moved = self
                .read
                .next_transition(before)
                .map(|transition| transition.timestamp());
            moved.filter(|moved| *moved <= after).unwrap_or(after)
        } else {
            choose(times)?
        };
        Some(Millis(at.as_millisecond()))
    }
}

/// The next local midnight after this instant.
///
/// Every date begins once: where the clock shows midnight twice, the first counts; where it skips midnight,
/// the date begins when the clock is put forward. After the last date of the calendar there is none, which
/// is said as the last of all instants.
#[must_use]
pub fn next_midnight(zone: &TimeZone, at: Millis) -> Millis {
    // Where the clock is put back over midnight, the old date is shown again although the next has begun.
    let next = |date: &civil::Date| date.tomorrow().ok();
    iter::successors(next(&zone.date(at)), next)
        .take(3)
        .filter_map(|date| zone.start_of(date))
        .find(|midnight| *midnight > at)
        .unwrap_or(Millis(i64::MAX))
}

/// Instants before and after the calendar count as its ends.
fn timestamp(at: Millis) -> Timestamp {
    let end = if at.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_millisecond(at.0).unwrap_or(end)
}

fn moves_less_than_a_day(rule: &posix::TimeZone) -> bool {
    const DAY: u32 = 24 * 60 * 60;
    rule.dst
        .as_ref()
        .is_none_or(|dst| rule.std_offset.until(dst.offset).unsigned_abs() < DAY)
}

#[cfg(test)]
mod tests {
    use super::super::tests::utc;
    use super::{Millis, ScheduleError, Span, TimeZone, next_midnight};

    const OSLO: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

    fn zone(rule: &str) -> TimeZone {
        TimeZone::new("here", rule).unwrap()
    }

    #[test]
    fn offsets_follow_daylight_saving_to_the_millisecond() {
        for (rule, at, before, after) in [
            (OSLO, utc(2026, 3, 29, 1, 0), 60, 120),
            (OSLO, utc(2026, 10, 25, 1, 0), 120, 60),
            ("EST5EDT,M3.2.0,M11.1.0", utc(2026, 3, 8, 7, 0), -300, -240),
            ("EST5EDT,M3.2.0,M11.1.0", utc(2026, 11, 1, 6, 0), -240, -300),
            ("NZST-12NZDT,M9.5.0,M4.1.0/3", utc(2026, 4, 4, 14, 0), 780, 720),
            ("NZST-12NZDT,M9.5.0,M4.1.0/3", utc(2026, 9, 26, 14, 0), 720, 780),
            ("IST-5:30", utc(2026, 3, 29, 1, 0), 330, 330),
        ] {
            let zone = zone(rule);
            assert_eq!(zone.offset(at - Span(1)), Span::minutes(before), "{rule}");
            assert_eq!(zone.offset(at), Span::minutes(after), "{rule}");
        }
    }

    #[test]
    fn only_rules_that_can_be_read_make_a_time_zone() {
        for rule in [
            "",
            "Oslo",
            "Europe/Oslo",
            "CET-1CEST",
            "CET-1CEST,M3.6.0,M10.5.0",
            "CET-1 ",
            "AAA0BBB-24,0,99",
        ] {
            let error = TimeZone::new("Here", rule).unwrap_err();
            let (name, rule) = ("Here".to_owned(), rule.to_owned());
            assert_eq!(error, ScheduleError::UnreadableRule { name, rule });
        }
        let error = TimeZone::new("Oslo", "CET").unwrap_err();
        assert_eq!(
            error.to_string(),
            "the time zone Oslo has the rule \"CET\": write one such as CET-1CEST,M3.5.0,M10.5.0/3"
        );
    }

    #[test]
    fn a_time_zone_is_stored_as_text_and_read_back_equal() {
        let oslo = TimeZone::new("Europe/Oslo", OSLO).unwrap();
        let json = r#"{"name":"Europe/Oslo","rule":"CET-1CEST,M3.5.0,M10.5.0/3"}"#;
        assert_eq!(serde_json::to_string(&oslo).unwrap(), json);
        for zone in [oslo, TimeZone::utc()] {
            let json = serde_json::to_string(&zone).unwrap();
            assert_eq!(serde_json::from_str::<TimeZone>(&json).unwrap(), zone);
            let bytes = postcard::to_allocvec(&zone).unwrap();
            assert_eq!(postcard::from_bytes::<TimeZone>(&bytes).unwrap(), zone);
        }
        assert_eq!(TimeZone::new("UTC", "UTC0"), Ok(TimeZone::utc()));
        assert_eq!(TimeZone::utc().offset(utc(2026, 7, 1, 0, 0)), Span::ZERO);
    }

    #[test]
    fn a_stored_rule_that_cannot_be_read_is_refused() {
        let error = serde_json::from_str::<TimeZone>(r#"{"name":"Oslo","rule":"?"}"#).unwrap_err();
        assert!(
            error.to_string().starts_with("the time zone Oslo has the rule"),
            "{error}"
        );
    }

    #[test]
    fn midnight_comes_after_every_instant_also_when_the_day_is_shorter_or_longer() {
        for (rule, at, midnight) in [
            ("UTC0", utc(2026, 12, 31, 23, 59), utc(2027, 1, 1, 0, 0)),
            ("UTC0", utc(2027, 1, 1, 0, 0), utc(2027, 1, 2, 0, 0)),
            (OSLO, utc(2026, 3, 28, 23, 0), utc(2026, 3, 29, 22, 0)),
            (OSLO, utc(2026, 10, 24, 22, 0), utc(2026, 10, 25, 23, 0)),
            (
                "EST5EDT,M3.2.0,M11.1.0",
                utc(2026, 11, 1, 4, 0),
                utc(2026, 11, 2, 5, 0),
            ),
            ("IST-5:30", utc(2026, 1, 1, 0, 0), utc(2026, 1, 1, 18, 30)),
            (
                "NZST-12NZDT,M9.5.0,M4.1.0/3",
                utc(2026, 9, 26, 12, 0),
                utc(2026, 9, 27, 11, 0),
            ),
        ] {
            assert_eq!(next_midnight(&zone(rule), at), midnight, "{rule}");
        }
    }

    #[test]
    fn a_midnight_that_is_skipped_shown_twice_or_taken_back_comes_once() {
        const CUBA: &str = "CST5CDT,M3.2.0/0,M11.1.0/1";
        const BACK_OVER_MIDNIGHT: &str = "AST4ADT,M3.2.0,M11.1.0/0:30";
        for (rule, at, midnight) in [
            (CUBA, utc(2026, 3, 8, 4, 59), utc(2026, 3, 8, 5, 0)),
            (CUBA, utc(2026, 3, 8, 5, 0), utc(2026, 3, 9, 4, 0)),
            (CUBA, utc(2026, 11, 1, 3, 59), utc(2026, 11, 1, 4, 0)),
            (CUBA, utc(2026, 11, 1, 4, 0), utc(2026, 11, 2, 5, 0)),
            (
                BACK_OVER_MIDNIGHT,
                utc(2026, 11, 1, 2, 59),
                utc(2026, 11, 1, 3, 0),
            ),
            (
                BACK_OVER_MIDNIGHT,
                utc(2026, 11, 1, 3, 29),
                utc(2026, 11, 2, 4, 0),
            ),
            (
                BACK_OVER_MIDNIGHT,
                utc(2026, 11, 1, 3, 45),
                utc(2026, 11, 2, 4, 0),
            ),
        ] {
            assert_eq!(next_midnight(&zone(rule), at), midnight, "{rule}");
        }
    }

    #[test]
    fn instants_outside_the_calendar_have_an_offset_and_no_midnight_after_its_end() {
        let oslo = zone(OSLO);
        assert_eq!(oslo.offset(Millis(i64::MIN)), Span::hours(1));
        assert_eq!(oslo.offset(Millis(i64::MAX)), Span::hours(1));
        assert_eq!(next_midnight(&oslo, Millis(i64::MAX)), Millis(i64::MAX));
        assert!(next_midnight(&oslo, Millis(i64::MIN)) > Millis(i64::MIN));
    }
}
