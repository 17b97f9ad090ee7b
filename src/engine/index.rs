//! Orderings kept beside the world so that no decision scans everyone.
//!
//! An index is a pure function of the rest of the world ([`Index::of`]); [`World`] keeps it in step by taking an
//! entity's entries out before a change and putting them back after.

use super::deadline::{self, Deadline};
use super::seat::{Rank, Seat};
use super::world::World;
use crate::domain::{
    Conversation, ConversationId, Millis, Presence, QueueId, Settings, Stage, WorkStream, WorkStreamId,
};
use std::collections::{BTreeMap, BTreeSet};

type Line = BTreeSet<(Millis, ConversationId)>;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Index {
    /// Open conversations by queue and work stream, oldest first.
    waiting: BTreeMap<QueueId, BTreeMap<WorkStreamId, Line>>,
    /// Connected agents by queue and presence, in the order of assignment.
    ready: BTreeMap<(QueueId, Presence), BTreeSet<Rank>>,
    /// Everything that is due, earliest first.
    deadlines: BTreeSet<(Millis, Deadline)>,
}

impl Index {
    /// The index a world must have.
    pub(super) fn of(world: &World) -> Self {
        let mut index = Self::default();
        for conversation in world.conversations() {
            if let Some(work_stream) = world.work_stream(conversation.work_stream) {
                index.add_conversation(conversation, work_stream);
            }
        }
        for seat in world.seats() {
            index.add_seat(seat, world.settings());
        }
        index
    }

    pub(super) fn add_conversation(&mut self, conversation: &Conversation, work_stream: &WorkStream) {
        if conversation.stage == Stage::Open {
            self.waiting
                .entry(conversation.queue)
                .or_default()
                .entry(conversation.work_stream)
                .or_default()
                .insert((conversation.age_from, conversation.id));
        }
        self.deadlines
            .extend(deadline::of_conversation(conversation, work_stream));
    }

    pub(super) fn remove_conversation(&mut self, conversation: &Conversation, work_stream: &WorkStream) {
        if conversation.stage == Stage::Open
            && let Some(streams) = self.waiting.get_mut(&conversation.queue)
        {
            if let Some(line) = streams.get_mut(&conversation.work_stream) {
                line.remove(&(conversation.age_from, conversation.id));
                if line.is_empty() {
                    streams.remove(&conversation.work_stream);
                }
            }
            if streams.is_empty() {
                self.waiting.remove(&conversation.queue);
            }
        }
        for due in deadline::of_conversation(conversation, work_stream) {
            self.deadlines.remove(&due);
        }
    }

    pub(super) fn add_seat(&mut self, seat: &Seat, settings: &Settings) {
        if seat.is_connected() {
            for queue in &seat.queues {
                self.ready
                    .entry((*queue, seat.presence.status))
                    .or_default()
                    .insert(seat.rank());
            }
        }
        self.deadlines.extend(deadline::of_seat(seat, settings));
    }

    pub(super) fn remove_seat(&mut self, seat: &Seat, settings: &Settings) {
        if seat.is_connected() {
            for queue in &seat.queues {
                let key = (*queue, seat.presence.status);
                if let Some(ranks) = self.ready.get_mut(&key) {
                    ranks.remove(&seat.rank());
                    if ranks.is_empty() {
                        self.ready.remove(&key);
                    }
                }
            }
        }
        if let Some(due) = deadline::of_seat(seat, settings) {
            self.deadlines.remove(&due);
        }
    }

    pub(super) fn first_deadline(&self) -> Option<(Millis, Deadline)> {
        self.deadlines.first().copied()
    }

    /// The work streams with something waiting in a queue, each with its line.
    pub(super) fn waiting_in(&self, queue: QueueId) -> impl Iterator<Item = (WorkStreamId, &Line)> {
        self.waiting
            .get(&queue)
            .into_iter()
            .flatten()
            .map(|(work_stream, line)| (*work_stream, line))
    }

    /// Connected members of a queue with a presence, in the order of assignment.
    pub(super) fn ready(&self, queue: QueueId, presence: Presence) -> impl Iterator<Item = Rank> + '_ {
        self.ready.get(&(queue, presence)).into_iter().flatten().copied()
    }
}
