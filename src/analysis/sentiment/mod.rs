//! Sentiment: what a customer's messages express, and by which words (behaviour §11).
//!
//! A pure function from a text to a [`Rating`]. A published lexicon says what words, phrases, emoticons and emoji
//! express; rules say what negation, degree, contrast and emphasis make of that; for English, weights learned from
//! rated sentences are added. All of it is a sum, so every word's part in the score can be told.
//!
//! What always holds, by construction:
//!
//! - "not" before a word flips or weakens it: it is multiplied by a number between -1 and 0.
//! - "!" scales the whole sum, so it never changes a sign.
//! - Proper names, numbers and addresses weigh nothing.
//! - Polite words, problem words and what was learned of words that express nothing are bounded together to less
//!   than the neutral range: "please help, my card was stolen" is neutral, however it is put.
//! - The time is in proportion to the text.
//!
//! English and Norwegian Bokmål are rated. Any other language is recognised as such and left alone.
//!
//! The files are in `public/sentiment`; their README says where they come from.

mod alert;
mod capitals;
mod course;
mod key;
mod language;
mod level;
mod lexicon;
mod model;
mod part;
mod rating;
mod spelling;
mod token;
mod weights;

pub use alert::{Threshold, Watch};
pub use course::{Course, MESSAGES, Mover, Trend};
pub use key::Key;
pub use language::Language;
pub use level::Level;
pub use model::{FILES, Model, ModelError};
pub use part::{Part, Parts};
pub use rating::{Rating, Weight, bent, is_pair_bounded};
pub use weights::{STEP, key_of};
