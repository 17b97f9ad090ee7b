//! A customer whose connection breaks (behaviour §5.2, §5.5).

use super::people::conversation;
use super::rules::{arrive, closure};
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, Channel, ClosureReason, ConversationId, EndedBy, Floor, Line, NotificationTemplate, Presence,
    Span, Stage, SystemLine, WorkStream, WrapUpHold, WrapUpPolicy,
};
use switchboard::engine::{Actor, Command, Refusal};

const GRACE: Span = Span::minutes(3);

/// One agent; offers ring for ten minutes, longer than a customer may be gone.
fn desk(channel: Channel) -> Floor {
    let work_stream = WorkStream {
        notification: NotificationTemplate {
            countdown: Span::minutes(10),
            ..NotificationTemplate::default()
        },
        ..stream(1, channel, 40)
    };
    let mut set = floor(vec![agent(1, 100)], vec![work_stream]);
    set.queues[0].kind = channel.kind();
    set
}

fn tell(shift: &mut Shift, command: Command) {
    shift
        .run(Actor::Customer, command)
        .unwrap_or_else(|refusal| panic!("{refusal}"));
}

fn drops(shift: &mut Shift, id: ConversationId) {
    let contact = conversation(shift, id).contact;
    tell(shift, Command::CustomerDisconnects(contact));
}

fn returns(shift: &mut Shift, id: ConversationId) {
    let contact = conversation(shift, id).contact;
    tell(shift, Command::CustomerReconnects(contact));
}

/// What the transcript says about the connection.
fn connection_lines(shift: &Shift, id: ConversationId) -> Vec<SystemLine> {
    let lines = conversation(shift, id).transcript.iter();
    lines
        .filter_map(|entry| match entry.line {
            Line::System(line @ (SystemLine::CustomerDisconnected | SystemLine::CustomerReconnected)) => {
                Some(line)
            }
            _ => None,
        })
        .collect()
}

#[test]
fn who_does_not_come_back_has_left_after_three_minutes_and_not_before() {
    type Prepare = fn(&mut Shift) -> ConversationId;
    let states: [(&str, Prepare, Option<ClosureReason>); 4] = [
        (
            "in the queue",
            |shift| {
                shift.by(1, Command::SignOut);
                arrive(shift, 1)
            },
            Some(ClosureReason::CustomerAbandoned),
        ),
        (
            "offered",
            |shift| arrive(shift, 1),
            Some(ClosureReason::CustomerAbandoned),
        ),
        (
            "in the queue again",
            |shift| {
                let id = shift.take(1, 1);
                shift.by(1, Command::SetPresence(Presence::Away.into()));
                shift.by(1, Command::CloseSession(id));
                id
            },
            Some(ClosureReason::CustomerLeft),
        ),
        ("active", |shift| shift.take(1, 1), None),
    ];
    for (name, prepare, reason) in states {
        let mut shift = Shift::staffed(desk(Channel::LiveChat));
        let id = prepare(&mut shift);
        let before = shift.stage(id);
        drops(&mut shift, id);
        shift.wait(GRACE);
        assert_eq!(shift.stage(id), before, "{name}");
        shift.wait(Span(1));
        assert_eq!(closure(&shift, id), reason, "{name}");
        assert_eq!(
            connection_lines(&shift, id),
            [SystemLine::CustomerDisconnected],
            "{name}"
        );
        if reason.is_none() {
            let ended = matches!(
                shift.stage(id),
                Stage::WrapUp {
                    ended_by: EndedBy::Customer,
                    ..
                }
            );
            assert!(ended, "{name}");
        } else {
            assert_eq!(shift.available(1), 100, "{name}");
        }
    }
}

#[test]
fn who_comes_back_in_time_goes_on_where_they_were() {
    for back_after in [Span(1), Span::minutes(1), GRACE] {
        let mut shift = Shift::staffed(desk(Channel::LiveChat));
        let id = shift.take(1, 1);
        drops(&mut shift, id);
        shift.wait(back_after);
        returns(&mut shift, id);
        assert_eq!(conversation(&shift, id).disconnected_at, None);
        shift.wait(Span::hours(1));
        assert!(matches!(shift.stage(id), Stage::Active { .. }), "{back_after:?}");
        assert_eq!(
            connection_lines(&shift, id),
            [SystemLine::CustomerDisconnected, SystemLine::CustomerReconnected]
        );
    }
}

#[test]
fn whoever_writes_is_there() {
    let mut shift = Shift::staffed(desk(Channel::LiveChat));
    let id = shift.take(1, 1);
    let contact = conversation(&shift, id).contact;
    drops(&mut shift, id);
    shift.wait(Span::minutes(2));
    shift.write(contact, 1, "I am back").expect("taken in");
    shift.wait(Span::hours(1));
    assert!(matches!(shift.stage(id), Stage::Active { .. }));
    assert_eq!(connection_lines(&shift, id).len(), 2);
}

