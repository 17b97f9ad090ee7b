//! Text intelligence on the device: pure, explainable, labelled as such.

mod subject;

pub use subject::subject_of;
