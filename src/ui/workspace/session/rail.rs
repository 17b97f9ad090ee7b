//! The rail on the left.

use super::row::SessionRow;
use crate::domain::{AgentId, ConversationId};
use crate::engine::{Facet, Seat};
use crate::state::{Focus, Preferences};
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
            world.seat(me).map(Seat::open_sessions).unwrap_or_default()
        })
    });
    let by_urgency = expect_context::<Preferences>().sorts_by_urgency;
    let shown = Memo::new(move |_| {
        let open = open.get();
        if by_urgency.get() {
            let facets: Vec<_> = open.iter().copied().map(Facet::Conversation).collect();
            desk.see(&facets, |world| crate::state::by_urgency(world, &open))
        } else {
            sessions.with_value(|sessions| sessions.in_order(&open))
        }
    });
    let narrow = expect_context::<Preferences>().rail_is_narrow;
    let limit = desk.see(&[Facet::Set], |world| world.settings().session_limit);
    let waiting = Memo::new(move |_| desk.waiting_for(me).len());
    let go_home = move |_| sessions.with_value(|sessions| sessions.set_focus(Focus::Home));
    view! {
        <div class=CLASS class:narrow=move || narrow.get()>
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
            <div class="head">
                <h2>
                    <span>{words.sessions}</span>
                    <span>{move || (words.sessions_used)(open.get().len(), limit)}</span>
                </h2>
                <button
                    type="button"
                    class="button plain square small"
                    title=words.panel.collapse_rail
                    aria-label=words.panel.collapse_rail
                    aria-pressed=move || narrow.get().to_string()
                    on:click=move |_| narrow.update(|narrow| *narrow = !*narrow)
                >
                    <Icon glyph=icondata_lu::LuPanelLeft size=14 />
                </button>
                <button
                    type="button"
                    class="button plain square small"
                    title=words.panel.sort_urgency
                    aria-label=words.panel.sort_urgency
                    aria-pressed=move || by_urgency.get().to_string()
                    on:click=move |_| by_urgency.update(|sorts| *sorts = !*sorts)
                >
                    <Icon glyph=icondata_lu::LuArrowDownWideNarrow size=14 />
                </button>
            </div>
            <ul>
                <For each=move || shown.get() key=|id: &ConversationId| *id let:conversation>
                    <SessionRow
                        me
                        conversation
                        shown
                        focused=Signal::derive(move || focus.get() == Focus::Session(conversation))
                    />
                </For>
            </ul>
            {move || open.get().is_empty().then(|| view! { <p class="empty">{words.no_sessions}</p> })}
        </div>
    }
}
