//! The engine's behaviour tables and properties.

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
