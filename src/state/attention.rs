//! Whose turn it is: which session needs its agent most.

use crate::domain::{AgentId, Conversation, ConversationId, Millis, Stage};
use crate::engine::World;

/// The session to look at next: not the one in front, and only one in which somebody waits for us or work is left.
#[must_use]
pub fn next_best(world: &World, me: AgentId, focused: Option<ConversationId>) -> Option<ConversationId> {
    let seat = world.seat(me)?;
    let others = seat.sessions.iter().filter(|id| Some(**id) != focused);
    others
        .filter_map(|id| world.conversation(*id))
        .filter_map(|conversation| Some((urgency(conversation)?, conversation.id)))
        .min()
        .map(|(_, id)| id)
}

/// The open sessions, the most urgent first; those in which nothing is to be done keep their order behind them.
#[must_use]
pub fn by_urgency(world: &World, sessions: &[ConversationId]) -> Vec<ConversationId> {
    let mut sorted = sessions.to_vec();
    sorted.sort_by_key(|id| {
        let urgency = world.conversation(*id).and_then(urgency);
        (urgency.is_none(), urgency)
    });
    sorted
}

/// The smaller, the more urgent: customers who wait for an answer, the longest first, then what only has to be wrapped
/// up. Nothing while it is the customer's turn.
fn urgency(conversation: &Conversation) -> Option<(u8, Millis)> {
    match conversation.stage {
        Stage::Active { .. } => conversation.unanswered_since.map(|since| (0, since)),
        Stage::WrapUp { .. } => Some((1, conversation.stage_since)),
        _ => None,
    }
}
