//! The shape of the file.

use super::Distribution;
use super::plan::{Arrivals, Crew, Kind, Plan, TraceEntry};
use crate::backend::reading::{Names, NonEmpty, Numbers, ScenarioError, Seconds, shape_error};
use crate::domain::{
    Address, Agent, AgentId, AssignmentMethod, AutoClose, Channel, ClassificationRule, Condition, Cost,
    Customer, CustomerId, CustomerKind, Floor, Needs, NotificationTemplate, Outputs, Overflow,
    OverflowAction, OverflowCondition, OverflowRule, Presence, PresenceSet, Proficiency, Queue, QueueId,
    RatingModel, RatingModelId, RouteRule, RouteTarget, Ruleset, Settings, Skill, SkillId, SkillMatch, Units,
    WorkStream, WorkStreamId, WrapUpPolicy,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many customers there are; they come again and again.
pub(super) const CUSTOMERS: u32 = 1_000;

/// What tells a plan from a scenario of stories.
#[derive(Deserialize)]
pub(super) struct Header {
    pub(super) kind: Option<KindFile>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum KindFile {
    Statistical,
    Trace,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    kind: KindFile,
    name: String,
    #[serde(default, rename = "description")]
    _description: String,
    #[serde(default)]
    seed: u64,
    #[serde(default)]
    arrivals: usize,
    #[serde(default)]
    warm_up: usize,
    #[serde(default = "thirty")]
    batches: usize,
    #[serde(default)]
    service_levels_s: Vec<Seconds>,
    #[serde(borrow)]
    queues: NonEmpty<QueueFile<'a>>,
    #[serde(borrow, default)]
    skills: Vec<&'a str>,
    #[serde(borrow)]
    classes: NonEmpty<ClassFile<'a>>,
    #[serde(borrow)]
    agents: Vec<CrewFile<'a>>,
    #[serde(borrow, default)]
    conversations: Vec<ConversationFile<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QueueFile<'a> {
    key: &'a str,
    #[serde(default = "one")]
    priority: u32,
    #[serde(default)]
    method: MethodFile,
    /// How many may wait; whoever comes then is sent away.
    #[serde(default)]
    room: Option<u32>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum MethodFile {
    #[default]
    HighestCapacity,
    RoundRobin,
    LeastActive,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassFile<'a> {
    key: &'a str,
    queue: &'a str,
    #[serde(borrow, default)]
    skills: BTreeMap<&'a str, u8>,
    #[serde(default)]
    every_s: Option<Distribution>,
    #[serde(default)]
    handle_s: Option<Distribution>,
    #[serde(default)]
    patience_s: Option<Distribution>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CrewFile<'a> {
    key: &'a str,
    #[serde(default = "one")]
    count: u32,
    #[serde(borrow)]
    queues: Vec<&'a str>,
    #[serde(borrow, default)]
    skills: BTreeMap<&'a str, u8>,
    #[serde(default = "one")]
    slots: u32,
    #[serde(default = "hundred")]
    pace_percent: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConversationFile<'a> {
    at_ms: u32,
    class: &'a str,
    handle_ms: u32,
    #[serde(default)]
    patience_ms: Option<u32>,
}

const fn one() -> u32 {
    1
}

const fn thirty() -> usize {
    30
}

const fn hundred() -> u32 {
    100
}

pub(super) fn read(text: &str) -> Result<Plan, ScenarioError> {
    let file: File<'_> = serde_json::from_str(text).map_err(|error| shape_error(&error))?;
    let names = Names { text };
    let queues = names.number("queue", file.queues.0.iter().map(|queue| queue.key))?;
    let classes = names.number("class", file.classes.0.iter().map(|class| class.key))?;
    let skills = names.number("skill", file.skills.iter().copied())?;
    check(&file, &names)?;

    let mut floor = Floor {
        settings: Settings {
            session_limit: file.agents.iter().map(|crew| crew.slots).max().unwrap_or(1),
            ..Settings::default()
        },
        rating_models: vec![RatingModel {
            id: RatingModelId(1),
            name: "Stars".into(),
            lowest: 1,
            highest: 10,
            labels: Vec::new(),
        }],
        customers: (1..=CUSTOMERS).map(customer).collect(),
        ..Floor::default()
    };
    for (id, name) in (1..).map(SkillId).zip(&file.skills) {
        floor.skills.push(Skill {
            id,
            name: (*name).into(),
            kind: "Skill".into(),
            model: RatingModelId(1),
        });
    }
    let (agents, members, crew) = agents(&file, &queues, &skills)?;
    floor.agents = agents;
    for (id, queue) in (1..).map(QueueId).zip(&file.queues.0) {
        let members = members.get(&id).cloned().unwrap_or_default();
        floor.queues.push(self::queue(id, queue, members));
    }
    let mut queue_of = BTreeMap::new();
    for (id, class) in (1..).map(WorkStreamId).zip(&file.classes.0) {
        let queue = QueueId(queues.find(class.queue)?);
        queue_of.insert(id, queue);
        floor.work_streams.push(work_stream(id, class, queue, &skills)?);
    }
    let kind = match file.kind {
        KindFile::Statistical => Kind::Streams {
            arrivals: file.arrivals,
            streams: streams(&file, &names)?,
        },
        KindFile::Trace => Kind::Trace(trace(&file, &classes)?),
    };
    Ok(Plan {
        name: file.name,
        seed: file.seed,
        floor,
        crew,
        kind,
        warm_up: file.warm_up,
        batches: file.batches,
        levels: file.service_levels_s.iter().map(|seconds| seconds.0).collect(),
        classes: (1..)
            .map(WorkStreamId)
            .zip(file.classes.0.iter().map(|class| class.key.to_owned()))
            .collect(),
        queue_of,
    })
}

fn check(file: &File<'_>, names: &Names<'_>) -> Result<(), ScenarioError> {
    let says = |message: &str| {
        Err(ScenarioError {
            line: None,
            message: message.into(),
        })
    };
    let is_trace = file.kind == KindFile::Trace;
    if is_trace == file.conversations.is_empty() {
        return says("a trace lists its conversations, a statistical floor none");
    }
    if !is_trace && file.arrivals <= file.warm_up {
        return says("let there be more arrivals than the warm-up takes");
    }
    if !(2..=1_000).contains(&file.batches) {
        return says("take 2 to 1,000 batches");
    }
    if file.agents.iter().map(|crew| u64::from(crew.count)).sum::<u64>() > 200_000 {
        return says("there is room for 200,000 agents");
    }
    for crew in &file.agents {
        if !(1..=1_000).contains(&crew.slots) || crew.pace_percent == 0 {
            return Err(names.error(
                crew.key,
                "agents need at least one slot, at most 1,000, and some pace".into(),
            ));
        }
    }
    for class in &file.classes.0 {
        let all = [class.every_s, class.handle_s, class.patience_s];
        if all.iter().flatten().any(|distribution| !distribution.is_sound()) {
            return Err(names.error(
                class.key,
                "durations are 0 seconds or more, from the smaller to the greater".into(),
            ));
        }
    }
    Ok(())
}

type Crews = (Vec<Agent>, BTreeMap<QueueId, Vec<AgentId>>, Crew);

fn agents(file: &File<'_>, queues: &Numbers<'_>, skills: &Numbers<'_>) -> Result<Crews, ScenarioError> {
    let (mut agents, mut members, mut crew) = (Vec::new(), BTreeMap::<_, Vec<_>>::new(), Crew::new());
    let mut ids = (1..).map(AgentId);
    for group in &file.agents {
        let serves = group.queues.iter().map(|key| queues.find(key).map(QueueId));
        let serves: BTreeSet<QueueId> = serves.collect::<Result<_, _>>()?;
        let rated = group
            .skills
            .iter()
            .map(|(key, rating)| Ok((SkillId(skills.find(key)?), Proficiency::rated(*rating))));
        let rated: BTreeMap<_, _> = rated.collect::<Result<_, ScenarioError>>()?;
        for number in 1..=group.count {
            let Some(id) = ids.next() else {
                break;
            };
            agents.push(Agent {
                units: Some(Units(i32::try_from(group.slots).unwrap_or(i32::MAX))),
                skills: rated.clone(),
                ..Agent::new(id, &format!("{} {number}", group.key))
            });
            for queue in &serves {
                members.entry(*queue).or_default().push(id);
            }
            if group.pace_percent != 100 {
                crew.insert(id, group.pace_percent);
            }
        }
    }
    Ok((agents, members, crew))
}

fn queue(id: QueueId, file: &QueueFile<'_>, members: Vec<AgentId>) -> Queue {
    let full = file.room.map(|room| OverflowRule {
        when: OverflowCondition::Items(room),
        then: OverflowAction::End,
    });
    Queue {
        priority: file.priority,
        members,
        assignment: match file.method {
            MethodFile::HighestCapacity => AssignmentMethod::HighestCapacity,
            MethodFile::RoundRobin => AssignmentMethod::RoundRobin,
            MethodFile::LeastActive => AssignmentMethod::LeastActive,
        },
        overflow: Overflow {
            before: full.into_iter().collect(),
            queued: None,
        },
        ..Queue::new(id, file.key)
    }
}

/// A kind of conversation: whatever is free takes it, without being asked, until it is over.
fn work_stream(
    id: WorkStreamId,
    class: &ClassFile<'_>,
    queue: QueueId,
    skills: &Numbers<'_>,
) -> Result<WorkStream, ScenarioError> {
    let needs = class
        .skills
        .iter()
        .map(|(key, rating)| Ok((SkillId(skills.find(key)?), *rating)));
    let needs: BTreeMap<_, _> = needs.collect::<Result<_, ScenarioError>>()?;
    let asks = !needs.is_empty();
    let classification = asks.then(|| Ruleset {
        name: "Skills".into(),
        rules: vec![ClassificationRule {
            name: class.key.into(),
            when: Condition::ALWAYS,
            then: Outputs {
                needs: Arc::new(Needs {
                    skills: needs,
                    ..Needs::default()
                }),
                ..Outputs::default()
            },
        }],
    });
    Ok(WorkStream {
        classification: classification.into_iter().collect(),
        routes: vec![RouteRule {
            name: class.queue.into(),
            when: Condition::ALWAYS,
            to: RouteTarget::Queue(queue),
            overflow: None,
        }],
        cost: Cost::Units(Units(1)),
        skill_match: if asks { SkillMatch::Exact } else { SkillMatch::None },
        allowed_presences: PresenceSet::from_iter([Presence::Available, Presence::Busy]),
        wrap_up: WrapUpPolicy::Never,
        notification: NotificationTemplate {
            auto_assign: true,
            auto_accept: true,
            ..NotificationTemplate::default()
        },
        auto_close: AutoClose::default(),
        ..WorkStream::new(id, class.key, Channel::LiveChat, queue)
    })
}

fn streams(file: &File<'_>, names: &Names<'_>) -> Result<Vec<Arrivals>, ScenarioError> {
    let stream = |(id, class): (WorkStreamId, &ClassFile<'_>)| match (class.every_s, class.handle_s) {
        (Some(every), Some(handle)) => Ok(Arrivals {
            work_stream: id,
            every,
            handle,
            patience: class.patience_s,
        }),
        _ => Err(names.error(
            class.key,
            "say how often it comes (every_s) and how long it takes (handle_s)".into(),
        )),
    };
    (1..).map(WorkStreamId).zip(&file.classes.0).map(stream).collect()
}

fn trace(file: &File<'_>, classes: &Numbers<'_>) -> Result<Vec<TraceEntry>, ScenarioError> {
    use crate::domain::Span;
    let mut entries = Vec::new();
    for conversation in &file.conversations {
        entries.push(TraceEntry {
            at: Span(conversation.at_ms.into()),
            work_stream: WorkStreamId(classes.find(conversation.class)?),
            handle: Span(conversation.handle_ms.into()),
            patience: conversation.patience_ms.map(|patience| Span(patience.into())),
        });
    }
    Ok(entries)
}

fn customer(number: u32) -> Customer {
    Customer {
        id: CustomerId(number),
        name: format!("Customer {number}"),
        kind: CustomerKind::Contact,
        email: Some(address(number)),
        ..Customer::default()
    }
}

/// Where a customer writes from.
pub(super) fn address(number: u32) -> Address {
    Address(format!("{number}@customers.example").into())
}