#[test]
fn the_time_runs_from_the_first_break_until_the_customer_is_back() {
    let mut shift = Shift::staffed(desk(Channel::LiveChat));
    let id = shift.take(1, 1);
    drops(&mut shift, id);
    shift.wait(Span::minutes(2));
    returns(&mut shift, id);
    returns(&mut shift, id);
    shift.wait(Span::minutes(2));
    drops(&mut shift, id);
    shift.wait(Span::minutes(2));
    drops(&mut shift, id);
    assert!(matches!(shift.stage(id), Stage::Active { .. }));
    shift.wait(Span::minutes(2));
    assert!(matches!(shift.stage(id), Stage::WrapUp { .. }));
}

#[test]
fn a_work_stream_may_give_more_or_less_time() {
    for span in [Span::ZERO, Span::seconds(30), Span::minutes(8)] {
        let mut set = desk(Channel::LiveChat);
        set.work_streams[0].reconnect = span;
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, 1);
        drops(&mut shift, id);
        shift.wait(span);
        assert!(matches!(shift.stage(id), Stage::Active { .. }), "{span:?}");
        shift.wait(Span(1));
        assert!(matches!(shift.stage(id), Stage::WrapUp { .. }), "{span:?}");
    }
}

/// Behaviour §4.7: the agent's capacity is held while the customer may come back, and then as wrap-up says.
#[test]
fn capacity_is_held_as_long_as_the_customer_may_come_back() {
    for (wrap_up, left) in [(WrapUpPolicy::Always, 60), (WrapUpPolicy::Never, 100)] {
        let mut set = desk(Channel::LiveChat);
        set.work_streams[0].wrap_up = wrap_up;
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, 1);
        drops(&mut shift, id);
        shift.wait(GRACE);
        assert_eq!(shift.available(1), 60, "{wrap_up:?}");
        shift.wait(Span(1));
        assert_eq!(shift.available(1), left, "{wrap_up:?}");
    }
}

#[test]
fn an_agent_may_end_or_give_up_what_the_customer_has_dropped() {
    let mut shift = Shift::staffed(desk(Channel::LiveChat));
    let ended = shift.take(1, 1);
    drops(&mut shift, ended);
    shift.by(1, Command::End(ended));
    shift.wait(Span::minutes(5));
    assert_eq!(
        shift.stage(ended),
        Stage::WrapUp {
            agent: AgentId(1),
            ended_by: EndedBy::Agent,
            hold: WrapUpHold::UntilClosed,
        }
    );

    let given_up = shift.take(1, 1);
    drops(&mut shift, given_up);
    shift.by(1, Command::SetPresence(Presence::Away.into()));
    shift.by(1, Command::CloseSession(given_up));
    assert_eq!(shift.stage(given_up), Stage::Open);
    shift.wait(GRACE + Span(1));
    assert_eq!(closure(&shift, given_up), Some(ClosureReason::CustomerLeft));
}

#[test]
fn who_comes_back_too_late_begins_anew() {
    let mut shift = Shift::staffed(desk(Channel::LiveChat));
    let id = shift.take(1, 1);
    let contact = conversation(&shift, id).contact;
    drops(&mut shift, id);
    shift.wait(Span::minutes(4));
    returns(&mut shift, id);
    assert!(matches!(shift.stage(id), Stage::WrapUp { .. }));
    shift.write(contact, 1, "Are you still there?").expect("taken in");
    let next = shift.world.ongoing(contact).expect("a new one").id;
    assert_ne!(next, id);
    assert_eq!(shift.offered_to(next), Some(1));
}

#[test]
fn a_broken_connection_means_nothing_where_nobody_sits_in_front_of_it() {
    for channel in Channel::ALL.into_iter().filter(|channel| !channel.is_live()) {
        let mut shift = Shift::staffed(desk(channel));
        let active = shift.take(1, 1);
        let open = arrive(&mut shift, 1);
        let before = (shift.log.len(), shift.stage(active));
        for id in [active, open] {
            drops(&mut shift, id);
            returns(&mut shift, id);
            drops(&mut shift, id);
        }
        assert_eq!(shift.log.len(), before.0, "{channel:?}");
        shift.wait(GRACE + GRACE);
        assert_eq!(shift.stage(active), before.1, "{channel:?}");
        assert_eq!(closure(&shift, open), None, "{channel:?}");
    }
}

/// What an agent says about a customer's connection is not to be believed.
#[test]
fn agents_cannot_break_or_mend_a_customers_connection() {
    let mut shift = Shift::staffed(desk(Channel::LiveChat));
    let id = shift.take(1, 1);
    let contact = conversation(&shift, id).contact;
    for command in [
        Command::CustomerDisconnects(contact),
        Command::CustomerReconnects(contact),
    ] {
        assert_eq!(
            shift.try_by(1, command.clone()),
            Err(Refusal::NotAllowed),
            "{command:?}"
        );
    }
}
