//! How much of the agent's capacity is held.

use crate::domain::AgentId;
use crate::engine::Facet;
use crate::ui::app::{desk, words};
use leptos::prelude::*;

const CLASS: &str = concat!(
    "capacity-meter ",
    stylers::style_sheet!("./style/scoped/shell/capacity_meter.css")
);

/// Held units of all units, in words and as a bar.
#[component]
pub(super) fn CapacityMeter(me: AgentId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let capacity = Memo::new(move |_| {
        desk.see(&[Facet::Agent(me)], |world| {
            world
                .seat(me)
                .map_or((0, 0), |seat| (seat.ledger.held().0, seat.ledger.total().0))
        })
    });
    let text = move || {
        let (held, total) = capacity.get();
        (words.capacity_used)(held, total)
    };
    view! {
        <span class=CLASS data-test="capacity">
            <span>{text}</span>
            <meter
                min="0"
                max=move || capacity.get().1.max(1)
                value=move || capacity.get().0
                aria-label=text
            ></meter>
        </span>
    }
}
