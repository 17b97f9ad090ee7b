//! Which facets differ between two worlds, found the slow and certain way.

use std::collections::BTreeSet;
use switchboard::engine::{Facet, World};

pub fn changed(before: &World, after: &World) -> BTreeSet<Facet> {
    let mut facets = BTreeSet::new();
    for conversation in after.conversations() {
        if before.conversation(conversation.id) != Some(conversation) {
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
    if before.settings() != after.settings() || !before.work_streams().eq(after.work_streams()) {
        facets.insert(Facet::Set);
    }
    facets
}
