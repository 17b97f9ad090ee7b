//! A word to whoever gets the conversation next, or is asked for advice: posted for colleagues before it goes, or not
//! at all (behaviour §8.5, §8.6).

use super::people::{asked, consult, conversation, desk, primary, to_queue, transfer, uninvite};
use super::rules::{closure, queue};
use super::support::shift::{START, Shift};
use super::words::{
    among_colleagues, consult_queue_with, consult_with, in_stage, to_queue_with, transfer_with, whisper,
};
use std::sync::Arc;
use switchboard::domain::{
    AgentId, Audience, ClosureReason, ConversationId, Floor, Line, Presence, QueueId, Span, Stage, Status,
    SystemLine,
};
use switchboard::engine::{Actor, Command, Event, Fact, Refusal, limits};

type Pass = fn(ConversationId, u32, &str) -> Command;

const PASSES: [(&str, Pass); 4] = [
    ("question", transfer_with),
    ("requeued", to_queue_with),
    ("question", consult_with),
    ("question", consult_queue_with),
];

const WORDS: &str = "They have told me the order number";

/// The desk with a second queue for agent 3, and one nobody works in.
fn house() -> Floor {
    let mut set = desk();
    set.queues.extend([queue(2, &[3]), queue(3, &[])]);
    set
}

fn too_long() -> String {
    "å".repeat(limits::MESSAGE_CHARS + 1)
}

/// What whoever is asked reads of why they are.
fn word_to(shift: &Shift, id: ConversationId, agent: u32) -> Option<&str> {
    let conversation = conversation(shift, id);
    let invitation = conversation.invitation(AgentId(agent)).expect("they are asked");
    conversation.word_with(invitation).map(|message| &*message.body)
}

/// What happened, in a word each.
fn told(log: &[Event]) -> Vec<&'static str> {
    let word = |event: &Event| match event.fact {
        Fact::MessagePosted {
            audience: Audience::Internal,
            ..
        } => "note",
        Fact::Invited { .. } => "question",
        Fact::ConversationRequeued { .. } => "requeued",
        Fact::ConversationClosed { .. } => "closed",
        _ => "more",
    };
    log.iter().map(word).collect()
}

#[test]
fn with_a_question_comes_what_its_asker_says_and_nothing_older_or_of_others() {
    let mut shift = Shift::staffed(house());
    let id = shift.take(1, 1);
    shift.by(1, whisper(id));
    shift.by(1, consult(id, 3));
    shift.by(3, Command::Accept(id));
    shift.wait(Span::seconds(1));
    shift.by(1, transfer(id, 2));
    assert_eq!(word_to(&shift, id, 2), None, "what was said before is no reason");
    shift.by(3, whisper(id));
    assert_eq!(word_to(&shift, id, 2), None, "what somebody else says neither");
    shift.by(1, uninvite(id, 2));
    shift.wait(Span::seconds(1));
    shift.by(1, transfer_with(id, 2, WORDS));
    shift.by(3, whisper(id));
    assert_eq!(word_to(&shift, id, 2), Some(WORDS));
}

#[test]
fn a_question_to_a_queue_takes_its_word_from_one_to_the_next() {
    let mut shift = Shift::staffed(house());
    let id = shift.take(1, 1);
    shift.by(1, consult_queue_with(id, 1, WORDS));
    assert_eq!(word_to(&shift, id, 2), Some(WORDS));
    shift.wait(Span::seconds(5));
    shift.by(2, Command::Reject(id));
    assert_eq!(word_to(&shift, id, 3), Some(WORDS));
}

#[test]
fn the_word_is_posted_before_the_conversation_goes() {
    for (goes, pass) in PASSES {
        let mut shift = Shift::staffed(house());
        let id = shift.take(1, 1);
        let before = shift.log.len();
        shift.by(1, pass(id, 2, WORDS));
        let log = &shift.log[before..];
        assert_eq!(told(log)[..2], ["note", goes]);
        let by_who_passed_it_on = |event: &Event| event.actor == Actor::Agent(AgentId(1));
        assert!(log[..2].iter().all(by_who_passed_it_on));
        assert_eq!(among_colleagues(&shift, id), [(1, WORDS)]);
    }
}

