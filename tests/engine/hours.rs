//! Operating hours of queues and of agents as time passes (behaviour §3.3, §2.9).

use super::people::{consult_queue, supervised, to_queue};
use super::rules::{arrive, at, by_rule, closure, overflow, queue, route, wait_until, waits_in, workdays};
use super::support::shift::{START, Shift, agent, floor, stream};
use switchboard::domain::{
    Channel, ClosureReason, Condition, Date, Field, Floor, Holiday, HoursId, Millis, OperatingHours,
    Operator, OverflowAction, OverflowCondition, Presence, QueueId, Span, Value, WorkStream,
};
use switchboard::engine::{Command, Fact, Refusal};

/// Queue 2 keeps hours, and ends what comes when it is closed; agents 1 and 2 work there, 9 supervises.
fn office(hours: OperatingHours) -> Floor {
    let work_stream = WorkStream {
        routes: vec![route(Condition::ALWAYS, 2)],
        ..stream(1, Channel::WhatsApp, 40)
    };
    let usual = stream(2, Channel::WhatsApp, 40);
    let mut set = floor(vec![agent(1, 100), agent(2, 90)], vec![work_stream, usual]);
    set.queues.push(queue(2, &[1, 2]));
    set.queues[1].hours = Some(HoursId(1));
    set.queues[1].overflow.before = vec![overflow(OverflowCondition::OutOfHours, OverflowAction::End)];
    set.hours.push((HoursId(1), hours));
    supervised(set, [9])
}

fn is_open(shift: &Shift) -> bool {
    let queue = shift.world.queue(QueueId(2)).expect("the queue exists");
    shift.world.is_queue_open(queue)
}

/// When hours began (true) and ended between two instants.
fn turns(shift: &Shift, from: Millis, to: Millis) -> Vec<(Millis, bool)> {
    let turns = shift.log.iter().filter_map(|event| match event.fact {
        Fact::HoursTurned { is_open, .. } => Some((event.at, is_open)),
        _ => None,
    });
    turns.filter(|(at, _)| (from..to).contains(at)).collect()
}

/// The week of Easter 2026 with the clocks put forward on Sunday, 29 March, which is day 27.
#[test]
fn a_queue_opens_and_closes_by_the_clock_through_summer_time_and_holidays() {
    let mut hours = workdays(8, 16);
    hours.holidays.push(Holiday {
        name: "Easter".into(),
        from: Date::new(2026, 4, 2),
        to: Date::new(2026, 4, 6),
    });
    let mut shift = Shift::open(office(hours));
    wait_until(&mut shift, at(240, 0, 0));

    let winter = |day| [(at(day, 7, 0), true), (at(day, 15, 0), false)];
    let summer = |day| [(at(day, 6, 0), true), (at(day, 14, 0), false)];
    let spring = [
        winter(24),
        winter(25),
        summer(28),
        summer(29),
        summer(30),
        summer(36),
    ];
    assert_eq!(turns(&shift, at(24, 0, 0), at(37, 0, 0)), spring.concat());
    // Sunday, 25 October, is day 237.
    let autumn = [summer(234), summer(235), winter(238), winter(239)];
    assert_eq!(turns(&shift, at(234, 0, 0), at(240, 0, 0)), autumn.concat());
}

#[test]
fn what_comes_while_a_queue_is_closed_meets_it_closed_to_the_millisecond() {
    let mut shift = Shift::open(office(workdays(8, 16)));
    for (instant, expected) in [
        (START, true),
        (at(0, 15, 0) - Span(1), true),
        (at(0, 15, 0), false),
        (at(1, 7, 0) - Span(1), false),
        (at(1, 7, 0), true),
        (at(5, 12, 0), false),
        (at(28, 6, 0) - Span(1), false),
        (at(28, 6, 0), true),
    ] {
        wait_until(&mut shift, instant);
        assert_eq!(is_open(&shift), expected, "{instant:?}");
        let id = arrive(&mut shift, 1);
        assert_eq!(waits_in(&shift, id), expected.then_some(2), "{instant:?}");
        let ended = (!expected).then_some(ClosureReason::OverflowEnded);
        assert_eq!(closure(&shift, id), ended, "{instant:?}");
    }
}

