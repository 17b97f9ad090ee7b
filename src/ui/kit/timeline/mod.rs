//! A timeline: what was done for a case, a contact or an account; filtered, searched and sorted (behaviour §9.5).

mod row;

use super::keep_line;
use crate::analysis::timeline::{Kind, conversations_of, shown, timeline};
use crate::domain::{ConversationId, Regarding};
use crate::engine::Facet;
use crate::i18n::Messages;
use crate::state::{Desk, Preferences, TimelineView};
use leptos::html;
use leptos::prelude::*;
use row::Row;

const CLASS: &str = concat!(
    "timeline ",
    stylers::style_sheet!("./style/scoped/kit/timeline.css")
);

/// So many entries are drawn at first, and with each press of the button below them.
const PAGE: usize = 20;

/// What a kind of entry is called.
pub(in crate::ui) const fn kind_name(words: &Messages, kind: Kind) -> &'static str {
    let words = &words.records;
    match kind {
        Kind::Note => words.note,
        Kind::Email => words.email,
        Kind::PhoneCall => words.phone_call,
        Kind::Task => words.task,
        Kind::Appointment => words.appointment,
        Kind::Conversation => words.conversation,
        Kind::Case => words.case_change,
    }
}

/// The entries, with what narrows them down.
#[component]
pub(in crate::ui) fn Timeline(
    /// In whose session entries open.
    conversation: ConversationId,
    /// Whose timeline it is.
    #[prop(into)]
    regarding: Signal<Option<Regarding>>,
    looking: RwSignal<TimelineView>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let items = Memo::new(move |_| {
        let Some(regarding) = regarding.get() else {
            return Vec::new();
        };
        let mut facets = vec![Facet::Cases, Facet::Activities];
        if let Regarding::Customer(id) = regarding {
            facets.push(Facet::Customer(id));
        }
        let conversations = desk.see(&facets, |world| conversations_of(world, regarding));
        let facets: Vec<_> = conversations.into_iter().map(Facet::Conversation).collect();
        desk.see(&facets, |world| timeline(world, regarding))
    });
    let wish = Memo::new(move |_| looking.with(|view| view.wish.clone()));
    let found = Memo::new(move |_| wish.with(|wish| shown(items.get(), wish)));
    let limit = RwSignal::new(PAGE);
    let drawn = Memo::new(move |_| {
        let keys = found.with(|found| found.iter().map(|item| item.key()).collect::<Vec<_>>());
        keys.into_iter().take(limit.get()).collect::<Vec<_>>()
    });
    let left = Memo::new(move |_| found.with(Vec::len).saturating_sub(limit.get()));
    view! {
        <div class=CLASS>
            <Controls looking />
            <ol data-test="timeline">
                <For each=move || drawn.get() key=|key| *key let:key>
                    <Row conversation key found />
                </For>
            </ol>
            {move || {
                found
                    .with(Vec::is_empty)
                    .then(|| view! { <p class="note" role="status">{words.records.timeline_empty}</p> })
            }}
            {move || {
                let left = left.get();
                (left > 0)
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button small"
                                on:click=move |_| limit.update(|limit| *limit += PAGE)
                            >
                                {(words.records.more)(left.min(PAGE))}
                            </button>
                        }
                    })
            }}
        </div>
    }
}

/// Which kind, which words, which order.
#[component]
fn Controls(looking: RwSignal<TimelineView>) -> impl IntoView {
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let field = NodeRef::<html::Input>::new();
    keep_line(
        field,
        Signal::derive(move || looking.with(|view| view.wish.query.clone())),
    );
    let on_kind = move |event| {
        let chosen = event_target_value(&event);
        let kind = Kind::ALL
            .into_iter()
            .find(|kind| kind_name(words, *kind) == chosen);
        looking.update(|view| view.wish.kind = kind);
    };
    let on_order = move |event| {
        let oldest_first = event_target_value(&event) == words.records.oldest_first;
        looking.update(|view| view.wish.oldest_first = oldest_first);
    };
    let is_kind = move |kind: Option<Kind>| looking.with(|view| view.wish.kind == kind);
    let is_order = move |oldest_first: bool| looking.with(|view| view.wish.oldest_first == oldest_first);
    view! {
        <div class="controls">
            <input
                node_ref=field
                type="search"
                aria-label=words.records.timeline_search
                placeholder=words.records.timeline_search
                on:input=move |event| {
                    let query = event_target_value(&event);
                    looking.update(|view| view.wish.query = query);
                }
            />
            <select aria-label=words.records.filter on:change=on_kind>
                <option value="" prop:selected=move || is_kind(None)>
                    {words.records.everything}
                </option>
                {Kind::ALL
                    .into_iter()
                    .map(|kind| {
                        let name = kind_name(words, kind);
                        view! {
                            <option value=name prop:selected=move || is_kind(Some(kind))>
                                {name}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
            <select aria-label=words.records.order on:change=on_order>
                {[(false, words.records.newest_first), (true, words.records.oldest_first)]
                    .into_iter()
                    .map(|(oldest_first, name)| {
                        view! {
                            <option value=name prop:selected=move || is_order(oldest_first)>
                                {name}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}
