//! Full-text search over articles and cases: a pure function of the texts and the query.
//!
//! Ranking is BM25F (Robertson, Zaragoza and Taylor, CIKM 2004): title, body and keywords are counted apart,
//! each against its own usual length, and saturate together. Words are compared by their stems. What the
//! texts have as it is written is never guessed at; for any other word its completions and what it may have
//! been meant to be count a little less. Equally good texts stand in their own order, so the same query over
//! the same texts has the same answer everywhere.
//!
//! The figures behind the constants in `score.rs` and `query.rs` are nDCG@10 on two public collections, long
//! abstracts and short FAQ entries, plain and with one typing error a query; `cargo xtask search` measures.

mod distance;
pub mod evaluation;
mod excerpt;
mod hit;
mod index;
mod language;
mod query;
mod score;
mod token;
mod vocabulary;

pub use excerpt::Excerpt;
pub use hit::{Hit, Match};
pub use index::{Document, Index, Spoken};
pub use language::Language;
pub use query::{Asked, Typing};
pub use vocabulary::Term;
