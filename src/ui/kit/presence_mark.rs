//! The mark of a presence: a colour and a shape, so that neither is needed alone.

use crate::domain::Presence;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "presence-mark ",
    stylers::style_sheet!("./style/scoped/kit/presence_mark.css")
);

/// A mark of 12 pixels. The word stands beside it.
#[component]
pub(in crate::ui) fn PresenceMark(#[prop(into)] status: Signal<Presence>) -> impl IntoView {
    view! {
        <svg class=CLASS viewBox="0 0 12 12" aria-hidden="true" data-status=move || name(status.get())>
            <circle class="disc" cx="6" cy="6" r="5" />
            <path class="sign" d=move || sign(status.get()) />
        </svg>
    }
}

const fn name(status: Presence) -> &'static str {
    match status {
        Presence::Available => "available",
        Presence::Busy => "busy",
        Presence::DoNotDisturb => "do-not-disturb",
        Presence::Away => "away",
        Presence::Offline => "offline",
        Presence::Inactive => "inactive",
    }
}

/// A tick, nothing, a bar, a clock's hands, a cross, a dash with a dot.
const fn sign(status: Presence) -> &'static str {
    match status {
        Presence::Available => "M3.5 6.2 5.3 8 8.6 4.4",
        Presence::Busy => "",
        Presence::DoNotDisturb => "M3.4 6h5.2",
        Presence::Away => "M6 3.2V6.2L8 7.6",
        Presence::Offline => "M4.2 4.2l3.6 3.6M7.8 4.2 4.2 7.8",
        Presence::Inactive => "M6 3v3.6M6 8.7v.1",
    }
}
