//! Writing what becomes of a conversation.

use crate::domain::{
    AgentId, ClosureReason, Conversation, ConversationId, EndedBy, Entry, Hold, Line, Millis, Needs, Note,
    ProfileId, QueueId, RequeueReason, SkillId, Span, Stage, SystemLine, Units, WorkStreamId, WrapUpHold,
};
use crate::engine::matching::terms;
use crate::engine::world::RecentWait;
use crate::engine::{Fact, Findings, Route, World};
use std::sync::Arc;

/// Of how many waits the recent mean is made: each new one counts as one in so many.
const RECENT: i64 = 20;

pub(super) fn open(world: &mut World, fact: &Fact, at: Millis) {
    let Fact::ConversationOpened {
        conversation: id,
        contact,
        customer,
        work_stream,
        bot,
        route,
        findings,
        follows,
    } = fact
    else {
        return;
    };
    let found = findings.as_deref().cloned().unwrap_or_default();
    let conversation = Conversation {
        follows: *follows,
        context: found.context,
        attributes: found.attributes,
        needs: found.needs,
        by_fallback: route.by_fallback,
        rings: world
            .queue(route.queue)
            .map_or(1, |queue| queue.rings_after(Span::ZERO)),
        stage: bot.map_or(Stage::Open, |bot| Stage::WithBot { bot }),
        // A word, somebody joins, an end: even the shortest conversation has a few lines.
        transcript: Vec::with_capacity(6),
        ..Conversation::new(*id, *contact, *customer, *work_stream, route.queue, at)
    };
    world.last_conversation = world.last_conversation.max(id.0);
    world.threads.insert(*contact, *id);
    if let Some(history) = world.histories.entry(*customer) {
        history.push(*id);
    }
    world.conversations.insert(*id, conversation);
    count_draws(world, *work_stream, findings.as_deref());
    world.place(*id);
    world.index.touch(*id);
}

/// What is known of it is known anew: whoever found it out has added it to what was known before.
pub(super) fn learn(world: &mut World, id: ConversationId, findings: Option<&Findings>) {
    let Some(findings) = findings else {
        return;
    };
    if let Some(work_stream) = world
        .conversation(id)
        .map(|conversation| conversation.work_stream)
    {
        count_draws(world, work_stream, Some(findings));
    }
    world.change_conversation(id, |conversation| {
        conversation.context.clone_from(&findings.context);
        conversation.attributes.clone_from(&findings.attributes);
        conversation.needs = findings.needs.clone();
    });
}

/// It enters a queue by the routing rules.
pub(super) fn enter(world: &mut World, id: ConversationId, route: Route, at: Millis) {
    let rings = world
        .queue(route.queue)
        .map_or(1, |queue| queue.rings_after(Span::ZERO));
    world.change_conversation(id, |conversation| {
        conversation.queue = route.queue;
        conversation.by_fallback = route.by_fallback;
        conversation.queued_at = at;
        conversation.entered_at = at;
        conversation.age_from = at;
        conversation.rings = rings;
        set_stage(conversation, at, Stage::Open);
    });
}

fn count_draws(world: &mut World, work_stream: WorkStreamId, findings: Option<&Findings>) {
    for (rule, queue) in findings.into_iter().flat_map(|findings| &findings.draws) {
        let shares = world.splits.entry((work_stream, *rule)).or_default();
        *shares.entry(*queue).or_default() += 1;
    }
}

pub(super) fn change_skill(world: &mut World, id: ConversationId, skill: SkillId, need: Option<u8>) {
    world.change_conversation(id, |conversation| {
        let mut needs = Needs::clone(&conversation.needs);
        match need {
            Some(rating) => drop(needs.skills.insert(skill, rating)),
            None => drop(needs.skills.remove(&skill)),
        }
        conversation.needs = Arc::new(needs);
    });
}

pub(super) fn offer(
    world: &mut World,
    id: ConversationId,
    agent: AgentId,
    (expires_at, exempt): (Millis, bool),
    at: Millis,
) {
    world.assignments += 1;
    let ordinal = world.assignments;
    let Some(queue) = world.conversation(id).map(|conversation| conversation.queue) else {
        return;
    };
    let hold = hold(world, id, exempt);
    let stage = Stage::Offered {
        agent,
        expires_at,
        exempt,
    };
    move_to(world, id, at, stage);
    world.change_seat(agent, |seat| {
        seat.note_turn(queue, ordinal);
        seat.offers.push(id);
        seat.ledger.hold(id, hold);
    });
}

