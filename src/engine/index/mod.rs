//! Orderings kept beside the world so that no decision scans everyone.
//!
//! Who may take a conversation depends on its demand, so there is one [`Pool`] per demand: the agents who qualify for
//! it in the order in which they are asked, and the conversations in the order in which they are served. An index is a
//! function of the rest of the world; [`World`] keeps it in step by telling it what changed.

mod alarms;
mod pool;
mod tree;

pub(super) use alarms::Alarm;
pub(super) use pool::Pool;

use super::deadline;
use super::matching::check;
use super::matching::demand::Demand;
use super::matching::place::{InQueue, Place, in_queue, order_of_queues};
use super::matching::wish::{Wish, wishes};
use super::seat::Seat;
use super::world::World;
use crate::domain::{AgentId, ConversationId, HoursId, Millis, Needs, QueueId, Stage, WorkStreamId};
use alarms::Alarms;
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many pools with nothing waiting are kept for the next conversation of their kind.
const IDLE_POOLS: usize = 256;

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    pools: Vec<Pool>,
    by_demand: IndexMap<(QueueId, WorkStreamId, bool), Alike, FxBuildHasher>,
    by_queue: BTreeMap<QueueId, Vec<u32>>,
    /// By agent: the pools they are in, and as which member.
    memberships: Vec<Vec<(u32, u32)>>,
    /// By conversation: where it waits.
    placed: Vec<Option<Placed>>,
    /// By agent: what they would be asked for before all others.
    wished: BTreeMap<AgentId, BTreeSet<InQueue>>,
    /// Priority and group of each queue.
    order: BTreeMap<QueueId, (u32, u32)>,
    alarms: Alarms,
    /// Conversations something became of since their alarms were last set.
    touched: Vec<ConversationId>,
}

/// Pools that differ in what they ask for only.
type Alike = Vec<(Arc<Needs>, u32)>;

/// Where a conversation waits.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Placed {
    pool: u32,
    place: InQueue,
    wished: Vec<(AgentId, InQueue)>,
}

/// What is to be known of a conversation that waits.
pub(super) struct Waiting {
    demand: Demand,
    place: InQueue,
    wished: Vec<(AgentId, InQueue)>,
}

/// A pool of the index, or one to be added to it.
pub(super) enum Found {
    Known(u32),
    New(Box<Pool>),
}

impl Waiting {
    /// Nothing when it does not wait.
    pub(super) fn of(world: &World, id: ConversationId) -> Option<Self> {
        let conversation = world
            .conversation(id)
            .filter(|conversation| conversation.stage == Stage::Open)?;
        let work_stream = world.work_stream(conversation.work_stream)?;
        let place = in_queue(world, world.queue(conversation.queue)?, conversation);
        let wished = wishes(world, work_stream, conversation).map(|(agent, wish)| match wish {
            // Who comes back skips the buckets.
            Wish::SameAgent => (agent, InQueue { bucket: 0, ..place }),
            Wish::Preferred => (agent, place),
        });
        Some(Self {
            demand: Demand::of(world.setup(), conversation, world.customer(conversation.customer)),
            place,
            wished: wished.collect(),
        })
    }
}

impl Index {
    /// The index a world must have.
    pub(super) fn of(world: &World) -> Self {
        let mut index = Self {
            order: order_of_queues(world.queues())
                .map(|(queue, priority, group)| (queue.id, (priority, group)))
                .collect(),
            ..Self::default()
        };
        for conversation in world.conversations() {
            let waiting = Waiting::of(world, conversation.id);
            let pool = waiting
                .as_ref()
                .and_then(|waiting| index.pool_for(world, waiting));
            index.place(conversation.id, waiting.zip(pool));
            index.touch(conversation.id);
        }
        for seat in world.seats() {
            index.change_seat_alarm(seat.agent.id, None, deadline::of_seat(seat, world.settings()));
        }
        for (hours, at) in deadline::of_hours(world) {
            index.alarms.change_other(Alarm::Hours(hours), None, Some(at));
        }
        index.alarms.change_other(Alarm::Day, None, world.day_ends);
        index.set_alarms(|id| deadline::of_conversation(world.setup(), world.conversation(id)?));
        index
    }

