//! What cannot be saved of a work stream and its rules, what is decided once, and who decides
//! (behaviour §1.2, §2.2, §2.3, §4.6, §16.1; design §2.9).

use super::office::{a_profile, agent_with, check, check_saved, compares, office, queue_with, stream_with};
use super::rules::{overflow, route, save, to};
use super::support::shift::{Shift, stream};
use std::collections::{BTreeMap, BTreeSet};
use switchboard::domain::{
    AgentId, BotId, Channel, ClassificationRule, Condition, ContextVariable, Cost, Distribution, Field,
    Needs, Operator, Outputs, OverflowAction, OverflowCondition, PreferredAgents, ProfileId, QueueId, Reset,
    RouteRule, RouteTarget, Ruleset, SkillId, Span, Units, VariableKind, WorkKind, WrapUpPolicy,
};
use switchboard::engine::{Actor, Command, Refusal, Setting, limits};

use OverflowAction::End;
use OverflowCondition::Items;

fn classifies(when: Condition, then: Outputs) -> Setting {
    let rule = ClassificationRule {
        name: "Rule".into(),
        when,
        then,
    };
    stream_with(|stream| {
        stream.classification = vec![Ruleset {
            name: "Ruleset".into(),
            rules: vec![rule],
        }];
    })
}

fn asks_for(skill: u32, rating: u8) -> Setting {
    let needs = Needs {
        skills: BTreeMap::from([(SkillId(skill), rating)]),
        profiles: BTreeSet::new(),
    };
    let then = Outputs {
        needs: needs.into(),
        ..Outputs::default()
    };
    classifies(Condition::ALWAYS, then)
}

fn routes(rule: RouteRule) -> Setting {
    stream_with(|stream| stream.routes = vec![rule])
}

fn variable(name: &str) -> Setting {
    stream_with(|stream| {
        stream.variables = vec![ContextVariable {
            name: name.into(),
            kind: VariableKind::Text,
        }];
    })
}

#[test]
fn work_streams_lead_somewhere_and_ask_for_what_there_is() {
    let costs = |cost| stream_with(|stream| stream.cost = cost);
    let blocks = |span| stream_with(|stream| stream.wrap_up = WrapUpPolicy::For(span));
    let long = "å".repeat(limits::CONTEXT_NAME_CHARS);
    check([
        (
            "work streams go up to",
            Setting::WorkStream(stream(limits::NUMBER + 1, Channel::Sms, 40)),
        ),
        (
            "a queue that does not exist",
            stream_with(|stream| stream.fallback = QueueId(9)),
        ),
        (
            "another kind of work",
            stream_with(|stream| stream.fallback = QueueId(3)),
        ),
        ("costs less than nothing", costs(Cost::Units(Units(-1)))),
        (
            "a capacity profile that does not exist",
            costs(Cost::Profile(ProfileId(9))),
        ),
        (
            "would lapse at once",
            stream_with(|stream| stream.notification.countdown = Span::ZERO),
        ),
        (
            "accepted automatically",
            stream_with(|stream| stream.notification.auto_accept = true),
        ),
        ("30 seconds to 60 minutes", blocks(Span::seconds(29))),
        ("30 seconds to 60 minutes", blocks(Span::seconds(3_601))),
        (
            "less than no time",
            stream_with(|stream| stream.reconnect = Span(-1)),
        ),
        (
            "preferred agents need a system that offers",
            stream_with(|stream| {
                stream.distribution = Distribution::Pick;
                stream.preferred = PreferredAgents::First;
            }),
        ),
        (
            "a bot needs a system that offers",
            stream_with(|stream| {
                stream.distribution = Distribution::Pick;
                stream.bot = Some(BotId(1));
            }),
        ),
        (
            "a bot that does not exist",
            stream_with(|stream| stream.bot = Some(BotId(9))),
        ),
        ("1 to 100 characters", variable("")),
        ("1 to 100 characters", variable(&format!("{long}!"))),
    ]);
    check_saved([
        ("nothing", costs(Cost::Units(Units(0)))),
        ("a place", costs(Cost::Profile(ProfileId(1)))),
        ("half a minute", blocks(Span::seconds(30))),
        ("an hour", blocks(Span::minutes(60))),
        ("a long name", variable(&long)),
    ]);
}

