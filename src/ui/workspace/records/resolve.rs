//! Closing a case with what settled it, and opening it again.

use crate::domain::{CaseId, CaseStatus, ConversationId, RecordField};
use crate::engine::{Command, Facet, Refusal, limits};
use crate::state::{Edit, EditKey, Tab};
use crate::ui::app::{desk, words};
use crate::ui::kit::{keep_lines, rescue_focus};
use leptos::html;
use leptos::prelude::*;

/// A resolution to write and the two ways to close a case; of a closed one, the way back.
#[component]
pub(super) fn Resolve(conversation: ConversationId, case: CaseId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let key: EditKey = (Tab::Case(case), RecordField::Resolution);
    let edits = RwSignal::from(desk.session(conversation).edits.clone());
    let text = Signal::derive(move || {
        edits.with(|edits| edits.get(&key).map_or_else(String::new, |edit| edit.text.clone()))
    });
    let refusal =
        Memo::new(move |_| edits.with(|edits| edits.get(&key).and_then(|edit| edit.refusal.clone())));
    let write = move |text: String, refusal: Option<Refusal>| {
        edits.try_update(|edits| edits.insert(key, Edit::default().with(text, refusal)));
    };
    let settle = move |status: CaseStatus| {
        let written = text.get_untracked();
        let command = Command::SettleCase {
            case,
            status,
            resolution: written.as_str().into(),
        };
        desk.send_then(command, move |answer| match answer {
            Ok(()) => {
                edits.try_update(|edits| edits.remove(&key));
                rescue_focus();
            }
            Err(refusal) => write(written, Some(refusal)),
        });
    };
    // Whether it is open decides what is drawn, not in which of its states.
    let is_active = Memo::new(move |_| {
        desk.see(&[Facet::Cases], |world| {
            world.records().case(case).map(|case| case.status.is_active())
        })
    });
    let field = NodeRef::<html::Textarea>::new();
    keep_lines(field, text);
    let button = move |name: &'static str, class: &'static str, status: CaseStatus| {
        view! {
            <button type="button" class=class on:click=move |_| settle(status)>
                {name}
            </button>
        }
    };
    let open = move || {
        view! {
            <label>
                <span>{words.records.resolution}</span>
                <textarea
                    node_ref=field
                    rows="2"
                    maxlength=limits::RECORD_CHARS.to_string()
                    placeholder=words.records.resolve_hint
                    aria-invalid=move || refusal.with(Option::is_some).then_some("true")
                    aria-describedby="resolution-error"
                    on:input=move |event| write(event_target_value(&event), None)
                ></textarea>
            </label>
            <p id="resolution-error" class="error" role="alert">
                {move || refusal.get().map(|refusal| (words.refusal)(&refusal))}
            </p>
            <div class="actions">
                {button(words.records.cancel_case, "button", CaseStatus::Cancelled)}
                {button(words.records.resolve, "button primary", CaseStatus::Resolved)}
            </div>
        }
        .into_any()
    };
    let closed = move || {
        view! { <div class="actions">{button(words.records.reopen, "button", CaseStatus::InProgress)}</div> }
            .into_any()
    };
    move || {
        is_active.get().map(|is_active| {
            let content = if is_active { open() } else { closed() };
            view! {
                <div class="resolve form" role="group" aria-label=words.records.resolve>
                    {content}
                </div>
            }
        })
    }
}
