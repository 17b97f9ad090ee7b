//! A refusal on its way to the notices.

use crate::domain::ConversationId;
use crate::engine::Refusal;

/// What was refused, until it is put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub refusal: Refusal,
    /// If it was a message that is not in front: the conversation it was for.
    pub unsent_in: Option<ConversationId>,
}
