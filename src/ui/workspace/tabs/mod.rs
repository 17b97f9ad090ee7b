//! The application tabs of a session (behaviour §7.4): the customer summary first, and what was opened beside it.

mod past;
mod quick_replies;

use crate::analysis::{one_line, subject_of};
use crate::domain::ConversationId;
use crate::engine::{Facet, World};
use crate::i18n::{Locale, Messages, date};
use crate::state::{Desk, Tab, Tabs};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::{Icon, Opener, Popover, name_of};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
pub(super) use past::PastConversation;
pub(super) use quick_replies::OwnQuickReplies;

const CLASS: &str = concat!(
    "tabs-pane ",
    stylers::style_sheet!("./style/scoped/workspace/tabs.css")
);

/// The bar and the tab in front. What a tab shows comes in from above.
#[component]
pub(super) fn ApplicationTabs(
    conversation: ConversationId,
    /// What a tab shows.
    #[prop(into)]
    draw: Callback<Tab, AnyView>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let tabs = RwSignal::from(desk.session(conversation).tabs.clone());
    let front = Memo::new(move |_| tabs.with(Tabs::front));
    let bar = NodeRef::<html::Div>::new();
    let name = move |tab: Tab| name_of_tab(desk, words, tab);
    // Arrow keys go from tab to tab, Delete closes; one stop for Tab.
    let on_key = move |event: KeyboardEvent| {
        let count = tabs.with_untracked(|tabs| tabs.open_tabs().len());
        match event.key().as_str() {
            "ArrowRight" => tabs.update(|tabs| tabs.step(1)),
            "ArrowLeft" => tabs.update(|tabs| tabs.step(count - 1)),
            "Delete" => tabs.update(|tabs| tabs.close(tabs.front())),
            _ => return,
        }
        event.prevent_default();
        request_animation_frame(move || {
            let chosen = bar
                .try_get_untracked()
                .flatten()
                .and_then(|bar| bar.query_selector("[aria-selected='true']").ok().flatten());
            if let Some(chosen) = chosen {
                use wasm_bindgen::JsCast;
                let _ = chosen.unchecked_into::<web_sys::HtmlElement>().focus();
            }
        });
    };
    let button = move |tab: Tab| {
        view! {
            <div class="tab" class:front=move || front.get() == tab>
                <button
                    type="button"
                    role="tab"
                    aria-selected=move || (front.get() == tab).to_string()
                    tabindex=move || if front.get() == tab { "0" } else { "-1" }
                    aria-keyshortcuts=(tab != Tab::Summary).then_some("Delete")
                    on:click=move |_| {
                        tabs.update(|tabs| {
                            tabs.open(tab, false);
                        });
                    }
                    on:auxclick=move |event| {
                        if event.button() == 1 {
                            tabs.update(|tabs| tabs.close(tab));
                        }
                    }
                >
                    {move || name(tab)}
                </button>
                {(tab != Tab::Summary)
                    .then(|| {
                        view! {
                            // For the pointer only: in a list of tabs there is nothing but tabs. Delete closes as well,
                            // and so does the menu.
                            <button
                                type="button"
                                class="button plain square small"
                                tabindex="-1"
                                aria-hidden="true"
                                title=move || format!("{}: {}", words.close, name(tab))
                                on:click=move |_| tabs.update(|tabs| tabs.close(tab))
                            >
                                <Icon glyph=icondata_lu::LuX size=12 />
                            </button>
                        }
                    })}
            </div>
        }
    };
    view! {
        <section class=CLASS aria-label=words.panel.application_tabs>
            <div class="bar">
                <div node_ref=bar class="list" role="tablist" aria-label=words.panel.application_tabs on:keydown=on_key>
                    <For each=move || tabs.with(|tabs| tabs.open_tabs().to_vec()) key=|tab| *tab let:tab>
                        {button(tab)}
                    </For>
                </div>
                <More conversation />
            </div>
            {move || {
                let tab = front.get();
                view! {
                    <div class="content" role="tabpanel" aria-label=move || name(tab)>
                        {draw.run(tab)}
                    </div>
                }
            }}
        </section>
    }
}

