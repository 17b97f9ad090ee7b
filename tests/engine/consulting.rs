//! Asking colleagues for advice, by name or by queue, beside the talk with a customer (behaviour §4.5, §8.5).

use super::people::{
    asked, consult, consult_queue, conversation, customer_leaves, primary, say, slots, supervised,
    taking_part, to_queue, transfer, uninvite,
};
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, Author, Channel, ConversationId, Floor, Mode, Presence, PresenceCause, Span, Status,
};
use switchboard::engine::{Command, Refusal};

/// Seven agents in a row, and a supervisor, 9; chats (1) and messages (2) cost 40.
fn school() -> Floor {
    let agents = (1_u32..).zip([100, 90, 80, 70, 60, 50, 45]);
    let set = floor(
        agents.map(|(id, units)| agent(id, units)).collect(),
        vec![stream(1, Channel::LiveChat, 40), stream(2, Channel::Sms, 40)],
    );
    supervised(set, [9])
}

fn add(conversation: ConversationId, agent: u32) -> Command {
    Command::Add {
        conversation,
        agent: AgentId(agent),
    }
}

fn dismiss(conversation: ConversationId, agent: u32) -> Command {
    Command::Dismiss {
        conversation,
        agent: AgentId(agent),
    }
}

/// A colleague asked by name who has come.
fn advised(shift: &mut Shift, id: ConversationId, agent: u32) {
    shift.by(1, consult(id, agent));
    shift.by(agent, Command::Accept(id));
}

#[test]
fn asked_by_name_an_adviser_takes_a_session_and_no_capacity_unless_it_is_set() {
    for (takes_capacity, left, presence) in [(false, 90, Presence::Available), (true, 50, Presence::Busy)] {
        let mut set = school();
        set.work_streams[0].consult_takes_capacity.by_name = takes_capacity;
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, 1);
        shift.by(1, consult(id, 2));
        assert_eq!(
            (shift.available(2), slots(&shift, 2), shift.presence(2)),
            (left, 1, Presence::Available),
            "asked"
        );
        shift.by(2, Command::Accept(id));
        assert_eq!(taking_part(&shift, id), [(2, Mode::Consult)]);
        assert_eq!(
            (shift.available(2), slots(&shift, 2), shift.presence(2)),
            (left, 1, presence),
            "there"
        );
        assert_eq!(
            (primary(&shift, id), shift.available(1), shift.presence(1)),
            (Some(1), 60, Presence::Busy),
            "nothing changes for who asked"
        );
        shift.by(1, dismiss(id, 2));
        assert_eq!(
            (shift.available(2), slots(&shift, 2), shift.presence(2)),
            (90, 0, Presence::Available),
            "gone"
        );
    }
}

#[test]
fn asked_by_queue_the_best_member_takes_capacity_unless_it_is_unset() {
    for (takes_capacity, left) in [(true, 50), (false, 90)] {
        let mut set = school();
        set.work_streams[0].consult_takes_capacity.by_queue = takes_capacity;
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, 1);
        shift.by(1, consult_queue(id, 1));
        assert_eq!(asked(&shift, id), [2], "most capacity after the one who asks");
        assert_eq!((shift.available(2), slots(&shift, 2)), (left, 1));
        shift.by(2, Command::Accept(id));
        assert_eq!(shift.available(2), left);
    }
}

#[test]
fn who_does_not_come_is_followed_by_the_next_best_of_the_queue() {
    let mut shift = Shift::staffed(school());
    let id = shift.take(1, 1);
    shift.by(1, consult_queue(id, 1));
    assert_eq!(asked(&shift, id), [2]);
    shift.by(2, Command::Reject(id));
    assert_eq!(asked(&shift, id), [3], "after a no");
    shift.wait(Span::seconds(120));
    assert_eq!(asked(&shift, id), [4], "after silence");
    shift.by(4, Command::SignOut);
    assert_eq!(asked(&shift, id), [5], "after somebody left");
    shift.by(5, Command::Accept(id));
    assert!(asked(&shift, id).is_empty());
    assert_eq!(taking_part(&shift, id), [(5, Mode::Consult)]);
    assert_eq!(
        [2, 3].map(|agent| shift.presence(agent)),
        [Presence::DoNotDisturb, Presence::Inactive]
    );
    assert_eq!(shift.seat(4).presence.cause, PresenceCause::SignedOut);
    assert_eq!([2, 3, 4].map(|agent| shift.available(agent)), [90, 80, 70]);
}

