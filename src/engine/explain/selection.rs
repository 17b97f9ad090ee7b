//! Why an agent is asked, and why another is not.

use crate::domain::{AgentId, AssignmentMethod, Conversation, Queue, WorkStream};
use crate::engine::World;
use crate::engine::deadline::ring_opens_at;
use crate::engine::decide::assign;
use crate::engine::matching::check::{self, Check};
use crate::engine::matching::condition::{ConditionTrace, Subject, trace};
use crate::engine::matching::custom;
use crate::engine::matching::demand::Demand;
use crate::engine::matching::rank::{Rank, rank, ring, standing};
use crate::engine::matching::terms::{Method, Terms};
use crate::engine::matching::wish::{self, Wish};
use crate::engine::seat::Seat;
use serde::Serialize;
use std::ops::ControlFlow;

/// Who could take a conversation now, and who cannot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Selection {
    /// Whether so many have declined that only a person can still take it, or nobody is ever asked.
    pub left_to_picking: bool,
    /// Those it would rather go to, first choice first.
    pub wishes: Vec<WishTrace>,
    /// In queues that assign by rules: what each selection criterion found, up to the one that decides.
    pub criteria: Vec<ConditionTrace>,
    /// The ruleset that runs there.
    pub ruleset: Option<String>,
    /// Everybody in the queue, those who can take it first and in the order in which they are asked.
    pub candidates: Vec<Candidate>,
    /// Who would be asked now.
    pub chosen: Option<AgentId>,
}

/// One of those it would rather go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WishTrace {
    /// Who.
    pub agent: AgentId,
    /// Why they.
    pub wish: Wish,
    /// What has to hold, as far as it was looked at.
    pub checks: Vec<Check>,
    /// Whether all of it does.
    pub comes_true: bool,
}

/// One of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Who.
    pub agent: AgentId,
    /// Every check, with what it needs and what it found.
    pub checks: Vec<Check>,
    /// The first that does not pass.
    pub refused_by: Option<Check>,
    /// Their place among those who can take it.
    pub rank: Option<Rank>,
    /// How often they declined it: fewer comes first.
    pub declines: u8,
    /// In queues that assign by rules: what each rule found, up to the one that lets them in.
    pub rules: Vec<(String, ConditionTrace)>,
}

/// Everything about who is asked for a conversation in its queue.
pub(super) fn selection(world: &World, conversation: &Conversation) -> Option<Selection> {
    let work_stream = world.work_stream(conversation.work_stream)?;
    let queue = world.queue(conversation.queue)?;
    let customer = world.customer(conversation.customer);
    let terms = Terms::of(world.setup(), &Demand::of(world.setup(), conversation, customer))?;
    let left = !work_stream.distribution.offers() || assign::is_left_to_picking(world, conversation);
    let wishes = wishes(world, work_stream, conversation);
    let mut candidates: Vec<_> = (0_u32..)
        .zip(&queue.members)
        .filter_map(|(position, agent)| {
            let seat = world.seat(*agent)?;
            Some(candidate(world, conversation, &terms, queue, seat, position))
        })
        .collect();
    candidates.sort_by_key(|one| (one.refused_by.is_some(), one.declines, one.rank, one.agent));
    if terms.method == Method::Custom {
        by_rules(world, conversation, &terms, queue, &mut candidates);
    }
    let wished = wishes.iter().find(|wish| wish.comes_true).map(|wish| wish.agent);
    let first = candidates
        .first()
        .filter(|one| one.refused_by.is_none() && terms.offers)
        .map(|one| one.agent);
    Some(Selection {
        left_to_picking: left,
        criteria: criteria(world, queue, conversation),
        ruleset: custom::ruleset(world, queue, conversation).map(|ruleset| ruleset.name.clone()),
        chosen: wished.or(first).filter(|_| !left),
        wishes,
        candidates,
    })
}

fn wishes(world: &World, work_stream: &WorkStream, conversation: &Conversation) -> Vec<WishTrace> {
    wish::wishes(world, work_stream, conversation)
        .filter_map(|(agent, wish)| {
            let mut checks = Vec::new();
            let seat = world.seat(agent)?;
            let _ = wish::checks(world, work_stream, conversation, seat, wish, &mut |check| {
                checks.push(check);
                ControlFlow::Continue(())
            });
            Some(WishTrace {
                agent,
                wish,
                comes_true: checks.iter().all(Check::passes),
                checks,
            })
        })
        .collect()
}

