//! Ridge regression by coordinate descent.

use super::Sentence;
use std::collections::BTreeMap;
use switchboard::analysis::sentiment::{Key, STEP};

/// Learned weights, in whole steps; none is 0.
pub(super) type Weights = BTreeMap<Key, i8>;

/// How often everything is gone through.
const ROUNDS: usize = 10;

// In how many sentences something has to be, so that it is learned and no accident.
const FEWEST_WORDS: usize = 3;
const FEWEST_PAIRS: usize = 4;

// How much a weight costs: less for the words of the lexicon, of which something is known already.
const WORD_COST: f64 = 8.0;
const LISTED_COST: f64 = 2.0;
const PAIR_COST: f64 = 16.0;

/// How much of a word's valence its learned weight may take off or add: the lexicon decides the sign.
const MOST_CORRECTION: f64 = 0.5;

/// The square of the sum at which the score is at 0.7 of its range; as when rating.
const HALFWAY_SQUARED: f64 = 25.0;

/// A sentence whose score is near its end says little; at least this much.
const FLATTEST: f64 = 0.15;

/// How large a domain counts as average.
const USUAL_SIZE: f64 = 5_000.0;

/// What stands in the way of a sum's reaching the rating.
struct Row {
    domain: usize,
    rating: f64,
    sum: f64,
    residual: f64,
    weight: f64,
}

/// A word or pair: where it is, and what is learned of it.
struct Column {
    key: Key,
    cost: f64,
    /// How large its weight may become.
    limit: f64,
    weight: f64,
    cells: Vec<(usize, f64)>,
}

/// The line from a bent sum to the ratings of a domain.
#[derive(Clone, Copy)]
struct Line {
    start: f64,
    slope: f64,
    /// How much each of its sentences counts: large domains count less than in proportion.
    share: f64,
}

fn bent(sum: f64) -> f64 {
    sum / (sum * sum + HALFWAY_SQUARED).sqrt()
}

/// Learns weights from sentences of domains of which each counts so much.
pub(super) fn fit(sentences: &[&Sentence], domains: &[f64]) -> Weights {
    let mut rows: Vec<Row> = sentences.iter().map(|sentence| row(sentence)).collect();
    let mut columns = columns(sentences);
    for _ in 0..ROUNDS {
        let domains = domains.iter().enumerate();
        let lines: Vec<Line> = domains
            .map(|(domain, share)| line(&rows, domain, *share))
            .collect();
        for row in &mut rows {
            if let Some(line) = lines.get(row.domain) {
                linearise(row, line);
            }
        }
        columns.iter_mut().for_each(|column| step(column, &mut rows));
    }
    let steps = columns.iter().filter_map(|column| {
        let steps = (column.weight / f64::from(STEP)).round().clamp(-127.0, 127.0);
        let steps = steps as i8;
        (steps != 0).then_some((column.key, steps))
    });
    steps.collect()
}

fn row(sentence: &Sentence) -> Row {
    Row {
        domain: sentence.domain,
        rating: sentence.rating,
        sum: (sentence.valence + sentence.quiet) * sentence.emphasis,
        residual: 0.0,
        weight: 0.0,
    }
}

fn columns(sentences: &[&Sentence]) -> Vec<Column> {
    let mut columns: BTreeMap<Key, (Column, bool)> = BTreeMap::new();
    for (row, sentence) in sentences.iter().enumerate() {
        for feature in &sentence.features {
            let (column, _) = columns.entry(feature.key).or_insert_with(|| {
                let (cost, limit) = match (feature.is_pair, feature.valence == 0.0) {
                    (true, _) => (PAIR_COST, f64::INFINITY),
                    (false, true) => (WORD_COST, f64::INFINITY),
                    (false, false) => (LISTED_COST, MOST_CORRECTION * feature.valence.abs()),
                };
                let column = Column {
                    key: feature.key,
                    cost,
                    limit,
                    weight: 0.0,
                    cells: Vec::new(),
                };
                (column, feature.is_pair)
            });
            column.cells.push((row, feature.amount * sentence.emphasis));
        }
    }
    let is_frequent = |(column, is_pair): &(Column, bool)| {
        column.cells.len() >= if *is_pair { FEWEST_PAIRS } else { FEWEST_WORDS }
    };
    columns
        .into_values()
        .filter(is_frequent)
        .map(|(column, _)| column)
        .collect()
}

/// The line through a domain's sentences, by least squares.
fn line(rows: &[Row], domain: usize, share: f64) -> Line {
    let (mut count, mut x, mut y, mut xx, mut xy) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for row in rows.iter().filter(|row| row.domain == domain) {
        let score = bent(row.sum);
        count += 1.0;
        x += score;
        y += row.rating;
        xx += score * score;
        xy += score * row.rating;
    }
    let spread = count * xx - x * x;
    let slope = if spread > 0.0 {
        (count * xy - x * y) / spread
    } else {
        1.0
    };
    Line {
        start: if count > 0.0 { (y - slope * x) / count } else { 0.0 },
        slope,
        share: if count > 0.0 {
            share * (USUAL_SIZE / count).sqrt()
        } else {
            0.0
        },
    }
}

/// What a small change of the sum would do for the rating (Gauss and Newton).
fn linearise(row: &mut Row, line: &Line) {
    let square = row.sum * row.sum + HALFWAY_SQUARED;
    let steepness = (line.slope * HALFWAY_SQUARED / (square * square.sqrt())).max(FLATTEST);
    row.weight = line.share * steepness * steepness;
    row.residual = (row.rating - line.start - line.slope * bent(row.sum)) / steepness;
}

/// Sets one weight to what is best while the others stay.
fn step(column: &mut Column, rows: &mut [Row]) {
    let (mut pull, mut stiffness) = (-column.cost * column.weight, column.cost);
    for (at, amount) in &column.cells {
        if let Some(row) = rows.get(*at) {
            pull += row.weight * amount * row.residual;
            stiffness += row.weight * amount * amount;
        }
    }
    let weight = (column.weight + pull / stiffness).clamp(-column.limit, column.limit);
    let change = weight - column.weight;
    column.weight = weight;
    for (at, amount) in &column.cells {
        if let Some(row) = rows.get_mut(*at) {
            row.residual -= change * amount;
            row.sum += change * amount;
        }
    }
}