/// What a tab is called: the record's own name, where it shows one.
fn name_of_tab(desk: Desk, words: &'static Messages, tab: Tab) -> String {
    match tab {
        Tab::Summary => words.customer_summary.to_owned(),
        Tab::WorkItems => words.panel.work_items.to_owned(),
        Tab::QuickReplies => words.panel.own_quick_replies.to_owned(),
        Tab::Conversation(id) => (words.conversation_number)(id.0),
        Tab::Case(id) => desk.see(&[Facet::Cases], |world| {
            world
                .records()
                .case(id)
                .map(|case| case.number())
                .unwrap_or_default()
        }),
        Tab::Customer(id) => desk.see(&[Facet::Customer(id)], |world| {
            world.customer(id).map(name_of).unwrap_or_default()
        }),
        Tab::Activity(id) => desk.see(&[Facet::Activities], |world| {
            let activity = world.records().activity(id);
            let subject = activity.map(|activity| one_line(&activity.subject, 40));
            subject
                .filter(|subject| !subject.is_empty())
                .unwrap_or_else(|| words.records.note.to_owned())
        }),
        Tab::Article(id) => desk.see(&[Facet::Set], |world| {
            let article = world.setup().articles.get(&id);
            article
                .map(|article| one_line(&article.title, 40))
                .unwrap_or_default()
        }),
        Tab::Cases => words.records.cases.to_owned(),
        Tab::NewCase => words.panel.new_case.to_owned(),
        Tab::NewCustomer => words.panel.new_customer.to_owned(),
        Tab::NewEmail => words.panel.new_email.to_owned(),
        Tab::Knowledge => words.panel.knowledge.to_owned(),
    }
}

/// What can be opened.
#[component]
fn More(conversation: ConversationId) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let open = RwSignal::new(false);
    let face = || view! { <Icon glyph=icondata_lu::LuPlus size=14 /> };
    let opener = Opener::of(conversation);
    let choose = move |tab: Tab| {
        open.set(false);
        opener.open(tab, false);
    };
    let choice = move |tab: Tab, name: String| {
        view! {
            <button type="button" class="choice" role="menuitem" tabindex="-1" on:click=move |_| choose(tab)>
                {name}
            </button>
        }
    };
    view! {
        <Popover label=words.panel.open_tab open face=ViewFn::from(face)>
            <div role="menu" aria-label=words.panel.open_tab>
                {choice(Tab::WorkItems, words.panel.work_items.to_owned())}
                {choice(Tab::QuickReplies, words.panel.own_quick_replies.to_owned())}
                {choice(Tab::Knowledge, words.panel.knowledge.to_owned())}
                {choice(Tab::Cases, words.records.cases.to_owned())}
                {choice(Tab::NewCase, words.panel.new_case.to_owned())}
                {choice(Tab::NewCustomer, words.panel.new_customer.to_owned())}
                {choice(Tab::NewEmail, words.panel.new_email.to_owned())}
                {earlier(desk, words, locale, conversation)
                    .into_iter()
                    .map(|(id, name)| choice(Tab::Conversation(id), name))
                    .collect_view()}
            </div>
        </Popover>
    }
}

/// So many earlier conversations are in the menu; all of them are in the customer summary.
const EARLIER: usize = 5;

/// So much of what one was about is shown, in characters.
const SUBJECT: usize = 60;

/// Each by its number, the day it began and what it was about.
fn earlier(
    desk: Desk,
    words: &Messages,
    locale: Locale,
    conversation: ConversationId,
) -> Vec<(ConversationId, String)> {
    let read = |world: &World| {
        let all = world.conversations_of(world.conversation(conversation)?.customer);
        let others = all.iter().rev().filter(|id| **id != conversation).take(EARLIER);
        let named = others.filter_map(|id| {
            let earlier = world.conversation(*id)?;
            let known = [
                Some((words.conversation_number)(id.0)),
                Some(date(locale, earlier.created_at)),
                subject_of(earlier).map(|subject| one_line(&subject, SUBJECT)),
            ];
            let known: Vec<String> = known.into_iter().flatten().collect();
            Some((*id, known.join(" · ")))
        });
        Some(named.collect())
    };
    desk.see(&[Facet::Conversation(conversation)], read)
        .unwrap_or_default()
}
