//! Overflow: before a conversation enters a queue, and while it waits there (behaviour §3.4, §3.5; vectors 18
//! and 19).

use super::people::{conversation, supervised, to_queue};
use super::rules::{arrive, closure, overflow, queue, route, to, wait_until, waits_in, workdays};
use super::support::shift::{START, Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, Channel, ClosureReason, Condition, ConversationId, Floor, HoursId, OverflowAction,
    OverflowCondition, OverflowRule, Presence, QueueId, Span, WaitOverflow, WorkKind, WorkStream,
};
use switchboard::engine::Command;

use OverflowAction::{AssignAnyway, End};
use OverflowCondition::{Items, OutOfHours, PredictedWait};

/// Queues 1 to 5. By the rules, conversations of stream 1 go to queue 2; those of streams 2 to 5 enter the
/// queue of their number by fallback. Agent 1 works everywhere.
fn house(channel: Channel) -> Floor {
    let ruled = WorkStream {
        routes: vec![route(Condition::ALWAYS, 2)],
        ..stream(1, channel, 40)
    };
    let others = (2..=5).map(|id| WorkStream {
        fallback: QueueId(id),
        ..stream(id, channel, 40)
    });
    let mut set = floor(vec![agent(1, 100)], [vec![ruled], others.collect()].concat());
    set.queues.extend((2..=5).map(|id| queue(id, &[1])));
    for queue in &mut set.queues {
        queue.kind = channel.kind();
    }
    set
}

/// The house where queue 2 overflows by these rules and keeps hours from one full hour to another, if any.
/// It is 9:00.
fn full(rules: &[OverflowRule], hours: Option<(u8, u8)>) -> Floor {
    let mut set = house(Channel::WhatsApp);
    set.queues[1].overflow.before = rules.to_vec();
    if let Some((from, to)) = hours {
        set.hours.push((HoursId(1), workdays(from, to)));
        set.queues[1].hours = Some(HoursId(1));
    }
    set
}

fn waits_at_most(set: &mut Floor, queue: u32, after: Span, then: OverflowAction) {
    set.queues[queue as usize - 1].overflow.queued = Some(WaitOverflow { after, then });
}

fn is_ended(shift: &Shift, id: ConversationId) -> bool {
    closure(shift, id) == Some(ClosureReason::OverflowEnded)
}

/// Vector 18: with a limit of two, the third that arrives overflows.
#[test]
fn the_item_beyond_the_limit_overflows() {
    for limit in [1, 2, 5] {
        for (then, expected) in [(End, None), (to(3), Some(3))] {
            let mut shift = Shift::open(full(&[overflow(Items(limit), then)], None));
            for _ in 0..limit {
                let id = arrive(&mut shift, 1);
                assert_eq!(waits_in(&shift, id), Some(2), "up to {limit}");
            }
            for _ in 0..2 {
                let id = arrive(&mut shift, 1);
                assert_eq!(waits_in(&shift, id), expected, "above {limit}");
                assert_eq!(is_ended(&shift, id), then == End, "above {limit}");
            }
        }
    }
}

#[test]
fn the_limit_counts_what_waits_and_not_what_rings_or_is_talked_about() {
    let mut shift = Shift::open(full(&[overflow(Items(1), End)], None));
    let first = arrive(&mut shift, 1);
    shift.by(1, Command::SignIn);
    assert_eq!(shift.offered_to(first), Some(1));
    let second = arrive(&mut shift, 1);
    assert_eq!(shift.offered_to(second), Some(1));
    for id in [first, second] {
        shift.by(1, Command::Accept(id));
    }
    let third = arrive(&mut shift, 1);
    assert_eq!(waits_in(&shift, third), Some(2), "20 units are left");
    let fourth = arrive(&mut shift, 1);
    assert!(is_ended(&shift, fourth));
}

