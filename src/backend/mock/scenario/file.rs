//! The shape of the file, and the way from its names to numbers.

use super::number::{Bounded, NonEmpty, Percent, Range, Seconds};
use super::{Colleague, Past, Play, Scenario, ScenarioError, Story, Traffic, Visit};
use crate::backend::mock::story::Reply;
use crate::domain::{
    Address, Agent, AgentId, AutoClose, Channel, Customer, CustomerId, Distribution, Floor, Presence,
    PresenceSet, Queue, QueueId, Settings, Span, Units, WorkStream, WorkStreamId, WrapUpPolicy,
};
use serde::Deserialize;
use std::collections::BTreeMap;

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
    let stories = names.number("story", file.stories.iter().map(|story| story.key))?;

    let queue = |queue: &QueueFile<'_>| {
        let members = queue.members.iter().map(|key| agents.find(key).map(AgentId));
        Ok(Queue {
            id: QueueId(queues.find(queue.key)?),
            name: queue.name.clone(),
            priority: queue.priority,
            members: members.collect::<Result<_, _>>()?,
        })
    };
    let work_stream = |stream: &WorkStreamFile<'_>| {
        Ok(WorkStream {
            id: WorkStreamId(streams.find(stream.key)?),
            name: stream.name.clone(),
            channel: stream.channel,
            queue: QueueId(queues.find(stream.queue)?),
            distribution: stream.distribution,
            cost: Units(stream.cost.into()),
            allowed_presences: PresenceSet::from_iter(stream.allowed_presences.iter().copied()),
            wrap_up: match stream.wrap_up {
                WrapUpFile::Always => WrapUpPolicy::Always,
                WrapUpFile::ForS(seconds) => WrapUpPolicy::For(seconds.0),
                WrapUpFile::Never => WrapUpPolicy::Never,
            },
            countdown: stream.countdown_s.0,
            auto_close: AutoClose::for_channel(stream.channel),
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
            agents: Vec::new(),
            customers: Vec::new(),
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
            id,
            name: agent.name,
            units: Units(agent.units.into()),
            default_presence: agent.default_presence,
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
            email: customer.email.map(Address),
            phone: customer.phone.map(Address),
            city: customer.city,
            since: customer.since,
            orders: customer.orders,
            past: Vec::new(),
        });
    }
    Ok(scenario)
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

/// The reader's own message without its tail, which says the line once more.
fn shape_error(error: &serde_json::Error) -> ScenarioError {
    let text = error.to_string();
    let message = text
        .rsplit_once(" at line ")
        .map_or(&*text, |(message, _)| message);
    ScenarioError {
        line: (error.line() > 0).then(|| error.line()),
        message: message.into(),
    }
}

/// The names in a text.
struct Names<'a> {
    text: &'a str,
}

/// The names of one kind, numbered from 1 in order of appearance.
struct Numbers<'a> {
    names: &'a Names<'a>,
    noun: &'static str,
    numbers: BTreeMap<&'a str, u32>,
}

impl<'a> Names<'a> {
    fn number(
        &'a self,
        noun: &'static str,
        keys: impl Iterator<Item = &'a str>,
    ) -> Result<Numbers<'a>, ScenarioError> {
        let mut numbers = BTreeMap::new();
        for (number, key) in (1..).zip(keys) {
            if numbers.insert(key, number).is_some() {
                return Err(self.error(key, format!("the {noun} \"{key}\" is there twice")));
            }
        }
        Ok(Numbers {
            names: self,
            noun,
            numbers,
        })
    }

    fn error(&self, key: &str, message: String) -> ScenarioError {
        let offset = (key.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize);
        let before = offset.and_then(|offset| self.text.get(..offset));
        ScenarioError {
            line: before.map(|before| before.matches('\n').count() + 1),
            message,
        }
    }
}

impl Numbers<'_> {
    fn find(&self, key: &str) -> Result<u32, ScenarioError> {
        self.numbers.get(key).copied().ok_or_else(|| {
            let known: Vec<_> = self.numbers.keys().copied().collect();
            let message = format!(
                "there is no {} \"{key}\"; there are: {}",
                self.noun,
                known.join(", ")
            );
            self.names.error(key, message)
        })
    }

    fn position(&self, key: &str) -> Result<usize, ScenarioError> {
        self.find(key).map(|number| number as usize - 1)
    }
}
