//! Words to the customer and words among colleagues: who may write which, and what those among colleagues
//! change for the customer, which is nothing (seed 002; behaviour §8.3, §8.5).

use super::people::{conversation, desk, say};
use super::support::shift::{START, Shift};
use super::words::{add, advises, among_colleagues, in_stage, parts, transfer_with, whisper, write};
use switchboard::domain::{AgentId, Audience, Author, BotId, ContactId, ConversationId, Line, Span, Status};
use switchboard::engine::{Actor, Command, Refusal};
use switchboard::insights::Tally;

type Answer = Result<(), Refusal>;

const BOTH: [Audience; 2] = [Audience::Public, Audience::Internal];

#[test]
fn whoever_is_in_it_writes_to_colleagues_and_whoever_was_let_writes_to_the_customer() {
    for part in parts() {
        for (audience, may) in [(Audience::Public, part.speaks), (Audience::Internal, part.is_in)] {
            let mut shift = Shift::staffed(desk());
            let id = shift.take(1, 1);
            (part.prepare)(&mut shift, id);
            let expected = match audience {
                _ if may => Ok(()),
                Audience::Public => Err(Refusal::NotYours),
                Audience::Internal => Err(Refusal::NotInvolved),
            };
            assert_eq!(
                shift.try_by(part.who, write(id, audience, "Well")),
                expected,
                "{} writes, {audience:?}",
                part.name
            );
        }
    }
}

/// Colleagues talk as long as there is work with it; the customer is talked to only while they are there.
#[test]
fn each_state_lets_its_agent_write_to_whom_there_is() {
    fn not_while(status: Status) -> Answer {
        Err(Refusal::WrongStatus(status))
    }
    for (status, public, internal) in [
        (Status::Open, not_while(Status::Open), Err(Refusal::NotInvolved)),
        (
            Status::Offered,
            not_while(Status::Offered),
            Err(Refusal::NotInvolved),
        ),
        (Status::Active, Ok(()), Ok(())),
        (
            Status::Waiting,
            not_while(Status::Waiting),
            not_while(Status::Waiting),
        ),
        (Status::WrapUp, not_while(Status::WrapUp), Ok(())),
        (
            Status::Closed,
            not_while(Status::Closed),
            not_while(Status::Closed),
        ),
    ] {
        let mut shift = Shift::staffed(desk());
        let id = in_stage(&mut shift, status);
        assert_eq!(shift.try_by(1, say(id)), public, "{status:?}, to the customer");
        assert_eq!(
            shift.try_by(1, whisper(id)),
            internal,
            "{status:?}, to colleagues"
        );
    }
}

#[test]
fn in_wrap_up_whoever_listens_still_talks_with_the_agent_and_advisers_are_gone() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    advises(&mut shift, id);
    shift.by(1, add(id));
    shift.by(9, Command::Monitor(id));
    shift.by(9, Command::Join(id));
    shift.by(1, Command::End(id));
    for (who, internal) in [(1, Ok(())), (9, Ok(())), (2, Err(Refusal::NotInvolved))] {
        assert_eq!(shift.try_by(who, whisper(id)), internal, "agent {who}");
        assert_eq!(
            shift.try_by(who, say(id)),
            Err(Refusal::WrongStatus(Status::WrapUp)),
            "agent {who}"
        );
    }
}

#[test]
fn nobody_writes_who_is_not_there_not_an_agent_or_has_nothing_to_say() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    let unknown = ConversationId(99);
    for audience in BOTH {
        assert_eq!(
            shift.try_by(1, write(id, audience, " \n\t")),
            Err(Refusal::EmptyMessage)
        );
        assert_eq!(
            shift.try_by(1, write(unknown, audience, "Well")),
            Err(Refusal::UnknownConversation(unknown))
        );
        for actor in [
            Actor::Customer,
            Actor::Bot(BotId(1)),
            Actor::Administrator,
            Actor::System,
        ] {
            assert_eq!(
                shift.run(actor, write(id, audience, "Well")),
                Err(Refusal::OnlyForAgents),
                "{actor:?}"
            );
        }
    }
    shift.by(1, Command::SignOut);
    for audience in BOTH {
        assert_eq!(
            shift.try_by(1, write(id, audience, "Well")),
            Err(Refusal::NotSignedIn)
        );
    }
}

