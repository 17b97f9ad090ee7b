//! The customer summary: the tab that is always there beside a conversation.

mod cards;
mod history;
mod notes;

use crate::domain::{AgentId, ConversationId};
use crate::ui::app::{desk, words};
use cards::{ConversationCard, CustomerCard};
use history::HistoryCard;
use leptos::html;
use leptos::prelude::*;
use notes::Notes;

const CLASS: &str = concat!(
    "customer ",
    stylers::style_sheet!("./style/scoped/workspace/customer.css")
);

/// Customer, conversation, and what came before.
#[component]
pub(super) fn CustomerSummary(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let words = words();
    let scroll = desk().session(conversation).summary_scroll;
    let cards = NodeRef::<html::Div>::new();
    {
        let scroll = scroll.clone();
        Effect::new(move |_| {
            if let Some(cards) = cards.get() {
                cards.set_scroll_top(scroll.get_untracked());
            }
        });
    }
    let on_scroll = move |_| {
        if let Some(cards) = cards.try_get_untracked().flatten() {
            scroll.set(cards.scroll_top());
        }
    };
    view! {
        <section class=CLASS aria-labelledby="summary-title">
            <h2 id="summary-title" class="visually-hidden">
                {words.customer_summary}
            </h2>
            <div node_ref=cards class="cards" tabindex="0" on:scroll=on_scroll>
                <CustomerCard conversation />
                <ConversationCard conversation />
                <Notes me conversation />
                <HistoryCard conversation />
            </div>
        </section>
    }
}
