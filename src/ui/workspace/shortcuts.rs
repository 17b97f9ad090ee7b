//! The workspace's keys. Matched by the place of the key, not the letter on it, and never while AltGr is down or text
//! is being composed: nobody's letters are taken away.

use crate::domain::{AgentId, ConversationId};
use crate::engine::{Command, Facet};
use crate::state::{Desk, Focus};
use crate::ui::app::desk;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Listens as long as the workspace is there.
pub(super) fn listen(me: AgentId) {
    let desk = desk();
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if is_alt_alone(&event) && act(desk, me, &event.code()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || keys.remove());
}

fn is_alt_alone(event: &KeyboardEvent) -> bool {
    event.alt_key()
        && !event.ctrl_key()
        && !event.meta_key()
        && !event.shift_key()
        && !event.repeat()
        && !event.is_composing()
        && !event.get_modifier_state("AltGraph")
        && !writes_a_letter(event)
}

/// Whether the key puts something else than its own letter into the field it is pressed in: on a Mac, Alt is how one
/// writes å.
fn writes_a_letter(event: &KeyboardEvent) -> bool {
    let in_field = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|target| ["TEXTAREA", "INPUT"].contains(&target.tag_name().as_str()));
    let own = event
        .code()
        .chars()
        .next_back()
        .map(|letter| letter.to_lowercase().to_string());
    let key = event.key();
    in_field && key.chars().count() == 1 && Some(key.to_lowercase()) != own
}

/// Does what a key stands for; says whether it stands for anything.
fn act(desk: Desk, me: AgentId, code: &str) -> bool {
    match code {
        "KeyA" => first_offer(desk, me)
            .map(|offer| desk.send(Command::Accept(offer)))
            .is_some(),
        "KeyR" => first_offer(desk, me)
            .map(|offer| desk.send(Command::Reject(offer)))
            .is_some(),
        "Digit0" => {
            desk.sessions().set_focus(Focus::Home);
            true
        }
        _ => session_number(code).is_some_and(|number| {
            let session = untrack(|| desk.see(&[], |world| Some(*world.seat(me)?.sessions.get(number)?)));
            session
                .map(|session| desk.sessions().set_focus(Focus::Session(session)))
                .is_some()
        }),
    }
}

/// Alt+1 is the first session.
fn session_number(code: &str) -> Option<usize> {
    code.strip_prefix("Digit")?.parse::<usize>().ok()?.checked_sub(1)
}

/// The offer that lapses first.
pub(super) fn first_offer(desk: Desk, me: AgentId) -> Option<ConversationId> {
    offers_in_order(desk, me).into_iter().next()
}

/// What rings, in the order in which it lapses.
pub(super) fn offers_in_order(desk: Desk, me: AgentId) -> Vec<ConversationId> {
    desk.see(&[Facet::Agent(me)], |world| {
        let offers = world.seat(me).into_iter().flat_map(|seat| &seat.offers);
        let mut offers: Vec<_> = offers
            .filter_map(|id| match world.conversation(*id)?.stage {
                crate::domain::Stage::Offered { expires_at, .. } => Some((expires_at, *id)),
                _ => None,
            })
            .collect();
        offers.sort_unstable();
        offers.into_iter().map(|(_, id)| id).collect()
    })
}
