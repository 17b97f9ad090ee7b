//! Both languages, in the running application.

use crate::desk::Desk;
use switchboard::domain::{Millis, Span};
use switchboard::i18n::{
    Locale, ago, date, day, local_day, machine_time, moment, moment_in_full, time_of_day,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// Noon, so that the day is the same in all of Europe and the Americas.
const NOON: Millis = Millis(1_772_452_800_000);

#[wasm_bindgen_test]
fn dates_and_times_follow_the_language() {
    assert_eq!(date(Locale::English, NOON), "2 Mar 2026");
    assert_eq!(date(Locale::Norwegian, NOON), "2. mars 2026");
    assert_eq!(day(Locale::English, NOON).replace(',', ""), "Monday 2 March");
    assert_eq!(day(Locale::Norwegian, NOON), "mandag 2. mars");
    let time = time_of_day(Locale::English, NOON);
    assert!(time.ends_with(":00") && time.len() == 5, "{time}");
}

#[wasm_bindgen_test]
fn how_long_ago_it_was_is_told_until_it_is_a_day() {
    for (later, english, norwegian) in [
        (Span::ZERO, "now", "nå"),
        (Span::seconds(59), "now", "nå"),
        (Span::seconds(60), "1 min ago", "for 1 min siden"),
        (Span::minutes(59), "59 min ago", "for 59 min siden"),
    ] {
        assert_eq!(ago(Locale::English, NOON, NOON + later).replace('.', ""), english);
        assert_eq!(
            ago(Locale::Norwegian, NOON, NOON + later).replace('.', ""),
            norwegian
        );
    }
    assert!(ago(Locale::English, NOON, NOON + Span::hours(2)).starts_with('2'));
    // A clock that stands a little behind has not seen it yet.
    assert_eq!(ago(Locale::English, NOON, NOON - Span::minutes(1)), "now");
    let day_after = NOON + Span::hours(24);
    assert_eq!(
        ago(Locale::English, NOON, day_after),
        moment(Locale::English, NOON, day_after)
    );
    assert_eq!(machine_time(NOON), "2026-03-02T12:00:00.000Z");
    let full = moment_in_full(Locale::English, NOON);
    assert!(full.contains("Monday") && full.ends_with(":00"), "{full}");
}

#[wasm_bindgen_test]
fn days_are_those_of_this_place() {
    assert_eq!(local_day(NOON), local_day(NOON + Span::hours(1)));
    assert_eq!(local_day(NOON) + 1, local_day(NOON + Span::hours(24)));
}

#[wasm_bindgen_test]
async fn changing_the_language_keeps_the_work() {
    let desk = Desk::signed_in("Bert Kowalski").await;
    desk.advance(Span::seconds(10)).await;
    desk.press("Accept").await;
    desk.press("Settings").await;
    desk.press("Norsk").await;
    assert_eq!(desk.heading(), "Marta Holm");
    assert!(desk.text().contains("Kundeoversikt"));
    desk.press("Innstillinger").await;
    desk.press("English").await;
    assert!(desk.text().contains("Customer summary"));
}
