//! Why: the same rules explain that decide, so the two never disagree, now or about the past.

use super::busy::{WORDS, busy};
use super::chaos::{Step, play, step};
use super::rich::{by_rules, rule};
use super::rules::{context_is, route};
use super::support::shift::{Shift, agent, floor, stream};
use proptest::prelude::*;
use switchboard::domain::{
    AgentId, AgentOrder, Bucket, BucketOrder, Channel, ClosureReason, Condition, ContactId, ConversationId,
    Cost, Field, Operator, Presence, Queue, QueueId, Ring, Span, Stage, Units, Value, WorkStream,
};
use switchboard::engine::{
    Actor, Change, Check, Command, Event, Fact, RouteTrace, World, apply, availability, explain,
    explain_agent, explain_arrival, slots,
};

/// At rest nobody who waits could be asked for by anybody, and the explanations say so from both sides.
fn agrees_at_rest(world: &World) {
    for conversation in world.conversations() {
        let explanation = explain(world, conversation.id).expect("it exists");
        assert_eq!(explanation.selection.is_some(), conversation.stage == Stage::Open);
        if let Some(selection) = explanation.selection {
            assert_eq!(selection.chosen, None, "{:?} waits", conversation.id);
        }
    }
    for seat in world.seats() {
        let explanation = explain_agent(world, seat.agent.id).expect("they exist");
        assert_eq!(explanation.next, None, "{:?} is idle", seat.agent.id);
        for prospect in explanation.prospects {
            assert_eq!(prospect.goes_to, None);
            assert_eq!(
                prospect.refused_by,
                prospect.checks.iter().find(|check| !check.passes()).copied()
            );
        }
    }
}

/// Goes through a log once more and asks, before each offer the rules made, who would be asked.
fn agrees_with_the_past(log: &[Event]) {
    let mut world = World::new();
    for event in log {
        if let Fact::OfferMade {
            conversation, agent, ..
        } = event.fact
            && event.actor == Actor::System
        {
            explains_the_offer(&world, conversation, agent);
        }
        apply(&mut world, event);
    }
}

fn explains_the_offer(world: &World, id: ConversationId, agent: AgentId) {
    let selection = explain(world, id)
        .and_then(|explanation| explanation.selection)
        .expect("it waits");
    assert!(!selection.left_to_picking);
    let wished = selection
        .wishes
        .iter()
        .any(|wish| wish.agent == agent && wish.comes_true);
    let candidate = selection
        .candidates
        .iter()
        .find(|candidate| candidate.agent == agent);
    let free = candidate.is_some_and(|candidate| candidate.refused_by.is_none());
    assert!(wished || free, "{agent:?} was asked for {id:?}: {candidate:?}");
    // Either the conversation chose them, or they chose the conversation.
    let chose = selection.chosen == Some(agent);
    let was_chosen = || explain_agent(world, agent).expect("they exist").next == Some(id);
    let declined = candidate.is_some_and(|candidate| candidate.declines > 0);
    assert!(
        chose || was_chosen() || declined,
        "{agent:?} was asked for {id:?} out of turn"
    );
}

/// What a message that is about to come in would lead to.
fn arrival(shift: &Shift, step: &Step) -> Option<RouteTrace> {
    let Step::Write {
        contact,
        work_stream,
        words,
    } = step
    else {
        return None;
    };
    let command = Shift::message(ContactId(*contact), *work_stream, WORDS[*words]);
    explain_arrival(&shift.world, &command, shift.now).map(|explained| explained.route)
}

