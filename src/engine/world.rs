//! The world: everything the engine knows, as one plain value.

use super::Refusal;
use super::agenda::Agenda;
use super::deadline;
use super::index::{Index, Waiting};
use super::matching::check;
use super::records::Records;
use super::seat::Seat;
use super::setup::Setup;
use super::table::{LARGEST, Table};
use crate::domain::{
    Address, AgentId, Bot, BotId, CaseId, ContactId, Context, Conversation, ConversationId, Customer,
    CustomerId, HoursId, Identity, Millis, Needs, Queue, QueueId, Settings, Stage, Value, WorkStream,
    WorkStreamId,
};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything the engine knows. Read it through its methods; only [`apply`](super::apply) writes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct World {
    /// How many events led here: the sequence number of the next one.
    pub(super) applied: u64,
    /// When the last of them happened.
    pub(super) now: Millis,
    pub(super) setup: Setup,
    pub(super) seats: Table<AgentId, Seat>,
    pub(super) customers: Table<CustomerId, Customer>,
    pub(super) records: Records,
    pub(super) conversations: Table<ConversationId, Conversation>,
    /// The number of the last conversation, kept or not.
    pub(super) last_conversation: u32,
    /// The number of the last customer.
    pub(super) last_customer: u32,
    /// The ongoing conversation of each contact.
    pub(super) threads: IndexMap<ContactId, ConversationId, FxBuildHasher>,
    /// Who writes from an address.
    pub(super) addresses: IndexMap<Address, BTreeSet<CustomerId>, FxBuildHasher>,
    /// Every conversation of a customer, oldest first.
    pub(super) histories: Table<CustomerId, Vec<ConversationId>>,
    /// How many unknown visitors were named so far.
    pub(super) visitors: u32,
    /// How many offers were made so far.
    pub(super) assignments: u64,
    /// Which operating hours are on.
    pub(super) turns: BTreeMap<HoursId, HoursTurn>,
    /// When the day ends, where anything is counted by the day.
    pub(super) day_ends: Option<Millis>,
    /// How often each route rule that splits sent something to each of its queues.
    pub(super) splits: BTreeMap<(WorkStreamId, u16), BTreeMap<QueueId, u64>>,
    /// How long customers of a queue waited lately.
    pub(super) waits: BTreeMap<QueueId, RecentWait>,
    #[serde(skip)]
    pub(super) index: Index,
    /// Empty between commands; kept for its room.
    #[serde(skip)]
    pub(super) agenda: Agenda,
}

/// Whether operating hours are on, and when that changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HoursTurn {
    pub(super) is_open: bool,
    pub(super) next: Option<Millis>,
}

/// How long customers waited lately, so that recent waits count more (behaviour §14.7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RecentWait {
    pub(super) count: u32,
    /// Milliseconds.
    pub(super) mean: i64,
    pub(super) last_at: Millis,
}

impl PartialEq for Index {
    /// An index is a function of the rest of the world, so it never makes two worlds different. Whether it is in step
    /// is for [`invariants`](super::invariants) to check.
    fn eq(&self, _: &Self) -> bool {
        true
    }
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

    /// When the last event happened.
    #[must_use]
    pub const fn now(&self) -> Millis {
        self.now
    }

    /// What administrators decided.
    #[must_use]
    pub const fn setup(&self) -> &Setup {
        &self.setup
    }

