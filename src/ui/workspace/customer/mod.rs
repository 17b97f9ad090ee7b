//! The customer summary: the tab that is always there beside a conversation.

mod case_card;
mod conversation_card;
mod customer_card;
mod fact;
mod notes;
mod quick_activity;
mod recent_cases;
mod skills;
mod timeline_card;
mod visit;

use crate::domain::{AgentId, ConversationId};
use crate::state::Tab;
use crate::ui::app::words;
use crate::ui::kit::keep_scroll;
use case_card::CaseCard;
use conversation_card::ConversationCard;
use customer_card::CustomerCard;
use leptos::html;
use leptos::prelude::*;
use notes::Notes;
use recent_cases::RecentCases;
use timeline_card::TimelineCard;
use visit::VisitCard;

const CLASS: &str = concat!(
    "customer ",
    stylers::style_sheet!("./style/scoped/workspace/customer.css")
);

/// Customer, conversation, case, and what came before (seed 002).
#[component]
pub(super) fn CustomerSummary(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let words = words();
    let cards = NodeRef::<html::Div>::new();
    let on_scroll = keep_scroll(cards, conversation, Tab::Summary);
    view! {
        <section class=CLASS aria-labelledby="summary-title">
            <h2 id="summary-title" class="visually-hidden">
                {words.customer_summary}
            </h2>
            <div node_ref=cards class="cards" tabindex="0" on:scroll=on_scroll>
                <CustomerCard conversation />
                <VisitCard conversation />
                <ConversationCard me conversation />
                <Notes me conversation />
                <CaseCard conversation />
                <RecentCases conversation />
                <TimelineCard me conversation />
            </div>
        </section>
    }
}
