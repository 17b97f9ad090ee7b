//! The text field, and the list that opens above it while a slash command is typed.

use super::actions::choose;
use super::items::{Item, items};
use super::pen::Pen;
use crate::domain::{Audience, SlashCommand};
use crate::ui::app::words;
use crate::ui::kit::{PresenceMark, dialog_is_open};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

#[component]
pub(super) fn Field(pen: Pen) -> impl IntoView {
    let words = words();
    Effect::new(move |_| {
        // The place to write is where an agent wants to be after opening a session; a dialog keeps the focus.
        if let Some(field) = pen.field.get()
            && !dialog_is_open()
        {
            let _ = field.focus();
        }
    });
    Effect::new(move |_| {
        // The field owns its text while it is written in; only a change from outside is written back.
        let text = pen.draft().get();
        if let Some(field) = pen.field.get()
            && field.value() != text
        {
            field.set_value(&text);
        }
    });
    // Escape puts the list away and leaves the text as typed; it stays away until another command is typed.
    let put_away = pen.put_away;
    let command =
        Memo::new(move |_| pen.slash(|slash| slash.map(|slash| (slash.name.to_owned(), slash.command))));
    Effect::new(move |before: Option<Option<(String, Option<SlashCommand>)>>| {
        let now = command.get();
        if before.is_some_and(|before| before != now) {
            put_away.set(false);
        }
        now
    });
    let listed = Memo::new(move |_| if put_away.get() { None } else { items(pen) });
    let chosen = RwSignal::new(0_usize);
    Effect::new(move |_| {
        listed.track();
        chosen.set(0);
    });
    let on_key = move |event: KeyboardEvent| {
        // Enter also ends a composition, of Japanese for one; that Enter is not ours.
        if event.is_composing() {
            return;
        }
        let listed = listed.get_untracked();
        let key = event.key();
        match (key.as_str(), listed) {
            ("ArrowDown" | "ArrowUp", Some(items)) if !items.is_empty() => {
                event.prevent_default();
                let step = if key == "ArrowDown" { 1 } else { items.len() - 1 };
                chosen.update(|chosen| *chosen = (*chosen + step) % items.len());
            }
            ("Enter" | "Tab", Some(items)) if !event.shift_key() => {
                event.prevent_default();
                if let Some(item) = items.get(chosen.get_untracked()) {
                    choose(pen, item);
                }
            }
            ("Escape", Some(_)) => {
                event.stop_propagation();
                put_away.set(true);
            }
            ("Enter", None) if !event.shift_key() => {
                event.prevent_default();
                pen.send();
            }
            _ => {}
        }
    };
    let label = move || match pen.audience() {
        Audience::Public => words.message_to_customer,
        Audience::Internal => words.panel.message_to_colleagues,
    };
    let placeholder = move || match pen.audience() {
        Audience::Public => words.write_here,
        Audience::Internal => words.panel.write_internally,
    };
    view! {
        <div class="field">
            {move || listed.get().map(|items| view! { <List pen items chosen /> })}
            <textarea
                node_ref=pen.field
                rows="2"
                aria-label=label
                placeholder=placeholder
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-controls=move || listed.get().map(|_| "slash-list")
                aria-activedescendant=move || {
                    listed.get().filter(|items| !items.is_empty()).map(|_| format!("slash-{}", chosen.get()))
                }
                on:input=move |event| {
                    pen.draft().set(event_target_value(&event));
                    pen.tell_that_one_types();
                }
                on:keydown=on_key
            ></textarea>
        </div>
    }
}

/// The choices, the chosen one in view.
#[component]
fn List(pen: Pen, items: Vec<Item>, chosen: RwSignal<usize>) -> impl IntoView {
    let words = words();
    let is_empty = items.is_empty();
    Effect::new(move |_| {
        let chosen = document().get_element_by_id(&format!("slash-{}", chosen.get()));
        if let Some(chosen) = chosen {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            chosen.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    view! {
        <div class="list card">
            <ul id="slash-list" role="listbox" tabindex="0" aria-label=words.panel.choices>
                {items
                    .into_iter()
                    .enumerate()
                    .map(|(place, item)| {
                        let face = face(&item);
                        view! {
                            <li
                                id=format!("slash-{place}")
                                role="option"
                                aria-selected=move || (chosen.get() == place).to_string()
                                aria-disabled=item.why_not.is_some().to_string()
                                on:pointerdown=move |event| {
                                    // The field keeps the focus.
                                    event.prevent_default();
                                    choose(pen, &item);
                                }
                            >
                                {face}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            {is_empty.then(|| view! { <p class="nothing" role="status">{words.panel.nothing_found}</p> })}
        </div>
    }
}

/// What a choice looks like, in the list as well as in a drawer.
pub(super) fn face(item: &Item) -> impl IntoView + use<> {
    let Item {
        title,
        detail,
        presence,
        why_not,
        ..
    } = item.clone();
    view! {
        {presence.map(|presence| view! { <PresenceMark status=presence /> })}
        <span class="text">
            <strong class="truncate">{title}</strong>
            <span class="detail">{why_not.unwrap_or(detail)}</span>
        </span>
    }
}
