//! What nobody touches is closed after its time (behaviour §5.4, §4.7, vectors 20 and 21).

use super::people::{consult, conversation, say, supervised, transfer};
use super::rules::closure;
use super::support::shift::{START, Shift, agent, floor, stream};
use switchboard::domain::{
    AutoClose, Channel, ClosureReason, ConversationId, Floor, Millis, Span, Stage, WorkStream, WrapUpPolicy,
};
use switchboard::engine::Command;

const DAY: i64 = 24;

/// Brings a conversation into a state.
type Prepare = fn(&mut Shift) -> ConversationId;

const STATES: [(&str, Prepare, ClosureReason); 4] = [
    ("open", open, ClosureReason::TimedOut),
    ("active", active, ClosureReason::TimedOut),
    ("waiting", waiting, ClosureReason::TimedOut),
    ("wrap-up", wrap_up, ClosureReason::AutoClosed),
];

fn open(shift: &mut Shift) -> ConversationId {
    shift.by(1, Command::SignOut);
    shift.contact(1)
}

fn active(shift: &mut Shift) -> ConversationId {
    shift.take(1, 1)
}

fn waiting(shift: &mut Shift) -> ConversationId {
    let id = active(shift);
    shift.by(1, Command::CloseSession(id));
    id
}

fn wrap_up(shift: &mut Shift) -> ConversationId {
    let id = active(shift);
    shift.by(1, Command::End(id));
    id
}

fn desk(work_stream: WorkStream) -> Floor {
    let kind = work_stream.channel.kind();
    let mut set = floor(vec![agent(1, 100)], vec![work_stream]);
    set.queues[0].kind = kind;
    set
}

/// How long each state may last, in the order of [`STATES`]: open, active, waiting, wrap-up.
fn table(channel: Channel) -> [Option<Span>; 4] {
    let days = |days| Some(Span::hours(days * DAY));
    match channel {
        Channel::LiveChat => [Some(Span::minutes(20)), None, None, Some(Span::minutes(15))],
        Channel::PersistentChat => [days(30), None, days(28), days(1)],
        Channel::Record => [None, None, None, None],
        _ => [days(30), days(30), days(28), days(1)],
    }
}

/// Checks when a conversation that was touched last at `since` is closed, if it ever is.
fn check(shift: &mut Shift, id: ConversationId, after: Option<Span>, reason: ClosureReason, name: &str) {
    let Some(after) = after else {
        let before = shift.stage(id);
        shift.wait(Span::hours(100 * DAY));
        assert_eq!(shift.stage(id), before, "{name}");
        return;
    };
    shift.wait(Span(after.0 - 1));
    assert_eq!(closure(shift, id), None, "{name}");
    shift.wait(Span(1));
    assert_eq!(closure(shift, id), Some(reason), "{name}");
    assert_eq!(shift.available(1), 100, "{name}");
}

#[test]
fn each_channel_gives_each_state_its_own_time_and_records_all_the_time_in_the_world() {
    for channel in Channel::ALL {
        for ((state, prepare, reason), after) in STATES.into_iter().zip(table(channel)) {
            if channel.is_live() && state == "waiting" {
                continue;
            }
            let mut shift = Shift::staffed(desk(stream(1, channel, 40)));
            let id = prepare(&mut shift);
            check(&mut shift, id, after, reason, &format!("{channel:?}, {state}"));
        }
    }
}

/// Vector 20: five minutes of waiting for the customer, and other times for other states.
#[test]
fn a_work_stream_may_set_its_own_time_for_each_state() {
    let times = [1, 2, 5, 3].map(|minutes| Some(Span::minutes(minutes)));
    let [open, active, waiting, wrap_up] = times;
    let own = AutoClose {
        open,
        active,
        waiting,
        wrap_up,
    };
    for (auto_close, times) in [(own, times), (AutoClose::default(), [None; 4])] {
        for ((state, prepare, reason), after) in STATES.into_iter().zip(times) {
            let work_stream = WorkStream {
                auto_close,
                ..stream(1, Channel::WhatsApp, 40)
            };
            let mut shift = Shift::staffed(desk(work_stream));
            let id = prepare(&mut shift);
            check(&mut shift, id, after, reason, state);
        }
    }
}

