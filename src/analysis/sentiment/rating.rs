//! What a text expresses, and by which words.

use super::language::Language;
use super::level::Level;
use super::part::{Part, Parts};
use super::weights::Weights;

/// How much polite words, problem words and learned weights of words that express nothing may add up to. It is less
/// than the neutral range: without a word that expresses something, a message is neutral.
const BOUND: f32 = 1.35;

/// The sum at which the score is at 0.7 of its range.
const HALFWAY: f32 = 5.0;

/// What a text expresses.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating<'t> {
    /// The language it was read in.
    pub language: Language,
    /// From -1, furious, to 1, delighted; 0 for what is not rated.
    pub score: f32,
    /// Nothing for a text that is not rated. Profanity makes it negative or worse (behaviour §11.2), also where the
    /// score, that is graded, is better.
    pub level: Option<Level>,
    /// The words that moved it, in the order of the text. Their weights add up to the score before it is bent into
    /// its range: `sum / sqrt(sum² + 25)`.
    pub words: Vec<Weight<'t>>,
}

/// What a word or phrase adds to a rating.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight<'t> {
    /// As it is written.
    pub text: &'t str,
    /// Where it stands, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// Below 0 for what is negative. A clear word weighs about 3.
    pub weight: f32,
}

impl<'t> Rating<'t> {
    /// The rating of a text that is not rated.
    pub(super) fn none(language: Language) -> Self {
        Self {
            language,
            score: 0.0,
            level: None,
            words: Vec::new(),
        }
    }

    pub(super) fn of(text: &'t str, language: Language, parts: &Parts, weights: &Weights) -> Self {
        let mut shares: Vec<Share> = parts.list.iter().map(|part| Share::of(part, weights)).collect();
        share_pairs(&parts.list, &mut shares, weights);
        let bounded: f32 = shares.iter().map(|share| share.bounded).sum();
        let kept = if bounded.abs() > BOUND {
            BOUND / bounded.abs()
        } else {
            1.0
        };
        // What expresses nothing is not emphasised either: "my card was stolen!!!" is still a report.
        let is_charged = shares.iter().any(|share| share.free != 0.0);
        let emphasis = if is_charged { parts.emphasis } else { 1.0 };
        let words: Vec<_> = parts
            .list
            .iter()
            .zip(&shares)
            .map(|(part, share)| Weight {
                text: text.get(part.from..part.to).unwrap_or_default(),
                from: part.from,
                to: part.to,
                weight: (share.free + share.bounded * kept) * emphasis,
            })
            .filter(|word| word.weight != 0.0)
            .collect();
        let sum: f32 = shares.iter().map(|share| share.free + share.bounded * kept).sum();
        // Scaled last, so that rounding cannot make emphasis change the sign.
        let score = bent(sum * emphasis);
        let level = if parts.is_profane {
            Level::of(Level::Negative.worst_of(score))
        } else {
            Level::of(score)
        };
        Self {
            language,
            score,
            level: Some(level),
            words,
        }
    }

    /// Whether the level is worse than the score says, for profanity.
    pub(super) fn is_forced(&self) -> bool {
        self.level.is_some_and(|level| level < Level::of(self.score))
    }

    /// The score, lowered to the level where that is forced: so much it counts in a conversation.
    pub(super) fn forced_score(&self) -> f32 {
        if self.is_forced() {
            Level::Negative.worst_of(self.score)
        } else {
            self.score
        }
    }
}

/// The sum of the weights in the range of the score.
#[must_use]
pub fn bent(sum: f32) -> f32 {
    sum / libm::sqrtf(sum * sum + HALFWAY * HALFWAY)
}

/// What a part adds, apart for what is bounded with others.
#[derive(Clone, Copy, Default)]
struct Share {
    free: f32,
    bounded: f32,
}

impl Share {
    fn of(part: &Part, weights: &Weights) -> Self {
        let mut share = Self::default();
        share.add(part.valence, part.is_quiet);
        if let Some(key) = part.key {
            share.add(weights.get(key) * part.factor, part.is_bounded());
        }
        share
    }

    fn add(&mut self, weight: f32, is_bounded: bool) {
        if is_bounded {
            self.bounded += weight;
        } else {
            self.free += weight;
        }
    }
}

/// A pair's weight belongs to both.
fn share_pairs(parts: &[Part], shares: &mut [Share], weights: &Weights) {
    for (at, parts) in parts.windows(2).enumerate() {
        let ([before, part], Some([first, second])) = (parts, shares.get_mut(at..at + 2)) else {
            continue;
        };
        let Some(weight) = part
            .pair
            .map(|pair| weights.get(pair))
            .filter(|weight| *weight != 0.0)
        else {
            continue;
        };
        let half = weight * part.factor / 2.0;
        let is_bounded = is_pair_bounded(before, part);
        first.add(half, is_bounded);
        second.add(half, is_bounded);
    }
}

/// Whether what is learned of two neighbours is bounded: one is quiet, or neither expresses anything.
#[must_use]
pub fn is_pair_bounded(before: &Part, part: &Part) -> bool {
    before.is_quiet || part.is_quiet || !before.is_charged && !part.is_charged
}
