//! What cannot be saved of a floor, its people and its queues, and why, in words an administrator can act on
//! (behaviour §3.4, §3.5, §16.1; design §2.9).

use super::office::{
    a_model, a_presence, a_skill, agent_with, check, check_saved, compares, office, queue_with,
};
use super::rules::{overflow, queue, save, to, workdays};
use super::support::shift::{Shift, stream};
use std::collections::{BTreeMap, BTreeSet};
use switchboard::domain::{
    AgentId, AssignmentMethod, AssignmentRule, AssignmentRuleset, Bucket, BucketOrder, Channel, Condition,
    CustomAssignment, Date, Field, Holiday, HoursId, OperatingHours, Operator, OverflowAction,
    OverflowCondition, Presence, PresenceChoice, PresenceId, Proficiency, ProfileId, Queue, Ring, Settings,
    SkillId, Span, Units, WaitOverflow, WorkKind,
};
use switchboard::engine::{Refusal, Setting, limits};

use OverflowAction::{AssignAnyway, End};
use OverflowCondition::{Items, OutOfHours, PredictedWait};

fn settings_with(change: impl FnOnce(&mut Settings)) -> Setting {
    let mut settings = Settings::default();
    change(&mut settings);
    Setting::Floor(settings)
}

/// Queue 2 with an overflow on the way in.
fn before(when: OverflowCondition, then: OverflowAction) -> Setting {
    queue_with(2, |queue| queue.overflow.before = vec![overflow(when, then)])
}

/// A queue with an overflow while waiting.
fn queued(id: u32, after: Span, then: OverflowAction) -> Setting {
    queue_with(id, |queue| {
        queue.overflow.queued = Some(WaitOverflow { after, then });
    })
}

fn rings(opens_after: &[i64]) -> Setting {
    let rings = opens_after.iter().map(|seconds| Ring {
        opens_after: Span::seconds(*seconds),
        agents: BTreeSet::new(),
    });
    queue_with(2, |queue| queue.rings = rings.collect())
}

/// A queue that assigns by a rule, which is chosen where a condition holds.
fn custom(chosen: Condition, rule: Condition) -> Setting {
    let ruleset = AssignmentRuleset {
        name: "Ruleset".into(),
        rules: vec![AssignmentRule {
            name: "Rule".into(),
            when: rule,
            order_by: Vec::new(),
        }],
    };
    queue_with(2, |queue| {
        queue.assignment = AssignmentMethod::Custom(CustomAssignment {
            rulesets: vec![ruleset],
            selection: vec![(chosen, 0)],
            default: 0,
        });
    })
}

fn bucket(when: Condition) -> Setting {
    queue_with(2, |queue| {
        queue.buckets = vec![Bucket {
            name: "Urgent".into(),
            when,
            order_by: BucketOrder::Oldest,
        }];
    })
}

#[test]
fn the_floor_hours_and_scales_hold_together() {
    let holiday = Holiday {
        name: "Leap day".into(),
        from: Date::new(2026, 2, 29),
        to: Date::new(2026, 2, 29),
    };
    let leap = OperatingHours {
        holidays: vec![holiday],
        ..workdays(8, 16)
    };
    check([
        (
            "the decline limit must be 1 to 5",
            settings_with(|set| set.decline_limit = 0),
        ),
        (
            "the decline limit must be 1 to 5",
            settings_with(|set| set.decline_limit = 6),
        ),
        (
            "the session limit must be at least 1",
            settings_with(|set| set.session_limit = 0),
        ),
        (
            "the limit of decliners must be at least 1",
            settings_with(|set| set.decliner_limit = 0),
        ),
        (
            "less than no time",
            settings_with(|set| set.presence_restore = Span(-1)),
        ),
        (
            "let it end after it begins",
            Setting::Hours(HoursId(2), workdays(16, 8)),
        ),
        (
            "2026-02-29, which does not exist",
            Setting::Hours(HoursId(1), leap),
        ),
        ("must be above the lowest", Setting::RatingModel(a_model(5, 5))),
        (
            "4 is not on the scale of Norwegian",
            Setting::RatingModel(a_model(1, 3)),
        ),
        ("rated by a model that does not exist", Setting::Skill(a_skill(9))),
        (
            "cannot be a base",
            Setting::Presence(a_presence(Presence::Inactive)),
        ),
    ]);
    check_saved([
        ("one decline", settings_with(|set| set.decline_limit = 1)),
        ("five declines", settings_with(|set| set.decline_limit = 5)),
        ("one session", settings_with(|set| set.session_limit = 1)),
        (
            "nothing restored",
            settings_with(|set| set.presence_restore = Span::ZERO),
        ),
        ("a scale that still fits", Setting::RatingModel(a_model(4, 5))),
    ]);
}

