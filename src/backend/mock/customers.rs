//! Simulated customers: they arrive, wait, answer what the agent says, lose patience and leave.

use super::chance::Chance;
use super::scenario::{Scenario, Visit};
use super::sketch::Sketch;
use super::story::{Entrance, Progress, Saying, Story};
use super::traffic::Flow;
use crate::backend::{ChannelBackend, Inbound, Outbound};
use crate::domain::{
    Address, Attachments, Channel, ContactId, Context, Customer, CustomerId, CustomerKind, Floor, Identity,
    Millis, Span, WorkStreamId,
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How long a customer waits for an answer before they ask whether anybody is there.
const NUDGE: (Span, Span) = (Span::seconds(75), Span::seconds(120));
/// For how long before a message its writer is seen typing.
const TYPES: Span = Span::seconds(6);
/// For how long somebody stays who sees that an answer is being written.
const STAYS: Span = Span::seconds(20);
/// How long a live customer stays after their question was answered.
const LINGER: (Span, Span) = (Span::seconds(45), Span::seconds(120));

/// The mocked channels with everybody behind them.
#[derive(Debug)]
pub struct Customers {
    stories: Vec<Story>,
    on_file: Vec<Customer>,
    channels: BTreeMap<WorkStreamId, Channel>,
    visits: VecDeque<(Millis, Visit)>,
    flows: Vec<Flow>,
    people: BTreeMap<ContactId, Person>,
    /// When somebody next does something by themselves.
    wakes: BTreeSet<(Millis, ContactId)>,
    /// What each customer wrote about last, for when we write to them first.
    last_story: BTreeMap<CustomerId, usize>,
    /// Who wrote in a thread that is over, and about what, for when we write in it again.
    threads: BTreeMap<ContactId, (Identity, usize)>,
    contacts: u64,
    seed: u64,
}

/// Somebody who writes to us.
#[derive(Debug)]
struct Person {
    customer: Option<CustomerId>,
    from: Identity,
    work_stream: WorkStreamId,
    is_live: bool,
    story: usize,
    progress: Progress,
    chance: Chance,
    /// Whether it is our turn.
    waits: bool,
    /// What they are about to write.
    says: VecDeque<Saying>,
    speaks_at: Option<Millis>,
    nudges_at: Option<Millis>,
    leaves_at: Option<Millis>,
}

impl Person {
    fn next_wake(&self) -> Option<Millis> {
        [self.speaks_at, self.nudges_at, self.leaves_at]
            .into_iter()
            .flatten()
            .min()
    }

    fn fall_silent(&mut self) {
        (self.speaks_at, self.nudges_at, self.leaves_at) = (None, None, None);
        self.says.clear();
    }

    /// The first message of a visit brings with it what the entry knows.
    fn open(&self, contact: ContactId, body: &str, entrance: Option<&Entrance>, now: Millis) -> Inbound {
        let entrance = entrance.filter(|_| self.is_live);
        let visit = |entrance: &Entrance| {
            let mut origin = entrance.at(now);
            // Who is signed in is known.
            origin.visitor.is_authenticated &= self.customer.is_some();
            Box::new(origin)
        };
        Inbound::Wrote {
            contact,
            work_stream: self.work_stream,
            from: Identity {
                origin: entrance.map(visit),
                ..self.from.clone()
            },
            body: body.into(),
            context: entrance.map(Entrance::context).unwrap_or_default(),
            attachments: Attachments::default(),
        }
    }

    fn write(&self, contact: ContactId, body: &str, picture: Option<&Sketch>) -> Inbound {
        Inbound::Wrote {
            contact,
            work_stream: self.work_stream,
            from: self.from.clone(),
            body: body.into(),
            attachments: picture.map_or_else(Attachments::default, |picture| vec![picture.draw()].into()),
            context: Context::new(),
        }
    }
}

impl Customers {
    /// The customers of `scenario` on `floor`, from `start` on, with the luck of `seed`.
    #[must_use]
    pub fn new(scenario: &Scenario, floor: &Floor, start: Millis, seed: u64) -> Self {
        let mut visits: Vec<_> = scenario
            .visits
            .iter()
            .map(|visit| (start + visit.after, visit.clone()))
            .collect();
        visits.sort_by_key(|(at, _)| *at);
        // Streams of chance: contacts count up from 1, flows down from the other end, two each.
        let flow = |(number, traffic): (u64, &super::traffic::Traffic)| {
            let [gaps, choices] = [0, 1].map(|which| Chance::new(seed, u64::MAX / 2 - 2 * number - which));
            Flow::new(traffic.clone(), gaps, choices, start)
        };
        Self {
            stories: scenario.stories.clone(),
            on_file: floor.customers.clone(),
            channels: floor
                .work_streams
                .iter()
                .map(|stream| (stream.id, stream.channel))
                .collect(),
            visits: visits.into(),
            flows: (0..).zip(&scenario.traffic).map(flow).collect(),
            people: BTreeMap::new(),
            wakes: BTreeSet::new(),
            last_story: BTreeMap::new(),
            threads: BTreeMap::new(),
            contacts: 0,
            seed,
        }
    }

    fn arrive(
        &mut self,
        now: Millis,
        customer: Option<CustomerId>,
        work_stream: WorkStreamId,
        story: usize,
        inbox: &mut Vec<Inbound>,
    ) {
        let Some(tale) = self.stories.get(story) else {
            return;
        };
        self.contacts += 1;
        let contact = ContactId(self.contacts);
        let mut chance = Chance::new(self.seed, contact.0);
        let channel = self.channel(work_stream);
        let from = self.identity(customer, channel, &mut chance);
        let opening = tale.open(&mut chance);
        let is_live = channel.is_live();
        let person = Person {
            customer,
            from,
            work_stream,
            is_live,
            story,
            progress: Progress::default(),
            leaves_at: is_live.then(|| now + chance.between(tale.patience)),
            chance,
            waits: true,
            says: VecDeque::new(),
            speaks_at: None,
            nudges_at: None,
        };
        inbox.push(person.open(contact, &opening, tale.origin.as_ref(), now));
        self.last_story.extend(customer.map(|customer| (customer, story)));
        self.seat(contact, person);
    }

    /// What the channel tells of the writer: a widget the e-mail address a customer gave, a phone its number.
    fn identity(&self, customer: Option<CustomerId>, channel: Channel, chance: &mut Chance) -> Identity {
        let on_file = self.on_file.iter().find(|on_file| Some(on_file.id) == customer);
        match (on_file, channel) {
            (
                Some(customer),
                Channel::LiveChat | Channel::PersistentChat | Channel::Teams | Channel::Record,
            ) => Identity {
                name: Some(customer.name.clone()),
                address: customer.email.clone(),
                ..Identity::default()
            },
            (Some(customer), _) => Identity {
                address: customer.phone.clone(),
                ..Identity::default()
            },
            (None, Channel::LiveChat | Channel::PersistentChat | Channel::Teams | Channel::Record) => {
                Identity::default()
            }
            (None, _) => {
                let number = 40_000_000 + chance.below(9_999_999);
                Identity {
                    address: Some(Address(format!("+47{number}").into())),
                    ..Identity::default()
                }
            }
        }
    }

    /// A work stream nobody knows could only be one the file does not name, which it was refused for.
    fn channel(&self, work_stream: WorkStreamId) -> Channel {
        self.channels
            .get(&work_stream)
            .copied()
            .unwrap_or(Channel::LiveChat)
    }

    fn seat(&mut self, contact: ContactId, person: Person) {
        self.wakes.extend(person.next_wake().map(|at| (at, contact)));
        self.people.insert(contact, person);
    }

    /// Changes a person and keeps their alarm in step.
    fn change(&mut self, contact: ContactId, change: impl FnOnce(&mut Person, &Story)) {
        let Some(person) = self.people.get_mut(&contact) else {
            return;
        };
        let Some(story) = self.stories.get(person.story) else {
            return;
        };
        if let Some(at) = person.next_wake() {
            self.wakes.remove(&(at, contact));
        }
        change(person, story);
        self.wakes.extend(person.next_wake().map(|at| (at, contact)));
    }

    fn leave(&mut self, contact: ContactId) {
        if let Some(person) = self.people.remove(&contact) {
            if let Some(at) = person.next_wake() {
                self.wakes.remove(&(at, contact));
            }
            self.threads.insert(contact, (person.from, person.story));
        }
    }

    fn wake(&mut self, contact: ContactId, now: Millis, inbox: &mut Vec<Inbound>) {
        let mut leaves = false;
        self.change(contact, |person, story| {
            if person.leaves_at.is_some_and(|at| at <= now) {
                leaves = true;
            } else if person.speaks_at.is_some_and(|at| at <= now) {
                let said = person.says.pop_front();
                inbox.extend(said.map(|said| person.write(contact, &said.text, said.attach.as_ref())));
                let pause = person.chance.between(story.pace);
                person.speaks_at = (!person.says.is_empty()).then_some(now + pause);
                person.waits = true;
                person.waits_from(now, story);
            } else {
                person.nudges_at = None;
                inbox.push(person.write(contact, "Are you still there?", None));
            }
        });
        if leaves {
            inbox.push(Inbound::Left(contact));
            self.leave(contact);
        }
    }

    /// Somebody on file who can use this channel and is not in contact with us already. Companies do not write: the
    /// people who work there do.
    fn somebody(&self, channel: Channel, chance: &mut Chance) -> Option<CustomerId> {
        let busy: BTreeSet<_> = self
            .people
            .values()
            .filter_map(|person| person.customer)
            .collect();
        let free: Vec<_> = self
            .on_file
            .iter()
            .filter(|customer| customer.kind != CustomerKind::Account)
            .filter(|customer| channel.is_live() || customer.can_be_reached_on(channel))
            .map(|customer| customer.id)
            .filter(|customer| !busy.contains(customer))
            .collect();
        chance.pick(&free).copied()
    }

    fn flow_in(&mut self, number: usize, now: Millis, inbox: &mut Vec<Inbound>) {
        let Some(flow) = self.flows.get(number) else {
            return;
        };
        let mut chance = flow.choices.clone();
        let work_stream = flow.traffic.work_stream;
        let channel = self.channel(work_stream);
        let story = chance.pick(&flow.traffic.stories).copied();
        let unknown = chance.percent(flow.traffic.unknown_percent);
        let customer = if unknown {
            None
        } else {
            self.somebody(channel, &mut chance)
        };
        if let Some(flow) = self.flows.get_mut(number) {
            flow.choices = chance;
            flow.step();
        }
        if let Some(story) = story {
            self.arrive(now, customer, work_stream, story, inbox);
        }
    }

    fn next_source(&self) -> Option<(Millis, Source)> {
        let visit = self.visits.front().map(|(at, _)| (*at, Source::Visit));
        let flow = self
            .flows
            .iter()
            .enumerate()
            .map(|(number, flow)| (flow.next, Source::Flow(number)))
            .min();
        let person = self
            .wakes
            .first()
            .map(|(at, contact)| (*at, Source::Person(*contact)));
        [visit, flow, person].into_iter().flatten().min()
    }
}

/// Who does the next thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Visit,
    Flow(usize),
    Person(ContactId),
}

