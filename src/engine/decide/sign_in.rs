//! Signing in and out (seed 003; behaviour §4.2, §21.5).

use super::Decision;
use super::presence::{self, change};
use crate::domain::{Presence, PresenceCause, PresenceRecord, SetBy};
use crate::engine::{Connection, Fact, Refusal, Seat, Stamp, World};

pub(super) fn sign_in(world: &World, stamp: Stamp) -> Decision {
    let agent = stamp.agent()?;
    let seat = world.seat(agent).ok_or(Refusal::UnknownAgent)?;
    let presence = match seat.connection {
        Connection::Connected => return Ok(Vec::new()),
        Connection::Gone {
            since,
            restore: Some(record),
        } if stamp.now.since(since) <= world.settings().presence_restore => restored(seat, record),
        Connection::Gone { .. } | Connection::Never => fresh(seat),
    };
    let (status, set_by, cause) = presence;
    Ok(vec![
        Fact::AgentSignedIn(agent),
        change(agent, status, set_by, cause),
    ])
}

/// As it was. What followed capacity goes on following it: something may have been released meanwhile.
fn restored(seat: &Seat, record: PresenceRecord) -> (Presence, SetBy, PresenceCause) {
    match record.cause {
        PresenceCause::Capacity | PresenceCause::SessionLimit => (
            presence::presence_by_capacity(seat),
            SetBy::System,
            PresenceCause::Capacity,
        ),
        cause => (record.status, record.set_by, cause),
    }
}

/// The three rules of seed 003, in order.
fn fresh(seat: &Seat) -> (Presence, SetBy, PresenceCause) {
    let default = seat.agent.default_presence;
    let has_work = seat.ledger.holds().next().is_some();
    if !has_work || default.is_sticky() {
        (default, SetBy::System, PresenceCause::Default)
    } else {
        (
            presence::presence_by_capacity(seat),
            SetBy::System,
            PresenceCause::Capacity,
        )
    }
}

pub(super) fn sign_out(world: &World, stamp: Stamp) -> Decision {
    let seat = super::acting_seat(world, stamp)?;
    let agent = seat.agent.id;
    let withdrawn = seat.offers.iter().map(|offer| Fact::OfferWithdrawn {
        conversation: *offer,
        agent,
    });
    let gone = [
        Fact::AgentSignedOut(agent),
        change(agent, Presence::Offline, SetBy::System, PresenceCause::SignedOut),
    ];
    Ok(withdrawn.chain(gone).collect())
}
