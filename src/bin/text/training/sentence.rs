//! A rated sentence with what there is to learn from it.

use super::fit::Weights;
use serde::Deserialize;
use std::collections::BTreeMap;
use switchboard::analysis::sentiment::{Key, Model, Part, Parts, STEP, bent, is_pair_bounded, key_of};

/// How much the bounded weights may add up to; as when rating.
const BOUND: f64 = 1.35;

/// Of the domains, tweets are closest to what customers write: short, informal, from one person to others. They count
/// more.
const CLOSEST: (&str, f64) = ("tweets", 3.0);

#[derive(Deserialize)]
struct Row {
    domain: String,
    rating: f64,
    text: String,
}

/// What a sentence has of a word or a pair.
pub(super) struct Feature {
    pub(super) key: Key,
    /// How much of it, after the rules.
    pub(super) amount: f64,
    /// The valence of the word in the lexicon, if it expresses something: its learned weight may not outweigh it.
    pub(super) valence: f64,
    pub(super) is_pair: bool,
    is_bounded: bool,
}

/// A rated sentence.
pub(super) struct Sentence {
    pub(super) domain: usize,
    /// The mean of the human ratings, -4 to 4.
    pub(super) rating: f64,
    /// What all is scaled by.
    pub(super) emphasis: f64,
    /// What the lexicon says, without what is bounded.
    pub(super) valence: f64,
    /// What the lexicon says of polite and problem words.
    pub(super) quiet: f64,
    pub(super) features: Vec<Feature>,
}

impl Sentence {
    fn of(row: &Row, domain: usize, parts: &Parts) -> Self {
        let mut features: BTreeMap<Key, Feature> = BTreeMap::new();
        let mut add = |key: Key, amount: f64, valence: f64, is_pair: bool, is_bounded: bool| {
            let feature = features.entry(key).or_insert(Feature {
                key,
                amount: 0.0,
                valence,
                is_pair,
                is_bounded,
            });
            feature.amount += amount;
        };
        let sum = |is_quiet: bool| {
            let some = parts.list.iter().filter(|part| part.is_quiet == is_quiet);
            some.map(|part| f64::from(part.valence)).sum::<f64>()
        };
        let mut before: Option<&Part> = None;
        for part in &parts.list {
            let factor = f64::from(part.factor);
            if let Some(key) = part.key {
                add(key, factor, f64::from(part.listed), false, part.is_bounded());
            }
            if let (Some(pair), Some(before)) = (part.pair, before) {
                add(pair, factor, 0.0, true, is_pair_bounded(before, part));
            }
            before = Some(part);
        }
        Self {
            domain,
            rating: row.rating,
            emphasis: f64::from(parts.emphasis),
            valence: sum(false),
            quiet: sum(true),
            features: features.into_values().collect(),
        }
    }

    /// The score it gets with these weights, as when rating.
    pub(super) fn score(&self, weights: &Weights) -> f64 {
        let (mut free, mut bounded) = (self.valence, self.quiet);
        for feature in &self.features {
            let weight = weights
                .get(&feature.key)
                .map_or(0.0, |steps| f64::from(*steps) * f64::from(STEP));
            let sum = if feature.is_bounded {
                &mut bounded
            } else {
                &mut free
            };
            *sum += weight * feature.amount;
        }
        let emphasis = if free == 0.0 { 1.0 } else { self.emphasis };
        let sum = (free + bounded.clamp(-BOUND, BOUND)) * emphasis;
        f64::from(bent(sum as f32))
    }
}

/// All the sentences.
pub(super) struct Corpus {
    pub(super) domains: Vec<String>,
    pub(super) sentences: Vec<Sentence>,
    /// How the words and pairs are written, by their keys; no names.
    pub(super) names: BTreeMap<Key, String>,
}

