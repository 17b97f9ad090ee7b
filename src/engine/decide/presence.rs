//! Presence: what the rules make of it, and what people may (seeds 003, 004).

use super::{Decision, acting_seat, must_supervise};
use crate::domain::{AgentId, ConversationId, Presence, PresenceCause, PresenceChoice, PresenceId, SetBy};
use crate::engine::setup::Setup;
use crate::engine::{DeclineKind, Fact, Refusal, Seat, Stamp, World};

pub(super) const fn change(agent: AgentId, status: Presence, set_by: SetBy, cause: PresenceCause) -> Fact {
    shown_as(agent, (status, None), set_by, cause)
}

/// A presence with the custom one it is shown as.
pub(super) const fn shown_as(
    agent: AgentId,
    (status, custom): (Presence, Option<PresenceId>),
    set_by: SetBy,
    cause: PresenceCause,
) -> Fact {
    Fact::PresenceChanged {
        agent,
        status,
        custom,
        set_by,
        cause,
    }
}

/// What turning something down does to presence, be it an offer or a question (seed 003): nothing to who chose Do not
/// disturb, Away or Offline by hand, which last until they are changed by hand, and rejects.
pub(super) fn set_aside(world: &World, id: ConversationId, agent: AgentId, how: DeclineKind) -> Option<Fact> {
    let settings = world.settings();
    let is_kept = world.seat(agent).is_some_and(|seat| seat.presence.is_kept());
    let (status, cause) = match how {
        DeclineKind::Rejected if settings.do_not_disturb_after_rejected && !is_kept => {
            (Presence::DoNotDisturb, PresenceCause::RejectedOffer(id))
        }
        DeclineKind::TimedOut if settings.inactive_after_missed => {
            (Presence::Inactive, PresenceCause::MissedOffer(id))
        }
        DeclineKind::Rejected | DeclineKind::TimedOut => return None,
    };
    Some(change(agent, status, SetBy::System, cause))
}

/// How a choice behaves and how it is shown. A custom presence that is gone behaves like Available.
pub(super) fn resolve(setup: &Setup, choice: PresenceChoice) -> (Presence, Option<PresenceId>) {
    let base = setup.base_of(choice).unwrap_or(Presence::Available);
    match choice {
        PresenceChoice::Base(_) => (base, None),
        PresenceChoice::Custom(id) => (base, Some(id)),
    }
}

/// The presence an agent's use of capacity calls for (behaviour §21.5).
///
/// Only accepted work counts: an offer that still rings has changed nothing for the agent yet.
#[must_use]
pub fn presence_by_capacity(seat: &Seat) -> Presence {
    let ledger = &seat.ledger;
    let left = ledger.total().0 - seat.committed().0;
    let mut profiles = ledger
        .profiles()
        .iter()
        .map(|(id, usage)| (usage.blocks, seat.committed_places(*id) >= usage.limit));
    let is_blocked = profiles.clone().any(|(blocks, is_used_up)| blocks && is_used_up);
    let has_profiles = !ledger.profiles().is_empty();
    let all_used_up = profiles.all(|(_, is_used_up)| is_used_up);
    let is_full = match (ledger.counts_units(), has_profiles) {
        (true, true) => left < 0 || left == 0 && all_used_up,
        (true, false) => left <= 0,
        (false, true) => all_used_up,
        (false, false) => false,
    };
    if is_blocked || is_full {
        Presence::DoNotDisturb
    } else if seat.uses_capacity() {
        Presence::Busy
    } else {
        Presence::Available
    }
}

/// Presence after an accept or a close: it follows capacity, unless the agent is gone or chose a status that stays.
/// Who wanted to leave after this does so when nothing is left in hand.
pub(in crate::engine) fn follow_capacity(world: &World, agent: AgentId, facts: &mut Vec<Fact>) {
    let Some(seat) = world.seat(agent).filter(|seat| seat.is_connected()) else {
        return;
    };
    if let Some(choice) = seat.leaving.filter(|_| seat.sessions.is_empty()) {
        return leave(world, agent, choice, facts);
    }
    let record = seat.presence;
    let status = presence_by_capacity(seat);
    if !record.is_kept() && (record.status != status || record.cause != PresenceCause::Capacity) {
        facts.push(change(agent, status, SetBy::System, PresenceCause::Capacity));
    }
}

/// Presence after something was released without the agent's doing: a timer, a customer who left. It follows capacity
/// if that is what it did before; whoever was set aside, or chose for themselves, stays where they are.
pub(in crate::engine) fn follow_release(world: &World, agent: AgentId, facts: &mut Vec<Fact>) {
    let follows = world.seat(agent).is_some_and(|seat| match seat.presence.cause {
        PresenceCause::Capacity => true,
        PresenceCause::SessionLimit => world.has_slot(seat),
        _ => seat.leaving.is_some() && seat.sessions.is_empty(),
    });
    if follows {
        follow_capacity(world, agent, facts);
    }
}