#[test]
fn the_rules_of_a_work_stream_ask_what_can_be_answered_and_lead_to_its_queues() {
    let always = || Condition::ALWAYS;
    let nothing = Outputs::default;
    let topic = || Field::Context("topic".into());
    let with = |operator, count| classifies(compares(topic(), operator, count), nothing());
    let overridden = |rule| RouteRule {
        overflow: Some(vec![rule]),
        ..route(always(), 2)
    };
    let split = RouteRule {
        to: RouteTarget::Split(vec![(QueueId(1), 50), (QueueId(9), 50)]),
        ..route(always(), 2)
    };
    check([
        (
            "asks about an agent",
            classifies(Condition::PresenceIsAllowed, nothing()),
        ),
        (
            "asks about an agent",
            routes(route(Condition::Any(vec![Condition::SkillsMatch]), 2)),
        ),
        (
            "asks about an agent",
            routes(route(compares(Field::AgentIsWorking, Operator::In, 2), 2)),
        ),
        ("names a skill that does not exist", asks_for(9, 1)),
        ("6 is not on the scale of Norwegian", asks_for(1, 6)),
        ("the wrong number of values", with(Operator::Equals, 0)),
        ("the wrong number of values", with(Operator::Equals, 2)),
        ("the wrong number of values", with(Operator::HasData, 1)),
        ("the wrong number of values", with(Operator::In, 0)),
        ("a queue that does not exist", routes(route(always(), 9))),
        ("another kind of work", routes(route(always(), 3))),
        ("a queue that does not exist", routes(split)),
        (
            "the limit of items is 1 to 100",
            routes(overridden(overflow(Items(0), End))),
        ),
        (
            "a queue that does not exist",
            routes(overridden(overflow(Items(1), to(9)))),
        ),
        (
            "more than 200 route rules",
            stream_with(|stream| stream.routes = vec![route(always(), 2); 201]),
        ),
    ]);
    check_saved([
        ("a rating", asks_for(1, 5)),
        ("no value", with(Operator::NoData, 0)),
        ("several values", with(Operator::NotIn, 3)),
        (
            "the last hour",
            routes(route(compares(Field::CreatedAt, Operator::WithinLast, 1), 2)),
        ),
        (
            "200 rules",
            stream_with(|stream| stream.routes = vec![route(always(), 2); 200]),
        ),
    ]);
}

#[test]
fn what_is_decided_once_stays_as_it_is() {
    let profile = |reset| Setting::Profile(a_profile(reset));
    let distribution = |how| stream_with(|stream| stream.distribution = how);
    for (name, setting, is_kept) in [
        (
            "the channel",
            stream_with(|stream| stream.channel = Channel::WhatsApp),
            true,
        ),
        ("push", distribution(Distribution::Pick), true),
        (
            "push with picking",
            distribution(Distribution::PushAndSelect),
            false,
        ),
        (
            "the kind of a queue",
            queue_with(2, |queue| queue.kind = WorkKind::Record),
            true,
        ),
        ("when places come back", profile(Reset::EndOfDay), true),
        ("nothing new", profile(Reset::Immediate), false),
    ] {
        let mut shift = Shift::open(office());
        let expected = if is_kept {
            Err(Refusal::DecidedOnce)
        } else {
            Ok(())
        };
        assert_eq!(save(&mut shift, setting), expected, "{name}");
    }
    let words = Refusal::DecidedOnce.to_string();
    assert!(words.contains("decided once: create anew"), "{words}");
}

#[test]
fn only_administrators_save() {
    for actor in [
        Actor::Agent(AgentId(1)),
        Actor::Customer,
        Actor::Bot(BotId(1)),
        Actor::System,
    ] {
        let mut shift = Shift::staffed(office());
        let more = agent_with(|agent| agent.units = Some(Units(500)));
        let answer = shift.run(actor, Command::Save(Box::new(more)));
        assert_eq!(answer, Err(Refusal::NotAllowed), "{actor:?}");
    }
}
