//! The way to a queue: route rules, splits, overflow on the way, and what comes in with an arrival
//! (behaviour §1.6, §2.3, §2.11).

use super::people::conversation;
use super::rules::{
    arrive, arrive_with, closure, context, context_is, overflow, queue, route, save, to, try_arrive,
    waits_in, workdays,
};
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    Channel, ClosureReason, Condition, ContextVariable, Floor, HoursId, Identity, OperatingHours,
    OverflowAction, OverflowCondition, OverflowRule, QueueId, RouteRule, RouteTarget, Value, VariableKind,
    Week, WorkKind, WorkStream,
};
use switchboard::engine::{Refusal, Setting};

use OverflowAction::{AssignAnyway, End};
use OverflowCondition::{Items, OutOfHours};

const NEVER: Condition = Condition::Any(Vec::new());

/// Queues 1 to 6 with nobody at work yet; 1 is the fallback queue.
fn house(routes: Vec<RouteRule>) -> Floor {
    let work_stream = WorkStream {
        routes,
        ..stream(1, Channel::WhatsApp, 40)
    };
    let mut set = floor(vec![agent(1, 100)], vec![work_stream]);
    set.queues.extend((2..=6).map(|id| queue(id, &[1])));
    set
}

fn always(to: u32) -> RouteRule {
    route(Condition::ALWAYS, to)
}

fn overflows(set: &mut Floor, id: u32, rules: &[OverflowRule]) {
    let queue = set.queues.iter_mut().find(|queue| queue.id == QueueId(id));
    queue.expect("the queue exists").overflow.before = rules.to_vec();
}

/// Gives a queue operating hours of its own.
fn opens(set: &mut Floor, id: u32, hours: OperatingHours) {
    let queue = set.queues.iter_mut().find(|queue| queue.id == QueueId(id));
    queue.expect("the queue exists").hours = Some(HoursId(id));
    set.hours.push((HoursId(id), hours));
}

fn split(shares: &[(u32, u8)]) -> RouteRule {
    let shares = shares.iter().map(|(queue, percent)| (QueueId(*queue), *percent));
    RouteRule {
        to: RouteTarget::Split(shares.collect()),
        ..always(1)
    }
}

#[test]
fn the_first_rule_that_matches_and_whose_queue_does_not_overflow_decides() {
    let mut set = house(vec![
        route(NEVER, 2),
        route(context_is("topic", "refund"), 3),
        always(4),
        always(5),
    ]);
    overflows(&mut set, 3, &[overflow(Items(1), End)]);
    let mut shift = Shift::open(set);
    for (topic, expected) in [("hello", 4), ("refund", 3), ("refund", 4), ("Refund", 4)] {
        let id = arrive_with(&mut shift, 1, context([("topic", Value::text(topic))]));
        assert_eq!(waits_in(&shift, id), Some(expected), "{topic}");
        assert!(!conversation(&shift, id).by_fallback, "{topic}");
    }
}

#[test]
fn where_no_rule_matches_the_fallback_queue_takes_it_and_never_overflows() {
    for routes in [vec![], vec![route(NEVER, 2)]] {
        let mut set = house(routes);
        overflows(&mut set, 1, &[overflow(Items(1), End), overflow(OutOfHours, End)]);
        opens(&mut set, 1, workdays(12, 16));
        let mut shift = Shift::open(set);
        for _ in 0..3 {
            let id = arrive(&mut shift, 1);
            assert_eq!(waits_in(&shift, id), Some(1));
            assert!(conversation(&shift, id).by_fallback);
        }
    }
}

#[test]
fn a_rule_that_leads_to_the_fallback_queue_is_a_rule_like_any_other() {
    let mut set = house(vec![always(1)]);
    overflows(&mut set, 1, &[overflow(Items(1), End)]);
    let mut shift = Shift::open(set);
    let first = arrive(&mut shift, 1);
    assert_eq!(waits_in(&shift, first), Some(1));
    assert!(!conversation(&shift, first).by_fallback);
    let second = arrive(&mut shift, 1);
    assert_eq!(closure(&shift, second), Some(ClosureReason::OverflowEnded));
}

/// How many of each hundredth of what came so far went to each share: never one conversation off.
fn check_shares(shares: &[u8]) {
    let targets: Vec<_> = (2..).zip(shares.iter().copied()).collect();
    let mut shift = Shift::open(house(vec![split(&targets)]));
    let mut counts = vec![0_i32; shares.len()];
    for total in 1..=60_i32 {
        let id = arrive(&mut shift, 1);
        let queue = waits_in(&shift, id).expect("it waits in one of them");
        counts[queue as usize - 2] += 1;
        for (count, share) in counts.iter().zip(shares) {
            let off = (100_i32 * *count - total * i32::from(*share)).abs();
            assert!(off <= 100, "{counts:?} of {total} are not {shares:?}");
        }
    }
}

