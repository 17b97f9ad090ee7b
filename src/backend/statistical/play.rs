//! Playing a plan through the engine.

use super::file::{CUSTOMERS, address};
use super::plan::{Arrivals, Kind, Plan, TraceEntry};
use crate::domain::{
    AgentId, Attachments, ContactId, Context, ConversationId, Identity, Millis, Span, WorkStreamId,
};
use crate::engine::{Actor, Command, Event, Fact, Refusal, Stamp, World, execute, next_deadline};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

/// When every statistical day begins: 2026-03-02, 0:00 UTC.
const START: Millis = Millis(1_772_409_600_000);

/// After how many finished conversations the world lets go of them.
const FORGET: usize = 32;

/// What became of one conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Which arrival it was, from 0.
    pub number: usize,
    /// What kind of conversation.
    pub work_stream: WorkStreamId,
    /// When it came, from the start.
    pub arrived: Span,
    /// When its wait was over: somebody took it, or the customer left.
    pub waited_until: Span,
    /// When all was over.
    pub ended: Span,
    /// How.
    pub ending: Ending,
}

/// How a conversation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// This agent answered.
    Served(AgentId),
    /// The customer gave up.
    Abandoned,
    /// There was no room to wait.
    SentAway,
}

/// Plays `plan` with `seed` to its end and tells every outcome, in order of ending. Returns the world as it is then.
///
/// # Errors
/// A [`Refusal`] when the plan's floor contradicts itself.
pub fn play(plan: &Plan, seed: u64, tell: impl FnMut(Outcome)) -> Result<World, Refusal> {
    let mut player = Player::open(plan, seed, tell)?;
    while player.step() {}
    Ok(player.world)
}

/// A plan being played, step by step.
pub struct Player<'p, F> {
    plan: &'p Plan,
    world: World,
    now: Millis,
    /// What comes, by time, then in the order in which it was decided.
    agenda: BinaryHeap<Reverse<(Millis, u64, Next)>>,
    decided: u64,
    sources: Vec<Source>,
    left: usize,
    /// By arrival.
    going_on: Vec<Visit>,
    contacts: Vec<Identity>,
    greeting: Arc<str>,
    /// By conversation: which arrival.
    visits: Vec<u32>,
    finished: Vec<ConversationId>,
    tell: F,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Next {
    /// The agent is done.
    End(u32),
    /// The customer gives up.
    Leave(u32),
    /// Somebody comes, from a source.
    Arrive(u32),
    /// Somebody comes, by the trace.
    Entry(u32),
}

struct Source {
    arrivals: Arrivals,
    arriving: oorandom::Rand64,
    handling: oorandom::Rand64,
    waiting: oorandom::Rand64,
}

#[derive(Clone, Copy)]
struct Visit {
    work_stream: WorkStreamId,
    arrived: Millis,
    handle: Span,
    conversation: ConversationId,
    started: Option<(AgentId, Millis)>,
}

impl<'p, F: FnMut(Outcome)> Player<'p, F> {
    /// Opens the floor and signs everybody in.
    ///
    /// # Errors
    /// A [`Refusal`] when the floor contradicts itself.
    pub fn open(plan: &'p Plan, seed: u64, tell: F) -> Result<Self, Refusal> {
        let mut player = Self {
            plan,
            world: World::new(),
            now: START,
            agenda: BinaryHeap::new(),
            decided: 0,
            sources: Vec::new(),
            left: 0,
            going_on: Vec::new(),
            contacts: (1..=CUSTOMERS)
                .map(|number| Identity {
                    address: Some(address(number)),
                    ..Identity::default()
                })
                .collect(),
            greeting: "Hello?".into(),
            visits: Vec::new(),
            finished: Vec::new(),
            tell,
        };
        player.command(
            Actor::Administrator,
            &Command::OpenFloor(Box::new(plan.floor.clone())),
        )?;
        for agent in &plan.floor.agents {
            player.command(Actor::Agent(agent.id), &Command::SignIn)?;
        }
        match &plan.kind {
            Kind::Streams { arrivals, streams } => player.open_sources(*arrivals, streams, seed),
            Kind::Trace(entries) => {
                player.left = entries.len();
                for (number, entry) in (0..).zip(entries) {
                    player.decide(START + entry.at, Next::Entry(number));
                }
            }
        }
        Ok(player)
    }