fn agrees_with_the_arrival(expected: Option<RouteTrace>, log: &[Event]) {
    let opened = log.iter().find_map(|event| match &event.fact {
        Fact::ConversationOpened {
            route,
            bot: None,
            follows: None,
            ..
        } => Some(*route),
        _ => None,
    });
    if let Some(route) = opened {
        let expected = expected.expect("it was going to open a conversation");
        assert_eq!((route.queue, route.rule), (expected.queue, expected.chosen));
        let ended = |event: &Event| {
            matches!(
                event.fact,
                Fact::ConversationClosed {
                    reason: ClosureReason::OverflowEnded,
                    ..
                }
            )
        };
        assert_eq!(log.iter().any(ended), expected.ends);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn explanations_and_decisions_never_disagree(steps in prop::collection::vec(step(), 1..60)) {
        let mut shift = Shift::staffed(busy());
        for step in &steps {
            let expected = arrival(&shift, step);
            let before = shift.log.len();
            play(&mut shift, step);
            agrees_with_the_arrival(expected, &shift.log[before..]);
            if !matches!(step, Step::Wait(_)) {
                agrees_at_rest(&shift.world);
            }
        }
        agrees_with_the_past(&shift.log);
    }
}

fn first_refusal(shift: &Shift, id: ConversationId, agent: u32) -> Option<Check> {
    let selection = explain(&shift.world, id)?.selection?;
    let candidate = selection
        .candidates
        .into_iter()
        .find(|one| one.agent == AgentId(agent))?;
    candidate.refused_by
}

#[test]
fn each_candidate_is_told_with_the_first_rule_that_refuses_them() {
    let mut shift = Shift::staffed(floor(
        vec![agent(1, 100), agent(2, 30), agent(3, 100), agent(4, 100)],
        vec![stream(1, Channel::Sms, 40)],
    ));
    shift.by(1, Command::SetPresence(Presence::Away.into()));
    shift.by(3, Command::SignOut);
    let taken = shift.contact(1);
    shift.by(4, Command::Reject(taken));
    let id = taken;
    assert_eq!(shift.stage(id), Stage::Open);
    assert!(matches!(
        first_refusal(&shift, id, 1),
        Some(Check::Presence {
            have: Presence::Away,
            ..
        })
    ));
    assert_eq!(
        first_refusal(&shift, id, 2),
        Some(Check::Units {
            need: Units(40),
            have: Units(30)
        })
    );
    assert_eq!(first_refusal(&shift, id, 3), Some(Check::SignedIn { is: false }));
    assert!(matches!(
        first_refusal(&shift, id, 4),
        Some(Check::Presence {
            have: Presence::DoNotDisturb,
            ..
        })
    ));
}

#[test]
fn the_next_moment_is_told_at_which_something_can_change() {
    let mut set = floor(
        vec![agent(1, 100), agent(2, 0)],
        vec![stream(1, Channel::Sms, 100)],
    );
    set.queues[0].rings = vec![
        Ring {
            opens_after: Span::ZERO,
            agents: [AgentId(1)].into(),
        },
        Ring {
            opens_after: Span::seconds(300),
            agents: [AgentId(2)].into(),
        },
    ];
    let mut shift = Shift::staffed(set);
    let ringing = shift.contact(1);
    let waiting = shift.contact(1);
    let next = |shift: &Shift| {
        let change = explain(&shift.world, waiting)
            .and_then(|why| why.next_change)
            .expect("something will");
        (change.what, change.at.since(shift.now))
    };
    assert_eq!(
        next(&shift),
        (Change::OfferLapses(AgentId(1), ringing), Span::seconds(120))
    );
    shift.by(1, Command::Accept(ringing));
    assert_eq!(next(&shift), (Change::RingOpens, Span::seconds(300)));
    let one = explain_agent(&shift.world, AgentId(1)).expect("they exist");
    assert_eq!(one.prospects.len(), 1);
    let change = one.next_change.expect("what they have closes some day");
    assert_eq!(change.what, Change::ClosesAt(AgentId(1), ringing));
}

#[test]
fn routing_is_told_rule_by_rule() {
    let mut set = floor(
        vec![agent(1, 0)],
        vec![WorkStream {
            routes: vec![
                route(context_is("topic", "order"), 2),
                route(Condition::ALWAYS, 1),
            ],
            ..stream(1, Channel::Sms, 40)
        }],
    );
    set.queues.push(Queue {
        members: vec![AgentId(1)],
        ..Queue::new(QueueId(2), "Orders")
    });
    let mut shift = Shift::staffed(set);
    let id = shift.contact(1);
    let why = explain(&shift.world, id).expect("it exists");
    let told = why.route;
    let found: Vec<_> = told
        .rules
        .iter()
        .map(|rule| (rule.condition.holds, rule.queue))
        .collect();
    assert_eq!(found, [(false, None), (true, Some(QueueId(1)))]);
    assert_eq!((told.chosen, told.queue, told.ends), (Some(1), QueueId(1), false));
    assert_eq!(
        why.overflow.map(|overflow| (overflow.is_open, overflow.waiting)),
        Some((true, 1))
    );
    assert_eq!(why.ahead, 0);
}

#[test]
fn a_customer_can_be_told_what_to_expect_before_they_come() {
    let mut set = floor(
        vec![agent(1, 100), agent(2, 100)],
        vec![stream(1, Channel::Sms, 60)],
    );
    set.work_streams[0].cost = Cost::Units(Units(60));
    let mut shift = Shift::staffed(set);
    let id = shift.take(1, 1);
    let customer = shift.world.conversation(id).expect("it exists").customer;
    let expect = |shift: &Shift| {
        let context = Default::default();
        availability(
            &shift.world,
            shift.world.work_streams().next().expect("one").id,
            customer,
            &context,
            shift.now,
        )
        .expect("there is such a work stream")
    };
    let before = expect(&shift);
    assert_eq!(
        (before.available_agents, before.position, before.is_open),
        (1, 1, true)
    );
    assert_eq!(before.average_wait, None, "one wait is not enough to go by");
    shift.take(2, 1);
    shift.contact(1);
    let after = expect(&shift);
    assert_eq!((after.available_agents, after.position), (0, 2));
}

#[test]
fn rules_of_ones_own_are_told_with_what_each_found_for_each_agent() {
    let has_room = Condition::test(Field::AgentUnits, Operator::AtLeast, Value::Number(80));
    let mut set = floor(
        vec![agent(1, 50), agent(2, 60)],
        vec![stream(1, Channel::Sms, 40)],
    );
    set.queues[0].assignment = by_rules(vec![
        rule(has_room, &[]),
        rule(Condition::CapacitySuffices, &[AgentOrder::UnitCapacity]),
    ]);
    set.queues[0].buckets = vec![Bucket {
        name: "Urgent".into(),
        when: Condition::test(Field::FirstMessage, Operator::Contains, Value::text("urgent")),
        order_by: BucketOrder::Oldest,
    }];
    let mut shift = Shift::staffed(set);
    let (first, second) = (shift.contact(1), shift.contact(1));
    assert_eq!(
        (shift.offered_to(first), shift.offered_to(second)),
        (Some(2), Some(1))
    );
    let waiting = shift.contact(1);
    let why = explain(&shift.world, waiting).expect("it exists");
    let selection = why.selection.expect("it waits");
    let found: Vec<_> = selection
        .candidates
        .iter()
        .map(|one| {
            (
                one.agent.0,
                one.rules.iter().map(|(_, found)| found.holds).collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(found, [(1, vec![false, false]), (2, vec![false, false])]);
    let in_buckets: Vec<_> = why
        .buckets
        .iter()
        .map(|(name, found)| (name.as_str(), found.holds))
        .collect();
    assert_eq!(in_buckets, [("Urgent", false)]);
}

#[test]
fn capacity_is_told_in_slots() {
    let mut set = floor(
        vec![agent(1, 100)],
        vec![
            stream(1, Channel::LiveChat, 20),
            stream(2, Channel::Sms, 30),
            stream(3, Channel::Teams, 0),
        ],
    );
    set.agents[0].units = Some(Units(100));
    let mut shift = Shift::staffed(set);
    shift.take(1, 1);
    shift.take(1, 1);
    let told: Vec<_> = shift
        .world
        .work_streams()
        .map(|stream| slots(shift.seat(1), stream).map(|slots| (slots.free, slots.of)))
        .collect();
    assert_eq!(
        told,
        [Some((3, Some(5))), Some((2, Some(3))), Some((u32::MAX, None))]
    );
}
