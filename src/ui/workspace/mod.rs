//! The workspace: Home and up to ten customer sessions.

mod alerts;
mod conversation;
mod customer;
mod home;
mod keys;
mod knowledge;
mod links;
mod offers;
mod productivity;
mod records;
mod session;
mod tabs;

use crate::domain::{AgentId, ConversationId};
use crate::state::{Focus, OnePane, Pane, Preferences, Tab, carries_files};
use crate::ui::app::{desk, words};
use crate::ui::kit::{ClosedConversation, Splitter};
use crate::ui::shell::TopBar;
use conversation::ConversationPanel;
use customer::CustomerSummary;
use home::{Home, Streams};
use keys::{CheatSheet, Palette};
use knowledge::{ArticleTab, KnowledgeTab};
use leptos::ev::DragEvent;
use leptos::prelude::*;
use offers::Offers;
use productivity::ProductivityPane;
use records::{ActivityPage, CaseList, CasePage, CustomerPage, NewCase, NewCustomer, NewEmail};
use session::Rail;
use tabs::{ApplicationTabs, OwnQuickReplies, PastConversation};

const CLASS: &str = concat!(
    "workspace ",
    stylers::style_sheet!("./style/scoped/workspace/frame.css")
);

/// Everything an agent sees.
#[component]
pub(in crate::ui) fn Workspace(me: AgentId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let preferences = expect_context::<Preferences>();
    let sessions = StoredValue::new_local(desk.sessions());
    let focus = Memo::new(move |_| sessions.with_value(|sessions| sessions.focus()));
    let screen = keys::listen(me);
    alerts::call(me);
    links::follow(me);
    keep_the_page();
    view! {
        <div
            class=CLASS
            style=("--rail", move || format!("{}px", rail_width(preferences)))
            style=("--conversation", move || format!("{}px", preferences.width(Pane::Conversation).get()))
            style=("--productivity", move || format!("{}px", preferences.width(Pane::Productivity).get()))
        >
            <TopBar me />
            <div class="body">
                <nav class="side" aria-label=words.sessions>
                    <Rail me />
                    <Splitter pane=Pane::Rail label=words.resize_rail />
                </nav>
                // Keyed, so that each session has elements of its own: a shared one would carry its scrolling over.
                <For each=move || [focus.get()] key=|focus| *focus let:focus>
                    {match focus {
                        Focus::Home => view! { <Home me /> }.into_any(),
                        Focus::Session(conversation) => view! { <Session me conversation /> }.into_any(),
                    }}
                </For>
            </div>
            <Offers me />
            <Show when=move || screen.palette.get()>
                <Palette screen />
            </Show>
            <Show when=move || screen.cheat_sheet.get()>
                <CheatSheet screen />
            </Show>
            {move || {
                desk.reading().get().map(|conversation| view! { <ClosedConversation me conversation /> })
            }}
        </div>
    }
}

/// A file that is dropped where nothing takes it would open in place of the page, and with it would go what is open.
fn keep_the_page() {
    let refuse = move |event: DragEvent| {
        let carried = event.data_transfer().filter(carries_files);
        if let Some(carried) = carried.filter(|_| !event.default_prevented()) {
            event.prevent_default();
            carried.set_drop_effect("none");
        }
    };
    let over = window_event_listener(leptos::ev::dragover, refuse);
    let dropped = window_event_listener(leptos::ev::drop, refuse);
    on_cleanup(move || {
        over.remove();
        dropped.remove();
    });
}

/// Collapsed it has room for an icon and a clock.
fn rail_width(preferences: Preferences) -> i32 {
    if preferences.rail_is_narrow.get() {
        64
    } else {
        preferences.width(Pane::Rail).get()
    }
}

/// What an application tab of a session shows.
fn draw_tab(me: AgentId, conversation: ConversationId, tab: Tab) -> AnyView {
    match tab {
        Tab::Summary => view! { <CustomerSummary me conversation /> }.into_any(),
        Tab::WorkItems => view! { <Streams me conversation /> }.into_any(),
        Tab::QuickReplies => view! { <OwnQuickReplies me conversation /> }.into_any(),
        Tab::Conversation(past) => view! { <PastConversation me conversation past /> }.into_any(),
        Tab::Cases => view! { <CaseList conversation /> }.into_any(),
        Tab::Case(case) => view! { <CasePage conversation case /> }.into_any(),
        Tab::NewCase => view! { <NewCase conversation /> }.into_any(),
        Tab::Customer(customer) => view! { <CustomerPage conversation customer /> }.into_any(),
        Tab::NewCustomer => view! { <NewCustomer conversation /> }.into_any(),
        Tab::Activity(activity) => view! { <ActivityPage me conversation activity /> }.into_any(),
        Tab::NewEmail => view! { <NewEmail conversation /> }.into_any(),
        Tab::Article(article) => view! { <ArticleTab me conversation article /> }.into_any(),
        Tab::Knowledge => view! { <KnowledgeTab me conversation /> }.into_any(),
    }
}

/// One customer session: the conversation, the tabs beside it, and what helps with both.
#[component]
fn Session(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let words = words();
    let shown = RwSignal::from(desk().session(conversation).one_pane);
    let button = move |pane: OnePane, name: &'static str| {
        view! {
            <button
                type="button"
                class="button small"
                aria-pressed=move || (shown.get() == pane).to_string()
                on:click=move |_| shown.set(pane)
            >
                {name}
            </button>
        }
    };
    view! {
        <main
            class="session-view"
            id="content"
            tabindex="-1"
            class:shows-conversation=move || shown.get() == OnePane::Conversation
            class:shows-customer=move || shown.get() == OnePane::Customer
            class:shows-productivity=move || shown.get() == OnePane::Productivity
        >
            <div class="switch" role="group" aria-label=words.conversation>
                {button(OnePane::Conversation, words.conversation)}
                {button(OnePane::Customer, words.customer_summary)}
                {button(OnePane::Productivity, words.productivity.pane)}
            </div>
            <ConversationPanel me conversation />
            <Splitter pane=Pane::Conversation label=words.resize_conversation />
            <ApplicationTabs conversation draw=move |tab| draw_tab(me, conversation, tab) />
            <ProductivityPane me conversation />
        </main>
    }
}
