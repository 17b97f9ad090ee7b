//! Overflow: before a conversation enters a queue, and while it waits there (behaviour §3.4, §3.5).

use super::transfer;
use crate::domain::{
    ClosureReason, Conversation, Millis, OverflowAction, OverflowCondition, OverflowRule, Queue,
    RequeueReason, Span,
};
use crate::engine::{Fact, World};

/// How many waits it takes before one can be predicted, and for how long they count (behaviour §14.7).
const ENOUGH_WAITS: u32 = 20;
const WAITS_COUNT_FOR: Span = Span::hours(7 * 24);

/// What the queue does with one more conversation: the first rule whose condition holds, where being closed comes
/// before all others. Nothing: it takes it in.
///
/// A queue with operating hours always has a rule for when it is closed; its default is to assign anyway.
pub(in crate::engine) fn before(
    world: &World,
    queue: &Queue,
    instead: Option<&[OverflowRule]>,
    now: Millis,
) -> Option<OverflowRule> {
    let rules = instead.unwrap_or(&queue.overflow.before);
    let own = |rule: &&OverflowRule| rule.when == OverflowCondition::OutOfHours;
    let closed = OverflowRule {
        when: OverflowCondition::OutOfHours,
        then: OverflowAction::AssignAnyway,
    };
    let out_of_hours = queue
        .hours
        .map(|_| rules.iter().copied().find(|rule| own(&rule)).unwrap_or(closed));
    let others = rules.iter().filter(|rule| !own(rule)).copied();
    out_of_hours
        .into_iter()
        .chain(others)
        .find(|rule| is_so(world, queue, rule.when, now))
}

fn is_so(world: &World, queue: &Queue, condition: OverflowCondition, now: Millis) -> bool {
    match condition {
        OverflowCondition::OutOfHours => !world.is_queue_open(queue),
        OverflowCondition::Items(limit) => world.index().count_waiting(queue.id) >= limit as usize,
        OverflowCondition::PredictedWait(limit) => {
            predicted_wait(world, queue, now).is_some_and(|wait| wait > limit)
        }
    }
}

/// How long one more customer can expect to wait: the recent mean, once there is enough to go by.
pub(in crate::engine) fn predicted_wait(world: &World, queue: &Queue, now: Millis) -> Option<Span> {
    let recent = world.waits.get(&queue.id)?;
    let counts = recent.count >= ENOUGH_WAITS && now.since(recent.last_at) <= WAITS_COUNT_FOR;
    counts.then_some(Span(recent.mean))
}

/// It has waited too long where it is.
pub(super) fn while_queued(world: &World, conversation: &Conversation) -> Vec<Fact> {
    let rule = world
        .queue(conversation.queue)
        .and_then(|queue| queue.overflow.queued);
    match rule.map(|rule| rule.then) {
        Some(OverflowAction::Transfer(to)) => {
            transfer::moved(world, conversation, to, RequeueReason::Overflowed)
        }
        Some(OverflowAction::End) => vec![Fact::ConversationClosed {
            conversation: conversation.id,
            reason: ClosureReason::QueueOverflowEnded,
        }],
        Some(OverflowAction::AssignAnyway) | None => Vec::new(),
    }
}
