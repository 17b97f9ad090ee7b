//! "Away after this one" (design §6): nothing more is offered, and the last session takes one along.

use super::people::{choosing, custom, customer_leaves, presence, supervised, to_queue, transfer};
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, Channel, ConversationId, Floor, Presence, PresenceCause, PresenceChoice, SetBy, Span, Stage,
    WorkStream, WrapUpPolicy,
};
use switchboard::engine::{Command, Refusal};

const LUNCH: u32 = 1;
const READY: u32 = 2;

/// Agent 1 comes first and may go to lunch; 2 has room for one; 9 supervises.
fn office() -> Floor {
    let mut set = floor(
        vec![choosing(agent(1, 100), [LUNCH, READY]), agent(2, 20)],
        vec![stream(1, Channel::LiveChat, 20), stream(2, Channel::Sms, 20)],
    );
    set.presences = vec![
        presence(LUNCH, "At lunch", Presence::Away),
        presence(READY, "Ready", Presence::Available),
    ];
    supervised(set, [9])
}

/// The office where agent 1 is the only one to ask.
fn alone() -> Floor {
    let mut set = office();
    set.queues[0].members = vec![AgentId(1)];
    set
}

fn after_this(choice: impl Into<PresenceChoice>) -> Command {
    Command::LeaveAfterThis(Some(choice.into()))
}

fn finish(shift: &mut Shift, id: ConversationId) {
    shift.by(1, Command::End(id));
    shift.by(1, Command::CloseSession(id));
}

/// What agent 1 is, who said so, and why.
fn state(shift: &Shift) -> (Presence, SetBy, PresenceCause) {
    let record = shift.seat(1).presence;
    (record.status, record.set_by, record.cause)
}

const GONE: (Presence, SetBy, PresenceCause) = (Presence::Away, SetBy::Agent, PresenceCause::Planned);

#[test]
fn nothing_more_is_offered_until_the_last_session_is_closed_and_then_the_presence_changes() {
    let mut shift = Shift::staffed(alone());
    let sessions = [shift.take(1, 1), shift.take(1, 1)];
    shift.by(1, after_this(Presence::Away));
    assert_eq!(shift.presence(1), Presence::Busy, "not yet");
    let waiting = shift.contact(1);
    assert_eq!(shift.stage(waiting), Stage::Open);

    finish(&mut shift, sessions[0]);
    assert_eq!(shift.presence(1), Presence::Busy, "one is still in hand");
    assert_eq!(shift.offered_to(waiting), None);
    finish(&mut shift, sessions[1]);
    assert_eq!(state(&shift), GONE);
    assert_eq!(
        shift.seat(1).leaving,
        None,
        "it has come true and is not planned any more"
    );
    assert_eq!(shift.stage(waiting), Stage::Open);
}

#[test]
fn what_would_have_come_goes_to_somebody_else() {
    let mut shift = Shift::staffed(office());
    shift.take(1, 1);
    shift.by(1, after_this(Presence::Away));
    let next = shift.contact(1);
    assert_eq!(shift.offered_to(next), Some(2));
}

#[test]
fn with_nothing_in_hand_it_happens_at_once() {
    for is_ringing in [false, true] {
        let mut shift = Shift::staffed(alone());
        let offer = is_ringing.then(|| shift.contact(1));
        shift.by(1, after_this(Presence::Away));
        let (status, set_by, _) = state(&shift);
        assert_eq!((status, set_by), (Presence::Away, SetBy::Agent));
        assert_eq!(shift.seat(1).leaving, None);
        if let Some(offer) = offer {
            assert_eq!(shift.offered_to(offer), Some(1), "what rings goes on ringing");
            shift.by(1, Command::Accept(offer));
            assert_eq!(shift.presence(1), Presence::Away, "it was chosen to last");
        }
    }
}

