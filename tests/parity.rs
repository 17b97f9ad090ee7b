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
    (1, 0x8a81_0966_0b76_7a14),
    (2, 0x449d_aecc_d47f_8800),
    (11, 0xf335_1a75_f428_ac44),
];

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn a_day_ends_the_same_everywhere() {
    let found = AFTER_A_DAY.map(|(seed, _)| (seed, fingerprint(day::play(seed).0.world())));
    assert_eq!(found, AFTER_A_DAY, "found {found:#x?}");
}
