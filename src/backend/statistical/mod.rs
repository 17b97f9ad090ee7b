//! Statistical floors: arrivals, handle times and patience from distributions, played through the real engine.
//!
//! What queueing theory has formulas for can be compared with what the engine does. A [`Plan`] is read from a file;
//! [`play`] carries every arrival, accept, end and departure through [`execute`](crate::engine::execute) as the
//! workspace would, and hands each conversation's [`Outcome`] to whoever counts. The same plan and seed give the same
//! outcomes natively and in WebAssembly: randomness comes from a seeded generator, and the one function that is not
//! exact, the logarithm, from a library that computes it the same way everywhere.

mod distribution;
mod estimate;
mod figures;
mod file;
mod plan;
mod play;

pub use distribution::Distribution;
pub use estimate::{Estimate, batch_means, student_quantile};
pub use figures::{Figures, Report, report};
pub use plan::{Arrivals, Crew, Kind, Plan, TraceEntry};
pub use play::{Ending, Outcome, Player, play};
