//! Short notices in the corner, and the region that speaks to screen readers.

use super::Icon;
use crate::state::{Desk, Preferences};
use leptos::prelude::*;

const CLASS: &str = concat!(
    "notices ",
    stylers::style_sheet!("./style/scoped/kit/notices.css")
);

/// Puts refusals into words, shows notices, and says what is to be said.
#[component]
pub(in crate::ui) fn Notices() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let toasts = StoredValue::new_local(desk.toasts());
    Effect::new(move |_| {
        if let Some(refusal) = desk.refused().get() {
            toasts.with_value(|toasts| toasts.show(words.refusal(&refusal)));
            desk.refused().set(None);
        }
    });
    view! {
        <div class="visually-hidden" aria-live="assertive" data-test="spoken">
            {move || desk.spoken().get()}
        </div>
        <div class=CLASS role="status" aria-label=words.notices>
            <ul>
                <For
                    each=move || toasts.with_value(|toasts| toasts.shown())
                    key=|toast| toast.number
                    let:toast
                >
                    <li class="card">
                        <span>{toast.text}</span>
                        <button
                            type="button"
                            class="button plain square small"
                            aria-label=words.dismiss
                            on:click=move |_| toasts.with_value(|toasts| toasts.dismiss(toast.number))
                        >
                            <Icon glyph=icondata_lu::LuX size=14 />
                        </button>
                    </li>
                </For>
            </ul>
        </div>
    }
}
