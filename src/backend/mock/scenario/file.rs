//! The way from the file's names to numbers.

use super::shape::{
    ActivityFile, ActivityFileKind, CaseFile, ColleagueFile, DispositionsFile, File, FootprintFile,
    OriginFile, PastFile, PresenceFile, QuestionFile, QueueFile, QuickReplyFile, ScriptFile, SettingsFile,
    StepFile, StoryFile, TrafficFile, VisitFile, WorkStreamFile, WrapUpFile,
};
use super::{Colleague, Past, Play, Scenario, Story, Talk, Traffic, Visit};
use crate::backend::mock::story::Entrance;
use crate::backend::reading::{Names, ScenarioError, shape_error};
use crate::domain::{
    Activity, ActivityId, ActivityKind, Address, Agent, AgentId, Case, CaseId, Cost, CustomPresence,
    Customer, CustomerId, Dispositions, Floor, Macro, MacroId, Millis, NotificationTemplate, Origin,
    PresenceChoice, PresenceId, PresenceSet, QuestionTemplate, Queue, QueueId, QuickReply, QuickReplyId,
    Regarding, Script, ScriptId, ScriptRule, Settings, Span, Step, StepAction, Units, WorkStream,
    WorkStreamId, WrapUpPolicy,
};
use std::sync::Arc;

pub(super) fn read(text: &str) -> Result<Scenario, ScenarioError> {
    let file: File<'_> = serde_json::from_str(text).map_err(|error| shape_error(&error))?;
    let names = Names { text };
    let agents = names.number("agent", file.agents.iter().map(|agent| agent.key))?;
    let queues = names.number("queue", file.queues.iter().map(|queue| queue.key))?;
    let streams = names.number("work stream", file.work_streams.iter().map(|stream| stream.key))?;
    let customers = names.number("customer", file.customers.iter().map(|customer| customer.key))?;
    let presences = names.number("presence", file.presences.iter().map(|presence| presence.key))?;
    let scripts = names.number("script", file.scripts.iter().map(|script| script.key))?;
    let macros = names.number("macro", file.macros.iter().map(|found| found.key))?;
    let cases = names.number("case", file.cases.iter().map(|case| case.key))?;
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
            scripts: stream
                .scripts
                .iter()
                .map(|rule| {
                    Ok(ScriptRule {
                        when: rule.when.clone(),
                        script: ScriptId(scripts.find(rule.script)?),
                    })
                })
                .collect::<Result<_, _>>()?,
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

    let script = |(id, script): (ScriptId, &ScriptFile<'_>)| {
        let step = |step: &StepFile<'_>| {
            Ok(Step {
                title: step.title.clone(),
                text: step.text.clone(),
                action: match (step.runs, step.script) {
                    (Some(key), _) => StepAction::Macro(MacroId(macros.find(key)?)),
                    (None, Some(key)) => StepAction::Script(ScriptId(scripts.find(key)?)),
                    (None, None) => StepAction::Text,
                },
            })
        };
        Ok(Script {
            id,
            name: script.name.clone(),
            language: script.language.as_str().into(),
            description: script.description.clone(),
            steps: script.steps.iter().map(step).collect::<Result<_, _>>()?,
        })
    };
    let customer_of = |key: Option<&str>| {
        key.map(|key| customers.find(key))
            .transpose()
            .map(|id| id.map(CustomerId))
    };
    let case = |(id, case): (CaseId, &CaseFile<'_>)| {
        let opened = Case {
            id,
            title: case.title.clone(),
            customer: customer_of(case.customer)?,
            subject: case.subject.clone(),
            product: case.product.clone(),
            priority: case.priority,
            kind: case.kind,
            description: case.description.clone(),
            status: case.status,
            resolution: case.resolution.clone(),
            opened_by: AgentId(agents.find(case.opened_by)?),
            ..Case::default()
        };
        Ok((days(case.days_ago), opened))
    };
    let activity = |(id, file): (ActivityId, &ActivityFile<'_>)| {
        let regarding = match (file.case, file.customer) {
            (Some(key), _) => Regarding::Case(CaseId(cases.find(key)?)),
            (None, Some(key)) => Regarding::Customer(CustomerId(customers.find(key)?)),
            (None, None) => {
                return Err(names.error(file.by, "an activity belongs to a customer or a case".into()));
            }
        };
        let written = Activity {
            id,
            regarding,
            kind: activity_kind(file.kind),
            subject: file.subject.clone(),
            text: file.text.clone(),
            conversation: None,
            by: AgentId(agents.find(file.by)?),
            at: Millis::default(),
        };
        Ok((days(file.days_ago), written))
    };

    let mut scenario = Scenario {
        cases: (1..)
            .map(CaseId)
            .zip(&file.cases)
            .map(case)
            .collect::<Result<_, _>>()?,
        activities: (1..)
            .map(ActivityId)
            .zip(&file.activities)
            .map(activity)
            .collect::<Result<_, _>>()?,
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
            scripts: (1..)
                .map(ScriptId)
                .zip(&file.scripts)
                .map(script)
                .collect::<Result<_, _>>()?,
            macros: (1..)
                .map(MacroId)
                .zip(&file.macros)
                .map(|(id, found)| Macro {
                    id,
                    name: found.name.clone(),
                    description: found.description.clone(),
                    actions: found.actions.clone(),
                })
                .collect(),
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
            role: agent.role,
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
            kind: customer.kind,
            number: customer.number,
            account: customer_of(customer.account)?,
            primary_contact: customer_of(customer.primary_contact)?,
            email: customer.email.map(|email| Address(email.into())),
            phone: customer.phone.map(|phone| Address(phone.into())),
            city: customer.city,
            since: customer.since,
            orders: customer.orders,
            ..Customer::default()
        });
    }
    Ok(scenario)
}

fn days(count: u16) -> Span {
    Span::hours(24 * i64::from(count))
}

/// What depends on the day is set when the day begins.
fn activity_kind(kind: ActivityFileKind) -> ActivityKind {
    match kind {
        ActivityFileKind::Note => ActivityKind::Note,
        ActivityFileKind::Email => ActivityKind::Email {
            to: Arc::default(),
            is_draft: false,
        },
        ActivityFileKind::PhoneCall => ActivityKind::PhoneCall,
        ActivityFileKind::Task | ActivityFileKind::DoneTask => ActivityKind::Task {
            due: None,
            is_done: matches!(kind, ActivityFileKind::DoneTask),
        },
        ActivityFileKind::Appointment => ActivityKind::Appointment {
            starts: Millis::default(),
        },
    }
}

fn origin(file: OriginFile) -> Entrance {
    let step = |step: FootprintFile| (step.before_s.0, step.kind, step.text);
    Entrance {
        told: Origin {
            survey: file.survey,
            trail: Vec::new(),
            visitor: file.visitor,
        },
        trail: file.trail.into_iter().map(step).collect(),
        context: file.context,
    }
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
        origin: story.origin.map(origin),
    }
}
