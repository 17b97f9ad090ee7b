//! Smart assist (seed 002): while a conversation goes on, what may help with it, and why.
//!
//! Articles and similar cases are ranked by the words of the last messages, next steps by published rules over
//! what is known about the conversation. Nothing here follows what a text says: words are looked up and counted,
//! so instructions in them change nothing but the words that are looked for.

mod step;
mod suggestion;
mod thesaurus;

pub use step::{Facts, Mood, NextStep, Reason, Step, next_steps};
pub use suggestion::{Line, Side, Suggestion, suggest};
