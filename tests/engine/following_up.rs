//! Following up a closed conversation (design §5).

use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{Channel, ConversationId, Stage};
use switchboard::engine::{Command, Refusal};

fn closed(shift: &mut Shift, work_stream: u32) -> ConversationId {
    let conversation = shift.take(1, work_stream);
    shift.by(1, Command::End(conversation));
    shift.by(1, Command::CloseSession(conversation));
    conversation
}

#[test]
fn a_follow_up_is_a_new_conversation_on_the_same_thread_linked_to_the_old() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::Sms, 40)]));
    let old = closed(&mut shift, 1);
    shift.by(1, Command::FollowUp(old));
    let new = *shift.seat(1).sessions.last().expect("a session opened");
    let (old, new) = (
        shift.world.conversation(old).expect("exists"),
        shift.world.conversation(new).expect("exists"),
    );
    assert_eq!(
        (new.follows, new.contact, new.customer),
        (Some(old.id), old.contact, old.customer)
    );
    assert!(matches!(old.stage, Stage::Closed { .. }), "closed is for good");
    assert_eq!(shift.available(1), 60);
}

#[test]
fn a_live_chat_is_followed_up_on_a_channel_that_reaches_the_customer() {
    let streams = vec![stream(1, Channel::LiveChat, 40), stream(2, Channel::Sms, 20)];
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], streams));
    let old = closed(&mut shift, 1);
    shift.by(1, Command::FollowUp(old));
    let new = *shift.seat(1).sessions.last().expect("a session opened");
    assert_eq!(shift.world.conversation(new).expect("exists").work_stream.0, 2);
}

#[test]
fn a_follow_up_that_cannot_reach_or_would_double_is_refused() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::LiveChat, 40)]));
    let old = closed(&mut shift, 1);
    assert_eq!(
        shift.try_by(1, Command::FollowUp(old)),
        Err(Refusal::CannotReachCustomer)
    );

    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::Sms, 40)]));
    let old = closed(&mut shift, 1);
    shift.by(1, Command::FollowUp(old));
    assert!(matches!(
        shift.try_by(1, Command::FollowUp(old)),
        Err(Refusal::AlreadyOngoing(_))
    ));
}

#[test]
fn a_live_chat_is_not_followed_up_twice_at_once() {
    let streams = vec![stream(1, Channel::LiveChat, 40), stream(2, Channel::Sms, 20)];
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], streams));
    let old = closed(&mut shift, 1);
    shift.by(1, Command::FollowUp(old));
    assert!(matches!(
        shift.try_by(1, Command::FollowUp(old)),
        Err(Refusal::AlreadyOngoing(_))
    ));
}
