//! The workspace's keys: one table says which key does what. The dispatcher, the cheat sheet and the palette read it.

mod action;
mod cheat_sheet;
mod chord;
mod palette;
mod perform;

pub(super) use cheat_sheet::CheatSheet;
pub(super) use palette::Palette;
pub(super) use perform::offers_in_order;

/// The keys that answer what rings, as they stand on the keyboard; nothing where there is none.
pub(super) fn answer_keys(preferences: Preferences) -> (Option<String>, Option<String>) {
    preferences.keys.with(|own| {
        let key = |action| chord_of(action, own).map(|chord| chord.to_string());
        (key(Action::Accept), key(Action::Reject))
    })
}

use crate::domain::AgentId;
use crate::state::Preferences;
use crate::ui::app::desk;
use action::{Action, chord_of};
use chord::Chord;
use leptos::prelude::*;
use perform::{Screen, perform};

/// Listens as long as the workspace is there.
pub(super) fn listen(me: AgentId) -> Screen {
    let desk = desk();
    let preferences = expect_context::<Preferences>();
    let screen = Screen::new(desk, me, preferences);
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if !Chord::is_modifier(&event) && !event.alt_key() {
            screen.thinks_better_of_ending();
        }
        let Some(chord) = Chord::pressed(&event) else {
            return;
        };
        let action = Action::ALL.into_iter().find(|action| {
            preferences.keys.with_untracked(|own| chord_of(*action, own)) == Some(chord.clone())
        });
        if action != Some(Action::End) {
            screen.thinks_better_of_ending();
        }
        if let Some(action) = action
            && !(screen.changes_a_key.get_untracked())
            && perform(screen, action)
        {
            event.prevent_default();
        }
    });
    // What was written must not be lost with the page.
    let leaves = window_event_listener(leptos::ev::pagehide, move |_| desk.send_held());
    on_cleanup(move || {
        keys.remove();
        leaves.remove();
    });
    screen
}
