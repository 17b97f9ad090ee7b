//! What an administrator saves counts from the next command on, and takes nothing away that somebody has
//! (design §5: configuration change; behaviour §21.1).

use super::people::{conversation, presence, supervised};
use super::rules::{
    arrive, arrive_with, by_rule, closure, context, context_is, queue, route, save, waits_in, workdays,
};
use super::support::shift::{Shift, agent, floor, stream};
use std::collections::BTreeMap;
use switchboard::domain::{
    Agent, AgentId, AutoClose, Bot, BotId, CapacityProfile, Channel, ClassificationRule, ClosureReason,
    Condition, Cost, Field, Floor, HoursId, Needs, NotificationTemplate, Operator, Outputs, OverflowAction,
    Presence, PresenceChoice, PresenceId, PresenceSet, Proficiency, ProfileId, Queue, QueueId, RatingModel,
    RatingModelId, Reset, RouteRule, RouteTarget, Ruleset, Settings, Skill, SkillId, SkillMatch, Span, Stage,
    Units, Value, WaitOverflow, WorkStream,
};
use switchboard::engine::{Actor, Command, Setting};

/// Agent 1 with 100 units; text messages cost 40, and those in Norwegian ask for a skill.
fn desk() -> Floor {
    let asks = ClassificationRule {
        name: "Norwegian".into(),
        when: context_is("language", "no"),
        then: Outputs {
            needs: Needs {
                skills: BTreeMap::from([(SkillId(1), 3)]),
                ..Needs::default()
            }
            .into(),
            ..Outputs::default()
        },
    };
    let work_stream = WorkStream {
        skill_match: SkillMatch::Exact,
        classification: vec![Ruleset {
            name: "Language".into(),
            rules: vec![asks],
        }],
        ..stream(1, Channel::Sms, 40)
    };
    let mut set = floor(vec![agent(1, 100)], vec![work_stream]);
    set.rating_models.push(RatingModel {
        id: RatingModelId(1),
        name: "Stars".into(),
        lowest: 1,
        highest: 5,
        labels: Vec::new(),
    });
    set.skills.push(Skill {
        id: SkillId(1),
        name: "Norwegian".into(),
        kind: "Language".into(),
        model: RatingModelId(1),
    });
    set.profiles.push(profile(1));
    supervised(set, [9])
}

fn profile(limit: u32) -> CapacityProfile {
    CapacityProfile {
        id: ProfileId(1),
        name: "Visits".into(),
        limit,
        reset: Reset::Immediate,
        blocks: false,
    }
}

fn skilled(rating: u8) -> Agent {
    Agent {
        skills: BTreeMap::from([(SkillId(1), Proficiency::rated(rating))]),
        ..agent(1, 100)
    }
}

fn saved(shift: &mut Shift, setting: Setting) {
    save(shift, setting).unwrap_or_else(|refusal| panic!("{refusal}"));
}

/// The desk's work stream with a change.
fn stream_with(change: impl FnOnce(&mut WorkStream)) -> Setting {
    let mut work_stream = desk().work_streams.remove(0);
    change(&mut work_stream);
    Setting::WorkStream(work_stream)
}

/// The desk's queue with a change.
fn queue_with(change: impl FnOnce(&mut Queue)) -> Setting {
    let mut queue = desk().queues.remove(0);
    change(&mut queue);
    Setting::Queue(queue)
}

