//! A live customer's connection: it breaks, and comes back or not (behaviour §5.5).

use super::Decision;
use crate::domain::ContactId;
use crate::engine::{Fact, World};

/// Only where somebody sits in front of it does a broken connection mean anything.
pub(super) fn disconnects(world: &World, contact: ContactId) -> Decision {
    let conversation = world
        .ongoing(contact)
        .filter(|conversation| world.is_live(conversation) && conversation.disconnected_at.is_none());
    Ok(conversation
        .map(|conversation| Fact::CustomerDisconnected(conversation.id))
        .into_iter()
        .collect())
}

pub(super) fn reconnects(world: &World, contact: ContactId) -> Decision {
    let conversation = world
        .ongoing(contact)
        .filter(|conversation| conversation.disconnected_at.is_some());
    Ok(conversation
        .map(|conversation| Fact::CustomerReconnected(conversation.id))
        .into_iter()
        .collect())
}
