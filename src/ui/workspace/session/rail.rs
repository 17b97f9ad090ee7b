//! The rail on the left.

use super::row::SessionRow;
use crate::domain::{AgentId, ConversationId};
use crate::engine::Facet;
use crate::state::Focus;
use crate::ui::app::{desk, words};
use crate::ui::kit::Icon;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "rail ",
    stylers::style_sheet!("./style/scoped/workspace/rail.css")
);

/// Home first, then the sessions in the order they were opened.
#[component]
pub(in crate::ui::workspace) fn Rail(me: AgentId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let sessions = StoredValue::new_local(desk.sessions());
    let focus = Memo::new(move |_| sessions.with_value(|sessions| sessions.focus()));
    let open = Memo::new(move |_| {
        desk.see(&[Facet::Agent(me)], |world| {
            world
                .seat(me)
                .map(|seat| seat.sessions.clone())
                .unwrap_or_default()
        })
    });
    let limit = desk.see(&[Facet::Set], |world| world.settings().session_limit);
    let waiting = Memo::new(move |_| desk.waiting_for(me).len());
    let go_home = move |_| sessions.with_value(|sessions| sessions.set_focus(Focus::Home));
    view! {
        <div class=CLASS>
            <button
                type="button"
                class="home"
                aria-current=move || (focus.get() == Focus::Home).then_some("page")
                on:click=go_home
            >
                <span class="mark">
                    <Icon glyph=icondata_lu::LuHouse />
                </span>
                <span class="text">
                    <strong>{words.home}</strong>
                    <span class="truncate">{move || (words.open_items)(waiting.get())}</span>
                </span>
            </button>
            <h2>
                <span>{words.sessions}</span>
                <span>{move || (words.sessions_used)(open.get().len(), limit)}</span>
            </h2>
            <ul>
                <For each=move || open.get() key=|id: &ConversationId| *id let:conversation>
                    <SessionRow
                        conversation
                        focused=Signal::derive(move || focus.get() == Focus::Session(conversation))
                    />
                </For>
            </ul>
            {move || open.get().is_empty().then(|| view! { <p class="empty">{words.no_sessions}</p> })}
        </div>
    }
}
