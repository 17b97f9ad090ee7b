//! An office with one of everything, and settings that change one thing in it.

use super::rules::{queue, save, workdays};
use super::support::shift::{Shift, agent, floor, stream};
use std::collections::BTreeMap;
use switchboard::domain::{
    Agent, Bot, BotId, CapacityProfile, Channel, Condition, CustomPresence, Field, Floor, HoursId, Operand,
    Operator, Presence, PresenceId, Proficiency, ProfileId, Queue, QueueId, RatingModel, RatingModelId,
    Reset, Skill, SkillId, Test, Value, WorkKind, WorkStream,
};
use switchboard::engine::{Refusal, Setting};

/// One of everything, all with number 1; queues 1 and 2 hold messages, queue 3 records.
pub fn office() -> Floor {
    let mut set = floor(vec![an_agent()], vec![stream(1, Channel::Sms, 40)]);
    set.queues.push(queue(2, &[1]));
    set.queues.push(Queue {
        kind: WorkKind::Record,
        ..queue(3, &[1])
    });
    set.hours.push((HoursId(1), workdays(8, 16)));
    set.rating_models.push(a_model(1, 5));
    set.skills.push(a_skill(1));
    set.profiles.push(a_profile(Reset::Immediate));
    set.presences.push(a_presence(Presence::Away));
    set.bots.push(Bot {
        id: BotId(1),
        name: "Ada".into(),
    });
    set
}

pub fn an_agent() -> Agent {
    Agent {
        skills: BTreeMap::from([(SkillId(1), Proficiency::rated(4))]),
        ..agent(1, 100)
    }
}

pub fn a_model(lowest: u8, highest: u8) -> RatingModel {
    RatingModel {
        id: RatingModelId(1),
        name: "Stars".into(),
        lowest,
        highest,
        labels: Vec::new(),
    }
}

pub fn a_skill(model: u32) -> Skill {
    Skill {
        id: SkillId(1),
        name: "Norwegian".into(),
        kind: "Language".into(),
        model: RatingModelId(model),
    }
}

pub fn a_profile(reset: Reset) -> CapacityProfile {
    CapacityProfile {
        id: ProfileId(1),
        name: "Visits".into(),
        limit: 2,
        reset,
        blocks: false,
    }
}

pub fn a_presence(base: Presence) -> CustomPresence {
    CustomPresence {
        id: PresenceId(1),
        name: "Lunch".into(),
        text: "At lunch".into(),
        base,
        description: String::new(),
    }
}

pub fn agent_with(change: impl FnOnce(&mut Agent)) -> Setting {
    let mut agent = an_agent();
    change(&mut agent);
    Setting::Agent(agent)
}

pub fn queue_with(id: u32, change: impl FnOnce(&mut Queue)) -> Setting {
    let found = office().queues.into_iter().find(|queue| queue.id == QueueId(id));
    let mut queue = found.expect("the queue exists");
    change(&mut queue);
    Setting::Queue(queue)
}

pub fn stream_with(change: impl FnOnce(&mut WorkStream)) -> Setting {
    let mut work_stream = stream(1, Channel::Sms, 40);
    change(&mut work_stream);
    Setting::WorkStream(work_stream)
}

/// A comparison of a field with so many numbers.
pub fn compares(field: Field, operator: Operator, count: i64) -> Condition {
    let with = (0..count).map(|number| Operand::Value(Value::Number(number)));
    Condition::Test(Test {
        field,
        operator,
        with: with.collect(),
    })
}

pub fn check<const N: usize>(cases: [(&str, Setting); N]) {
    for (words, setting) in cases {
        let mut shift = Shift::open(office());
        match save(&mut shift, setting.clone()) {
            Err(refusal @ Refusal::BadSetting(_)) => {
                let message = refusal.to_string();
                assert!(message.starts_with("this cannot be saved: "), "{message}");
                assert!(message.contains(words), "{message}, instead of: {words}");
            }
            answer => panic!("{words}: {answer:?} to {setting:?}"),
        }
    }
}

pub fn check_saved<const N: usize>(cases: [(&str, Setting); N]) {
    for (name, setting) in cases {
        let mut shift = Shift::open(office());
        assert_eq!(save(&mut shift, setting), Ok(()), "{name}");
    }
}
