//! Whether a condition holds, and what each of its comparisons found.

use super::check::{self, Check};
use super::terms::Terms;
use crate::domain::{
    Author, Condition, Conversation, Customer, Field, Line, Millis, Operand, Operator, Span, Test, Value,
    next_midnight,
};
use crate::engine::World;
use crate::engine::seat::Seat;
use serde::Serialize;
use std::ops::ControlFlow;

/// What has just come in: from a customer who may not be on file yet, with a message that is not posted yet.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Incoming<'w> {
    pub(in crate::engine) customer: &'w Customer,
    pub(in crate::engine) message: Option<&'w str>,
    pub(in crate::engine) now: Millis,
}

/// What a condition is asked about.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Subject<'w> {
    world: &'w World,
    conversation: &'w Conversation,
    customer: Option<&'w Customer>,
    candidate: Option<(&'w Seat, &'w Terms)>,
    /// What the customer writes, where it is not in the transcript yet.
    message: Option<&'w str>,
    /// The world's own time is that of the last event, and what has just come in is later.
    now: Millis,
}

impl<'w> Subject<'w> {
    pub(in crate::engine) fn conversation(world: &'w World, conversation: &'w Conversation) -> Self {
        Self {
            world,
            conversation,
            customer: world.customer(conversation.customer),
            candidate: None,
            message: None,
            now: world.now(),
        }
    }

    pub(in crate::engine) fn arrival(
        world: &'w World,
        conversation: &'w Conversation,
        incoming: Incoming<'w>,
    ) -> Self {
        Self {
            customer: Some(incoming.customer),
            message: incoming.message,
            now: incoming.now,
            ..Self::conversation(world, conversation)
        }
    }

    pub(in crate::engine) const fn with_candidate(self, seat: &'w Seat, terms: &'w Terms) -> Self {
        Self {
            candidate: Some((seat, terms)),
            ..self
        }
    }
}

/// What a condition was asked, and what it found, part by part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConditionTrace {
    /// Whether it holds.
    pub holds: bool,
    /// What it is made of.
    pub part: ConditionPart,
}

/// One part of a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum ConditionPart {
    /// Every one of these has to hold.
    All(Vec<ConditionTrace>),
    /// One of these has to hold.
    Any(Vec<ConditionTrace>),
    /// A comparison.
    Test {
        /// What was looked at.
        field: Field,
        /// What was there.
        actual: Option<Value>,
        /// How it was compared.
        operator: Operator,
        /// With what.
        with: Vec<Option<Value>>,
    },
    /// Checks of the agent.
    Checks(Vec<Check>),
}

/// Whether `condition` holds.
pub(in crate::engine) fn holds(condition: &Condition, subject: &Subject<'_>) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(part, subject)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, subject)),
        Condition::Test(test) => compare(test, subject).holds,
        Condition::SkillsMatch | Condition::PresenceIsAllowed | Condition::CapacitySuffices => {
            checks(condition, subject).iter().all(Check::passes)
        }
    }
}

/// What `condition` finds, all of it.
pub(in crate::engine) fn trace(condition: &Condition, subject: &Subject<'_>) -> ConditionTrace {
    let parts = |parts: &[Condition]| parts.iter().map(|part| trace(part, subject)).collect::<Vec<_>>();
    match condition {
        Condition::All(all) => {
            let parts = parts(all);
            ConditionTrace {
                holds: parts.iter().all(|part| part.holds),
                part: ConditionPart::All(parts),
            }
        }
        Condition::Any(any) => {
            let parts = parts(any);
            ConditionTrace {
                holds: parts.iter().any(|part| part.holds),
                part: ConditionPart::Any(parts),
            }
        }
        Condition::Test(test) => compare(test, subject),
        Condition::SkillsMatch | Condition::PresenceIsAllowed | Condition::CapacitySuffices => {
            let checks = checks(condition, subject);
            ConditionTrace {
                holds: checks.iter().all(Check::passes),
                part: ConditionPart::Checks(checks),
            }
        }
    }
}

/// The checks of the built-in methods that a rule asks for by name.
fn checks(condition: &Condition, subject: &Subject<'_>) -> Vec<Check> {
    let Some((seat, terms)) = subject.candidate else {
        return vec![Check::Member { is: false }];
    };
    match condition {
        Condition::SkillsMatch => terms
            .needs
            .skills
            .iter()
            .map(|(skill, need)| Check::Skill {
                skill: *skill,
                need: *need,
                have: seat.agent.rating(*skill),
            })
            .collect(),
        Condition::PresenceIsAllowed => vec![Check::Presence {
            allowed: terms.allowed,
            have: seat.presence.status,
        }],
        _ => {
            let mut checks = Vec::new();
            let built_in = Terms {
                method: super::terms::Method::HighestCapacity,
                ..terms.clone()
            };
            let _ = check::passing(&built_in, seat, &mut |check| {
                if matches!(check, Check::Units { .. } | Check::Profile { .. }) {
                    checks.push(check);
                }
                ControlFlow::Continue(())
            });
            checks
        }
    }
}

fn compare(test: &Test, subject: &Subject<'_>) -> ConditionTrace {
    let actual = read(&test.field, subject);
    let with: Vec<Option<Value>> = test
        .with
        .iter()
        .map(|operand| match operand {
            Operand::Value(value) => Some(value.clone()),
            Operand::Field(field) => read(field, subject),
        })
        .collect();
    let holds = outcome(test.operator, actual.as_ref(), &with, subject);
    ConditionTrace {
        holds,
        part: ConditionPart::Test {
            field: test.field.clone(),
            actual,
            operator: test.operator,
            with,
        },
    }
}

