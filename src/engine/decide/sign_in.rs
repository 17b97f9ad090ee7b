//! Signing in and out (seed 003; behaviour §4.2, §21.5).

use super::Decision;
use super::presence::{presence_by_capacity, resolve, shown_as};
use crate::domain::{Presence, PresenceCause, PresenceId, PresenceRecord, SetBy};
use crate::engine::setup::Setup;
use crate::engine::{Connection, Fact, Refusal, Seat, Stamp, World};

type Shown = (Presence, Option<PresenceId>);

pub(super) fn sign_in(world: &World, stamp: Stamp) -> Decision {
    let agent = stamp.agent()?;
    let seat = world.seat(agent).ok_or(Refusal::UnknownAgent)?;
    let (shown, set_by, cause) = match seat.connection {
        Connection::Connected => return Ok(Vec::new()),
        Connection::Gone {
            since,
            restore: Some(record),
        } if stamp.now.since(since) <= world.settings().presence_restore => restored(seat, record),
        Connection::Gone { .. } | Connection::Never => fresh(world.setup(), seat),
    };
    Ok(vec![
        Fact::AgentSignedIn(agent),
        shown_as(agent, shown, set_by, cause),
    ])
}

/// As it was. What followed capacity goes on following it: something may have been released meanwhile.
fn restored(seat: &Seat, record: PresenceRecord) -> (Shown, SetBy, PresenceCause) {
    match record.cause {
        PresenceCause::Capacity | PresenceCause::SessionLimit => by_capacity(seat),
        cause => ((record.status, record.custom), record.set_by, cause),
    }
}

/// The three rules of seed 003, in order.
fn fresh(setup: &Setup, seat: &Seat) -> (Shown, SetBy, PresenceCause) {
    let default = resolve(setup, seat.agent.default_presence);
    let has_work = seat.ledger.holds().next().is_some();
    if !has_work || default.0.is_sticky() {
        (default, SetBy::System, PresenceCause::Default)
    } else {
        by_capacity(seat)
    }
}

fn by_capacity(seat: &Seat) -> (Shown, SetBy, PresenceCause) {
    (
        (presence_by_capacity(seat), None),
        SetBy::System,
        PresenceCause::Capacity,
    )
}

/// Whatever rings moves on at once; what they are talking about stays for the restore window.
pub(super) fn sign_out(world: &World, stamp: Stamp) -> Decision {
    let seat = super::acting_seat(world, stamp)?;
    let agent = seat.agent.id;
    let ringing = super::invite::all_else_moves_on(world, agent, None, stamp.now);
    let assisted = seat.assisting.iter().map(|conversation| Fact::ParticipantLeft {
        conversation: *conversation,
        agent,
    });
    let offline = (Presence::Offline, None);
    let gone = [
        Fact::AgentSignedOut(agent),
        shown_as(agent, offline, SetBy::System, PresenceCause::SignedOut),
    ];
    Ok(ringing.into_iter().chain(assisted).chain(gone).collect())
}
