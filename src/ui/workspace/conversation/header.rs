//! The head of the panel: who, where, whose turn it is, and End.

use super::View;
use crate::domain::{ConversationId, Status};
use crate::engine::Command;
use crate::ui::app::{desk, words};
use crate::ui::kit::WaitClock;
use leptos::prelude::*;

/// Name, channel, queue, turn, and the End button while there is something to end.
#[component]
pub(super) fn Header(conversation: ConversationId, shown: Memo<Option<View>>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let is_active = Memo::new(move |_| shown.get().is_some_and(|view| view.status == Status::Active));
    let name = Memo::new(move |_| shown.get().map(|view| view.customer).unwrap_or_default());
    let place = Memo::new(move |_| {
        shown
            .get()
            .map(|view| format!("{} · {} · ", (words.channel_name)(view.channel), view.queue))
            .unwrap_or_default()
    });
    let since = Signal::derive(move || shown.get().and_then(|view| view.waits_since));
    let turn = move || match shown.get() {
        Some(view) if view.status != Status::Active => words.status(view.status),
        Some(view) if view.waits_since.is_none() => words.their_turn,
        _ => "",
    };
    view! {
        <header>
            <div class="who">
                <h1 class="truncate">{move || name.get()}</h1>
                <p class="truncate">
                    {move || place.get()} {turn} <WaitClock since phrase=words.waits_for_us />
                </p>
            </div>
            <Show when=move || is_active.get()>
                <button
                    type="button"
                    class="button"
                    title=words.end_hint
                    on:click=move |_| desk.send(Command::End(conversation))
                >
                    {words.end}
                </button>
            </Show>
        </header>
    }
}
