//! What is known about a collection of texts, and finding in it.

use super::hit::{Hit, Match};
use super::language::Language;
use super::query::{self, Asked, Sought, Typing};
use super::score::{self, FIELDS};
use super::token::{self, Reading};
use super::vocabulary::{Term, Vocabulary};
use std::cmp::Ordering;

/// What a guess may be worth to a text at most, as a part of what the word itself is worth to the text that has
/// it least: whatever has the word is ahead of whatever only has something like it.
const GUESS_AT_MOST: f32 = 0.9;

/// The place of the body among the fields.
const BODY: usize = 1;

/// A text to be found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Document<'d> {
    /// What it is called.
    pub title: &'d str,
    /// What it says.
    pub body: &'d str,
    /// Words it is to be found by as well.
    pub keywords: &'d [String],
}

/// A collection of texts, ready to be searched.
#[derive(Debug)]
pub struct Index {
    vocabulary: Vocabulary,
    /// By term, each in the order of the texts.
    postings: Vec<Vec<Posting>>,
    documents: usize,
}

/// A word of some text, as the collection knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoken<'t> {
    /// As it is written.
    pub written: &'t str,
    /// Without its endings.
    pub stem: String,
    /// How much it tells the texts of the collection apart: 0 if none has it, and the more, the fewer have it.
    pub rarity: f32,
}

/// That a text has a term, and what the term is worth to it.
#[derive(Clone, Copy, Debug)]
struct Posting {
    document: u32,
    weight: f32,
}

/// How often a text has a term.
#[derive(Clone, Copy, Debug)]
struct Occurrence {
    document: u32,
    counts: [u32; FIELDS],
}

/// What is counted while the texts are read.
struct Counts {
    vocabulary: Vocabulary,
    /// By term.
    occurrences: Vec<Vec<Occurrence>>,
    /// How many words the fields of each text have.
    lengths: Vec<[u32; FIELDS]>,
    /// By term, for the text that is being read.
    current: Vec<[u32; FIELDS]>,
    /// Its terms.
    touched: Vec<Term>,
}

impl Index {
    /// Reads the texts. A hit names a text by its place among them.
    #[must_use]
    pub fn build<'d>(language: Language, documents: impl IntoIterator<Item = Document<'d>>) -> Self {
        let mut counts = Counts {
            vocabulary: Vocabulary::new(language),
            occurrences: Vec::new(),
            lengths: Vec::new(),
            current: Vec::new(),
            touched: Vec::new(),
        };
        for document in documents {
            counts.add(&document);
        }
        counts.weigh()
    }

    /// How many texts there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.documents
    }

    /// Whether there is nothing to find.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.documents == 0
    }

    /// The texts that answer a query, best first; equals in their order. A query without words has no answer.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize, typing: Typing) -> Vec<Hit> {
        self.rank(&query::of_text(&self.vocabulary, query, typing), limit)
    }

    /// The same for words that have weights of their own.
    #[must_use]
    pub fn search_for(&self, words: &[Asked], limit: usize) -> Vec<Hit> {
        self.rank(&query::of_words(&self.vocabulary, words), limit)
    }

    /// The words of a text as far as they say something, in order.
    #[must_use]
    pub fn words<'t>(&self, text: &'t str) -> Vec<Spoken<'t>> {
        let mut words = Vec::new();
        token::words(text, Reading::Query, |at, word| {
            if !self.language().is_stop_word(word) {
                let term = self.vocabulary.term(word);
                words.push(Spoken {
                    written: text.get(at).unwrap_or_default(),
                    stem: self.language().stem(word).into_owned(),
                    rarity: term.map_or(0.0, |term| self.rarity(term)),
                });
            }
        });
        words
    }

    /// The language most of the texts are in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.vocabulary.language()
    }

    /// What a folded word is found by.
    pub(super) fn term(&self, word: &str) -> Option<Term> {
        self.vocabulary.term(word)
    }

    fn rarity(&self, term: Term) -> f32 {
        match self.postings(term).len() {
            0 => 0.0,
            texts => score::rarity(self.documents, texts),
        }
    }

    fn postings(&self, term: Term) -> &[Posting] {
        self.postings
            .get(term.at())
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    fn rank(&self, sought: &[Sought], limit: usize) -> Vec<Hit> {
        let mut scores = Scores::new(self.documents);
        for one in sought {
            self.add(one, &mut scores);
        }
        let best = scores.best(limit);
        let hit = |(document, score): (u32, f32)| Hit {
            document: document as usize,
            score,
            matches: self.matches(sought, document),
        };
        best.into_iter().map(hit).collect()
    }

    fn add(&self, one: &Sought, scores: &mut Scores) {
        let exact = one.exact.map(|term| self.postings(term)).unwrap_or_default();
        if one.guesses.is_empty() {
            for posting in exact {
                scores.add(posting.document, one.weight * posting.weight);
            }
            return;
        }
        for posting in exact {
            scores.raise(posting.document, posting.weight);
        }
        let most = guess_at_most(exact);
        for (term, worth) in &one.guesses {
            for posting in self.postings(*term) {
                scores.raise(posting.document, (worth * posting.weight).min(most));
            }
        }
        scores.settle(one.weight);
    }

    fn matches(&self, sought: &[Sought], document: u32) -> Vec<Match> {
        let mut matches = Vec::new();
        for one in sought {
            let most = match one.exact {
                Some(term) if !one.guesses.is_empty() => guess_at_most(self.postings(term)),
                _ => f32::INFINITY,
            };
            let exact = one.exact.map(|term| (term, 1.0, f32::INFINITY));
            let guesses = one.guesses.iter().map(|(term, worth)| (*term, *worth, most));
            matches.extend(
                exact
                    .into_iter()
                    .chain(guesses)
                    .filter_map(|(term, worth, most)| {
                        let postings = self.postings(term);
                        let at = postings
                            .binary_search_by_key(&document, |posting| posting.document)
                            .ok()?;
                        let weight = postings.get(at)?.weight;
                        Some(Match {
                            word: one.word.clone(),
                            term,
                            score: one.weight * (worth * weight).min(most),
                        })
                    }),
            );
        }
        matches.sort_by(|one: &Match, other| other.score.total_cmp(&one.score));
        matches
    }
}