/// Lets so many customers wait so long in queue 1 before each is answered. Returns who wrote last, too.
fn answered(count: u32, wait: Span, limit: Span) -> (Shift, ConversationId) {
    let work_stream = WorkStream {
        routes: vec![route(Condition::ALWAYS, 1)],
        ..stream(1, Channel::WhatsApp, 0)
    };
    let mut set = floor(vec![agent(1, 100)], vec![work_stream]);
    set.settings.session_limit = 100;
    set.queues[0].overflow.before = vec![overflow(PredictedWait(limit), End)];
    let mut shift = Shift::open(set);
    let waiting: Vec<_> = (0..count).map(|_| arrive(&mut shift, 1)).collect();
    shift.wait(wait);
    shift.by(1, Command::SignIn);
    for id in &waiting {
        shift.by(1, Command::Accept(*id));
    }
    (shift, *waiting.last().expect("somebody wrote"))
}

/// Vector 19: predicted 15 minutes, limit 10. Before 20 were answered nothing is predicted.
#[test]
fn a_predicted_wait_above_the_limit_overflows_once_twenty_were_answered() {
    for (count, wait, limit, expected) in [
        (20, 15, 10, true),
        (19, 15, 10, false),
        (20, 15, 15, false),
        (20, 10, 15, false),
        (25, 15, 10, true),
    ] {
        let (mut shift, _) = answered(count, Span::minutes(wait), Span::minutes(limit));
        let next = arrive(&mut shift, 1);
        assert_eq!(
            is_ended(&shift, next),
            expected,
            "{count} waited {wait} of {limit}"
        );
    }
}

/// Behaviour §14.7.
#[test]
fn after_a_week_without_an_answer_nothing_is_predicted_any_more() {
    for (pause, expected) in [
        (Span::hours(7 * 24 - 1), true),
        (Span::hours(7 * 24) + Span(1), false),
    ] {
        let (mut shift, _) = answered(20, Span::minutes(15), Span::minutes(10));
        shift.wait(pause);
        let next = arrive(&mut shift, 1);
        assert_eq!(is_ended(&shift, next), expected, "{pause:?}");
    }
}

/// Behaviour §13.1: what we begin ourselves is nobody's wait.
#[test]
fn a_follow_up_predicts_nothing() {
    let (mut shift, last) = answered(19, Span::minutes(15), Span::minutes(10));
    shift.by(1, Command::End(last));
    shift.by(1, Command::CloseSession(last));
    shift.by(1, Command::FollowUp(last));
    let next = arrive(&mut shift, 1);
    assert!(!is_ended(&shift, next), "19 customers were answered");
}

#[test]
fn being_closed_comes_before_all_else_and_then_the_order_of_the_list_counts() {
    let open = Some((8, 16));
    let closed = Some((12, 16));
    for (rules, hours, expected) in [
        (
            vec![overflow(Items(1), End), overflow(OutOfHours, to(3))],
            closed,
            Some(3),
        ),
        (
            vec![overflow(Items(1), End), overflow(OutOfHours, AssignAnyway)],
            closed,
            Some(2),
        ),
        (vec![overflow(Items(1), End)], closed, Some(2)),
        (
            vec![overflow(Items(1), End), overflow(OutOfHours, to(3))],
            open,
            None,
        ),
        (
            vec![overflow(OutOfHours, to(3)), overflow(Items(1), to(4))],
            open,
            Some(4),
        ),
        (
            vec![overflow(Items(1), to(3)), overflow(Items(1), to(4))],
            None,
            Some(3),
        ),
        (
            vec![overflow(Items(2), to(3)), overflow(Items(1), to(4))],
            None,
            Some(4),
        ),
        (
            vec![overflow(OutOfHours, to(3)), overflow(Items(2), End)],
            None,
            Some(2),
        ),
        (vec![], closed, Some(2)),
    ] {
        let mut shift = Shift::open(full(&rules, hours));
        let waits = arrive(&mut shift, 2);
        assert_eq!(waits_in(&shift, waits), Some(2), "one waits there by fallback");
        let id = arrive(&mut shift, 1);
        assert_eq!(waits_in(&shift, id), expected, "{rules:?} {hours:?}");
        assert_eq!(is_ended(&shift, id), expected.is_none(), "{rules:?} {hours:?}");
    }
}

