//! Text intelligence on the device: pure, explainable, labelled as such.

pub mod emoji;
mod fuzzy;
pub mod markup;
mod plain;
mod replies;
pub mod sentiment;
mod slash;
mod slug;
mod subject;

pub use fuzzy::{best, fold, score};
pub use plain::{one_line, plain};
pub use replies::{Found, find};
pub use slash::{Slash, suggestions, typed};
pub use slug::{Filled, People, fill};
pub use subject::subject_of;
