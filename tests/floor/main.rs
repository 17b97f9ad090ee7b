//! The mocked floor and the host that runs it.

mod host;
mod scenario_files;
mod simulation;

#[path = "../support/mod.rs"]
mod support;
