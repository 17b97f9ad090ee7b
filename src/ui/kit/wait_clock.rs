//! A clock that counts a wait up and colours it by how long it has been.

use crate::domain::{Millis, Span};
use crate::i18n::clock;
use crate::state::Desk;
use leptos::prelude::*;

/// From here on a wait is long, and too long.
const LONG: Span = Span::seconds(45);
const TOO_LONG: Span = Span::seconds(120);

/// Counts from `since`; shows nothing while that is nothing.
#[component]
pub(in crate::ui) fn WaitClock(
    #[prop(into)] since: Signal<Option<Millis>>,
    /// Words around the clock.
    #[prop(optional)]
    phrase: Option<fn(&str) -> String>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let wait = Memo::new(move |_| since.get().map(|since| desk.now().since(since)));
    let text = move || {
        wait.get().map(|wait| {
            let clock = clock(wait);
            phrase.map_or_else(|| clock.clone(), |phrase| phrase(&clock))
        })
    };
    view! {
        <span
            class="wait"
            class:long=move || wait.get().is_some_and(|wait| (LONG..TOO_LONG).contains(&wait))
            class:too-long=move || wait.get().is_some_and(|wait| wait >= TOO_LONG)
        >
            {text}
        </span>
    }
}
