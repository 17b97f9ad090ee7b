//! How much room the window has (design §7).

use leptos::prelude::*;

/// Below this width, in pixels, there is room for one pane of a session at a time.
const ONE_PANE: f64 = 900.0;

/// From this width on, in pixels, there is room for all of them side by side.
const ALL_PANES: f64 = 1280.0;

/// What fits. The style sheets know the same two widths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Room {
    /// One pane at a time.
    OnePane,
    /// Conversation and tabs; what helps with them lies over the tabs.
    TwoPanes,
    /// Everything.
    AllPanes,
}

impl Room {
    /// What fits now.
    pub(in crate::ui) fn now() -> Self {
        let width = window().inner_width().ok().and_then(|width| width.as_f64());
        match width.unwrap_or(ALL_PANES) {
            width if width < ONE_PANE => Self::OnePane,
            width if width < ALL_PANES => Self::TwoPanes,
            _ => Self::AllPanes,
        }
    }

    /// What fits, as long as the part that asks is there.
    pub(in crate::ui) fn follow() -> ReadSignal<Self> {
        let (room, set_room) = signal(Self::now());
        let resized = window_event_listener(leptos::ev::resize, move |_| {
            let now = Self::now();
            if room.try_get_untracked() != Some(now) {
                set_room.try_set(now);
            }
        });
        on_cleanup(move || resized.remove());
        room
    }
}