    /// Whether it is the index the world must have.
    pub(super) fn is_in_step(&self, world: &World) -> bool {
        let fresh = Self::of(world);
        let waiting = |index: &Self| -> BTreeMap<Demand, BTreeSet<InQueue>> {
            let busy = index.pools.iter().filter(|pool| !pool.line.is_empty());
            busy.map(|pool| (pool.demand.clone(), pool.line.clone()))
                .collect()
        };
        waiting(self) == waiting(&fresh)
            && self.pools.iter().all(|pool| pool.is_in_step(world))
            && self.wished == fresh.wished
            && self.order == fresh.order
            && self.alarms.all_due().eq(fresh.alarms.all_due())
            && self.alarms.others() == fresh.alarms.others()
            && self.alarms.first() == fresh.alarms.first()
    }

    /// Puts a conversation where it waits now, if it does.
    pub(super) fn place(&mut self, id: ConversationId, waiting: Option<(Waiting, Found)>) {
        self.take_out(id);
        let Some((Waiting { place, wished, .. }, found)) = waiting else {
            return;
        };
        let pool = match found {
            Found::Known(pool) => pool,
            Found::New(pool) => {
                if self.pools.len() >= IDLE_POOLS {
                    self.forget_idle_pools();
                }
                self.add_pool(*pool)
            }
        };
        for (agent, place) in &wished {
            self.wished.entry(*agent).or_default().insert(*place);
        }
        if let Some(pool) = self.pools.get_mut(pool as usize) {
            pool.line.insert(place);
        }
        let row = id.0 as usize;
        if row >= self.placed.len() {
            self.placed.resize(row + 1, None);
        }
        if let Some(cell) = self.placed.get_mut(row) {
            *cell = Some(Placed { pool, place, wished });
        }
    }

    fn take_out(&mut self, id: ConversationId) {
        let Some(placed) = self.placed.get_mut(id.0 as usize).and_then(Option::take) else {
            return;
        };
        if let Some(pool) = self.pools.get_mut(placed.pool as usize) {
            pool.line.remove(&placed.place);
        }
        for (agent, place) in placed.wished {
            if let Some(line) = self.wished.get_mut(&agent) {
                line.remove(&place);
                if line.is_empty() {
                    self.wished.remove(&agent);
                }
            }
        }
    }

    /// The pool it waits in: one there is, or one to be added.
    pub(super) fn pool_for(&self, world: &World, waiting: &Waiting) -> Option<Found> {
        let demand = &waiting.demand;
        let key = (demand.queue, demand.work_stream, demand.reserved);
        let mut alike = self.by_demand.get(&key).into_iter().flatten();
        // Needs are mostly shared; comparing them is the exception.
        let is_same = |needs: &Arc<Needs>| Arc::ptr_eq(needs, &demand.needs) || *needs == demand.needs;
        match alike.find(|(needs, _)| is_same(needs)) {
            Some((_, pool)) => Some(Found::Known(*pool)),
            None => Some(Found::New(Box::new(Pool::of(world, demand.clone())?))),
        }
    }

    fn add_pool(&mut self, pool: Pool) -> u32 {
        let number = u32::try_from(self.pools.len()).unwrap_or(u32::MAX);
        let demand = &pool.demand;
        let key = (demand.queue, demand.work_stream, demand.reserved);
        let alike = self.by_demand.entry(key).or_default();
        alike.push((demand.needs.clone(), number));
        self.by_queue.entry(pool.queue()).or_default().push(number);
        for (member, agent) in (0_u32..).zip(pool.members()) {
            let row = agent.0 as usize;
            if row >= self.memberships.len() {
                self.memberships.resize(row + 1, Vec::new());
            }
            if let Some(memberships) = self.memberships.get_mut(row) {
                memberships.push((number, member));
            }
        }
        self.pools.push(pool);
        number
    }

    /// Keeps the pools in which something waits.
    fn forget_idle_pools(&mut self) {
        let pools = std::mem::take(&mut self.pools);
        if pools.iter().filter(|pool| pool.line.is_empty()).count() < IDLE_POOLS / 2 {
            self.pools = pools;
            return;
        }
        self.by_demand.clear();
        self.by_queue.clear();
        self.memberships.clear();
        for pool in pools.into_iter().filter(|pool| !pool.line.is_empty()) {
            let line: Vec<_> = pool.line.iter().map(|place| place.conversation).collect();
            let number = self.add_pool(pool);
            for id in line {
                if let Some(Some(placed)) = self.placed.get_mut(id.0 as usize) {
                    placed.pool = number;
                }
            }
        }
    }

    /// Takes note that something became of a seat. What that means for its place is worked out when somebody asks.
    pub(super) fn change_seat(&mut self, agent: AgentId) {
        let Self {
            pools, memberships, ..
        } = self;
        for (pool, member) in memberships.get(agent.0 as usize).into_iter().flatten() {
            if let Some(pool) = pools.get_mut(*pool as usize) {
                pool.note_change(*member);
            }
        }
    }

