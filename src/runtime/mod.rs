//! What runs the engine: the host, its clock, and the links that lead to it.
//!
//! [`Host`] is plain and steps when told, so the laboratory and the tests drive it without a browser.

#[cfg(feature = "ui")]
mod browser;
mod clock;
mod host;
mod link;
mod local;
mod outbound;

#[cfg(feature = "ui")]
pub use browser::{BrowserClock, BrowserShelf};
pub use clock::{Clock, FloorClock, Speed};
pub use host::{Host, HostError};
pub use link::{Delivery, Envelope, Link};
pub use local::LocalLink;
