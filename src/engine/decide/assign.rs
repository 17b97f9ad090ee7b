//! Matching (behaviour §2.5–2.9, §21.2–21.3).
//!
//! Three questions cover every change. A conversation enters its queue: [`place`] asks who takes it. An agent can take
//! more than before: [`employ`] asks what waits for them. Nobody new was found: [`place_again`] asks those who
//! declined. Because nothing that could be matched is left when a command ends, no other pair can have become possible.
//! No question looks at more than it must: each pool keeps its agents in the order in which they are asked, and its
//! conversations in the order in which they are served.

use super::presence::change;
use crate::domain::{
    AgentId, Conversation, ConversationId, Millis, Presence, PresenceCause, SetBy, Stage, WorkStream,
};
use crate::engine::index::Pool;
use crate::engine::matching::check;
use crate::engine::matching::custom;
use crate::engine::matching::place::Place;
use crate::engine::matching::rank::{Rank, position, rank, ring, standing};
use crate::engine::matching::terms::Method;
use crate::engine::matching::wish;
use crate::engine::{Fact, Seat, World};
use std::cmp::Ordering;

/// Who is asked for a conversation, and how many were looked at to find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Who; nobody when nobody can take it.
    pub agent: Option<AgentId>,
    /// How many agents were looked at.
    pub looked_at: usize,
}

/// Chooses an agent for a waiting conversation, as a command would, and leaves it at that.
pub fn choose(world: &mut World, id: ConversationId) -> Choice {
    world.refresh(id);
    let mut looked_at = 0;
    let chosen = best(world, id, &mut Vec::new(), &mut looked_at);
    Choice {
        agent: chosen.map(|(seat, ..)| seat.agent.id),
        looked_at,
    }
}

/// Offers an open conversation to whom it is wished for, or else to the best agent who has not declined it yet.
///
/// An agent who is asked for with every session open is set to Do not disturb (seed 003: the tenth session).
pub(in crate::engine) fn place(world: &World, id: ConversationId, now: Millis, facts: &mut Vec<Fact>) {
    if let Some((seat, work_stream, exempt)) = best(world, id, facts, &mut 0) {
        offer(id, seat.agent.id, work_stream, now, exempt, facts);
    }
}

fn best<'w>(
    world: &'w World,
    id: ConversationId,
    facts: &mut Vec<Fact>,
    looked_at: &mut usize,
) -> Option<(&'w Seat, &'w WorkStream, bool)> {
    let (conversation, work_stream, pool) = to_be_placed(world, id)?;
    if let Some(seat) = wished(world, conversation, work_stream) {
        *looked_at += 1;
        return Some((seat, work_stream, true));
    }
    if !pool.terms.offers {
        return None;
    }
    let best = if pool.terms.method == Method::Custom {
        by_rules(
            world,
            pool,
            conversation,
            |declines| declines == 0,
            facts,
            looked_at,
        )
    } else {
        *looked_at += 1;
        first_of(world, pool, conversation)
            .or_else(|| first_free_of(world, pool, conversation, facts, looked_at))
    };
    // Rules of one's own need not ask for capacity.
    best.map(|seat| (seat, work_stream, goes_beyond(pool, seat)))
}

/// Whether a conversation of this pool takes more than the agent has left.
fn goes_beyond(pool: &Pool, seat: &Seat) -> bool {
    pool.terms.units.0 > 0 && seat.ledger.available() < pool.terms.units
}

/// The first of the pool who has not declined and has room. Whoever would have been asked before them but for the
/// number of their sessions is told.
fn first_free_of<'w>(
    world: &'w World,
    pool: &Pool,
    conversation: &Conversation,
    facts: &mut Vec<Fact>,
    looked_at: &mut usize,
) -> Option<&'w Seat> {
    pool.in_order()
        .take_while(|(ring, _)| *ring < conversation.rings)
        .inspect(|_| *looked_at += 1)
        .filter(|(_, agent)| conversation.declines_by(*agent) == 0)
        .filter_map(|(_, agent)| world.seat(agent))
        .find(|seat| {
            facts.extend(notice_of_full_rail(world, pool, seat));
            world.has_slot(seat)
        })
}

/// The best of the pool, where nothing speaks against them: the usual case, answered by reading one cell.
fn first_of<'w>(world: &'w World, pool: &Pool, conversation: &Conversation) -> Option<&'w Seat> {
    let queue = world.queue(pool.terms.queue)?;
    let agent = pool.first()?;
    let is_near = queue.rings.is_empty() || ring(queue, agent).is_some_and(|ring| ring < conversation.rings);
    let seat = world.seat(agent)?;
    (is_near && conversation.declines_by(agent) == 0 && world.has_slot(seat)).then_some(seat)
}

