//! Presence: what the rules make of it, and what the agent may.

use super::{Decision, acting_seat};
use crate::domain::{AgentId, Presence, PresenceCause, SetBy, Units};
use crate::engine::{Fact, Refusal, Seat, Stamp, World};

pub(super) const fn change(agent: AgentId, status: Presence, set_by: SetBy, cause: PresenceCause) -> Fact {
    Fact::PresenceChanged {
        agent,
        status,
        set_by,
        cause,
    }
}

/// The presence an agent's use of capacity calls for (behaviour §21.5, units).
///
/// Only accepted work counts: an offer that still rings has changed nothing for the agent yet.
#[must_use]
pub fn presence_by_capacity(seat: &Seat) -> Presence {
    let total = seat.ledger.total().0;
    let used = seat.committed().0;
    if total - used <= 0 {
        Presence::DoNotDisturb
    } else if used == 0 {
        Presence::Available
    } else {
        Presence::Busy
    }
}

/// Presence after an accept or a close: it follows capacity, unless the agent is gone or chose a status that stays.
pub(in crate::engine) fn follow_capacity(world: &World, agent: AgentId) -> Vec<Fact> {
    let Some(seat) = world
        .seat(agent)
        .filter(|seat| seat.is_connected() && !seat.presence.is_kept())
    else {
        return Vec::new();
    };
    let record = seat.presence;
    let status = presence_by_capacity(seat);
    if record.status == status && record.cause == PresenceCause::Capacity {
        return Vec::new();
    }
    vec![change(agent, status, SetBy::System, PresenceCause::Capacity)]
}

/// Presence after something was released without the agent's doing: a timer, a customer who left. It follows capacity
/// if that is what it did before; whoever was set aside, or chose for themselves, stays where they are.
pub(in crate::engine) fn follow_release(world: &World, agent: AgentId) -> Vec<Fact> {
    let follows = world.seat(agent).is_some_and(|seat| match seat.presence.cause {
        PresenceCause::Capacity => true,
        PresenceCause::SessionLimit => world.has_slot(seat),
        _ => false,
    });
    if follows {
        follow_capacity(world, agent)
    } else {
        Vec::new()
    }
}

pub(super) fn set(world: &World, stamp: Stamp, status: Presence) -> Decision {
    let seat = acting_seat(world, stamp)?;
    if status == Presence::Inactive {
        return Err(Refusal::PresenceNotSelectable);
    }
    Ok(vec![change(
        seat.agent.id,
        status,
        SetBy::Agent,
        PresenceCause::Chosen,
    )])
}

/// Back to what the rules last chose before the offer was missed or rejected: the default, if the agent has nothing in
/// hand and started from it, otherwise what capacity calls for now.
pub(super) fn reset(world: &World, stamp: Stamp) -> Decision {
    let seat = acting_seat(world, stamp)?;
    if !seat.presence.cause.wants_banner() {
        return Err(Refusal::NothingToReset);
    }
    let agent = seat.agent.id;
    let has_work = seat.committed() != Units(0);
    let default = seat.agent.default_presence;
    Ok(vec![if !has_work && seat.last_by_rules == default {
        change(agent, default, SetBy::System, PresenceCause::Default)
    } else {
        change(
            agent,
            presence_by_capacity(seat),
            SetBy::System,
            PresenceCause::Capacity,
        )
    }])
}
