//! Writing who takes part beside the primary agent.

use super::conversation::{hold, leave as let_go, note};
use crate::domain::{
    AgentId, ConversationId, Hold, Invitation, Millis, Mode, Participant, Stage, SystemLine, Units,
};
use crate::engine::{Fact, World};
use std::sync::Arc;

pub(super) fn invite(world: &mut World, fact: &Fact) {
    let Fact::Invited {
        conversation: id,
        agent,
        purpose,
        by,
        asked_at,
        expires_at,
        takes_capacity,
    } = fact
    else {
        return;
    };
    let invitation = Invitation {
        agent: *agent,
        purpose: purpose.clone(),
        by: *by,
        asked_at: *asked_at,
        expires_at: *expires_at,
    };
    let hold = if *takes_capacity {
        hold(world, *id, true)
    } else {
        Hold {
            units: Units(0),
            profiles: Arc::default(),
            exempt: true,
        }
    };
    world.change_conversation(*id, |conversation| conversation.invitations.push(invitation));
    world.change_seat(*agent, |seat| {
        seat.invitations.push(*id);
        // Whoever advises already holds what advising takes.
        if !seat.assisting.contains(id) {
            seat.ledger.hold(*id, hold);
        }
    });
}

pub(super) fn uninvite(world: &mut World, id: ConversationId, agent: AgentId) {
    world.change_conversation(id, |conversation| {
        conversation
            .invitations
            .retain(|invitation| invitation.agent != agent);
    });
    world.change_seat(agent, |seat| {
        seat.invitations.retain(|invitation| *invitation != id);
        if !seat.assisting.contains(&id) {
            seat.ledger.give_back(id);
        }
    });
}

pub(super) fn join(world: &mut World, id: ConversationId, agent: AgentId, mode: Mode, at: Millis) {
    let participant = Participant {
        agent,
        mode,
        since: at,
        speaks: false,
    };
    world.change_conversation(id, |conversation| {
        conversation
            .invitations
            .retain(|invitation| invitation.agent != agent);
        conversation.participants.push(participant);
        // Monitor, consult and transfer restart the clock of closing by itself (behaviour §5.4).
        conversation.touched_at = at;
    });
    world.change_seat(agent, |seat| {
        seat.invitations.retain(|invitation| *invitation != id);
        seat.assisting.push(id);
    });
    if mode == Mode::Consult {
        note(world, id, at, SystemLine::ConsultJoined(agent));
    }
}

pub(super) fn add(world: &mut World, id: ConversationId, agent: AgentId) {
    world.change_conversation(id, |conversation| {
        let participants = conversation.participants.iter_mut();
        participants
            .filter(|participant| participant.agent == agent)
            .for_each(|participant| participant.speaks = true);
    });
}

pub(super) fn leave(world: &mut World, id: ConversationId, agent: AgentId, at: Millis) {
    let was_seen = world
        .conversation(id)
        .and_then(|conversation| conversation.participant(agent))
        .is_some_and(|participant| participant.mode == Mode::Consult || participant.speaks);
    remove(world, id, agent);
    if was_seen {
        note(world, id, at, SystemLine::ConsultLeft(agent));
    }
}

fn remove(world: &mut World, id: ConversationId, agent: AgentId) {
    world.change_conversation(id, |conversation| {
        conversation
            .participants
            .retain(|participant| participant.agent != agent);
    });
    let reserved = hold(world, id, true);
    world.change_seat(agent, |seat| {
        seat.assisting.retain(|open| *open != id);
        seat.ledger.release(id);
        // Who is asked to take over keeps that question, which reserves as any other does.
        if seat.invitations.contains(&id) {
            seat.ledger.hold(id, reserved);
        }
    });
}

/// When it leaves the primary agent, everybody else's part and every question about it is over.
pub(super) fn all_leave(world: &mut World, id: ConversationId) {
    leave_if(world, id, |_| true);
}

/// When it is ended, so are advice and questions; a supervisor may go on listening through the wrap-up.
pub(super) fn all_but_listeners_leave(world: &mut World, id: ConversationId) {
    leave_if(world, id, |mode| mode == Mode::Consult);
}

fn leave_if(world: &mut World, id: ConversationId, leaves: impl Fn(Mode) -> bool) {
    let Some(conversation) = world.conversation(id) else {
        return;
    };
    if conversation.participants.is_empty() && conversation.invitations.is_empty() {
        return;
    }
    let participants = conversation.participants.iter();
    let leaving: Vec<_> = participants
        .filter(|one| leaves(one.mode))
        .map(|one| one.agent)
        .collect();
    let invited: Vec<_> = conversation.invitations.iter().map(|one| one.agent).collect();
    invited.into_iter().for_each(|agent| uninvite(world, id, agent));
    leaving.into_iter().for_each(|agent| remove(world, id, agent));
}

pub(super) fn transfer(
    world: &mut World,
    id: ConversationId,
    (from, to): (AgentId, AgentId),
    keeps_advising: bool,
    at: Millis,
) {
    let hold = hold(world, id, true);
    let _ = let_go(world, id, at);
    world.change_seat(to, |seat| {
        seat.invitations.retain(|invitation| *invitation != id);
        seat.assisting.retain(|open| *open != id);
        seat.sessions.push(id);
        seat.ledger.hold(id, hold);
    });
    world.change_conversation(id, |conversation| {
        conversation.stage = Stage::Active { agent: to };
        conversation.stage_since = at;
        conversation.touched_at = at;
        conversation.last_agent = Some(to);
        conversation.declines.remove(&to);
        conversation.transfers = conversation.transfers.saturating_add(1);
        conversation.accepted_at = conversation.accepted_at.or(Some(at));
    });
    note(world, id, at, SystemLine::Transferred { from, to });
    if keeps_advising {
        join(world, id, from, Mode::Consult, at);
    }
}
