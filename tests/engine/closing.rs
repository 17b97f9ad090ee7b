//! How conversations come to an end, by hand and by themselves (behaviour §5.2–5.5, vectors 20 and 21).

use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    AutoClose, Channel, ClosureReason, ConversationId, EndedBy, Span, Stage, WorkStream, WrapUpPolicy,
};
use switchboard::engine::{Actor, Command};

fn leave(shift: &mut Shift, conversation: ConversationId) {
    let contact = shift.world.conversation(conversation).expect("exists").contact;
    shift
        .run(Actor::Customer, Command::CustomerLeaves(contact))
        .expect("a customer may always leave");
}

fn reason(shift: &Shift, conversation: ConversationId) -> Option<ClosureReason> {
    match shift.stage(conversation) {
        Stage::Closed { reason, .. } => Some(reason),
        _ => None,
    }
}

#[test]
fn a_customer_who_leaves_the_queue_closes_and_one_who_leaves_a_talk_starts_wrap_up() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 40)], vec![stream(1, Channel::LiveChat, 40)]));
    let talk = shift.take(1, 1);
    let waiting = shift.contact(1);
    leave(&mut shift, waiting);
    assert_eq!(reason(&shift, waiting), Some(ClosureReason::CustomerAbandoned));
    leave(&mut shift, talk);
    assert!(matches!(
        shift.stage(talk),
        Stage::WrapUp {
            ended_by: EndedBy::Customer,
            ..
        }
    ));
    shift.by(1, Command::CloseSession(talk));
    assert_eq!(reason(&shift, talk), Some(ClosureReason::AgentClosed));
}

/// Abandoned is who nobody had answered; who was answered once and leaves the queue later is not.
#[test]
fn leaving_the_queue_after_an_answer_is_not_abandoning() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 40)], vec![stream(1, Channel::LiveChat, 40)]));
    let conversation = shift.take(1, 1);
    shift.by(
        1,
        Command::SetPresence(switchboard::domain::Presence::Away.into()),
    );
    shift.by(1, Command::CloseSession(conversation));
    leave(&mut shift, conversation);
    assert_eq!(reason(&shift, conversation), Some(ClosureReason::CustomerLeft));
}

/// Behaviour §5.4: the clock starts anew with every word.
#[test]
fn a_customer_who_writes_is_not_closed_as_untouched() {
    let mut shift = Shift::open(floor(vec![agent(1, 40)], vec![stream(1, Channel::LiveChat, 40)]));
    let conversation = shift.contact(1);
    let contact = shift.world.conversation(conversation).expect("exists").contact;
    shift.wait(Span::minutes(19));
    shift.write(contact, 1, "Still here").expect("taken in");
    shift.wait(Span::minutes(19));
    assert_eq!(reason(&shift, conversation), None);
    shift.wait(Span::minutes(1));
    assert_eq!(reason(&shift, conversation), Some(ClosureReason::TimedOut));
}

#[test]
fn nobody_leaves_an_asynchronous_thread() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 40)], vec![stream(1, Channel::Sms, 40)]));
    let conversation = shift.take(1, 1);
    leave(&mut shift, conversation);
    assert!(matches!(shift.stage(conversation), Stage::Active { .. }));
}

#[test]
fn what_nobody_touches_is_closed_after_its_time() {
    let mut shift = Shift::open(floor(vec![agent(1, 40)], vec![stream(1, Channel::LiveChat, 40)]));
    let conversation = shift.contact(1);
    shift.wait(Span::minutes(20));
    assert_eq!(reason(&shift, conversation), Some(ClosureReason::TimedOut));
}

/// Vector 20: waiting for longer than the work stream allows.
#[test]
fn a_customer_who_never_comes_back_times_out() {
    let auto_close = AutoClose {
        waiting: Some(Span::minutes(5)),
        ..AutoClose::for_channel(Channel::Sms)
    };
    let work_stream = WorkStream {
        auto_close,
        ..stream(1, Channel::Sms, 40)
    };
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![work_stream]));
    let conversation = shift.take(1, 1);
    shift.by(1, Command::CloseSession(conversation));
    shift.wait(Span(299_999));
    assert_eq!(reason(&shift, conversation), None);
    shift.wait(Span(1));
    assert_eq!(reason(&shift, conversation), Some(ClosureReason::TimedOut));
}

/// Vector 21: a wrap-up block of 15 minutes outlasts an auto-close of 10.
#[test]
fn wrap_up_is_not_closed_while_it_blocks() {
    let auto_close = AutoClose {
        wrap_up: Some(Span::minutes(10)),
        ..AutoClose::default()
    };
    let wrap_up = WrapUpPolicy::For(Span::minutes(15));
    let work_stream = WorkStream {
        auto_close,
        wrap_up,
        ..stream(1, Channel::LiveChat, 40)
    };
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![work_stream]));
    let conversation = shift.take(1, 1);
    shift.by(1, Command::End(conversation));
    shift.wait(Span(15 * 60_000 - 1));
    assert_eq!((reason(&shift, conversation), shift.available(1)), (None, 60));
    shift.wait(Span(1));
    assert_eq!(
        (reason(&shift, conversation), shift.available(1)),
        (Some(ClosureReason::AutoClosed), 100)
    );
}

#[test]
fn a_message_after_the_end_opens_a_new_conversation() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::Sms, 40)]));
    let first = shift.take(1, 1);
    let contact = shift.world.conversation(first).expect("exists").contact;
    shift.by(1, Command::End(first));
    shift.write(contact, 1, "Hello again").expect("taken in");
    let second = shift.world.ongoing(contact).expect("ongoing");
    assert_ne!(second.id, first);
    assert_eq!(
        second.customer,
        shift.world.conversation(first).expect("exists").customer
    );
}
