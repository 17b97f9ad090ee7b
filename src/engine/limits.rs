//! Limits of the engine itself, as opposed to settings an administrator may change.

/// The longest message either side may send, in characters (behaviour §8.9: the widget warns above it).
pub const MESSAGE_CHARS: usize = 6_000;

/// The longest name a visitor may give, in characters; the rest is cut.
pub const NAME_CHARS: usize = 100;