/// Everything that has to hold for one agent to be asked because of the queue.
pub(super) fn checks(
    world: &World,
    conversation: &Conversation,
    terms: &Terms,
    queue: &Queue,
    seat: &Seat,
) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut note = |check| {
        checks.push(check);
        ControlFlow::Continue(())
    };
    let _ = check::lasting(terms, seat, &mut note);
    let _ = check::passing(terms, seat, &mut note);
    checks.push(check::declines(world.setup(), conversation, seat.agent.id));
    if !queue.rings.is_empty() {
        let ring = ring(queue, seat.agent.id);
        checks.push(Check::Ring {
            opens_at: ring.and_then(|ring| ring_opens_at(world.setup(), conversation, ring)),
            is_open: ring.is_some_and(|ring| ring < conversation.rings),
        });
    }
    if let Some(ruleset) = custom::ruleset(world, queue, conversation) {
        checks.push(Check::Rule {
            rule: custom::admits(world, ruleset, terms, conversation, seat),
        });
    }
    checks
}

fn candidate(
    world: &World,
    conversation: &Conversation,
    terms: &Terms,
    queue: &Queue,
    seat: &Seat,
    position: u32,
) -> Candidate {
    let checks = checks(world, conversation, terms, queue, seat);
    let refused_by = checks.iter().find(|check| !check.passes()).copied();
    let standing = standing(world.setup(), terms, queue, seat, position);
    Candidate {
        agent: seat.agent.id,
        rank: standing.map(|standing| rank(terms, standing, seat)),
        declines: conversation.declines_by(seat.agent.id),
        rules: rules(world, conversation, terms, queue, seat),
        refused_by,
        checks,
    }
}

fn criteria(world: &World, queue: &Queue, conversation: &Conversation) -> Vec<ConditionTrace> {
    let AssignmentMethod::Custom(custom) = &queue.assignment else {
        return Vec::new();
    };
    let subject = Subject::conversation(world, conversation);
    up_to_the_first_that_holds(
        custom.selection.iter().map(|(when, _)| trace(when, &subject)),
        |found| found.holds,
    )
}

fn rules(
    world: &World,
    conversation: &Conversation,
    terms: &Terms,
    queue: &Queue,
    seat: &Seat,
) -> Vec<(String, ConditionTrace)> {
    let Some(ruleset) = custom::ruleset(world, queue, conversation) else {
        return Vec::new();
    };
    let subject = Subject::conversation(world, conversation).with_candidate(seat, terms);
    let found = ruleset
        .rules
        .iter()
        .map(|rule| (rule.name.clone(), trace(&rule.when, &subject)));
    up_to_the_first_that_holds(found, |(_, found)| found.holds)
}

/// As far as deciding looks.
pub(super) fn up_to_the_first_that_holds<T>(
    all: impl Iterator<Item = T>,
    holds: impl Fn(&T) -> bool,
) -> Vec<T> {
    let mut found = Vec::new();
    for one in all {
        let decides = holds(&one);
        found.push(one);
        if decides {
            break;
        }
    }
    found
}

/// By the queue's own rules: the earliest rule decides, then its order.
fn by_rules(
    world: &World,
    conversation: &Conversation,
    terms: &Terms,
    queue: &Queue,
    candidates: &mut [Candidate],
) {
    let Some(ruleset) = custom::ruleset(world, queue, conversation) else {
        return;
    };
    let rule_of = |one: &Candidate| {
        one.checks.iter().find_map(|check| match check {
            Check::Rule { rule } => *rule,
            _ => None,
        })
    };
    candidates.sort_by(|one, other| {
        let ring = |one: &Candidate| one.rank.map(|rank| rank.ring);
        let first = |one: &Candidate| {
            (
                one.refused_by.is_some(),
                one.declines > 0,
                ring(one),
                rule_of(one),
            )
        };
        let by_order = || {
            let rule = ruleset.rules.get(usize::from(rule_of(one)?))?;
            let seats = (world.seat(one.agent)?, world.seat(other.agent)?);
            Some(custom::compare(world, rule, terms, seats.0, seats.1))
        };
        first(one)
            .cmp(&first(other))
            .then_with(|| by_order().unwrap_or_else(|| one.agent.cmp(&other.agent)))
    });
}
