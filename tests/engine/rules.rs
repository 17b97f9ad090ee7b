//! Rules, hours and arrivals as several tests need them.

use super::people::conversation;
use super::support::shift::{START, Shift};
use switchboard::domain::{
    AgentId, AssignmentMethod, AssignmentRule, AssignmentRuleset, Attachments, ClosureReason, Condition,
    ContactId, Context, ConversationId, CustomAssignment, Field, Identity, LocalSpan, LocalTime, Millis,
    OperatingHours, Operator, OverflowAction, OverflowCondition, OverflowRule, Queue, QueueId, RouteRule,
    RouteTarget, Span, Stage, TimeZone, Value, Week, Weekday, WorkStreamId,
};
use switchboard::engine::{Actor, Command, Refusal, Setting};

/// A time of day in UTC, so many days after the day a shift begins: that is Monday, 2 March 2026, at 8:00.
pub fn at(days: i64, hour: i64, minute: i64) -> Millis {
    START + Span::hours(24 * days + hour - 8) + Span::minutes(minute)
}

/// Lets time pass until an instant.
pub fn wait_until(shift: &mut Shift, instant: Millis) {
    assert!(instant >= shift.now, "time does not go back");
    shift.wait(instant.since(shift.now));
}

pub fn oslo() -> TimeZone {
    TimeZone::new("Europe/Oslo", "CET-1CEST,M3.5.0,M10.5.0/3").expect("a rule that can be read")
}

/// From one full hour to another on Mondays to Fridays, by the clock of Oslo. A shift begins at 9:00 there.
pub fn workdays(from: u8, to: u8) -> OperatingHours {
    let span = LocalSpan::new(LocalTime::new(from, 0), LocalTime::new(to, 0));
    OperatingHours {
        name: format!("{from} to {to}"),
        zone: oslo(),
        week: Week::by_day(|day| match day {
            Weekday::Saturday | Weekday::Sunday => Vec::new(),
            _ => vec![span],
        }),
        holidays: Vec::new(),
    }
}

/// A queue with these members.
pub fn queue(id: u32, members: &[u32]) -> Queue {
    Queue {
        members: members.iter().copied().map(AgentId).collect(),
        ..Queue::new(QueueId(id), &format!("Queue {id}"))
    }
}

/// Holds where a context variable has this text.
pub fn context_is(name: &str, text: &str) -> Condition {
    Condition::test(Field::Context(name.into()), Operator::Equals, Value::text(text))
}

/// Assignment by one rule, whatever the work stream says.
pub fn by_rule(when: Condition) -> AssignmentMethod {
    AssignmentMethod::Custom(CustomAssignment {
        rulesets: vec![AssignmentRuleset {
            name: "Ruleset".into(),
            rules: vec![AssignmentRule {
                name: "Rule".into(),
                when,
                order_by: Vec::new(),
            }],
        }],
        selection: Vec::new(),
        default: 0,
    })
}

/// A rule that leads to one queue.
pub fn route(when: Condition, to: u32) -> RouteRule {
    RouteRule {
        name: format!("To {to}"),
        when,
        to: RouteTarget::Queue(QueueId(to)),
        overflow: None,
    }
}

pub const fn overflow(when: OverflowCondition, then: OverflowAction) -> OverflowRule {
    OverflowRule { when, then }
}

pub const fn to(queue: u32) -> OverflowAction {
    OverflowAction::Transfer(QueueId(queue))
}

pub fn context<const N: usize>(values: [(&str, Value); N]) -> Context {
    values
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// Somebody writes for the first time. Returns the conversation it opened, which may be over already.
pub fn try_arrive(
    shift: &mut Shift,
    work_stream: u32,
    from: Identity,
    context: Context,
) -> Result<ConversationId, Refusal> {
    let contact = ContactId(1_000_000 + shift.world.next_seq());
    shift.run(
        Actor::Customer,
        Command::CustomerWrites {
            contact,
            work_stream: WorkStreamId(work_stream),
            from,
            body: "Where is my parcel?".into(),
            attachments: Attachments::default(),
            context,
        },
    )?;
    let opened = shift
        .world
        .conversations()
        .find(|conversation| conversation.contact == contact);
    Ok(opened.expect("a conversation was opened").id)
}

/// Somebody nobody knows writes, with this context.
pub fn arrive_with(shift: &mut Shift, work_stream: u32, context: Context) -> ConversationId {
    try_arrive(shift, work_stream, Identity::default(), context).expect("it is taken in")
}

/// Somebody nobody knows writes.
pub fn arrive(shift: &mut Shift, work_stream: u32) -> ConversationId {
    arrive_with(shift, work_stream, Context::new())
}

pub fn save(shift: &mut Shift, setting: Setting) -> Result<(), Refusal> {
    shift.run(Actor::Administrator, Command::Save(Box::new(setting)))
}

/// The queue a conversation waits in, if it does.
pub fn waits_in(shift: &Shift, id: ConversationId) -> Option<u32> {
    let conversation = conversation(shift, id);
    (conversation.stage == Stage::Open).then_some(conversation.queue.0)
}

/// Why a conversation is closed, if it is.
pub fn closure(shift: &Shift, id: ConversationId) -> Option<ClosureReason> {
    match shift.stage(id) {
        Stage::Closed { reason, .. } => Some(reason),
        _ => None,
    }
}
