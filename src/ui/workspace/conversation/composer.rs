//! Where the agent writes. The text is a draft of its session until it is sent: switching sessions keeps it.

use crate::domain::ConversationId;
use crate::engine::limits;
use crate::ui::app::{desk, words};
use crate::ui::kit::dialog_is_open;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "composer ",
    stylers::style_sheet!("./style/scoped/workspace/composer.css")
);

/// From here on the number of characters left is shown.
const WARN_AT: usize = 500;

/// The field and the Send button.
#[component]
pub(super) fn Composer(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let draft = desk.session(conversation).draft;
    let field = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        // The place to write is where an agent wants to be after opening a session; a dialog keeps the focus.
        if let Some(field) = field.get()
            && !dialog_is_open()
        {
            let _ = field.focus();
        }
    });
    {
        // The field owns its text while it is written in; only a change from outside is written back.
        let draft = draft.clone();
        Effect::new(move |_| {
            let text = draft.get();
            if let Some(field) = field.get()
                && field.value() != text
            {
                field.set_value(&text);
            }
        });
    }
    let left = {
        let draft = draft.clone();
        Memo::new(move |_| {
            let left = limits::MESSAGE_CHARS.cast_signed() - draft.read().chars().count().cast_signed();
            (left < WARN_AT.cast_signed()).then_some(left)
        })
    };
    let is_blank = {
        let draft = draft.clone();
        Memo::new(move |_| draft.read().trim().is_empty())
    };
    let send = {
        let draft = draft.clone();
        move || {
            let body = draft.get_untracked();
            if body.trim().is_empty() || left.get_untracked().is_some_and(|left| left < 0) {
                return;
            }
            desk.say(conversation, body.trim());
            if let Some(field) = field.get_untracked() {
                let _ = field.focus();
            }
        }
    };
    let on_key = {
        let send = send.clone();
        move |event: KeyboardEvent| {
            // Enter also ends a composition, of Japanese for one; that Enter is not ours.
            if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
                event.prevent_default();
                send();
            }
        }
    };
    view! {
        <form
            class=CLASS
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <textarea
                node_ref=field
                rows="3"
                aria-label=words.message_to_customer
                placeholder=words.write_here
                on:input=move |event| draft.set(event_target_value(&event))
                on:keydown=on_key
            ></textarea>
            <div class="row">
                <span class="hint" class:over=move || left.get().is_some_and(|left| left < 0)>
                    {move || {
                        left.get()
                            .map_or_else(
                                || words.send_hint.to_owned(),
                                |left| (words.characters_left)(i64::try_from(left).unwrap_or(0)),
                            )
                    }}
                </span>
                <button type="submit" class="button primary" disabled=move || is_blank.get()>
                    {words.send}
                </button>
            </div>
        </form>
    }
}
