//! The customer summary: the tab that is always there beside a conversation.

mod cards;
mod history;

use crate::domain::ConversationId;
use crate::ui::app::words;
use cards::{ConversationCard, CustomerCard};
use history::HistoryCard;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "customer ",
    stylers::style_sheet!("./style/scoped/workspace/customer.css")
);

/// Customer, conversation, and what came before.
#[component]
pub(super) fn CustomerSummary(conversation: ConversationId) -> impl IntoView {
    let words = words();
    view! {
        <section class=CLASS aria-labelledby="summary-title">
            <h2 id="summary-title" class="tab">
                {words.customer_summary}
            </h2>
            <div class="cards" tabindex="0" role="region" aria-labelledby="summary-title">
                <CustomerCard conversation />
                <ConversationCard conversation />
                <HistoryCard conversation />
            </div>
        </section>
    }
}
