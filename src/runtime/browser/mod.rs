//! What only a browser has.

mod shelf;
mod wall;

pub use shelf::BrowserShelf;
pub use wall::BrowserClock;
