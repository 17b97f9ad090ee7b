//! What is asked for, in the words of the collection.

use super::distance::Extent;
use super::token::{self, Reading};
use super::vocabulary::{Term, Vocabulary, Word};
use crate::analysis::fuzzy::beginning;
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use std::collections::BTreeMap;

/// How much of a query is looked at, in characters: an abstract, not a book.
const LONGEST_QUERY: usize = 8_000;

/// How many different words of it.
const MOST_WORDS: usize = 512;

/// How many words that the collection does not have are guessed at: each is held against the vocabulary.
const MOST_GUESSES: usize = 12;

/// What a guess is worth beside the word itself.
const GUESS: f32 = 0.8;

/// What another word for the same is worth beside it.
const ALIKE: f32 = 0.5;

/// How many guesses count for one word: one that is still being typed may become more.
const GUESSES: usize = 3;
const GUESSES_WHILE_TYPING: usize = 8;

// In shorter words one error, or two, make another word.
const SHORTEST_WITH_ERROR: usize = 4;
const SHORTEST_WITH_ERRORS: usize = 8;

/// Shorter ones are the beginning of too much. While typing any beginning counts.
const SHORTEST_BEGINNING: usize = 3;

/// The shortest half of two words that were written as one.
const SHORTEST_HALF: usize = 3;

/// Whether a query may still grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// It stands as it is.
    Finished,
    /// Its last word may be the beginning of one, unless something stands after it.
    Unfinished,
}

/// A word that is asked for, and how much it matters.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// As it is written; it is taken as finished.
    pub word: String,
    /// Its weight beside the other words.
    pub weight: f32,
    /// Other words for the same, which count less than the word itself.
    pub alike: Vec<String>,
}

/// A word of the query, and what in the collection answers it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sought {
    /// As it was asked for.
    pub(super) word: String,
    pub(super) weight: f32,
    pub(super) is_stop: bool,
    /// The word itself.
    pub(super) exact: Option<Term>,
    /// What may have been meant, and what each is worth beside the word itself.
    pub(super) guesses: Vec<(Term, f32)>,
}

/// A word of the query before it is looked up.
struct Wanted {
    written: String,
    weight: f32,
    may_grow: bool,
    alike: Vec<Term>,
}

/// Looks up the words of a text.
pub(super) fn of_text(vocabulary: &Vocabulary, text: &str, typing: Typing) -> Vec<Sought> {
    let text = beginning(text, LONGEST_QUERY);
    let mut wanted: IndexMap<String, Wanted, FxBuildHasher> = IndexMap::default();
    token::words(text, Reading::Query, |at, word| {
        let may_grow = typing == Typing::Unfinished && at.end == text.len();
        if let Some(wanted) = wanted.get_mut(word) {
            wanted.weight += 1.0;
            wanted.may_grow |= may_grow;
        } else if wanted.len() < MOST_WORDS {
            let written = text.get(at).unwrap_or_default().to_owned();
            let new = Wanted {
                written,
                weight: 1.0,
                may_grow,
                alike: Vec::new(),
            };
            wanted.insert(word.to_owned(), new);
        }
    });
    look_up(vocabulary, wanted)
}

/// Looks up words that have weights of their own.
pub(super) fn of_words(vocabulary: &Vocabulary, asked: &[Asked]) -> Vec<Sought> {
    let mut wanted: IndexMap<String, Wanted, FxBuildHasher> = IndexMap::default();
    for asked in asked.iter().take(MOST_WORDS) {
        let mut alike = Vec::new();
        for other in &asked.alike {
            token::words(other, Reading::Query, |_, word| {
                alike.extend(vocabulary.term(word));
            });
        }
        token::words(&asked.word, Reading::Query, |at, word| {
            let wanted = wanted.entry(word.to_owned()).or_insert_with(|| Wanted {
                written: asked.word.get(at).unwrap_or_default().to_owned(),
                weight: 0.0,
                may_grow: false,
                alike: Vec::new(),
            });
            wanted.weight += asked.weight;
            wanted.alike.extend(&alike);
        });
    }
    look_up(vocabulary, wanted)
}

