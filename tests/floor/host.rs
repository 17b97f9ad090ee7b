//! The host: what it does is kept, can be replayed, and does not depend on how often it is asked.

use super::support::day::{self, DAWN, SMALL_FLOOR};
use super::support::shift::{agent, floor, stream};
use std::cell::RefCell;
use std::rc::Rc;
use switchboard::backend::{ChannelBackend, Crew, Inbound, Outbound};
use switchboard::domain::{
    AgentId, Attachments, Audience, Channel, ContactId, ConversationId, Identity, Millis, Span, WorkStreamId,
};
use switchboard::engine::{Command, Event, World, apply};
use switchboard::runtime::{Host, HostError};
use switchboard::storage::{Batch, MemoryStorage, Storage, StorageError};

/// A channel that hands in what it is given and notes what goes out.
#[derive(Clone, Default)]
struct Wire {
    inbox: Rc<RefCell<Vec<(Millis, Inbound)>>>,
    sent: Rc<RefCell<Vec<Outbound>>>,
}

impl Wire {
    fn write(&self, at: Millis, contact: u64, body: &str) {
        let (work_stream, from) = (WorkStreamId(1), Identity::default());
        let wrote = Inbound::Wrote {
            contact: ContactId(contact),
            work_stream,
            from,
            body: body.into(),
            attachments: Attachments::default(),
            context: switchboard::domain::Context::new(),
        };
        self.inbox.borrow_mut().push((at, wrote));
    }
}

impl ChannelBackend for Wire {
    fn poll(&mut self, now: Millis, inbox: &mut Vec<Inbound>) {
        let due = self
            .inbox
            .borrow_mut()
            .extract_if(.., |(at, _)| *at <= now)
            .collect::<Vec<_>>();
        inbox.extend(due.into_iter().map(|(_, inbound)| inbound));
    }

    fn submit(&mut self, outbound: &Outbound, _: Millis) {
        self.sent.borrow_mut().push(outbound.clone());
    }

    fn next_wake(&self) -> Option<Millis> {
        self.inbox.borrow().iter().map(|(at, _)| *at).min()
    }
}

struct Nobody;

impl Crew for Nobody {
    fn observe(&mut self, _: &World, _: &Event) {}
    fn poll(&mut self, _: &World, _: Millis, _: &mut Vec<(AgentId, Command)>) {}
    fn next_wake(&self) -> Option<Millis> {
        None
    }
}

/// A storage that is full from the second batch on.
#[derive(Default)]
struct Full(bool);

impl Storage for Full {
    fn append(&mut self, _: &Batch) -> Result<(), StorageError> {
        if std::mem::replace(&mut self.0, true) {
            Err(StorageError::Full)
        } else {
            Ok(())
        }
    }
    fn load(&self) -> Result<Vec<Batch>, StorageError> {
        Ok(Vec::new())
    }
}

fn wired<S: Storage>(storage: S) -> (Host<Wire, Nobody, S>, Wire) {
    let wire = Wire::default();
    let set = floor(vec![agent(1, 100)], vec![stream(1, Channel::Sms, 40)]);
    (
        Host::open(set, DAWN, wire.clone(), Nobody, storage).expect("it opens"),
        wire,
    )
}

/// Design §2.7: what the customer hears, from the first word to the last, and nothing else.
#[test]
fn only_the_customers_side_crosses_to_the_customer() {
    let (mut host, wire) = wired(MemoryStorage::default());
    let (me, id, contact) = (AgentId(1), ConversationId(1), ContactId(7));
    wire.write(DAWN, 7, "Hello?");
    let mut act = |command, seconds| host.submit(me, &command, DAWN + Span::seconds(seconds));
    act(Command::SignIn, 1).expect("signed in");
    act(Command::Accept(id), 2).expect("accepted");
    act(
        Command::Say {
            conversation: id,
            audience: Audience::Public,
            body: "Hi!".into(),
            attachments: Attachments::default(),
        },
        3,
    )
    .expect("said");
    act(Command::CloseSession(id), 4).expect("parked");
    act(Command::Resume(id), 5).expect("resumed");
    act(Command::End(id), 6).expect("ended");
    act(Command::FollowUp(id), 7).expect_err("not closed yet");
    act(Command::CloseSession(id), 8).expect("closed");
    assert_eq!(
        *wire.sent.borrow(),
        [
            Outbound::Answered(contact),
            Outbound::Said {
                contact,
                body: "Hi!".into(),
                attachments: Attachments::default(),
            },
            Outbound::Answered(contact),
            Outbound::Ended(contact),
        ]
    );
}

