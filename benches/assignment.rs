//! How long one assignment takes: 1,000 agents, 10,000 waiting.
//!
//! Both ways it comes about are measured as a whole command, with all that follows and the event log: a conversation
//! arrives and finds an agent, and an agent frees up and finds a conversation.
#![expect(clippy::disallowed_methods, reason = "a benchmark has a clock")]
#![allow(clippy::indexing_slicing, clippy::unwrap_used, missing_docs)]

use criterion::{Criterion, criterion_group, criterion_main};
use std::time::{Duration, Instant};
use switchboard::domain::{
    Agent, AgentId, AutoClose, Channel, ContactId, ConversationId, Distribution, Floor, Identity, Millis,
    Presence, PresenceSet, Queue, QueueId, Settings, Span, Units, WorkStream, WorkStreamId, WrapUpPolicy,
};
use switchboard::engine::{Actor, Command, Event, Fact, Stamp, World, execute};

const QUEUES: u32 = 20;
const START: Millis = Millis(1_772_438_400_000);

struct Bench {
    world: World,
    now: Millis,
    contacts: u64,
}

impl Bench {
    /// A floor of `agents` in three queues each, all signed in.
    fn open(agents: u32) -> Self {
        let members = |queue: u32| {
            let serves = move |agent: &u32| (0..3).any(|n| (agent + n * 7) % QUEUES == queue);
            (1..=agents).filter(serves).map(AgentId).collect()
        };
        let floor = Floor {
            settings: Settings::default(),
            queues: (0..QUEUES)
                .map(|id| Queue {
                    id: QueueId(id),
                    name: format!("Q{id}"),
                    priority: id % 3,
                    members: members(id),
                })
                .collect(),
            work_streams: (0..QUEUES)
                .map(|id| WorkStream {
                    id: WorkStreamId(id),
                    name: format!("W{id}"),
                    channel: Channel::Sms,
                    queue: QueueId(id),
                    distribution: Distribution::Push,
                    cost: Units(25),
                    allowed_presences: PresenceSet::from_iter([Presence::Available, Presence::Busy]),
                    wrap_up: WrapUpPolicy::Always,
                    notification: NotificationTemplate {
                        countdown: Span::seconds(120),
                        ..NotificationTemplate::default()
                    },
                    auto_close: AutoClose::for_channel(Channel::Sms),
                })
                .collect(),
            agents: (1..=agents)
                .map(|id| Agent {
                    id: AgentId(id),
                    name: format!("A{id}"),
                    units: Units(100),
                    default_presence: Presence::Available,
                })
                .collect(),
            customers: Vec::new(),
        };
        let mut bench = Self {
            world: World::new(),
            now: START,
            contacts: 0,
        };
        bench.run(Actor::Administrator, &Command::OpenFloor(Box::new(floor)));
        for agent in 1..=agents {
            bench.run(Actor::Agent(AgentId(agent)), &Command::SignIn);
        }
        bench
    }

    fn run(&mut self, actor: Actor, command: &Command) -> Vec<Event> {
        self.now = self.now + Span(1);
        execute(&mut self.world, command, Stamp::new(self.now, actor)).unwrap()
    }

    fn arrival(&mut self) -> Command {
        self.contacts += 1;
        Command::CustomerWrites {
            contact: ContactId(self.contacts),
            work_stream: WorkStreamId((self.contacts % u64::from(QUEUES)) as u32),
            from: Identity::default(),
            body: "Hello?".into(),
        }
    }

    /// Arrivals until `waiting` of them found nobody.
    fn fill(&mut self, waiting: usize) {
        let mut left = waiting;
        while left > 0 {
            let arrival = self.arrival();
            let events = self.run(Actor::Customer, &arrival);
            match offered(&events) {
                Some((agent, conversation)) => {
                    self.run(Actor::Agent(agent), &Command::Accept(conversation));
                }
                None => left -= 1,
            }
        }
    }
}

fn offered(events: &[Event]) -> Option<(AgentId, ConversationId)> {
    events.iter().find_map(|event| match event.fact {
        Fact::OfferMade {
            conversation, agent, ..
        } => Some((agent, conversation)),
        _ => None,
    })
}

/// An agent closes a conversation and is offered the next of 10,000 that wait.
fn agent_frees_up(criterion: &mut Criterion) {
    let mut bench = Bench::open(1_000);
    bench.fill(10_000);
    let mut turn = 0;
    criterion.bench_function("an agent frees up: 1,000 agents, 10,000 waiting", |bencher| {
        bencher.iter_custom(|rounds| {
            let mut taken = Duration::ZERO;
            for _ in 0..rounds {
                turn = turn % 1_000 + 1;
                let agent = AgentId(turn);
                let session = bench.world.seat(agent).unwrap().sessions[0];
                bench.run(Actor::Agent(agent), &Command::End(session));
                bench.now = bench.now + Span(1);
                let stamp = Stamp::new(bench.now, Actor::Agent(agent));
                let start = Instant::now();
                let events = execute(&mut bench.world, &Command::CloseSession(session), stamp).unwrap();
                taken += start.elapsed();
                let (agent, conversation) = offered(&events).unwrap();
                bench.run(Actor::Agent(agent), &Command::Accept(conversation));
                bench.fill(1);
            }
            taken
        });
    });
}

/// A conversation arrives on a floor where most agents have room.
fn conversation_arrives(criterion: &mut Criterion) {
    let mut bench = Bench::open(1_000);
    criterion.bench_function("a conversation arrives: 1,000 agents with room", |bencher| {
        bencher.iter_custom(|rounds| {
            let mut taken = Duration::ZERO;
            for _ in 0..rounds {
                let arrival = bench.arrival();
                bench.now = bench.now + Span(1);
                let stamp = Stamp::new(bench.now, Actor::Customer);
                let start = Instant::now();
                let events = execute(&mut bench.world, &arrival, stamp).unwrap();
                taken += start.elapsed();
                // An agent works off their oldest from the third on, so that the floor never fills up.
                if let Some((agent, conversation)) = offered(&events) {
                    let by = Actor::Agent(agent);
                    bench.run(by, &Command::Accept(conversation));
                    let oldest = bench.world.seat(agent).unwrap().sessions[0];
                    if bench.world.seat(agent).unwrap().sessions.len() > 2 {
                        bench.run(by, &Command::End(oldest));
                        bench.run(by, &Command::CloseSession(oldest));
                    }
                }
            }
            taken
        });
    });
}

criterion_group!(benches, agent_frees_up, conversation_arrives);
criterion_main!(benches);
