//! The mocked floor and the host that runs it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod colleagues;
mod customers_side;
mod host;
mod records;
mod scenario_files;
mod simulation;

#[path = "../support/mod.rs"]
mod support;
