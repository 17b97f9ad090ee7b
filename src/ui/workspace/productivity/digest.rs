//! The summary beside the conversation.

use crate::domain::{AgentId, ConversationId};
use crate::ui::kit::DigestEditor;
use leptos::prelude::*;

/// Made on demand, and kept while other sessions are worked on.
#[component]
pub(super) fn ConversationDigest(me: AgentId, conversation: ConversationId) -> impl IntoView {
    view! { <DigestEditor me conversation /> }
}
