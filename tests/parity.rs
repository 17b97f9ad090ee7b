//! The same log, the same bytes: natively and in WebAssembly.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

#[path = "support/day.rs"]
#[allow(dead_code, reason = "the other test binaries use the rest")]
mod day;

use switchboard::backend::statistical::{Plan, play};
use switchboard::engine::fingerprint;

/// The worlds after a day on the small floor, by seed. A change of the engine or the simulator changes them: that is
/// fine, as long as both targets agree.
const AFTER_A_DAY: [(u64, u64); 3] = [
    (1, 0x911a_2232_eff5_48b6),
    (2, 0x4621_4cad_497f_be92),
    (11, 0x97dd_f538_7875_5d7d),
];

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn a_day_ends_the_same_everywhere() {
    let found = AFTER_A_DAY.map(|(seed, _)| (seed, fingerprint(day::play(seed).0.world())));
    assert_eq!(found, AFTER_A_DAY, "found {found:#x?}");
}

/// A statistical floor: distributions and their logarithms, skills, priorities, and customers who give up.
const STATISTICAL: &str = include_str!("data/two-skills.json");
const AFTER_A_PLAN: u64 = 0x981c_8bb2_6289_b2ec;

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn a_statistical_floor_ends_the_same_everywhere() {
    let plan = Plan::parse(STATISTICAL).expect("a plan");
    let world = play(&plan, plan.seed, |_| {}).expect("it opens");
    let found = fingerprint(&world);
    assert_eq!(found, AFTER_A_PLAN, "found {found:#x}");
}