/// It is picked or resumed.
pub(super) fn take(world: &mut World, id: ConversationId, agent: AgentId, at: Millis) {
    let hold = hold(world, id, true);
    world.change_seat(agent, |seat| {
        seat.waiting.remove(&id);
        seat.sessions.push(id);
        seat.ledger.hold(id, hold);
    });
    join(world, id, agent, at);
}

/// The agent becomes the primary agent.
pub(super) fn join(world: &mut World, id: ConversationId, agent: AgentId, at: Millis) {
    count_wait(world, id, at);
    world.change_conversation(id, |conversation| {
        set_stage(conversation, at, Stage::Active { agent });
        conversation.accepted_at = conversation.accepted_at.or(Some(at));
        conversation.last_agent = Some(agent);
        // Whoever has taken it has not turned it down.
        conversation.declines.remove(&agent);
        push(conversation, at, SystemLine::Joined(agent));
    });
}

fn count_wait(world: &mut World, id: ConversationId, at: Millis) {
    let Some(conversation) = world
        .conversation(id)
        .filter(|first| first.accepted_at.is_none() && first.follows.is_none())
    else {
        return;
    };
    let (queue, wait) = (conversation.queue, at.since(conversation.entered_at).0);
    let recent = world.waits.entry(queue).or_default();
    let weight = i64::from(recent.count).clamp(0, RECENT - 1) + 1;
    *recent = RecentWait {
        count: recent.count.saturating_add(1),
        mean: recent.mean + (wait - recent.mean) / weight,
        last_at: at,
    };
}

/// A note replaces what its agent had written before.
pub(super) fn write_note(world: &mut World, id: ConversationId, agent: AgentId, text: &Arc<str>, at: Millis) {
    world.change_conversation(id, |conversation| {
        conversation.notes.retain(|note| note.agent != agent);
        if !text.trim().is_empty() {
            let text = text.clone();
            conversation.notes.push(Note { agent, at, text });
        }
    });
}

/// What an offer reserved is free again, and the conversation is back in its queue.
pub(super) fn hand_back(world: &mut World, id: ConversationId, at: Millis) {
    let Some(Stage::Offered { agent, .. }) = world.conversation(id).map(|conversation| conversation.stage)
    else {
        return;
    };
    world.change_seat(agent, |seat| {
        seat.offers.retain(|offer| *offer != id);
        seat.ledger.give_back(id);
    });
    move_to(world, id, at, Stage::Open);
}

pub(super) fn decline(world: &mut World, id: ConversationId, agent: AgentId) {
    world.change_conversation(id, |conversation| count_decline(conversation, agent));
}

pub(super) fn end(
    world: &mut World,
    id: ConversationId,
    (agent, by, hold): (AgentId, EndedBy, WrapUpHold),
    at: Millis,
) {
    let line = match by {
        EndedBy::Agent => SystemLine::EndedByAgent(agent),
        EndedBy::Customer => SystemLine::EndedByCustomer,
    };
    super::participant::all_but_listeners_leave(world, id);
    world.change_conversation(id, |conversation| {
        let ended_by = by;
        set_stage(
            conversation,
            at,
            Stage::WrapUp {
                agent,
                ended_by,
                hold,
            },
        );
        push(conversation, at, line);
    });
    if hold == WrapUpHold::Released {
        release(world, id, agent, at);
    }
    forget_thread(world, id);
}

pub(super) fn release_wrap_up(world: &mut World, id: ConversationId, agent: AgentId, at: Millis) {
    world.change_conversation(id, |conversation| {
        if let Stage::WrapUp { hold, .. } = &mut conversation.stage {
            *hold = WrapUpHold::Released;
        }
    });
    release(world, id, agent, at);
}

pub(super) fn requeue(
    world: &mut World,
    id: ConversationId,
    queue: QueueId,
    reason: RequeueReason,
    at: Millis,
) {
    leave(world, id, at);
    let rings = world
        .queue(queue)
        .map_or(1, |queue| queue.rings_after(Span::ZERO));
    world.change_conversation(id, |conversation| {
        match reason {
            // Whoever put it down is asked last.
            RequeueReason::SessionClosed(agent) => {
                count_decline(conversation, agent);
                conversation.last_agent = None;
            }
            RequeueReason::CustomerReturned => conversation.age_from = at,
            RequeueReason::AgentGone(_) => {}
            RequeueReason::Released(_) | RequeueReason::Moved(_) | RequeueReason::Overflowed => {
                conversation.last_agent = None;
                conversation.by_fallback = false;
                conversation.transfers = conversation.transfers.saturating_add(1);
            }
        }
        if queue != conversation.queue {
            conversation.declines.clear();
        }
        // Whoever gave it back is asked last, wherever it is now.
        if let RequeueReason::Released(agent) = reason {
            count_decline(conversation, agent);
        }
        conversation.queue = queue;
        conversation.queued_at = at;
        conversation.rings = rings;
        set_stage(conversation, at, Stage::Open);
    });
}

