//! The search of the knowledge base, with room for everything that narrows it down.

use crate::domain::{AgentId, ConversationId};
use crate::state::Tab;
use crate::ui::kit::{KnowledgeFinder, keep_scroll};
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "knowledge-tab ",
    stylers::style_sheet!("./style/scoped/workspace/knowledge_tab.css")
);

/// The tab that `/kb` opens.
#[component]
pub(in crate::ui::workspace) fn KnowledgeTab(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let on_scroll = keep_scroll(frame, conversation, Tab::Knowledge);
    view! {
        <div node_ref=frame class=CLASS on:scroll=on_scroll>
            <KnowledgeFinder me conversation wide=true />
        </div>
    }
}