/// Whoever reads the transcript finds the word above the line that says where it went.
#[test]
fn in_the_transcript_it_stands_above_the_move() {
    let mut shift = Shift::staffed(house());
    let id = shift.take(1, 1);
    shift.by(1, to_queue_with(id, 2, WORDS));
    let lines: Vec<_> = conversation(&shift, id)
        .transcript
        .iter()
        .map(|entry| &entry.line)
        .collect();
    let [.., Line::Message(message), Line::System(moved)] = &lines[..] else {
        panic!("{lines:?}");
    };
    assert_eq!((&*message.body, message.audience), (WORDS, Audience::Internal));
    assert_eq!(*moved, SystemLine::MovedToQueue(QueueId(2)));
}

#[test]
fn nothing_to_say_is_no_word_and_no_obstacle() {
    for blank in [None, Some(""), Some(" \n\t ")] {
        let note: Option<Arc<str>> = blank.map(Into::into);
        let mut shift = Shift::staffed(house());
        let (asked_for, given) = (shift.take(1, 1), shift.take(2, 1));
        shift.by(
            1,
            Command::Transfer {
                conversation: asked_for,
                to: AgentId(3),
                note: note.clone(),
            },
        );
        assert_eq!(asked(&shift, asked_for), [3], "{blank:?}");
        shift.by(
            2,
            Command::TransferToQueue {
                conversation: given,
                to: QueueId(2),
                note,
            },
        );
        assert_eq!(conversation(&shift, given).queue, QueueId(2), "{blank:?}");
        for id in [asked_for, given] {
            assert!(among_colleagues(&shift, id).is_empty(), "{blank:?}");
        }
    }
}

/// The harness asserts that a refusal leaves the world as it was; the log is looked at here.
#[test]
fn what_is_refused_posts_nothing() {
    type Prepare = fn(&mut Shift, ConversationId);
    type Go = fn(ConversationId) -> Command;
    let cases: [(&str, u32, Prepare, Go, Refusal); 15] = [
        (
            "to oneself",
            1,
            |_, _| {},
            |id| transfer_with(id, 1, WORDS),
            Refusal::AlreadyPart(AgentId(1)),
        ),
        (
            "to nobody",
            1,
            |_, _| {},
            |id| transfer_with(id, 77, WORDS),
            Refusal::UnknownAgent,
        ),
        (
            "to whoever is away",
            1,
            |shift, _| shift.by(2, Command::SetPresence(Presence::Away.into())),
            |id| transfer_with(id, 2, WORDS),
            Refusal::NotToBeDisturbed(AgentId(2)),
        ),
        (
            "to whoever is not here",
            1,
            |shift, _| shift.by(2, Command::SignOut),
            |id| transfer_with(id, 2, WORDS),
            Refusal::NotHere(AgentId(2)),
        ),
        (
            "to whoever serves other queues",
            1,
            |_, _| {},
            |id| transfer_with(id, 9, WORDS),
            Refusal::NotInThatQueue(AgentId(9)),
        ),
        (
            "while somebody is asked",
            1,
            |shift, id| shift.by(1, transfer(id, 2)),
            |id| transfer_with(id, 3, WORDS),
            Refusal::TransferPending,
        ),
        (
            "by a colleague",
            3,
            |_, _| {},
            |id| transfer_with(id, 2, WORDS),
            Refusal::NotYours,
        ),
        (
            "to a queue nobody knows",
            1,
            |_, _| {},
            |id| to_queue_with(id, 99, WORDS),
            Refusal::UnknownQueue,
        ),
        (
            "to a queue, by a colleague",
            3,
            |_, _| {},
            |id| to_queue_with(id, 2, WORDS),
            Refusal::NotYours,
        ),
        (
            "with too many words",
            1,
            |_, _| {},
            |id| transfer_with(id, 2, &too_long()),
            Refusal::MessageTooLong,
        ),
        (
            "to a queue, with too many words",
            1,
            |_, _| {},
            |id| to_queue_with(id, 2, &too_long()),
            Refusal::MessageTooLong,
        ),
        (
            "for advice, to whoever is away",
            1,
            |shift, _| shift.by(2, Command::SetPresence(Presence::Away.into())),
            |id| consult_with(id, 2, WORDS),
            Refusal::NotToBeDisturbed(AgentId(2)),
        ),
        (
            "for advice, to a queue where nobody is free",
            1,
            |shift, _| shift.by(3, Command::SetPresence(Presence::Away.into())),
            |id| consult_queue_with(id, 2, WORDS),
            Refusal::NobodyFree,
        ),
        (
            "for advice, with too many words",
            1,
            |_, _| {},
            |id| consult_with(id, 2, &too_long()),
            Refusal::MessageTooLong,
        ),
        (
            "for advice, to a queue, with too many words",
            1,
            |_, _| {},
            |id| consult_queue_with(id, 2, &too_long()),
            Refusal::MessageTooLong,
        ),
    ];
    for (name, by, prepare, go, refusal) in cases {
        let mut shift = Shift::staffed(house());
        let id = shift.take(1, 1);
        prepare(&mut shift, id);
        let before = shift.log.len();
        assert_eq!(shift.try_by(by, go(id)), Err(refusal), "{name}");
        assert_eq!(shift.log.len(), before, "{name}");
        assert!(among_colleagues(&shift, id).is_empty(), "{name}");
        assert_eq!(primary(&shift, id), Some(1), "{name}");
    }
}