#[test]
fn where_overflow_leads_it_is_not_looked_at_again() {
    let mut set = full(&[overflow(Items(1), to(3))], None);
    set.queues[2].overflow.before = vec![overflow(Items(1), End)];
    let mut shift = Shift::open(set);
    arrive(&mut shift, 1);
    for _ in 0..3 {
        let id = arrive(&mut shift, 1);
        assert_eq!(waits_in(&shift, id), Some(3));
    }
}

#[test]
fn overflow_into_a_queue_nobody_works_in_closes_the_conversation() {
    let mut set = full(&[overflow(Items(1), to(3))], None);
    set.queues[2].members.clear();
    waits_at_most(&mut set, 2, Span::minutes(1), to(3));
    let mut shift = Shift::open(set);
    let first = arrive(&mut shift, 1);
    let second = arrive(&mut shift, 1);
    assert_eq!(closure(&shift, second), Some(ClosureReason::QueueEmpty));
    shift.wait(Span::minutes(2));
    assert_eq!(closure(&shift, first), Some(ClosureReason::QueueEmpty));
}

#[test]
fn records_go_to_another_queue_out_of_hours_and_after_too_long() {
    let mut set = house(Channel::Record);
    assert_eq!(set.queues[1].kind, WorkKind::Record);
    set.hours.push((HoursId(1), workdays(12, 16)));
    set.queues[1].hours = Some(HoursId(1));
    set.queues[1].overflow.before = vec![overflow(OutOfHours, to(3))];
    waits_at_most(&mut set, 3, Span::minutes(3), to(4));
    let mut shift = Shift::open(set);
    let id = arrive(&mut shift, 1);
    assert_eq!(waits_in(&shift, id), Some(3));
    shift.wait(Span::minutes(4));
    assert_eq!(waits_in(&shift, id), Some(4));
}

#[test]
fn what_waits_for_too_long_ends_or_goes_to_another_queue_and_no_millisecond_earlier() {
    for after in [Span::minutes(1), Span::hours(48)] {
        for (then, queue, reason) in [
            (End, None, Some(ClosureReason::QueueOverflowEnded)),
            (to(3), Some(3), None),
        ] {
            let mut set = house(Channel::WhatsApp);
            waits_at_most(&mut set, 2, after, then);
            let mut shift = Shift::open(set);
            let id = arrive(&mut shift, 1);
            shift.wait(Span(after.0 - 1));
            assert_eq!(waits_in(&shift, id), Some(2), "{after:?} {then:?}");
            shift.wait(Span(2));
            assert_eq!(waits_in(&shift, id), queue, "{after:?} {then:?}");
            assert_eq!(closure(&shift, id), reason, "{after:?} {then:?}");
        }
    }
}

/// Each queue counts anew and by its own rule: one minute, two, and three.
#[test]
fn overflow_leads_on_from_queue_to_queue() {
    let mut set = house(Channel::LiveChat);
    waits_at_most(&mut set, 2, Span::minutes(1), to(3));
    waits_at_most(&mut set, 3, Span::minutes(2), to(4));
    waits_at_most(&mut set, 4, Span::minutes(3), End);
    let mut shift = Shift::open(set);
    let id = arrive(&mut shift, 1);
    for (seconds, expected) in [
        (59, Some(2)),
        (61, Some(3)),
        (179, Some(3)),
        (181, Some(4)),
        (359, Some(4)),
        (361, None),
    ] {
        wait_until(&mut shift, START + Span::seconds(seconds));
        assert_eq!(waits_in(&shift, id), expected, "after {seconds} s");
    }
    assert_eq!(closure(&shift, id), Some(ClosureReason::QueueOverflowEnded));
}