    /// Does the next thing. False when there is nothing left to do.
    pub fn step(&mut self) -> bool {
        let due = next_deadline(&self.world);
        let next = self.agenda.peek().map(|Reverse((at, ..))| *at);
        if let Some(due) = due.filter(|due| next.is_some_and(|next| *due <= next)) {
            self.now = self.now.max(due);
            // Time is never refused.
            let _ = self.command(Actor::System, &Command::Tick);
            return true;
        }
        let Some(Reverse((at, _, next))) = self.agenda.pop() else {
            return false;
        };
        self.now = at;
        match next {
            Next::Arrive(source) => self.arrive(source),
            Next::Entry(number) => self.enter(number),
            Next::Leave(visit) => self.leave(visit),
            Next::End(visit) => self.end(visit),
        }
        true
    }

    /// The time of the last thing done.
    #[must_use]
    pub const fn now(&self) -> Millis {
        self.now
    }

    /// The world as it stands.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// Goes on with a world that was stored and read again.
    pub fn replace_world(&mut self, world: World) {
        self.world = world;
    }

    /// Every number has a stream of its own, so that what one is drawn for never changes another.
    fn open_sources(&mut self, arrivals: usize, streams: &[Arrivals], seed: u64) {
        self.left = arrivals;
        for (number, arrivals) in (0..).zip(streams) {
            let stream = |purpose: u32| {
                oorandom::Rand64::new_inc(seed.into(), (u128::from(number) << 2) + u128::from(purpose))
            };
            let mut source = Source {
                arrivals: *arrivals,
                arriving: stream(0),
                handling: stream(1),
                waiting: stream(2),
            };
            let first = source.arrivals.every.draw(&mut source.arriving);
            self.sources.push(source);
            self.decide(START + first, Next::Arrive(number));
        }
    }

    fn decide(&mut self, at: Millis, next: Next) {
        self.decided += 1;
        self.agenda.push(Reverse((at, self.decided, next)));
    }