/// Whose turn is it? The customer's only once somebody has answered them.
#[test]
fn words_among_colleagues_do_not_end_the_customers_wait() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    let waits = |shift: &Shift| {
        let one = conversation(shift, id);
        assert_eq!(one.waits_since(), one.unanswered_since, "in a talk");
        one.unanswered_since
    };
    advises(&mut shift, id);
    shift.by(9, Command::Monitor(id));
    for who in [1, 2, 9] {
        shift.wait(Span::seconds(20));
        shift.by(who, whisper(id));
        assert_eq!(waits(&shift), Some(START), "agent {who}");
    }
    let contact: ContactId = conversation(&shift, id).contact;
    shift.write(contact, 1, "Hello??").expect("taken in");
    assert_eq!(waits(&shift), Some(START), "since the first word nobody answered");

    shift.by(1, say(id));
    assert_eq!(waits(&shift), None);
    shift.by(1, whisper(id));
    assert_eq!(waits(&shift), None, "nor do they begin a wait");
}

#[test]
fn what_is_said_to_each_other_is_what_the_customer_can_read_too() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    for (who, command) in [
        (1, whisper(id)),
        (1, say(id)),
        (1, transfer_with(id, 2, "Mind their order")),
        (2, Command::Accept(id)),
        (2, write(id, Audience::Internal, "I will")),
        (2, say(id)),
    ] {
        shift.by(who, command);
    }
    let by = |agent| Author::Agent(AgentId(agent));
    let said = conversation(&shift, id).messages();
    let said: Vec<_> = said.map(|(_, author, body)| (author, body)).collect();
    assert_eq!(
        said,
        [(Author::Customer, "Hello?"), (by(1), "Hello"), (by(2), "Hello")]
    );
    assert_eq!(
        among_colleagues(&shift, id),
        [(1, "Between us"), (1, "Mind their order"), (2, "I will")]
    );
}

/// Both kinds stand in one transcript, where they were written.
#[test]
fn the_transcript_keeps_them_in_the_order_they_were_written_in() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    for command in [say(id), whisper(id), say(id)] {
        shift.wait(Span::seconds(1));
        shift.by(1, command);
    }
    let transcript = conversation(&shift, id).transcript.iter();
    let written: Vec<_> = transcript
        .filter_map(|entry| match &entry.line {
            Line::Message(message) => Some((entry.at.since(START), message.audience)),
            Line::System(_) => None,
        })
        .collect();
    let (public, internal) = (Audience::Public, Audience::Internal);
    let expected = [(0, public), (1, public), (2, internal), (3, public)];
    assert_eq!(
        written,
        expected.map(|(seconds, audience)| (Span::seconds(seconds), audience))
    );
}

/// From taking a conversation to the first word in it, as reports tell it.
fn first_answer(shift: &Shift, agent: u32) -> Option<i64> {
    let mut tally = Tally::default();
    shift.log.iter().for_each(|event| tally.count(event));
    tally.agent(AgentId(agent)).mean_first_answer_ms
}

#[test]
fn words_among_colleagues_are_no_first_answer() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    shift.wait(Span::seconds(10));
    shift.by(1, whisper(id));
    assert_eq!(first_answer(&shift, 1), None);
    shift.wait(Span::seconds(20));
    shift.by(1, say(id));
    assert_eq!(first_answer(&shift, 1), Some(30_000));

    let other = shift.take(2, 1);
    shift.by(2, transfer_with(other, 3, "They are yours"));
    assert_eq!(
        first_answer(&shift, 2),
        None,
        "nor is a word to a colleague who takes over"
    );
}