#[test]
fn the_wait_in_the_queue_counts_after_a_transfer_too() {
    let mut set = house(Channel::WhatsApp);
    waits_at_most(&mut set, 3, Span::minutes(5), to(4));
    let mut shift = Shift::staffed(set);
    let id = shift.take(1, 2);
    shift.wait(Span::minutes(10));
    shift.by(1, Command::SetPresence(Presence::Away.into()));
    shift.by(1, to_queue(id, 3));
    shift.wait(Span::minutes(4));
    assert_eq!(waits_in(&shift, id), Some(3));
    shift.wait(Span::minutes(2));
    assert_eq!(waits_in(&shift, id), Some(4));
}

#[test]
fn what_no_rule_sent_there_may_wait_for_as_long_as_it_takes() {
    let mut set = house(Channel::WhatsApp);
    waits_at_most(&mut set, 2, Span::minutes(1), End);
    let mut shift = Shift::open(set);
    let by_fallback = arrive(&mut shift, 2);
    let by_rule = arrive(&mut shift, 1);
    shift.wait(Span::hours(24));
    assert_eq!(waits_in(&shift, by_fallback), Some(2));
    assert_eq!(closure(&shift, by_rule), Some(ClosureReason::QueueOverflowEnded));
}

/// Coming back to the same queue is no transfer: it is still there because no rule led anywhere.
#[test]
fn who_falls_back_to_the_fallback_queue_is_still_there_by_fallback() {
    for channel in [Channel::LiveChat, Channel::WhatsApp] {
        let mut set = house(channel);
        waits_at_most(&mut set, 2, Span::minutes(1), End);
        let mut shift = Shift::staffed(set);
        let id = shift.take(1, 2);
        shift.by(1, Command::SetPresence(Presence::Away.into()));
        shift.by(1, Command::CloseSession(id));
        let contact = conversation(&shift, id).contact;
        shift.write(contact, 2, "Hello again?").expect("taken in");
        assert_eq!(waits_in(&shift, id), Some(2), "{channel:?}");
        shift.wait(Span::minutes(2));
        assert_eq!(waits_in(&shift, id), Some(2), "{channel:?}");
    }
}

/// Behaviour §2.5: who waited longer elsewhere is served first.
#[test]
fn age_is_kept_where_overflow_leads() {
    let mut set = house(Channel::LiveChat);
    set.agents[0] = agent(1, 40);
    waits_at_most(&mut set, 2, Span::minutes(1), to(3));
    let mut shift = Shift::open(set);
    let overflowed = arrive(&mut shift, 1);
    shift.wait(Span::seconds(30));
    let waiting = arrive(&mut shift, 3);
    shift.wait(Span::seconds(31));
    assert_eq!(shift.world.waiting_in(QueueId(3)), [overflowed, waiting]);
    shift.by(1, Command::SignIn);
    assert_eq!(
        (shift.offered_to(overflowed), shift.offered_to(waiting)),
        (Some(1), None)
    );
}

#[test]
fn whoever_moves_a_conversation_by_hand_moves_it_into_a_full_queue_too() {
    let mut set = full(&[overflow(Items(1), End)], None);
    set.queues[1].members = vec![AgentId(2)];
    set.agents.push(agent(2, 100));
    let mut shift = Shift::open(supervised(set, [9]));
    for agent in [1, 9] {
        shift.by(agent, Command::SignIn);
    }
    let first = arrive(&mut shift, 1);
    assert_eq!(waits_in(&shift, first), Some(2));
    let transferred = shift.take(1, 3);
    shift.by(1, to_queue(transferred, 2));
    assert_eq!(waits_in(&shift, transferred), Some(2));
    shift.by(1, Command::SetPresence(Presence::Away.into()));
    let assigned = arrive(&mut shift, 3);
    let move_there = Command::AssignToQueue {
        conversation: assigned,
        to: QueueId(2),
    };
    shift.by(9, move_there);
    assert_eq!(waits_in(&shift, assigned), Some(2));
}