pub(super) fn close(world: &mut World, id: ConversationId, reason: ClosureReason, at: Millis) {
    let agent = leave(world, id, at);
    world.change_conversation(id, |conversation| {
        set_stage(conversation, at, Stage::Closed { reason, agent });
        push(conversation, at, SystemLine::Closed);
    });
    if let Some(seat) = agent.and_then(|agent| world.seats.get_mut(agent)) {
        // What they have closed decides nothing, so no order has to know.
        seat.closed.push(id);
    }
    forget_thread(world, id);
}

/// Closed for long: the log has it, the world need not.
pub(super) fn forget(world: &mut World, id: ConversationId) {
    let Some(conversation) = world
        .conversation(id)
        .filter(|conversation| matches!(conversation.stage, Stage::Closed { .. }))
    else {
        return;
    };
    let (agent, customer) = (conversation.agent(), conversation.customer);
    if let Some(agent) = agent {
        world.change_seat(agent, |seat| seat.closed.retain(|closed| *closed != id));
    }
    if let Some(history) = world.histories.get_mut(customer) {
        history.retain(|past| *past != id);
    }
    world.conversations.remove(id);
    world.index.forget(id);
}

/// Whoever has the conversation, is asked to take it, or takes part in it lets go of it: capacity, slot and lists.
/// Returns the primary agent, if it had one.
pub(super) fn leave(world: &mut World, id: ConversationId, at: Millis) -> Option<AgentId> {
    super::participant::all_leave(world, id);
    match world.conversation(id)?.stage {
        Stage::WithBot { .. } | Stage::Open | Stage::Closed { .. } => None,
        Stage::Offered { .. } => {
            hand_back(world, id, at);
            None
        }
        Stage::Active { agent } | Stage::Waiting { agent } | Stage::WrapUp { agent, .. } => {
            world.change_seat(agent, |seat| {
                if seat.ledger.hold_of(id).is_some() {
                    seat.ledger.release(id);
                    seat.released_at = at;
                }
                seat.waiting.remove(&id);
                seat.sessions.retain(|open| *open != id);
            });
            Some(agent)
        }
    }
}

pub(super) fn release(world: &mut World, id: ConversationId, agent: AgentId, at: Millis) {
    world.change_seat(agent, |seat| {
        seat.ledger.release(id);
        seat.released_at = at;
    });
}

/// What the conversation takes of an agent's capacity.
pub(super) fn hold(world: &World, id: ConversationId, exempt: bool) -> Hold {
    let found = world
        .conversation(id)
        .and_then(|conversation| Some((conversation, world.work_stream(conversation.work_stream)?)));
    let (units, profiles): (Units, Arc<[ProfileId]>) = match found {
        Some((conversation, stream)) => (stream.cost.units(), terms::profiles(stream, &conversation.needs)),
        None => (Units(0), Arc::default()),
    };
    Hold {
        units,
        profiles,
        exempt,
    }
}

pub(super) fn move_to(world: &mut World, id: ConversationId, at: Millis, stage: Stage) {
    world.change_conversation(id, |conversation| set_stage(conversation, at, stage));
}

pub(super) fn note(world: &mut World, id: ConversationId, at: Millis, line: SystemLine) {
    world.change_conversation(id, |conversation| push(conversation, at, line));
}

fn set_stage(conversation: &mut Conversation, at: Millis, stage: Stage) {
    conversation.stage = stage;
    conversation.stage_since = at;
    conversation.touched_at = at;
}

fn push(conversation: &mut Conversation, at: Millis, line: SystemLine) {
    let line = Line::System(line);
    conversation.transcript.push(Entry { at, line });
}

fn count_decline(conversation: &mut Conversation, agent: AgentId) {
    let count = conversation.declines.entry(agent).or_default();
    *count = count.saturating_add(1);
}

fn forget_thread(world: &mut World, id: ConversationId) {
    if let Some(contact) = world.conversation(id).map(|conversation| conversation.contact)
        && world.threads.get(&contact) == Some(&id)
    {
        world.threads.swap_remove(&contact);
    }
}
