//! Matching: the oldest conversation and the agent with the most room (behaviour §2.5–2.7, §21.2–21.3).
//!
//! Three questions cover every change. A conversation enters its queue: [`place`] asks who takes it. An agent can take
//! more than before: [`employ`] asks what waits for them. Nobody new was found: [`place_again`] asks those who
//! declined. Because nothing that could be matched is left when a command ends, no other pair can have become possible.
//! No question looks at more than it must: agents stand in order of assignment per queue and presence, conversations in
//! order of age per queue and work stream.

use super::presence::change;
use crate::domain::{
    AgentId, Conversation, ConversationId, Millis, Presence, PresenceCause, SetBy, Stage, Units, WorkStream,
};
use crate::engine::agenda::Place;
use crate::engine::seat::Rank;
use crate::engine::{Fact, Seat, World};
use std::cmp::Reverse;

/// Offers an open conversation to the best agent who has not declined it yet, if there is one.
///
/// An agent who is asked for with every session open is set to Do not disturb (seed 003: the tenth session).
pub(in crate::engine) fn place(world: &World, id: ConversationId, now: Millis) -> Vec<Fact> {
    let Some((conversation, work_stream)) = to_be_placed(world, id) else {
        return Vec::new();
    };
    let mut facts = Vec::new();
    let agent = in_order(world, conversation, work_stream)
        .filter(|seat| conversation.declines_by(seat.agent.id) == 0)
        .find(|seat| {
            facts.extend(notice_of_full_rail(world, seat));
            world.has_slot(seat)
        });
    facts.extend(agent.map(|seat| offer(id, seat.agent.id, work_stream, now)));
    facts
}

/// Offers an open conversation once more to somebody who declined it, fewest declines first. Asked only when nobody
/// else is left, and after everybody who was freed has had the chance to take something else.
pub(in crate::engine) fn place_again(world: &World, id: ConversationId, now: Millis) -> Vec<Fact> {
    let Some((conversation, work_stream)) = to_be_placed(world, id) else {
        return Vec::new();
    };
    conversation
        .declines
        .keys()
        .filter(|agent| may_be_asked(world, conversation, **agent))
        .filter_map(|agent| world.seat(*agent))
        .filter(|seat| seat.is_connected() && seat.queues.contains(&conversation.queue))
        .filter(|seat| may_take(seat, work_stream) && world.has_slot(seat))
        .min_by_key(|seat| (conversation.declines_by(seat.agent.id), seat.rank()))
        .map(|seat| offer(id, seat.agent.id, work_stream, now))
        .into_iter()
        .collect()
}

/// An open conversation that the system is to offer.
fn to_be_placed(world: &World, id: ConversationId) -> Option<(&Conversation, &WorkStream)> {
    let conversation = world
        .conversation(id)
        .filter(|conversation| conversation.stage == Stage::Open)?;
    let work_stream = world.work_stream(conversation.work_stream)?;
    let offers = work_stream.distribution.offers() && !is_left_to_picking(world, conversation);
    offers.then_some((conversation, work_stream))
}

/// Offers the agent what has waited longest in the queues they serve and they have not declined, if they can take it.
pub(in crate::engine) fn employ(world: &World, agent: AgentId, now: Millis) -> Vec<Fact> {
    first_in_line(world, agent, false)
        .map(|((.., conversation), work_stream)| offer(conversation, agent, work_stream, now))
        .into_iter()
        .collect()
}

/// What the agent declined, could be asked for again, and has waited longest: others may be asked for it as well, so
/// [`place_again`] decides.
pub(in crate::engine) fn declined_but_waiting(world: &World, agent: AgentId) -> Option<Place> {
    first_in_line(world, agent, true).map(|(place, _)| place)
}

/// The first conversation the agent may be offered, among those they have declined before or among the others.
fn first_in_line(world: &World, agent: AgentId, declined: bool) -> Option<(Place, &WorkStream)> {
    let seat = world
        .seat(agent)
        .filter(|seat| seat.is_connected() && world.has_slot(seat))?;
    let suits = |id: &ConversationId| {
        world.conversation(*id).is_some_and(|conversation| {
            (conversation.declines_by(agent) > 0) == declined
                && may_be_asked(world, conversation, agent)
                && !is_left_to_picking(world, conversation)
        })
    };
    let queues = seat.queues.iter().filter_map(|queue| world.queue(*queue));
    let lines = queues.flat_map(|queue| {
        let lines = world.index.waiting_in(queue.id);
        lines.map(move |(work_stream, line)| (queue.priority, work_stream, line))
    });
    let heads = lines.filter_map(|(priority, work_stream, line)| {
        let work_stream = world.work_stream(work_stream)?;
        if !work_stream.distribution.offers() || !may_take(seat, work_stream) {
            return None;
        }
        let (age, id) = line.iter().find(|(_, id)| suits(id))?;
        Some(((priority, *age, *id), work_stream))
    });
    heads.min_by_key(|(place, _)| *place)
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

/// An agent who is asked for with every session open is told so, once, unless they chose not to be asked.
fn notice_of_full_rail(world: &World, seat: &Seat) -> Option<Fact> {
    let full = seat.sessions.len() >= world.settings().session_limit as usize;
    let known = seat.presence.cause == PresenceCause::SessionLimit || seat.presence.is_kept();
    (full && !known).then(|| {
        change(
            seat.agent.id,
            Presence::DoNotDisturb,
            SetBy::System,
            PresenceCause::SessionLimit,
        )
    })
}
