//! A row of a card.

use leptos::prelude::*;

/// A name and a value, if there is something to say.
pub(super) fn fact(name: &'static str, value: Option<String>) -> Option<impl IntoView> {
    value.map(|value| {
        view! {
            <dt>{name}</dt>
            <dd>{value}</dd>
        }
    })
}
