//! When something was.

use crate::domain::Millis;
use crate::i18n::{ago, machine_time, moment_in_full};
use crate::state::Preferences;
use leptos::prelude::*;

/// How long ago it was, with the exact time behind it. To the minute: `now` need not be more exact.
#[component]
pub(in crate::ui) fn At(at: Millis, #[prop(into)] now: Signal<Millis>) -> impl IntoView {
    let locale = expect_context::<Preferences>().locale.get_untracked();
    view! {
        <time datetime=machine_time(at) title=moment_in_full(locale, at)>
            {move || ago(locale, at, now.get())}
        </time>
    }
}
