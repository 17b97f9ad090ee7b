//! Notes about a conversation (behaviour §8.7).

use super::{Decision, acting_seat, must_be_involved};
use crate::domain::ConversationId;
use crate::engine::{Fact, Refusal, Stamp, World, limits};
use std::sync::Arc;

/// Saved as it is typed, so saying the same again is no news.
pub(super) fn save(world: &World, stamp: Stamp, id: ConversationId, text: &Arc<str>) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = must_be_involved(world, id, agent)?;
    if text.chars().nth(limits::NOTE_CHARS).is_some() {
        return Err(Refusal::NoteTooLong);
    }
    let before = conversation.note_of(agent).map_or("", |note| &note.text);
    if before == &**text {
        return Ok(Vec::new());
    }
    Ok(vec![Fact::NoteSaved {
        conversation: id,
        agent,
        text: text.clone(),
    }])
}
