//! The shape of the file, and the way from its names to numbers.

use super::{Colleague, Past, Play, Scenario, Story, Traffic, Visit};
use crate::backend::mock::story::Reply;
use crate::backend::reading::{
    Bounded, Names, NonEmpty, Percent, Range, ScenarioError, Seconds, shape_error,
};
use crate::domain::{
    Address, Agent, AgentId, Channel, Cost, CustomPresence, Customer, CustomerId, Distribution, Floor,
    NotificationTemplate, Presence, PresenceChoice, PresenceId, PresenceSet, Queue, QueueId, Settings, Span,
    Units, WorkStream, WorkStreamId, WrapUpPolicy,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    name: String,
    #[serde(default)]
    description: String,
    seed: u64,
    lasts_s: Seconds,
    #[serde(default)]
    warm_up_s: Seconds,
    #[serde(default)]
    settings: SettingsFile,
    /// Presences of the organisation's own.
    #[serde(borrow, default)]
    presences: Vec<PresenceFile<'a>>,
    #[serde(borrow)]
    queues: Vec<QueueFile<'a>>,
    work_streams: Vec<WorkStreamFile<'a>>,
    agents: Vec<AgentFile<'a>>,
    #[serde(default)]
    customers: Vec<CustomerFile<'a>>,
    #[serde(default)]
    stories: Vec<StoryFile<'a>>,
    #[serde(default)]
    visits: Vec<VisitFile<'a>>,
    #[serde(default)]
    traffic: Vec<TrafficFile<'a>>,
    #[serde(default)]
    playbook: Vec<PlayFile>,
}

