//! Reading files that people write: every mistake is told with its line and what would be right.

mod names;
mod number;

pub(super) use names::{Names, Numbers};
pub(super) use number::{Bounded, NonEmpty, Percent, Range, Seconds};

use std::fmt;

/// What is wrong with a scenario file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// The line, from 1; nothing when the file as a whole is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for ScenarioError {}

/// The reader's own message without its tail, which says the line once more.
pub(super) fn shape_error(error: &serde_json::Error) -> ScenarioError {
    let text = error.to_string();
    let message = text
        .rsplit_once(" at line ")
        .map_or(&*text, |(message, _)| message);
    ScenarioError {
        line: (error.line() > 0).then(|| error.line()),
        message: message.into(),
    }
}
