//! The `sentiment-train` command: learns what words and pairs of words add to the lexicon.
//!
//! A ridge regression on the bent sum of valences and weights, by coordinate descent, so every run gives the same
//! file. The human ratings are fitted with a line per domain, which is thrown away: that films are praised more than
//! they are scolded says nothing about the word "film".

mod fit;
mod sentence;

use super::failure::Failure;
use super::sentiment;
use fit::{Weights, fit};
use sentence::Sentence;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use switchboard::analysis::sentiment::{FILES, Key, STEP};

const USAGE: &str = "usage: cargo xtask sentiment train RATED.jsonl
Each line is {\"domain\": TEXT, \"rating\": -4 to 4, \"text\": TEXT}.";

/// Into how many parts the sentences are split to try the weights on sentences they were not learned from.
const FOLDS: u32 = 5;

pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let [path] = arguments else {
        return Err(Failure::Input(USAGE.into()));
    };
    let text = fs::read_to_string(path).map_err(|error| Failure::Input(format!("{path}: {error}")))?;
    let model = sentiment::model()?;
    let corpus = sentence::Corpus::read(&text, &model)
        .map_err(|problem| Failure::Input(format!("{path}: {problem}\n{USAGE}")))?;
    println!("{} sentences", corpus.sentences.len());
    for (domain, correlation) in cross_validated(&corpus) {
        println!("{domain}: {correlation:.3}");
    }
    let all: Vec<&Sentence> = corpus.sentences.iter().collect();
    let weights = fit(&all, &corpus.shares());
    let [_, weights_file, ..] = FILES;
    let path = sentiment::folder().join(weights_file);
    fs::write(&path, file(&weights, &corpus.names))
        .map_err(|error| Failure::Run(format!("{}: {error}", path.display())))?;
    println!("{} weights in {}", weights.len(), path.display());
    Ok(())
}

/// How well the ratings of each domain are foretold by weights learned from the other folds: Pearson's correlation.
fn cross_validated(corpus: &sentence::Corpus) -> Vec<(&str, f64)> {
    let folds = (0_u32..).map(fold_of).zip(&corpus.sentences);
    let folds: Vec<(u32, &Sentence)> = folds.collect();
    let mut pairs: BTreeMap<usize, Vec<(f64, f64)>> = BTreeMap::new();
    for fold in 0..FOLDS {
        let of = |inside: bool| {
            let some = folds.iter().filter(move |(own, _)| (*own == fold) == inside);
            some.map(|(_, sentence)| *sentence).collect::<Vec<_>>()
        };
        let weights = fit(&of(false), &corpus.shares());
        for sentence in of(true) {
            let told = (sentence.score(&weights), sentence.rating);
            pairs.entry(sentence.domain).or_default().push(told);
        }
    }
    let correlations = pairs.values().map(|pairs| correlation(pairs));
    corpus
        .domains
        .iter()
        .map(String::as_str)
        .zip(correlations)
        .collect()
}

/// The fold of a sentence: always the same, and without a pattern in the file.
fn fold_of(number: u32) -> u32 {
    let mut mixed = number.wrapping_mul(2_654_435_761);
    mixed ^= mixed >> 15;
    mixed = mixed.wrapping_mul(0x2c1b_3c6d);
    mixed ^= mixed >> 12;
    mixed % FOLDS
}

fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = f64::from(u32::try_from(pairs.len()).unwrap_or(u32::MAX));
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for pair in pairs {
        xx += (pair.0 - x) * (pair.0 - x);
        yy += (pair.1 - y) * (pair.1 - y);
        xy += (pair.0 - x) * (pair.1 - y);
    }
    xy / (xx * yy).sqrt()
}

/// The file: a line for each weight, with its words in order.
fn file(weights: &Weights, names: &BTreeMap<Key, String>) -> String {
    let mut lines: BTreeMap<i8, BTreeSet<&str>> = BTreeMap::new();
    for (key, weight) in weights {
        if let Some(name) = names.get(key) {
            lines.entry(*weight).or_default().insert(name);
        }
    }
    let mut file = format!(
        "# What English words and pairs of words (joined by \"+\") weigh besides what en.words.txt says of them.\n\
         # Learned by `cargo xtask sentiment train`; see the README. Each line begins with the weight in steps \
         of {STEP}.\n\n"
    );
    for (weight, words) in lines {
        let words: Vec<&str> = words.into_iter().collect();
        // Writing to a text does not fail.
        let _ = writeln!(file, "{weight} {}", words.join(" "));
    }
    file
}
