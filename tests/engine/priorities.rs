//! What a queue serves first, and whom it asks later (behaviour §2.5, §2.9; vectors 12 and 17).

use super::people::{supervised, to_queue};
use super::rich::{
    asked_in_turn, by_rules, demanding, finish, forgiving, returns, rule, save, scale, skill, skilled, writes,
};
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, Bucket, BucketOrder, Channel, ClassificationRule, Condition, ConversationId, Field, Floor,
    Operator, Outputs, Presence, PresenceSet, Queue, QueueId, Ring, Ruleset, SkillMatch, Span, Stage, Value,
    WorkStream,
};
use switchboard::engine::{Command, Setting};

/// An agent who takes one conversation at a time from these queues, each with a work stream of its number.
fn desk(queues: Vec<Queue>) -> Floor {
    let streams = queues.iter().map(|queue| WorkStream {
        fallback: queue.id,
        ..stream(queue.id.0, Channel::Sms, 100)
    });
    let streams = streams.collect();
    let staffed = queues.into_iter().map(|queue| Queue {
        members: vec![AgentId(1)],
        ..queue
    });
    Floor {
        queues: staffed.collect(),
        ..floor(vec![agent(1, 100)], streams)
    }
}

/// What the agent takes, one after the other, until nothing is left for them.
fn served(shift: &mut Shift) -> Vec<ConversationId> {
    shift.by(1, Command::SignIn);
    let mut served = Vec::new();
    while let Some(next) = shift.seat(1).offers.first().copied() {
        shift.by(1, Command::Accept(next));
        finish(shift, 1, next);
        served.push(next);
    }
    served
}

fn numbered(id: u32, name: &str, priority: u32) -> Queue {
    Queue {
        priority,
        ..Queue::new(QueueId(id), name)
    }
}

fn bucket(name: &str, when: Condition, order_by: BucketOrder) -> Bucket {
    Bucket {
        name: name.into(),
        when,
        order_by,
    }
}

/// The queue with a single bucket for everything.
fn prioritised(queue: Queue) -> Queue {
    Queue {
        buckets: vec![bucket("All", Condition::ALWAYS, BucketOrder::Oldest)],
        ..queue
    }
}

/// Conversations of these work streams, one second apart.
fn arrivals(shift: &mut Shift, work_streams: &[u32]) -> Vec<ConversationId> {
    let arrivals = work_streams.iter().map(|work_stream| {
        shift.wait(Span::seconds(1));
        shift.contact(*work_stream)
    });
    arrivals.collect()
}

/// The work stream with an attribute that is what the customer writes, where it is one of these numbers.
fn reading(attribute: &str, numbers: &[i64], work_stream: WorkStream) -> WorkStream {
    let rules = numbers.iter().map(|number| ClassificationRule {
        name: format!("{attribute} {number}"),
        when: Condition::test(
            Field::FirstMessage,
            Operator::Equals,
            Value::text(&number.to_string()),
        ),
        then: Outputs {
            attributes: vec![(attribute.into(), Value::Number(*number))],
            ..Outputs::default()
        },
    });
    WorkStream {
        classification: vec![Ruleset {
            name: attribute.into(),
            rules: rules.collect(),
        }],
        ..work_stream
    }
}