/// Each desk has one message waiting that nobody can take, until the setting makes it possible.
#[test]
fn whatever_makes_a_match_possible_makes_it_at_once() {
    type Prepare = fn(&mut Floor);
    let cases: [(&str, Prepare, Setting); 9] = [
        (
            "the agent becomes a member",
            |set| {
                set.queues[0].members = vec![AgentId(9)];
                set.agents[1].units = Some(Units(0));
            },
            queue_with(|_| {}),
        ),
        (
            "the agent gets more capacity",
            |set| set.agents[0].units = Some(Units(30)),
            Setting::Agent(agent(1, 40)),
        ),
        (
            "the agent learns a skill",
            |set| set.work_streams[0].classification[0].rules[0].when = Condition::ALWAYS,
            Setting::Agent(skilled(3)),
        ),
        (
            "the work costs less",
            |set| set.work_streams[0].cost = Cost::Units(Units(101)),
            stream_with(|_| {}),
        ),
        (
            "the presence is allowed",
            |set| set.work_streams[0].allowed_presences = PresenceSet::from_iter([Presence::Away]),
            stream_with(|_| {}),
        ),
        (
            "the agent no longer has a limit of their own",
            |set| {
                set.agents[0].profiles = BTreeMap::from([(ProfileId(1), Some(0))]);
                set.work_streams[0].cost = Cost::Profile(ProfileId(1));
            },
            Setting::Agent(Agent {
                profiles: BTreeMap::from([(ProfileId(1), None)]),
                ..agent(1, 100)
            }),
        ),
        (
            "the profile has a place",
            |set| {
                set.profiles[0].limit = 0;
                set.agents[0].profiles = BTreeMap::from([(ProfileId(1), None)]);
                set.work_streams[0].cost = Cost::Profile(ProfileId(1));
            },
            Setting::Profile(profile(1)),
        ),
        (
            "the agent's hours are on",
            |set| {
                set.hours.push((HoursId(1), workdays(12, 16)));
                set.agents[0].hours = Some(HoursId(1));
                let is_working = Condition::test(Field::AgentIsWorking, Operator::Equals, Value::Number(1));
                set.queues[0].assignment = by_rule(is_working);
            },
            Setting::Hours(HoursId(1), workdays(8, 16)),
        ),
        (
            "the queue asks by other rules",
            |set| set.queues[0].assignment = by_rule(Condition::Any(Vec::new())),
            queue_with(|_| {}),
        ),
    ];
    for (name, prepare, setting) in cases {
        let mut set = desk();
        prepare(&mut set);
        let mut shift = Shift::staffed(set);
        let id = arrive(&mut shift, 1);
        assert_eq!(shift.stage(id), Stage::Open, "before {name}");
        saved(&mut shift, setting);
        assert_eq!(shift.offered_to(id), Some(1), "{name}");
    }
}

/// Whoever was told that every session is open is asked again when more may be open.
#[test]
fn a_higher_session_limit_lets_in_what_waited_for_a_session() {
    let mut set = desk();
    set.settings.session_limit = 1;
    let mut shift = Shift::staffed(set);
    shift.take(1, 1);
    let waits = arrive(&mut shift, 1);
    assert_eq!(shift.stage(waits), Stage::Open);
    let settings = Settings {
        session_limit: 2,
        ..Settings::default()
    };
    saved(&mut shift, Setting::Floor(settings));
    assert_eq!(shift.offered_to(waits), Some(1));
}

#[test]
fn a_queue_is_served_by_the_priority_it_has_now() {
    for (priority, first) in [(0, 1), (1, 0), (2, 0)] {
        let urgent = WorkStream {
            fallback: QueueId(2),
            ..stream(2, Channel::Sms, 100)
        };
        let usual = stream(1, Channel::Sms, 100);
        let mut set = floor(vec![agent(1, 100)], vec![usual, urgent]);
        set.queues.push(queue(2, &[1]));
        let mut shift = Shift::open(set);
        let older = arrive(&mut shift, 1);
        shift.wait(Span::seconds(30));
        let younger = arrive(&mut shift, 2);
        saved(
            &mut shift,
            Setting::Queue(Queue {
                priority,
                ..queue(2, &[1])
            }),
        );
        shift.by(1, Command::SignIn);
        let expected = [older, younger][first];
        assert_eq!(shift.offered_to(expected), Some(1), "priority {priority}");
    }
}

#[test]
fn whoever_leaves_a_queue_keeps_what_they_have_and_gets_nothing_more() {
    let mut shift = Shift::staffed(desk());
    let talk = shift.take(1, 1);
    let rings = arrive(&mut shift, 1);
    saved(&mut shift, queue_with(|queue| queue.members = vec![AgentId(9)]));
    assert!(matches!(shift.stage(talk), Stage::Active { .. }));
    shift.by(1, Command::Accept(rings));
    shift.by(1, Command::End(talk));
    shift.by(1, Command::CloseSession(talk));
    let next = arrive(&mut shift, 1);
    assert_ne!(shift.offered_to(next), Some(1));
}

