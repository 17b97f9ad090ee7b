//! Closing a session: what that means depends on how one is in the conversation and how far it is.

use super::{Desk, Unsaved};
use crate::domain::{AgentId, ConversationId, Stage};
use crate::engine::Command;
use leptos::prelude::Set;

/// What is over is closed without a question, and who only takes part just leaves; what goes on would surprise, so
/// there it is asked first, and wherever something is not saved.
pub fn close_session(desk: Desk, me: AgentId, conversation: ConversationId) {
    let (goes_on, unsaved) = question_before(desk, me, conversation);
    if goes_on || !unsaved.is_empty() {
        desk.session(conversation).asks_to_close.set(true);
    } else {
        leave_session(desk, me, conversation);
    }
}

/// Closes it, or leaves it to whose it is, without a question.
pub fn leave_session(desk: Desk, me: AgentId, conversation: ConversationId) {
    desk.send(if takes_part(desk, me, conversation) {
        Command::Leave(conversation)
    } else {
        Command::CloseSession(conversation)
    });
}

/// What would surprise whoever closes it: whether the conversation goes on without them, and what is not saved.
#[must_use]
pub fn question_before(desk: Desk, me: AgentId, conversation: ConversationId) -> (bool, Vec<Unsaved>) {
    let is_active = desk.see(&[], |world| {
        let found = world.conversation(conversation);
        found.is_some_and(|found| matches!(found.stage, Stage::Active { .. }))
    });
    let goes_on = is_active && !takes_part(desk, me, conversation);
    (goes_on, desk.session(conversation).unsaved())
}

/// Whether it is somebody else's conversation.
fn takes_part(desk: Desk, me: AgentId, conversation: ConversationId) -> bool {
    desk.see(&[], |world| {
        let found = world.conversation(conversation);
        found.is_some_and(|found| found.participant(me).is_some())
    })
}
