//! Which facets differ between two worlds, found the slow and certain way.

use std::collections::{BTreeMap, BTreeSet};
use switchboard::domain::AgentId;
use switchboard::engine::{Facet, Setup, World};

pub fn changed(before: &World, after: &World) -> BTreeSet<Facet> {
    let mut facets = BTreeSet::new();
    for conversation in after.conversations() {
        if before.conversation(conversation.id) != Some(conversation) {
            facets.insert(Facet::Conversation(conversation.id));
        }
    }
    for conversation in before.conversations() {
        if after.conversation(conversation.id).is_none() {
            facets.insert(Facet::Conversation(conversation.id));
        }
    }
    for seat in after.seats() {
        if before.seat(seat.agent.id) != Some(seat) {
            facets.insert(Facet::Agent(seat.agent.id));
        }
    }
    for queue in after.queues() {
        if before.waiting_in(queue.id) != after.waiting_in(queue.id) || before.queue(queue.id) != Some(queue)
        {
            facets.insert(Facet::Queue(queue.id));
        }
    }
    for customer in after.customers() {
        let id = customer.id;
        if before.customer(id) != Some(customer) || before.conversations_of(id) != after.conversations_of(id)
        {
            facets.insert(Facet::Customer(id));
        }
    }
    if before.setup().quick_replies != after.setup().quick_replies {
        facets.insert(Facet::QuickReplies);
    }
    let (was, is) = (before.records(), after.records());
    if was.cases().ne(is.cases()) {
        facets.insert(Facet::Cases);
    }
    if was.activities().ne(is.activities()) {
        facets.insert(Facet::Activities);
    }
    if was.verdicts().ne(is.verdicts()) {
        facets.insert(Facet::Verdicts);
    }
    if set_up_differs(before, after) || on_the_floor(before) != on_the_floor(after) {
        facets.insert(Facet::Set);
    }
    facets
}

/// Whether anything of the set-up differs but its quick replies, which have a facet of their own.
fn set_up_differs(before: &World, after: &World) -> bool {
    let without_replies = |world: &World| Setup {
        quick_replies: BTreeMap::new(),
        ..world.setup().clone()
    };
    before.setup() != after.setup() && without_replies(before) != without_replies(after)
}

/// Who is on the floor, and which operating hours are on.
fn on_the_floor(world: &World) -> (Vec<AgentId>, Vec<bool>) {
    let agents = world.seats().map(|seat| seat.agent.id).collect();
    let hours = world.setup().hours.keys();
    (agents, hours.map(|hours| world.is_open(*hours)).collect())
}