impl Person {
    /// They have had their say and now wait for ours.
    fn waits_from(&mut self, now: Millis, story: &Story) {
        if self.progress.solved {
            self.nudges_at = None;
            self.leaves_at = self.is_live.then(|| now + self.chance.between(LINGER));
        } else {
            self.nudges_at = Some(now + self.chance.between(NUDGE));
            self.leaves_at = self
                .is_live
                .then(|| now + NUDGE.1 + self.chance.between(story.patience));
        }
    }
}

impl ChannelBackend for Customers {
    fn poll(&mut self, now: Millis, inbox: &mut Vec<Inbound>) {
        while let Some((at, source)) = self.next_source().filter(|(at, _)| *at <= now) {
            match source {
                Source::Visit => {
                    if let Some((_, visit)) = self.visits.pop_front() {
                        self.arrive(at, visit.customer, visit.work_stream, visit.story, inbox);
                    }
                }
                Source::Flow(number) => self.flow_in(number, at, inbox),
                Source::Person(contact) => self.wake(contact, at, inbox),
            }
        }
    }

    fn submit(&mut self, outbound: &Outbound, now: Millis) {
        match outbound {
            Outbound::Started {
                contact,
                customer,
                work_stream,
            } => {
                let channel = self.channel(*work_stream);
                let mut chance = Chance::new(self.seed, contact.0);
                let (from, story) = self.threads.get(contact).cloned().unwrap_or_else(|| {
                    let story = self.last_story.get(customer).copied().unwrap_or(0);
                    (self.identity(Some(*customer), channel, &mut chance), story)
                });
                let person = Person {
                    from,
                    customer: Some(*customer),
                    work_stream: *work_stream,
                    is_live: channel.is_live(),
                    story,
                    progress: Progress::default(),
                    chance,
                    waits: false,
                    says: VecDeque::new(),
                    speaks_at: None,
                    nudges_at: None,
                    leaves_at: None,
                };
                self.seat(*contact, person);
            }
            Outbound::Answered(contact) => self.change(*contact, |person, story| {
                // Somebody is there: the queue's patience is over, the talk's begins.
                if person.waits {
                    person.waits_from(now, story);
                }
            }),
            Outbound::Said { contact, body, .. } => self.change(*contact, |person, story| {
                (person.waits, person.nudges_at) = (false, None);
                let answer = story.answer(&mut person.progress, body, &mut person.chance);
                person.says.extend(answer);
                if person.says.is_empty() {
                    person.waits_from(now, story);
                } else {
                    person.leaves_at = None;
                    person.speaks_at = person
                        .speaks_at
                        .or_else(|| Some(now + person.chance.between(story.pace)));
                }
            }),
            Outbound::Requeued(contact) => self.change(*contact, |person, story| {
                person.fall_silent();
                person.leaves_at = person
                    .is_live
                    .then(|| now + person.chance.between(story.patience));
            }),
            Outbound::Typing(contact) => self.change(*contact, |person, _| {
                // Nobody leaves while they see an answer coming.
                person.leaves_at = person.leaves_at.map(|at| at.max(now + STAYS));
            }),
            Outbound::Ended(contact) => self.leave(*contact),
            Outbound::Refused { .. } => {}
        }
    }

    fn typing(&self, now: Millis) -> Vec<ContactId> {
        let types = |person: &Person| {
            person
                .speaks_at
                .is_some_and(|at| at > now && at.since(now) <= TYPES && !person.says.is_empty())
        };
        let people = self.people.iter();
        people
            .filter(|(_, person)| types(person))
            .map(|(contact, _)| *contact)
            .collect()
    }

    fn next_wake(&self) -> Option<Millis> {
        self.next_source().map(|(at, _)| at)
    }
}