fn outcome(
    operator: Operator,
    actual: Option<&Value>,
    with: &[Option<Value>],
    subject: &Subject<'_>,
) -> bool {
    let first = with.first().and_then(Option::as_ref);
    let among = || {
        with.iter()
            .any(|value| value.is_some() && value.as_ref() == actual)
    };
    let texts = |compare: fn(&str, &str) -> bool| match (actual, first) {
        (Some(Value::Text(actual)), Some(Value::Text(with))) => compare(actual, with),
        _ => false,
    };
    let numbers = |compare: fn(i64, i64) -> bool| match (actual, first) {
        (Some(Value::Number(actual)), Some(Value::Number(with))) => compare(*actual, *with),
        _ => false,
    };
    match operator {
        Operator::Equals => first.is_some() && actual == first,
        Operator::NotEquals => first.is_none() || actual != first,
        Operator::Contains => texts(|actual, with| actual.contains(with)),
        Operator::NotContains => !texts(|actual, with| actual.contains(with)),
        Operator::BeginsWith => texts(|actual, with| actual.starts_with(with)),
        Operator::EndsWith => texts(|actual, with| actual.ends_with(with)),
        Operator::HasData => has_data(actual),
        Operator::NoData => !has_data(actual),
        Operator::GreaterThan | Operator::After => numbers(|actual, with| actual > with),
        Operator::AtLeast => numbers(|actual, with| actual >= with),
        Operator::LessThan | Operator::Before => numbers(|actual, with| actual < with),
        Operator::AtMost => numbers(|actual, with| actual <= with),
        Operator::In => among(),
        Operator::NotIn => !among(),
        Operator::On => match (actual, first) {
            (Some(Value::Number(actual)), Some(Value::Number(with))) => {
                let zone = &subject.world.setup().settings.zone;
                let day_ends = |at: i64| next_midnight(zone, Millis(at));
                day_ends(*actual) == day_ends(*with)
            }
            _ => false,
        },
        Operator::WithinLast => match (actual, first) {
            (Some(Value::Number(actual)), Some(Value::Number(seconds))) => {
                let at = Millis(*actual);
                let now = subject.now;
                at <= now && now.since(at) <= Span::seconds(*seconds)
            }
            _ => false,
        },
    }
}

/// An empty text is no data.
fn has_data(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Text(text)) => !text.is_empty(),
        Some(Value::Number(_)) => true,
        None => false,
    }
}

fn read(field: &Field, subject: &Subject<'_>) -> Option<Value> {
    let Subject {
        world,
        conversation,
        customer,
        candidate,
        message,
        ..
    } = *subject;
    let setup = world.setup();
    let seat = candidate.map(|(seat, _)| seat);
    let flag = |is: bool| Some(Value::Number(is.into()));
    match field {
        Field::Context(name) => conversation.context.get(name).cloned(),
        Field::Attribute(name) => conversation.attributes.get(name).cloned(),
        Field::Channel => {
            let stream = setup.work_streams.get(conversation.work_stream)?;
            Some(Value::text(stream.channel.key()))
        }
        Field::WorkStream => {
            let stream = setup.work_streams.get(conversation.work_stream)?;
            Some(Value::text(&stream.name))
        }
        Field::Queue => Some(Value::text(&setup.queues.get(conversation.queue)?.name)),
        Field::CreatedAt => Some(Value::Number(conversation.created_at.0)),
        Field::Transfers => Some(Value::Number(conversation.transfers.into())),
        Field::FirstMessage => message.or_else(|| first_message(conversation)).map(Value::text),
        Field::CustomerIsKnown => flag(!customer?.is_visitor()),
        Field::CustomerName => Some(Value::text(&customer?.name)),
        Field::CustomerEmail => Some(Value::text(&customer?.email.as_ref()?.0)),
        Field::CustomerPhone => Some(Value::text(&customer?.phone.as_ref()?.0)),
        Field::CustomerCity => Some(Value::text(customer?.city.as_ref()?)),
        Field::CustomerOrders => Some(Value::Number(customer?.orders.into())),
        Field::CustomerSince => Some(Value::Number(customer?.since?.into())),
        Field::AgentPresence => Some(Value::text(seat?.presence.status.key())),
        Field::AgentUnits => seat?
            .ledger
            .counts_units()
            .then(|| Value::Number(seat.map_or(0, |seat| seat.ledger.available().0).into())),
        Field::AgentPlaces(profile) => {
            let usage = seat?.ledger.profiles().get(profile)?;
            Some(Value::Number(usage.free()))
        }
        Field::AgentSkill(skill) => Some(Value::Number(seat?.agent.rating(*skill)?.into())),
        Field::AgentAttribute(name) => seat?.agent.attributes.get(name).cloned(),
        Field::AgentIsWorking => {
            let hours = seat?.agent.hours;
            flag(hours.is_none_or(|hours| world.is_open(hours)))
        }
    }
}

fn first_message(conversation: &Conversation) -> Option<&str> {
    conversation
        .transcript
        .iter()
        .find_map(|entry| match &entry.line {
            Line::Message(message) if message.author == Author::Customer => Some(&*message.body),
            _ => None,
        })
}

/// Whether `field` is about an agent, and so has no answer where none is looked at.
pub(in crate::engine) const fn is_about_an_agent(field: &Field) -> bool {
    matches!(
        field,
        Field::AgentPresence
            | Field::AgentUnits
            | Field::AgentPlaces(_)
            | Field::AgentSkill(_)
            | Field::AgentAttribute(_)
            | Field::AgentIsWorking
    )
}
