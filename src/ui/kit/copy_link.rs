//! The button beside a line that copies a link to it.

use super::Icon;
use crate::domain::ConversationId;
use crate::state::{Desk, LineLink, Preferences, copy_text};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

/// What the buttons are found by.
const BUTTON: &str = "button.copy-link";
/// A line somebody wrote.
const SAID: &str = "li.ours, li.theirs";

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

/// The line a pointer is over is the one somebody is at.
pub(super) fn point_at(event: &PointerEvent, near: RwSignal<Option<usize>>) {
    let line = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|target| number(&line_of(&target)?));
    if line.is_some() && near.get_untracked() != line {
        near.set(line);
    }
}

/// The arrow keys lead from one line's button to the next.
pub(super) fn step_among_links(event: &KeyboardEvent, near: RwSignal<Option<usize>>) {
    let is_up = match event.key().as_str() {
        "ArrowUp" => true,
        "ArrowDown" => false,
        _ => return,
    };
    if !event.alt_key() && !event.ctrl_key() && !event.meta_key() && step(event, is_up, near).is_some() {
        event.prevent_default();
    }
}

fn step(event: &KeyboardEvent, is_up: bool, near: RwSignal<Option<usize>>) -> Option<()> {
    let here = event.target()?.dyn_into::<Element>().ok()?;
    if !here.matches(BUTTON).ok()? {
        return None;
    }
    let beside = |line: &Element| {
        if is_up {
            line.previous_element_sibling()
        } else {
            line.next_element_sibling()
        }
    };
    let mut line = beside(&line_of(&here)?)?;
    while !line.matches(SAID).ok()? {
        line = beside(&line)?;
    }
    near.set(number(&line));
    // The button is drawn before the next frame.
    request_animation_frame(move || {
        let button = line.query_selector(BUTTON).ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            let _ = button.focus();
        }
    });
    Some(())
}

fn line_of(element: &Element) -> Option<Element> {
    element.closest(SAID).ok()?
}

fn number(line: &Element) -> Option<usize> {
    line.get_attribute("data-row")?.parse().ok()
}
