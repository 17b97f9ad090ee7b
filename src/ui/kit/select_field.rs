//! One of a few fixed choices.

use leptos::prelude::*;

/// A list to choose from; the choices are numbered in their order.
#[component]
pub(in crate::ui) fn SelectField(
    label: &'static str,
    options: Vec<&'static str>,
    #[prop(into)] chosen: Signal<usize>,
    change: Callback<usize>,
) -> impl IntoView {
    let on_change = move |event| {
        if let Ok(place) = event_target_value(&event).parse() {
            change.run(place);
        }
    };
    view! {
        <select aria-label=label on:change=on_change>
            {options
                .into_iter()
                .enumerate()
                .map(|(place, name)| {
                    view! {
                        <option value=place.to_string() prop:selected=move || chosen.get() == place>
                            {name}
                        </option>
                    }
                })
                .collect_view()}
        </select>
    }
}

/// The place of a choice among all.
pub(in crate::ui) fn place_of<T: PartialEq>(all: &[T], choice: &T) -> usize {
    all.iter().position(|one| one == choice).unwrap_or(0)
}