#[test]
fn agents_have_only_what_there_is() {
    let rated = |skill, rating| {
        agent_with(|agent| {
            agent.skills = BTreeMap::from([(SkillId(skill), Proficiency::rated(rating))]);
        })
    };
    let starts = |choice| agent_with(|agent| agent.default_presence = choice);
    check([
        (
            "work streams go up to",
            agent_with(|agent| agent.id = AgentId(limits::NUMBER + 1)),
        ),
        (
            "has less than no capacity",
            agent_with(|agent| agent.units = Some(Units(-1))),
        ),
        (
            "starts with a presence that does not exist",
            starts(PresenceChoice::Custom(PresenceId(9))),
        ),
        ("cannot start Inactive", starts(Presence::Inactive.into())),
        (
            "names a capacity profile that does not exist",
            agent_with(|agent| agent.profiles = BTreeMap::from([(ProfileId(9), None)])),
        ),
        ("names a skill that does not exist", rated(9, 1)),
        ("0 is not on the scale of Norwegian", rated(1, 0)),
        ("6 is not on the scale of Norwegian", rated(1, 6)),
        (
            "may choose a presence that does not exist",
            agent_with(|agent| agent.presences = [PresenceId(9)].into_iter().collect()),
        ),
        (
            "keeps operating hours that do not exist",
            agent_with(|agent| agent.hours = Some(HoursId(9))),
        ),
    ]);
    check_saved([
        ("no units", agent_with(|agent| agent.units = None)),
        ("zero units", agent_with(|agent| agent.units = Some(Units(0)))),
        ("the lowest rating", rated(1, 1)),
        ("the highest rating", rated(1, 5)),
        ("starts at lunch", starts(PresenceChoice::Custom(PresenceId(1)))),
    ]);
}

#[test]
fn queues_have_members_hours_rings_and_buckets_that_make_sense() {
    let beyond = |seconds| queue_with(2, |queue| queue.beyond_rings = Some(Span::seconds(seconds)));
    let hundred: Vec<i64> = (0..100).collect();
    let presence = || compares(Field::AgentPresence, Operator::HasData, 0);
    check([
        (
            "queues and work streams go up to",
            Setting::Queue(queue(limits::NUMBER + 1, &[1])),
        ),
        (
            "a member, 7, who is not an agent",
            queue_with(2, |queue| queue.members.push(AgentId(7))),
        ),
        (
            "has a member twice",
            queue_with(2, |queue| queue.members.push(AgentId(1))),
        ),
        (
            "keeps operating hours that do not exist",
            queue_with(2, |queue| queue.hours = Some(HoursId(9))),
        ),
        ("each ring must open later", rings(&[10, 10])),
        ("each ring must open later", rings(&[20, 10])),
        ("each ring must open later", rings(&[-1])),
        ("more than 99 rings", rings(&hundred)),
        ("some time after the last ring", beyond(0)),
        (
            "bucket Urgent asks about an agent",
            bucket(Condition::SkillsMatch),
        ),
        ("bucket Urgent asks about an agent", bucket(presence())),
        (
            "cannot depend on the passing of time",
            bucket(compares(Field::CreatedAt, Operator::WithinLast, 1)),
        ),
    ]);
    check_saved([
        ("no members", queue_with(2, |queue| queue.members.clear())),
        ("rings", rings(&[0, 30, 60])),
        ("beyond the rings", beyond(1)),
        (
            "a bucket",
            bucket(compares(Field::CreatedAt, Operator::Before, 1)),
        ),
    ]);
}

/// A table has room for no more than so many queues; a larger number is not quietly left out.
#[test]
fn numbers_beyond_all_bounds_are_refused_like_those_a_little_too_large() {
    let large = (1 << 25) + 1;
    check([
        (
            "queues and work streams go up to",
            Setting::Queue(queue(large, &[1])),
        ),
        (
            "work streams go up to",
            Setting::WorkStream(stream(large, Channel::Sms, 40)),
        ),
    ]);
}