#[test]
fn a_question_to_a_queue_goes_round_once() {
    let mut set = school();
    set.queues[0].members.truncate(3);
    set.settings.do_not_disturb_after_rejected = false;
    let mut shift = Shift::staffed(set);
    let id = shift.take(1, 1);
    for _ in 0..2 {
        shift.by(1, consult_queue(id, 1));
        for agent in [2, 3] {
            assert_eq!(asked(&shift, id), [agent]);
            shift.by(agent, Command::Reject(id));
        }
        assert!(asked(&shift, id).is_empty(), "everybody has said no");
    }
}

#[test]
fn where_nobody_in_a_queue_is_free_the_question_is_refused() {
    type Prepare = fn(&mut Floor);
    let cases: [(&str, Prepare, Presence); 3] = [
        ("away", |_| {}, Presence::Away),
        (
            "without the capacity",
            |set| set.agents[1..7].iter_mut().for_each(|agent| agent.units = None),
            Presence::Available,
        ),
        (
            "not members",
            |set| set.queues[0].members.truncate(1),
            Presence::Available,
        ),
    ];
    for (others_are, prepare, presence) in cases {
        let mut set = school();
        prepare(&mut set);
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, 1);
        for agent in 2..=7 {
            shift.by(agent, Command::SetPresence(presence.into()));
        }
        assert_eq!(
            shift.try_by(1, consult_queue(id, 1)),
            Err(Refusal::NobodyFree),
            "the others are {others_are}"
        );
        assert_eq!(
            shift.try_by(1, consult(id, 2)).is_ok(),
            presence == Presence::Available,
            "by name neither capacity nor queue is asked for; the others are {others_are}"
        );
    }
    let mut shift = Shift::staffed(school());
    let id = shift.take(1, 1);
    assert_eq!(shift.try_by(1, consult_queue(id, 99)), Err(Refusal::UnknownQueue));
}

/// Behaviour §16.1: five at most, whether they have come or are only asked.
#[test]
fn no_more_than_five_advise_or_are_asked_at_once() {
    let mut shift = Shift::staffed(school());
    let id = shift.take(1, 1);
    for agent in 2..=6 {
        shift.by(1, consult(id, agent));
    }
    shift.by(2, Command::Accept(id));
    shift.by(3, Command::Accept(id));
    for question in [consult(id, 7), consult_queue(id, 1)] {
        assert_eq!(
            shift.try_by(1, question),
            Err(Refusal::TooManyAdvisers { limit: 5 })
        );
    }
    shift.by(4, Command::Reject(id));
    shift.by(1, consult(id, 7));
    assert_eq!(asked(&shift, id), [5, 6, 7]);
}

#[test]
fn a_question_by_name_that_is_not_answered_with_yes_goes_to_nobody_else() {
    for (is_rejected, expected) in [(true, Presence::DoNotDisturb), (false, Presence::Inactive)] {
        let mut set = school();
        set.work_streams[0].consult_takes_capacity.by_name = true;
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, 1);
        shift.by(1, consult(id, 2));
        if is_rejected {
            shift.by(2, Command::Reject(id));
        } else {
            shift.wait(Span::seconds(120));
        }
        assert!(asked(&shift, id).is_empty());
        assert!(taking_part(&shift, id).is_empty());
        assert_eq!(
            (shift.presence(2), shift.available(2), slots(&shift, 2)),
            (expected, 90, 0)
        );
        assert_eq!((primary(&shift, id), shift.available(1)), (Some(1), 60));
        assert_eq!(
            shift.try_by(2, Command::Accept(id)),
            Err(Refusal::OfferGone),
            "too late"
        );
    }
}