/// The word is for colleagues, so the customer's channel has no say in its length.
#[test]
fn it_may_be_longer_than_the_customers_channel_carries() {
    let longest = "å".repeat(limits::MESSAGE_CHARS);
    for (_, pass) in PASSES {
        let mut shift = Shift::staffed(house());
        let id = shift.take(1, 2);
        shift.by(1, pass(id, 2, &longest));
        assert_eq!(among_colleagues(&shift, id), [(1, &*longest)]);
    }
}

#[test]
fn it_stays_when_nobody_comes_and_the_customer_waits_on() {
    for is_rejected in [true, false] {
        let mut shift = Shift::staffed(house());
        let id = shift.take(1, 1);
        shift.by(1, transfer_with(id, 2, WORDS));
        if is_rejected {
            shift.by(2, Command::Reject(id));
        } else {
            shift.by(2, Command::SignOut);
        }
        assert_eq!((asked(&shift, id), primary(&shift, id)), (vec![], Some(1)));
        assert_eq!(among_colleagues(&shift, id), [(1, WORDS)]);
        assert_eq!(conversation(&shift, id).unanswered_since, Some(START));
    }
}

#[test]
fn a_supervisor_says_it_under_their_own_name_also_about_what_waits() {
    for status in [Status::Active, Status::Waiting] {
        let mut shift = Shift::staffed(house());
        let id = in_stage(&mut shift, status);
        let before = conversation(&shift, id).unanswered_since;
        shift.by(9, transfer_with(id, 2, WORDS));
        let one = conversation(&shift, id);
        assert_eq!((one.status(), one.unanswered_since), (status, before));
        assert_eq!(among_colleagues(&shift, id), [(9, WORDS)], "{status:?}");
        shift.by(2, Command::Accept(id));
        assert_eq!(primary(&shift, id), Some(2), "{status:?}");
        assert_eq!(among_colleagues(&shift, id), [(9, WORDS)], "{status:?}");
    }
}

/// Behaviour §2.11: where nobody works it is closed, and what was said about it is kept.
#[test]
fn a_queue_nobody_works_in_keeps_it_in_what_is_closed() {
    let mut shift = Shift::staffed(house());
    let id = shift.take(1, 1);
    let before = shift.log.len();
    shift.by(1, to_queue_with(id, 3, WORDS));
    assert_eq!(told(&shift.log[before..])[..3], ["note", "requeued", "closed"]);
    assert_eq!(closure(&shift, id), Some(ClosureReason::QueueEmpty));
    assert_eq!(among_colleagues(&shift, id), [(1, WORDS)]);
}

/// Each of those it goes through adds theirs, and everybody reads them all.
#[test]
fn words_add_up_from_hand_to_hand() {
    let mut shift = Shift::staffed(house());
    let id = shift.take(1, 1);
    shift.by(1, transfer_with(id, 2, "First"));
    shift.by(2, Command::Accept(id));
    shift.by(2, to_queue_with(id, 2, "Second"));
    assert_eq!(shift.offered_to(id), Some(3));
    shift.by(3, Command::Accept(id));
    shift.by(3, to_queue(id, 1));
    assert!(!matches!(shift.stage(id), Stage::Active { .. }));
    assert_eq!(among_colleagues(&shift, id), [(1, "First"), (2, "Second")]);
}
