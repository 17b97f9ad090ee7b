//! Letting go of what has long been closed: the log keeps it, memory need not.

use super::{Decision, known};
use crate::domain::{ConversationId, Stage};
use crate::engine::{Fact, Refusal, World};

pub(super) fn forget(world: &World, conversations: &[ConversationId]) -> Decision {
    for id in conversations {
        let conversation = known(world, *id)?;
        if !matches!(conversation.stage, Stage::Closed { .. }) {
            return Err(Refusal::WrongStatus(conversation.status()));
        }
    }
    Ok(vec![Fact::ConversationsForgotten(conversations.to_vec())])
}