#[test]
fn what_is_held_is_held_at_the_cost_it_was_taken_for() {
    let mut shift = Shift::staffed(desk());
    let first = shift.take(1, 1);
    saved(
        &mut shift,
        stream_with(|stream| stream.cost = Cost::Units(Units(50))),
    );
    assert_eq!(shift.available(1), 60);
    let second = shift.take(1, 1);
    assert_eq!(shift.available(1), 10);
    for (id, left) in [(first, 50), (second, 100)] {
        shift.by(1, Command::End(id));
        shift.by(1, Command::CloseSession(id));
        assert_eq!(shift.available(1), left);
    }
}

#[test]
fn lower_capacity_takes_nothing_away() {
    let mut shift = Shift::staffed(desk());
    let talks = [shift.take(1, 1), shift.take(1, 1)];
    saved(&mut shift, Setting::Agent(agent(1, 50)));
    assert_eq!(shift.available(1), -30);
    let waits = arrive(&mut shift, 1);
    assert_eq!(shift.offered_to(waits), None);
    for (talk, expected) in talks.into_iter().zip([None, Some(1)]) {
        assert!(matches!(shift.stage(talk), Stage::Active { .. }));
        shift.by(1, Command::End(talk));
        shift.by(1, Command::CloseSession(talk));
        assert_eq!(shift.offered_to(waits), expected);
    }
}

#[test]
fn a_lower_session_limit_closes_no_session() {
    let mut shift = Shift::staffed(desk());
    let talks = [shift.take(1, 1), shift.take(1, 1)];
    let settings = Settings {
        session_limit: 1,
        ..Settings::default()
    };
    saved(&mut shift, Setting::Floor(settings));
    assert_eq!(shift.seat(1).sessions, talks);
}

/// Who rejected it once is being asked again; with the new limit once would have been enough.
#[test]
fn a_lower_decline_limit_takes_no_offer_back() {
    let mut set = desk();
    set.settings.do_not_disturb_after_rejected = false;
    let mut shift = Shift::staffed(set);
    let id = arrive(&mut shift, 1);
    shift.by(1, Command::Reject(id));
    assert_eq!(shift.offered_to(id), Some(1), "asked again");
    let settings = Settings {
        decline_limit: 1,
        do_not_disturb_after_rejected: false,
        ..Settings::default()
    };
    saved(&mut shift, Setting::Floor(settings));
    shift.by(1, Command::Accept(id));
    assert!(matches!(shift.stage(id), Stage::Active { .. }));
}

#[test]
fn rules_saved_later_leave_what_was_classified_and_routed_alone() {
    let mut set = desk();
    set.queues.push(queue(2, &[1]));
    let mut shift = Shift::open(set);
    let norwegian = || context([("language", Value::text("no"))]);
    let before = arrive_with(&mut shift, 1, norwegian());
    let change = stream_with(|stream| {
        stream.classification.clear();
        stream.routes = vec![route(Condition::ALWAYS, 2)];
    });
    saved(&mut shift, change);
    let after = arrive_with(&mut shift, 1, norwegian());
    for (id, asks, queue) in [(before, true, 1), (after, false, 2)] {
        assert_eq!(
            conversation(&shift, id).needs.skills.contains_key(&SkillId(1)),
            asks
        );
        assert_eq!(waits_in(&shift, id), Some(queue));
    }
}

/// A split that is changed begins to count anew: what went where before is not made up for.
#[test]
fn a_split_that_is_changed_gives_the_new_shares_from_then_on() {
    let split = |one, other| {
        stream_with(|stream| {
            stream.routes = vec![RouteRule {
                to: RouteTarget::Split(vec![(QueueId(2), one), (QueueId(3), other)]),
                ..route(Condition::ALWAYS, 2)
            }];
        })
    };
    let mut set = desk();
    set.queues.extend([queue(2, &[1]), queue(3, &[1])]);
    let mut shift = Shift::open(set);
    for (one, other, expected) in [(50, 50, 10), (20, 80, 4)] {
        saved(&mut shift, split(one, other));
        let arrivals: Vec<_> = (0..20).map(|_| arrive(&mut shift, 1)).collect();
        let to_one = arrivals.iter().filter(|id| waits_in(&shift, **id) == Some(2));
        assert_eq!(to_one.count(), expected, "{one} and {other}");
    }
}

