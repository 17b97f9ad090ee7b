//! Operating hours: when customers can reach people.

use super::{Holiday, LocalSpan, ScheduleError, TimeZone, Week, Weekday};
use crate::domain::{Millis, Span};
use core::iter;
use jiff_core::civil;
use serde::{Deserialize, Serialize};

/// Operating hours: an ordinary week by the local clock, and the days it does not hold.
///
/// Hours are meant as people read them from the clock. On the nights it is moved:
///
/// * a time that the clock skips is the moment it is put forward: 2:30–5:00 begins at 3:00, 1:00–2:30 ends
///   there, and 2:15–2:45 does not take place;
/// * a span begins when the clock first shows its beginning and ends when it last shows its end, so that
///   nobody is sent away in an hour that is repeated, and nothing closes only to open again;
/// * 24:00 is the beginning of the next date, which happens once, see [`super::next_midnight`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperatingHours {
    /// Their name.
    pub name: String,
    /// Whose clock they follow.
    pub zone: TimeZone,
    /// The hours of an ordinary week.
    pub week: Week,
    /// Days on which it is closed all day.
    #[serde(default)]
    pub holidays: Vec<Holiday>,
}

/// One span on one date, as instants.
struct Stretch {
    opens: Millis,
    closes: Millis,
}

impl OperatingHours {
    /// How far ahead a change is looked for: past a whole year with all its changes of the clock.
    pub const HORIZON: Span = Span::hours(400 * 24);

    /// Whether the week and the holidays can be used. Only then are the answers of the other methods right.
    ///
    /// # Errors
    ///
    /// The first problem.
    pub fn check(&self) -> Result<(), ScheduleError> {
        self.week.check()?;
        self.holidays.iter().try_for_each(Holiday::check)
    }

    /// Whether it is open at this instant.
    #[must_use]
    pub fn is_open(&self, at: Millis) -> bool {
        self.stretches(at, at)
            .any(|stretch| stretch.opens <= at && at < stretch.closes)
    }

    /// The first instant after this one at which it opens or closes. What is open day and night does not
    /// close at midnight.
    ///
    /// Nothing when it neither opens nor closes within 400 days. A holiday further ahead may still change
    /// that: ask again before then.
    #[must_use]
    pub fn next_change(&self, at: Millis) -> Option<Millis> {
        let horizon = at + Self::HORIZON;
        let mut open_until = None;
        for stretch in self.stretches(at, horizon).filter(|stretch| stretch.closes > at) {
            if stretch.opens > open_until.unwrap_or(at) {
                open_until = open_until.or(Some(stretch.opens));
                break;
            }
            open_until = open_until.max(Some(stretch.closes));
        }
        open_until.filter(|change| *change <= horizon)
    }

    /// Every span from the day before one instant to the day after another, in order: where the clock is put
    /// back over midnight, spans of both dates matter.
    fn stretches(&self, from: Millis, to: Millis) -> impl Iterator<Item = Stretch> {
        let (first, last) = (self.zone.date(from), self.zone.date(to));
        let (first, last) = (
            first.yesterday().unwrap_or(first),
            last.tomorrow().unwrap_or(last),
        );
        iter::successors(Some(first), |date| date.tomorrow().ok())
            .take_while(move |date| *date <= last)
            .filter(|date| !self.is_holiday(*date))
            .flat_map(move |date| {
                let spans = self.week.on(Weekday::from(date.weekday()));
                spans.iter().filter_map(move |span| self.stretch(date, *span))
            })
    }

    fn is_holiday(&self, date: civil::Date) -> bool {
        self.holidays.iter().any(|holiday| holiday.covers(date.into()))
    }

