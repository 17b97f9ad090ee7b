//! Only the customer's side crosses to the customer (design §2.7): what people write to each other, write
//! down and file away stays inside, whatever else happens on a day.

use super::support::day::DAWN;
use super::support::shift::{agent, floor, stream};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;
use switchboard::backend::mock::{Colleagues, Customers, Scenario};
use switchboard::backend::{ChannelBackend, Crew, Inbound, Outbound};
use switchboard::domain::{
    Agent, AgentId, Attachment, Attachments, Audience, Author, Channel, ContactId, Context, Conversation,
    ConversationId, Dispositions, Identity, Millis, Purpose, QueueId, QuickReply, QuickReplyId,
    RequeueReason, Role, Span, Stage, WorkStreamId,
};
use switchboard::engine::{Command, Event, Fact, World, apply, invariants};
use switchboard::runtime::Host;
use switchboard::storage::{Batch, MemoryStorage};

const FIRST_DAY: &str = include_str!("../../public/scenarios/first-day.json");

/// The person at the desk on the first day.
const BERT: AgentId = AgentId(1);

/// How often he looks at his desk, in seconds.
const TICK: i64 = 5;

pub type Sent = Rc<RefCell<Vec<Outbound>>>;

/// The scenario's customers, with a record of everything that was sent to them.
struct Recorder {
    customers: Customers,
    sent: Sent,
}

impl ChannelBackend for Recorder {
    fn poll(&mut self, now: Millis, inbox: &mut Vec<Inbound>) {
        self.customers.poll(now, inbox);
    }

    fn submit(&mut self, outbound: &Outbound, now: Millis) {
        self.sent.borrow_mut().push(outbound.clone());
        self.customers.submit(outbound, now);
    }

    fn typing(&self, now: Millis) -> Vec<ContactId> {
        self.customers.typing(now)
    }

    fn next_wake(&self) -> Option<Millis> {
        self.customers.next_wake()
    }
}

/// Words no customer may read, and no two of them alike.
fn inside(kind: &str, id: ConversationId, now: Millis) -> Arc<str> {
    format!("{kind} about {id}, between us, at {}", now.0).into()
}

fn whisper(conversation: ConversationId, now: Millis) -> Command {
    Command::Say {
        conversation,
        audience: Audience::Internal,
        body: inside("A word", conversation, now),
        attachments: Attachments::default(),
    }
}

fn say(conversation: ConversationId, body: &str) -> Command {
    Command::Say {
        conversation,
        audience: Audience::Public,
        body: body.into(),
        attachments: Attachments::default(),
    }
}

fn note(conversation: ConversationId, now: Millis) -> Command {
    Command::SaveNote {
        conversation,
        text: inside("A note", conversation, now),
    }
}

fn filed(world: &World, conversation: &Conversation) -> Command {
    let stream = world.work_stream(conversation.work_stream);
    let offered = stream.into_iter().flat_map(|stream| &stream.dispositions.codes);
    let first = conversation.id.0 as usize % 3;
    Command::SetDispositions {
        conversation: conversation.id,
        codes: offered.skip(first).take(2).cloned().collect(),
    }
}

/// What he does next: he takes what rings, and works on what he has.
fn next(world: &World, now: Millis) -> Vec<Command> {
    let Some(seat) = world.seat(BERT).filter(|seat| seat.is_connected()) else {
        return vec![Command::SignIn];
    };
    let mut commands = Vec::new();
    if seat.presence.cause.wants_banner() {
        commands.push(Command::ResetPresence);
    }
    let ringing = seat.offers.iter().chain(&seat.invitations);
    commands.extend(ringing.map(|id| Command::Accept(*id)));
    commands.extend(seat.assisting.iter().map(|id| whisper(*id, now)));
    let sessions = seat.sessions.iter().filter_map(|id| world.conversation(*id));
    commands.extend(sessions.flat_map(|conversation| work(world, conversation, now)));
    commands
}