    fn arrive(&mut self, number: u32) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        let Some(source) = self.sources.get_mut(number as usize) else {
            return;
        };
        let again = source.arrivals.every.draw(&mut source.arriving);
        let entry = TraceEntry {
            at: Span::ZERO,
            work_stream: source.arrivals.work_stream,
            handle: source.arrivals.handle.draw(&mut source.handling),
            patience: source
                .arrivals
                .patience
                .map(|patience| patience.draw(&mut source.waiting)),
        };
        self.decide(self.now + again, Next::Arrive(number));
        self.come(entry);
    }

    fn enter(&mut self, number: u32) {
        let plan = self.plan;
        if let Kind::Trace(entries) = &plan.kind
            && let Some(entry) = entries.get(number as usize)
        {
            self.come(*entry);
        }
    }

    fn come(&mut self, entry: TraceEntry) {
        let visit = u32::try_from(self.going_on.len()).unwrap_or(u32::MAX);
        let from = self
            .contacts
            .get((visit % CUSTOMERS) as usize)
            .cloned()
            .unwrap_or_default();
        let command = Command::CustomerWrites {
            contact: ContactId(visit.into()),
            work_stream: entry.work_stream,
            from,
            body: self.greeting.clone(),
            attachments: Attachments::default(),
            context: Context::new(),
        };
        self.going_on.push(Visit {
            work_stream: entry.work_stream,
            arrived: self.now,
            handle: entry.handle,
            conversation: ConversationId(0),
            started: None,
        });
        // A message of one word is never refused.
        let _ = self.command(Actor::Customer, &command);
        let waits = self
            .going_on
            .get(visit as usize)
            .is_some_and(|visit| visit.started.is_none());
        if let Some(patience) = entry.patience.filter(|_| waits) {
            self.decide(self.now + patience, Next::Leave(visit));
        }
    }

    fn leave(&mut self, visit: u32) {
        let still_waits = self
            .going_on
            .get(visit as usize)
            .is_some_and(|visit| visit.started.is_none());
        if still_waits {
            let _ = self.command(Actor::Customer, &Command::CustomerLeaves(ContactId(visit.into())));
        }
    }

    fn end(&mut self, visit: u32) {
        let Some(Visit {
            conversation,
            started: Some((agent, _)),
            ..
        }) = self.going_on.get(visit as usize).copied()
        else {
            return;
        };
        // Theirs since they accepted it, so neither is refused.
        let _ = self.command(Actor::Agent(agent), &Command::End(conversation));
        let _ = self.command(Actor::Agent(agent), &Command::CloseSession(conversation));
    }

    fn command(&mut self, actor: Actor, command: &Command) -> Result<(), Refusal> {
        let events = execute(&mut self.world, command, Stamp::new(self.now, actor))?;
        for event in &events {
            self.follow(event);
        }
        if self.finished.len() >= FORGET {
            let conversations = std::mem::take(&mut self.finished);
            execute(
                &mut self.world,
                &Command::Forget { conversations },
                Stamp::new(self.now, Actor::System),
            )?;
        }
        Ok(())
    }

    fn follow(&mut self, event: &Event) {
        match &event.fact {
            Fact::ConversationOpened {
                conversation,
                contact,
                ..
            } => {
                let visit = u32::try_from(contact.0).unwrap_or(u32::MAX);
                self.visits.push(visit);
                if let Some(visit) = self.going_on.get_mut(visit as usize) {
                    visit.conversation = *conversation;
                }
            }
            Fact::OfferAccepted { conversation, agent } => self.start(*conversation, *agent),
            Fact::ConversationClosed { conversation, .. } => self.finish(*conversation),
            _ => {}
        }
    }

    fn visit_of(&self, conversation: ConversationId) -> Option<u32> {
        let row = conversation.0.checked_sub(1)?;
        self.visits.get(row as usize).copied()
    }

    fn start(&mut self, conversation: ConversationId, agent: AgentId) {
        let now = self.now;
        let pace = self.plan.crew.get(&agent).copied().unwrap_or(100);
        let Some(number) = self.visit_of(conversation) else {
            return;
        };
        if let Some(visit) = self.going_on.get_mut(number as usize) {
            visit.started = Some((agent, now));
            let handle = Span(visit.handle.0 * 100 / i64::from(pace));
            self.decide(now + handle, Next::End(number));
        }
    }

    fn finish(&mut self, conversation: ConversationId) {
        self.finished.push(conversation);
        let Some(number) = self.visit_of(conversation) else {
            return;
        };
        let Some(visit) = self.going_on.get(number as usize) else {
            return;
        };
        let ending = match visit.started {
            Some((agent, _)) => Ending::Served(agent),
            None if visit.arrived == self.now && self.was_sent_away(conversation) => Ending::SentAway,
            None => Ending::Abandoned,
        };
        let from_start = |at: Millis| at.since(START);
        (self.tell)(Outcome {
            number: number as usize,
            work_stream: visit.work_stream,
            arrived: from_start(visit.arrived),
            waited_until: from_start(visit.started.map_or(self.now, |(_, at)| at)),
            ended: from_start(self.now),
            ending,
        });
    }

    fn was_sent_away(&self, conversation: ConversationId) -> bool {
        use crate::domain::{ClosureReason, Stage};
        self.world.conversation(conversation).is_some_and(|conversation| {
            matches!(
                conversation.stage,
                Stage::Closed {
                    reason: ClosureReason::OverflowEnded,
                    ..
                }
            )
        })
    }
}