fn look_up(vocabulary: &Vocabulary, wanted: IndexMap<String, Wanted, FxBuildHasher>) -> Vec<Sought> {
    let mut guesses_left = MOST_GUESSES;
    let mut sought = Vec::new();
    for (word, wanted) in wanted {
        let is_stop = vocabulary.language().is_stop_word(&word);
        let exact = vocabulary.term(&word).filter(|_| !is_stop || !wanted.may_grow);
        let one = |weight, exact, guesses| Sought {
            word: wanted.written.clone(),
            weight,
            is_stop: is_stop && !wanted.may_grow,
            exact,
            guesses,
        };
        let alike = wanted.alike.iter().filter(|term| Some(**term) != exact);
        let alike: Vec<(Term, f32)> = alike.map(|term| (*term, ALIKE)).collect();
        if wanted.may_grow && guesses_left > 0 {
            guesses_left -= 1;
            sought.push(one(wanted.weight, exact, unfinished(vocabulary, &word, exact)));
        } else if exact.is_some() || !alike.is_empty() {
            sought.push(one(wanted.weight, exact, alike));
        } else if guesses_left > 0 && !is_stop {
            guesses_left -= 1;
            match meant(vocabulary, &word) {
                Meant::One(guesses) => sought.push(one(wanted.weight, None, guesses)),
                Meant::Two(halves) => {
                    let halves = halves.into_iter().filter(|half| !half.is_stop);
                    sought.extend(halves.map(|half| one(wanted.weight * GUESS, Some(half.term), Vec::new())));
                }
            }
        }
    }
    sought.retain(|one| one.exact.is_some() || !one.guesses.is_empty());
    // What says nothing counts where nothing else was said.
    if sought.iter().any(|one| !one.is_stop) {
        sought.retain(|one| !one.is_stop);
    }
    sought
}

/// What a word that the collection does not have may have been meant to be.
enum Meant {
    /// One of these.
    One(Vec<(Term, f32)>),
    /// Both of these, without the space between them.
    Two([Word; 2]),
}

/// The completions of a word and what lies one error from it; two words written as one; what lies two errors
/// from it. The first that is found counts.
fn meant(vocabulary: &Vocabulary, word: &str) -> Meant {
    let length = word.chars().count();
    let mut words = Vec::new();
    if length >= SHORTEST_WITH_ERROR {
        words = vocabulary.near(word, Extent::Whole, 1);
    }
    if length >= SHORTEST_BEGINNING {
        // One letter more is one error too.
        let is_new = |completion: &Word| length < SHORTEST_WITH_ERROR || completion.length > length + 1;
        words.extend(vocabulary.completions(word).filter(is_new));
    }
    if words.is_empty() {
        if let Some(halves) = halves(vocabulary, word) {
            return Meant::Two(halves);
        }
        if length >= SHORTEST_WITH_ERRORS {
            words = vocabulary.near(word, Extent::Whole, 2);
        }
    }
    Meant::One(likeliest(&words, None, GUESSES))
}

/// What a word may become that is still being typed: a completion, or one but for a typing error.
fn unfinished(vocabulary: &Vocabulary, word: &str, exact: Option<Term>) -> Vec<(Term, f32)> {
    let mut words: Vec<Word> = vocabulary.completions(word).collect();
    if words.is_empty() && exact.is_none() {
        words = match word.chars().count() {
            SHORTEST_WITH_ERRORS.. => vocabulary.near(word, Extent::Beginning, 2),
            SHORTEST_WITH_ERROR.. => vocabulary.near(word, Extent::Beginning, 1),
            _ => Vec::new(),
        };
    }
    words.retain(|word| !word.is_stop);
    likeliest(&words, exact, GUESSES_WHILE_TYPING)
}

/// The terms of the words that are written most, with what each is worth beside the word that was asked for.
fn likeliest(words: &[Word], exact: Option<Term>, most: usize) -> Vec<(Term, f32)> {
    let mut terms: BTreeMap<Term, f64> = BTreeMap::new();
    let mut highest: f64 = 0.0;
    for word in words {
        let likelihood = libm::sqrt(f64::from(word.count));
        if word.is_stop {
            // Most likely the word that says nothing was meant: the others count less.
            highest = highest.max(likelihood);
        } else if Some(word.term) != exact {
            *terms.entry(word.term).or_default() += likelihood;
        }
    }
    let mut likeliest: Vec<(Term, f64)> = terms.into_iter().collect();
    // The order among equals is that of the terms: sorting keeps it.
    likeliest.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    likeliest.truncate(most);
    highest = likeliest
        .first()
        .map_or(highest, |(_, first)| highest.max(*first));
    let worth = |likelihood: f64| GUESS * (likelihood / highest) as f32;
    likeliest
        .into_iter()
        .map(|(term, likelihood)| (term, worth(likelihood)))
        .collect()
}

