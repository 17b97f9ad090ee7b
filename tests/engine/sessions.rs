//! Sessions: picking, the limit, closing with X (seeds 000 and 003; behaviour §5.3, §6.6).

use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{Channel, Distribution, Presence, PresenceCause, Stage, WorkStream};
use switchboard::engine::{Command, Refusal};

fn picked(distribution: Distribution) -> Shift {
    let work_stream = WorkStream {
        distribution,
        ..stream(1, Channel::Sms, 40)
    };
    Shift::staffed(floor(vec![agent(1, 100), agent(2, 100)], vec![work_stream]))
}

#[test]
fn a_pick_stream_offers_nothing_and_a_pick_is_an_accept() {
    let mut shift = picked(Distribution::Pick);
    let conversation = shift.contact(1);
    assert_eq!(shift.stage(conversation), Stage::Open);
    shift.by(1, Command::Pick(conversation));
    assert!(matches!(shift.stage(conversation), Stage::Active { .. }));
    assert_eq!((shift.available(1), shift.presence(1)), (60, Presence::Busy));
}

/// Seed 000: agents assign items to themselves irrespective of capacity and presence.
#[test]
fn a_pick_ignores_capacity_and_presence() {
    let mut shift = picked(Distribution::Pick);
    shift.by(1, Command::SetPresence(Presence::Away.into()));
    for left in [60, 20, -20] {
        let conversation = shift.contact(1);
        shift.by(1, Command::Pick(conversation));
        assert_eq!(shift.available(1), left);
    }
    assert_eq!(shift.presence(1), Presence::Away);
}

#[test]
fn a_push_stream_is_picked_from_only_where_it_is_allowed() {
    for (distribution, expected) in [
        (Distribution::Push, Err(Refusal::CannotBePicked)),
        (Distribution::PushAndSelect, Ok(())),
    ] {
        let mut shift = picked(distribution);
        for agent in [1, 2] {
            shift.by(agent, Command::SetPresence(Presence::Away.into()));
        }
        let conversation = shift.contact(1);
        assert_eq!(shift.try_by(1, Command::Pick(conversation)), expected);
    }
}

#[test]
fn what_somebody_has_cannot_be_picked() {
    let mut shift = picked(Distribution::Pick);
    let conversation = shift.contact(1);
    shift.by(2, Command::Pick(conversation));
    assert!(matches!(
        shift.try_by(1, Command::Pick(conversation)),
        Err(Refusal::WrongStatus(_))
    ));
}

/// Seed 003: ten sessions, and another item arrives.
#[test]
fn the_eleventh_item_sets_do_not_disturb_and_goes_to_somebody_else() {
    let mut shift = Shift::staffed(floor(
        vec![agent(1, 1_000), agent(2, 50)],
        vec![stream(1, Channel::LiveChat, 40)],
    ));
    let sessions: Vec<_> = (0..10).map(|_| shift.take(1, 1)).collect();
    assert_eq!(shift.presence(1), Presence::Busy, "600 units are left");

    let eleventh = shift.contact(1);
    assert_eq!(shift.offered_to(eleventh), Some(2));
    assert_eq!(shift.presence(1), Presence::DoNotDisturb);
    assert_eq!(shift.seat(1).presence.cause, PresenceCause::SessionLimit);

    shift.by(1, Command::End(sessions[0]));
    shift.by(1, Command::CloseSession(sessions[0]));
    assert_eq!(shift.presence(1), Presence::Busy, "a closed session frees a slot");
}

#[test]
fn an_eleventh_pick_is_refused() {
    let mut shift = picked(Distribution::Pick);
    for _ in 0..10 {
        let conversation = shift.contact(1);
        shift.by(1, Command::Pick(conversation));
    }
    let conversation = shift.contact(1);
    assert_eq!(
        shift.try_by(1, Command::Pick(conversation)),
        Err(Refusal::SessionsFull { limit: 10 })
    );
}

