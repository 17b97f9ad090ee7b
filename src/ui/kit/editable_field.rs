//! A field of a record that is changed where it stands: a click or Enter opens it, Enter saves, Escape leaves it as it
//! was. What is typed stays while other tabs and sessions are worked on.

use super::{Icon, keep_line, keep_lines};
use crate::analysis::plain;
use crate::domain::{ConversationId, RecordField};
use crate::engine::{Command, Refusal, limits};
use crate::state::{Desk, Edit, Preferences, Tab};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "editable-field ",
    stylers::style_sheet!("./style/scoped/kit/editable_field.css")
);

/// A name and a value of a description list.
#[component]
pub(in crate::ui) fn EditableField(
    /// In whose session it is changed.
    conversation: ConversationId,
    /// Which record, by the tab that shows it.
    record: Tab,
    field: RecordField,
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    /// What saves a text; nothing when the record is gone.
    command: Callback<String, Option<Command>>,
    #[prop(optional)] long: bool,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let key = (record, field);
    let edits = RwSignal::from(desk.session(conversation).edits.clone());
    let is_open = Memo::new(move |_| edits.with(|edits| edits.contains_key(&key)));
    let typed = Signal::derive(move || {
        edits.with(|edits| edits.get(&key).map_or_else(String::new, |edit| edit.text.clone()))
    });
    let refusal =
        Memo::new(move |_| edits.with(|edits| edits.get(&key).and_then(|edit| edit.refusal.clone())));
    let face = NodeRef::<html::Button>::new();
    // One that was open before, in another tab, does not take the focus from whatever has it now.
    let takes_focus = StoredValue::new(false);
    let shut = move || {
        edits.try_update(|edits| edits.remove(&key));
        request_animation_frame(move || {
            if let Some(face) = face.try_get_untracked().flatten() {
                let _ = face.focus();
            }
        });
    };
    let open = move |_| {
        takes_focus.set_value(true);
        let edit = Edit::of(value.get_untracked());
        edits.update(|edits| {
            edits.insert(key, edit);
        });
    };
    let save = move || {
        let text = typed.get_untracked();
        let command = (text.trim() != value.get_untracked()).then(|| command.run(text));
        let Some(command) = command.flatten() else {
            return shut();
        };
        desk.send_then(command, move |answer| match answer {
            Ok(()) => shut(),
            Err(refusal) => {
                edits.try_update(|edits| {
                    if let Some(edit) = edits.get_mut(&key) {
                        edit.refusal = Some(refusal);
                    }
                });
            }
        });
    };
    let on_key = move |event: KeyboardEvent| {
        // Enter also ends a composition; that Enter is not ours.
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Enter" if !long || event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                save();
            }
            "Escape" => {
                event.stop_propagation();
                shut();
            }
            _ => {}
        }
    };
    let (line, lines) = (NodeRef::<html::Input>::new(), NodeRef::<html::Textarea>::new());
    keep_line(line, typed);
    keep_lines(lines, typed);
    Effect::new(move |_| {
        if let Some(field) = line.get()
            && takes_focus.get_value()
        {
            let _ = field.focus();
            field.select();
        }
    });
    Effect::new(move |_| {
        if let Some(field) = lines.get()
            && takes_focus.get_value()
        {
            let _ = field.focus();
        }
    });
    let on_input = move |event| {
        let text = event_target_value(&event);
        edits.update(|edits| {
            if let Some(edit) = edits.get_mut(&key) {
                edit.text = text;
            }
        });
    };
    let error = format!("edit-{field:?}-error");
    let described = {
        let error = error.clone();
        move || refusal.with(Option::is_some).then(|| error.clone())
    };
    let invalid = move || refusal.with(Option::is_some).then_some("true");
    let control = move || {
        if long {
            view! {
                <textarea
                    node_ref=lines
                    rows="5"
                    maxlength=limits::RECORD_CHARS.to_string()
                    aria-label=label
                    aria-invalid=invalid
                    aria-describedby=described.clone()
                    on:input=on_input
                    on:keydown=on_key
                ></textarea>
            }
            .into_any()
        } else {
            view! {
                <input
                    node_ref=line
                    type="text"
                    maxlength=limits::FIELD_CHARS.to_string()
                    autocomplete="off"
                    aria-label=label
                    aria-invalid=invalid
                    aria-describedby=described.clone()
                    on:input=on_input
                    on:keydown=on_key
                />
            }
            .into_any()
        }
    };
    let editor = move || {
        view! {
            <div class="editor">
                {control()}
                <button
                    type="button"
                    class="button plain square small"
                    aria-label=format!("{}: {label}", words.panel.save)
                    on:click=move |_| save()
                >
                    <Icon glyph=icondata_lu::LuCheck size=14 />
                </button>
                <button
                    type="button"
                    class="button plain square small"
                    aria-label=format!("{}: {label}", words.cancel)
                    on:click=move |_| shut()
                >
                    <Icon glyph=icondata_lu::LuX size=14 />
                </button>
            </div>
            <p id=error.clone() class="error" role="alert">
                {move || refusal.get().map(|refusal: Refusal| (words.refusal)(&refusal))}
            </p>
        }
        .into_any()
    };
    let shown = move || {
        view! {
            <button
                node_ref=face
                type="button"
                class="face"
                class:long=long
                class:vacant=move || value.with(String::is_empty)
                aria-label=move || value.with(|value| (words.records.edit_field)(label, &plain(value)))
                on:click=open
            >
                {move || value.with(|value| if value.is_empty() { "–".to_owned() } else { plain(value).into_owned() })}
            </button>
        }
        .into_any()
    };
    view! {
        <dt>{label}</dt>
        <dd class=CLASS>{move || if is_open.get() { editor() } else { shown() }}</dd>
    }
}
