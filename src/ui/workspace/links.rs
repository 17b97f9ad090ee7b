//! Following links to a line of a transcript.

use crate::domain::AgentId;
use crate::state::{LineLink, follow_link, take_link};
use crate::ui::app::{desk, words};
use leptos::prelude::*;

/// Follows the link the page was opened with, and every one it goes to later. One that leads nowhere says so.
pub(super) fn follow(me: AgentId) {
    let (desk, words) = (desk(), words());
    let go = move || {
        if let Some(link) = take_link()
            && LineLink::read(&link).is_none_or(|link| !follow_link(desk, me, link))
        {
            desk.toasts().show(words.panel.link_leads_nowhere.to_owned());
        }
    };
    go();
    let changed = window_event_listener_untyped("hashchange", move |_| go());
    on_cleanup(move || changed.remove());
}
