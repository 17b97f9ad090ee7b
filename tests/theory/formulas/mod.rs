//! Queueing formulas: what theory says a floor does in the long run, to hold a simulation against.
//!
//! Each model is one file. Rates are per unit of time, the unit is the caller's choice, and every wait comes
//! out in the same unit. Arrivals are Poisson and services exponential throughout, so that an arrival sees
//! the long-run state of the floor (R. W. Wolff, "Poisson arrivals see time averages", Operations Research
//! 30(2), 1982) and a mean queue is the arrival rate times a mean wait (J. D. C. Little, "A proof for the
//! queuing formula L = λW", Operations Research 9(3), 1961).
//!
//! | what holds on the floor | model |
//! |---|---|
//! | everybody waits as long as it takes | [`ErlangC`] |
//! | who waits may give up | [`ErlangA`] |
//! | only so many may wait | [`Loss`] |
//! | some are served before others | [`priority_waits`] |
//! | not every server can serve everybody | [`product_form`] |
#![allow(unused_imports, reason = "a test takes the models it needs")]

mod birth_death;
mod cobham;
mod erlang_a;
mod erlang_c;
mod loss;
mod product_form;
#[cfg(test)]
mod skill_chain;

pub use cobham::priority_waits;
pub use erlang_a::ErlangA;
pub use erlang_c::{ErlangC, erlang_b};
pub use loss::Loss;
pub use product_form::{ClassFigures, SkillClass, SkillFigures, product_form};