#[test]
fn wrap_up_counts_as_in_hand_whatever_it_holds() {
    for policy in [
        WrapUpPolicy::Always,
        WrapUpPolicy::For(Span::seconds(30)),
        WrapUpPolicy::Never,
    ] {
        let mut set = alone();
        set.work_streams[0].wrap_up = policy;
        let mut shift = Shift::staffed(set);
        let conversation = shift.take(1, 1);
        shift.by(1, after_this(Presence::Away));
        shift.by(1, Command::End(conversation));
        shift.wait(Span::seconds(60));
        assert_ne!(shift.presence(1), Presence::Away, "{policy:?}: wrap-up goes on");
        let waiting = shift.contact(1);
        assert_eq!(shift.offered_to(waiting), None, "{policy:?}");
        shift.by(1, Command::CloseSession(conversation));
        assert_eq!(state(&shift), GONE, "{policy:?}");
    }
}

#[test]
fn however_the_last_session_closes_the_plan_comes_true() {
    type Close = fn(&mut Shift, ConversationId);
    let ways: [(&str, u32, Close); 7] = [
        ("closed by hand", 1, finish),
        ("given to a colleague", 1, |shift, id| {
            shift.by(1, transfer(id, 2));
            shift.by(2, Command::Accept(id));
        }),
        ("given to a queue", 1, |shift, id| shift.by(1, to_queue(id, 1))),
        ("closed before it ended", 1, |shift, id| {
            shift.by(1, Command::CloseSession(id));
        }),
        ("left for the customer's next message", 2, |shift, id| {
            shift.by(1, Command::CloseSession(id));
        }),
        ("closed by a supervisor", 1, |shift, id| {
            shift.by(9, Command::ForceClose(id));
        }),
        ("ended by the customer and closed by the clock", 1, |shift, id| {
            customer_leaves(shift, id);
            shift.wait(Span::minutes(15));
        }),
    ];
    for (way, work_stream, close) in ways {
        let mut shift = Shift::staffed(office());
        let conversation = shift.take(1, work_stream);
        shift.by(1, after_this(Presence::Away));
        close(&mut shift, conversation);
        assert_eq!(state(&shift), GONE, "{way}");
        assert_eq!(shift.seat(1).leaving, None, "{way}");
    }
}

#[test]
fn it_can_be_taken_back_and_the_work_that_waited_comes_at_once() {
    let mut shift = Shift::staffed(alone());
    let conversation = shift.take(1, 1);
    shift.by(1, after_this(Presence::Away));
    let waiting = shift.contact(1);
    shift.by(1, Command::LeaveAfterThis(None));
    assert_eq!(shift.seat(1).leaving, None);
    assert_eq!(shift.offered_to(waiting), Some(1));
    shift.by(1, Command::Accept(waiting));
    finish(&mut shift, waiting);
    finish(&mut shift, conversation);
    assert_eq!(shift.presence(1), Presence::Available);
}

#[test]
fn whoever_chooses_a_presence_meanwhile_does_not_leave_later() {
    let available: PresenceChoice = Presence::Available.into();
    for (by, command, set_by) in [
        (1, Command::SetPresence(available), SetBy::Agent),
        (
            9,
            Command::SetPresenceOf(AgentId(1), available),
            SetBy::Supervisor(AgentId(9)),
        ),
    ] {
        let mut shift = Shift::staffed(alone());
        let conversation = shift.take(1, 1);
        shift.by(1, after_this(Presence::Away));
        let waiting = shift.contact(1);
        shift.by(by, command);
        assert_eq!(shift.seat(1).leaving, None);
        assert_eq!(
            state(&shift),
            (Presence::Available, set_by, PresenceCause::Chosen)
        );
        assert_eq!(shift.offered_to(waiting), Some(1), "work comes again");
        finish(&mut shift, conversation);
        assert_ne!(shift.presence(1), Presence::Away);
    }
}

#[test]
fn a_new_plan_replaces_the_one_before() {
    let mut shift = Shift::staffed(alone());
    let conversation = shift.take(1, 1);
    shift.by(1, after_this(Presence::Away));
    shift.by(1, after_this(Presence::Offline));
    finish(&mut shift, conversation);
    assert_eq!(shift.presence(1), Presence::Offline);
}

