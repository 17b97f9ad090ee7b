//! Writing records, and what a conversation has to do with them.

use super::people::{forget_addresses, register};
use crate::domain::{
    Conversation, ConversationId, Customer, CustomerId, Dossier, ScriptId, StepMark, StepOutcome,
};
use crate::engine::World;

pub(super) fn save_customer(world: &mut World, customer: &Customer) {
    forget_addresses(world, customer.id);
    register(world, customer);
    // Rules may ask about the customer of what waits.
    for id in world.conversations_of(customer.id).to_vec() {
        world.place(id);
    }
}

pub(super) fn link_customer(world: &mut World, id: ConversationId, from: CustomerId, to: CustomerId) {
    if let Some(history) = world.histories.get_mut(from) {
        history.retain(|other| *other != id);
    }
    if let Some(history) = world.histories.entry(to) {
        let place = history.partition_point(|other| *other < id);
        history.insert(place, id);
    }
    world.change_conversation(id, |conversation| conversation.customer = to);
}

/// Changes what was gathered about a conversation.
pub(super) fn gather(world: &mut World, id: ConversationId, change: impl FnOnce(&mut Dossier)) {
    world.change_conversation(id, |conversation| change(dossier(conversation)));
}

fn dossier(conversation: &mut Conversation) -> &mut Dossier {
    conversation.dossier.get_or_insert_default()
}

/// The last run of a step wins.
pub(super) fn mark(dossier: &mut Dossier, (script, step): (ScriptId, u16), outcome: Option<&StepOutcome>) {
    dossier
        .marks
        .retain(|mark| (mark.script, mark.step) != (script, step));
    dossier.marks.extend(outcome.map(|outcome| StepMark {
        script,
        step,
        outcome: outcome.clone(),
    }));
}