fn guess_at_most(exact: &[Posting]) -> f32 {
    let least = exact.iter().map(|posting| posting.weight).min_by(f32::total_cmp);
    least.map_or(f32::INFINITY, |least| least * GUESS_AT_MOST)
}

impl Counts {
    fn add(&mut self, document: &Document<'_>) {
        let mut lengths = [0; FIELDS];
        let keywords = document
            .keywords
            .iter()
            .map(|keyword| (2_usize, keyword.as_str()));
        for (field, text) in [(0, document.title), (BODY, document.body)]
            .into_iter()
            .chain(keywords)
        {
            token::words(text, Reading::Document, |_, written| {
                let word = self.vocabulary.count(written);
                if self.current.len() <= word.term.at() {
                    self.current.resize(word.term.at() + 1, [0; FIELDS]);
                }
                let counts = self.current.get_mut(word.term.at());
                let (Some(counts), Some(length)) = (counts, lengths.get_mut(field)) else {
                    return;
                };
                // What says nothing is found in titles and keywords only: every body has it.
                if word.is_stop && field == BODY {
                    return;
                }
                *length += u32::from(!word.is_stop);
                if *counts == [0; FIELDS] {
                    self.touched.push(word.term);
                }
                if let Some(count) = counts.get_mut(field) {
                    *count += 1;
                }
            });
        }
        let document = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        self.lengths.push(lengths);
        self.occurrences.resize_with(self.vocabulary.terms(), Vec::new);
        for term in self.touched.drain(..) {
            let counts = self.current.get_mut(term.at()).map(std::mem::take);
            if let (Some(counts), Some(occurrences)) = (counts, self.occurrences.get_mut(term.at())) {
                occurrences.push(Occurrence { document, counts });
            }
        }
    }

    fn weigh(mut self) -> Index {
        self.vocabulary.sort();
        let usual = usual(&self.lengths);
        let documents = self.lengths.len();
        let weighed = |occurrences: Vec<Occurrence>| -> Vec<Posting> {
            let rarity = score::rarity(documents, occurrences.len());
            let posting = |occurrence: &Occurrence| {
                let lengths = self
                    .lengths
                    .get(occurrence.document as usize)
                    .copied()
                    .unwrap_or_default();
                Posting {
                    document: occurrence.document,
                    weight: score::weight(rarity, occurrence.counts, lengths, usual),
                }
            };
            occurrences.iter().map(posting).collect()
        };
        Index {
            postings: self.occurrences.into_iter().map(weighed).collect(),
            vocabulary: self.vocabulary,
            documents,
        }
    }
}

/// How long each field is in the mean of the texts that have it, and at least one word.
fn usual(lengths: &[[u32; FIELDS]]) -> [f32; FIELDS] {
    let mut sums = [(0_u64, 0_u64); FIELDS];
    for lengths in lengths {
        for ((sum, having), length) in sums.iter_mut().zip(lengths) {
            *sum += u64::from(*length);
            *having += u64::from(*length > 0);
        }
    }
    sums.map(|(sum, having)| (sum as f64 / having.max(1) as f64).max(1.0) as f32)
}

/// The scores of all texts.
struct Scores {
    sums: Vec<f32>,
    /// The best answer to the word that is being looked at.
    current: Vec<f32>,
    /// Which texts have one.
    touched: Vec<u32>,
}