    /// Nothing when the clock skips the whole span.
    fn stretch(&self, date: civil::Date, span: LocalSpan) -> Option<Stretch> {
        let opens = self.zone.first(span.from.on(date)?)?;
        let closes = match span.to.on(date) {
            Some(to) => self.zone.last(to)?,
            None => self.zone.start_of(date.tomorrow().ok()?)?,
        };
        (opens < closes).then_some(Stretch { opens, closes })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::utc;
    use super::super::{Date, LocalTime};
    use super::{Holiday, LocalSpan, Millis, OperatingHours, Span, TimeZone, Week, Weekday};
    use jiff_core::tz::Offset;

    const UTC: &str = "UTC0";
    const OSLO: &str = "CET-1CEST,M3.5.0,M10.5.0/3";
    const NEW_YORK: &str = "EST5EDT,M3.2.0,M11.1.0";
    const INDIA: &str = "IST-5:30";
    const AUCKLAND: &str = "NZST-12NZDT,M9.5.0,M4.1.0/3";
    const CUBA: &str = "CST5CDT,M3.2.0/0,M11.1.0/1";
    const LORD_HOWE: &str = "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0";
    const DUBLIN: &str = "IST-1GMT0,M10.5.0,M3.5.0/1";
    const ALWAYS_SUMMER: &str = "MMM-2<+01>-1,0/0,J365/23";
    const BACK_OVER_MIDNIGHT: &str = "AST4ADT,M3.2.0,M11.1.0/0:30";

    fn span(from: (u8, u8), to: (u8, u8)) -> LocalSpan {
        LocalSpan::new(LocalTime::new(from.0, from.1), LocalTime::new(to.0, to.1))
    }

    fn hours(rule: &str, week: Week) -> OperatingHours {
        OperatingHours {
            name: "Support".to_owned(),
            zone: TimeZone::new("here", rule).unwrap(),
            week,
            holidays: Vec::new(),
        }
    }

    fn daily(rule: &str, spans: &[LocalSpan]) -> OperatingHours {
        hours(rule, Week::by_day(|_| spans.to_vec()))
    }

    fn workdays(rule: &str) -> OperatingHours {
        let week = Week::by_day(|day| match day {
            Weekday::Saturday | Weekday::Sunday => Vec::new(),
            _ => vec![span((8, 0), (12, 0)), span((12, 30), (16, 0))],
        });
        hours(rule, week)
    }

    fn nights(rule: &str) -> OperatingHours {
        let spans = [
            span((0, 0), (2, 15)),
            span((2, 45), (6, 0)),
            span((22, 30), (24, 0)),
        ];
        daily(rule, &spans)
    }

    fn holiday(name: &str, from: (i16, i8, i8), to: (i16, i8, i8)) -> Holiday {
        Holiday {
            name: name.to_owned(),
            from: Date::new(from.0, from.1, from.2),
            to: Date::new(to.0, to.1, to.2),
        }
    }

    /// Every change after `from` and before `to`.
    fn changes(hours: &OperatingHours, from: Millis, to: Millis) -> Vec<Millis> {
        let next = |at: &Millis| hours.next_change(*at).filter(|change| *change < to);
        std::iter::successors(next(&from), next).collect()
    }

    #[test]
    fn an_ordinary_day_opens_and_closes_to_the_millisecond() {
        let hours = workdays(OSLO);
        let expected =
            [(7, 0), (11, 0), (11, 30), (15, 0)].map(|(hour, minute)| utc(2026, 3, 2, hour, minute));
        assert_eq!(
            changes(&hours, utc(2026, 3, 1, 23, 0), utc(2026, 3, 3, 0, 0)),
            expected
        );
        for (change, opens) in expected.into_iter().zip([true, false, true, false]) {
            assert_eq!(hours.is_open(change), opens);
            assert_eq!(hours.is_open(change - Span(1)), !opens);
            assert_eq!(hours.next_change(change - Span(1)), Some(change));
        }
    }

    #[test]
    fn the_clock_decides_when_it_opens_on_both_sides_of_a_change() {
        for (rule, at, opens) in [
            (OSLO, utc(2026, 3, 27, 20, 0), utc(2026, 3, 30, 6, 0)),
            (OSLO, utc(2026, 10, 23, 20, 0), utc(2026, 10, 26, 7, 0)),
            (NEW_YORK, utc(2026, 3, 6, 22, 0), utc(2026, 3, 9, 12, 0)),
            (NEW_YORK, utc(2026, 10, 30, 22, 0), utc(2026, 11, 2, 13, 0)),
            (AUCKLAND, utc(2026, 4, 3, 6, 0), utc(2026, 4, 5, 20, 0)),
            (AUCKLAND, utc(2026, 9, 25, 6, 0), utc(2026, 9, 27, 19, 0)),
            (INDIA, utc(2026, 3, 27, 20, 0), utc(2026, 3, 30, 2, 30)),
        ] {
            assert_eq!(workdays(rule).next_change(at), Some(opens), "{rule}");
        }
    }

    /// Spans, and the instants at which they open and close on the night, as minutes after midnight UTC.
    type Night<'a> = (&'a [LocalSpan], &'a [i64]);

    fn check_nights(rule: &str, midnight: Millis, nights: &[Night<'_>]) {
        for (spans, expected) in nights {
            let hours = daily(rule, spans);
            let (from, to) = (midnight - Span::hours(1), midnight + Span::hours(6));
            let found = changes(&hours, from - Span(1), to);
            let expected: Vec<_> = expected
                .iter()
                .map(|minutes| midnight + Span::minutes(*minutes))
                .collect();
            assert_eq!(found, expected, "{rule} {spans:?}");
            for pair in expected.chunks_exact(2) {
                let middle = Millis(i64::midpoint(pair[0].0, pair[1].0));
                assert!(hours.is_open(middle), "{rule} {spans:?}");
            }
        }
    }

    #[test]
    fn hours_that_the_clock_skips_are_cut_to_those_it_shows() {
        let nights: [Night<'_>; 6] = [
            (&[span((1, 0), (4, 0))], &[0, 120]),
            (&[span((1, 0), (2, 30))], &[0, 60]),
            (&[span((2, 30), (5, 0))], &[60, 180]),
            (&[span((2, 15), (2, 45))], &[]),
            (&[span((1, 0), (2, 15)), span((2, 45), (4, 0))], &[0, 120]),
            (&[span((3, 0), (4, 0))], &[60, 120]),
        ];
        check_nights(OSLO, utc(2026, 3, 29, 0, 0), &nights);
        check_nights(NEW_YORK, utc(2026, 3, 8, 6, 0), &nights);
        check_nights(AUCKLAND, utc(2026, 9, 26, 13, 0), &nights);
        check_nights(
            LORD_HOWE,
            utc(2026, 10, 3, 14, 30),
            &[(&[span((2, 15), (3, 0))], &[60, 90])],
        );
        check_nights(
            DUBLIN,
            utc(2026, 3, 29, 0, 0),
            &[(&[span((1, 30), (3, 0))], &[60, 120])],
        );
    }

    #[test]
    fn hours_that_are_repeated_last_from_the_first_time_to_the_last() {
        let nights: [Night<'_>; 6] = [
            (&[span((1, 0), (4, 0))], &[-60, 180]),
            (&[span((1, 0), (2, 30))], &[-60, 90]),
            (&[span((2, 30), (5, 0))], &[30, 240]),
            (&[span((2, 15), (2, 45))], &[15, 105]),
            (&[span((1, 0), (2, 30)), span((2, 45), (4, 0))], &[-60, 180]),
            (&[span((3, 0), (4, 0))], &[120, 180]),
        ];
        check_nights(OSLO, utc(2026, 10, 25, 0, 0), &nights);
        check_nights(AUCKLAND, utc(2026, 4, 4, 13, 0), &nights);
        check_nights(
            NEW_YORK,
            utc(2026, 11, 1, 5, 0),
            &[(&[span((1, 15), (1, 45))], &[15, 105])],
        );
        check_nights(
            LORD_HOWE,
            utc(2026, 4, 4, 15, 0),
            &[(&[span((1, 45), (3, 0))], &[-15, 90])],
        );
        check_nights(
            DUBLIN,
            utc(2026, 10, 25, 0, 0),
            &[(&[span((1, 30), (3, 0))], &[30, 180])],
        );
    }

    #[test]
    fn a_date_ends_when_the_next_one_begins_even_if_midnight_is_skipped_or_repeated() {
        for (rule, day_off, closes) in [
            (CUBA, (2026, 3, 8), utc(2026, 3, 8, 5, 0)),
            (CUBA, (2026, 11, 1), utc(2026, 11, 1, 4, 0)),
            (BACK_OVER_MIDNIGHT, (2026, 11, 1), utc(2026, 11, 1, 3, 0)),
        ] {
            let mut hours = hours(rule, Week::always());
            hours.holidays.push(holiday("Day off", day_off, day_off));
            assert_eq!(
                hours.next_change(closes - Span::hours(5)),
                Some(closes),
                "{rule} {day_off:?}"
            );
        }
    }

    #[test]
    fn a_night_that_is_put_back_over_midnight_keeps_the_hours_of_both_dates() {
        let nights: [Night<'_>; 4] = [
            (&[span((23, 40), (23, 50))], &[-20, 50]),
            (&[span((0, 10), (0, 40))], &[10, 100]),
            (&[span((23, 30), (23, 50)), span((23, 55), (24, 0))], &[-30, 50]),
            (&[span((0, 0), (1, 0)), span((23, 40), (24, 0))], &[-20, 120]),
        ];
        check_nights(BACK_OVER_MIDNIGHT, utc(2026, 11, 1, 3, 0), &nights);
    }

    #[test]
    fn a_clock_that_is_never_moved_back_to_winter_has_its_last_hour_of_the_year() {
        check_nights(
            ALWAYS_SUMMER,
            utc(2026, 12, 31, 23, 0),
            &[(&[span((23, 15), (23, 45))], &[-45, -15])],
        );
    }

    #[test]
    fn consecutive_days_open_all_day_are_one_stretch() {
        let mut hours = hours(
            OSLO,
            Week::by_day(|day| match day {
                Weekday::Saturday | Weekday::Sunday => vec![LocalSpan::ALL_DAY],
                Weekday::Monday => vec![span((0, 0), (6, 0)), span((6, 0), (7, 0))],
                _ => Vec::new(),
            }),
        );
        let (opens, closes) = (utc(2026, 3, 27, 23, 0), utc(2026, 3, 30, 5, 0));
        assert_eq!(
            changes(&hours, utc(2026, 3, 26, 0, 0), utc(2026, 4, 1, 0, 0)),
            [opens, closes]
        );
        hours
            .holidays
            .push(holiday("Sunday off", (2026, 3, 29), (2026, 3, 29)));
        let midnights = [opens, utc(2026, 3, 28, 23, 0), utc(2026, 3, 29, 22, 0), closes];
        assert_eq!(
            changes(&hours, utc(2026, 3, 26, 0, 0), utc(2026, 4, 1, 0, 0)),
            midnights
        );
    }

    #[test]
    fn a_holiday_over_a_weekend_keeps_it_closed_until_the_first_workday_after() {
        let mut hours = workdays(OSLO);
        hours.holidays.push(holiday("Easter", (2026, 4, 2), (2026, 4, 6)));
        assert_eq!(hours.check(), Ok(()));
        let (closed, opens) = (utc(2026, 4, 1, 14, 0), utc(2026, 4, 7, 6, 0));
        assert_eq!(hours.next_change(closed - Span(1)), Some(closed));
        assert_eq!(hours.next_change(closed), Some(opens));
        assert!(!hours.is_open(utc(2026, 4, 2, 8, 0)) && !hours.is_open(utc(2026, 4, 6, 8, 0)));
        assert!(hours.is_open(opens));
    }

    #[test]
    fn what_never_changes_has_no_next_change() {
        for rule in [UTC, OSLO, INDIA, CUBA, ALWAYS_SUMMER, BACK_OVER_MIDNIGHT] {
            let always = hours(rule, Week::always());
            let never = hours(rule, Week::default());
            for at in [
                utc(2026, 3, 29, 0, 59),
                utc(2026, 10, 31, 23, 0),
                utc(2026, 12, 31, 23, 30),
            ] {
                assert!(always.is_open(at) && !never.is_open(at), "{rule}");
                assert_eq!(
                    (always.next_change(at), never.next_change(at)),
                    (None, None),
                    "{rule}"
                );
            }
        }
    }

    #[test]
    fn a_change_beyond_the_horizon_is_found_once_it_is_near() {
        let mut hours = hours(UTC, Week::always());
        hours
            .holidays
            .push(holiday("Moving house", (2028, 1, 1), (2030, 1, 1)));
        let (closes, opens) = (utc(2028, 1, 1, 0, 0), utc(2030, 1, 2, 0, 0));
        for (change, from) in [(closes, true), (opens, false)] {
            assert_eq!(hours.is_open(change - Span(1)), from);
            assert_eq!(hours.next_change(change - Span::hours(400 * 24 + 1)), None);
            assert_eq!(hours.next_change(change - Span::hours(400 * 24)), Some(change));
            assert_eq!(hours.next_change(change - Span(1)), Some(change));
        }
    }

    #[test]
    fn the_ends_of_the_calendar_and_unchecked_data_do_no_harm() {
        for spans in [
            vec![LocalSpan::ALL_DAY],
            vec![span((30, 0), (9, 0)), span((22, 0), (255, 59))],
        ] {
            let hours = daily(OSLO, &spans);
            for at in [Millis(i64::MIN), Millis(0), Millis(i64::MAX)] {
                let _ = (hours.is_open(at), hours.next_change(at));
            }
        }
    }

    #[test]
    fn hours_are_stored_and_read_back_equal() {
        let mut hours = workdays(OSLO);
        hours.holidays.push(holiday("Easter", (2026, 4, 2), (2026, 4, 6)));
        let json = serde_json::to_string(&hours).unwrap();
        assert_eq!(serde_json::from_str::<OperatingHours>(&json).unwrap(), hours);
        let bytes = postcard::to_allocvec(&hours).unwrap();
        assert_eq!(postcard::from_bytes::<OperatingHours>(&bytes).unwrap(), hours);
    }

    /// What the hours say for what the clock shows at one instant, with nothing else considered.
    fn is_open_by_the_clock(hours: &OperatingHours, at: Millis) -> bool {
        let offset = Offset::from_seconds(hours.zone.offset(at).whole_seconds() as i32).unwrap();
        let local = jiff_core::Timestamp::from_millisecond(at.0)
            .unwrap()
            .to_datetime(offset);
        let (date, time) = (local.date(), local.time());
        let time = LocalTime::new(time.hour().unsigned_abs(), time.minute().unsigned_abs());
        let spans = hours.week.on(date.weekday().into());
        let is_within = spans.iter().any(|span| span.from <= time && time < span.to);
        is_within && !hours.holidays.iter().any(|holiday| holiday.covers(date.into()))
    }

    /// Whether the clock is put back in the hours around this instant.
    fn is_repeated(zone: &TimeZone, at: Millis) -> bool {
        zone.offset(at - Span::hours(1)) > zone.offset(at + Span::hours(1))
    }

    /// Two years from change to change; in between, `step` by step, it is as the last change left it.
    fn walk(rule: &str, mut hours: OperatingHours, step: Span) {
        hours
            .holidays
            .push(holiday("Summer", (2026, 7, 10), (2026, 7, 20)));
        hours
            .holidays
            .push(holiday("New year", (2026, 12, 31), (2027, 1, 1)));
        let (mut at, end) = (utc(2026, 1, 1, 0, 0), utc(2028, 1, 1, 0, 0));
        let mut open = hours.is_open(at);
        let mut next = hours.next_change(at).unwrap();
        while at < end {
            while at >= next {
                assert_eq!(hours.is_open(next - Span(1)), open, "{rule} before {next:?}");
                open = !open;
                assert_eq!(hours.is_open(next), open, "{rule} {next:?}");
                let after = hours.next_change(next).unwrap();
                assert!(after > next, "{rule} {after:?} {next:?}");
                next = after;
            }
            assert_eq!(hours.is_open(at), open, "{rule} {at:?}");
            let by_the_clock = is_open_by_the_clock(&hours, at);
            assert!(
                open == by_the_clock || open && is_repeated(&hours.zone, at),
                "{rule} {at:?}"
            );
            at = at + step;
        }
    }

    #[test]
    fn walking_from_change_to_change_agrees_with_what_is_open_in_between() {
        let quarter = Span::minutes(15);
        walk(OSLO, nights(OSLO), quarter);
        // Otherwise in steps that come to every quarter of the day within a month.
        let step = Span::minutes(15 * 37);
        walk(OSLO, workdays(OSLO), step);
        for rule in [
            UTC,
            NEW_YORK,
            INDIA,
            AUCKLAND,
            LORD_HOWE,
            DUBLIN,
            CUBA,
            ALWAYS_SUMMER,
            BACK_OVER_MIDNIGHT,
        ] {
            walk(rule, nights(rule), step);
        }
    }
}