/// Behaviour §8.5: only once they were added to the chat can they talk to the customer.
#[test]
fn an_adviser_reads_along_and_writes_only_once_they_were_added() {
    let mut shift = Shift::staffed(school());
    let id = shift.take(1, 1);
    shift.by(1, consult(id, 2));
    assert_eq!(shift.try_by(2, say(id)), Err(Refusal::NotYours), "only asked");
    assert_eq!(
        shift.try_by(1, add(id, 2)),
        Err(Refusal::NotPart(AgentId(2))),
        "who is only asked cannot be added"
    );
    shift.by(2, Command::Accept(id));
    assert_eq!(shift.try_by(2, say(id)), Err(Refusal::NotYours));
    assert_eq!(
        shift.try_by(2, add(id, 2)),
        Err(Refusal::NotYours),
        "nobody adds themselves"
    );
    assert_eq!(shift.try_by(1, add(id, 3)), Err(Refusal::NotPart(AgentId(3))));

    shift.by(1, add(id, 2));
    shift.by(2, say(id));
    let last = conversation(&shift, id).messages().next_back();
    assert_eq!(last.map(|(_, author, _)| author), Some(Author::Agent(AgentId(2))));
    let events = shift.log.len();
    shift.by(1, add(id, 2));
    assert_eq!(shift.log.len(), events, "adding them again changes nothing");
    assert_eq!(
        shift.try_by(2, Command::End(id)),
        Err(Refusal::NotYours),
        "it is still not theirs"
    );
}

#[test]
fn an_adviser_is_dismissed_leaves_or_signs_out_and_has_no_part_in_it_any_more() {
    type Part = fn(&mut Shift, ConversationId);
    let ways: [(&str, Part); 3] = [
        ("dismissed", |shift, id| shift.by(1, dismiss(id, 2))),
        ("left", |shift, id| shift.by(2, Command::Leave(id))),
        ("signed out", |shift, _| {
            shift.by(2, Command::SignOut);
            shift.by(2, Command::SignIn);
        }),
    ];
    for (way, part) in ways {
        let mut set = school();
        set.work_streams[0].consult_takes_capacity.by_name = true;
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, 1);
        advised(&mut shift, id, 2);
        shift.by(1, add(id, 2));
        part(&mut shift, id);
        assert!(taking_part(&shift, id).is_empty(), "{way}");
        assert_eq!((shift.available(2), slots(&shift, 2)), (90, 0), "{way}");
        assert_eq!(primary(&shift, id), Some(1), "{way}");
        assert_eq!(shift.try_by(2, say(id)), Err(Refusal::NotYours), "{way}");
        let gone = Err(Refusal::NotPart(AgentId(2)));
        assert_eq!(shift.try_by(1, dismiss(id, 2)), gone, "{way}");
        assert_eq!(shift.try_by(2, Command::Leave(id)), gone, "{way}");
        advised(&mut shift, id, 2);
    }
}

