//! A floor under test: commands go in, every event is checked, time moves only when told.

use switchboard::domain::{
    Address, Agent, AgentId, Attachments, Channel, ContactId, Context, ConversationId, Cost, Floor, Identity,
    Millis, Presence, Queue, QueueId, Span, Stage, Units, WorkStream, WorkStreamId,
};
use switchboard::engine::{
    Actor, Command, Event, Refusal, Seat, Stamp, World, apply, execute, fingerprint, invariants,
    next_deadline, touches,
};

/// When every shift begins.
pub const START: Millis = Millis(1_772_438_400_000);

/// A work stream named after its number, over the first queue.
pub fn stream(id: u32, channel: Channel, cost: i32) -> WorkStream {
    WorkStream {
        cost: Cost::Units(Units(cost)),
        keeps_agent: false,
        ..WorkStream::new(WorkStreamId(id), &format!("Stream {id}"), channel, QueueId(1))
    }
}

pub fn agent(id: u32, units: i32) -> Agent {
    Agent {
        units: Some(Units(units)),
        ..Agent::new(AgentId(id), &format!("Agent {id}"))
    }
}

/// One queue with all of `agents`, and the given work streams over it.
pub fn floor(agents: Vec<Agent>, work_streams: Vec<WorkStream>) -> Floor {
    let members = agents.iter().map(|agent| agent.id).collect();
    Floor {
        queues: vec![Queue {
            members,
            ..Queue::new(QueueId(1), "Support")
        }],
        work_streams,
        agents,
        ..Floor::default()
    }
}

/// A floor at work.
pub struct Shift {
    pub world: World,
    pub log: Vec<Event>,
    pub now: Millis,
    contacts: u64,
}

impl Shift {
    pub fn open(floor: Floor) -> Self {
        let mut shift = Self {
            world: World::new(),
            log: Vec::new(),
            now: START,
            contacts: 0,
        };
        shift
            .run(Actor::Administrator, Command::OpenFloor(Box::new(floor)))
            .expect("the floor opens");
        shift
    }

    /// A shift that goes on from a stored world.
    pub fn resumed(world: World, now: Millis) -> Self {
        Self {
            world,
            log: Vec::new(),
            now,
            contacts: 0,
        }
    }

    /// This shift as it goes on after it was stored and read again.
    pub fn stored_and_read(&self) -> Self {
        let bytes = postcard::to_allocvec(&self.world).expect("a world can be written");
        let read: World = postcard::from_bytes(&bytes).expect("a written world can be read");
        let read = read.restored();
        assert_eq!(read, self.world, "what was read is what was written");
        Self::resumed(read, self.now)
    }

    /// Fails unless the log alone leads to the world as it stands.
    pub fn replays(&self) {
        let mut replayed = World::new();
        for event in &self.log {
            apply(&mut replayed, event);
        }
        assert_eq!(replayed, self.world);
        assert_eq!(fingerprint(&replayed), fingerprint(&self.world));
    }

    /// A floor whose agents have all signed in, in order of id.
    pub fn staffed(floor: Floor) -> Self {
        let agents: Vec<_> = floor.agents.iter().map(|agent| agent.id).collect();
        let mut shift = Self::open(floor);
        for agent in agents {
            shift.by(agent.0, Command::SignIn);
        }
        shift
    }

    /// Carries out a command and checks all that must hold: after every event, and at rest.
    pub fn run(&mut self, actor: Actor, command: Command) -> Result<(), Refusal> {
        let mut shadow = self.world.clone();
        let result = execute(&mut self.world, &command, Stamp::new(self.now, actor));
        match result {
            Ok(events) => {
                for event in &events {
                    follow(&mut shadow, event);
                }
                assert_eq!(
                    shadow, self.world,
                    "the events of {command:?} do not lead to the live world"
                );
                invariants::check_at_rest(&self.world)
                    .unwrap_or_else(|violation| panic!("after {command:?}: {violation}"));
                self.log.extend(events);
                Ok(())
            }
            Err(refusal) => {
                assert_eq!(shadow, self.world, "refusing {command:?} changed the world");
                Err(refusal)
            }
        }
    }

    /// A command of an agent that must succeed.
    pub fn by(&mut self, agent: u32, command: Command) {
        self.try_by(agent, command.clone())
            .unwrap_or_else(|refusal| panic!("{command:?} by {agent}: {refusal}"));
    }

    pub fn try_by(&mut self, agent: u32, command: Command) -> Result<(), Refusal> {
        self.run(Actor::Agent(AgentId(agent)), command)
    }

    /// A new contact writes on a work stream. Returns its conversation.
    pub fn contact(&mut self, work_stream: u32) -> ConversationId {
        self.contacts += 1;
        let contact = ContactId(self.contacts);
        self.write(contact, work_stream, "Hello?")
            .expect("a new contact is taken in");
        self.world.ongoing(contact).expect("it is ongoing").id
    }

    pub fn write(&mut self, contact: ContactId, work_stream: u32, body: &str) -> Result<(), Refusal> {
        self.run(Actor::Customer, Self::message(contact, work_stream, body))
    }

    /// The command a message comes in as.
    pub fn message(contact: ContactId, work_stream: u32, body: &str) -> Command {
        Command::CustomerWrites {
            contact,
            work_stream: WorkStreamId(work_stream),
            from: Identity {
                address: Some(Address(format!("+47{:08}", contact.0).into())),
                ..Identity::default()
            },
            body: body.into(),
            attachments: Attachments::default(),
            context: Context::new(),
        }
    }

    /// A contact whose conversation `agent` is offered and accepts.
    pub fn take(&mut self, agent: u32, work_stream: u32) -> ConversationId {
        let conversation = self.contact(work_stream);
        assert_eq!(
            self.offered_to(conversation),
            Some(agent),
            "the offer goes to the agent under test"
        );
        self.by(agent, Command::Accept(conversation));
        conversation
    }

    /// Lets time pass; everything that falls due happens at its own instant.
    pub fn wait(&mut self, span: Span) {
        let until = self.now + span;
        while let Some(due) = next_deadline(&self.world).filter(|due| *due <= until) {
            self.now = due.max(self.now);
            let before = self.log.len();
            self.run(Actor::System, Command::Tick)
                .expect("time is never refused");
            assert!(
                self.log.len() > before,
                "a deadline that does nothing would come for ever"
            );
        }
        self.now = until;
    }

    pub fn seat(&self, agent: u32) -> &Seat {
        self.world.seat(AgentId(agent)).expect("the agent exists")
    }

    pub fn presence(&self, agent: u32) -> Presence {
        self.seat(agent).presence.status
    }

    pub fn available(&self, agent: u32) -> i32 {
        self.seat(agent).ledger.available().0
    }

    pub fn stage(&self, conversation: ConversationId) -> Stage {
        self.world
            .conversation(conversation)
            .expect("the conversation exists")
            .stage
    }

    pub fn offered_to(&self, conversation: ConversationId) -> Option<u32> {
        match self.stage(conversation) {
            Stage::Offered { agent, .. } => Some(agent.0),
            _ => None,
        }
    }
}

/// Applies one event and checks the invariants, and that it named every facet it changed.
fn follow(world: &mut World, event: &Event) {
    let named = touches(world, event);
    let before = world.clone();
    apply(world, event);
    invariants::check(world)
        .and_then(|()| invariants::check_step(&before, world))
        .unwrap_or_else(|violation| panic!("after {event:?}: {violation}"));
    for facet in super::facets::changed(&before, world) {
        assert!(
            named.contains(&facet),
            "{event:?} changed {facet:?} without naming it"
        );
    }
}