/// Vector 21: a block of 15 minutes outlasts an auto-close of 10.
#[test]
fn wrap_up_is_closed_when_its_time_is_over_and_no_capacity_is_blocked_any_more() {
    let block = |minutes| WrapUpPolicy::For(Span::minutes(minutes));
    for (policy, auto, released, closed) in [
        (block(15), 10, 15, 15),
        (block(10), 15, 10, 15),
        (block(10), 10, 10, 10),
        (WrapUpPolicy::Always, 10, 10, 10),
        (WrapUpPolicy::Never, 10, 0, 10),
    ] {
        let work_stream = WorkStream {
            auto_close: AutoClose {
                wrap_up: Some(Span::minutes(auto)),
                ..AutoClose::default()
            },
            wrap_up: policy,
            ..stream(1, Channel::LiveChat, 40)
        };
        let mut shift = Shift::staffed(desk(work_stream));
        let id = wrap_up(&mut shift);
        for second in 1..=20 * 60 {
            shift.wait(Span::seconds(1));
            let (is_released, is_closed) = (second >= released * 60, second >= closed * 60);
            let name = format!("{policy:?} and {auto}: second {second}");
            assert_eq!(shift.available(1) == 100, is_released, "{name}");
            let reason = is_closed.then_some(ClosureReason::AutoClosed);
            assert_eq!(closure(&shift, id), reason, "{name}");
        }
    }
}

/// A phone thread that was taken on the first day and has agents 1 and 2 and supervisor 9 around it.
fn thread() -> (Shift, ConversationId) {
    let set = floor(
        vec![agent(1, 100), agent(2, 90)],
        vec![stream(1, Channel::Sms, 40)],
    );
    let mut shift = Shift::staffed(supervised(set, [9]));
    let id = shift.take(1, 1);
    (shift, id)
}

/// When a thread is closed that something happens to after 29 of its 30 days.
fn closed_at(touch: fn(&mut Shift, ConversationId)) -> Option<Millis> {
    let (mut shift, id) = thread();
    shift.wait(Span::hours(29 * DAY));
    touch(&mut shift, id);
    shift.wait(Span::hours(60 * DAY));
    let conversation = conversation(&shift, id);
    matches!(conversation.stage, Stage::Closed { .. }).then_some(conversation.stage_since)
}

#[test]
fn every_word_and_every_transfer_starts_the_time_anew() {
    type Touch = fn(&mut Shift, ConversationId);
    let touches: [(&str, Touch, i64); 4] = [
        ("nothing", |_, _| {}, 30),
        ("an agent writes", |shift, id| shift.by(1, say(id)), 59),
        (
            "the customer writes",
            |shift, id| {
                let contact = conversation(shift, id).contact;
                shift.write(contact, 1, "Still here").expect("taken in");
            },
            59,
        ),
        (
            "a colleague takes over",
            |shift, id| {
                shift.by(1, transfer(id, 2));
                shift.by(2, Command::Accept(id));
            },
            59,
        ),
    ];
    for (name, touch, days) in touches {
        let expected = START + Span::hours(days * DAY);
        assert_eq!(closed_at(touch), Some(expected), "{name}");
    }
}

#[test]
fn listening_and_advising_start_the_time_anew() {
    type Touch = fn(&mut Shift, ConversationId);
    let touches: [(&str, Touch); 2] = [
        ("a supervisor listens", |shift, id| {
            shift.by(9, Command::Monitor(id));
        }),
        ("a colleague advises", |shift, id| {
            shift.by(1, consult(id, 2));
            shift.by(2, Command::Accept(id));
        }),
    ];
    for (name, touch) in touches {
        let expected = START + Span::hours(59 * DAY);
        assert_eq!(closed_at(touch), Some(expected), "{name}");
    }
}

#[test]
fn a_customer_who_comes_back_is_waited_for_as_long_as_the_first_time() {
    let mut shift = Shift::staffed(desk(stream(1, Channel::Sms, 40)));
    let id = waiting(&mut shift);
    let contact = conversation(&shift, id).contact;
    for _ in 0..3 {
        shift.wait(Span::hours(27 * DAY));
        shift.write(contact, 1, "I was away").expect("taken in");
        assert_eq!(shift.offered_to(id), Some(1));
        shift.by(1, Command::Accept(id));
        shift.by(1, Command::CloseSession(id));
    }
    let after = Some(Span::hours(28 * DAY));
    check(&mut shift, id, after, ClosureReason::TimedOut, "the fourth time");
}