    /// Floor-wide settings.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.setup.settings
    }

    /// Whether operating hours are on. Hours that do not exist always are.
    #[must_use]
    pub fn is_open(&self, hours: HoursId) -> bool {
        self.turns.get(&hours).is_none_or(|turn| turn.is_open)
    }

    /// Whether a queue is open.
    #[must_use]
    pub fn is_queue_open(&self, queue: &Queue) -> bool {
        queue.hours.is_none_or(|hours| self.is_open(hours))
    }

    /// A work stream.
    #[must_use]
    pub fn work_stream(&self, id: WorkStreamId) -> Option<&WorkStream> {
        self.setup.work_streams.get(id)
    }

    /// Every work stream, by id.
    pub fn work_streams(&self) -> impl Iterator<Item = &WorkStream> {
        self.setup.work_streams.values()
    }

    /// A queue.
    #[must_use]
    pub fn queue(&self, id: QueueId) -> Option<&Queue> {
        self.setup.queues.get(id)
    }

    /// Every queue, by id.
    pub fn queues(&self) -> impl Iterator<Item = &Queue> {
        self.setup.queues.values()
    }

    /// A bot.
    #[must_use]
    pub fn bot(&self, id: BotId) -> Option<&Bot> {
        self.setup.bots.get(&id)
    }

    /// An agent at work.
    #[must_use]
    pub fn seat(&self, id: AgentId) -> Option<&Seat> {
        self.seats.get(id)
    }

    /// Every agent, by id.
    pub fn seats(&self) -> impl Iterator<Item = &Seat> {
        self.seats.values()
    }

    /// A customer.
    #[must_use]
    pub fn customer(&self, id: CustomerId) -> Option<&Customer> {
        self.customers.get(id)
    }

    /// Cases, activities and what agents think of articles.
    #[must_use]
    pub const fn records(&self) -> &Records {
        &self.records
    }

    /// A conversation.
    #[must_use]
    pub fn conversation(&self, id: ConversationId) -> Option<&Conversation> {
        self.conversations.get(id)
    }

    /// Every conversation, by id.
    pub fn conversations(&self) -> impl Iterator<Item = &Conversation> {
        self.conversations.values()
    }

    /// Every conversation of a customer, oldest first.
    #[must_use]
    pub fn conversations_of(&self, customer: CustomerId) -> &[ConversationId] {
        self.histories.get(customer).map_or(&[], Vec::as_slice)
    }

    /// The ongoing conversation of a contact.
    #[must_use]
    pub fn ongoing(&self, contact: ContactId) -> Option<&Conversation> {
        self.threads
            .get(&contact)
            .and_then(|id| self.conversations.get(*id))
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
        check::session(self.settings().session_limit as usize, seat).passes()
    }

    /// What waits in a queue, in the order in which it is served.
    #[must_use]
    pub fn waiting_in(&self, queue: QueueId) -> Vec<ConversationId> {
        let mut line: Vec<_> = self
            .index
            .lines_of(queue)
            .flat_map(|pool| pool.line.iter().copied())
            .collect();
        line.sort_unstable();
        line.into_iter().map(|place| place.conversation).collect()
    }

    /// The customer an identity and the answers of a survey belong to: everything given must fit, and exactly one hit
    /// counts (behaviour §9.3). Who is on file comes before those who only wrote once.
    #[must_use]
    pub fn identify(&self, from: &Identity, context: &Context) -> Option<CustomerId> {
        let answer = |name: &str| match context.get(name)? {
            Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Value::Number(_) => None,
        };
        let address = from.address.as_ref().map(|address| &*address.0);
        let given: Vec<&str> = [address, answer("Email"), answer("Phone")]
            .into_iter()
            .flatten()
            .collect();
        let name = answer("Name");
        let hits = self.addresses.get(*given.first()?)?;
        let fits = |id: &&CustomerId| {
            self.customer(**id).is_some_and(|customer| {
                let has = |given: &&str| customer.addresses().any(|address| &*address.0 == *given);
                given.iter().all(has) && name.is_none_or(|name| name == customer.name)
            })
        };
        let on_file = |id: &&CustomerId| self.customer(**id).is_some_and(Customer::is_on_file);
        let hits: Vec<_> = hits.iter().filter(fits).collect();
        let only = |hits: &[&CustomerId]| match hits {
            [one] => Some(**one),
            _ => None,
        };
        match hits.iter().copied().filter(|id| on_file(id)).collect::<Vec<_>>() {
            known if known.is_empty() => only(&hits),
            known => only(&known),
        }
    }

    /// The open case of a customer who has exactly one (behaviour §9.3).
    #[must_use]
    pub fn only_open_case_of(&self, customer: CustomerId) -> Option<CaseId> {
        let mut open = self
            .records
            .cases_of(customer)
            .filter(|case| case.status.is_active());
        let first = open.next()?;
        open.next().is_none().then_some(first.id)
    }

    /// What the next visitor nobody knows is called.
    pub(super) fn next_visitor_name(&self) -> String {
        format!("Visitor {}", self.visitors + 1)
    }

    pub(super) const fn index(&self) -> &Index {
        &self.index
    }

    /// Rows are numbered, and there is an end to numbers.
    pub(super) const fn must_have_numbers_left(&self) -> Result<(), Refusal> {
        if self.last_conversation < LARGEST && self.last_customer < LARGEST {
            Ok(())
        } else {
            Err(Refusal::NoNumbersLeft)
        }
    }

    pub(super) const fn next_conversation_id(&self) -> ConversationId {
        ConversationId(self.last_conversation + 1)
    }

    pub(super) const fn next_customer_id(&self) -> CustomerId {
        CustomerId(self.last_customer + 1)
    }

    /// Changes a conversation and keeps the index in step.
    pub(super) fn change_conversation(&mut self, id: ConversationId, change: impl FnOnce(&mut Conversation)) {
        let Some(conversation) = self.conversations.get_mut(id) else {
            return;
        };
        let before = Standpoint::of(conversation);
        change(conversation);
        let after = Standpoint::of(conversation);
        if (after.is_open || before.is_open) && (before != after || self.serves_by_rules(id)) {
            self.place(id);
        }
        self.index.touch(id);
    }

    /// Puts a conversation where it waits now, if it does.
    pub(super) fn place(&mut self, id: ConversationId) {
        let waiting = Waiting::of(self, id);
        let pool = waiting
            .as_ref()
            .and_then(|waiting| self.index.pool_for(self, waiting));
        self.index.place(id, waiting.zip(pool));
    }

    /// Sets the alarms of every conversation something became of.
    pub(super) fn set_alarms(&mut self) {
        let Self {
            conversations,
            setup,
            index,
            ..
        } = self;
        index.set_alarms(|id| deadline::of_conversation(setup, conversations.get(id)?));
    }

    /// Whether the conversation's place depends on more than its age.
    fn serves_by_rules(&self, id: ConversationId) -> bool {
        self.conversation(id)
            .and_then(|conversation| self.queue(conversation.queue))
            .is_some_and(|queue| !queue.is_first_come())
    }

    /// Changes a seat and keeps the index in step.
    pub(super) fn change_seat(&mut self, id: AgentId, change: impl FnOnce(&mut Seat)) {
        let Self {
            seats, setup, index, ..
        } = self;
        if let Some(seat) = seats.get_mut(id) {
            let before = deadline::of_seat(seat, &setup.settings);
            change(seat);
            index.change_seat(id);
            index.change_seat_alarm(id, before, deadline::of_seat(seat, &setup.settings));
        }
    }

    /// Brings the order of those who could take a conversation up to date, before it is looked at.
    pub(super) fn refresh(&mut self, id: ConversationId) {
        let Self { seats, index, .. } = self;
        index.refresh(id, |agent| seats.get(agent));
    }
}

/// What of a conversation decides where it waits.
#[derive(PartialEq, Eq)]
struct Standpoint {
    is_open: bool,
    queue: QueueId,
    age_from: Millis,
    last_agent: Option<AgentId>,
    /// Needs are replaced, never changed in place, so where they lie tells whether they are the same.
    needs: *const Needs,
}

impl Standpoint {
    fn of(conversation: &Conversation) -> Self {
        Self {
            is_open: conversation.stage == Stage::Open,
            queue: conversation.queue,
            age_from: conversation.age_from,
            last_agent: conversation.last_agent,
            needs: Arc::as_ptr(&conversation.needs),
        }
    }
}
