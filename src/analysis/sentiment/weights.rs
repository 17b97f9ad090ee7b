//! What was learned of words and pairs of words, beside what the lexicon says of them.

use super::key::{Key, Table};
use std::collections::BTreeMap;

/// Weights are written as whole numbers of this size.
pub const STEP: f32 = 0.1;

/// The learned weights of a language; none for one that nothing was learned of.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights(Table<f32>);

impl Weights {
    /// Reads lines that begin with a number of [`STEP`]s, and have the words and pairs of that weight.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut weights = BTreeMap::new();
        for (index, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'))
        {
            let mut words = line.split_whitespace();
            let Some(first) = words.next() else { continue };
            let steps: i8 = first.parse().map_err(|_| {
                format!(
                    "line {}: begin it with a whole number instead of `{first}`",
                    index + 1
                )
            })?;
            weights.extend(words.map(|word| (key_of(word), f32::from(steps) * STEP)));
        }
        Ok(Self(Table::of(weights)))
    }

    pub(super) fn get(&self, key: Key) -> f32 {
        self.0.get(key).copied().unwrap_or_default()
    }
}

/// The key of a word or phrase, or of a pair of them joined by "+".
#[must_use]
pub fn key_of(name: &str) -> Key {
    match name.split_once('+') {
        Some((before, after)) => Key::of_phrase(before).beside(Key::of_phrase(after)),
        None => Key::of_phrase(name),
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Weights, key_of};

    #[test]
    fn words_and_pairs_have_their_weights() {
        let weights = Weights::read("# Learned.\n-12 dull waste_of+time\n7 brilliant\n").unwrap();
        let near = |name: &str, expected: f32| (weights.get(key_of(name)) - expected).abs() < 1e-6;
        assert!(near("dull", -1.2) && near("brilliant", 0.7) && near("other", 0.0));
        assert!(near("waste_of+time", -1.2) && near("waste_of_time", 0.0));
        assert_eq!(key_of("a+b"), Key::of("a").beside(Key::of("b")));
    }

    #[test]
    fn a_bad_line_is_named() {
        let error = Weights::read("3 good\nbad\n").unwrap_err();
        assert_eq!(error, "line 2: begin it with a whole number instead of `bad`");
    }
}