#[test]
fn an_offer_that_rings_keeps_its_countdown_and_the_next_has_the_new_one() {
    let mut shift = Shift::staffed(desk());
    let rings = arrive(&mut shift, 1);
    let change = stream_with(|stream| {
        stream.notification = NotificationTemplate {
            countdown: Span::seconds(30),
            ..NotificationTemplate::default()
        };
    });
    saved(&mut shift, change);
    shift.wait(Span::seconds(119));
    assert_eq!(shift.offered_to(rings), Some(1));
    shift.by(1, Command::Accept(rings));
    let next = arrive(&mut shift, 1);
    shift.wait(Span::seconds(29));
    assert_eq!(shift.offered_to(next), Some(1));
    shift.wait(Span::seconds(1));
    assert_eq!(shift.offered_to(next), None);
}

#[test]
fn new_times_count_for_what_waits_already() {
    let mut set = desk();
    set.work_streams[0].routes = vec![route(Condition::ALWAYS, 1)];
    let times_out = stream_with(|stream| {
        stream.routes = vec![route(Condition::ALWAYS, 1)];
        stream.auto_close = AutoClose {
            open: Some(Span::minutes(10)),
            ..AutoClose::default()
        };
    });
    let overflows = queue_with(|queue| {
        queue.overflow.queued = Some(WaitOverflow {
            after: Span::minutes(10),
            then: OverflowAction::End,
        });
    });
    for (setting, reason) in [
        (times_out, ClosureReason::TimedOut),
        (overflows, ClosureReason::QueueOverflowEnded),
    ] {
        let mut shift = Shift::open(set.clone());
        let id = arrive(&mut shift, 1);
        shift.wait(Span::minutes(9));
        saved(&mut shift, setting);
        shift.wait(Span::seconds(59));
        assert_eq!(closure(&shift, id), None, "{reason:?}");
        shift.wait(Span::seconds(2));
        assert_eq!(closure(&shift, id), Some(reason));
    }
}

/// An agent, a queue, a bot, a presence and a work stream that were not there before.
#[test]
fn what_is_new_can_be_used_with_the_next_command() {
    let mut shift = Shift::staffed(desk());
    let newcomer = Agent {
        presences: [PresenceId(1)].into_iter().collect(),
        skills: BTreeMap::from([(SkillId(2), Proficiency::rated(4))]),
        ..agent(2, 100)
    };
    let work_stream = WorkStream {
        fallback: QueueId(2),
        bot: Some(BotId(1)),
        ..stream(2, Channel::LiveChat, 40)
    };
    for setting in [
        Setting::RatingModel(RatingModel {
            id: RatingModelId(2),
            name: "Grades".into(),
            lowest: 1,
            highest: 6,
            labels: Vec::new(),
        }),
        Setting::Skill(Skill {
            id: SkillId(2),
            name: "Lamps".into(),
            kind: "Product".into(),
            model: RatingModelId(2),
        }),
        Setting::Presence(presence(1, "At lunch", Presence::Away)),
        Setting::Agent(newcomer),
        Setting::Queue(queue(2, &[2])),
        Setting::Bot(Bot {
            id: BotId(1),
            name: "Ada".into(),
        }),
        Setting::WorkStream(work_stream),
    ] {
        saved(&mut shift, setting);
    }
    shift.by(2, Command::SignIn);
    let id = arrive(&mut shift, 2);
    assert_eq!(shift.stage(id), Stage::WithBot { bot: BotId(1) });
    let escalates = Command::BotEscalates {
        conversation: id,
        context: context([]),
    };
    shift
        .run(Actor::Bot(BotId(1)), escalates)
        .expect("the bot hands over");
    assert_eq!(shift.offered_to(id), Some(2));
    shift.by(2, Command::Reject(id));
    shift.by(2, Command::SetPresence(PresenceChoice::Custom(PresenceId(1))));
    assert_eq!(shift.presence(2), Presence::Away);
}
