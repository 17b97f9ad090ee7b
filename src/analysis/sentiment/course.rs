//! How a customer feels over a conversation: the last six messages, the newest first in weight (behaviour §11.2).

use super::language::Language;
use super::level::Level;
use super::model::Model;
use super::rating::Rating;
use serde::Serialize;

/// How many of the customer's messages count.
pub const MESSAGES: usize = 6;

/// How much each message weighs beside the next newer one.
const FADING: f32 = 0.6;

/// How much a message without a feeling weighs: a number that was asked for does not calm anybody.
const NEUTRAL_WEIGHT: f32 = 0.1;

/// By how much the newer messages have to differ from the older for a trend.
const NOTICEABLE: f32 = 0.15;

/// How many words of a course are told.
const MOST_WORDS: usize = 8;

/// Where a customer's feeling goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// The newer messages are better than the older.
    Rising,
    /// No clear difference, or too few messages.
    #[default]
    Steady,
    /// The newer messages are worse.
    Falling,
}

/// A word that moved the course.
#[derive(Clone, Debug, PartialEq)]
pub struct Mover {
    /// As it is written.
    pub text: String,
    /// Which of the messages given it stands in.
    pub message: usize,
    /// Where it stands there, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// Below 0 for what is negative; older messages weigh less.
    pub weight: f32,
}

/// How a customer feels in a conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Nothing when none of the messages can be rated.
    pub level: Option<Level>,
    /// 0 to 100, 50 for neutral (behaviour §11.4); nothing when there is no level.
    pub pulse: Option<u8>,
    /// Whether it gets better or worse.
    pub trend: Trend,
    /// What moved it most, strongest first.
    pub words: Vec<Mover>,
}

impl Default for Course {
    /// Every conversation starts neutral.
    fn default() -> Self {
        Self {
            level: Some(Level::Neutral),
            pulse: Some(Level::Neutral.pulse()),
            trend: Trend::Steady,
            words: Vec::new(),
        }
    }
}

impl Course {
    /// The course of the customer's messages, oldest first. Only the last [`MESSAGES`] count.
    #[must_use]
    pub fn of(model: &Model, messages: &[&str]) -> Self {
        let skipped = messages.len().saturating_sub(MESSAGES);
        let recent = messages.get(skipped..).unwrap_or_default();
        if recent.is_empty() {
            return Self::default();
        }
        let language = model.language_of(recent.iter().copied());
        let conversation = language.unwrap_or(Language::English);
        let ratings: Vec<(usize, Rating<'_>)> = (skipped..)
            .zip(recent)
            .map(|(at, text)| (at, model.rate_in(text, conversation)))
            .filter(|(_, rating)| rating.level.is_some())
            .collect();
        let Some((_, newest)) = ratings.last() else {
            return Self {
                level: None,
                pulse: None,
                ..Self::default()
            };
        };
        let mut score = mean(&ratings);
        // Profanity is not made up for by what was said before it.
        if newest.is_forced() {
            score = Level::Negative.worst_of(score);
        }
        let level = Level::of(score);
        Self {
            level: Some(level),
            pulse: Some(level.pulse()),
            trend: trend(&ratings),
            words: movers(&ratings),
        }
    }
}

/// How much each message counts for being so old, oldest first.
fn ages(count: usize) -> impl Iterator<Item = f32> {
    let mut weights = [1.0; MESSAGES];
    let mut weight = 1.0;
    for place in weights.iter_mut().take(count).rev() {
        *place = weight;
        weight *= FADING;
    }
    weights.into_iter().take(count)
}

/// The mean of the scores, of which new ones and strong ones count more.
fn mean(ratings: &[(usize, Rating<'_>)]) -> f32 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for ((_, rating), age) in ratings.iter().zip(ages(ratings.len())) {
        let score = rating.forced_score();
        let weight = age * (NEUTRAL_WEIGHT + score.abs());
        sum += weight * score;
        weights += weight;
    }
    if weights > 0.0 { sum / weights } else { 0.0 }
}

/// The newer half beside the older.
fn trend(ratings: &[(usize, Rating<'_>)]) -> Trend {
    let (older, newer) = ratings.split_at(ratings.len() / 2);
    if older.is_empty() {
        return Trend::Steady;
    }
    let difference = mean(newer) - mean(older);
    if difference > NOTICEABLE {
        Trend::Rising
    } else if difference < -NOTICEABLE {
        Trend::Falling
    } else {
        Trend::Steady
    }
}

fn movers(ratings: &[(usize, Rating<'_>)]) -> Vec<Mover> {
    let mut movers: Vec<Mover> = ratings
        .iter()
        .zip(ages(ratings.len()))
        .flat_map(|((message, rating), age)| {
            rating.words.iter().map(move |word| Mover {
                text: word.text.to_owned(),
                message: *message,
                from: word.from,
                to: word.to,
                weight: word.weight * age,
            })
        })
        .collect();
    let strength = |mover: &Mover| mover.weight.abs();
    // A stable order: among equals the earlier is first.
    movers.sort_by(|one, other| strength(other).total_cmp(&strength(one)));
    movers.truncate(MOST_WORDS);
    movers
}
