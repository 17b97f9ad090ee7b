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

use switchboard::engine::fingerprint;

/// The worlds after a day on the small floor, by seed. A change of the engine or the simulator changes them: that is
/// fine, as long as both targets agree.
const AFTER_A_DAY: [(u64, u64); 3] = [
    (1, 0x9793_3fd7_53dc_029e),
    (2, 0xff1a_70a8_9d25_e680),
    (11, 0x6bd0_1728_7b25_267a),
];

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn a_day_ends_the_same_everywhere() {
    let found = AFTER_A_DAY.map(|(seed, _)| (seed, fingerprint(day::play(seed).0.world())));
    assert_eq!(found, AFTER_A_DAY, "found {found:#x?}");
}
