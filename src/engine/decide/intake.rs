//! A message comes in: it continues what is going on, or it opens a conversation.

use super::classify::classify;
use super::route::route;
use super::{Decision, attach, say, transfer};
use crate::domain::{
    Attachments, Audience, Author, Case, CaseId, ClosureReason, ContactId, Context, Conversation,
    ConversationId, Customer, CustomerId, CustomerKind, Identity, Millis, QueueId, RequeueReason, Stage,
    Value, Visitor, WorkStream, WorkStreamId,
};
use crate::engine::matching::condition::Incoming;
use crate::engine::{Fact, Findings, Refusal, Route, World, limits};
use std::borrow::Cow;
use std::sync::Arc;

/// What comes in with a message.
pub(in crate::engine) struct Arrival<'a> {
    pub(in crate::engine) contact: ContactId,
    pub(in crate::engine) work_stream: WorkStreamId,
    pub(in crate::engine) from: &'a Identity,
    pub(in crate::engine) body: &'a Arc<str>,
    pub(in crate::engine) attachments: &'a Attachments,
    pub(in crate::engine) context: &'a Context,
}

pub(super) fn customer_writes(world: &World, arrival: &Arrival<'_>, now: Millis) -> Decision {
    say::check_with(arrival.body, arrival.attachments)?;
    attach::check(arrival.attachments)?;
    match world.ongoing(arrival.contact) {
        Some(conversation) => Ok(go_on(conversation, arrival)),
        None => open(world, arrival, now),
    }
}

fn message(conversation: ConversationId, arrival: &Arrival<'_>) -> Fact {
    Fact::MessagePosted {
        conversation,
        author: Author::Customer,
        audience: Audience::Public,
        body: arrival.body.clone(),
        attachments: arrival.attachments.clone(),
    }
}

fn go_on(conversation: &Conversation, arrival: &Arrival<'_>) -> Vec<Fact> {
    let id = conversation.id;
    let mut facts = Vec::new();
    // Whoever writes is there.
    facts.extend(
        conversation
            .disconnected_at
            .map(|_| Fact::CustomerReconnected(id)),
    );
    if matches!(conversation.stage, Stage::Waiting { .. }) {
        facts.push(Fact::ConversationRequeued {
            conversation: id,
            queue: conversation.queue,
            reason: RequeueReason::CustomerReturned,
        });
    }
    facts.push(message(id, arrival));
    facts
}

/// A conversation as it begins: from whom, whether they are new, and with nothing known but what they bring.
pub(in crate::engine) fn begin<'w>(
    world: &'w World,
    work_stream: &WorkStream,
    arrival: &Arrival<'_>,
    now: Millis,
) -> (Cow<'w, Customer>, bool, Conversation) {
    let known = world
        .identify(arrival.from, arrival.context)
        .and_then(|id| world.customer(id));
    let customer = known.map_or_else(|| Cow::Owned(visitor(world, arrival.from)), Cow::Borrowed);
    let mut draft = Conversation::new(
        world.next_conversation_id(),
        arrival.contact,
        customer.id,
        work_stream.id,
        work_stream.fallback,
        now,
    );
    draft.context.clone_from(arrival.context);
    (customer, known.is_none(), draft)
}

fn open(world: &World, arrival: &Arrival<'_>, now: Millis) -> Decision {
    let work_stream = world
        .work_stream(arrival.work_stream)
        .ok_or(Refusal::UnknownWorkStream)?;
    check_context(work_stream, arrival.context)?;
    check_origin(arrival.from)?;
    world.must_have_numbers_left()?;
    let (customer, is_new, mut draft) = begin(world, work_stream, arrival, now);
    let id = draft.id;
    let sorting = sort(
        world,
        work_stream,
        &mut draft,
        Incoming {
            customer: &customer,
            message: Some(arrival.body),
            now,
        },
    );

    let mut facts = Vec::new();
    if is_new {
        facts.push(Fact::CustomerRegistered(Box::new(customer.into_owned())));
    }
    facts.push(Fact::ConversationOpened {
        conversation: id,
        contact: arrival.contact,
        customer: draft.customer,
        work_stream: work_stream.id,
        bot: work_stream.bot,
        route: sorting.route,
        findings: findings(&draft, &sorting),
        follows: None,
    });
    facts.extend(arrival.from.origin.as_ref().map(|origin| Fact::OriginTold {
        conversation: id,
        origin: origin.clone(),
    }));
    facts.extend(
        case_of(world, arrival.context, draft.customer).map(|case| Fact::CaseLinked {
            conversation: id,
            case: Some(case),
        }),
    );
    facts.push(message(id, arrival));
    if work_stream.bot.is_none() {
        facts.extend(end(world, &draft, &sorting));
    }
    Ok(facts)
}

/// The customer on file who a stranger turns out to be, once more is known of the conversation (behaviour §9.3).
pub(super) fn turns_out_to_be<'w>(world: &'w World, conversation: &Conversation) -> Option<&'w Customer> {
    let stranger = world
        .customer(conversation.customer)
        .filter(|customer| !customer.is_on_file())?;
    let from = Identity {
        address: stranger.addresses().next().cloned(),
        ..Identity::default()
    };
    let found = world.identify(&from, &conversation.context)?;
    world.customer(found).filter(|customer| customer.is_on_file())
}

