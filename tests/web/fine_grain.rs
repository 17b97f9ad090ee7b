//! What changes is drawn, and nothing else.

use crate::desk::Desk;
use switchboard::domain::Span;
use wasm_bindgen_test::wasm_bindgen_test;

/// Elements that are still those of before were not drawn anew.
#[wasm_bindgen_test]
async fn a_message_adds_a_line_and_leaves_the_others_alone() {
    let desk = Desk::signed_in("Bert Kowalski").await;
    desk.advance(Span::seconds(10)).await;
    desk.press("Accept").await;
    let (lines, field) = (desk.all("[data-test='transcript'] li"), desk.one("textarea"));
    desk.say("Hello Marta").await;
    let after = desk.all("[data-test='transcript'] li");
    assert_eq!(after.len(), lines.len() + 1);
    assert_eq!(after[..lines.len()], lines);
    assert_eq!(desk.one("textarea"), field);
}

#[wasm_bindgen_test]
async fn the_rows_of_a_stream_stay_while_their_clocks_run() {
    let desk = Desk::signed_in("Bert Kowalski").await;
    let rows = desk.all("[data-test='open-work-items'] [data-test='item']");
    assert!(!rows.is_empty());
    let before = desk.text();
    desk.advance(Span::seconds(2)).await;
    assert_ne!(desk.text(), before, "the clocks run");
    assert_eq!(desk.all("[data-test='open-work-items'] [data-test='item']"), rows);
}

#[wasm_bindgen_test]
async fn a_paused_floor_stands_still() {
    let desk = Desk::signed_in("Bert Kowalski").await;
    desk.press("Pause").await;
    assert!(desk.text().contains("The floor is paused."));
    let before = desk.text();
    desk.advance(Span::minutes(5)).await;
    assert_eq!(desk.text(), before);
    desk.press("Go on").await;
    desk.advance(Span::seconds(10)).await;
    assert_eq!(desk.test("offer").len(), 1);
}
