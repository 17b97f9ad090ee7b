//! The real application in a browser, on a clock that moves only when told.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod desk;
pub mod fine_grain;
pub mod first_day;
pub mod words;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