/// The case the survey names, or the only open one of the customer (behaviour §9.3).
pub(super) fn case_of(world: &World, context: &Context, customer: CustomerId) -> Option<CaseId> {
    let named = match context.get("CaseNumber") {
        Some(Value::Text(number)) if !number.trim().is_empty() => Case::id_of(number),
        Some(Value::Number(number)) => u32::try_from(*number).ok().map(CaseId),
        // What was left empty was not given.
        Some(Value::Text(_)) | None => return world.only_open_case_of(customer),
    };
    named.filter(|case| {
        world
            .records()
            .case(*case)
            .is_some_and(|case| case.status.is_active())
    })
}

/// What classification and routing made of a conversation.
pub(super) struct Sorting {
    pub(super) route: Route,
    draws: Vec<(u16, QueueId)>,
    ends: bool,
}

/// Classifies and routes a draft. While a bot has it, it is only classified: where it goes is decided when the bot is
/// done (behaviour §2.1).
pub(super) fn sort(
    world: &World,
    work_stream: &WorkStream,
    draft: &mut Conversation,
    incoming: Incoming<'_>,
) -> Sorting {
    let fallback = Route {
        queue: work_stream.fallback,
        rule: None,
        by_fallback: true,
    };
    classify(world, work_stream, draft, incoming, &mut |_, _, _, _| {});
    let is_with_bot = work_stream.bot.is_some() && !matches!(draft.stage, Stage::WithBot { .. });
    if is_with_bot || work_stream.routes.is_empty() {
        return Sorting {
            route: fallback,
            draws: Vec::new(),
            ends: false,
        };
    }
    let routing = route(world, work_stream, draft, incoming, &mut |_, _, _| {});
    Sorting {
        route: routing.route,
        draws: routing.draws,
        ends: routing.ends,
    }
}

/// The end of what no queue takes.
pub(super) fn end(world: &World, conversation: &Conversation, sorting: &Sorting) -> Option<Fact> {
    if sorting.ends {
        return Some(Fact::ConversationClosed {
            conversation: conversation.id,
            reason: ClosureReason::OverflowEnded,
        });
    }
    transfer::closed_if_nobody_works(world, conversation, sorting.route.queue)
}

/// What is known of a conversation, for the log; nothing when nothing is.
pub(super) fn findings(draft: &Conversation, sorting: &Sorting) -> Option<Box<Findings>> {
    let has_any = !draft.context.is_empty()
        || !draft.attributes.is_empty()
        || !draft.needs.is_empty()
        || !sorting.draws.is_empty();
    has_any.then(|| {
        Box::new(Findings {
            context: draft.context.clone(),
            attributes: draft.attributes.clone(),
            needs: draft.needs.clone(),
            draws: sorting.draws.clone(),
        })
    })
}

/// Refuses a story of a visit that is too long to be one.
fn check_origin(from: &Identity) -> Result<(), Refusal> {
    let Some(origin) = &from.origin else {
        return Ok(());
    };
    let is_long = |text: &str| text.chars().nth(limits::CONTEXT_VALUE_CHARS).is_some();
    let Visitor {
        browser,
        system,
        device,
        location,
        language,
        is_authenticated: _,
    } = &origin.visitor;
    let told = [browser, system, device, location, language];
    let answers = origin
        .survey
        .iter()
        .flat_map(|(question, answer)| [question, answer]);
    let trail = origin.trail.iter().map(|step| &step.text);
    let mut texts = answers.chain(trail).chain(told.into_iter().flatten());
    if origin.survey.len() > limits::SURVEY
        || origin.trail.len() > limits::TRAIL
        || texts.any(|text| is_long(text))
    {
        Err(Refusal::ContextTooLong("origin".into()))
    } else {
        Ok(())
    }
}

/// Refuses context that is too long, or not of the kind its work stream declares (behaviour §1.6).
pub(super) fn check_context(work_stream: &WorkStream, context: &Context) -> Result<(), Refusal> {
    for (name, value) in context {
        let is_long =
            matches!(value, Value::Text(text) if text.chars().nth(limits::CONTEXT_VALUE_CHARS).is_some());
        if is_long || name.is_empty() || name.chars().nth(limits::CONTEXT_NAME_CHARS).is_some() {
            return Err(Refusal::ContextTooLong(
                name.chars().take(limits::CONTEXT_NAME_CHARS).collect(),
            ));
        }
        let declared = work_stream
            .variables
            .iter()
            .find(|variable| variable.name == *name);
        if declared.is_some_and(|variable| !variable.kind.fits(value)) {
            return Err(Refusal::WrongKindOfContext(name.clone()));
        }
    }
    Ok(())
}

/// A record for somebody nobody knows, under the name they gave or a number.
fn visitor(world: &World, from: &Identity) -> Customer {
    let given = from
        .name
        .as_deref()
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let name = given.map_or_else(
        || world.next_visitor_name(),
        |name| name.chars().take(limits::NAME_CHARS).collect(),
    );
    let (email, phone) = match &from.address {
        Some(address) if address.0.contains('@') => (Some(address.clone()), None),
        other => (None, other.clone()),
    };
    Customer {
        id: world.next_customer_id(),
        name,
        kind: given.map_or(CustomerKind::Visitor, |_| CustomerKind::Named),
        email,
        phone,
        ..Customer::default()
    }
}
