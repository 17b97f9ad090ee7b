//! Times, dates and durations, through the browser's Intl.

use super::Locale;
use crate::domain::{Millis, Span};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// 14:02
#[must_use]
pub fn time_of_day(locale: Locale, at: Millis) -> String {
    date_time(locale, at, &[("hour", "2-digit"), ("minute", "2-digit")])
}

/// 11 Nov 2026
#[must_use]
pub fn date(locale: Locale, at: Millis) -> String {
    date_time(
        locale,
        at,
        &[("day", "numeric"), ("month", "short"), ("year", "numeric")],
    )
}

/// 14:02 on the day itself, 2 Mar 2026, 14:02 on any other.
#[must_use]
pub fn moment(locale: Locale, at: Millis, now: Millis) -> String {
    let time = time_of_day(locale, at);
    if local_day(at) == local_day(now) {
        time
    } else {
        format!("{}, {time}", date(locale, at))
    }
}

/// Saturday 21 November
#[must_use]
pub fn day(locale: Locale, at: Millis) -> String {
    date_time(
        locale,
        at,
        &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
    )
}

/// Saturday 21 November, 14:02
#[must_use]
pub fn moment_in_full(locale: Locale, at: Millis) -> String {
    format!("{}, {}", day(locale, at), time_of_day(locale, at))
}

/// now, 2 min ago, 3 hr ago; from a day on the moment itself.
#[must_use]
pub fn ago(locale: Locale, at: Millis, now: Millis) -> String {
    let minutes = now.since(at).whole_seconds() / 60;
    let (count, unit) = match minutes {
        0 => (0, "second"),
        1..60 => (minutes, "minute"),
        60..1_440 => (minutes / 60, "hour"),
        _ => return moment(locale, at, now),
    };
    // No more than 59 of anything.
    let count = i32::try_from(count).unwrap_or_default();
    AGO.with(|made| {
        let format = kept(made, locale, || {
            let options = options(&[("numeric", "auto"), ("style", "short")]);
            Intl::RelativeTimeFormat::new(&tags(locale), &options)
        });
        format.format(-f64::from(count), unit).into()
    })
}

/// 2026-11-21T14:02:00.000Z, for programs.
#[must_use]
pub fn machine_time(at: Millis) -> String {
    to_date(at).to_iso_string().into()
}

/// The number of the day an instant falls on where this browser is: equal for instants of the same day.
#[must_use]
pub fn local_day(at: Millis) -> i64 {
    // Minutes behind UTC are a small whole number.
    #[allow(clippy::cast_possible_truncation)]
    let behind = to_date(at).get_timezone_offset() as i64;
    (at.0 - behind * 60_000).div_euclid(86_400_000)
}

/// The hour of the day where this browser is, 0 to 23.
#[must_use]
pub fn local_hour(at: Millis) -> u32 {
    to_date(at).get_hours()
}

/// What a field for date and time holds, `2026-11-21T14:02`, as an instant where this browser is.
#[must_use]
pub fn instant_of(field: &str) -> Option<Millis> {
    let at = Date::parse(field);
    // A date that cannot be read is not a number; one that can is a whole number of milliseconds.
    #[allow(clippy::cast_possible_truncation)]
    at.is_finite().then_some(Millis(at as i64))
}

