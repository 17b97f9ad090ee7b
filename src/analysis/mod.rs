//! Text intelligence on the device: pure, explainable, labelled as such.

pub mod assist;
pub mod emoji;
mod fuzzy;
mod marks;
pub mod markup;
mod plain;
mod replies;
pub mod search;
mod slash;
mod slug;
mod subject;
pub mod summary;

pub use fuzzy::{best, fold, score};
pub use plain::{one_line, plain};
pub use replies::{Found, find};
pub use slash::{Slash, suggestions, typed};
pub use slug::{Filled, People, fill};
pub use subject::subject_of;