#[test]
fn a_split_gives_each_queue_its_share_from_the_first_conversation_on() {
    for shares in [
        &[50, 50][..],
        &[70, 30],
        &[33, 33, 34],
        &[1, 99],
        &[20, 20, 20, 20, 20],
        &[3, 7, 11, 29, 50],
    ] {
        check_shares(shares);
    }
}

#[test]
fn two_large_shares_beside_three_small_ones_are_no_less_exact() {
    check_shares(&[44, 1, 44, 10, 1]);
}

/// A queue may stay in the rule without getting anything for a while.
#[test]
fn a_share_of_nothing_gets_nothing() {
    let mut shift = Shift::open(house(vec![split(&[(2, 100), (3, 0)])]));
    for number in 1..=102 {
        let id = arrive(&mut shift, 1);
        assert_eq!(waits_in(&shift, id), Some(2), "conversation {number}");
    }
}

#[test]
fn a_split_is_between_two_to_five_queues_and_makes_a_hundred() {
    for (shares, expected) in [
        (&[100][..], false),
        (&[60, 40], true),
        (&[60, 39], false),
        (&[60, 41], false),
        (&[20, 20, 20, 20, 20], true),
        (&[20, 20, 20, 20, 10, 10], false),
        (&[255, 101], false),
    ] {
        let targets: Vec<_> = (1..).zip(shares.iter().copied()).collect();
        let mut shift = Shift::open(house(Vec::new()));
        let work_stream = house(vec![split(&targets)]).work_streams.remove(0);
        match save(&mut shift, Setting::WorkStream(work_stream)) {
            Ok(()) => assert!(expected, "{shares:?}"),
            Err(refusal) => {
                let message = refusal.to_string();
                assert!(!expected, "{shares:?}: {message}");
                assert!(message.contains("split between 2 and 5 queues"), "{message}");
            }
        }
    }
}

/// Overflow is looked at after the share was drawn: what one queue cannot take is not taken from the others.
#[test]
fn a_split_goes_on_giving_the_others_their_share_while_one_queue_is_full() {
    for full in [vec![overflow(Items(1), End)], vec![overflow(Items(1), to(4))]] {
        for rest in [vec![], vec![always(5)]] {
            let halves = split(&[(2, 50), (3, 50)]);
            let mut set = house([vec![halves], rest].concat());
            overflows(&mut set, 2, &full);
            let mut shift = Shift::open(set);
            let arrivals: Vec<_> = (0..10).map(|_| arrive(&mut shift, 1)).collect();
            let count = |queue| {
                let waits = arrivals.iter().filter(|id| waits_in(&shift, **id) == Some(queue));
                waits.count()
            };
            assert_eq!((count(2), count(3)), (1, 5), "{full:?}");
        }
    }
}

#[test]
fn a_rule_may_say_for_itself_what_happens_when_its_queue_overflows() {
    for (own, expected) in [
        (None, [Some(2), None, None]),
        (Some(vec![]), [Some(2), Some(2), Some(2)]),
        (Some(vec![overflow(Items(2), to(3))]), [Some(2), Some(2), Some(3)]),
        (Some(vec![overflow(Items(1), to(3))]), [Some(2), Some(3), Some(3)]),
    ] {
        let rule = RouteRule {
            overflow: own.clone(),
            ..always(2)
        };
        let mut set = house(vec![rule]);
        overflows(&mut set, 2, &[overflow(Items(1), End)]);
        let mut shift = Shift::open(set);
        for expected in expected {
            let id = arrive(&mut shift, 1);
            assert_eq!(waits_in(&shift, id), expected, "{own:?}");
        }
    }
}

/// It is 9:00. When every queue that matches overflows, the first that is open does what it says.
#[test]
fn among_queues_that_all_overflow_an_open_one_comes_before_a_closed_one() {
    let mut set = house(vec![always(2), always(3), always(4)]);
    opens(&mut set, 2, workdays(12, 16));
    overflows(&mut set, 2, &[overflow(OutOfHours, to(5))]);
    overflows(&mut set, 3, &[overflow(Items(1), to(6))]);
    overflows(&mut set, 4, &[overflow(Items(1), End)]);
    let mut shift = Shift::open(set);
    let went: Vec<_> = (0..4)
        .map(|_| {
            let id = arrive(&mut shift, 1);
            waits_in(&shift, id)
        })
        .collect();
    assert_eq!(went, [Some(3), Some(4), Some(6), Some(6)]);
}

#[test]
fn among_closed_queues_the_one_that_opens_first_does_what_it_says() {
    let never = || OperatingHours {
        week: Week::default(),
        ..workdays(9, 10)
    };
    for (first, second, then, expected) in [
        (workdays(12, 16), workdays(10, 16), to(4), Some(4)),
        (workdays(12, 16), workdays(10, 16), AssignAnyway, Some(3)),
        (workdays(12, 16), workdays(10, 16), End, None),
        (workdays(10, 16), workdays(12, 16), to(4), Some(5)),
        (workdays(7, 8), workdays(12, 16), to(4), Some(4)),
        (never(), workdays(7, 8), to(4), Some(4)),
    ] {
        let name = format!("{} and {}: {then:?}", first.name, second.name);
        let mut set = house(vec![always(2), always(3)]);
        opens(&mut set, 2, first);
        opens(&mut set, 3, second);
        overflows(&mut set, 2, &[overflow(OutOfHours, to(5))]);
        overflows(&mut set, 3, &[overflow(OutOfHours, then)]);
        let mut shift = Shift::open(set);
        let id = arrive(&mut shift, 1);
        assert_eq!(waits_in(&shift, id), expected, "{name}");
        let ended = expected.is_none().then_some(ClosureReason::OverflowEnded);
        assert_eq!(closure(&shift, id), ended, "{name}");
    }
}

