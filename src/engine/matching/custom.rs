//! Assignment by a queue's own rules (behaviour §2.9).

use super::condition::{Subject, holds};
use super::rank::{Fit, fit, places, position};
use super::terms::Terms;
use crate::domain::{
    AgentOrder, AssignmentMethod, AssignmentRule, AssignmentRuleset, Conversation, Queue, SkillId,
};
use crate::engine::World;
use crate::engine::seat::Seat;
use std::cmp::{Ordering, Reverse};

/// The ruleset that runs for a conversation: the first whose selection holds, else the default. Nothing in queues that
/// do not assign by rules.
pub(in crate::engine) fn ruleset<'w>(
    world: &World,
    queue: &'w Queue,
    conversation: &Conversation,
) -> Option<&'w AssignmentRuleset> {
    let AssignmentMethod::Custom(custom) = &queue.assignment else {
        return None;
    };
    let subject = Subject::conversation(world, conversation);
    let selected = custom
        .selection
        .iter()
        .find(|(when, _)| holds(when, &subject))
        .map_or(custom.default, |(_, ruleset)| *ruleset);
    custom.rulesets.get(usize::from(selected))
}

/// The first rule that lets the agent in, by its place.
pub(in crate::engine) fn admits(
    world: &World,
    ruleset: &AssignmentRuleset,
    terms: &Terms,
    conversation: &Conversation,
    seat: &Seat,
) -> Option<u16> {
    let subject = Subject::conversation(world, conversation).with_candidate(seat, terms);
    (0_u16..)
        .zip(&ruleset.rules)
        .find(|(_, rule)| holds(&rule.when, &subject))
        .map(|(place, _)| place)
}

/// Among agents whom one rule lets in: who comes first.
pub(in crate::engine) fn compare(
    world: &World,
    rule: &AssignmentRule,
    terms: &Terms,
    one: &Seat,
    other: &Seat,
) -> Ordering {
    rule.order_by
        .iter()
        .map(|order| compare_by(world, order, terms, one, other))
        .find(|ordering| ordering.is_ne())
        .unwrap_or_else(|| (one.last_assigned, one.agent.id).cmp(&(other.last_assigned, other.agent.id)))
}

fn compare_by(world: &World, order: &AgentOrder, terms: &Terms, one: &Seat, other: &Seat) -> Ordering {
    let by = |key: &dyn Fn(&Seat) -> (i64, i64, i64)| key(one).cmp(&key(other));
    let of_kind = |kind: &Option<String>, skill: SkillId| {
        kind.as_ref().is_none_or(|kind| {
            let skill = world.setup().skills.get(&skill);
            skill.is_some_and(|skill| skill.kind == *kind)
        })
    };
    match order {
        AgentOrder::LeastActive => by(&|seat| {
            let active = i64::try_from(seat.ledger.holds().count()).unwrap_or(i64::MAX);
            (active, seat.released_at.0, 0)
        }),
        AgentOrder::RoundRobin => {
            let queue = world.queue(terms.queue);
            let turn = |seat: &Seat| {
                let joined = queue.and_then(|queue| position(queue, seat.agent.id));
                (seat.last_assigned_in(terms.queue), joined)
            };
            turn(one).cmp(&turn(other))
        }
        AgentOrder::UnitCapacity => by(&|seat| (-i64::from(seat.ledger.available().0), 0, 0)),
        AgentOrder::ProfileCapacity => by(&|seat| (-places(terms, seat).unwrap_or(0), 0, 0)),
        AgentOrder::Nearest(kind) => {
            let fit = |seat| -> Fit { fit(world.setup(), terms, seat, &|skill| of_kind(kind, skill)) };
            fit(one).cmp(&fit(other))
        }
        AgentOrder::MostProficient(kind) => by(&|seat| {
            (
                -ratings(terms, seat, &|skill| of_kind(kind, skill))
                    .map(i64::from)
                    .sum::<i64>(),
                0,
                0,
            )
        }),
        AgentOrder::SkillCount(kind) => by(&|seat| {
            let held = ratings(terms, seat, &|skill| of_kind(kind, skill)).count();
            (-i64::try_from(held).unwrap_or(i64::MAX), 0, 0)
        }),
        AgentOrder::Attribute { name, descending } => {
            let value = |seat: &'_ Seat| seat.agent.attributes.get(name).cloned();
            match (value(one), value(other)) {
                (Some(one), Some(other)) if *descending => other.cmp(&one),
                (Some(one), Some(other)) => one.cmp(&other),
                (one, other) => Reverse(one.is_some()).cmp(&Reverse(other.is_some())),
            }
        }
    }
}

fn ratings<'s>(
    terms: &'s Terms,
    seat: &'s Seat,
    counts: &'s dyn Fn(SkillId) -> bool,
) -> impl Iterator<Item = u8> + 's {
    let skills = terms.needs.skills.keys().filter(|skill| counts(**skill));
    skills.filter_map(|skill| seat.agent.rating(*skill))
}
