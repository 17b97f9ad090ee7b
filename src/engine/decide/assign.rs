//! Matching: the oldest conversation and the agent with the most room (behaviour §2.5–2.7, §21.2–21.3).
//!
//! Two questions cover every change. A conversation enters its queue: [`place`] asks who takes it. An agent can take
//! more than before: [`employ`] asks what waits for them. Because nothing that could be matched is left when a
//! command ends, no other pair can have become possible. Neither question looks at more than it must: agents stand
//! in order of assignment per queue and presence, conversations in order of age per queue and work stream.

use super::has_slot;
use super::presence::change;
use crate::domain::{
    AgentId, Conversation, ConversationId, Millis, Presence, PresenceCause, SetBy, Stage, Units, WorkStream,
};
use crate::engine::seat::Rank;
use crate::engine::{Fact, Seat, World};
use std::cmp::Reverse;

/// Offers an open conversation to the best agent, if there is one.
pub(in crate::engine) fn place(world: &World, id: ConversationId, now: Millis) -> Vec<Fact> {
    let Some(conversation) = world
        .conversation(id)
        .filter(|conversation| conversation.stage == Stage::Open)
    else {
        return Vec::new();
    };
    let Some(work_stream) = world.work_stream(conversation.work_stream) else {
        return Vec::new();
    };
    if !work_stream.distribution.offers() || is_left_to_picking(world, conversation) {
        return Vec::new();
    }
    let mut facts = Vec::new();
    let first_choice = in_order(world, conversation, work_stream)
        .filter(|seat| conversation.declines_by(seat.agent.id) == 0)
        .find(|seat| has_slot_or_note(world, seat, &mut facts));
    let agent = first_choice.or_else(|| second_choice(world, conversation, work_stream, &mut facts));
    facts.extend(agent.map(|seat| offer(id, seat.agent.id, work_stream, now)));
    facts
}

/// Offers the agent what has waited longest in the queues they serve, if they can take it.
pub(in crate::engine) fn employ(world: &World, agent: AgentId, now: Millis) -> Vec<Fact> {
    let Some(seat) = world.seat(agent).filter(|seat| seat.is_connected()) else {
        return Vec::new();
    };
    let heads = seat
        .queues
        .iter()
        .filter_map(|queue| world.queue(*queue))
        .flat_map(|queue| {
            let lines = world.index.waiting_in(queue.id);
            lines.filter_map(move |(work_stream, line)| {
                let work_stream = world.work_stream(work_stream)?;
                if !work_stream.distribution.offers() || !may_take(seat, work_stream) {
                    return None;
                }
                let (age, id) = line.iter().find(|(_, id)| {
                    world.conversation(*id).is_some_and(|conversation| {
                        may_be_asked(world, conversation, agent) && !is_left_to_picking(world, conversation)
                    })
                })?;
                Some(((queue.priority, *age, *id), work_stream))
            })
        });
    let Some(((_, _, conversation), work_stream)) = heads.min_by_key(|(order, _)| *order) else {
        return Vec::new();
    };
    let mut facts = Vec::new();
    if has_slot_or_note(world, seat, &mut facts) {
        facts.push(offer(conversation, agent, work_stream, now));
    }
    facts
}

fn offer(conversation: ConversationId, agent: AgentId, work_stream: &WorkStream, now: Millis) -> Fact {
    Fact::OfferMade {
        conversation,
        agent,
        expires_at: now + work_stream.countdown,
    }
}

/// Whether so many agents declined it that only a person can still take it (behaviour §2.10).
pub(in crate::engine) fn is_left_to_picking(world: &World, conversation: &Conversation) -> bool {
    conversation.declines.len() >= world.settings().decliner_limit as usize
}

/// Whether the agent may be offered it once more.
pub(in crate::engine) fn may_be_asked(world: &World, conversation: &Conversation, agent: AgentId) -> bool {
    conversation.declines_by(agent) < world.settings().decline_limit
}

/// Presence and capacity; equal passes, and work that costs nothing always does.
pub(in crate::engine) fn may_take(seat: &Seat, work_stream: &WorkStream) -> bool {
    work_stream.allowed_presences.contains(seat.presence.status)
        && covers(seat.ledger.available(), work_stream.cost)
}

fn covers(available: Units, cost: Units) -> bool {
    cost.0 == 0 || available >= cost
}

/// Members of the queue who may take it, in the order of assignment.
fn in_order<'w>(
    world: &'w World,
    conversation: &Conversation,
    work_stream: &'w WorkStream,
) -> impl Iterator<Item = &'w Seat> {
    let mut lines: Vec<_> = work_stream
        .allowed_presences
        .iter()
        .map(|presence| world.index.ready(conversation.queue, presence).peekable())
        .collect();
    std::iter::from_fn(move || {
        let heads = lines
            .iter_mut()
            .enumerate()
            .filter_map(|(line, ranks)| Some((*ranks.peek()?, line)));
        let ((Reverse(available), _, agent), line): (Rank, usize) = heads.min()?;
        // The rest has no more room than this one.
        if !covers(available, work_stream.cost) {
            return None;
        }
        lines.get_mut(line)?.next();
        world.seat(agent)
    })
}

/// Those who declined it before, fewest declines first: asked again only when nobody else is left.
fn second_choice<'w>(
    world: &'w World,
    conversation: &Conversation,
    work_stream: &WorkStream,
    facts: &mut Vec<Fact>,
) -> Option<&'w Seat> {
    let mut seats: Vec<&Seat> = conversation
        .declines
        .keys()
        .filter(|agent| may_be_asked(world, conversation, **agent))
        .filter_map(|agent| world.seat(*agent))
        .filter(|seat| seat.is_connected() && seat.queues.contains(&conversation.queue))
        .filter(|seat| may_take(seat, work_stream))
        .collect();
    seats.sort_unstable_by_key(|seat| (conversation.declines_by(seat.agent.id), seat.rank()));
    seats
        .into_iter()
        .find(|seat| has_slot_or_note(world, seat, facts))
}

/// An agent who is asked for with every session open is told so, once (seed 003: the tenth session).
fn has_slot_or_note(world: &World, seat: &Seat, facts: &mut Vec<Fact>) -> bool {
    let free = has_slot(world, seat);
    if !free && seat.presence.cause != PresenceCause::SessionLimit {
        facts.push(change(
            seat.agent.id,
            Presence::DoNotDisturb,
            SetBy::System,
            PresenceCause::SessionLimit,
        ));
    }
    free
}