/// The planned presence, once nothing is in hand.
fn leave(world: &World, agent: AgentId, choice: PresenceChoice, facts: &mut Vec<Fact>) {
    let shown = resolve(world.setup(), choice);
    facts.push(shown_as(agent, shown, SetBy::Agent, PresenceCause::Planned));
    facts.push(Fact::LeavePlanned { agent, to: None });
}

pub(super) fn set(world: &World, stamp: Stamp, choice: PresenceChoice) -> Decision {
    let seat = acting_seat(world, stamp)?;
    must_be_selectable(world, seat, choice)?;
    Ok(chosen(world, seat, choice, SetBy::Agent))
}

/// A supervisor does it for them.
pub(super) fn set_for(world: &World, stamp: Stamp, agent: AgentId, choice: PresenceChoice) -> Decision {
    let supervisor = must_supervise(world, stamp)?;
    let seat = present(world, agent)?;
    must_be_selectable(world, seat, choice)?;
    Ok(chosen(
        world,
        seat,
        choice,
        SetBy::Supervisor(supervisor.agent.id),
    ))
}

fn chosen(world: &World, seat: &Seat, choice: PresenceChoice, by: SetBy) -> Vec<Fact> {
    let agent = seat.agent.id;
    let shown = resolve(world.setup(), choice);
    let mut facts = vec![shown_as(agent, shown, by, PresenceCause::Chosen)];
    // Whoever chooses now no longer waits to choose later.
    facts.extend(seat.leaving.map(|_| Fact::LeavePlanned { agent, to: None }));
    facts
}

/// "Away after this one": nothing more is offered, and the presence changes when the work in hand is done.
pub(super) fn leave_after_this(world: &World, stamp: Stamp, to: Option<PresenceChoice>) -> Decision {
    let seat = acting_seat(world, stamp)?;
    let agent = seat.agent.id;
    let Some(choice) = to else {
        return Ok(vec![Fact::LeavePlanned { agent, to: None }]);
    };
    must_be_selectable(world, seat, choice)?;
    if !resolve(world.setup(), choice).0.is_sticky() {
        return Err(Refusal::NotALeave);
    }
    if seat.sessions.is_empty() {
        return Ok(chosen(world, seat, choice, SetBy::Agent));
    }
    Ok(vec![Fact::LeavePlanned {
        agent,
        to: Some(choice),
    }])
}

fn must_be_selectable(world: &World, seat: &Seat, choice: PresenceChoice) -> Result<(), Refusal> {
    let is_assigned = match choice {
        PresenceChoice::Base(_) => true,
        PresenceChoice::Custom(id) => seat.agent.presences.contains(&id),
    };
    let base = world
        .setup()
        .base_of(choice)
        .filter(|_| is_assigned)
        .ok_or(Refusal::UnknownPresence)?;
    if base == Presence::Inactive {
        return Err(Refusal::PresenceNotSelectable);
    }
    Ok(())
}

pub(super) fn reset(world: &World, stamp: Stamp) -> Decision {
    back_to_rules(world, acting_seat(world, stamp)?)
}

/// A supervisor does it for them.
pub(super) fn reset_for(world: &World, stamp: Stamp, agent: AgentId) -> Decision {
    must_supervise(world, stamp)?;
    back_to_rules(world, present(world, agent)?)
}

/// Back to what the rules last chose before the offer was missed or rejected: the default, if the agent has nothing in
/// hand and started from it, otherwise what capacity calls for now.
fn back_to_rules(world: &World, seat: &Seat) -> Decision {
    if !seat.presence.cause.wants_banner() {
        return Err(Refusal::NothingToReset);
    }
    let agent = seat.agent.id;
    let default = resolve(world.setup(), seat.agent.default_presence);
    Ok(vec![if !seat.has_work() && seat.last_by_rules == default.0 {
        shown_as(agent, default, SetBy::System, PresenceCause::Default)
    } else {
        change(
            agent,
            presence_by_capacity(seat),
            SetBy::System,
            PresenceCause::Capacity,
        )
    }])
}

/// The seat of an agent who must be here for anything to be done about them.
fn present(world: &World, agent: AgentId) -> Result<&Seat, Refusal> {
    let seat = world.seat(agent).ok_or(Refusal::UnknownAgent)?;
    if seat.is_connected() {
        Ok(seat)
    } else {
        Err(Refusal::NotHere(agent))
    }
}
