//! The words a collection is written with.

use super::distance::{Extent, Rows};
use super::language::Language;
use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;

/// What is searched for: the words of one stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term(u32);

impl Term {
    pub(super) const fn at(self) -> usize {
        self.0 as usize
    }
}

/// A word as it is written, folded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) term: Term,
    /// How often it is written, in all fields.
    pub(super) count: u32,
    /// Whether it says nothing of what a text is about.
    pub(super) is_stop: bool,
    /// How many letters it has.
    pub(super) length: usize,
    /// Which letters it has, as far as 64 bits can tell.
    letters: u64,
}

#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    language: Language,
    words: IndexMap<Box<str>, Word, FxBuildHasher>,
    /// A term is the place of its stem here.
    stems: IndexSet<Box<str>, FxBuildHasher>,
    /// The places of the words in the order of the alphabet.
    sorted: Vec<usize>,
}

impl Vocabulary {
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            ..Self::default()
        }
    }

    /// Counts a folded word.
    pub(super) fn count(&mut self, written: &str) -> Word {
        if let Some(word) = self.words.get_mut(written) {
            word.count = word.count.saturating_add(1);
            return *word;
        }
        let is_stop = self.language.is_stop_word(written);
        let stem = if is_stop {
            apart(written)
        } else {
            self.language.stem(written).into()
        };
        let (term, _) = self.stems.insert_full(stem);
        let word = Word {
            term: Term(u32::try_from(term).unwrap_or(u32::MAX)),
            count: 1,
            is_stop,
            length: written.chars().count(),
            letters: letters(written.chars()),
        };
        self.words.insert(written.into(), word);
        word
    }

    /// Puts the words in order, once all are counted.
    pub(super) fn sort(&mut self) {
        let mut sorted: Vec<(&str, usize)> = self.words.keys().map(|text| &**text).zip(0..).collect();
        sorted.sort_unstable();
        self.sorted = sorted.into_iter().map(|(_, at)| at).collect();
    }

    pub(super) fn terms(&self) -> usize {
        self.stems.len()
    }

    pub(super) const fn language(&self) -> Language {
        self.language
    }

    /// The word as it is written.
    pub(super) fn word(&self, written: &str) -> Option<Word> {
        self.words.get(written).copied()
    }

    /// What the word or another with its stem is found by.
    pub(super) fn term(&self, written: &str) -> Option<Term> {
        if let Some(word) = self.words.get(written) {
            return Some(word.term);
        }
        let stem = if self.language.is_stop_word(written) {
            apart(written)
        } else {
            self.language.stem(written).into()
        };
        let term = self.stems.get_index_of(&stem)?;
        u32::try_from(term).ok().map(Term)
    }

    /// The longer words that begin like this, in the order of the alphabet.
    pub(super) fn completions<'v>(&'v self, start: &'v str) -> impl Iterator<Item = Word> + 'v {
        let text = move |at: &usize| self.words.get_index(*at).map_or("", |(text, _)| &**text);
        let from = self.sorted.partition_point(|at| text(at) <= start);
        let after = self.sorted.get(from..).unwrap_or_default();
        after
            .iter()
            .take_while(move |&at| text(at).starts_with(start))
            .filter_map(move |at| self.words.get_index(*at))
            .map(|(_, word)| *word)
    }

    /// The words that lie so many errors or fewer from this one, with how many; the fewest there are only.
    pub(super) fn near(&self, written: &str, extent: Extent, most: usize) -> Vec<Word> {
        let word: Vec<char> = written.chars().collect();
        let own = letters(written.chars());
        let (mut rows, mut other) = (Rows::default(), Vec::new());
        let (mut near, mut fewest) = (Vec::new(), most);
        for (text, known) in &self.words {
            // An error changes at most two of the letters a word has, and its length by one.
            let is_far = match extent {
                Extent::Whole => {
                    known.length.abs_diff(word.len()) > fewest
                        || (known.letters ^ own).count_ones() as usize > 2 * fewest
                }
                Extent::Beginning => {
                    known.length + fewest < word.len()
                        || (own & !known.letters).count_ones() as usize > fewest
                }
            };
            if is_far {
                continue;
            }
            other.clear();
            other.extend(text.chars());
            if let Some(errors) = rows.errors(&word, &other, extent, fewest) {
                if errors < fewest {
                    near.clear();
                    fewest = errors;
                }
                near.push(*known);
            }
        }
        near
    }
}

/// The stem of a word that says nothing: no other word's, so that it does not count where another is meant.
fn apart(written: &str) -> Box<str> {
    format!("-{written}").into()
}

fn letters(word: impl Iterator<Item = char>) -> u64 {
    word.fold(0, |letters, letter| {
        let bit = match letter {
            'a'..='z' => u32::from(letter) - u32::from('a'),
            other => 26 + u32::from(other) % 38,
        };
        letters | 1 << bit
    })
}

#[cfg(test)]
mod tests {
    use super::super::distance::Extent;
    use super::{Language, Vocabulary, Word};

    fn vocabulary(text: &str) -> Vocabulary {
        let mut vocabulary = Vocabulary::new(Language::English);
        for word in text.split(' ') {
            vocabulary.count(word);
        }
        vocabulary.sort();
        vocabulary
    }

    fn texts(vocabulary: &Vocabulary, words: impl IntoIterator<Item = Word>) -> Vec<&str> {
        let text = |word: Word| vocabulary.stems.get_index(word.term.at()).map(|stem| &**stem);
        words.into_iter().filter_map(text).collect()
    }

    #[test]
    fn words_of_one_stem_are_one_term() {
        let vocabulary = vocabulary("return returns being");
        assert_eq!(vocabulary.term("return"), vocabulary.term("returning"));
        assert_eq!(vocabulary.terms(), 2);
        // "being" says nothing, "beings" would.
        assert_eq!(vocabulary.term("beings"), None);
        assert_eq!(vocabulary.term("refund"), None);
    }

    #[test]
    fn completions_are_longer_and_in_order() {
        let vocabulary = vocabulary("retire return refund retrieve ret zebra");
        assert_eq!(
            texts(&vocabulary, vocabulary.completions("ret")),
            ["retir", "retriev", "return"]
        );
        assert_eq!(texts(&vocabulary, vocabulary.completions("zebra")), [""; 0]);
        assert_eq!(vocabulary.completions("").count(), 6);
    }

    #[test]
    fn near_words_are_the_nearest() {
        let vocabulary = vocabulary("parcel parrot cancel carpet delivery");
        assert_eq!(
            texts(&vocabulary, vocabulary.near("parcle", Extent::Whole, 2)),
            ["parcel"]
        );
        assert_eq!(
            texts(&vocabulary, vocabulary.near("dleiv", Extent::Beginning, 1)),
            ["deliveri"]
        );
        assert!(vocabulary.near("refund", Extent::Whole, 2).is_empty());
    }
}
