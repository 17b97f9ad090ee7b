//! The whole job on a fake clock: what `tests/e2e/first-day.spec.ts` does in real time.

use crate::desk::{Desk, text};
use switchboard::domain::Span;
use wasm_bindgen_test::wasm_bindgen_test;

async fn accept(desk: &Desk, customer: &str, channel: &str) {
    for _ in 0..30 {
        if desk
            .test("offer")
            .iter()
            .any(|offer| text(offer).contains(customer))
        {
            break;
        }
        desk.advance(Span::seconds(1)).await;
    }
    let offers: Vec<_> = desk.test("offer").iter().map(|offer| text(offer)).collect();
    assert!(
        offers
            .iter()
            .any(|offer| offer.contains(&format!("{channel} from {customer}"))),
        "{offers:?}"
    );
    desk.press("Accept").await;
    assert_eq!(desk.heading(), customer);
}

#[wasm_bindgen_test]
async fn three_at_once_a_pick_and_a_missed_offer() {
    let desk = Desk::signed_in("Bert Kowalski").await;
    assert_eq!(desk.presence(), "Available");

    desk.advance(Span::seconds(10)).await;
    accept(&desk, "Marta Holm", "Live chat").await;
    assert_eq!(desk.presence(), "Busy");

    desk.say("Hello Marta, what is your order number?").await;
    desk.advance(Span::seconds(10)).await;
    assert!(desk.text().contains("It's order 20418."));

    accept(&desk, "Daniel Okafor", "WhatsApp").await;
    assert_eq!(desk.presence(), "Busy");
    accept(&desk, "Ingrid Sæther", "SMS").await;
    assert_eq!(desk.presence(), "Do not disturb");
    assert!(desk.text().contains("100 of 100 used"));
    assert_eq!(desk.test("session").len(), 3);

    for left in (0..3).rev() {
        desk.press("End").await;
        assert!(desk.text().contains("Wrap-up 0:00"));
        desk.press("Close conversation").await;
        assert_eq!(desk.test("session").len(), left);
    }
    let closed = text(&desk.one("[data-test='closed-work-items']"));
    for customer in ["Marta Holm", "Daniel Okafor", "Ingrid Sæther"] {
        assert!(closed.contains(customer), "{closed}");
    }

    desk.press("Pick: Hanna Lindqvist").await;
    assert_eq!(desk.heading(), "Hanna Lindqvist");
    desk.press("Home").await;
    assert!(text(&desk.one("[data-test='my-work-items']")).contains("Hanna Lindqvist"));

    for _ in 0..600 {
        if desk.presence() == "Inactive" {
            break;
        }
        desk.advance(Span::seconds(1)).await;
    }
    assert!(text(&desk.one("[data-test='banner']")).contains("You missed an offer"));
    desk.press("Reset presence").await;
    assert!(desk.test("banner").is_empty());
    assert_ne!(desk.presence(), "Inactive");
}

#[wasm_bindgen_test]
async fn a_refusal_is_put_into_words() {
    let desk = Desk::signed_in("Bert Kowalski").await;
    desk.press("Set your presence status").await;
    assert!(desk.text().contains("Set by the system."));
    desk.press("Appear away").await;
    assert_eq!(desk.presence(), "Appear away");

    // Following up twice would be two conversations with one customer at once.
    desk.press("Pick: Tomas Berg").await;
    desk.press("End").await;
    desk.press("Close conversation").await;
    desk.press("Follow up: Tomas Berg").await;
    assert_eq!(desk.heading(), "Tomas Berg");
    desk.press("Home").await;
    desk.press("Follow up: Tomas Berg").await;
    assert!(
        desk.text()
            .contains("This customer already has an ongoing conversation.")
    );
    desk.press("Dismiss").await;
    assert!(!desk.text().contains("This customer already has"));
}
