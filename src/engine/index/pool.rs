//! A pool: those who qualify for a demand, in the order in which they are asked, and what waits for them.

use super::tree::{Key, OUT, Tree};
use crate::domain::{AgentId, QueueId};
use crate::engine::World;
use crate::engine::matching::check;
use crate::engine::matching::demand::Demand;
use crate::engine::matching::place::InQueue;
use crate::engine::matching::rank::{Rank, Standing, Turn, rank, standing};
use crate::engine::matching::terms::Terms;
use crate::engine::seat::Seat;
use std::collections::BTreeSet;

/// See the module.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Pool {
    pub(in crate::engine) demand: Demand,
    pub(in crate::engine) terms: Terms,
    members: Vec<(AgentId, Standing)>,
    tree: Tree,
    /// Members something became of since the order was last asked for, and who they are.
    changed: Vec<u32>,
    is_changed: Vec<bool>,
    /// What waits, in the order in which it is served.
    pub(in crate::engine) line: BTreeSet<InQueue>,
}

impl Pool {
    /// The pool of a demand with nothing waiting yet; nothing when the demand's queue or work stream does not exist.
    pub(super) fn of(world: &World, demand: Demand) -> Option<Self> {
        let terms = Terms::of(world.setup(), &demand)?;
        let queue = world.queue(terms.queue)?;
        let mut members = Vec::new();
        // Where nobody is asked because of the queue, nobody has to be kept in order.
        if terms.offers {
            for (position, agent) in (0_u32..).zip(&queue.members) {
                if let Some(seat) = world.seat(*agent)
                    && check::qualifies(&terms, seat)
                    && let Some(standing) = standing(world.setup(), &terms, queue, seat, position)
                {
                    members.push((*agent, standing));
                }
            }
        }
        let mut pool = Self {
            demand,
            terms,
            tree: Tree::default(),
            changed: Vec::new(),
            is_changed: vec![false; members.len()],
            members,
            line: BTreeSet::new(),
        };
        let seats = pool.members.iter().map(|(agent, standing)| {
            let seat = world.seat(*agent);
            seat.map_or(OUT, |seat| pool.key(*standing, seat))
        });
        pool.tree = Tree::of(seats.collect());
        Some(pool)
    }

    pub(super) fn members(&self) -> impl Iterator<Item = AgentId> + '_ {
        self.members.iter().map(|(agent, _)| *agent)
    }

    /// Takes note that something became of a member.
    pub(super) fn note_change(&mut self, member: u32) {
        if let Some(is_changed) = self.is_changed.get_mut(member as usize)
            && !*is_changed
        {
            *is_changed = true;
            self.changed.push(member);
        }
    }

    /// Brings the order up to date.
    pub(super) fn refresh<'s>(&mut self, seat: impl Fn(AgentId) -> Option<&'s Seat>) {
        while let Some(member) = self.changed.pop() {
            if let Some(is_changed) = self.is_changed.get_mut(member as usize) {
                *is_changed = false;
            }
            if let Some((agent, standing)) = self.members.get(member as usize)
                && let Some(seat) = seat(*agent)
            {
                let key = self.key(*standing, seat);
                self.tree.change(member, key);
            }
        }
    }

    /// Whether the order is what a new pool would have, for checks.
    pub(super) fn is_in_step(&self, world: &World) -> bool {
        let Some(fresh) = Self::of(world, self.demand.clone()) else {
            return false;
        };
        let mut own = self.clone();
        own.refresh(|agent| world.seat(agent));
        self.members == fresh.members && own.tree.in_order().eq(fresh.tree.in_order())
    }

    /// Who is asked first.
    pub(in crate::engine) fn first(&self) -> Option<AgentId> {
        let (member, _) = self.tree.best()?;
        self.member(member)
    }

    /// Everybody who is asked, in order; also those who are only to be told that all their sessions are open.
    pub(in crate::engine) fn in_order(&self) -> impl Iterator<Item = (u8, AgentId)> + '_ {
        self.tree
            .in_order()
            .filter_map(|(member, key)| Some((ring_of(key), self.member(member)?)))
    }

    pub(in crate::engine) const fn queue(&self) -> QueueId {
        self.terms.queue
    }

    fn member(&self, member: u32) -> Option<AgentId> {
        self.members.get(member as usize).map(|(agent, _)| *agent)
    }

    fn key(&self, standing: Standing, seat: &Seat) -> Key {
        if check::is_free(&self.terms, seat) || check::is_to_be_told_of_full_rail(&self.terms, seat) {
            pack(rank(&self.terms, standing, seat))
        } else {
            OUT
        }
    }
}

/// A rank as numbers that compare as it does. What does not fit is cut off where it no longer matters.
fn pack(rank: Rank) -> Key {
    let fit = rank.fit;
    let lasting = u64::from(rank.ring) << 56
        | u64::from(fit.unmet.min(0xff)) << 48
        | u64::from(fit.lack.min(0xff_ffff)) << 24
        | u64::from(fit.excess.min(0xff_ffff));
    let (first, second) = match rank.turn {
        Turn::Capacity { left, assigned } => (!(left.0 ^ i64::MIN).cast_unsigned(), assigned),
        Turn::Round { assigned, position } => (assigned, position.into()),
        Turn::Activity {
            active,
            released,
            assigned,
        } => {
            let released = released.max(0).cast_unsigned().min((1 << 48) - 1);
            (u64::from(active.min(0xffff)) << 48 | released, assigned)
        }
        Turn::Rules => (0, 0),
    };
    (lasting, first, second, rank.agent.0)
}

fn ring_of(key: Key) -> u8 {
    (key.0 >> 56) as u8
}