    /// Brings the order of the pool a conversation waits in up to date.
    pub(super) fn refresh<'s>(&mut self, id: ConversationId, seat: impl Fn(AgentId) -> Option<&'s Seat>) {
        let placed = self.placed.get(id.0 as usize).and_then(Option::as_ref);
        let pool = placed.map(|placed| placed.pool);
        if let Some(pool) = pool.and_then(|pool| self.pools.get_mut(pool as usize)) {
            pool.refresh(seat);
        }
    }

    pub(super) fn change_seat_alarm(
        &mut self,
        agent: AgentId,
        before: Option<Millis>,
        after: Option<Millis>,
    ) {
        self.alarms.change_other(Alarm::Agent(agent), before, after);
    }

    pub(super) fn change_hours_alarm(
        &mut self,
        hours: HoursId,
        before: Option<Millis>,
        after: Option<Millis>,
    ) {
        self.alarms.change_other(Alarm::Hours(hours), before, after);
    }

    pub(super) fn change_day_alarm(&mut self, before: Option<Millis>, after: Option<Millis>) {
        self.alarms.change_other(Alarm::Day, before, after);
    }

    /// Takes note that something became of a conversation that may change when it is due.
    pub(super) fn touch(&mut self, id: ConversationId) {
        if self.touched.last() != Some(&id) {
            self.touched.push(id);
        }
    }

    /// Sets the alarms of everything touched.
    pub(super) fn set_alarms(&mut self, due: impl Fn(ConversationId) -> Option<Millis>) {
        for id in self.touched.drain(..) {
            self.alarms.change(id, due(id));
        }
        self.alarms.settle();
    }

    /// Forgets a conversation that is no longer kept.
    pub(super) fn forget(&mut self, id: ConversationId) {
        self.take_out(id);
        self.touch(id);
    }

    pub(super) fn first_alarm(&self) -> Option<(Millis, Alarm)> {
        self.alarms.first()
    }

    /// The pool a conversation waits in, and its place there.
    pub(super) fn place_of(&self, id: ConversationId) -> Option<(&Pool, InQueue)> {
        let placed = self.placed.get(id.0 as usize)?.as_ref()?;
        Some((self.pools.get(placed.pool as usize)?, placed.place))
    }

    /// The place at which a conversation is served: its own, or an earlier one where somebody is wished for.
    pub(super) fn served_at(&self, id: ConversationId) -> Option<Place> {
        let placed = self.placed.get(id.0 as usize)?.as_ref()?;
        let queue = self.pools.get(placed.pool as usize)?.queue();
        let wished = placed.wished.iter().map(|(_, place)| *place);
        let first = wished.chain([placed.place]).min()?;
        Some(self.overall(queue, first))
    }

    /// A place in a queue as a place among everything that waits.
    pub(super) fn overall(&self, queue: QueueId, in_queue: InQueue) -> Place {
        let (priority, group) = self.order.get(&queue).copied().unwrap_or((u32::MAX, 0));
        Place {
            priority,
            group,
            in_queue,
        }
    }

    /// The lines of a queue, one per demand.
    pub(super) fn lines_of(&self, queue: QueueId) -> impl Iterator<Item = &Pool> {
        let numbers = self.by_queue.get(&queue).into_iter().flatten();
        numbers
            .filter_map(|number| self.pools.get(*number as usize))
            .filter(|pool| !pool.line.is_empty())
    }

    /// How many conversations wait in a queue.
    pub(super) fn count_waiting(&self, queue: QueueId) -> usize {
        self.lines_of(queue).map(|pool| pool.line.len()).sum()
    }

    /// The lines an agent is free to be asked from.
    pub(super) fn lines_for<'w>(&'w self, seat: &'w Seat) -> impl Iterator<Item = &'w Pool> {
        let own = self.memberships.get(seat.agent.id.0 as usize);
        own.into_iter().flatten().filter_map(move |(pool, _)| {
            let pool = self.pools.get(*pool as usize)?;
            (!pool.line.is_empty() && check::is_free(&pool.terms, seat)).then_some(pool)
        })
    }

    /// What an agent would be asked for before all others, in order of age.
    pub(super) fn wished(&self, agent: AgentId) -> impl Iterator<Item = InQueue> + '_ {
        self.wished.get(&agent).into_iter().flatten().copied()
    }
}
