//! The session rail: Home, and a row for each customer session.

mod close;
mod rail;
mod row;

pub(super) use close::close;
pub(super) use rail::Rail;
