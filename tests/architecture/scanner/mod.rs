//! Reads Rust just well enough for rules: tokens, modules and paths, each with its line.
//!
//! It does not parse expressions and expands no macro; the body of a macro call is tokens like any other.

mod outline;
mod path;
mod source;
mod token;

pub use source::Source;
pub use token::{Kind, Token, closing};
