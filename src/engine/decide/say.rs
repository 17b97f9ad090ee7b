//! Writing to the customer: the primary agent, and whoever was added to the conversation.

use super::{Decision, acting_seat, known, must_be_active_with};
use crate::domain::{Author, ConversationId, Stage};
use crate::engine::{Fact, Refusal, Stamp, World, limits};
use std::sync::Arc;

pub(super) fn agent_says(world: &World, stamp: Stamp, id: ConversationId, body: &Arc<str>) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    let takes_part = conversation
        .participant(agent)
        .is_some_and(|participant| participant.speaks);
    if !(takes_part && matches!(conversation.stage, Stage::Active { .. })) {
        must_be_active_with(conversation, agent)?;
    }
    check(body)?;
    Ok(vec![Fact::MessagePosted {
        conversation: id,
        author: Author::Agent(agent),
        body: body.clone(),
    }])
}

/// Refuses what nobody can read.
pub(super) fn check(body: &str) -> Result<(), Refusal> {
    if body.trim().is_empty() {
        Err(Refusal::EmptyMessage)
    } else if body.chars().nth(limits::MESSAGE_CHARS).is_some() {
        Err(Refusal::MessageTooLong)
    } else {
        Ok(())
    }
}
