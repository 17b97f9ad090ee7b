//! Giving a conversation to a colleague, who is asked first (behaviour §4.4, §8.6; design §5: whom).

use super::people::{
    asked, conversation, customer_leaves, desk, primary, say, slots, taking_part, to_queue, transfer,
    uninvite,
};
use super::support::shift::{Shift, agent};
use switchboard::domain::{
    AgentId, ConversationId, Floor, Mode, NotificationTemplate, Presence, PresenceCause, SetBy, Span, Stage,
    Status,
};
use switchboard::engine::{Command, Refusal};

/// Seed 003: the first agent is released, the second blocked, and both presences follow.
#[test]
fn a_transfer_releases_the_first_agent_and_blocks_the_second() {
    for (units, left, presence) in [(90, 50, Presence::Busy), (40, 0, Presence::DoNotDisturb)] {
        let mut set = desk();
        set.agents[1] = agent(2, units);
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, 1);
        shift.by(1, transfer(id, 2));
        assert_eq!(
            (primary(&shift, id), shift.available(1), shift.presence(1)),
            (Some(1), 60, Presence::Busy),
            "until the answer it stays where it is"
        );
        assert_eq!(
            (shift.available(2), slots(&shift, 2), shift.presence(2)),
            (left, 1, Presence::Available),
            "reserved, and nothing accepted yet"
        );

        shift.by(2, Command::Accept(id));
        assert_eq!(primary(&shift, id), Some(2));
        assert_eq!(
            (shift.available(1), slots(&shift, 1), shift.presence(1)),
            (100, 0, Presence::Available)
        );
        assert_eq!(
            (shift.available(2), slots(&shift, 2), shift.presence(2)),
            (left, 1, presence)
        );
        assert!(taking_part(&shift, id).is_empty());
    }
}

#[test]
fn while_a_colleague_is_asked_the_customer_is_served_by_the_first_agent() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    shift.by(1, transfer(id, 2));
    shift.by(1, say(id));
    assert_eq!(shift.try_by(2, say(id)), Err(Refusal::NotYours));
    shift.by(2, Command::Accept(id));
    shift.by(2, say(id));
    assert_eq!(shift.try_by(1, say(id)), Err(Refusal::NotYours));
}

/// Behaviour §4.4, §8.6: no is an answer, and to presence it is what it is for an offer.
#[test]
fn when_the_colleague_does_not_come_the_conversation_stays_where_it_is() {
    for (setting, is_rejected, expected) in [
        (true, true, Presence::DoNotDisturb),
        (true, false, Presence::Inactive),
        (false, true, Presence::Available),
        (false, false, Presence::Available),
    ] {
        let mut set = desk();
        set.settings.do_not_disturb_after_rejected = setting;
        set.settings.inactive_after_missed = setting;
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, 1);
        shift.by(1, transfer(id, 2));
        if is_rejected {
            shift.by(2, Command::Reject(id));
        } else {
            shift.wait(Span(119_999));
            assert_eq!(asked(&shift, id), [2]);
            shift.wait(Span(1));
        }
        assert!(asked(&shift, id).is_empty());
        assert_eq!((primary(&shift, id), shift.available(1)), (Some(1), 60));
        assert_eq!((shift.available(2), slots(&shift, 2)), (90, 0));
        let record = shift.seat(2).presence;
        assert_eq!((record.status, record.set_by), (expected, SetBy::System));
        assert_eq!(record.cause.wants_banner(), setting);
        assert!(
            conversation(&shift, id).declines.is_empty(),
            "it was not an offer from the queue"
        );
        shift.by(1, transfer(id, 3));
        assert_eq!(asked(&shift, id), [3], "somebody else can be asked");
    }
}

#[test]
fn away_by_hand_outlasts_a_rejected_question() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    shift.by(1, transfer(id, 2));
    shift.by(2, Command::SetPresence(Presence::Away.into()));
    shift.by(2, Command::Reject(id));
    let record = shift.seat(2).presence;
    assert_eq!((record.status, record.set_by), (Presence::Away, SetBy::Agent));
}

#[test]
fn nobody_is_asked_who_is_away_wants_quiet_or_is_not_here() {
    type Prepare = fn(&mut Shift, ConversationId);
    let cases: [(&str, Prepare, Option<Refusal>); 7] = [
        ("available", |_, _| {}, None),
        (
            "busy",
            |shift, _| shift.by(2, Command::SetPresence(Presence::Busy.into())),
            None,
        ),
        (
            "do not disturb",
            |shift, _| shift.by(2, Command::SetPresence(Presence::DoNotDisturb.into())),
            Some(Refusal::NotToBeDisturbed(AgentId(2))),
        ),
        (
            "away",
            |shift, _| shift.by(2, Command::SetPresence(Presence::Away.into())),
            Some(Refusal::NotToBeDisturbed(AgentId(2))),
        ),
        (
            "offline",
            |shift, _| shift.by(2, Command::SetPresence(Presence::Offline.into())),
            Some(Refusal::NotToBeDisturbed(AgentId(2))),
        ),
        (
            "inactive",
            |shift, id| {
                shift.by(1, transfer(id, 2));
                shift.wait(Span::seconds(120));
            },
            Some(Refusal::NotToBeDisturbed(AgentId(2))),
        ),
        (
            "signed out",
            |shift, _| shift.by(2, Command::SignOut),
            Some(Refusal::NotHere(AgentId(2))),
        ),
    ];
    for (name, prepare, refusal) in cases {
        let mut shift = Shift::staffed(desk());
        let id = shift.take(1, 1);
        prepare(&mut shift, id);
        assert_eq!(
            shift.try_by(1, transfer(id, 2)).err(),
            refusal,
            "a colleague who is {name}"
        );
    }
}

