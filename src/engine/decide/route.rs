//! The way to a queue (behaviour §2.3).

use super::overflow;
use crate::domain::{
    Conversation, Millis, OverflowAction, OverflowRule, Queue, QueueId, RouteRule, RouteTarget, WorkStream,
};
use crate::engine::matching::condition::{Incoming, Subject, holds};
use crate::engine::{Route, World};

/// Where a conversation goes, or that it goes nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::engine) struct Routing {
    pub(in crate::engine) route: Route,
    /// What each split that matched drew.
    pub(in crate::engine) draws: Vec<(u16, QueueId)>,
    /// The queue cannot take it, and says that it is over.
    pub(in crate::engine) ends: bool,
}

/// A rule that matched, with the queue it leads to and what that queue does with one more.
#[derive(Clone, Copy, Debug)]
pub(in crate::engine) struct Candidate<'w> {
    pub(in crate::engine) place: u16,
    pub(in crate::engine) queue: &'w Queue,
    pub(in crate::engine) overflow: Option<OverflowRule>,
}

/// Looks at all rules from the top: the first that matches and whose queue does not overflow decides. When every
/// matching queue overflows, the first that is open does what it says; when none is open, the one that opens first.
/// When nothing matches, the fallback queue takes it, and overflow does not count.
///
/// `visit` is told each rule: whether it matched, and if so its candidate.
pub(in crate::engine) fn route<'w>(
    world: &'w World,
    work_stream: &'w WorkStream,
    conversation: &Conversation,
    incoming: Incoming<'_>,
    visit: &mut dyn FnMut(u16, &RouteRule, Option<&Candidate<'w>>),
) -> Routing {
    let subject = Subject::arrival(world, conversation, incoming);
    let mut overflowing = Vec::new();
    let mut draws = Vec::new();
    let mut chosen = None;
    for (place, rule) in (0_u16..).zip(&work_stream.routes) {
        let candidate = holds(&rule.when, &subject)
            .then(|| queue_of(world, work_stream, place, &rule.to))
            .flatten()
            .map(|queue| Candidate {
                place,
                queue,
                overflow: overflow::before(world, queue, rule.overflow.as_deref(), incoming.now),
            });
        visit(place, rule, candidate.as_ref());
        // A split that is not reached draws nothing.
        if let (Some(candidate), RouteTarget::Split(_), None) = (&candidate, &rule.to, &chosen) {
            draws.push((place, candidate.queue.id));
        }
        match candidate {
            Some(candidate) if candidate.overflow.is_some() => overflowing.push(candidate),
            Some(candidate) if chosen.is_none() => chosen = Some(candidate),
            _ => {}
        }
    }
    match chosen.or_else(|| least_bad(world, &overflowing)) {
        Some(candidate) => carry_out(world, candidate, draws),
        None => Routing {
            draws,
            route: Route {
                queue: work_stream.fallback,
                rule: None,
                by_fallback: true,
            },
            ends: false,
        },
    }
}

fn least_bad<'w>(world: &World, overflowing: &[Candidate<'w>]) -> Option<Candidate<'w>> {
    let open = overflowing
        .iter()
        .find(|candidate| world.is_queue_open(candidate.queue));
    let opens_first = || {
        overflowing.iter().min_by_key(|candidate| {
            let turn = candidate.queue.hours.and_then(|hours| world.turns.get(&hours));
            turn.and_then(|turn| turn.next).unwrap_or(Millis(i64::MAX))
        })
    };
    open.or_else(opens_first).copied()
}

fn carry_out(world: &World, candidate: Candidate<'_>, draws: Vec<(u16, QueueId)>) -> Routing {
    let here = Route {
        queue: candidate.queue.id,
        rule: Some(candidate.place),
        by_fallback: false,
    };
    let (route, ends) = match candidate.overflow.map(|rule| rule.then) {
        None | Some(OverflowAction::AssignAnyway) => (here, false),
        Some(OverflowAction::End) => (here, true),
        // Where it goes then it stays: overflow before a queue is looked at once.
        Some(OverflowAction::Transfer(to)) if world.queue(to).is_some() => {
            (Route { queue: to, ..here }, false)
        }
        Some(OverflowAction::Transfer(_)) => (here, false),
    };
    Routing { route, draws, ends }
}

/// The queue a target leads to now. A split leads to whichever queue is furthest behind its share, so that the shares
/// are right from the first conversation on and not only in the long run.
fn queue_of<'w>(
    world: &'w World,
    work_stream: &WorkStream,
    place: u16,
    target: &RouteTarget,
) -> Option<&'w Queue> {
    let id = match target {
        RouteTarget::Queue(queue) => *queue,
        RouteTarget::Split(shares) => behind(world, work_stream, place, shares)?,
    };
    world.queue(id)
}

fn behind(world: &World, work_stream: &WorkStream, place: u16, shares: &[(QueueId, u8)]) -> Option<QueueId> {
    let counts = world.splits.get(&(work_stream.id, place));
    let count = |queue: &QueueId| {
        let count = counts.and_then(|counts| counts.get(queue)).copied().unwrap_or(0);
        i128::from(count)
    };
    let drawn: i128 = shares.iter().map(|(queue, _)| count(queue)).sum();
    // Each queue's next turn falls due between two draws that keep it within one of its share; of those that may come,
    // the one that is due first does.
    let turn = |(queue, percent): &(QueueId, u8)| {
        let (count, share) = (count(queue), i128::from(*percent));
        if share == 0 {
            return None;
        }
        let may_come = count * 100 / share <= drawn;
        may_come.then(|| ((count + 1) * 100 + share - 1) / share)
    };
    shares
        .iter()
        .filter_map(|share| Some((turn(share)?, share.0)))
        .min_by_key(|(due, _)| *due)
        .map(|(_, queue)| queue)
}
