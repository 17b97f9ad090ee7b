//! What supervisors may do with what others have (behaviour §12.2, §17): assign, listen, join, close.

use super::people::{asked, consult, conversation, primary, say, slots, supervised, taking_part, transfer};
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, Bot, BotId, Channel, ClosureReason, ConversationId, Distribution, Floor, Line, Mode, Presence,
    PresenceSet, Queue, QueueId, SetBy, Span, Stage, Status, SystemLine, WorkStream,
};
use switchboard::engine::{Command, Refusal};

const STATUSES: [Status; 7] = [
    Status::WithBot,
    Status::Open,
    Status::Offered,
    Status::Active,
    Status::Waiting,
    Status::WrapUp,
    Status::Closed,
];

/// Three agents in a row and two supervisors, 8 and 9. Chats (1), messages (2), chats that begin with a
/// bot (3), messages that are picked (4). Agent 2 also works in a second queue.
fn house() -> Floor {
    let mut set = floor(
        vec![agent(1, 100), agent(2, 90), agent(3, 80)],
        vec![
            stream(1, Channel::LiveChat, 40),
            stream(2, Channel::Sms, 40),
            WorkStream {
                bot: Some(BotId(1)),
                ..stream(3, Channel::LiveChat, 40)
            },
            WorkStream {
                distribution: Distribution::Pick,
                ..stream(4, Channel::Sms, 40)
            },
        ],
    );
    set.bots.push(Bot {
        id: BotId(1),
        name: "Robin".into(),
    });
    set.queues.push(Queue {
        members: vec![AgentId(2)],
        ..Queue::new(QueueId(2), "Second")
    });
    supervised(set, [8, 9])
}

/// A conversation in the given state; agent 1 is the one who has, had or is offered it.
fn in_state(shift: &mut Shift, status: Status) -> ConversationId {
    let id = match status {
        Status::WithBot => shift.contact(3),
        Status::Open => shift.contact(4),
        Status::Offered => shift.contact(1),
        Status::Active | Status::WrapUp | Status::Closed => shift.take(1, 1),
        Status::Waiting => shift.take(1, 2),
    };
    if matches!(status, Status::WrapUp | Status::Closed) {
        shift.by(1, Command::End(id));
    }
    if matches!(status, Status::Waiting | Status::Closed) {
        shift.by(1, Command::CloseSession(id));
    }
    assert_eq!(conversation(shift, id).status(), status);
    id
}

fn assign(conversation: ConversationId, to: u32) -> Command {
    Command::Assign {
        conversation,
        to: AgentId(to),
    }
}

fn assign_to_queue(conversation: ConversationId, to: u32) -> Command {
    Command::AssignToQueue {
        conversation,
        to: QueueId(to),
    }
}

/// How often the transcript says that somebody joined in.
fn announcements(shift: &Shift, id: ConversationId) -> usize {
    let is_announcement = |line: &Line| matches!(line, Line::System(SystemLine::Added(_)));
    let transcript = conversation(shift, id).transcript.iter();
    transcript.filter(|entry| is_announcement(&entry.line)).count()
}

#[test]
fn agents_do_none_of_this_and_supervisors_only_while_they_are_here() {
    let mut shift = Shift::staffed(house());
    let id = in_state(&mut shift, Status::Active);
    shift.by(9, Command::SignOut);
    for command in [
        assign(id, 3),
        assign_to_queue(id, 2),
        Command::Monitor(id),
        Command::Join(id),
        Command::ForceClose(id),
    ] {
        for (by, expected) in [(2, Refusal::OnlyForSupervisors), (9, Refusal::NotSignedIn)] {
            assert_eq!(
                shift.try_by(by, command.clone()),
                Err(expected),
                "{command:?} by {by}"
            );
        }
    }
}

/// Behaviour §12.2, §4.5: an assignment may exceed the capacity, and is asked like any offer.
#[test]
fn an_open_conversation_is_assigned_to_an_agent_beyond_their_capacity() {
    for is_accepted in [true, false] {
        let mut set = house();
        set.agents[0] = agent(1, 50);
        set.queues[0].members = vec![AgentId(1)];
        let mut shift = Shift::staffed(set);
        shift.take(1, 1);
        let waiting = shift.contact(1);
        assert_eq!(shift.stage(waiting), Stage::Open, "10 units are left, 40 needed");

        shift.by(9, assign(waiting, 1));
        assert_eq!((shift.offered_to(waiting), shift.available(1)), (Some(1), -30));
        let hold = shift.seat(1).ledger.hold_of(waiting).cloned();
        assert!(hold.is_some_and(|hold| hold.exempt), "somebody decided on it");
        if is_accepted {
            shift.by(1, Command::Accept(waiting));
            assert_eq!(primary(&shift, waiting), Some(1));
            assert_eq!(
                (shift.available(1), shift.presence(1)),
                (-30, Presence::DoNotDisturb)
            );
        } else {
            shift.by(1, Command::Reject(waiting));
            assert_eq!((shift.stage(waiting), shift.available(1)), (Stage::Open, 10));
        }
    }
}

