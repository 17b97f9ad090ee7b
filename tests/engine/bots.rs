//! Bots that answer first (behaviour §2.1, §15, §21.4).

use super::people::{conversation, customer_leaves};
use super::rules::{arrive, arrive_with, closure, context, context_is, overflow, queue, route, to, waits_in};
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, Author, Bot, BotId, Channel, ClassificationRule, ClosureReason, Condition, Context,
    ContextVariable, ConversationId, Field, Floor, Operator, Outputs, OverflowAction, OverflowCondition,
    Ruleset, Span, Stage, Status, Value, VariableKind, WaitOverflow, WorkStream,
};
use switchboard::engine::{Actor, Command, Fact, Refusal, limits};

const ADA: BotId = BotId(1);

/// Ada answers first. Refunds go to queue 2, where agent 2 works, and are marked; all else goes to agent 1.
fn shop(channel: Channel) -> Floor {
    let marks = ClassificationRule {
        name: "Refund".into(),
        when: context_is("topic", "refund"),
        then: Outputs {
            attributes: vec![("priority".into(), Value::Number(1))],
            ..Outputs::default()
        },
    };
    let variable = |name: &str, kind| ContextVariable {
        name: name.into(),
        kind,
    };
    let work_stream = WorkStream {
        bot: Some(ADA),
        variables: vec![
            variable("topic", VariableKind::Text),
            variable("amount", VariableKind::Number),
        ],
        classification: vec![Ruleset {
            name: "Marks".into(),
            rules: vec![marks],
        }],
        routes: vec![route(context_is("topic", "refund"), 2)],
        ..stream(1, channel, 40)
    };
    let mut set = floor(vec![agent(1, 100), agent(2, 100)], vec![work_stream]);
    set.queues[0].members = vec![AgentId(1)];
    set.queues.extend([queue(2, &[2]), queue(3, &[2])]);
    set.bots = [(1, "Ada"), (2, "Bo")]
        .map(|(id, name)| Bot {
            id: BotId(id),
            name: name.into(),
        })
        .into();
    set
}

fn refund() -> Context {
    context([("topic", Value::text("refund"))])
}

fn says(conversation: ConversationId) -> Command {
    Command::BotSays {
        conversation,
        body: "What is it about?".into(),
    }
}

fn escalates(conversation: ConversationId, context: Context) -> Command {
    Command::BotEscalates {
        conversation,
        context,
    }
}

fn ada(shift: &mut Shift, command: Command) {
    shift
        .run(Actor::Bot(ADA), command)
        .unwrap_or_else(|refusal| panic!("{refusal}"));
}

fn is_with_ada(shift: &Shift, id: ConversationId) -> bool {
    shift.stage(id) == Stage::WithBot { bot: ADA }
}

#[test]
fn while_a_bot_talks_no_agent_sees_it_wait() {
    let mut shift = Shift::staffed(shop(Channel::LiveChat));
    let id = arrive(&mut shift, 1);
    ada(&mut shift, says(id));
    assert!(is_with_ada(&shift, id));
    for queue in shift.world.queues() {
        assert!(shift.world.waiting_in(queue.id).is_empty(), "{}", queue.name);
    }
    for agent in [1, 2] {
        let refused = Err(Refusal::WrongStatus(Status::WithBot));
        assert_eq!(shift.try_by(agent, Command::Pick(id)), refused, "agent {agent}");
    }
    let is_offer = |fact: &Fact| matches!(fact, Fact::OfferMade { .. });
    assert!(!shift.log.iter().any(|event| is_offer(&event.fact)));
    let authors: Vec<_> = conversation(&shift, id)
        .messages()
        .map(|(_, author, _)| author)
        .collect();
    assert_eq!(authors, [Author::Customer, Author::Bot(ADA)]);
}

