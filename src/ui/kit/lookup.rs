//! A field that looks records up while one types: arrow keys choose, Enter takes, Escape clears.

use super::{Icon, keep_line};
use crate::domain::Regarding;
use crate::state::Preferences;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!("lookup ", stylers::style_sheet!("./style/scoped/kit/lookup.css"));

/// So many hits at most: more is not read, but narrowed down.
pub(in crate::ui) const HITS: usize = 8;

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Hit {
    pub(in crate::ui) record: Regarding,
    pub(in crate::ui) title: String,
    pub(in crate::ui) detail: String,
}

/// The field and what it finds.
#[component]
pub(in crate::ui) fn Lookup(
    label: &'static str,
    placeholder: &'static str,
    /// What no other lookup on the page is called: its parts are named after it.
    name: &'static str,
    /// What answers a query, best first.
    find: Callback<String, Vec<Hit>>,
    choose: Callback<Regarding>,
) -> impl IntoView {
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let query = RwSignal::new(String::new());
    let is_open = RwSignal::new(false);
    let chosen = RwSignal::new(0_usize);
    let field = NodeRef::<html::Input>::new();
    keep_line(field, query.into());
    let hits = Memo::new(move |_| {
        if is_open.get() {
            find.run(query.get())
        } else {
            Vec::new()
        }
    });
    let is_listed = Memo::new(move |_| hits.with(|hits| !hits.is_empty()));
    let clear = move || {
        query.set(String::new());
        chosen.set(0);
        is_open.set(false);
    };
    let take = move |hit: &Hit| {
        clear();
        choose.run(hit.record);
    };
    let on_key = move |event: KeyboardEvent| {
        // Enter also ends a composition; that Enter is not ours.
        if event.is_composing() {
            return;
        }
        let hits = hits.get_untracked();
        let key = event.key();
        match key.as_str() {
            "ArrowDown" | "ArrowUp" if hits.is_empty() => {
                event.prevent_default();
                is_open.set(true);
            }
            "ArrowDown" | "ArrowUp" => {
                event.prevent_default();
                let step = if key == "ArrowDown" { 1 } else { hits.len() - 1 };
                chosen.update(|chosen| *chosen = (*chosen + step) % hits.len());
            }
            "Enter" => {
                // Never the form around it.
                event.prevent_default();
                if let Some(hit) = hits.get(chosen.get_untracked()) {
                    take(hit);
                }
            }
            "Escape" if is_open.get_untracked() || !query.with_untracked(String::is_empty) => {
                event.stop_propagation();
                clear();
            }
            _ => {}
        }
    };
    let list = format!("{name}-hits");
    let controls = {
        let list = list.clone();
        move || is_listed.get().then(|| list.clone())
    };
    let row = move |place: usize, hit: Hit| {
        let (title, detail) = (hit.title.clone(), hit.detail.clone());
        view! {
            <li
                id=format!("{name}-hit-{place}")
                role="option"
                aria-selected=move || (chosen.get() == place).to_string()
                on:pointerdown=move |event| {
                    // The field keeps the focus.
                    event.prevent_default();
                    take(&hit);
                }
            >
                <strong class="truncate">{title}</strong>
                <span class="truncate">{detail}</span>
            </li>
        }
    };
    view! {
        <div class=CLASS>
            <div class="field">
                <Icon glyph=icondata_lu::LuSearch size=14 />
                <input
                    node_ref=field
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    aria-label=label
                    aria-autocomplete="list"
                    aria-expanded=move || is_listed.get().to_string()
                    aria-controls=controls
                    aria-activedescendant=move || is_listed.get().then(|| format!("{name}-hit-{}", chosen.get()))
                    placeholder=placeholder
                    on:input=move |event| {
                        chosen.set(0);
                        is_open.set(true);
                        query.set(event_target_value(&event));
                    }
                    on:keydown=on_key
                    on:blur=move |_| {
                        is_open.try_set(false);
                    }
                />
            </div>
            {move || {
                let list = list.clone();
                is_listed
                    .get()
                    .then(|| {
                        view! {
                            <ul id=list class="card" role="listbox" aria-label=words.panel.choices>
                                {move || {
                                    hits.get()
                                        .into_iter()
                                        .enumerate()
                                        .map(|(place, hit)| row(place, hit))
                                        .collect_view()
                                }}
                            </ul>
                        }
                    })
            }}
            <p class="nothing" role="status">
                {move || {
                    let has_words = query.with(|query| !query.trim().is_empty());
                    (is_open.get() && has_words && !is_listed.get()).then_some(words.panel.nothing_found)
                }}
            </p>
        </div>
    }
}
