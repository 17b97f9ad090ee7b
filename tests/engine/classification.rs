//! What classification makes of a conversation before it is routed (behaviour §2.2).

use super::people::conversation;
use super::rules::{arrive, arrive_with, context, context_is, queue, route, save, waits_in};
use super::support::shift::{Shift, agent, floor, stream};
use std::collections::BTreeMap;
use switchboard::domain::{
    Agent, Bot, BotId, CapacityProfile, Channel, ClassificationRule, Condition, ContextVariable,
    ConversationId, Cost, Field, Floor, Needs, Operator, Outputs, Proficiency, ProfileId, RatingModel,
    RatingModelId, Reset, Ruleset, Skill, SkillId, SkillMatch, Value, VariableKind, WorkStream,
};
use switchboard::engine::{Actor, Command, Refusal, Setting};

const NEVER: Condition = Condition::Any(Vec::new());

fn ruleset(rules: Vec<(Condition, Outputs)>) -> Ruleset {
    let rules = rules.into_iter().map(|(when, then)| ClassificationRule {
        name: "Rule".into(),
        when,
        then,
    });
    Ruleset {
        name: "Ruleset".into(),
        rules: rules.collect(),
    }
}

fn sets(attributes: &[(&str, i64)]) -> Outputs {
    let attributes = attributes.iter();
    Outputs {
        attributes: attributes
            .map(|(name, value)| ((*name).to_owned(), Value::Number(*value)))
            .collect(),
        ..Outputs::default()
    }
}

fn needs(skills: &[(u32, u8)], profiles: &[u32]) -> Needs {
    Needs {
        skills: skills
            .iter()
            .map(|(skill, rating)| (SkillId(*skill), *rating))
            .collect(),
        profiles: profiles.iter().copied().map(ProfileId).collect(),
    }
}

fn asks_for(skills: &[(u32, u8)], profiles: &[u32]) -> Outputs {
    Outputs {
        needs: needs(skills, profiles).into(),
        ..Outputs::default()
    }
}

fn attribute_is(name: &str, value: i64) -> Condition {
    Condition::test(
        Field::Attribute(name.into()),
        Operator::Equals,
        Value::Number(value),
    )
}

/// A desk that classifies; three skills rated from 1 to 10, and two profiles of one item each.
fn desk(agents: Vec<Agent>, classification: Vec<Ruleset>) -> Floor {
    let work_stream = WorkStream {
        classification,
        skill_match: SkillMatch::Exact,
        ..stream(1, Channel::Sms, 40)
    };
    let mut set = floor(agents, vec![work_stream]);
    set.rating_models.push(RatingModel {
        id: RatingModelId(1),
        name: "Stars".into(),
        lowest: 1,
        highest: 10,
        labels: Vec::new(),
    });
    set.skills.extend((1..=3).map(|id| Skill {
        id: SkillId(id),
        name: format!("Skill {id}"),
        kind: "Product".into(),
        model: RatingModelId(1),
    }));
    set.profiles.extend((1..=2).map(|id| CapacityProfile {
        id: ProfileId(id),
        name: format!("Profile {id}"),
        limit: 1,
        reset: Reset::Immediate,
        blocks: false,
    }));
    set
}

fn attributes(shift: &Shift, id: ConversationId) -> BTreeMap<&str, i64> {
    let attributes = conversation(shift, id).attributes.iter();
    attributes
        .map(|(name, value)| match value {
            Value::Number(number) => (name.as_str(), *number),
            Value::Text(text) => panic!("{name} is {text}"),
        })
        .collect()
}

