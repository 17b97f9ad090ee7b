//! The head of the panel: who, where, whose turn it is, and End.

use super::View;
use crate::domain::{AgentId, ConversationId, Stage, Status};
use crate::engine::{Command, Facet};
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, MoodButton, WaitClock};
use leptos::prelude::*;

/// Name, channel, queue, turn, and the End button while there is something to end.
#[component]
pub(super) fn Header(me: AgentId, conversation: ConversationId, shown: Memo<Option<View>>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let search = RwSignal::from(desk.session(conversation).search.clone());
    let can_end = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            let stage = world
                .conversation(conversation)
                .map(|conversation| conversation.stage);
            stage == Some(Stage::Active { agent: me })
        })
    });
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
            <MoodButton conversation />
            <button
                type="button"
                class="find button plain square"
                title=words.panel.search_conversation
                aria-label=words.panel.search_conversation
                on:click=move |_| {
                    search.update(|search| *search = if search.is_some() { None } else { Some(String::new()) });
                }
            >
                <Icon glyph=icondata_lu::LuSearch />
            </button>
            <Show when=move || can_end.get()>
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