/// What the customers write, in the order in which they are served after they all waited.
fn served_messages(set: Floor, messages: &[&'static str]) -> Vec<&'static str> {
    let mut shift = Shift::open(set);
    let mut waiting = Vec::new();
    for (contact, message) in (1001..).zip(messages) {
        shift.wait(Span::seconds(1));
        waiting.push((writes(&mut shift, contact, 1, message), *message));
    }
    let message_of = |id: &ConversationId| {
        let one = waiting.iter().find(|(waiting, _)| waiting == id);
        one.expect("it waited").1
    };
    served(&mut shift).iter().map(message_of).collect()
}

#[test]
fn queues_are_served_by_their_number_the_smallest_first() {
    let mut shift = Shift::open(desk(vec![
        numbered(1, "Usual", 5),
        numbered(2, "Urgent", 0),
        numbered(3, "Soon", 2),
    ]));
    let waiting = arrivals(&mut shift, &[1, 3, 1, 2, 3, 2]);
    let expected = [3, 5, 1, 4, 0, 2].map(|place| waiting[place]);
    assert_eq!(served(&mut shift), expected);
}

/// Vector 12: the pool of all that serve the oldest first, then those with rules of their own by name.
#[test]
fn at_one_priority_the_pool_comes_first_and_then_queues_with_buckets_by_name() {
    let mut shift = Shift::open(desk(vec![
        numbered(1, "VIP", 1),
        numbered(2, "Premium", 1),
        prioritised(numbered(3, "Order Support", 1)),
        prioritised(numbered(4, "Invoice Inquiries", 1)),
        prioritised(numbered(5, "Zebra crossing", 0)),
    ]));
    let waiting = arrivals(&mut shift, &[3, 4, 2, 1, 3, 2, 4, 5]);
    let expected = [7, 2, 3, 5, 1, 6, 0, 4].map(|place| waiting[place]);
    assert_eq!(served(&mut shift), expected);
}

/// Every conversation goes to the first bucket that takes it; what fits nowhere comes last, the oldest first.
#[test]
fn buckets_are_served_in_their_order_and_what_fits_none_comes_last() {
    let severity = |number| {
        Condition::test(
            Field::Attribute("severity".into()),
            Operator::AtLeast,
            Value::Number(number),
        )
    };
    let queue = Queue {
        buckets: vec![
            bucket("Severe", severity(3), BucketOrder::Oldest),
            bucket("Noted", severity(1), BucketOrder::Oldest),
        ],
        ..numbered(1, "Support", 1)
    };
    let mut set = desk(vec![queue]);
    let usual = set.work_streams.remove(0);
    set.work_streams.push(reading("severity", &[1, 2, 3, 4], usual));
    let served = served_messages(set, &["hello", "1", "4", "2", "hi", "3"]);
    assert_eq!(served, ["4", "3", "1", "2", "hello", "hi"]);
}

/// The first message is there when the bucket is chosen, so a bucket can be about it.
#[test]
fn a_bucket_can_look_at_what_the_customer_wrote() {
    let queue = Queue {
        buckets: vec![bucket(
            "Fire",
            Condition::test(Field::FirstMessage, Operator::Contains, Value::text("fire")),
            BucketOrder::Oldest,
        )],
        ..numbered(1, "Support", 1)
    };
    let served = served_messages(desk(vec![queue]), &["hello", "a small fire", "fire!"]);
    assert_eq!(served, ["a small fire", "fire!", "hello"]);
}

#[test]
fn a_bucket_orders_by_its_attribute_and_what_lacks_it_comes_last_either_way() {
    const NUMBERS: [i64; 6] = [30, 10, 20, -5, i64::MAX, i64::MIN];
    const LARGEST: &str = "9223372036854775807";
    const SMALLEST: &str = "-9223372036854775808";
    let messages = ["none", "30", "10", LARGEST, "20", "10", SMALLEST, "-5", "nothing"];
    for (descending, expected) in [
        (
            false,
            [SMALLEST, "-5", "10", "10", "20", "30", LARGEST, "none", "nothing"],
        ),
        (
            true,
            [LARGEST, "30", "20", "10", "10", "-5", SMALLEST, "none", "nothing"],
        ),
    ] {
        let order = BucketOrder::Attribute {
            name: "due".into(),
            descending,
        };
        let queue = Queue {
            buckets: vec![bucket("By date", Condition::ALWAYS, order)],
            ..numbered(1, "Support", 1)
        };
        let mut set = desk(vec![queue]);
        let usual = set.work_streams.remove(0);
        set.work_streams.push(reading("due", &NUMBERS, usual));
        assert_eq!(
            served_messages(set, &messages),
            expected,
            "descending: {descending}"
        );
    }
}

#[test]
fn equal_values_in_a_bucket_are_served_by_age() {
    let order = BucketOrder::Attribute {
        name: "due".into(),
        descending: true,
    };
    let queue = Queue {
        buckets: vec![bucket("By date", Condition::ALWAYS, order)],
        ..numbered(1, "Support", 1)
    };
    let mut set = desk(vec![queue]);
    let usual = set.work_streams.remove(0);
    set.work_streams.push(reading("due", &[7], usual));
    let mut shift = Shift::open(set);
    let waiting: Vec<_> = (1001..1005)
        .map(|contact| writes(&mut shift, contact, 1, "7"))
        .collect();
    assert_eq!(served(&mut shift), waiting);
}

/// Vector 17: who wrote on Monday and is back on Thursday afternoon comes after those of Thursday morning.
#[test]
fn who_comes_back_is_as_old_as_their_return() {
    for (buckets, name) in [(false, "the oldest first"), (true, "buckets")] {
        let queue = numbered(1, "Support", 1);
        let queue = if buckets { prioritised(queue) } else { queue };
        let mut shift = Shift::staffed(desk(vec![queue]));
        let monday = shift.take(1, 1);
        shift.by(1, Command::CloseSession(monday));
        shift.by(1, Command::SignOut);
        shift.wait(Span::hours(72));
        let morning = arrivals(&mut shift, &[1, 1]);
        shift.wait(Span::hours(6));
        returns(&mut shift, monday);
        let evening = shift.contact(1);
        assert_eq!(
            served(&mut shift),
            [morning[0], morning[1], monday, evening],
            "{name}"
        );
    }
}

/// Behaviour §2.5: whoever was passed on has waited since they came.
#[test]
fn a_conversation_that_is_transferred_keeps_its_age() {
    let mut set = desk(vec![numbered(1, "First", 1), numbered(2, "Second", 1)]);
    set.agents.push(agent(2, 100));
    set.queues[0].members = vec![AgentId(2)];
    let mut shift = Shift::open(set);
    shift.by(2, Command::SignIn);
    let oldest = shift.take(2, 1);
    let others = arrivals(&mut shift, &[2, 2]);
    shift.by(2, to_queue(oldest, 2));
    assert_eq!(served(&mut shift), [oldest, others[0], others[1]]);
}

/// No head-of-line blocking, and no limit to how far down the line somebody is looked for.
#[test]
fn a_line_of_conversations_nobody_can_take_holds_up_nothing_behind_them() {
    let mut set = floor(
        vec![agent(1, 100)],
        vec![
            WorkStream {
                skill_match: SkillMatch::Exact,
                ..demanding(stream(1, Channel::Sms, 100), &[(1, 3)], &[])
            },
            stream(2, Channel::Sms, 100),
        ],
    );
    set.rating_models = vec![scale(1, 1, 5)];
    set.skills = vec![skill(1, "Product", 1)];
    let mut shift = Shift::open(set);
    let waiting = arrivals(&mut shift, &[1; 101]);
    let simple = shift.contact(2);
    assert_eq!(served(&mut shift), [simple]);

    // What could not be taken has kept its place.
    save(&mut shift, Setting::Agent(skilled(agent(1, 100), &[(1, 3)])));
    assert_eq!(shift.offered_to(waiting[0]), Some(1));
}

/// Three agents, the last with the most room, in rings that open after so many seconds.
fn bullseye(rings: &[(i64, &[u32])], beyond_rings: Option<i64>) -> Floor {
    let agents = vec![agent(1, 50), agent(2, 100), agent(3, 150)];
    let mut set = forgiving(floor(agents, vec![stream(1, Channel::Sms, 10)]));
    let rings = rings.iter().map(|(seconds, agents)| Ring {
        opens_after: Span::seconds(*seconds),
        agents: agents.iter().copied().map(AgentId).collect(),
    });
    set.queues[0].rings = rings.collect();
    set.queues[0].beyond_rings = beyond_rings.map(Span::seconds);
    set
}

/// The first agent at once, the second after half a minute.
const NEAR: &[(i64, &[u32])] = &[(0, &[1]), (30, &[2])];

/// Nobody at once, the first agent after half a minute, the second after a minute and a half.
const LATE: &[(i64, &[u32])] = &[(30, &[1]), (90, &[2])];

/// Checks that `agent`, alone on the floor, is offered the conversation after so many seconds, or never.
fn is_reached_after(shift: &mut Shift, conversation: ConversationId, agent: u32, seconds: Option<i64>) {
    if let Some(seconds) = seconds.filter(|seconds| *seconds > 0) {
        shift.wait(Span(seconds * 1_000 - 1));
        assert_eq!(shift.offered_to(conversation), None, "{agent} before {seconds} s");
        shift.wait(Span(1));
    } else if seconds.is_none() {
        shift.wait(Span::hours(10));
    }
    assert_eq!(
        shift.offered_to(conversation),
        seconds.map(|_| agent),
        "after {seconds:?} s"
    );
}

#[test]
fn every_ring_opens_after_its_wait_and_everybody_else_after_that_or_never() {
    for (rings, beyond, agent, seconds) in [
        (NEAR, None, 1, Some(0)),
        (NEAR, None, 2, Some(30)),
        (NEAR, None, 3, None),
        (NEAR, Some(60), 1, Some(0)),
        (NEAR, Some(60), 3, Some(90)),
        (LATE, None, 1, Some(30)),
        (LATE, None, 2, Some(90)),
        (LATE, Some(10), 3, Some(100)),
    ] {
        let mut shift = Shift::open(bullseye(rings, beyond));
        shift.by(agent, Command::SignIn);
        let conversation = shift.contact(1);
        is_reached_after(&mut shift, conversation, agent, seconds);
    }
}

/// Presence keeps everybody out until all rings are open. The outer rings have more room but come later.
#[test]
fn an_inner_ring_comes_first_even_when_the_outer_ones_are_open() {
    let mut set = bullseye(NEAR, Some(30));
    let usual = set.work_streams[0].clone();
    set.work_streams[0].allowed_presences = PresenceSet::from_iter([Presence::Away]);
    let mut shift = Shift::staffed(set);
    let conversation = shift.contact(1);
    shift.wait(Span::seconds(60));
    assert_eq!(shift.stage(conversation), Stage::Open);
    save(&mut shift, Setting::WorkStream(usual));
    assert_eq!(asked_in_turn(&mut shift, conversation), [1, 2, 3]);
}

#[test]
fn inside_a_ring_the_method_of_the_queue_decides() {
    let mut shift = Shift::staffed(bullseye(&[(0, &[1, 2]), (30, &[3])], None));
    let conversation = shift.contact(1);
    assert_eq!(asked_in_turn(&mut shift, conversation), [2, 1]);
}

#[test]
fn inside_a_ring_rules_of_ones_own_decide_and_the_next_ring_waits_all_the_same() {
    for (agent, seconds) in [(1, Some(0)), (2, Some(30)), (3, None)] {
        let mut set = bullseye(NEAR, None);
        set.queues[0].assignment = by_rules(vec![rule(Condition::ALWAYS, &[])]);
        let mut shift = Shift::open(set);
        shift.by(agent, Command::SignIn);
        let conversation = shift.contact(1);
        is_reached_after(&mut shift, conversation, agent, seconds);
    }
}

/// The wait goes on while somebody is asked, so a ring may have opened by the time they decline.
#[test]
fn a_late_decline_leads_to_the_next_ring_before_it_leads_back() {
    let mut shift = Shift::staffed(bullseye(NEAR, None));
    let conversation = shift.contact(1);
    assert_eq!(shift.offered_to(conversation), Some(1));
    shift.wait(Span::seconds(40));
    shift.by(1, Command::Reject(conversation));
    assert_eq!(shift.offered_to(conversation), Some(2));
}

#[test]
fn in_another_queue_the_wait_for_the_rings_begins_anew() {
    let mut set = supervised(bullseye(NEAR, None), [9]);
    let second = Queue {
        id: QueueId(2),
        name: "Second".into(),
        ..set.queues[0].clone()
    };
    set.queues.push(second);
    let mut shift = Shift::open(set);
    shift.by(9, Command::SignIn);
    let conversation = shift.contact(1);
    shift.wait(Span::seconds(40));
    shift.by(
        9,
        Command::AssignToQueue {
            conversation,
            to: QueueId(2),
        },
    );
    shift.by(2, Command::SignIn);
    is_reached_after(&mut shift, conversation, 2, Some(30));
}

/// Rings are a setting; what waits when they are taken away waits for everybody.
#[test]
fn without_rings_any_more_whoever_comes_is_asked() {
    let set = bullseye(LATE, None);
    let everybody = Queue {
        rings: Vec::new(),
        ..set.queues[0].clone()
    };
    let mut shift = Shift::open(set);
    let conversation = shift.contact(1);
    save(&mut shift, Setting::Queue(everybody));
    shift.by(3, Command::SignIn);
    assert_eq!(shift.offered_to(conversation), Some(3));
}