#[test]
fn closing_time_sends_nobody_away_who_waits_already() {
    let mut shift = Shift::open(office(workdays(8, 16)));
    let id = arrive(&mut shift, 1);
    wait_until(&mut shift, at(0, 18, 0));
    assert_eq!((is_open(&shift), waits_in(&shift, id)), (false, Some(2)));
    shift.by(1, Command::SignIn);
    assert_eq!(shift.offered_to(id), Some(1));
}

#[test]
fn only_an_open_queue_takes_what_people_send_there() {
    for (instant, is_open) in [
        (START, false),
        (at(0, 10, 59), false),
        (at(0, 11, 0), true),
        (at(0, 15, 0), false),
    ] {
        let mut shift = Shift::staffed(office(workdays(12, 16)));
        let talk = shift.take(1, 2);
        wait_until(&mut shift, instant);
        let expected = if is_open {
            Ok(())
        } else {
            Err(Refusal::QueueClosed)
        };
        assert_eq!(shift.try_by(1, consult_queue(talk, 2)), expected, "{instant:?}");
        assert_eq!(shift.try_by(1, to_queue(talk, 2)), expected, "{instant:?}");
        for agent in [1, 2] {
            shift.by(agent, Command::SetPresence(Presence::Away.into()));
        }
        let waits = arrive(&mut shift, 2);
        let move_there = Command::AssignToQueue {
            conversation: waits,
            to: QueueId(2),
        };
        assert_eq!(shift.try_by(9, move_there), expected, "{instant:?}");
    }
}

/// The office where agent 1 alone is asked for conversations of stream 2, and works from 12:00 on.
fn shifts(asks_who_works: bool) -> Floor {
    let mut set = office(workdays(12, 16));
    set.agents[0].hours = Some(HoursId(1));
    set.queues[0].members.truncate(1);
    if asks_who_works {
        let is_working = Condition::test(Field::AgentIsWorking, Operator::Equals, Value::Number(1));
        set.queues[0].assignment = by_rule(is_working);
    }
    set
}

#[test]
fn a_rule_that_asks_who_works_offers_when_their_hours_begin_and_not_after_they_end() {
    let mut shift = Shift::staffed(shifts(true));
    let morning = arrive(&mut shift, 2);
    wait_until(&mut shift, at(0, 11, 0) - Span(1));
    assert_eq!(shift.offered_to(morning), None);
    shift.wait(Span(1));
    assert_eq!(shift.offered_to(morning), Some(1), "it is 12:00");
    shift.by(1, Command::Accept(morning));

    wait_until(&mut shift, at(0, 15, 0));
    let evening = arrive(&mut shift, 2);
    assert_eq!(shift.offered_to(evening), None, "it is 16:00");
    assert_eq!(shift.seat(1).sessions, [morning], "what they have is theirs");
    wait_until(&mut shift, at(1, 11, 0));
    assert_eq!(shift.offered_to(evening), Some(1), "it is 12:00 again");
}

#[test]
fn who_keeps_no_hours_always_works() {
    let mut set = shifts(true);
    set.agents[0].hours = None;
    let mut shift = Shift::staffed(set);
    let id = arrive(&mut shift, 2);
    assert_eq!(shift.offered_to(id), Some(1));
}

/// Behaviour §2.7: the built-in methods do not ask.
#[test]
fn without_such_a_rule_the_hours_of_an_agent_do_not_count() {
    let mut shift = Shift::staffed(shifts(false));
    let id = arrive(&mut shift, 2);
    assert_eq!(shift.offered_to(id), Some(1));
}