#[test]
fn a_closed_queue_is_passed_over_for_an_open_one_even_where_it_would_assign_anyway() {
    let mut set = house(vec![always(2), always(3)]);
    opens(&mut set, 2, workdays(12, 16));
    let mut shift = Shift::open(set);
    let id = arrive(&mut shift, 1);
    assert_eq!(waits_in(&shift, id), Some(3));
}

#[test]
fn what_an_arrival_brings_is_kept_up_to_its_limits() {
    let long = |count: usize| "å".repeat(count);
    for (name, value, expected) in [
        ("topic".to_owned(), Value::text("refund"), Ok(())),
        (long(100), Value::Number(1), Ok(())),
        (
            long(101),
            Value::Number(1),
            Err(Refusal::ContextTooLong(long(100))),
        ),
        ("topic".to_owned(), Value::text(&long(4_000)), Ok(())),
        (
            "topic".to_owned(),
            Value::text(&long(4_001)),
            Err(Refusal::ContextTooLong("topic".into())),
        ),
        ("topic".to_owned(), Value::text(""), Ok(())),
        ("amount".to_owned(), Value::Number(i64::MIN), Ok(())),
    ] {
        let mut shift = Shift::open(house(Vec::new()));
        let given = context([(&*name, value)]);
        let answer = try_arrive(&mut shift, 1, Identity::default(), given.clone());
        assert_eq!(answer.clone().map(|_| ()), expected, "{given:?}");
        match answer {
            Ok(id) => assert_eq!(conversation(&shift, id).context, given),
            Err(_) => assert_eq!(shift.world.conversations().count(), 0, "nothing was opened"),
        }
    }
}

#[test]
fn a_declared_variable_has_the_kind_it_was_declared_with() {
    let text = || Value::text("250");
    let number = || Value::Number(250);
    for (name, value, fits) in [
        ("amount", number(), true),
        ("amount", text(), false),
        ("topic", text(), true),
        ("topic", number(), false),
        ("Amount", text(), true),
        ("other", number(), true),
        ("other", text(), true),
    ] {
        let mut set = house(Vec::new());
        let kinds = [("amount", VariableKind::Number), ("topic", VariableKind::Text)];
        set.work_streams[0].variables = kinds
            .map(|(name, kind)| ContextVariable {
                name: name.into(),
                kind,
            })
            .into();
        let mut shift = Shift::open(set);
        let given = context([(name, value)]);
        let answer = try_arrive(&mut shift, 1, Identity::default(), given.clone());
        let refused = Refusal::WrongKindOfContext(name.into());
        assert_eq!(answer.err(), (!fits).then_some(refused), "{given:?}");
    }
}

/// Behaviour §2.11, for the fallback queue as for any other.
#[test]
fn where_nobody_works_a_message_is_over_and_a_record_waits() {
    for (channel, routes, expected) in [
        (Channel::LiveChat, vec![], true),
        (Channel::WhatsApp, vec![], true),
        (Channel::WhatsApp, vec![always(2)], true),
        (Channel::Record, vec![], false),
        (Channel::Record, vec![always(2)], false),
    ] {
        let mut set = house(routes);
        set.work_streams[0].channel = channel;
        for queue in &mut set.queues {
            queue.kind = channel.kind();
            queue.members.clear();
        }
        let mut shift = Shift::open(set);
        let id = arrive(&mut shift, 1);
        let closed = expected.then_some(ClosureReason::QueueEmpty);
        assert_eq!(closure(&shift, id), closed, "{channel:?}");
        assert_eq!(waits_in(&shift, id).is_none(), expected, "{channel:?}");
    }
}

#[test]
fn a_queue_whose_only_member_is_not_here_is_not_empty() {
    let mut shift = Shift::open(house(vec![always(2)]));
    let id = arrive(&mut shift, 1);
    assert_eq!(waits_in(&shift, id), Some(2));
}

#[test]
fn rules_lead_only_to_queues_of_their_own_kind() {
    let mut set = house(Vec::new());
    set.queues[1].kind = WorkKind::Record;
    let mut shift = Shift::open(set);
    let work_stream = house(vec![always(2)]).work_streams.remove(0);
    let refusal = save(&mut shift, Setting::WorkStream(work_stream)).expect_err("it leads to records");
    assert!(refusal.to_string().contains("another kind of work"), "{refusal}");
}