/// The wrap-up of an old conversation has no say in the contact's new one.
#[test]
fn closing_an_old_wrap_up_does_not_end_the_new_conversation() {
    let (mut host, wire) = wired(MemoryStorage::default());
    let me = AgentId(1);
    wire.write(DAWN, 7, "Hello?");
    host.submit(me, &Command::SignIn, DAWN + Span(1))
        .expect("signed in");
    host.submit(me, &Command::Accept(ConversationId(1)), DAWN + Span(2))
        .expect("accepted");
    host.submit(me, &Command::End(ConversationId(1)), DAWN + Span(3))
        .expect("ended");
    wire.write(DAWN + Span(4), 7, "One more thing");
    host.advance(DAWN + Span(5)).expect("kept");
    wire.sent.borrow_mut().clear();
    host.submit(me, &Command::CloseSession(ConversationId(1)), DAWN + Span(6))
        .expect("closed");
    assert_eq!(*wire.sent.borrow(), []);
    assert!(host.world().ongoing(ContactId(7)).is_some());
}

#[test]
fn what_cannot_be_kept_is_told_and_nothing_is_lost() {
    let (mut host, wire) = wired(Full::default());
    wire.write(DAWN, 1, "First");
    wire.write(DAWN, 2, "Second");
    let told = host.submit(AgentId(1), &Command::SignIn, DAWN);
    assert_eq!(told, Err(HostError::NotKept(StorageError::Full)));
    assert!(
        host.world().seat(AgentId(1)).expect("exists").is_connected(),
        "it was done all the same"
    );
    for contact in [1, 2] {
        assert!(
            host.world().ongoing(ContactId(contact)).is_some(),
            "contact {contact}"
        );
    }
}

#[test]
fn a_message_that_cannot_be_taken_is_answered() {
    let (mut host, wire) = wired(MemoryStorage::default());
    wire.write(DAWN, 3, "   ");
    host.advance(DAWN).expect("kept");
    assert!(matches!(&wire.sent.borrow()[..], [Outbound::Refused { .. }]));
}

#[test]
fn the_journal_leads_to_the_live_world() {
    let (host, events) = day::play(11);
    let mut replayed = World::new();
    events.iter().for_each(|event| apply(&mut replayed, event));
    assert_eq!(&replayed, host.world());
}

#[test]
fn one_long_step_and_many_short_ones_lead_to_the_same_log() {
    let (_, in_one) = day::play(3);
    let (mut host, scenario) = day::open(SMALL_FLOOR, 3);
    let mut in_many = Vec::new();
    let mut now = DAWN;
    while now < DAWN + scenario.length {
        now = (now + Span(1_337)).min(DAWN + scenario.length);
        host.advance(now).expect("memory is never full");
        in_many.extend(day::events(&mut host));
    }
    assert_eq!(in_one, in_many);
}

#[test]
fn batches_are_numbered_without_a_gap() {
    let (mut host, scenario) = day::open(SMALL_FLOOR, 5);
    host.advance(DAWN + scenario.length)
        .expect("memory is never full");
    let mut next = 0;
    for batch in host.take_batches() {
        assert_eq!(batch.first, next);
        next += batch.events.len() as u64;
    }
    assert_eq!(next, host.world().next_seq());
}

#[test]
fn a_torn_tail_is_cut_at_the_last_whole_batch() {
    let (mut host, _) = day::open(SMALL_FLOOR, 5);
    host.advance(DAWN + Span::minutes(5))
        .expect("memory is never full");
    let batches = host.take_batches();
    let mut storage = MemoryStorage::default();
    for batch in &batches {
        storage.append(batch).expect("memory is never full");
    }
    assert_eq!(storage.load().expect("readable"), batches);

    for damage in [
        |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2),
        |bytes: &mut Vec<u8>| bytes[0] ^= 1,
        Vec::clear,
    ] {
        let mut torn = storage.clone();
        damage(torn.raw_mut().last_mut().expect("there is a batch"));
        assert_eq!(torn.load().expect("readable"), batches[..batches.len() - 1]);
    }
}

#[test]
fn bytes_that_never_were_a_batch_are_refused() {
    for bytes in [&b""[..], b"abc", b"not a batch at all", &[0; 64]] {
        assert!(Batch::decode(bytes).is_err(), "{bytes:?}");
    }
}