#[test]
fn x_without_end_gives_a_live_chat_to_somebody_else() {
    let mut shift = Shift::staffed(floor(
        vec![agent(1, 100), agent(2, 80)],
        vec![stream(1, Channel::LiveChat, 40)],
    ));
    let conversation = shift.take(1, 1);
    shift.by(1, Command::CloseSession(conversation));
    assert_eq!(shift.offered_to(conversation), Some(2));
    assert_eq!(
        (shift.available(1), shift.presence(1)),
        (100, Presence::Available)
    );
}

#[test]
fn x_without_end_leaves_a_message_thread_waiting_until_the_customer_writes() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::WhatsApp, 40)]));
    let conversation = shift.take(1, 1);
    let contact = shift.world.conversation(conversation).expect("exists").contact;
    shift.by(1, Command::CloseSession(conversation));
    assert!(matches!(shift.stage(conversation), Stage::Waiting { .. }));
    assert_eq!(shift.available(1), 100);
    shift.write(contact, 1, "One more thing").expect("taken in");
    assert_eq!(
        shift.offered_to(conversation),
        Some(1),
        "the same conversation, offered again"
    );
}

#[test]
fn a_waiting_conversation_is_taken_up_again_by_its_agent_only() {
    let mut shift = Shift::staffed(floor(
        vec![agent(1, 100), agent(2, 80)],
        vec![stream(1, Channel::WhatsApp, 40)],
    ));
    let conversation = shift.take(1, 1);
    shift.by(1, Command::CloseSession(conversation));
    assert_eq!(
        shift.try_by(2, Command::Resume(conversation)),
        Err(Refusal::NotYours)
    );
    shift.by(1, Command::Resume(conversation));
    assert!(matches!(shift.stage(conversation), Stage::Active { .. }));
    assert_eq!(shift.available(1), 60);
}

/// Seed 003 speaks of sessions that are open: offers that only ring fill the slots but are no sessions.
#[test]
fn ringing_offers_alone_do_not_set_do_not_disturb() {
    let mut set = floor(vec![agent(1, 100)], vec![stream(1, Channel::LiveChat, 10)]);
    set.settings.session_limit = 1;
    let mut shift = Shift::staffed(set);
    let first = shift.contact(1);
    let second = shift.contact(1);
    assert_eq!(
        (shift.offered_to(first), shift.offered_to(second)),
        (Some(1), None)
    );
    assert_eq!(shift.presence(1), Presence::Available);
    shift.by(1, Command::Accept(first));
    shift.contact(1);
    assert_eq!(shift.seat(1).presence.cause, PresenceCause::SessionLimit);
    shift.by(1, Command::SetPresence(Presence::Available.into()));
    assert_eq!(shift.presence(1), Presence::Available, "nothing new has arrived");
}

/// Behaviour §2.10: excluded from automatic assignment, but still free to pick.
#[test]
fn what_is_not_offered_any_more_can_be_picked_even_from_a_push_stream() {
    let mut set = floor(vec![agent(1, 100)], vec![stream(1, Channel::Sms, 40)]);
    set.settings.do_not_disturb_after_rejected = false;
    let mut shift = Shift::staffed(set);
    let conversation = shift.contact(1);
    assert!(shift.try_by(1, Command::Pick(conversation)).is_err());
    for _ in 0..3 {
        shift.by(1, Command::Reject(conversation));
    }
    shift.by(1, Command::Pick(conversation));
    assert!(matches!(shift.stage(conversation), Stage::Active { .. }));
}

#[test]
fn nobody_picks_from_a_queue_they_do_not_serve() {
    let mut set = floor(
        vec![agent(1, 100), agent(2, 100)],
        vec![stream(1, Channel::Sms, 40)],
    );
    set.work_streams[0].distribution = Distribution::Pick;
    set.queues[0].members.retain(|member| member.0 != 2);
    let mut shift = Shift::staffed(set);
    let conversation = shift.contact(1);
    assert_eq!(
        shift.try_by(2, Command::Pick(conversation)),
        Err(Refusal::NotAMember)
    );
}
