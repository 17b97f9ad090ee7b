//! Searching within a conversation: the hits, one after the other, the latest first.

use crate::analysis::fold;
use crate::domain::{ConversationId, Line};
use crate::engine::Facet;
use crate::state::Desk;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, focus_writing};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "search-bar ",
    stylers::style_sheet!("./style/scoped/workspace/search_bar.css")
);

/// The bar over the transcript while a search is open.
#[component]
pub(super) fn SearchBar(
    conversation: ConversationId,
    /// Shows a line.
    go_to: Callback<usize>,
    /// Forgets the line shown last.
    close: Callback<()>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let query = RwSignal::from(desk.session(conversation).search.clone());
    let field = NodeRef::<html::Input>::new();
    let hits = Memo::new(move |_| {
        query
            .get()
            .filter(|query| !query.trim().is_empty())
            .map_or_else(Vec::new, |query| find(desk, conversation, &query))
    });
    // The hit that is shown. It stays while others come; a new search begins with the latest.
    let shown = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        let hits = hits.get();
        let at = shown.get_untracked().filter(|line| hits.contains(line));
        shown.set(at.or(hits.last().copied()));
    });
    let line = Memo::new(move |_| shown.get());
    Effect::new(move |_| match line.get() {
        Some(line) => go_to.run(line),
        None => close.run(()),
    });
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    // From hit to hit, round the ends.
    let step = move |by: usize| {
        let hits = hits.get_untracked();
        let at = shown
            .get_untracked()
            .and_then(|line| hits.iter().position(|hit| *hit == line));
        let next = at.map(|at| (at + by) % hits.len());
        shown.set(next.and_then(|next| hits.get(next).copied()));
    };
    let back = move || step(hits.get_untracked().len().max(1) - 1);
    let on = move || step(1);
    let end = move || {
        query.set(None);
        request_animation_frame(|| {
            focus_writing();
        });
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            if event.shift_key() { on() } else { back() }
        }
        "Escape" => {
            event.stop_propagation();
            end();
        }
        _ => {}
    };
    view! {
        <Show when=move || query.get().is_some()>
            <div class=CLASS role="search">
                <input
                    node_ref=field
                    type="search"
                    aria-label=words.panel.search_conversation
                    placeholder=words.panel.search_conversation
                    prop:value=move || query.get().unwrap_or_default()
                    on:input=move |event| {
                        shown.set(None);
                        query.set(Some(event_target_value(&event)));
                    }
                    on:keydown=on_key
                />
                <span role="status">
                    {move || {
                        let hits = hits.get();
                        let at = shown.get().and_then(|line| hits.iter().position(|hit| *hit == line));
                        (words.panel.hits)(at.map_or(0, |at| at + 1), hits.len())
                    }}
                </span>
                <button
                    type="button"
                    class="button plain square small"
                    aria-label=words.panel.previous_hit
                    on:click=move |_| back()
                >
                    <Icon glyph=icondata_lu::LuChevronUp size=14 />
                </button>
                <button
                    type="button"
                    class="button plain square small"
                    aria-label=words.panel.next_hit
                    on:click=move |_| on()
                >
                    <Icon glyph=icondata_lu::LuChevronDown size=14 />
                </button>
                <button
                    type="button"
                    class="button plain square small"
                    aria-label=words.close
                    on:click=move |_| end()
                >
                    <Icon glyph=icondata_lu::LuX size=14 />
                </button>
            </div>
        </Show>
    }
}

/// The lines somebody wrote that contain the words, as they are or with other accents.
fn find(desk: Desk, conversation: ConversationId, query: &str) -> Vec<usize> {
    let query = fold(query.trim());
    desk.see(&[Facet::Conversation(conversation)], |world| {
        let lines = world
            .conversation(conversation)
            .into_iter()
            .flat_map(|conversation| conversation.transcript.iter().enumerate());
        lines
            .filter(|(_, entry)| match &entry.line {
                Line::Message(message) => {
                    let mut names = message.attachments.iter().map(|file| &file.name);
                    fold(&message.body).contains(&query) || names.any(|name| fold(name).contains(&query))
                }
                Line::System(_) => false,
            })
            .map(|(row, _)| row)
            .collect()
    })
}