/// The two words that stand in a word one after the other, so that the rarer of them is as usual as can be.
fn halves(vocabulary: &Vocabulary, word: &str) -> Option<[Word; 2]> {
    let mut best: Option<(u32, [Word; 2])> = None;
    let length = word.chars().count();
    let middle = SHORTEST_HALF..(length + 1).saturating_sub(SHORTEST_HALF);
    for (letter, (at, _)) in word.char_indices().enumerate() {
        if !middle.contains(&letter) {
            continue;
        }
        let (first, second) = word.split_at_checked(at)?;
        if let (Some(first), Some(second)) = (vocabulary.word(first), vocabulary.word(second)) {
            let count = first.count.min(second.count);
            if best.is_none_or(|(most, _)| count > most) {
                best = Some((count, [first, second]));
            }
        }
    }
    best.map(|(_, halves)| halves)
}

#[cfg(test)]
mod tests {
    use super::super::language::Language;
    use super::{Sought, Typing, Vocabulary, of_text};

    fn vocabulary() -> Vocabulary {
        let mut vocabulary = Vocabulary::new(Language::English);
        let text = "return return returns refund refunds parcel track tracking trackpad cancel cancellation the the \
            the how is what and order orders international";
        for word in text.split_whitespace() {
            vocabulary.count(word);
        }
        vocabulary.sort();
        vocabulary
    }

    fn one(query: &str, typing: Typing) -> Sought {
        let mut sought = of_text(&vocabulary(), query, typing);
        assert_eq!(sought.len(), 1, "{query}: {sought:?}");
        sought.remove(0)
    }

    #[test]
    fn a_known_word_is_not_guessed_at() {
        for query in ["return", "Returning", "RETURNS!", "cancelling"] {
            let sought = one(query, Typing::Finished);
            assert!(sought.exact.is_some() && sought.guesses.is_empty(), "{query}");
        }
    }

    #[test]
    fn an_unknown_word_is_what_it_may_have_been() {
        let vocabulary = vocabulary();
        for (query, meant) in [
            ("refudn", "refund"),
            ("paecel", "parcel"),
            ("trakcing", "tracking"),
            ("intrenatoinal", "international"),
            ("cancellat", "cancellation"),
        ] {
            let sought = one(query, Typing::Finished);
            let first = sought.guesses.first().map(|(term, _)| *term);
            assert_eq!((sought.exact, first), (None, vocabulary.term(meant)), "{query}");
        }
        for query in ["refxyz", "abc", "qq"] {
            let sought = of_text(&vocabulary, query, Typing::Finished);
            assert!(sought.iter().all(|one| one.guesses.is_empty()), "{query}");
        }
    }

    #[test]
    fn two_words_written_as_one_are_two() {
        let vocabulary = vocabulary();
        let sought = of_text(&vocabulary, "parceltracking", Typing::Finished);
        let terms: Vec<_> = sought.iter().map(|one| one.exact).collect();
        assert_eq!(terms, [vocabulary.term("parcel"), vocabulary.term("tracking")]);
    }

    #[test]
    fn the_last_word_may_grow_while_typing() {
        let sought = one("trac", Typing::Unfinished);
        assert!(sought.exact.is_none() && sought.guesses.len() == 2, "{sought:?}");
        let sought = one("track", Typing::Unfinished);
        assert!(sought.exact.is_some() && sought.guesses.len() == 1, "{sought:?}");
        assert!(one("track ", Typing::Unfinished).guesses.is_empty());
        assert_eq!(one("tarcki", Typing::Unfinished).guesses.len(), 1);
    }

    #[test]
    fn words_that_say_nothing_count_only_alone() {
        assert_eq!(one("how is the refund", Typing::Finished).word, "refund");
        let alone = of_text(&vocabulary(), "what is the", Typing::Finished);
        assert_eq!(alone.len(), 3);
    }

    #[test]
    fn a_word_that_is_said_twice_weighs_twice() {
        let sought = one("Refund refund", Typing::Finished);
        assert_eq!((sought.word.as_str(), sought.weight), ("Refund", 2.0));
    }
}