#[test]
fn overflow_is_within_its_limits_and_leads_somewhere_else() {
    let minute = Span::minutes(1);
    check([
        ("the limit of items is 1 to 100", before(Items(0), End)),
        ("the limit of items is 1 to 100", before(Items(101), End)),
        (
            "a limit that assigns anyway is none",
            before(Items(1), AssignAnyway),
        ),
        (
            "30 seconds to 60 minutes",
            before(PredictedWait(Span::seconds(29)), End),
        ),
        (
            "30 seconds to 60 minutes",
            before(PredictedWait(Span::seconds(3_601)), End),
        ),
        ("leads to a queue that does not exist", before(OutOfHours, to(9))),
        ("holds another kind of work", before(OutOfHours, to(3))),
        (
            "comes after 1 to 2,880 minutes",
            queued(2, Span::seconds(59), End),
        ),
        (
            "comes after 1 to 2,880 minutes",
            queued(2, Span::minutes(2_881), End),
        ),
        (
            "comes after 3 to 2,880 minutes",
            queued(3, Span::seconds(179), to(3)),
        ),
        ("end or transfer it", queued(2, minute, AssignAnyway)),
        ("cannot lead to the queue itself", queued(2, minute, to(2))),
        ("leads to a queue that does not exist", queued(2, minute, to(9))),
        ("holds another kind of work", queued(2, minute, to(3))),
        (
            "records cannot be ended by overflow",
            queued(3, Span::minutes(3), End),
        ),
        (
            "records cannot be ended by overflow",
            queue_with(3, |queue| queue.overflow.before = vec![overflow(OutOfHours, End)]),
        ),
    ]);
    check_saved([
        ("one item", before(Items(1), End)),
        ("a hundred items", before(Items(100), to(1))),
        ("half a minute", before(PredictedWait(Span::seconds(30)), End)),
        (
            "an hour, all the same",
            before(PredictedWait(Span::minutes(60)), AssignAnyway),
        ),
        ("after a minute", queued(2, minute, to(1))),
        ("after two days", queued(2, Span::hours(48), End)),
    ]);
}

/// Behaviour §3.4: a queue of records overflows on the way in only when it is closed.
#[test]
fn records_overflow_on_the_way_in_only_out_of_hours() {
    let closed = overflow(OutOfHours, AssignAnyway);
    let rule = queue_with(3, |queue| queue.overflow.before = vec![closed]);
    check_saved([("out of hours", rule)]);
    for when in [Items(5), PredictedWait(Span::minutes(5))] {
        let mut set = office();
        set.queues.push(Queue {
            kind: WorkKind::Record,
            ..queue(4, &[1])
        });
        let mut shift = Shift::open(set);
        let setting = queue_with(3, |queue| queue.overflow.before = vec![overflow(when, to(4))]);
        let refusal = save(&mut shift, setting);
        assert!(
            matches!(refusal, Err(Refusal::BadSetting(_))),
            "{when:?}: {refusal:?}"
        );
    }
}

#[test]
fn assignment_by_rules_asks_what_can_be_answered() {
    let always = || Condition::ALWAYS;
    let without_rulesets = queue_with(2, |queue| {
        queue.assignment = AssignmentMethod::Custom(CustomAssignment {
            rulesets: Vec::new(),
            selection: Vec::new(),
            default: 0,
        });
    });
    let has = |field| compares(field, Operator::HasData, 0);
    check([
        ("selects a ruleset that does not exist", without_rulesets),
        (
            "selection asks about an agent",
            custom(Condition::CapacitySuffices, always()),
        ),
        (
            "selection asks about an agent",
            custom(has(Field::AgentUnits), always()),
        ),
        (
            "names a skill that does not exist",
            custom(always(), has(Field::AgentSkill(SkillId(9)))),
        ),
        (
            "names a capacity profile that does not exist",
            custom(always(), has(Field::AgentPlaces(ProfileId(9)))),
        ),
        (
            "cannot depend on the passing of time",
            custom(always(), compares(Field::CreatedAt, Operator::WithinLast, 1)),
        ),
    ]);
    check_saved([
        (
            "the canonical rule",
            custom(always(), Condition::PresenceIsAllowed),
        ),
        ("a rating", custom(always(), has(Field::AgentSkill(SkillId(1))))),
        ("a selection", custom(has(Field::Channel), always())),
    ]);
}
