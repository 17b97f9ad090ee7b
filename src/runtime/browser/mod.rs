//! What only a browser has.

mod wall;

pub use wall::BrowserClock;
