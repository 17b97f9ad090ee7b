//! Where the agent writes. The text is a draft of its session until it is sent: switching sessions keeps it.

use crate::domain::ConversationId;
use crate::engine::{Command, limits};
use crate::ui::app::{desk, words};
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
    // The field owns its text while it is there; it is given the draft once.
    let kept = draft.get_untracked();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // The place to write is where an agent wants to be after opening a session.
            let _ = field.focus();
        }
    });
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
            desk.send(Command::Say {
                conversation,
                body: body.trim().into(),
            });
            draft.set(String::new());
            if let Some(field) = field.get_untracked() {
                field.set_value("");
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
            >
                {kept}
            </textarea>
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