#[test]
fn nobody_is_asked_whose_sessions_are_all_open_who_has_it_already_or_who_does_not_exist() {
    let mut set = desk();
    set.settings.session_limit = 1;
    let mut shift = Shift::staffed(set);
    let id = shift.take(1, 1);
    shift.take(2, 1);
    for (to, expected) in [
        (2, Refusal::TheirSessionsFull(AgentId(2))),
        (1, Refusal::AlreadyPart(AgentId(1))),
        (77, Refusal::UnknownAgent),
    ] {
        assert_eq!(shift.try_by(1, transfer(id, to)), Err(expected));
    }
}

/// Design §5: the same queue by default; an administrator may widen it.
#[test]
fn only_members_of_the_queue_are_asked_unless_the_work_stream_reaches_anyone() {
    for (reaches_anyone, expected) in [(false, Err(Refusal::NotInThatQueue(AgentId(2)))), (true, Ok(()))] {
        let mut set = desk();
        set.queues[0].members = vec![AgentId(1), AgentId(3)];
        set.work_streams[0].transfers_to_anyone = reaches_anyone;
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, 1);
        assert_eq!(shift.try_by(1, transfer(id, 2)), expected);
        shift.by(
            1,
            if reaches_anyone {
                uninvite(id, 2)
            } else {
                transfer(id, 3)
            },
        );
    }
}

#[test]
fn only_the_primary_agent_transfers_and_only_what_they_are_talking_about() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    assert_eq!(shift.try_by(3, transfer(id, 2)), Err(Refusal::NotYours));
    let offered = shift.contact(1);
    assert_eq!(
        shift.try_by(3, transfer(offered, 2)),
        Err(Refusal::WrongStatus(Status::Offered))
    );
    shift.by(1, Command::End(id));
    for to in [transfer(id, 2), to_queue(id, 1)] {
        assert_eq!(
            shift.try_by(1, to),
            Err(Refusal::WrongStatus(Status::WrapUp)),
            "it is over"
        );
    }
}

#[test]
fn one_colleague_at_a_time_is_asked_and_the_question_can_be_taken_back() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    let before = shift.seat(2).presence;
    shift.by(1, transfer(id, 2));
    for (to, expected) in [
        (3, Refusal::TransferPending),
        (2, Refusal::AlreadyPart(AgentId(2))),
    ] {
        assert_eq!(shift.try_by(1, transfer(id, to)), Err(expected));
    }
    assert_eq!(shift.try_by(3, uninvite(id, 2)), Err(Refusal::NotYours));

    shift.by(1, uninvite(id, 2));
    assert!(asked(&shift, id).is_empty());
    assert_eq!((shift.available(2), slots(&shift, 2)), (90, 0));
    assert_eq!(shift.seat(2).presence, before, "that was not their doing");
    for (by, late) in [(2, Command::Accept(id)), (1, uninvite(id, 2))] {
        assert_eq!(shift.try_by(by, late), Err(Refusal::OfferGone));
    }
    shift.by(1, transfer(id, 3));
    assert_eq!(asked(&shift, id), [3]);
}

/// A floor on which only agent 1 serves the queue, so that what leaves agent 1 never rings at agent 2, and on
/// which a question outlasts the restore window.
fn patient() -> Floor {
    let mut set = desk();
    set.queues[0].members = vec![AgentId(1)];
    for stream in &mut set.work_streams {
        stream.transfers_to_anyone = true;
        stream.notification = NotificationTemplate {
            countdown: Span::minutes(5),
            ..NotificationTemplate::default()
        };
    }
    set
}