/// Offers an open conversation once more to somebody who declined it, fewest declines first. Asked only when nobody
/// else is left, and after everybody who was freed has had the chance to take something else.
pub(in crate::engine) fn place_again(world: &World, id: ConversationId, now: Millis, facts: &mut Vec<Fact>) {
    let Some((conversation, work_stream, pool)) = to_be_placed(world, id) else {
        return;
    };
    let again = if pool.terms.method == Method::Custom {
        by_rules(world, pool, conversation, |declines| declines > 0, facts, &mut 0)
    } else {
        conversation
            .declines
            .keys()
            .filter_map(|agent| world.seat(*agent))
            .filter(|seat| may_be_offered(world, pool, conversation, seat))
            .min_by_key(|seat| {
                (
                    conversation.declines_by(seat.agent.id),
                    rank_of(world, pool, seat),
                )
            })
    };
    if let Some(seat) = again {
        offer(
            id,
            seat.agent.id,
            work_stream,
            now,
            goes_beyond(pool, seat),
            facts,
        );
    }
}

fn rank_of(world: &World, pool: &Pool, seat: &Seat) -> Option<Rank> {
    let queue = world.queue(pool.terms.queue)?;
    let position = position(queue, seat.agent.id)?;
    let standing = standing(world.setup(), &pool.terms, queue, seat, position)?;
    Some(rank(&pool.terms, standing, seat))
}

/// Whether everything that decides about this agent and this conversation says yes.
pub(in crate::engine) fn may_be_offered(
    world: &World,
    pool: &Pool,
    conversation: &Conversation,
    seat: &Seat,
) -> bool {
    let is_near = || {
        world
            .queue(conversation.queue)
            .and_then(|queue| ring(queue, seat.agent.id))
            .is_some_and(|ring| ring < conversation.rings)
    };
    let by_rule = || {
        pool.terms.method != Method::Custom
            || world
                .queue(conversation.queue)
                .and_then(|queue| custom::ruleset(world, queue, conversation))
                .and_then(|ruleset| custom::admits(world, ruleset, &pool.terms, conversation, seat))
                .is_some()
    };
    pool.terms.offers
        && check::qualifies(&pool.terms, seat)
        && check::is_free(&pool.terms, seat)
        && check::declines(world.setup(), conversation, seat.agent.id).passes()
        && is_near()
        && by_rule()
}

/// An open conversation that the system may offer, and where it waits.
fn to_be_placed(world: &World, id: ConversationId) -> Option<(&Conversation, &WorkStream, &Pool)> {
    let conversation = world
        .conversation(id)
        .filter(|conversation| conversation.stage == Stage::Open)?;
    let work_stream = world.work_stream(conversation.work_stream)?;
    let (pool, _) = world.index().place_of(id)?;
    let offers = work_stream.distribution.offers() && !is_left_to_picking(world, conversation);
    offers.then_some((conversation, work_stream, pool))
}

/// The first of those it would rather go to who can take it.
fn wished<'w>(world: &'w World, conversation: &Conversation, work_stream: &WorkStream) -> Option<&'w Seat> {
    wish::wishes(world, work_stream, conversation).find_map(|(agent, wish)| {
        let seat = world.seat(agent)?;
        wish::can_be_granted(world, work_stream, conversation, seat, wish).then_some(seat)
    })
}

/// The best by the queue's own rules: the first rule that lets anybody in decides, and its order chooses among them.
/// Whoever would have been asked but for the number of their sessions is told.
fn by_rules<'w>(
    world: &'w World,
    pool: &Pool,
    conversation: &Conversation,
    declined: impl Fn(u8) -> bool,
    facts: &mut Vec<Fact>,
    looked_at: &mut usize,
) -> Option<&'w Seat> {
    let queue = world.queue(conversation.queue)?;
    let ruleset = custom::ruleset(world, queue, conversation)?;
    let near = pool.in_order().take_while(|(ring, _)| *ring < conversation.rings);
    let mut admitted: Vec<_> = near
        .inspect(|_| *looked_at += 1)
        .filter_map(|(ring, agent)| Some((ring, world.seat(agent)?)))
        .filter(|(_, seat)| declined(conversation.declines_by(seat.agent.id)))
        .filter(|(_, seat)| may_be_asked(world, conversation, seat.agent.id))
        .filter_map(|(ring, seat)| {
            let rule = custom::admits(world, ruleset, &pool.terms, conversation, seat)?;
            Some((ring, rule, seat))
        })
        .collect();
    // Whoever is nearer comes first, then the earlier rule, then its order.
    admitted.sort_by(|one, other| {
        let by_order = || {
            let rule = ruleset.rules.get(usize::from(one.1));
            rule.map_or(Ordering::Equal, |rule| {
                custom::compare(world, rule, &pool.terms, one.2, other.2)
            })
        };
        (one.0, one.1).cmp(&(other.0, other.1)).then_with(by_order)
    });
    admitted.into_iter().map(|(.., seat)| seat).find(|seat| {
        facts.extend(notice_of_full_rail(world, pool, seat));
        world.has_slot(seat)
    })
}