/// What a conversation about which nothing is known is made of.
fn classified(classification: Vec<Ruleset>) -> Vec<(String, i64)> {
    let mut shift = Shift::open(desk(vec![agent(1, 100)], classification));
    let id = arrive(&mut shift, 1);
    let found = attributes(&shift, id).into_iter();
    found.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn sets_just(classification: Vec<Ruleset>, expected: &[(&str, i64)]) {
    let found = classified(classification);
    let found: Vec<_> = found
        .iter()
        .map(|(name, value)| (name.as_str(), *value))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_ruleset_runs_and_in_each_the_first_rule_that_matches_decides() {
    let always = || Condition::ALWAYS;
    for (classification, expected) in [
        (vec![], vec![]),
        (vec![ruleset(vec![])], vec![]),
        (vec![ruleset(vec![(NEVER, sets(&[("a", 1)]))])], vec![]),
        (
            vec![
                ruleset(vec![
                    (NEVER, sets(&[("a", 1)])),
                    (always(), sets(&[("a", 2)])),
                    (always(), sets(&[("a", 3), ("b", 9)])),
                ]),
                ruleset(vec![(NEVER, sets(&[("c", 1)]))]),
                ruleset(vec![(always(), sets(&[("d", 4)])), (always(), sets(&[("d", 5)]))]),
            ],
            vec![("a", 2), ("d", 4)],
        ),
    ] {
        sets_just(classification, &expected);
    }
}

#[test]
fn later_rulesets_see_what_earlier_ones_set_and_may_set_it_anew() {
    let severity = ruleset(vec![(Condition::ALWAYS, sets(&[("severity", 3)]))]);
    let priority = ruleset(vec![(
        attribute_is("severity", 3),
        sets(&[("priority", 1), ("severity", 4)]),
    )]);
    for (classification, expected) in [
        (
            vec![severity.clone(), priority.clone()],
            vec![("priority", 1), ("severity", 4)],
        ),
        (vec![priority.clone(), severity.clone()], vec![("severity", 3)]),
        (
            vec![severity, priority.clone(), priority],
            vec![("priority", 1), ("severity", 4)],
        ),
    ] {
        sets_just(classification, &expected);
    }
}

#[test]
fn the_way_to_a_queue_sees_what_classification_set() {
    for (value, expected) in [(3, 2), (4, 1)] {
        let severity = ruleset(vec![(Condition::ALWAYS, sets(&[("severity", value)]))]);
        let mut set = desk(vec![agent(1, 100)], vec![severity]);
        set.queues.push(queue(2, &[1]));
        set.work_streams[0].routes = vec![route(attribute_is("severity", 3), 2)];
        let mut shift = Shift::open(set);
        let id = arrive(&mut shift, 1);
        assert_eq!(waits_in(&shift, id), Some(expected), "severity {value}");
    }
}

#[test]
fn skills_and_profiles_of_all_rulesets_are_asked_for_together() {
    let rulesets = vec![
        ruleset(vec![
            (Condition::ALWAYS, asks_for(&[(1, 5)], &[])),
            (Condition::ALWAYS, asks_for(&[(3, 9)], &[1])),
        ]),
        ruleset(vec![(Condition::ALWAYS, sets(&[("a", 1)]))]),
        ruleset(vec![(Condition::ALWAYS, asks_for(&[(2, 3)], &[2]))]),
    ];
    let mut shift = Shift::open(desk(vec![agent(1, 100)], rulesets));
    let id = arrive(&mut shift, 1);
    assert_eq!(*conversation(&shift, id).needs, needs(&[(1, 5), (2, 3)], &[2]));
    assert_eq!(attributes(&shift, id), BTreeMap::from([("a", 1)]));
}

#[test]
fn a_skill_is_asked_for_at_the_rating_the_rule_gives_it() {
    for (need, expected) in [(3, Some(1)), (4, Some(1)), (5, Some(2)), (6, Some(2)), (7, None)] {
        let skilled = |id, units, rating| Agent {
            skills: BTreeMap::from([(SkillId(1), Proficiency::rated(rating))]),
            ..agent(id, units)
        };
        let asks = ruleset(vec![(Condition::ALWAYS, asks_for(&[(1, need)], &[]))]);
        let agents = vec![skilled(1, 100, 4), skilled(2, 90, 6), agent(3, 200)];
        let mut shift = Shift::staffed(desk(agents, vec![asks]));
        let id = arrive(&mut shift, 1);
        assert_eq!(shift.offered_to(id), expected, "rating {need}");
    }
}

/// Vector 6: an item of two profiles goes to who has both, and takes a place in each.
#[test]
fn a_profile_of_a_rule_is_asked_for_beside_that_of_the_work_stream() {
    let with = |id, profiles: &[u32]| Agent {
        profiles: profiles
            .iter()
            .map(|profile| (ProfileId(*profile), None))
            .collect(),
        ..agent(id, 100)
    };
    let asks = ruleset(vec![(Condition::ALWAYS, asks_for(&[], &[2]))]);
    let mut set = desk(vec![with(1, &[1]), with(2, &[2]), with(3, &[1, 2])], vec![asks]);
    set.work_streams[0].cost = Cost::Profile(ProfileId(1));
    let mut shift = Shift::staffed(set);
    let id = arrive(&mut shift, 1);
    assert_eq!(shift.offered_to(id), Some(3));
    let profiles = shift.seat(3).ledger.profiles();
    for profile in [1, 2] {
        assert_eq!(profiles[&ProfileId(profile)].used, 1, "profile {profile}");
    }
    let next = arrive(&mut shift, 1);
    assert_eq!(shift.offered_to(next), None, "both places are taken");
}

#[test]
fn there_are_at_most_ten_rulesets_of_a_hundred_rules_with_five_attributes_each() {
    const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
    let attributes = |count: usize| sets(&NAMES.map(|name| (name, 1))[..count]);
    for (rulesets, rules, outputs, expected) in [
        (10, 1, 1, None),
        (11, 1, 1, Some("more than 10 classification rulesets")),
        (1, 100, 1, None),
        (1, 101, 1, Some("more than 100 rules")),
        (1, 1, 5, None),
        (1, 1, 6, Some("sets more than 5 attributes")),
        (10, 100, 5, None),
    ] {
        let set = desk(vec![agent(1, 100)], Vec::new());
        let rule = (Condition::ALWAYS, attributes(outputs));
        let one = ruleset(vec![rule; rules]);
        let work_stream = WorkStream {
            classification: vec![one; rulesets],
            ..set.work_streams[0].clone()
        };
        let mut shift = Shift::open(set);
        let answer = save(&mut shift, Setting::WorkStream(work_stream));
        let case = format!("{rulesets} × {rules} × {outputs}");
        match (answer, expected) {
            (Ok(()), None) => {}
            (Err(Refusal::BadSetting(message)), Some(words)) => {
                assert!(message.contains(words), "{case}: {message}");
            }
            (answer, expected) => panic!("{case}: {answer:?} instead of {expected:?}"),
        }
    }
}

/// A bot asks for the language and hands over: what was found out before stays, the new comes on top.
#[test]
fn when_classification_runs_again_skills_are_added_and_none_is_taken_away() {
    let rulesets = vec![
        ruleset(vec![
            (context_is("language", "no"), asks_for(&[(1, 5)], &[1])),
            (context_is("language", "en"), asks_for(&[(2, 4)], &[])),
        ]),
        ruleset(vec![
            (context_is("language", "no"), sets(&[("turn", 1), ("first", 1)])),
            (Condition::ALWAYS, sets(&[("turn", 2)])),
        ]),
    ];
    let mut set = desk(vec![agent(1, 100)], rulesets);
    set.bots.push(Bot {
        id: BotId(1),
        name: "Ada".into(),
    });
    set.work_streams[0].bot = Some(BotId(1));
    set.work_streams[0].variables.push(ContextVariable {
        name: "language".into(),
        kind: VariableKind::Text,
    });
    let mut shift = Shift::open(set);
    let id = arrive_with(&mut shift, 1, context([("language", Value::text("no"))]));
    assert_eq!(*conversation(&shift, id).needs, needs(&[(1, 5)], &[1]));
    assert_eq!(
        attributes(&shift, id),
        BTreeMap::from([("first", 1), ("turn", 1)])
    );

    let escalate = Command::BotEscalates {
        conversation: id,
        context: context([("language", Value::text("en"))]),
    };
    shift
        .run(Actor::Bot(BotId(1)), escalate)
        .expect("the bot hands over");
    assert_eq!(*conversation(&shift, id).needs, needs(&[(1, 5), (2, 4)], &[1]));
    assert_eq!(
        attributes(&shift, id),
        BTreeMap::from([("first", 1), ("turn", 2)])
    );
}