#[test]
fn whoever_declined_too_often_to_be_asked_again_can_still_be_assigned() {
    let mut set = house();
    set.settings.do_not_disturb_after_rejected = false;
    set.queues[0].members = vec![AgentId(1)];
    let mut shift = Shift::staffed(set);
    let id = shift.contact(1);
    for _ in 0..3 {
        shift.by(1, Command::Reject(id));
    }
    assert_eq!(shift.stage(id), Stage::Open);
    shift.by(9, assign(id, 1));
    shift.by(1, Command::Accept(id));
    assert_eq!(primary(&shift, id), Some(1));
}

/// Behaviour §12.2: only agents with an allowed presence are listed.
#[test]
fn an_assignment_needs_an_agent_who_is_here_with_an_allowed_presence_and_a_free_session() {
    let quiet = Refusal::NotToBeDisturbed(AgentId(1));
    for (allowed, presence, expected) in [
        (None, Presence::Available, None),
        (None, Presence::Busy, None),
        (None, Presence::DoNotDisturb, Some(quiet.clone())),
        (None, Presence::Away, Some(quiet.clone())),
        (None, Presence::Offline, Some(quiet.clone())),
        (Some(Presence::Away), Presence::Away, None),
        (Some(Presence::Away), Presence::Available, Some(quiet)),
    ] {
        let mut set = house();
        if let Some(allowed) = allowed {
            set.work_streams[3].allowed_presences = PresenceSet::from_iter([allowed]);
        }
        let mut shift = Shift::staffed(set);
        let id = in_state(&mut shift, Status::Open);
        shift.by(1, Command::SetPresence(presence.into()));
        assert_eq!(
            shift.try_by(9, assign(id, 1)).err(),
            expected,
            "{presence:?} where {allowed:?} is allowed"
        );
    }

    let mut set = house();
    set.settings.session_limit = 1;
    let mut shift = Shift::staffed(set);
    shift.take(1, 1);
    shift.by(2, Command::SignOut);
    let id = in_state(&mut shift, Status::Open);
    for (to, expected) in [
        (1, Refusal::TheirSessionsFull(AgentId(1))),
        (2, Refusal::NotHere(AgentId(2))),
        (77, Refusal::UnknownAgent),
    ] {
        assert_eq!(shift.try_by(9, assign(id, to)), Err(expected));
    }
}

#[test]
fn only_what_is_open_is_assigned() {
    for status in STATUSES {
        let mut shift = Shift::staffed(house());
        let id = in_state(&mut shift, status);
        let expected = (status != Status::Open).then_some(Refusal::WrongStatus(status));
        assert_eq!(shift.try_by(9, assign_to_queue(id, 2)).err(), expected);
        let mut shift = Shift::staffed(house());
        let id = in_state(&mut shift, status);
        assert_eq!(shift.try_by(9, assign(id, 3)).err(), expected);
    }
}

#[test]
fn an_open_conversation_is_moved_to_another_queue_and_offered_there() {
    let mut set = house();
    set.queues[0].members = vec![AgentId(1)];
    let mut shift = Shift::staffed(set);
    shift.by(1, Command::SetPresence(Presence::Away.into()));
    let id = shift.contact(1);
    for (to, expected) in [(1, Refusal::AlreadyThere), (99, Refusal::UnknownQueue)] {
        assert_eq!(shift.try_by(9, assign_to_queue(id, to)), Err(expected));
    }
    let age = conversation(&shift, id).age_from;
    shift.wait(Span::minutes(1));
    shift.by(9, assign_to_queue(id, 2));
    let moved = conversation(&shift, id);
    assert_eq!(
        (moved.queue, moved.transfers, moved.age_from),
        (QueueId(2), 1, age)
    );
    assert_eq!(shift.offered_to(id), Some(2));
}

