//! Writing to the customer.

use super::{Decision, acting_seat, known, must_be_active_with};
use crate::domain::{Author, ConversationId};
use crate::engine::{Fact, Refusal, Stamp, World, limits};
use std::sync::Arc;

pub(super) fn agent_says(world: &World, stamp: Stamp, id: ConversationId, body: &Arc<str>) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    must_be_active_with(known(world, id)?, agent)?;
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
