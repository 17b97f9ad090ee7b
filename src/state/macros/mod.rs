//! Macros: things agents do often, done for them (seed 002; behaviour §10.3).
//!
//! An action is foreseen before it is done: what it will lead to, in words, or why it cannot be done. A run is bound to
//! its conversation, waits for the engine's answer after each action, stops on the first error, and remembers the way
//! back.

mod back;
mod deed;
mod effect;
mod plan;
mod run;
mod runner;
mod screen;
mod search;
#[cfg(test)]
mod tests;
mod words;

pub use effect::{CaseName, Effect, Obstacle};
pub use plan::Forecast;
pub use run::{ActionRun, ActionState, MacroRun, RunStage};
pub use runner::{MacroOrder, forecast, run_macro, undo_macro};
pub use words::{action_name, effect_name, in_words};
