//! The engine's behaviour tables and properties.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod assignment;
mod capacity;
mod closing;
mod following_up;
mod offers;
mod presence;
mod properties;
mod refusals;
mod sessions;

#[path = "../support/mod.rs"]
mod support;