#[test]
fn what_the_customer_writes_meanwhile_stays_with_the_bot() {
    let mut shift = Shift::staffed(shop(Channel::Sms));
    let id = arrive(&mut shift, 1);
    let contact = conversation(&shift, id).contact;
    shift.write(contact, 1, "Are you there?").expect("taken in");
    assert!(is_with_ada(&shift, id));
    assert_eq!(conversation(&shift, id).messages().count(), 2);
}

#[test]
fn what_the_bot_finds_out_is_classified_and_routed_anew() {
    for (context, queue) in [(refund(), 2), (Context::new(), 1)] {
        let mut shift = Shift::staffed(shop(Channel::LiveChat));
        let id = arrive(&mut shift, 1);
        assert!(conversation(&shift, id).attributes.is_empty());
        ada(&mut shift, escalates(id, context.clone()));
        let found = conversation(&shift, id);
        assert_eq!(found.context, context);
        assert_eq!(found.attributes.contains_key("priority"), queue == 2);
        assert_eq!((found.queue.0, found.by_fallback), (queue, queue == 1));
        assert_eq!(
            shift.offered_to(id),
            Some(queue),
            "agent and queue have one number"
        );
    }
}

/// Behaviour §2.1: classification runs, then the bot answers, whatever the rules say about queues.
#[test]
fn what_is_known_before_the_bot_answers_is_classified_and_still_the_bot_answers() {
    let mut shift = Shift::staffed(shop(Channel::LiveChat));
    let id = arrive_with(&mut shift, 1, refund());
    assert!(is_with_ada(&shift, id));
    assert!(conversation(&shift, id).attributes.contains_key("priority"));
    ada(&mut shift, escalates(id, Context::new()));
    assert_eq!(shift.offered_to(id), Some(2), "the topic is still known");
}

#[test]
fn variables_the_work_stream_does_not_declare_are_ignored_when_the_bot_hands_over() {
    let mut shift = Shift::staffed(shop(Channel::LiveChat));
    let before = context([("page", Value::text("/returns")), ("amount", Value::Number(1))]);
    let id = arrive_with(&mut shift, 1, before);
    let found_out = context([
        ("Topic", Value::text("refund")),
        ("mood", Value::Number(3)),
        ("amount", Value::Number(250)),
    ]);
    ada(&mut shift, escalates(id, found_out));
    let expected = context([("page", Value::text("/returns")), ("amount", Value::Number(250))]);
    assert_eq!(conversation(&shift, id).context, expected);
    assert_eq!(shift.offered_to(id), Some(1), "Topic is not topic");
}

#[test]
fn what_is_ignored_can_be_as_long_as_it_likes() {
    let mut shift = Shift::staffed(shop(Channel::LiveChat));
    let id = arrive(&mut shift, 1);
    let long = "å".repeat(limits::CONTEXT_VALUE_CHARS + 1);
    let found_out = context([
        ("topic", Value::text("refund")),
        ("transcript", Value::text(&long)),
    ]);
    ada(&mut shift, escalates(id, found_out));
    assert_eq!(conversation(&shift, id).context, refund());
}

#[test]
fn declared_variables_keep_their_kind_and_length_when_the_bot_hands_over() {
    let long = "å".repeat(limits::CONTEXT_VALUE_CHARS + 1);
    for (found_out, refused) in [
        (
            context([("amount", Value::text("250"))]),
            Refusal::WrongKindOfContext("amount".into()),
        ),
        (
            context([("topic", Value::text(&long))]),
            Refusal::ContextTooLong("topic".into()),
        ),
    ] {
        let mut shift = Shift::staffed(shop(Channel::LiveChat));
        let id = arrive(&mut shift, 1);
        let answer = shift.run(Actor::Bot(ADA), escalates(id, found_out));
        assert_eq!(answer, Err(refused));
        assert!(is_with_ada(&shift, id));
    }
}

/// The rule asks for the first message, which came in long before the bot handed over.
#[test]
fn the_first_message_is_still_the_customers_when_the_bot_hands_over() {
    let mut set = shop(Channel::LiveChat);
    let asks = Condition::test(Field::FirstMessage, Operator::Contains, Value::text("parcel"));
    set.work_streams[0].routes = vec![route(asks, 3)];
    let mut shift = Shift::open(set);
    let id = arrive(&mut shift, 1);
    ada(&mut shift, says(id));
    ada(&mut shift, escalates(id, Context::new()));
    assert_eq!(waits_in(&shift, id), Some(3));
}