/// Offers the agent what has waited longest in the queues they serve and they have not declined, if they can take it.
/// What they are wished for comes in its own place in that order.
pub(in crate::engine) fn employ(world: &World, agent: AgentId, now: Millis, facts: &mut Vec<Fact>) {
    let Some(seat) = world.seat(agent).filter(|seat| may_take_more(world, seat)) else {
        return;
    };
    let wished = wished_for(world, seat);
    let next = first_in_line(world, seat, false);
    let (place, exempt) = match (wished, next) {
        (Some(wished), Some((next, beyond))) if next < wished => (next, beyond),
        (Some(wished), _) => (wished, true),
        (None, Some((next, beyond))) => (next, beyond),
        (None, None) => return,
    };
    let id = place.in_queue.conversation;
    let work_stream = world
        .conversation(id)
        .and_then(|conversation| world.work_stream(conversation.work_stream));
    if let Some(work_stream) = work_stream {
        offer(id, agent, work_stream, now, exempt, facts);
    }
}

fn may_take_more(world: &World, seat: &Seat) -> bool {
    seat.is_connected() && world.has_slot(seat)
}

/// What waits for this agent before all others.
fn wished_for(world: &World, seat: &Seat) -> Option<Place> {
    let agent = seat.agent.id;
    let granted = world.index().wished(agent).filter_map(|place| {
        let conversation = world.conversation(place.conversation)?;
        let work_stream = world.work_stream(conversation.work_stream)?;
        let is_left = is_left_to_picking(world, conversation);
        let mut wishes = wish::wishes(world, work_stream, conversation).filter(|(who, _)| *who == agent);
        let comes_true = !is_left
            && wishes.any(|(_, wish)| wish::can_be_granted(world, work_stream, conversation, seat, wish));
        comes_true.then(|| world.index().overall(conversation.queue, place))
    });
    granted.min()
}

/// What the agent declined, could be asked for again, and has waited longest: others may be asked for it as well, so
/// [`place_again`] decides.
pub(in crate::engine) fn declined_but_waiting(world: &World, agent: AgentId) -> Option<Place> {
    let seat = world.seat(agent).filter(|seat| may_take_more(world, seat))?;
    first_in_line(world, seat, true).map(|(place, _)| place)
}

/// The first conversation the agent may be offered, among those they have declined before or among the others, and
/// whether it takes more than they have left.
fn first_in_line(world: &World, seat: &Seat, declined: bool) -> Option<(Place, bool)> {
    let heads = world.index().lines_for(seat).filter_map(|pool| {
        let queue = world.queue(pool.terms.queue)?;
        let ring = ring(queue, seat.agent.id)?;
        let suits = |id: ConversationId| {
            world.conversation(id).is_some_and(|conversation| {
                (conversation.declines_by(seat.agent.id) > 0) == declined
                    && ring < conversation.rings
                    && check::declines(world.setup(), conversation, seat.agent.id).passes()
                    && !is_left_to_picking(world, conversation)
                    && (pool.terms.method != Method::Custom
                        || may_be_offered(world, pool, conversation, seat))
            })
        };
        let place = pool.line.iter().find(|place| suits(place.conversation))?;
        Some((
            world.index().overall(pool.terms.queue, *place),
            goes_beyond(pool, seat),
        ))
    });
    heads.min()
}

fn offer(
    conversation: ConversationId,
    agent: AgentId,
    work_stream: &WorkStream,
    now: Millis,
    exempt: bool,
    facts: &mut Vec<Fact>,
) {
    facts.push(Fact::OfferMade {
        conversation,
        agent,
        expires_at: now + work_stream.notification.countdown,
        exempt,
    });
    if work_stream.notification.opens_at_once() {
        facts.push(Fact::OfferAccepted { conversation, agent });
    }
}

/// An offer that somebody decided on, whatever the rules say.
pub(super) fn offer_by_hand(
    conversation: &Conversation,
    agent: AgentId,
    work_stream: &WorkStream,
    now: Millis,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    offer(conversation.id, agent, work_stream, now, true, &mut facts);
    facts
}

/// Whether so many agents declined it that only a person can still take it (behaviour §2.10).
pub(in crate::engine) fn is_left_to_picking(world: &World, conversation: &Conversation) -> bool {
    conversation.declines.len() >= world.settings().decliner_limit as usize
}

/// Whether the agent may be offered it once more.
pub(in crate::engine) fn may_be_asked(world: &World, conversation: &Conversation, agent: AgentId) -> bool {
    check::declines(world.setup(), conversation, agent).passes()
}

/// An agent who is asked for with every session open is told so, once, unless they chose not to be asked.
fn notice_of_full_rail(world: &World, pool: &Pool, seat: &Seat) -> Option<Fact> {
    (!world.has_slot(seat) && check::is_to_be_told_of_full_rail(&pool.terms, seat)).then(|| {
        change(
            seat.agent.id,
            Presence::DoNotDisturb,
            SetBy::System,
            PresenceCause::SessionLimit,
        )
    })
}