/// The settings a file may change; the rest are the defaults.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SettingsFile {
    session_limit: Option<u32>,
    decline_limit: Option<u8>,
    decliner_limit: Option<u32>,
    inactive_after_missed: Option<bool>,
    do_not_disturb_after_rejected: Option<bool>,
    presence_restore_s: Option<Seconds>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PresenceFile<'a> {
    key: &'a str,
    text: String,
    base: Presence,
    #[serde(default)]
    description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QueueFile<'a> {
    key: &'a str,
    name: String,
    priority: u32,
    #[serde(borrow)]
    members: Vec<&'a str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkStreamFile<'a> {
    key: &'a str,
    name: String,
    channel: Channel,
    queue: &'a str,
    distribution: Distribution,
    cost: u16,
    #[serde(default = "available_and_busy")]
    allowed_presences: Vec<Presence>,
    #[serde(default)]
    wrap_up: WrapUpFile,
    #[serde(default = "two_minutes")]
    countdown_s: Bounded<1, 3600>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrapUpFile {
    #[default]
    Always,
    ForS(Bounded<30, 3600>),
    Never,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgentFile<'a> {
    key: &'a str,
    name: String,
    #[serde(default = "hundred")]
    units: u16,
    #[serde(default = "available")]
    default_presence: Presence,
    /// Those of the organisation's own they may choose.
    #[serde(borrow, default)]
    presences: Vec<&'a str>,
    #[serde(default)]
    colleague: Option<ColleagueFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColleagueFile {
    #[serde(default)]
    arrives_s: Seconds,
    accepts_s: Range,
    replies_s: Range,
    wraps_up_s: Range,
    #[serde(default)]
    rejects_percent: Percent,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CustomerFile<'a> {
    key: &'a str,
    name: String,
    email: Option<String>,
    phone: Option<String>,
    city: Option<String>,
    since: Option<u16>,
    #[serde(default)]
    orders: u32,
    #[serde(default)]
    past: Vec<PastFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PastFile {
    days_ago: u16,
    channel: Channel,
    subject: String,
    outcome: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoryFile<'a> {
    key: &'a str,
    opening: NonEmpty<String>,
    #[serde(default)]
    facts: Vec<Reply>,
    otherwise: Vec<String>,
    solved_by: Vec<String>,
    thanks: Vec<String>,
    patience_s: Range,
    pace_s: Range,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VisitFile<'a> {
    after_s: Seconds,
    #[serde(borrow, default)]
    customer: Option<&'a str>,
    work_stream: &'a str,
    story: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrafficFile<'a> {
    work_stream: &'a str,
    #[serde(borrow)]
    stories: NonEmpty<&'a str>,
    every_s: Bounded<1, 31_622_400>,
    #[serde(default)]
    from_s: Seconds,
    #[serde(default)]
    unknown_percent: Percent,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlayFile {
    about: Vec<String>,
    say: Vec<String>,
}

fn available_and_busy() -> Vec<Presence> {
    vec![Presence::Available, Presence::Busy]
}

fn two_minutes() -> Bounded<1, 3600> {
    Bounded(Span::minutes(2))
}

fn hundred() -> u16 {
    100
}

fn available() -> Presence {
    Presence::Available
}

pub(super) fn read(text: &str) -> Result<Scenario, ScenarioError> {
    let file: File<'_> = serde_json::from_str(text).map_err(|error| shape_error(&error))?;
    let names = Names { text };
    let agents = names.number("agent", file.agents.iter().map(|agent| agent.key))?;
    let queues = names.number("queue", file.queues.iter().map(|queue| queue.key))?;
    let streams = names.number("work stream", file.work_streams.iter().map(|stream| stream.key))?;
    let customers = names.number("customer", file.customers.iter().map(|customer| customer.key))?;
    let presences = names.number("presence", file.presences.iter().map(|presence| presence.key))?;
    let stories = names.number("story", file.stories.iter().map(|story| story.key))?;

    let queue = |queue: &QueueFile<'_>| {
        let members = queue.members.iter().map(|key| agents.find(key).map(AgentId));
        let id = QueueId(queues.find(queue.key)?);
        Ok(Queue {
            priority: queue.priority,
            members: members.collect::<Result<_, _>>()?,
            ..Queue::new(id, &queue.name)
        })
    };
    let work_stream = |stream: &WorkStreamFile<'_>| {
        let id = WorkStreamId(streams.find(stream.key)?);
        let fallback = QueueId(queues.find(stream.queue)?);
        Ok(WorkStream {
            distribution: stream.distribution,
            cost: Cost::Units(Units(stream.cost.into())),
            allowed_presences: PresenceSet::from_iter(stream.allowed_presences.iter().copied()),
            wrap_up: match stream.wrap_up {
                WrapUpFile::Always => WrapUpPolicy::Always,
                WrapUpFile::ForS(seconds) => WrapUpPolicy::For(seconds.0),
                WrapUpFile::Never => WrapUpPolicy::Never,
            },
            notification: NotificationTemplate {
                countdown: stream.countdown_s.0,
                ..NotificationTemplate::default()
            },
            ..WorkStream::new(id, &stream.name, stream.channel, fallback)
        })
    };
    let visit = |visit: &VisitFile<'_>| {
        let by_key = |key| file.customers.iter().find(|customer| customer.key == key);
        let channel = file
            .work_streams
            .iter()
            .find(|stream| stream.key == visit.work_stream);
        if let (Some(customer), Some(stream)) = (visit.customer.and_then(by_key), channel)
            && !stream.channel.is_live()
            && customer.phone.is_none()
        {
            let message = format!("{} has no phone to write from on {}", customer.name, stream.name);
            return Err(names.error(visit.work_stream, message));
        }
        Ok(Visit {
            after: visit.after_s.0,
            customer: visit
                .customer
                .map(|key| customers.find(key))
                .transpose()?
                .map(CustomerId),
            work_stream: WorkStreamId(streams.find(visit.work_stream)?),
            story: stories.position(visit.story)?,
        })
    };
    let traffic = |traffic: &TrafficFile<'_>| {
        let named = traffic.stories.0.iter().map(|key| stories.position(key));
        Ok(Traffic {
            work_stream: WorkStreamId(streams.find(traffic.work_stream)?),
            stories: named.collect::<Result<_, _>>()?,
            every: traffic.every_s.0,
            from: traffic.from_s.0,
            unknown_percent: traffic.unknown_percent.0,
        })
    };

    let mut scenario = Scenario {
        people: Vec::new(),
        colleagues: Vec::new(),
        histories: Vec::new(),
        floor: Floor {
            settings: settings(&file.settings),
            queues: file.queues.iter().map(queue).collect::<Result<_, _>>()?,
            work_streams: file
                .work_streams
                .iter()
                .map(work_stream)
                .collect::<Result<_, _>>()?,
            presences: (1..)
                .map(PresenceId)
                .zip(&file.presences)
                .map(custom_presence)
                .collect(),
            ..Floor::default()
        },
        visits: file.visits.iter().map(visit).collect::<Result<_, _>>()?,
        traffic: file.traffic.iter().map(traffic).collect::<Result<_, _>>()?,
        stories: file.stories.into_iter().map(story).collect(),
        playbook: file
            .playbook
            .into_iter()
            .map(|play| Play {
                about: play.about,
                say: play.say,
            })
            .collect(),
        name: file.name,
        description: file.description,
        seed: file.seed,
        length: file.lasts_s.0,
        warm_up: file.warm_up_s.0,
    };
    for (id, agent) in (1..).map(AgentId).zip(file.agents) {
        match agent.colleague {
            Some(ref habits) => scenario.colleagues.push(colleague(id, habits)),
            None => scenario.people.push(id),
        }
        scenario.floor.agents.push(Agent {
            units: Some(Units(agent.units.into())),
            default_presence: PresenceChoice::Base(agent.default_presence),
            presences: agent
                .presences
                .iter()
                .map(|key| presences.find(key).map(PresenceId))
                .collect::<Result<_, _>>()?,
            ..Agent::new(id, &agent.name)
        });
    }
    for (id, customer) in (1..).map(CustomerId).zip(file.customers) {
        scenario
            .histories
            .push((id, customer.past.into_iter().map(past).collect()));
        scenario.floor.customers.push(Customer {
            id,
            name: customer.name,
            is_visitor: false,
            email: customer.email.map(|email| Address(email.into())),
            phone: customer.phone.map(|phone| Address(phone.into())),
            city: customer.city,
            since: customer.since,
            orders: customer.orders,
            preferred: Vec::new(),
            past: Vec::new(),
        });
    }
    Ok(scenario)
}

