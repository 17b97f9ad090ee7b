//! What the screen sees and what belongs to it alone.
//!
//! The world on screen is a replica, fed by the events that come over a [`Link`](crate::runtime::Link); the host may
//! be anywhere. Each event names the [facets](crate::engine::Facet) it changes, each facet is a trigger, and a view
//! reads a small value through [`Desk::see`]: no deep stores, no copies of the world.

mod connect;
mod desk;
mod preferences;
mod projection;
mod sessions;
mod toasts;
mod utterance;

pub use crate::runtime::{BrowserClock, Clock, Speed};
pub use connect::{Demo, Person, fetch_demo};
pub use desk::Desk;
pub use preferences::{Pane, Preferences, Theme};
pub use sessions::{Focus, SessionState, Sessions};
pub use toasts::{Toast, Toasts};
pub use utterance::Utterance;