/// Step by step, each of them once: everything that stays inside, and enough of the rest to get on.
fn work(world: &World, conversation: &Conversation, now: Millis) -> Vec<Command> {
    let id = conversation.id;
    let step = now.since(conversation.stage_since).whole_seconds() / TICK;
    match (conversation.stage, step) {
        (Stage::Active { .. }, 1) => vec![whisper(id, now), note(id, now)],
        (Stage::Active { .. }, 2) => vec![say(id, "Hello, which order is it, please?")],
        (Stage::Active { .. }, 3..=5) => involve_others(world, conversation, now),
        (Stage::Active { .. }, 20) => vec![say(id, "You get a replacement, it arrives tomorrow.")],
        (Stage::Active { .. }, 30..) => vec![Command::End(id)],
        (Stage::WrapUp { .. }, 2) => {
            vec![whisper(id, now), note(id, now), filed(world, conversation)]
        }
        (Stage::WrapUp { .. }, 4..) => vec![Command::CloseSession(id)],
        _ => Vec::new(),
    }
}

/// He hands over to whoever can be asked, asks for advice, or gives it back to its queue, once.
fn involve_others(world: &World, conversation: &Conversation, now: Millis) -> Vec<Command> {
    let id = conversation.id;
    let queue = world.queue(conversation.queue).into_iter();
    let members = queue.flat_map(|queue| queue.members.iter().copied());
    let others = members.filter(|member| *member != BERT);
    let words = Some(inside("A word with it", id, now));
    match id.0 % 4 {
        0 if conversation.transfers == 0 => others
            .map(|to| Command::Transfer {
                conversation: id,
                to,
                note: words.clone(),
            })
            .collect(),
        1 => others
            .map(|agent| Command::Consult {
                conversation: id,
                agent,
                note: words.clone(),
            })
            .collect(),
        2 if conversation.transfers == 0 => vec![Command::TransferToQueue {
            conversation: id,
            to: conversation.queue,
            note: words,
        }],
        _ => vec![filed(world, conversation)],
    }
}

/// A first day at Nordlyd Audio, with what happened and what customers were sent.
struct Day {
    host: Host<Recorder, Colleagues, MemoryStorage>,
    batches: Vec<Batch>,
    sent: Vec<Outbound>,
}

impl Day {
    fn play(seed: u64) -> Self {
        let scenario = Scenario::parse(FIRST_DAY).unwrap_or_else(|error| panic!("{error}"));
        let set = scenario.floor(DAWN);
        let sent = Sent::default();
        let channels = Recorder {
            customers: Customers::new(&scenario, &set, DAWN, seed),
            sent: Rc::clone(&sent),
        };
        let colleagues = Colleagues::new(&scenario, DAWN, seed);
        let storage = MemoryStorage::default();
        let mut host = Host::open(set, DAWN, channels, colleagues, storage).expect("it opens");
        let mut now = DAWN;
        while now < DAWN + scenario.length {
            now = now + Span::seconds(TICK);
            host.advance(now).expect("memory is never full");
            let commands = next(host.world(), now);
            for command in commands {
                // A refusal is an answer like any other here: colleagues are busy, customers leave.
                let _ = host.submit(BERT, &command, now);
            }
        }
        let batches = host.take_batches();
        let sent = sent.borrow().clone();
        Self { host, batches, sent }
    }

    fn events(&self) -> impl Iterator<Item = &Event> {
        self.batches.iter().flat_map(|batch| &batch.events)
    }

    /// What is not for customers, by the kind of thing it is.
    fn inside(&self) -> BTreeSet<(&'static str, &str)> {
        let events: Vec<_> = self.events().collect();
        let mut inside = BTreeSet::new();
        for (place, event) in events.iter().copied().enumerate() {
            match &event.fact {
                Fact::MessagePosted {
                    author,
                    audience: Audience::Internal,
                    body,
                    ..
                } => {
                    let goes = events.get(place + 1).is_some_and(|next| goes_on(next));
                    let kind = match (*author == Author::Agent(BERT), goes) {
                        (true, true) => "a person hands over",
                        (true, false) => "a person writes",
                        (false, true) => "a colleague hands over",
                        (false, false) => "a colleague writes",
                    };
                    inside.insert((kind, &**body));
                }
                Fact::NoteSaved { text, .. } => {
                    inside.insert(("a note", &**text));
                }
                Fact::DispositionsSet { codes, .. } => {
                    inside.extend(codes.iter().map(|code| ("a code", &**code)));
                }
                _ => {}
            }
        }
        inside
    }
}

/// Whether an event sends a conversation on to somebody else.
fn goes_on(event: &Event) -> bool {
    matches!(
        event.fact,
        Fact::Invited {
            purpose: Purpose::Transfer,
            ..
        } | Fact::ConversationRequeued {
            reason: RequeueReason::Released(_),
            ..
        }
    )
}

