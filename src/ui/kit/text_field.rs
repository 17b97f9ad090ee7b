//! A field of a form, with what is wrong with it beside it.

use super::{keep_line, keep_lines};
use crate::domain::RecordField;
use crate::engine::{Refusal, limits};
use crate::state::Preferences;
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "text-field ",
    stylers::style_sheet!("./style/scoped/kit/text_field.css")
);

/// One line, or several if it is `long`. Its name comes from outside; its text is whatever `value` says.
#[component]
pub(in crate::ui) fn TextField(
    label: &'static str,
    /// Which field of the record it is; there is one of each on a page.
    field: RecordField,
    #[prop(into)] value: Signal<String>,
    change: Callback<String>,
    /// Why the form was not taken, if it was refused.
    #[prop(into)]
    refusal: Signal<Option<Refusal>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] long: bool,
) -> impl IntoView {
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let wrong = Memo::new(move |_| {
        let refusal = refusal.get()?;
        (refusal.field() == Some(field)).then(|| (words.refusal)(&refusal))
    });
    let id = format!("form-{field:?}-error");
    let described = {
        let id = id.clone();
        move || wrong.with(Option::is_some).then(|| id.clone())
    };
    let invalid = move || wrong.with(Option::is_some).then_some("true");
    let required = required.then_some("true");
    let (line, lines) = (NodeRef::<html::Input>::new(), NodeRef::<html::Textarea>::new());
    let control = if long {
        keep_lines(lines, value);
        view! {
            <textarea
                node_ref=lines
                rows="5"
                maxlength=limits::RECORD_CHARS.to_string()
                aria-required=required
                aria-invalid=invalid
                aria-describedby=described
                on:input=move |event| change.run(event_target_value(&event))
            ></textarea>
        }
        .into_any()
    } else {
        keep_line(line, value);
        view! {
            <input
                node_ref=line
                type="text"
                maxlength=limits::FIELD_CHARS.to_string()
                autocomplete="off"
                aria-required=required
                aria-invalid=invalid
                aria-describedby=described
                on:input=move |event| change.run(event_target_value(&event))
            />
        }
        .into_any()
    };
    view! {
        <div class=CLASS class:wrong=move || wrong.with(Option::is_some)>
            <label>
                <span>{label}</span>
                {control}
            </label>
            <p id=id class="error" role="alert">
                {move || wrong.get()}
            </p>
        </div>
    }
}
