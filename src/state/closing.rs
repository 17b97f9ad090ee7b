//! Closing a session: what that means depends on how one is in the conversation and how far it is.

use super::Desk;
use crate::domain::{AgentId, ConversationId, Stage};
use crate::engine::Command;
use leptos::prelude::Set;

/// What is over is closed without a question, and who only takes part just leaves; what goes on would surprise, so
/// there it is asked first.
pub fn close_session(desk: Desk, me: AgentId, conversation: ConversationId) {
    let (takes_part, goes_on) = desk.see(&[], |world| {
        let found = world.conversation(conversation);
        (
            found.is_some_and(|found| found.participant(me).is_some()),
            found.is_some_and(|found| matches!(found.stage, Stage::Active { .. })),
        )
    });
    if takes_part {
        desk.send(Command::Leave(conversation));
    } else if goes_on {
        desk.session(conversation).asks_to_close.set(true);
    } else {
        desk.send(Command::CloseSession(conversation));
    }
}