/// Behaviour §4.5, §12.2: listening takes no capacity, and nobody is told.
#[test]
fn a_supervisor_listens_unheard_to_what_an_agent_has_had_or_finishes() {
    for status in STATUSES {
        let mut shift = Shift::staffed(house());
        let id = in_state(&mut shift, status);
        let before = conversation(&shift, id).transcript.clone();
        let listens = shift.try_by(9, Command::Monitor(id));
        if !matches!(status, Status::Active | Status::WrapUp | Status::Waiting) {
            assert_eq!(listens, Err(Refusal::WrongStatus(status)));
            continue;
        }
        assert_eq!(listens, Ok(()));
        assert_eq!(taking_part(&shift, id), [(9, Mode::Monitor)]);
        assert_eq!((shift.available(9), slots(&shift, 9)), (100, 1));
        assert!(shift.try_by(9, say(id)).is_err(), "{status:?}: only listening");
        shift.by(9, Command::Leave(id));
        assert_eq!(slots(&shift, 9), 0);
        assert_eq!(
            conversation(&shift, id).transcript,
            before,
            "{status:?}: nobody was told"
        );
    }
}

/// Seed 003: presence follows what one accepts and closes; listening is neither.
#[test]
fn listening_changes_nobodys_presence() {
    let mut shift = Shift::staffed(house());
    let id = in_state(&mut shift, Status::Active);
    shift.by(9, Command::SetPresence(Presence::Busy.into()));
    let chosen = (Presence::Busy, SetBy::Agent);
    for command in [Command::Monitor(id), Command::Leave(id)] {
        shift.by(9, command.clone());
        let record = shift.seat(9).presence;
        assert_eq!((record.status, record.set_by), chosen, "after {command:?}");
    }
}

#[test]
fn nobody_listens_to_their_own_conversation_or_twice_or_with_every_session_open() {
    let mut set = house();
    set.settings.session_limit = 1;
    let mut shift = Shift::staffed(set);
    let own = in_state(&mut shift, Status::Open);
    shift.by(8, assign(own, 8));
    shift.by(8, Command::Accept(own));
    let part = |agent| Err(Refusal::AlreadyPart(AgentId(agent)));
    assert_eq!(shift.try_by(8, Command::Monitor(own)), part(8), "their own");

    let id = in_state(&mut shift, Status::Active);
    shift.by(9, Command::Monitor(id));
    assert_eq!(shift.try_by(9, Command::Monitor(id)), part(9), "twice");
    for (by, conversation) in [(8, id), (9, own)] {
        assert_eq!(
            shift.try_by(by, Command::Monitor(conversation)),
            Err(Refusal::SessionsFull { limit: 1 })
        );
    }
}

#[test]
fn a_supervisor_who_is_asked_for_advice_answers_before_they_listen() {
    let mut shift = Shift::staffed(house());
    let id = in_state(&mut shift, Status::Active);
    shift.by(1, consult(id, 9));
    assert_eq!(
        shift.try_by(9, Command::Monitor(id)),
        Err(Refusal::AlreadyPart(AgentId(9)))
    );
    shift.by(9, Command::Accept(id));
    assert_eq!(taking_part(&shift, id), [(9, Mode::Consult)]);
}

/// Behaviour §12.2: Join makes the supervisor a participant, and both sides are told.
#[test]
fn who_listens_can_join_in_and_then_writes_to_the_customer() {
    let mut shift = Shift::staffed(house());
    let id = in_state(&mut shift, Status::Active);
    assert_eq!(
        shift.try_by(9, Command::Join(id)),
        Err(Refusal::NotPart(AgentId(9))),
        "who does not listen cannot join"
    );
    shift.by(9, Command::Monitor(id));
    assert_eq!(shift.try_by(9, say(id)), Err(Refusal::NotYours));
    assert_eq!(announcements(&shift, id), 0);
    shift.by(9, Command::Join(id));
    assert_eq!(announcements(&shift, id), 1, "everybody is told");
    shift.by(9, say(id));
    shift.by(1, say(id));
    assert_eq!(primary(&shift, id), Some(1), "it is still the agent's");
    assert_eq!(shift.available(9), 100);
    shift.by(9, Command::Join(id));
    assert_eq!(announcements(&shift, id), 1, "and nobody twice");
}

#[test]
fn an_agent_can_neither_add_nor_send_away_who_listens() {
    let mut shift = Shift::staffed(house());
    let id = in_state(&mut shift, Status::Active);
    shift.by(9, Command::Monitor(id));
    let agent = AgentId(9);
    for command in [
        Command::Add {
            conversation: id,
            agent,
        },
        Command::Dismiss {
            conversation: id,
            agent,
        },
    ] {
        assert_eq!(
            shift.try_by(1, command.clone()),
            Err(Refusal::NotPart(agent)),
            "{command:?}"
        );
    }
    assert_eq!(taking_part(&shift, id), [(9, Mode::Monitor)]);
}

