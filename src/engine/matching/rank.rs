//! In which order agents are asked.

use super::terms::{Method, Terms};
use crate::domain::{AgentId, Queue, SkillId, SkillMatch};
use crate::engine::seat::Seat;
use crate::engine::setup::Setup;
use serde::Serialize;

/// Where an agent stands among those who may take a conversation: the smaller, the earlier. What comes first counts
/// first: the ring, how near their skills are, then the queue's method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Rank {
    /// Which ring they belong to, from 0.
    pub ring: u8,
    /// How near their skills are, where the nearest comes first.
    pub fit: Fit,
    /// The queue's method.
    pub turn: Turn,
    /// Who joined the queue earlier comes first when all else is equal.
    pub agent: AgentId,
}

/// How near somebody's skills are to what is asked: most skills at the rating asked for, then the smallest lack, then
/// the smallest excess (behaviour §2.8). Lack and excess are in millionths of a scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fit {
    /// How many of the skills asked for are not held at the rating asked for.
    pub unmet: u16,
    /// What is lacking.
    pub lack: u32,
    /// What there is too much of.
    pub excess: u32,
}

/// An agent's place by the queue's method. Ordinals and instants of never are 0, so who never had anything comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Turn {
    /// By capacity.
    Capacity {
        /// What is left, turned round so that more is smaller.
        left: std::cmp::Reverse<i64>,
        /// The ordinal of the last assignment.
        assigned: u64,
    },
    /// In turn.
    Round {
        /// The ordinal of the last assignment from this queue.
        assigned: u64,
        /// The place among the queue's members.
        position: u32,
    },
    /// By activity.
    Activity {
        /// How many conversations hold capacity.
        active: u32,
        /// The instant capacity was last released, in milliseconds.
        released: i64,
        /// The ordinal of the last assignment.
        assigned: u64,
    },
    /// The queue's rules decide, anew for every conversation.
    Rules,
}

/// What a queue and a demand say about an agent, whatever the day brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine) struct Standing {
    pub(in crate::engine) ring: u8,
    pub(in crate::engine) fit: Fit,
    pub(in crate::engine) position: u32,
}

/// Nothing when no ring ever lets them in.
pub(in crate::engine) fn standing(
    setup: &Setup,
    terms: &Terms,
    queue: &Queue,
    seat: &Seat,
    position: u32,
) -> Option<Standing> {
    let fit = match terms.skill_match {
        SkillMatch::Closest if terms.method != Method::Custom => fit(setup, terms, seat, &|_| true),
        _ => Fit::default(),
    };
    Some(Standing {
        ring: ring(queue, seat.agent.id)?,
        fit,
        position,
    })
}

pub(in crate::engine) fn rank(terms: &Terms, standing: Standing, seat: &Seat) -> Rank {
    let ledger = &seat.ledger;
    let turn = match terms.method {
        Method::HighestCapacity => Turn::Capacity {
            left: std::cmp::Reverse(room(terms, seat)),
            assigned: seat.last_assigned,
        },
        Method::RoundRobin => Turn::Round {
            assigned: seat.last_assigned_in(terms.queue),
            position: standing.position,
        },
        Method::LeastActive => Turn::Activity {
            active: u32::try_from(ledger.holds().count()).unwrap_or(u32::MAX),
            released: seat.released_at.0,
            assigned: seat.last_assigned,
        },
        Method::Custom => Turn::Rules,
    };
    Rank {
        ring: standing.ring,
        fit: standing.fit,
        turn,
        agent: seat.agent.id,
    }
}

/// The capacity that counts for this demand: units, or places in the tightest of its profiles.
pub(in crate::engine) fn room(terms: &Terms, seat: &Seat) -> i64 {
    match places(terms, seat) {
        Some(places) if terms.units.0 == 0 => places,
        _ => i64::from(seat.ledger.available().0),
    }
}

/// Places left in the tightest of the profiles asked for; nothing where none is.
pub(in crate::engine) fn places(terms: &Terms, seat: &Seat) -> Option<i64> {
    let usage = |profile| seat.ledger.profiles().get(profile);
    let free = |profile| usage(profile).map_or(0, |usage| usage.free());
    terms.profiles.iter().map(free).min()
}

/// The agent's place among the members of a queue, in the order in which they were added.
pub(in crate::engine) fn position(queue: &Queue, agent: AgentId) -> Option<u32> {
    let place = queue.members.iter().position(|member| *member == agent)?;
    u32::try_from(place).ok()
}

/// How near the agent's skills are to those asked for, among those that count.
pub(in crate::engine) fn fit(
    setup: &Setup,
    terms: &Terms,
    seat: &Seat,
    counts: &dyn Fn(SkillId) -> bool,
) -> Fit {
    let skills = || terms.needs.skills.iter().filter(|(skill, _)| counts(**skill));
    // Scales differ in width: over their common multiple, parts of different scales add up exactly.
    let whole = skills().fold(1, |whole, (skill, _)| {
        common_multiple(whole, setup.width_of_scale(*skill))
    });
    let (mut unmet, mut lack, mut excess) = (0_u16, 0_u64, 0_u64);
    for (skill, need) in skills() {
        let have = seat.agent.rating(*skill).unwrap_or(0);
        let far = u64::from(have.abs_diff(*need)).saturating_mul(whole / setup.width_of_scale(*skill));
        if have >= *need {
            excess = excess.saturating_add(far);
        } else {
            unmet = unmet.saturating_add(1);
            lack = lack.saturating_add(far);
        }
    }
    let share = |part: u64| {
        let millionths = u128::from(part) * 1_000_000 / u128::from(whole);
        u32::try_from(millionths).unwrap_or(u32::MAX)
    };
    Fit {
        unmet,
        lack: share(lack),
        excess: share(excess),
    }
}

fn common_multiple(one: u64, other: u64) -> u64 {
    let (mut rest, mut divisor) = (one, other);
    while divisor != 0 {
        (rest, divisor) = (divisor, rest % divisor);
    }
    (one / rest.max(1)).saturating_mul(other)
}

/// The first ring with the agent in it; one past the last for everybody else, where everybody else is asked at all.
pub(in crate::engine) fn ring(queue: &Queue, agent: AgentId) -> Option<u8> {
    let own = queue.rings.iter().position(|ring| ring.agents.contains(&agent));
    match own {
        Some(ring) => u8::try_from(ring).ok(),
        None if queue.rings.is_empty() => Some(0),
        None => queue
            .beyond_rings
            .and_then(|_| u8::try_from(queue.rings.len()).ok()),
    }
}
