//! What runs the engine: the host, its clock, and the links that lead to it.
//!
//! [`Host`] is plain and steps when told, so the laboratory and the tests drive it without a browser.

mod host;
mod outbound;

pub use host::{Host, HostError};
