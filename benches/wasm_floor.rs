//! The reference floor of `floor.rs` in WebAssembly.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark stops at the first surprise"
)]

use js_sys::Date;
use switchboard::backend::statistical::{Plan, play};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

const FLOOR: &str = include_str!("../tests/data/reference-floor.json");
const ROUNDS: u32 = 5;

#[wasm_bindgen_test]
fn a_day_on_the_reference_floor() {
    let plan = Plan::parse(FLOOR).unwrap();
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let before = Date::now();
        let world = play(&plan, plan.seed, |_| {}).unwrap();
        best = best.min(Date::now() - before);
        assert!(world.next_seq() > 0);
    }
    console_log!(
        "100,000 conversations, 1,000 agents: {best:.0} ms, {:.0} conversations/s",
        1.0e8 / best
    );
}