#[test]
fn signing_out_clears_the_plan_also_for_who_comes_back_in_time() {
    let mut shift = Shift::staffed(alone());
    let conversation = shift.take(1, 1);
    shift.by(1, after_this(Presence::Away));
    shift.by(1, Command::SignOut);
    assert_eq!(shift.seat(1).leaving, None);
    shift.wait(Span::minutes(1));
    shift.by(1, Command::SignIn);
    assert_eq!(shift.presence(1), Presence::Busy);
    finish(&mut shift, conversation);
    assert_eq!(shift.presence(1), Presence::Available);
}

#[test]
fn only_what_takes_one_out_of_the_line_can_wait_for_the_work_in_hand() {
    for (choice, expected) in [
        (Presence::Available.into(), Err(Refusal::NotALeave)),
        (Presence::Busy.into(), Err(Refusal::NotALeave)),
        (Presence::DoNotDisturb.into(), Ok(())),
        (Presence::Away.into(), Ok(())),
        (Presence::Offline.into(), Ok(())),
        (Presence::Inactive.into(), Err(Refusal::PresenceNotSelectable)),
        (custom(LUNCH), Ok(())),
        (custom(READY), Err(Refusal::NotALeave)),
        (custom(99), Err(Refusal::UnknownPresence)),
    ] {
        for has_work in [true, false] {
            let mut shift = Shift::staffed(alone());
            if has_work {
                shift.take(1, 1);
            }
            assert_eq!(
                shift.try_by(1, after_this(choice)),
                expected,
                "{choice:?}, with work in hand: {has_work}"
            );
        }
    }
}

#[test]
fn a_custom_presence_that_was_planned_is_shown_by_its_name() {
    let mut shift = Shift::staffed(alone());
    let conversation = shift.take(1, 1);
    shift.by(1, after_this(custom(LUNCH)));
    finish(&mut shift, conversation);
    assert_eq!(state(&shift), GONE);
    assert_eq!(shift.seat(1).presence.choice(), custom(LUNCH));
}

/// Behaviour §4.4: a declined offer counts for everybody, also for who is about to go.
#[test]
fn what_a_declined_offer_does_to_presence_is_not_undone_by_a_plan() {
    for (is_rejected, expected) in [(true, Presence::DoNotDisturb), (false, Presence::Inactive)] {
        let mut shift = Shift::staffed(alone());
        let conversation = shift.take(1, 1);
        let ringing = shift.contact(1);
        assert_eq!(shift.offered_to(ringing), Some(1));
        shift.by(1, after_this(Presence::Away));
        if is_rejected {
            shift.by(1, Command::Reject(ringing));
        } else {
            shift.wait(Span::seconds(120));
        }
        assert_eq!(shift.presence(1), expected);
        assert!(shift.seat(1).leaving.is_some(), "the plan stands");
        finish(&mut shift, conversation);
        assert_eq!(state(&shift), GONE);
    }
}

/// Seed 003: what was chosen by hand lasts until an accept or a close; a timer is neither, plan or no plan.
#[test]
fn a_timer_does_not_change_what_was_chosen_by_hand_before_the_plan() {
    let mut set = alone();
    set.work_streams[0] = WorkStream {
        wrap_up: WrapUpPolicy::For(Span::seconds(30)),
        ..stream(1, Channel::LiveChat, 20)
    };
    let mut shift = Shift::staffed(set);
    let conversation = shift.take(1, 1);
    shift.by(1, Command::End(conversation));
    shift.by(1, Command::SetPresence(Presence::Busy.into()));
    shift.by(1, after_this(Presence::Away));
    shift.wait(Span::seconds(31));
    assert_eq!(shift.available(1), 100, "wrap-up holds nothing any more");
    assert_eq!(
        state(&shift),
        (Presence::Busy, SetBy::Agent, PresenceCause::Chosen)
    );
}