/// Every text that was ever written inside, looked for in everything that was ever sent.
#[test]
fn on_a_first_day_nothing_from_inside_reaches_a_customer() {
    let mut seen = BTreeSet::new();
    for seed in 0..6 {
        let day = Day::play(seed);
        let inside = day.inside();
        for outbound in &day.sent {
            let told = format!("{outbound:?}");
            for (kind, text) in &inside {
                assert!(!told.contains(*text), "seed {seed}, {kind}: {told}");
            }
        }
        seen.extend(inside.iter().map(|(kind, _)| *kind));
    }
    let all = [
        "a code",
        "a colleague hands over",
        "a colleague writes",
        "a note",
        "a person hands over",
        "a person writes",
    ];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), all);
}

/// And everything that is theirs does, in the order it was written in.
#[test]
fn on_a_first_day_customers_are_told_all_that_was_written_to_them() {
    for seed in 0..2 {
        let day = Day::play(seed);
        let written: Vec<_> = day
            .events()
            .filter_map(|event| match &event.fact {
                Fact::MessagePosted {
                    author: Author::Agent(_) | Author::Bot(_),
                    audience: Audience::Public,
                    body,
                    ..
                } => Some(body),
                _ => None,
            })
            .collect();
        let said: Vec<_> = day
            .sent
            .iter()
            .filter_map(|outbound| match outbound {
                Outbound::Said { body, .. } => Some(body),
                _ => None,
            })
            .collect();
        assert!(said.len() > 20, "seed {seed}: {}", said.len());
        assert_eq!(said, written, "seed {seed}");
    }
}

/// With a person among the colleagues as well: the invariants, the journal, the replay.
#[test]
fn on_a_first_day_with_a_person_the_promises_hold() {
    for seed in 0..2 {
        let day = Day::play(seed);
        let mut world = World::new();
        for event in day.events() {
            apply(&mut world, event);
            invariants::check(&world)
                .unwrap_or_else(|violation| panic!("seed {seed}, {event:?}: {violation}"));
        }
        invariants::check_at_rest(&world).unwrap_or_else(|violation| panic!("seed {seed}: {violation}"));
        assert_eq!(&world, day.host.world(), "seed {seed}");
        for batch in &day.batches {
            assert_eq!(Batch::decode(&batch.encode()).as_ref(), Ok(batch), "seed {seed}");
        }
    }
}

/// One customer who writes once, and a record of everything they are sent.
pub struct OneCustomer {
    writes_at: Option<Millis>,
    sent: Sent,
}

impl ChannelBackend for OneCustomer {
    fn poll(&mut self, now: Millis, inbox: &mut Vec<Inbound>) {
        let writes = self.writes_at.take_if(|at| *at <= now);
        inbox.extend(writes.map(|_| Inbound::Wrote {
            contact: ContactId(7),
            work_stream: WorkStreamId(1),
            from: Identity::default(),
            body: "Hello?".into(),
            attachments: Attachments::default(),
            context: Context::new(),
        }));
    }

    fn submit(&mut self, outbound: &Outbound, _: Millis) {
        self.sent.borrow_mut().push(outbound.clone());
    }

    fn next_wake(&self) -> Option<Millis> {
        self.writes_at
    }
}

pub struct Nobody;

impl Crew for Nobody {
    fn observe(&mut self, _: &World, _: &Event) {}
    fn poll(&mut self, _: &World, _: Millis, _: &mut Vec<(AgentId, Command)>) {}
    fn next_wake(&self) -> Option<Millis> {
        None
    }
}

/// Three agents and a supervisor, 9, who is in no queue; one customer, who writes at dawn.
pub fn small() -> (Host<OneCustomer, Nobody, MemoryStorage>, Sent) {
    let mut work_stream = stream(1, Channel::LiveChat, 40);
    work_stream.dispositions = Dispositions {
        codes: vec!["Solved between us".into()],
        required: true,
        limit: 1,
    };
    let mut set = floor(vec![agent(1, 100), agent(2, 90), agent(3, 80)], vec![work_stream]);
    set.agents.push(Agent {
        role: Role::Supervisor,
        ..agent(9, 100)
    });
    let sent = Sent::default();
    let channel = OneCustomer {
        writes_at: Some(DAWN),
        sent: Rc::clone(&sent),
    };
    let host = Host::open(set, DAWN, channel, Nobody, MemoryStorage::default()).expect("it opens");
    (host, sent)
}

