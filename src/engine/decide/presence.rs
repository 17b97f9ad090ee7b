//! Presence: what the rules make of it, and what the agent may.

use super::{Decision, acting_seat};
use crate::domain::{AgentId, Presence, PresenceCause, SetBy};
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

/// Presence follows capacity, unless the agent is gone or chose a status that stays.
pub(in crate::engine) fn follow_capacity(world: &World, agent: AgentId) -> Vec<Fact> {
    let Some(seat) = world.seat(agent) else {
        return Vec::new();
    };
    if !seat.is_connected() || seat.presence.is_kept() {
        return Vec::new();
    }
    let status = presence_by_capacity(seat);
    let record = seat.presence;
    if record.status == status && record.set_by == SetBy::System && record.cause == PresenceCause::Capacity {
        return Vec::new();
    }
    vec![change(agent, status, SetBy::System, PresenceCause::Capacity)]
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

/// Back to what the rules last chose before the offer was missed or rejected. Capacity may have moved on since, so
/// a status that follows capacity is worked out anew.
pub(super) fn reset(world: &World, stamp: Stamp) -> Decision {
    let seat = acting_seat(world, stamp)?;
    if !seat.presence.cause.wants_banner() {
        return Err(Refusal::NothingToReset);
    }
    let agent = seat.agent.id;
    Ok(vec![match seat.last_by_rules {
        away @ (Presence::Away | Presence::Offline) => {
            change(agent, away, SetBy::System, PresenceCause::Default)
        }
        _ => change(
            agent,
            presence_by_capacity(seat),
            SetBy::System,
            PresenceCause::Capacity,
        ),
    }])
}