/// What the bot finds out may be more recent than anything that happened before.
#[test]
fn the_last_minute_is_counted_from_the_handover() {
    let called = Field::Context("called".into());
    let lately = Condition::test(called, Operator::WithinLast, Value::Number(60));
    for (minutes_ago, expected) in [(0, 3), (5, 1), (10, 1)] {
        let mut set = shop(Channel::LiveChat);
        set.work_streams[0].routes = vec![route(lately.clone(), 3)];
        set.work_streams[0].variables.push(ContextVariable {
            name: "called".into(),
            kind: VariableKind::Number,
        });
        let mut shift = Shift::open(set);
        let id = arrive(&mut shift, 1);
        shift.wait(Span::minutes(10));
        let instant = shift.now - Span::minutes(minutes_ago);
        let found_out = context([("called", Value::Number(instant.0))]);
        ada(&mut shift, escalates(id, found_out));
        assert_eq!(waits_in(&shift, id), Some(expected), "{minutes_ago} minutes ago");
    }
}

#[test]
fn a_bot_that_ends_the_conversation_closes_it_and_the_next_message_begins_anew() {
    let mut shift = Shift::staffed(shop(Channel::Sms));
    let id = arrive(&mut shift, 1);
    let contact = conversation(&shift, id).contact;
    ada(&mut shift, Command::BotEnds(id));
    assert_eq!(closure(&shift, id), Some(ClosureReason::BotEnded));
    shift.write(contact, 1, "One more thing").expect("taken in");
    let next = shift.world.ongoing(contact).expect("a new one").id;
    assert_ne!(next, id);
    assert!(is_with_ada(&shift, next));
}

#[test]
fn a_customer_who_leaves_or_stays_away_has_left_the_bot() {
    let mut shift = Shift::staffed(shop(Channel::LiveChat));
    let leaves = arrive(&mut shift, 1);
    customer_leaves(&mut shift, leaves);
    assert_eq!(closure(&shift, leaves), Some(ClosureReason::LeftBot));

    let drops = arrive(&mut shift, 1);
    let contact = conversation(&shift, drops).contact;
    shift
        .run(Actor::Customer, Command::CustomerDisconnects(contact))
        .expect("connections break");
    shift.wait(Span::minutes(3));
    assert!(is_with_ada(&shift, drops), "there was still time to come back");
    shift.wait(Span::seconds(1));
    assert_eq!(closure(&shift, drops), Some(ClosureReason::LeftBot));
}

#[test]
fn nobody_leaves_a_bot_on_a_channel_that_waits() {
    let mut shift = Shift::staffed(shop(Channel::Sms));
    let id = arrive(&mut shift, 1);
    customer_leaves(&mut shift, id);
    assert!(is_with_ada(&shift, id));
}

#[test]
fn only_the_bot_that_has_the_conversation_acts_for_it() {
    let mut shift = Shift::staffed(shop(Channel::LiveChat));
    let id = arrive(&mut shift, 1);
    for (actor, refused) in [
        (Actor::Bot(BotId(2)), Refusal::NotYours),
        (Actor::Bot(BotId(9)), Refusal::NotYours),
        (Actor::Agent(AgentId(1)), Refusal::NotAllowed),
        (Actor::Customer, Refusal::NotAllowed),
        (Actor::System, Refusal::NotAllowed),
        (Actor::Administrator, Refusal::NotAllowed),
    ] {
        for command in [says(id), escalates(id, refund()), Command::BotEnds(id)] {
            let answer = shift.run(actor, command.clone());
            assert_eq!(answer, Err(refused.clone()), "{command:?} by {actor:?}");
        }
    }
    for command in [
        Command::Accept(id),
        Command::End(id),
        Command::CloseSession(id),
        Command::Resume(id),
    ] {
        assert!(shift.try_by(1, command.clone()).is_err(), "{command:?}");
    }
    assert!(is_with_ada(&shift, id));
}

