//! What is said to screen readers.

/// How much of what was said stays in the document: enough for what comes at the same moment.
const REMEMBERED: usize = 4;

/// Something said to a screen reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// Its number: the same words twice are said twice.
    pub number: u64,
    /// What.
    pub text: String,
    /// Whether it interrupts.
    pub urgent: bool,
}

/// Adds to what was said, and forgets the oldest.
pub(super) fn add(spoken: &mut Vec<Utterance>, text: String, urgent: bool) {
    let number = spoken.last().map_or(1, |last| last.number + 1);
    spoken.push(Utterance { number, text, urgent });
    let surplus = spoken.len().saturating_sub(REMEMBERED);
    spoken.drain(..surplus);
}