#[test]
fn listening_ends_with_the_session() {
    for status in [Status::Active, Status::WrapUp] {
        let mut shift = Shift::staffed(house());
        let id = in_state(&mut shift, status);
        shift.by(9, Command::Monitor(id));
        shift.by(1, Command::CloseSession(id));
        assert!(taking_part(&shift, id).is_empty(), "{status:?}");
        assert_eq!(slots(&shift, 9), 0, "{status:?}");
    }
}

/// Behaviour §5.2: any state but Closed leads to Closed by force.
#[test]
fn every_state_can_be_closed_by_force_and_nothing_is_held_afterwards() {
    for status in STATUSES {
        let mut shift = Shift::staffed(house());
        let id = in_state(&mut shift, status);
        let closes = shift.try_by(9, Command::ForceClose(id));
        if status == Status::Closed {
            assert_eq!(closes, Err(Refusal::WrongStatus(Status::Closed)), "for good");
            continue;
        }
        assert_eq!(closes, Ok(()), "{status:?}");
        is_closed_by_force(&shift, id);
        let contact = conversation(&shift, id).contact;
        assert!(shift.world.ongoing(contact).is_none(), "{status:?}");
        shift.write(contact, 4, "Is anybody there?").expect("taken in");
        let next = shift.world.ongoing(contact).expect("it is a new one").id;
        assert_ne!(next, id, "{status:?}: closed is for good");
    }
}

#[test]
fn a_close_by_force_lets_everybody_go_who_had_a_part_in_it() {
    let mut set = house();
    set.work_streams[0].consult_takes_capacity.by_name = true;
    let mut shift = Shift::staffed(set);
    let id = in_state(&mut shift, Status::Active);
    shift.by(1, consult(id, 2));
    shift.by(2, Command::Accept(id));
    shift.by(8, Command::Monitor(id));
    shift.by(1, transfer(id, 3));
    shift.by(1, consult(id, 9));
    shift.by(9, Command::ForceClose(id));
    is_closed_by_force(&shift, id);
}

/// Closed by supervisor 9, and nobody has anything of it left.
fn is_closed_by_force(shift: &Shift, id: ConversationId) {
    assert!(
        matches!(
            shift.stage(id),
            Stage::Closed {
                reason: ClosureReason::ForceClosed(AgentId(9)),
                ..
            }
        ),
        "{:?}",
        shift.stage(id)
    );
    assert!(asked(shift, id).is_empty());
    assert!(taking_part(shift, id).is_empty());
    for seat in shift.world.seats() {
        let name = &seat.agent.name;
        assert_eq!(seat.slots_used(), 0, "{name}");
        assert_eq!(seat.ledger.available(), seat.ledger.total(), "{name}");
        assert!(seat.waiting.is_empty(), "{name}");
    }
}

#[test]
fn of_two_supervisors_who_do_the_same_at_once_the_second_is_refused() {
    type Act = fn(ConversationId) -> Command;
    let give: Act = |id| assign(id, 1);
    let give_to_another: Act = |id| assign(id, 2);
    let relocate: Act = |id| assign_to_queue(id, 2);
    let hand_over: Act = |id| transfer(id, 2);
    let hand_over_to_another: Act = |id| transfer(id, 3);
    let close: Act = Command::ForceClose;
    let is = Refusal::WrongStatus;
    for (status, first, second, expected) in [
        (Status::Open, give, give, is(Status::Offered)),
        (Status::Open, give, give_to_another, is(Status::Offered)),
        (Status::Open, give, relocate, is(Status::Offered)),
        (Status::Open, relocate, relocate, Refusal::AlreadyThere),
        (Status::Open, close, give, is(Status::Closed)),
        (
            Status::Active,
            hand_over,
            hand_over_to_another,
            Refusal::TransferPending,
        ),
        (
            Status::Active,
            hand_over,
            hand_over,
            Refusal::AlreadyPart(AgentId(2)),
        ),
        (Status::Active, close, hand_over, is(Status::Closed)),
        (Status::Active, close, close, is(Status::Closed)),
    ] {
        let mut shift = Shift::staffed(house());
        let id = in_state(&mut shift, status);
        shift.by(8, first(id));
        assert_eq!(
            shift.try_by(9, second(id)),
            Err(expected),
            "{:?}, then {:?}",
            first(id),
            second(id)
        );
    }
}