#[test]
fn a_bot_that_has_handed_over_or_ended_has_nothing_more_to_say() {
    type Last = fn(ConversationId, Context) -> Command;
    let lasts: [(Last, Status); 2] = [
        (escalates, Status::Offered),
        (|id, _| Command::BotEnds(id), Status::Closed),
    ];
    for (last, status) in lasts {
        let mut shift = Shift::staffed(shop(Channel::LiveChat));
        let id = arrive(&mut shift, 1);
        ada(&mut shift, last(id, Context::new()));
        for command in [says(id), escalates(id, refund()), Command::BotEnds(id)] {
            let answer = shift.run(Actor::Bot(ADA), command.clone());
            assert_eq!(answer, Err(Refusal::WrongStatus(status)), "{command:?}");
        }
    }
}

/// Behaviour §2.1: the overflow check comes with the escalation.
#[test]
fn overflow_is_looked_at_when_the_bot_hands_over_and_not_before() {
    let mut set = shop(Channel::LiveChat);
    set.queues[1].overflow.before = vec![overflow(OverflowCondition::Items(1), OverflowAction::End)];
    let mut shift = Shift::open(set);
    let arrivals: Vec<_> = (0..3).map(|_| arrive_with(&mut shift, 1, refund())).collect();
    assert!(arrivals.iter().all(|id| is_with_ada(&shift, *id)));
    for id in &arrivals {
        ada(&mut shift, escalates(*id, Context::new()));
    }
    assert_eq!(waits_in(&shift, arrivals[0]), Some(2));
    for id in &arrivals[1..] {
        assert_eq!(closure(&shift, *id), Some(ClosureReason::OverflowEnded));
    }
}

#[test]
fn a_queue_nobody_works_in_matters_when_the_bot_hands_over_and_not_before() {
    let mut set = shop(Channel::LiveChat);
    set.queues[0].members.clear();
    let mut shift = Shift::open(set);
    let id = arrive(&mut shift, 1);
    assert!(is_with_ada(&shift, id));
    ada(&mut shift, escalates(id, Context::new()));
    assert_eq!(closure(&shift, id), Some(ClosureReason::QueueEmpty));
}

#[test]
fn the_wait_in_the_queue_counts_from_the_handover() {
    let mut set = shop(Channel::LiveChat);
    set.queues[1].overflow.queued = Some(WaitOverflow {
        after: Span::minutes(2),
        then: to(3),
    });
    let mut shift = Shift::open(set);
    let id = arrive(&mut shift, 1);
    shift.wait(Span::minutes(10));
    ada(&mut shift, escalates(id, refund()));
    shift.wait(Span::seconds(119));
    assert_eq!(waits_in(&shift, id), Some(2));
    shift.wait(Span::seconds(2));
    assert_eq!(waits_in(&shift, id), Some(3));
}

/// Behaviour §13.2: a customer waits from the queue on, so what the bot talks for makes no queue look slow.
#[test]
fn time_with_the_bot_is_no_wait() {
    let mut set = shop(Channel::Sms);
    set.settings.session_limit = 100;
    set.agents[1] = agent(2, 10_000);
    let predicted = OverflowCondition::PredictedWait(Span::minutes(10));
    set.queues[1].overflow.before = vec![overflow(predicted, OverflowAction::End)];
    let mut shift = Shift::staffed(set);
    let talks: Vec<_> = (0..20).map(|_| arrive(&mut shift, 1)).collect();
    shift.wait(Span::minutes(15));
    for id in talks {
        ada(&mut shift, escalates(id, refund()));
        shift.by(2, Command::Accept(id));
    }
    let next = arrive(&mut shift, 1);
    ada(&mut shift, escalates(next, refund()));
    assert_eq!(shift.offered_to(next), Some(2), "everybody was answered at once");
}