/// The same the other way round.
#[must_use]
pub fn field_of(at: Millis) -> String {
    let date = to_date(at);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// 2026-11-21 14:02, the same in every language and sorted as text.
#[must_use]
pub fn stamp(at: Millis) -> String {
    field_of(at).replace('T', " ")
}

/// 0:06, 2:14, 1:02:03: a running clock, the same in every language.
#[must_use]
pub fn clock(span: Span) -> String {
    let seconds = span.whole_seconds().max(0);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// A length of time in words, to the largest unit: "4 min", "2 h", "3 d".
#[must_use]
pub fn duration(locale: Locale, span: Span) -> String {
    let minutes = span.whole_seconds().max(0) / 60;
    match (minutes / 1_440, minutes / 60, minutes) {
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, _) => match locale {
            Locale::English => format!("{hours} h"),
            Locale::Norwegian => format!("{hours} t"),
        },
        (days, ..) => format!("{days} d"),
    }
}

/// The size of a file, to a tenth of its unit: "820 B", "1.4 KB", "5 MB". Rounded up, so that what is too large also
/// looks it.
#[must_use]
pub fn file_size(locale: Locale, bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_024 => return format!("{bytes} B"),
        1_024..1_048_576 => (1_024, "KB"),
        _ => (1_048_576, "MB"),
    };
    let tenths = bytes.saturating_mul(10).div_ceil(unit);
    let comma = match locale {
        Locale::English => '.',
        Locale::Norwegian => ',',
    };
    match tenths % 10 {
        0 => format!("{} {name}", tenths / 10),
        tenth => format!("{}{comma}{tenth} {name}", tenths / 10),
    }
}

/// What a date is made of: parts and their widths.
type Parts = &'static [(&'static str, &'static str)];

thread_local! {
    /// Making a formatter takes the browser a hundred times as long as using one, and a transcript has hundreds of
    /// times in it.
    static DATE_TIME: RefCell<Made<(Locale, Parts), Function>> = const { RefCell::new(Vec::new()) };
    static AGO: RefCell<Made<Locale, Intl::RelativeTimeFormat>> = const { RefCell::new(Vec::new()) };
}

/// What was made, by what it was made for: a handful.
type Made<K, V> = Vec<(K, V)>;

fn kept<K: PartialEq, V: Clone>(made: &RefCell<Made<K, V>>, key: K, make: impl FnOnce() -> V) -> V {
    let known = made
        .borrow()
        .iter()
        .find(|(known, _)| *known == key)
        .map(|(_, value)| value.clone());
    known.unwrap_or_else(|| {
        let value = make();
        made.borrow_mut().push((key, value.clone()));
        value
    })
}

fn options(parts: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (part, choice) in parts {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &(*part).into(), &(*choice).into());
    }
    options
}

fn date_time(locale: Locale, at: Millis, parts: Parts) -> String {
    let format = DATE_TIME.with(|made| {
        kept(made, (locale, parts), || {
            Intl::DateTimeFormat::new(&tags(locale), &options(parts)).format()
        })
    });
    format
        .call1(&JsValue::UNDEFINED, &to_date(at))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

fn to_date(at: Millis) -> Date {
    // Milliseconds since the epoch fit a float exactly.
    #[allow(clippy::cast_precision_loss)]
    Date::new(&(at.0 as f64).into())
}

fn tags(locale: Locale) -> Array {
    Array::of1(&locale.tag().into())
}

#[cfg(test)]
mod tests {
    use super::{Locale, clock, duration, file_size};
    use crate::domain::Span;

    #[test]
    fn a_clock_shows_hours_only_when_there_are_any() {
        for (seconds, expected) in [
            (0, "0:00"),
            (6, "0:06"),
            (134, "2:14"),
            (3_723, "1:02:03"),
            (-5, "0:00"),
            (90_000, "25:00:00"),
        ] {
            assert_eq!(clock(Span::seconds(seconds)), expected);
        }
    }

    #[test]
    fn a_size_is_told_in_its_largest_unit_and_never_too_small() {
        for (bytes, expected) in [
            (0, "0 B"),
            (1_023, "1023 B"),
            (1_024, "1 KB"),
            (1_434, "1.5 KB"),
            (5 << 20, "5 MB"),
            ((5 << 20) + 1, "5.1 MB"),
            (128 << 20, "128 MB"),
        ] {
            assert_eq!(file_size(Locale::English, bytes), expected);
        }
        assert_eq!(file_size(Locale::Norwegian, 1_434), "1,5 KB");
    }

    #[test]
    fn a_duration_is_told_in_its_largest_unit() {
        for (minutes, expected) in [
            (0, "0 min"),
            (59, "59 min"),
            (60, "1 h"),
            (1_439, "23 h"),
            (4_320, "3 d"),
        ] {
            assert_eq!(duration(Locale::English, Span::minutes(minutes)), expected);
        }
    }
}