impl Scores {
    fn new(documents: usize) -> Self {
        Self {
            sums: vec![0.0; documents],
            current: vec![0.0; documents],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, document: u32, score: f32) {
        if let Some(sum) = self.sums.get_mut(document as usize) {
            *sum += score;
        }
    }

    fn raise(&mut self, document: u32, score: f32) {
        if let Some(current) = self.current.get_mut(document as usize) {
            if *current == 0.0 {
                self.touched.push(document);
            }
            *current = current.max(score);
        }
    }

    /// Adds the best answers to the word.
    fn settle(&mut self, weight: f32) {
        for document in self.touched.drain(..) {
            let at = document as usize;
            if let (Some(sum), Some(current)) = (self.sums.get_mut(at), self.current.get_mut(at)) {
                *sum += weight * std::mem::take(current);
            }
        }
    }

    /// The texts with the highest scores; equals in their order.
    fn best(self, limit: usize) -> Vec<(u32, f32)> {
        let rank = |one: &(u32, f32), other: &(u32, f32)| -> Ordering {
            other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
        };
        let mut found: Vec<(u32, f32)> = (0..).zip(self.sums).filter(|(_, sum)| *sum > 0.0).collect();
        if limit < found.len() {
            found.select_nth_unstable_by(limit, rank);
            found.truncate(limit);
        }
        found.sort_unstable_by(rank);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Document, Index, Language, Typing};

    fn index(texts: &[(&str, &str)]) -> Index {
        let documents = texts.iter().map(|(title, body)| Document {
            title,
            body,
            keywords: &[],
        });
        Index::build(Language::English, documents)
    }

    fn places(index: &Index, query: &str) -> Vec<usize> {
        let hits = index.search(query, 10, Typing::Finished);
        hits.iter().map(|hit| hit.document).collect()
    }

    #[test]
    fn the_title_comes_before_the_body_and_equals_in_their_order() {
        let index = index(&[
            ("Delivery", "When does my refund come? Soon."),
            ("Refund", "When does it come? Soon enough."),
            ("Opening hours", "Always."),
            ("Refund", "When does it come? Soon enough."),
        ]);
        assert_eq!(places(&index, "refund"), [1, 3, 0]);
        assert_eq!(index.search("refund", 2, Typing::Finished).len(), 2);
        assert!(index.search("refund", 0, Typing::Finished).is_empty());
    }

    #[test]
    fn a_hit_tells_the_words_that_moved_it() {
        let index = index(&[
            ("Return a parcel", "By post or in the shop."),
            ("Parcel", "Track your parcel."),
            ("Gift cards", "Return is not possible."),
        ]);
        let hits = index.search("How do I RETURN parcels?", 1, Typing::Finished);
        let words: Vec<&str> = hits[0].matches.iter().map(|found| found.word.as_str()).collect();
        assert_eq!((hits[0].document, words.len()), (0, 2));
        assert!(words.contains(&"RETURN") && words.contains(&"parcels"));
        let sum: f32 = hits[0].matches.iter().map(|found| found.score).sum();
        assert!((sum - hits[0].score).abs() < 1.0e-5);
    }

    #[test]
    fn weights_decide_between_words() {
        let index = index(&[("Refund", "Money."), ("Parcel", "Post.")]);
        let asked = |refund, parcel| {
            [("refund", refund), ("parcel", parcel)].map(|(word, weight)| Asked {
                word: word.into(),
                weight,
                alike: Vec::new(),
            })
        };
        let first = |asked: &[Asked]| index.search_for(asked, 1).first().map(|hit| hit.document);
        assert_eq!(first(&asked(1.0, 2.0)), Some(1));
        assert_eq!(first(&asked(2.0, 1.0)), Some(0));
    }

    #[test]
    fn another_word_for_the_same_counts_less_than_the_word() {
        let index = index(&[
            ("Other", "Reimbursement"),
            ("Refund", "Soon."),
            ("Reimbursement", "Later."),
        ]);
        let places = |word: &str| -> Vec<usize> {
            let asked = Asked {
                word: word.into(),
                weight: 1.0,
                alike: vec!["reimbursement".into()],
            };
            index
                .search_for(&[asked], 10)
                .iter()
                .map(|hit| hit.document)
                .collect()
        };
        assert_eq!(places("refunds"), [1, 2, 0]);
        assert_eq!(places("moneyback"), [2, 0]);
    }

    #[test]
    fn rarity_is_of_words_that_tell_texts_apart() {
        let index = index(&[
            ("The refund", "Money."),
            ("The parcel", "Money."),
            ("The shop", ""),
        ]);
        let words = index.words("The refunds, the money, my WARRANTY");
        let rarity: Vec<f32> = words.iter().map(|word| word.rarity).collect();
        assert_eq!(rarity.len(), 3);
        assert!(rarity[0] > rarity[1] && rarity[1] > 0.0);
        assert!(rarity[2].abs() < f32::EPSILON);
    }

    #[test]
    fn keywords_find_too() {
        let keywords = ["reimbursement".to_owned(), "money back".to_owned()];
        let index = Index::build(
            Language::English,
            [
                Document {
                    title: "Shop",
                    body: "Open.",
                    keywords: &[],
                },
                Document {
                    title: "Refund",
                    body: "Soon.",
                    keywords: &keywords,
                },
            ],
        );
        assert_eq!((index.len(), index.is_empty()), (2, false));
        assert_eq!(places(&index, "money back please"), [1]);
    }
}