fn custom_presence((id, file): (PresenceId, &PresenceFile<'_>)) -> CustomPresence {
    CustomPresence {
        id,
        name: file.key.into(),
        text: file.text.clone(),
        base: file.base,
        description: file.description.clone(),
    }
}

fn settings(file: &SettingsFile) -> Settings {
    let usual = Settings::default();
    Settings {
        session_limit: file.session_limit.unwrap_or(usual.session_limit),
        decline_limit: file.decline_limit.unwrap_or(usual.decline_limit),
        decliner_limit: file.decliner_limit.unwrap_or(usual.decliner_limit),
        inactive_after_missed: file.inactive_after_missed.unwrap_or(usual.inactive_after_missed),
        do_not_disturb_after_rejected: file
            .do_not_disturb_after_rejected
            .unwrap_or(usual.do_not_disturb_after_rejected),
        presence_restore: file
            .presence_restore_s
            .map_or(usual.presence_restore, |seconds| seconds.0),
        zone: usual.zone,
    }
}

fn colleague(agent: AgentId, habits: &ColleagueFile) -> Colleague {
    Colleague {
        agent,
        arrives: habits.arrives_s.0,
        accepts: habits.accepts_s.0,
        replies: habits.replies_s.0,
        wraps_up: habits.wraps_up_s.0,
        rejects_percent: habits.rejects_percent.0,
    }
}

fn past(past: PastFile) -> Past {
    Past {
        ago: Span::hours(24 * i64::from(past.days_ago)),
        channel: past.channel,
        subject: past.subject,
        outcome: past.outcome,
    }
}

fn story(story: StoryFile<'_>) -> Story {
    Story {
        opening: story.opening.0,
        facts: story.facts,
        otherwise: story.otherwise,
        solved_by: story.solved_by,
        thanks: story.thanks,
        patience: story.patience_s.0,
        pace: story.pace_s.0,
    }
}
