//! The search of the knowledge base, with room for everything that narrows it down.

use crate::domain::{AgentId, ConversationId};
use crate::ui::kit::KnowledgeFinder;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "knowledge-tab ",
    stylers::style_sheet!("./style/scoped/workspace/knowledge_tab.css")
);

/// The tab that `/kb` opens.
#[component]
pub(in crate::ui::workspace) fn KnowledgeTab(me: AgentId, conversation: ConversationId) -> impl IntoView {
    view! {
        <div class=CLASS>
            <KnowledgeFinder me conversation wide=true />
        </div>
    }
}
