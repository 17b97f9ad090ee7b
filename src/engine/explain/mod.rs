//! Why: every decision with all that went into it (behaviour §21.7).
//!
//! Explaining runs the same rules, checks and ranks that deciding runs, and writes down what each of them found. It
//! reads the world and nothing else, so a past decision is explained by replaying the log up to it.

mod agent;
mod arrival;
mod availability;
mod conversation;
mod next_change;
mod selection;
mod sorting;

pub use agent::{AgentExplanation, Prospect, explain_agent};
pub use arrival::{ArrivalExplanation, explain_arrival};
pub use availability::{Availability, availability};
pub use conversation::{Explanation, explain};
pub use next_change::{Change, NextChange};
pub use selection::{Candidate, Selection, WishTrace};
pub use sorting::{OverflowTrace, RouteTrace, RuleTrace, RulesetTrace};
