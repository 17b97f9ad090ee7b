//! Home: the agent dashboard with its three streams. Always there, never closed (seed 001).

mod banner;
mod figures;
mod item;
mod stream;

use crate::domain::{AgentId, ConversationId};
use crate::engine::Facet;
use crate::i18n::local_hour;
use crate::state::{StreamKind, Tab};
use crate::ui::app::{desk, words};
use crate::ui::kit::{keep_scroll, rescue_focus};
use banner::Banner;
use figures::FigureRow;
use leptos::html;
use leptos::prelude::*;
use stream::Stream;

const CLASS: &str = concat!(
    "home-screen ",
    stylers::style_sheet!("./style/scoped/workspace/home.css")
);

const STREAMS: &str = concat!(
    "streams ",
    stylers::style_sheet!("./style/scoped/workspace/streams.css")
);

/// The dashboard.
#[component]
pub(super) fn Home(me: AgentId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let (name, queues) = desk.see(&[Facet::Set], |world| {
        let seat = world.seat(me);
        let queues = seat
            .into_iter()
            .flat_map(|seat| &seat.queues)
            .filter_map(|queue| world.queue(*queue));
        (
            seat.map_or_else(String::new, |seat| seat.agent.name.clone()),
            queues
                .map(|queue| queue.name.clone())
                .collect::<Vec<_>>()
                .join(", "),
        )
    });
    let hour = Memo::new(move |_| local_hour(desk.now()));
    let greeting = move || match hour.get() {
        5..12 => words.good_morning,
        12..18 => words.good_afternoon,
        _ => words.good_evening,
    };
    let first_name = name.split_whitespace().next().unwrap_or_default().to_owned();
    rescue_focus();
    view! {
        <main class=CLASS id="content" tabindex="-1">
            <header>
                <h1>{move || format!("{}, {first_name}", greeting())}</h1>
                <p>{queues}</p>
            </header>
            <Banner me />
            <FigureRow me />
            <Streams me />
        </main>
    }
}

/// The three streams of work items (seed 001).
#[component]
pub(super) fn Streams(
    me: AgentId,
    /// In whose session they are a tab; nothing on the dashboard.
    #[prop(optional)]
    conversation: Option<ConversationId>,
) -> impl IntoView {
    let desk = desk();
    let orders = RwSignal::from(conversation.map_or_else(
        || desk.sessions().home_orders(),
        |conversation| desk.session(conversation).stream_orders,
    ));
    let frame = NodeRef::<html::Div>::new();
    let keep = conversation.map(|conversation| keep_scroll(frame, conversation, Tab::WorkItems));
    let on_scroll = move |event| {
        if let Some(keep) = &keep {
            keep(event);
        }
    };
    view! {
        <div node_ref=frame class=STREAMS on:scroll=on_scroll>
            <Stream me kind=StreamKind::Mine orders />
            <Stream me kind=StreamKind::Open orders />
            <Stream me kind=StreamKind::Closed orders />
        </div>
    }
}
