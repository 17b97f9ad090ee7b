//! Where a macro wants the focus.

use crate::domain::{ConversationId, MacroTarget};
use crate::state::{OnePane, Section};
use crate::ui::app::desk;
use crate::ui::kit::{focus_first, focus_writing};
use leptos::prelude::*;

/// Moves the focus there, once it can be seen.
pub(super) fn grant_wishes(conversation: ConversationId) {
    let session = desk().session(conversation);
    let wish = RwSignal::from(session.wish);
    let pane = RwSignal::from(session.productivity);
    let one_pane = RwSignal::from(session.one_pane);
    Effect::new(move |_| {
        let Some(target) = wish.get() else {
            return;
        };
        wish.set(None);
        one_pane.set(match target {
            MacroTarget::Composer => OnePane::Conversation,
            MacroTarget::Note => OnePane::Customer,
            MacroTarget::Script => OnePane::Productivity,
        });
        if target == MacroTarget::Script {
            pane.update(|pane| {
                pane.set_open(true);
                pane.section = Section::Script;
            });
        }
        request_animation_frame(move || {
            match target {
                MacroTarget::Composer => focus_writing(),
                MacroTarget::Note => focus_first(".own-note"),
                MacroTarget::Script => focus_first("#productivity"),
            };
        });
    });
}