#[test]
fn when_the_conversation_leaves_the_first_agent_the_question_is_withdrawn() {
    type Leave = fn(&mut Shift, ConversationId);
    let ways: [(&str, u32, Leave); 7] = [
        ("ended", 1, |shift, id| shift.by(1, Command::End(id))),
        ("ended by the customer", 1, customer_leaves),
        ("closed without End", 1, |shift, id| {
            shift.by(1, Command::CloseSession(id));
        }),
        ("left for the customer's next message", 2, |shift, id| {
            shift.by(1, Command::CloseSession(id));
        }),
        ("given to a queue", 1, |shift, id| shift.by(1, to_queue(id, 1))),
        ("closed by a supervisor", 1, |shift, id| {
            shift.by(9, Command::ForceClose(id));
        }),
        (
            "left behind by an agent who does not come back",
            1,
            |shift, id| {
                shift.by(1, Command::SignOut);
                shift.wait(Span::seconds(151));
                assert_ne!(primary(shift, id), Some(1));
            },
        ),
    ];
    for (way, work_stream, leave) in ways {
        let mut shift = Shift::staffed(patient());
        let id = shift.take(1, work_stream);
        let before = shift.seat(2).presence;
        shift.by(1, transfer(id, 2));
        leave(&mut shift, id);
        assert!(asked(&shift, id).is_empty(), "{way}");
        assert_eq!((shift.available(2), slots(&shift, 2)), (90, 0), "{way}");
        assert_eq!(shift.seat(2).presence, before, "{way}: no decline");
        assert_eq!(
            shift.try_by(2, Command::Accept(id)),
            Err(Refusal::OfferGone),
            "{way}"
        );
    }
}

/// Design §2.5: what was asked survives a reload, so it can be answered while its asker is away for a moment.
#[test]
fn a_question_survives_the_asker_being_gone_for_less_than_the_restore_window() {
    let mut shift = Shift::staffed(patient());
    let id = shift.take(1, 1);
    shift.by(1, transfer(id, 2));
    shift.by(1, Command::SignOut);
    shift.wait(Span::minutes(1));
    shift.by(2, Command::Accept(id));
    assert_eq!(primary(&shift, id), Some(2));
    shift.by(1, Command::SignIn);
    assert_eq!(
        (shift.available(1), slots(&shift, 1), shift.presence(1)),
        (100, 0, Presence::Available)
    );
}

#[test]
fn a_colleague_who_leaves_unanswered_has_declined_nothing() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    shift.by(1, transfer(id, 2));
    shift.by(2, Command::SignOut);
    assert_eq!((asked(&shift, id), primary(&shift, id)), (vec![], Some(1)));
    shift.by(2, Command::SignIn);
    assert_eq!(shift.presence(2), Presence::Available);
    assert_eq!(shift.available(2), 90);
}

#[test]
fn a_supervisor_may_transfer_what_waits_and_its_agent_may_not() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 2);
    shift.by(1, Command::CloseSession(id));
    assert_eq!(
        shift.try_by(1, transfer(id, 2)),
        Err(Refusal::WrongStatus(Status::Waiting))
    );
    shift.by(9, transfer(id, 2));
    assert!(matches!(shift.stage(id), Stage::Waiting { agent: AgentId(1) }));
    shift.by(2, Command::Accept(id));
    assert_eq!(primary(&shift, id), Some(2));
    assert!(shift.seat(1).waiting.is_empty());
    assert!(
        taking_part(&shift, id).is_empty(),
        "who only had it waiting does not advise"
    );
}

#[test]
fn a_customer_who_writes_ends_a_question_about_what_waited_for_them() {
    let mut shift = Shift::staffed(patient());
    let id = shift.take(1, 2);
    shift.by(1, Command::CloseSession(id));
    shift.by(9, transfer(id, 2));
    let contact = conversation(&shift, id).contact;
    shift.write(contact, 2, "One more thing").expect("taken in");
    assert!(asked(&shift, id).is_empty());
    assert_eq!((shift.available(2), slots(&shift, 2)), (90, 0));
    assert_eq!(shift.offered_to(id), Some(1));
}

/// Behaviour §8.6: when a supervisor transfers what is active, the first agent stays on as a consultant.
#[test]
fn a_supervisor_transfer_keeps_the_first_agent_as_an_adviser_without_capacity() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    shift.by(9, transfer(id, 2));
    assert_eq!(primary(&shift, id), Some(1), "asked first, as always");
    shift.by(2, Command::Accept(id));
    assert_eq!(primary(&shift, id), Some(2));
    assert_eq!(taking_part(&shift, id), [(1, Mode::Consult)]);
    assert_eq!(
        (shift.available(1), slots(&shift, 1), shift.presence(1)),
        (100, 1, Presence::Available)
    );
    assert_eq!(shift.try_by(1, say(id)), Err(Refusal::NotYours));
    shift.by(1, Command::Leave(id));
    assert_eq!((taking_part(&shift, id), slots(&shift, 1)), (vec![], 0));
}

#[test]
fn whoever_is_not_there_does_not_stay_on_to_advise() {
    let mut shift = Shift::staffed(patient());
    let id = shift.take(1, 1);
    shift.by(9, transfer(id, 2));
    shift.by(1, Command::SignOut);
    shift.by(2, Command::Accept(id));
    assert_eq!(primary(&shift, id), Some(2));
    assert!(taking_part(&shift, id).is_empty());
    assert_eq!(slots(&shift, 1), 0);
    assert_eq!(shift.seat(1).presence.cause, PresenceCause::SignedOut);
}
