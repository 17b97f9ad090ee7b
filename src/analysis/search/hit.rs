//! A text that was found.

use super::vocabulary::Term;

/// A text that was found, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its place among the texts the index was built from.
    pub document: usize,
    /// The higher, the better; comparable within one query only.
    pub score: f32,
    /// The words of the query that are in it, the one that moved it most first.
    pub matches: Vec<Match>,
}

/// A word of the query that a text has.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// As it was asked for.
    pub word: String,
    /// What was found for it.
    pub term: Term,
    /// Its part of the score.
    pub score: f32,
}
