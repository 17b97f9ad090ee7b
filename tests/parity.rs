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
    (1, 0x3ac2_0769_0cdb_2e95),
    (2, 0x1d63_aeae_a8b6_b1ce),
    (11, 0xb696_e71c_ed3d_ecfa),
];

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn a_day_ends_the_same_everywhere() {
    let found = AFTER_A_DAY.map(|(seed, _)| (seed, fingerprint(day::play(seed).0.world())));
    assert_eq!(found, AFTER_A_DAY, "found {found:#x?}");
}
