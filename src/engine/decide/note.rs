//! Notes about a conversation (behaviour §8.7).

use super::{Decision, acting_seat, known};
use crate::domain::ConversationId;
use crate::engine::{Fact, Refusal, Stamp, World, limits};
use std::sync::Arc;

/// Saved as it is typed, so saying the same again is no news. The last words may come when the conversation has gone on
/// to somebody else already.
pub(super) fn save(world: &World, stamp: Stamp, id: ConversationId, text: &Arc<str>) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    if !conversation.involved(agent) {
        return Err(Refusal::NotInvolved);
    }
    if text.chars().nth(limits::NOTE_CHARS).is_some() {
        return Err(Refusal::NoteTooLong);
    }
    let before = conversation.note_of(agent).map_or("", |note| &note.text);
    if before == &**text || before.is_empty() && text.trim().is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Fact::NoteSaved {
        conversation: id,
        agent,
        text: text.clone(),
    }])
}
