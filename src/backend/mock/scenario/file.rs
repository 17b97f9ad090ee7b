//! The way from the file's names to numbers.

use super::shape::{
    ColleagueFile, DispositionsFile, File, PastFile, PresenceFile, QuestionFile, QueueFile, QuickReplyFile,
    SettingsFile, StoryFile, TrafficFile, VisitFile, WorkStreamFile, WrapUpFile,
};
use super::{Colleague, Past, Play, Scenario, Story, Talk, Traffic, Visit};
use crate::backend::reading::{Names, ScenarioError, shape_error};
use crate::domain::{
    Address, Agent, AgentId, Cost, CustomPresence, Customer, CustomerId, Dispositions, Floor,
    NotificationTemplate, PresenceChoice, PresenceId, PresenceSet, QuestionTemplate, Queue, QueueId,
    QuickReply, QuickReplyId, Settings, Span, Units, WorkStream, WorkStreamId, WrapUpPolicy,
};

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
            dispositions: dispositions(&stream.dispositions),
            wording: stream.wording.clone(),
            consult: stream
                .consult
                .as_ref()
                .map(|file| question(file, stream.countdown_s.0)),
            transfer: stream
                .transfer
                .as_ref()
                .map(|file| question(file, stream.countdown_s.0)),
            notification: NotificationTemplate {
                countdown: stream.countdown_s.0,
                allows_reject: stream.allows_reject,
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

    let quick_reply = |(id, reply): (QuickReplyId, &QuickReplyFile<'_>)| {
        let fits = reply.work_streams.iter();
        Ok(QuickReply {
            id,
            title: reply.title.clone(),
            locale: reply.locale.clone(),
            text: reply.text.clone(),
            tags: reply.tags.clone(),
            work_streams: fits
                .map(|key| streams.find(key).map(WorkStreamId))
                .collect::<Result<_, _>>()?,
            owner: reply.agent.map(|key| agents.find(key)).transpose()?.map(AgentId),
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
            quick_replies: (1..)
                .map(QuickReplyId)
                .zip(&file.quick_replies)
                .map(quick_reply)
                .collect::<Result<_, _>>()?,
            ..Floor::default()
        },
        talk: Talk {
            advice: file.talk.advice,
            handover: file.talk.handover,
            questions: file.talk.questions,
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
        transfers_percent: habits.transfers_percent.0,
        asks_percent: habits.asks_percent.0,
    }
}

fn question(file: &QuestionFile, usual_countdown: Span) -> QuestionTemplate {
    QuestionTemplate {
        notification: NotificationTemplate {
            countdown: file.countdown_s.map_or(usual_countdown, |seconds| seconds.0),
            shows_countdown: file.shows_countdown,
            auto_assign: file.auto_assign,
            allows_reject: file.allows_reject,
            auto_accept: file.auto_accept,
        },
        wording: file.wording.clone(),
    }
}

fn dispositions(file: &DispositionsFile) -> Dispositions {
    let usual = Dispositions::default();
    Dispositions {
        codes: file.codes.clone(),
        required: file.required,
        limit: file.limit.unwrap_or(usual.limit),
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