/// Behaviour §8.5: advice ends when the primary agent ends the conversation, and whenever it leaves them.
#[test]
fn advice_and_questions_end_when_the_conversation_leaves_the_primary_agent() {
    type Leave = fn(&mut Shift, ConversationId);
    let ways: [(&str, u32, Leave); 8] = [
        ("ended", 1, |shift, id| shift.by(1, Command::End(id))),
        ("ended by the customer", 1, customer_leaves),
        ("closed without End", 1, |shift, id| {
            shift.by(1, Command::CloseSession(id));
        }),
        ("left for the customer's next message", 2, |shift, id| {
            shift.by(1, Command::CloseSession(id));
        }),
        ("transferred to a colleague", 1, |shift, id| {
            shift.by(1, transfer(id, 4));
            shift.by(4, Command::Accept(id));
        }),
        ("transferred to a queue", 1, |shift, id| {
            shift.by(1, to_queue(id, 1));
        }),
        ("closed by a supervisor", 1, |shift, id| {
            shift.by(9, Command::ForceClose(id));
        }),
        ("left behind by an agent who does not come back", 1, |shift, _| {
            shift.by(1, Command::SignOut);
            shift.wait(Span::seconds(151));
        }),
    ];
    for (way, work_stream, leave) in ways {
        let mut set = school();
        // Whatever goes back to the queue rings at neither of the two.
        set.queues[0].members = vec![AgentId(1), AgentId(4)];
        for stream in &mut set.work_streams {
            stream.consult_takes_capacity.by_name = true;
            stream.notification.countdown = Span::minutes(5);
        }
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, work_stream);
        advised(&mut shift, id, 2);
        shift.by(1, add(id, 2));
        shift.by(1, consult(id, 3));
        leave(&mut shift, id);
        assert!(taking_part(&shift, id).is_empty(), "{way}");
        assert!(asked(&shift, id).is_empty(), "{way}");
        assert_eq!((shift.available(2), slots(&shift, 2)), (90, 0), "{way}");
        assert_eq!((shift.available(3), slots(&shift, 3)), (80, 0), "{way}");
        assert!(shift.try_by(2, say(id)).is_err(), "{way}");
        assert_eq!(
            shift.try_by(3, Command::Accept(id)),
            Err(Refusal::OfferGone),
            "{way}"
        );
    }
}

/// Design §5: whatever rings or is open uses one of the sessions.
#[test]
fn a_question_uses_a_session_like_an_offer() {
    let mut set = school();
    set.settings.session_limit = 1;
    set.queues[0].members.truncate(2);
    let mut shift = Shift::staffed(set);
    let id = shift.take(1, 1);
    shift.by(1, consult(id, 2));
    let waiting = shift.contact(1);
    assert_eq!(shift.offered_to(waiting), None);
    shift.by(1, uninvite(id, 2));
    assert_eq!(shift.offered_to(waiting), Some(2), "the session is free again");
    assert_eq!(
        shift.try_by(1, consult(id, 2)),
        Err(Refusal::TheirSessionsFull(AgentId(2)))
    );
}

#[test]
fn only_the_primary_agent_asks_and_nobody_is_asked_who_takes_part() {
    let mut shift = Shift::staffed(school());
    let id = shift.take(1, 1);
    for question in [consult(id, 3), consult_queue(id, 1)] {
        assert_eq!(shift.try_by(2, question), Err(Refusal::NotYours));
    }
    let is_part = |agent| Err(Refusal::AlreadyPart(AgentId(agent)));
    assert_eq!(shift.try_by(1, consult(id, 1)), is_part(1));
    shift.by(1, consult(id, 2));
    assert_eq!(shift.try_by(1, consult(id, 2)), is_part(2), "asked");
    shift.by(2, Command::Accept(id));
    assert_eq!(shift.try_by(1, consult(id, 2)), is_part(2), "there");
    for question in [consult(id, 3), consult_queue(id, 1)] {
        assert_eq!(
            shift.try_by(2, question),
            Err(Refusal::NotYours),
            "an adviser asks nobody"
        );
    }
    shift.by(1, Command::End(id));
    assert_eq!(
        shift.try_by(1, consult(id, 3)),
        Err(Refusal::WrongStatus(Status::WrapUp))
    );
}

#[test]
fn whoever_is_away_or_not_here_is_not_asked_for_advice_either() {
    let mut shift = Shift::staffed(school());
    let id = shift.take(1, 1);
    for status in [Presence::DoNotDisturb, Presence::Away, Presence::Offline] {
        shift.by(2, Command::SetPresence(status.into()));
        assert_eq!(
            shift.try_by(1, consult(id, 2)),
            Err(Refusal::NotToBeDisturbed(AgentId(2))),
            "{status:?}"
        );
    }
    shift.by(3, Command::SignOut);
    assert_eq!(shift.try_by(1, consult(id, 3)), Err(Refusal::NotHere(AgentId(3))));
}
