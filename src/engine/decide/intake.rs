//! A message comes in: it continues what is going on, or it opens a conversation.

use super::{Decision, say};
use crate::domain::{
    Author, ContactId, ConversationId, Customer, CustomerId, Identity, QueueId, RequeueReason, Stage,
    WorkStreamId,
};
use crate::engine::{Fact, Refusal, World, limits};
use std::sync::Arc;

pub(super) fn customer_writes(
    world: &World,
    contact: ContactId,
    work_stream: WorkStreamId,
    from: &Identity,
    body: &Arc<str>,
) -> Decision {
    say::check(body)?;
    let message = |conversation| Fact::MessagePosted {
        conversation,
        author: Author::Customer,
        body: body.clone(),
    };

    if let Some(conversation) = world.ongoing(contact) {
        let id = conversation.id;
        let mut facts = Vec::new();
        if matches!(conversation.stage, Stage::Waiting { .. }) {
            facts.push(Fact::ConversationRequeued {
                conversation: id,
                reason: RequeueReason::CustomerReturned,
            });
        }
        facts.push(message(id));
        return Ok(facts);
    }

    let queue = world
        .work_stream(work_stream)
        .ok_or(Refusal::UnknownWorkStream)?
        .queue;
    let mut facts = Vec::new();
    let customer = world.identify(from).unwrap_or_else(|| {
        let customer = visitor(world, from);
        let id = customer.id;
        facts.push(Fact::CustomerRegistered(customer));
        id
    });
    let conversation = world.next_conversation_id();
    facts.push(opened(conversation, contact, customer, work_stream, queue));
    facts.push(message(conversation));
    Ok(facts)
}

fn opened(
    conversation: ConversationId,
    contact: ContactId,
    customer: CustomerId,
    work_stream: WorkStreamId,
    queue: QueueId,
) -> Fact {
    Fact::ConversationOpened {
        conversation,
        contact,
        customer,
        work_stream,
        queue,
        follows: None,
    }
}

/// A record for somebody nobody knows, under the name they gave or a number.
fn visitor(world: &World, from: &Identity) -> Customer {
    let given = from
        .name
        .as_deref()
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let name = given.map_or_else(
        || format!("Visitor {}", world.visitors + 1),
        |name| name.chars().take(limits::NAME_CHARS).collect(),
    );
    let (email, phone) = match &from.address {
        Some(address) if address.0.contains('@') => (Some(address.clone()), None),
        other => (None, other.clone()),
    };
    Customer {
        id: world.next_customer_id(),
        name,
        is_visitor: given.is_none(),
        email,
        phone,
        city: None,
        since: None,
        orders: 0,
        past: Vec::new(),
    }
}
