//! The button beside a line that copies a link to it.

use super::Icon;
use crate::domain::ConversationId;
use crate::state::{Desk, LineLink, Preferences, copy_text};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What the buttons are found by.
const BUTTON: &str = "button.copy-link";

/// Copies a link. One of the buttons of a transcript is a stop for the Tab key; from there the arrow keys go on.
#[component]
pub(super) fn CopyLink(
    conversation: ConversationId,
    line: usize,
    /// Whether the Tab key stops here.
    #[prop(into)]
    is_stop: Signal<bool>,
    /// The line whose link was copied last.
    copied: RwSignal<Option<usize>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let is_copied = move || copied.get() == Some(line);
    let label = move || {
        if is_copied() {
            words.panel.link_copied
        } else {
            words.panel.copy_link
        }
    };
    let copy = move |_| {
        let address = LineLink { conversation, line }.address();
        copy_text(&address.clone(), move |is_done| {
            if is_done {
                // By then the transcript may be gone.
                let _ = copied.try_set(Some(line));
                desk.speak(words.panel.link_copied.to_owned(), false);
            } else {
                desk.toasts().show((words.panel.copy_by_hand)(&address));
            }
        });
    };
    view! {
        <button
            type="button"
            class="copy-link button plain square small"
            class:copied=is_copied
            title=label
            aria-label=label
            tabindex=move || if is_stop.get() { "0" } else { "-1" }
            on:click=copy
        >
            {move || {
                let glyph = if is_copied() { icondata_lu::LuCheck } else { icondata_lu::LuLink };
                view! { <Icon glyph size=14 /> }
            }}
        </button>
    }
}

/// The arrow keys lead from one button to the next, whatever is between.
pub(super) fn step_among_links(event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowUp" => -1,
        "ArrowDown" => 1,
        _ => return,
    };
    if !event.alt_key() && !event.ctrl_key() && !event.meta_key() && go_on(event, step).is_some() {
        event.prevent_default();
    }
}

fn go_on(event: &KeyboardEvent, step: isize) -> Option<()> {
    let here = event.target()?.dyn_into::<Element>().ok()?;
    if !here.matches(BUTTON).ok()? {
        return None;
    }
    let lines = here.closest("ol").ok()??;
    let found = lines.query_selector_all(BUTTON).ok()?;
    let buttons: Vec<_> = (0..found.length())
        .filter_map(|place| found.item(place)?.dyn_into::<HtmlElement>().ok())
        .collect();
    let place = buttons.iter().position(|button| **button == here)?;
    let next = buttons.get(place.checked_add_signed(step)?)?;
    next.focus().ok()
}
