//! The productivity pane: suggestions, knowledge and summary beside the conversation.

mod digest;
mod knowledge;
mod suggestions;

pub(super) use digest::ConversationDigest;
pub(super) use knowledge::KnowledgeSearch;
pub(super) use suggestions::Suggestions;
