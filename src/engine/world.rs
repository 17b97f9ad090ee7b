//! The world: everything the engine knows, as one plain value.

use super::index::Index;
use super::seat::Seat;
use crate::domain::{
    Address, AgentId, ContactId, Conversation, ConversationId, Customer, CustomerId, Identity, Queue,
    QueueId, Settings, WorkStream, WorkStreamId,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything the engine knows. Read it through its methods; only [`apply`](super::apply) writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct World {
    /// How many events led here: the sequence number of the next one.
    pub(super) applied: u64,
    pub(super) settings: Settings,
    pub(super) work_streams: BTreeMap<WorkStreamId, WorkStream>,
    pub(super) queues: BTreeMap<QueueId, Queue>,
    pub(super) seats: BTreeMap<AgentId, Seat>,
    pub(super) customers: BTreeMap<CustomerId, Customer>,
    pub(super) conversations: BTreeMap<ConversationId, Conversation>,
    /// The ongoing conversation of each contact.
    pub(super) threads: BTreeMap<ContactId, ConversationId>,
    /// Who writes from an address.
    pub(super) addresses: BTreeMap<Address, BTreeSet<CustomerId>>,
    /// Every conversation of a customer, oldest first.
    pub(super) histories: BTreeMap<CustomerId, Vec<ConversationId>>,
    /// How many unknown visitors were named so far.
    pub(super) visitors: u32,
    /// How many offers were made so far.
    pub(super) assignments: u64,
    #[serde(skip)]
    pub(super) index: Index,
}

impl World {
    /// A world in which nothing has happened yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The world again after it was read from storage, with the orderings that are not stored.
    #[must_use]
    pub fn restored(mut self) -> Self {
        self.index = Index::of(&self);
        self
    }

    /// The sequence number of the next event.
    #[must_use]
    pub const fn next_seq(&self) -> u64 {
        self.applied
    }

    /// Floor-wide settings.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// A work stream.
    #[must_use]
    pub fn work_stream(&self, id: WorkStreamId) -> Option<&WorkStream> {
        self.work_streams.get(&id)
    }

    /// Every work stream, by id.
    pub fn work_streams(&self) -> impl Iterator<Item = &WorkStream> {
        self.work_streams.values()
    }

    /// A queue.
    #[must_use]
    pub fn queue(&self, id: QueueId) -> Option<&Queue> {
        self.queues.get(&id)
    }

    /// Every queue, by id.
    pub fn queues(&self) -> impl Iterator<Item = &Queue> {
        self.queues.values()
    }

    /// An agent at work.
    #[must_use]
    pub fn seat(&self, id: AgentId) -> Option<&Seat> {
        self.seats.get(&id)
    }

    /// Every agent, by id.
    pub fn seats(&self) -> impl Iterator<Item = &Seat> {
        self.seats.values()
    }

    /// A customer.
    #[must_use]
    pub fn customer(&self, id: CustomerId) -> Option<&Customer> {
        self.customers.get(&id)
    }

    /// A conversation.
    #[must_use]
    pub fn conversation(&self, id: ConversationId) -> Option<&Conversation> {
        self.conversations.get(&id)
    }

    /// Every conversation, by id.
    pub fn conversations(&self) -> impl Iterator<Item = &Conversation> {
        self.conversations.values()
    }

    /// Every conversation of a customer, oldest first.
    #[must_use]
    pub fn conversations_of(&self, customer: CustomerId) -> &[ConversationId] {
        self.histories.get(&customer).map_or(&[], Vec::as_slice)
    }

    /// The ongoing conversation of a contact.
    #[must_use]
    pub fn ongoing(&self, contact: ContactId) -> Option<&Conversation> {
        self.threads
            .get(&contact)
            .and_then(|id| self.conversations.get(id))
    }

    /// Every customer, by id.
    pub fn customers(&self) -> impl Iterator<Item = &Customer> {
        self.customers.values()
    }

    /// Whether the conversation's customer sits in front of its channel.
    #[must_use]
    pub fn is_live(&self, conversation: &Conversation) -> bool {
        self.work_stream(conversation.work_stream)
            .is_some_and(|stream| stream.channel.is_live())
    }

    /// Whether the agent has room for one more session.
    #[must_use]
    pub fn has_slot(&self, seat: &Seat) -> bool {
        seat.slots_used() < self.settings.session_limit as usize
    }

    /// What waits in a queue, oldest first.
    #[must_use]
    pub fn waiting_in(&self, queue: QueueId) -> Vec<ConversationId> {
        let mut line: Vec<_> = self
            .index
            .waiting_in(queue)
            .flat_map(|(_, line)| line.iter().copied())
            .collect();
        line.sort_unstable();
        line.into_iter().map(|(_, conversation)| conversation).collect()
    }

    /// The customer on file an identity belongs to: exactly one hit counts (behaviour §9.3).
    #[must_use]
    pub fn identify(&self, from: &Identity) -> Option<CustomerId> {
        let hits = self.addresses.get(from.address.as_ref()?)?;
        match hits.len() {
            1 => hits.first().copied(),
            _ => None,
        }
    }

    pub(super) const fn index(&self) -> &Index {
        &self.index
    }

    pub(super) fn next_conversation_id(&self) -> ConversationId {
        ConversationId(self.conversations.last_key_value().map_or(1, |(id, _)| id.0 + 1))
    }

    pub(super) fn next_customer_id(&self) -> CustomerId {
        CustomerId(self.customers.last_key_value().map_or(1, |(id, _)| id.0 + 1))
    }

    /// Changes a conversation and keeps the index in step.
    pub(super) fn change_conversation(&mut self, id: ConversationId, change: impl FnOnce(&mut Conversation)) {
        let Self {
            conversations,
            work_streams,
            index,
            ..
        } = self;
        if let Some(conversation) = conversations.get_mut(&id)
            && let Some(work_stream) = work_streams.get(&conversation.work_stream)
        {
            index.remove_conversation(conversation, work_stream);
            change(conversation);
            index.add_conversation(conversation, work_stream);
        }
    }

    /// Changes a seat and keeps the index in step.
    pub(super) fn change_seat(&mut self, id: AgentId, change: impl FnOnce(&mut Seat)) {
        let Self {
            seats,
            settings,
            index,
            ..
        } = self;
        if let Some(seat) = seats.get_mut(&id) {
            index.remove_seat(seat, settings);
            change(seat);
            index.add_seat(seat, settings);
        }
    }
}
