//! Icons. They decorate: whatever they say is also said in words.

use icondata_core::Icon as Glyph;
use leptos::prelude::*;

/// An icon of the given size in pixels.
#[component]
pub(in crate::ui) fn Icon(glyph: Glyph, #[prop(default = 16)] size: u8) -> impl IntoView {
    view! {
        <span class="icon" aria-hidden="true">
            <leptos_icons::Icon icon=glyph width=size.to_string() height=size.to_string() />
        </span>
    }
}