impl Corpus {
    /// How much each domain counts.
    pub(super) fn shares(&self) -> Vec<f64> {
        let (closest, share) = CLOSEST;
        let share = |domain: &String| if domain.contains(closest) { share } else { 1.0 };
        self.domains.iter().map(share).collect()
    }

    pub(super) fn read(text: &str, model: &Model) -> Result<Self, String> {
        let mut corpus = Self {
            domains: Vec::new(),
            sentences: Vec::new(),
            names: BTreeMap::new(),
        };
        let mut rows = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let row: Row =
                serde_json::from_str(line).map_err(|error| format!("line {}: {error}", index + 1))?;
            rows.push(row);
        }
        let capitals = Capitals::of(rows.iter().map(|row| row.text.as_str()));
        for row in &rows {
            let known = corpus.domains.iter().position(|domain| *domain == row.domain);
            let domain = known.unwrap_or_else(|| {
                corpus.domains.push(row.domain.clone());
                corpus.domains.len() - 1
            });
            let parts = model.english_parts(&row.text);
            corpus.sentences.push(Sentence::of(row, domain, &parts));
            name(&row.text, &parts, &capitals, &mut corpus.names);
        }
        // What has no name is not learned: proper names, and words that are only ever mistyped.
        for sentence in &mut corpus.sentences {
            sentence
                .features
                .retain(|feature| corpus.names.contains_key(&feature.key));
        }
        if corpus.sentences.is_empty() {
            return Err("there is nothing to learn from".into());
        }
        Ok(corpus)
    }
}

/// Notes how the words and pairs of a text are written.
fn name(text: &str, parts: &Parts, capitals: &Capitals, names: &mut BTreeMap<Key, String>) {
    let mut before: Option<String> = None;
    for part in &parts.list {
        let own = part
            .key
            .and_then(|key| written(text.get(part.from..part.to)?, key, capitals));
        if let (Some(key), Some(own)) = (part.key, &own) {
            names.entry(key).or_insert_with(|| own.clone());
        }
        if let (Some(pair), Some(before), Some(own)) = (part.pair, &before, &own) {
            names.entry(pair).or_insert_with(|| format!("{before}+{own}"));
        }
        before = own;
    }
}

/// How a word, phrase or sign is written in the file; nothing for a name, and for what is mistyped.
fn written(piece: &str, key: Key, capitals: &Capitals) -> Option<String> {
    let small = piece.to_lowercase().replace('’', "'");
    let plain = small.strip_suffix("'s").unwrap_or(&small);
    let joined = |word: &str| {
        let words: Vec<&str> = word.split([' ', '-']).filter(|word| !word.is_empty()).collect();
        words.join("_")
    };
    // Signs are as they are; "'s" belongs to some words.
    let name = [piece.to_owned(), joined(&small), joined(plain)]
        .into_iter()
        .find(|name| key_of(name) == key)?;
    let is_name = name.split('_').any(|word| capitals.make_name(word));
    (!is_name).then_some(name)
}

/// How often words have a capital where a sentence does not begin.
struct Capitals(BTreeMap<String, (u32, u32)>);

impl Capitals {
    fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        for text in texts {
            let mut is_inside = false;
            for word in text.split_inclusive(char::is_whitespace) {
                let letters = word.trim_matches(|letter: char| !letter.is_alphanumeric());
                if is_inside && !letters.is_empty() {
                    let (with, all) = counts.entry(letters.to_lowercase()).or_default();
                    let mut letters = letters.chars();
                    let is_capital = letters.next().is_some_and(char::is_uppercase)
                        && letters.next().is_some_and(char::is_lowercase);
                    *with += u32::from(is_capital);
                    *all += 1;
                }
                is_inside = !word.trim_end().ends_with(['.', '!', '?', '…', '"', '\'']);
            }
        }
        Self(counts)
    }

    /// Whether the word is mostly written with a capital: a proper name.
    fn make_name(&self, word: &str) -> bool {
        self.0.get(word).is_some_and(|(with, all)| 2 * with > *all)
    }
}
