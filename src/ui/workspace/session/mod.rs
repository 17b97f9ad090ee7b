//! The session rail: Home, and a row for each customer session.

mod rail;
mod row;

pub(super) use rail::Rail;
