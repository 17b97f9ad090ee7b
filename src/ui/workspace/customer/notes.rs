//! Notes about the conversation: one's own, saved while it is typed, and those of colleagues.

use crate::analysis::plain;
use crate::domain::{AgentId, ConversationId};
use crate::engine::{Facet, limits};
use crate::i18n::moment;
use crate::state::save_note;
use crate::ui::app::{desk, locale, words};
use leptos::prelude::*;
use std::time::Duration;

/// A pause of this length while typing saves.
const PAUSE: Duration = Duration::from_millis(500);

/// The card in the customer summary.
#[component]
pub(super) fn Notes(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let note = StoredValue::new(desk.session(conversation).note);
    let typed = RwSignal::from(note.get_value());
    let saved = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            let note = world.conversation(conversation)?.note_of(me)?;
            Some(note.text.to_string())
        })
    });
    let others = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            let notes = world
                .conversation(conversation)
                .into_iter()
                .flat_map(|one| &one.notes);
            let notes = notes.filter(|note| note.agent != me);
            let note = |note: &crate::domain::Note| {
                let author = world
                    .seat(note.agent)
                    .map_or_else(String::new, |seat| seat.agent.name.clone());
                (
                    format!("{author} · {}", moment(locale, note.at, desk.now_once())),
                    plain(&note.text).into_owned(),
                )
            };
            notes.map(note).collect::<Vec<_>>()
        })
    });
    let save = move || {
        if let Some(note) = note.try_get_value() {
            save_note(desk, conversation, &note);
        }
    };
    let due = StoredValue::new_local(None::<TimeoutHandle>);
    let on_input = move |event| {
        typed.set(Some(event_target_value(&event)));
        due.update_value(|due| {
            if let Some(due) = due.take() {
                due.clear();
            }
            *due = set_timeout_with_handle(save, PAUSE).ok();
        });
    };
    // Whoever goes on to another session has finished typing here.
    on_cleanup(save);
    view! {
        <article class="card">
            <h3>{words.panel.notes}</h3>
            <textarea
                class="own-note"
                rows="3"
                maxlength=limits::NOTE_CHARS.to_string()
                aria-label=words.panel.notes
                placeholder=words.panel.notes_hint
                prop:value=move || typed.get().or_else(|| saved.get()).unwrap_or_default()
                on:input=on_input
                on:blur=move |_| save()
            ></textarea>
            {move || {
                others
                    .get()
                    .into_iter()
                    .map(|(by, text)| {
                        view! {
                            <blockquote class="note-of">
                                <p>{text}</p>
                                <footer>{by}</footer>
                            </blockquote>
                        }
                    })
                    .collect_view()
            }}
        </article>
    }
}