/// Files go where their message goes: to the customer with a public one, and nowhere with one among colleagues.
#[test]
fn a_file_crosses_with_a_public_message_only() {
    for (audience, crosses) in [(Audience::Public, true), (Audience::Internal, false)] {
        let (mut host, sent) = small();
        let (id, me) = (ConversationId(1), AgentId(1));
        let attachments: Attachments = vec![Attachment::new("label.pdf", "", *b"between us")].into();
        let say = Command::Say {
            conversation: id,
            audience,
            body: "".into(),
            attachments: attachments.clone(),
        };
        for (command, after) in [(Command::SignIn, 1), (Command::Accept(id), 2), (say, 3)] {
            host.submit(me, &command, DAWN + Span::seconds(after))
                .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        }
        let carried = sent.borrow().iter().any(
            |outbound| matches!(outbound, Outbound::Said { attachments: with, .. } if *with == attachments),
        );
        assert_eq!(carried, crosses, "{audience:?}");
    }
}

/// Everything one can do inside, one thing at a time, with how much of it the customer is sent.
#[test]
fn each_thing_that_stays_inside_sends_nothing_by_itself() {
    let (mut host, sent) = small();
    let id = ConversationId(1);
    let answered = Outbound::Answered(ContactId(7));
    let said = Outbound::Said {
        contact: ContactId(7),
        body: "Hi!".into(),
        attachments: Attachments::default(),
    };
    let words = || Some(inside("A word with it", id, DAWN));
    let outcome = || Command::SetDispositions {
        conversation: id,
        codes: vec!["Solved between us".into()],
    };
    let reply = QuickReply {
        id: QuickReplyId(1),
        title: "Title between us".into(),
        locale: "en".into(),
        text: "Text between us".into(),
        tags: Vec::new(),
        work_streams: Vec::new(),
        owner: Some(AgentId(1)),
    };
    let steps = [
        (1, Command::SignIn, None),
        (2, Command::SignIn, None),
        (3, Command::SignIn, None),
        (9, Command::SignIn, None),
        (1, Command::Accept(id), Some(answered.clone())),
        (1, whisper(id, DAWN), None),
        (1, say(id, "Hi!"), Some(said)),
        (1, note(id, DAWN), None),
        (1, outcome(), None),
        (
            1,
            Command::Consult {
                conversation: id,
                agent: AgentId(2),
                note: None,
            },
            None,
        ),
        (2, Command::Accept(id), None),
        (2, whisper(id, DAWN), None),
        (2, note(id, DAWN), None),
        (9, Command::Monitor(id), None),
        (9, whisper(id, DAWN), None),
        (9, note(id, DAWN), None),
        (1, Command::SaveQuickReply(Box::new(reply)), None),
        (1, Command::DeleteQuickReply(QuickReplyId(1)), None),
        (
            1,
            Command::Transfer {
                conversation: id,
                to: AgentId(3),
                note: words(),
            },
            None,
        ),
        (3, Command::Accept(id), Some(answered.clone())),
        (3, whisper(id, DAWN), None),
        (
            3,
            Command::TransferToQueue {
                conversation: id,
                to: QueueId(1),
                note: words(),
            },
            Some(Outbound::Requeued(ContactId(7))),
        ),
        (1, Command::Accept(id), Some(answered)),
        (1, Command::End(id), Some(Outbound::Ended(ContactId(7)))),
        (1, whisper(id, DAWN), None),
        (1, note(id, DAWN + Span(1)), None),
        (1, Command::CloseSession(id), None),
        (1, note(id, DAWN + Span(2)), None),
    ];
    for (second, (by, command, expected)) in (1..).zip(steps) {
        let now = DAWN + Span::seconds(second);
        host.submit(AgentId(by), &command, now)
            .unwrap_or_else(|error| panic!("{command:?} by {by}: {error}"));
        let told: Vec<_> = sent.borrow_mut().drain(..).collect();
        assert_eq!(told, Vec::from_iter(expected), "{command:?} by {by}");
    }
    let one = host.world().conversation(id).expect("it is kept");
    assert_eq!(one.notes.len(), 3, "of agents 1 and 2 and of the supervisor");
    assert!(matches!(one.stage, Stage::Closed { .. }));
}
