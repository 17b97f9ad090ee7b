//! What queueing theory says, held against what the engine does.
//!
//! Every floor is played through the real engine; a figure may differ from its formula by no more than 4.5 standard
//! errors of its own.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod erlang;
mod formulas;
mod laws;
mod played;
mod priorities;
mod skills;
