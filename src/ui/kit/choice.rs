//! One of several things to choose from, in the panel of a [`Popover`](super::Popover).

use leptos::prelude::*;

/// A choice; `chosen` says whether it is the one that holds.
#[component]
pub(in crate::ui) fn Choice(
    #[prop(into)] chosen: Signal<bool>,
    choose: Callback<()>,
    /// Whether it holds or not by itself, rather than instead of the others.
    #[prop(optional)]
    by_itself: bool,
    /// The language its words are in, where that is not the page's.
    #[prop(optional)]
    lang: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="choice"
            role=if by_itself { "menuitemcheckbox" } else { "menuitemradio" }
            tabindex="-1"
            lang=lang
            aria-checked=move || chosen.get().to_string()
            on:click=move |_| choose.run(())
        >
            {children()}
        </button>
    }
}
