//! How the cost of one decision grows with the floor, and what a full floor takes in memory. Prints a table.
//!
//! Each line is a floor whose agents serve three of twenty queues and are all full, with so many waiting. Measured is a
//! whole command with its log, that ends in an assignment: an agent closes a conversation and is offered the next; and
//! the choice of an agent alone.
#![expect(clippy::disallowed_methods, reason = "a benchmark has a clock")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a benchmark stops at the first surprise"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};
use switchboard::domain::{
    Agent, AgentId, Attachments, Channel, ContactId, Context, ConversationId, Cost, Floor, Identity, Millis,
    Presence, Queue, QueueId, Span, Units, WorkStream, WorkStreamId,
};
use switchboard::engine::{Actor, Command, Event, Fact, Stamp, World, choose, execute};

const QUEUES: u32 = 20;
const ROUNDS: usize = 4_000;
const START: Millis = Millis(1_772_438_400_000);

struct Bench {
    world: World,
    now: Millis,
    contacts: u64,
}

impl Bench {
    fn open(agents: u32) -> Self {
        let members = |queue: u32| {
            let serves = move |agent: &u32| (0..3).any(|n| (agent + n * 7) % QUEUES == queue);
            (1..=agents).filter(serves).map(AgentId).collect()
        };
        let floor = Floor {
            queues: (0..QUEUES)
                .map(|id| Queue {
                    members: members(id),
                    ..Queue::new(QueueId(id), &format!("Q{id}"))
                })
                .collect(),
            work_streams: (0..QUEUES)
                .map(|id| WorkStream {
                    cost: Cost::Units(Units(25)),
                    ..WorkStream::new(WorkStreamId(id), &format!("W{id}"), Channel::Sms, QueueId(id))
                })
                .collect(),
            agents: (1..=agents).map(|id| Agent::new(AgentId(id), "A")).collect(),
            ..Floor::default()
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

    fn arrive(&mut self) -> Vec<Event> {
        self.contacts += 1;
        let command = Command::CustomerWrites {
            contact: ContactId(self.contacts),
            work_stream: WorkStreamId((self.contacts % u64::from(QUEUES)) as u32),
            from: Identity::default(),
            body: "Hello?".into(),
            attachments: Attachments::default(),
            context: Context::new(),
        };
        self.run(Actor::Customer, &command)
    }

    /// Arrivals until `waiting` of them found nobody.
    fn fill(&mut self, waiting: usize) {
        let mut left = waiting;
        while left > 0 {
            match offered(&self.arrive()) {
                Some((agent, conversation)) => {
                    self.run(Actor::Agent(agent), &Command::Accept(conversation));
                }
                None => left -= 1,
            }
        }
    }

    /// One agent ends and closes a conversation, is offered the next and takes it. Returns how long closing took.
    fn free_up(&mut self, agent: AgentId) -> Duration {
        let session = self.world.seat(agent).unwrap().sessions[0];
        self.run(Actor::Agent(agent), &Command::End(session));
        self.now = self.now + Span(1);
        let stamp = Stamp::new(self.now, Actor::Agent(agent));
        let start = Instant::now();
        let events = execute(&mut self.world, &Command::CloseSession(session), stamp).unwrap();
        let taken = start.elapsed();
        let (agent, conversation) = offered(&events).unwrap();
        self.run(Actor::Agent(agent), &Command::Accept(conversation));
        self.fill(1);
        taken
    }

    /// With one agent free, chooses for a conversation that waits. Returns how long that took and how many were
    /// looked at.
    fn choose_for_one(&mut self, agent: AgentId) -> (Duration, usize) {
        self.run(Actor::Agent(agent), &Command::SetPresence(Presence::Away.into()));
        let session = self.world.seat(agent).unwrap().sessions[0];
        self.run(Actor::Agent(agent), &Command::End(session));
        self.run(Actor::Agent(agent), &Command::CloseSession(session));
        let queue = *self.world.seat(agent).unwrap().queues.first().unwrap();
        let waiting: ConversationId = self.world.waiting_in(queue)[0];
        let start = Instant::now();
        let choice = black_box(choose(&mut self.world, waiting));
        let taken = start.elapsed();
        let back = self.run(
            Actor::Agent(agent),
            &Command::SetPresence(Presence::Available.into()),
        );
        let (agent, conversation) = offered(&back).unwrap();
        self.run(Actor::Agent(agent), &Command::Accept(conversation));
        self.fill(1);
        (taken, choice.looked_at)
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

fn percentile(samples: &mut [Duration], percent: usize) -> f64 {
    samples.sort_unstable();
    samples[samples.len() * percent / 100].as_secs_f64() * 1.0e6
}

/// Resident memory in megabytes, where the system tells.
fn resident() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1_000.0)
}

/// 1,000 agents, 10,000 open and 100,000 closed conversations.
fn memory() -> Option<f64> {
    let before = resident()?;
    let mut bench = Bench::open(1_000);
    bench.fill(6_000);
    let mut agent = 0;
    for _ in 0..100_000 {
        agent = agent % 1_000 + 1;
        bench.free_up(AgentId(agent));
    }
    let after = resident()?;
    black_box(&bench.world);
    Some(after - before)
}

fn main() {
    if let Some(megabytes) = memory() {
        println!("1,000 agents, 10,000 open and 100,000 closed conversations: {megabytes:.0} MB\n");
    }
    println!(
        "| agents | waiting | whole command p50, µs | p99, µs | choice alone p50, µs | p99, µs | looked at |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (agents, waiting) in [
        (1_000, 1_000),
        (1_000, 10_000),
        (1_000, 100_000),
        (10_000, 10_000),
        (100_000, 10_000),
    ] {
        let mut bench = Bench::open(agents);
        bench.fill(waiting);
        let (mut whole, mut choice, mut looked_at) = (Vec::new(), Vec::new(), 0);
        let mut agent = 0;
        for _ in 0..ROUNDS {
            agent = agent % agents + 1;
            whole.push(bench.free_up(AgentId(agent)));
        }
        for _ in 0..ROUNDS / 4 {
            agent = agent % agents + 1;
            let (taken, looked) = bench.choose_for_one(AgentId(agent));
            choice.push(taken);
            looked_at = looked_at.max(looked);
        }
        println!(
            "| {agents} | {waiting} | {:.2} | {:.2} | {:.2} | {:.2} | {looked_at} |",
            percentile(&mut whole, 50),
            percentile(&mut whole, 99),
            percentile(&mut choice, 50),
            percentile(&mut choice, 99),
        );
    }
}
