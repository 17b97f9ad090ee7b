//! Capacity in the words of agents: "3 of 5 chats" instead of units.

use super::seat::Seat;
use crate::domain::{Cost, WorkStream};
use serde::Serialize;

/// How many conversations of a work stream an agent can have at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Slots {
    /// How many fit beside everything else that is in hand; 0 also when nothing is left or more is in hand than fits.
    pub free: u32,
    /// How many there could be with nothing else in hand; nothing when the work costs nothing and there is no end.
    pub of: Option<u32>,
}

/// The slots of an agent for a work stream. Nothing when the agent's capacity is not of the kind the work takes.
#[must_use]
pub fn slots(seat: &Seat, work_stream: &WorkStream) -> Option<Slots> {
    match work_stream.cost {
        Cost::Units(cost) if cost.0 <= 0 => Some(Slots {
            free: u32::MAX,
            of: None,
        }),
        Cost::Units(cost) => {
            let fits = |units: i32| u32::try_from(units / cost.0).unwrap_or(0);
            seat.ledger.counts_units().then(|| Slots {
                free: fits(seat.ledger.available().0),
                of: Some(fits(seat.ledger.total().0)),
            })
        }
        Cost::Profile(profile) => seat.ledger.profiles().get(&profile).map(|usage| Slots {
            free: u32::try_from(usage.free()).unwrap_or(0),
            of: Some(usage.limit),
        }),
    }
}
