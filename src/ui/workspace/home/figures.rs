//! The agent's own figures.

use crate::domain::{AgentId, Millis, Span};
use crate::engine::Facet;
use crate::i18n::clock;
use crate::state::Desk;
use crate::ui::app::{desk, words};
use leptos::prelude::*;

/// Four figures, each with what it is measured against.
#[component]
pub(super) fn FigureRow(me: AgentId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let waiting = Memo::new(move |_| waiting(desk, me));
    let mine = Memo::new(move |_| desk.figures(me));
    let capacity = Memo::new(move |_| {
        desk.see(&[Facet::Agent(me)], |world| {
            world
                .seat(me)
                .map_or((0, 0), |seat| (seat.ledger.available().0, seat.ledger.total().0))
        })
    });
    view! {
        <dl class="figures">
            <Figure
                name=words.figure_waiting
                value=Signal::derive(move || waiting.get().0.to_string())
                below=Signal::derive(move || {
                    waiting
                        .get()
                        .1
                        .map_or_else(
                            || words.nobody_waits.to_owned(),
                            |since| (words.longest)(&clock(desk.now().since(since))),
                        )
                })
            />
            <Figure
                name=words.figure_answered
                value=Signal::derive(move || mine.get().answered.to_string())
                below=Signal::derive(move || (words.of_offered)(mine.get().offered))
            />
            <Figure
                name=words.figure_first_answer
                value=Signal::derive(move || {
                    mine.get().mean_first_answer_ms.map_or_else(|| "–".to_owned(), |mean| clock(Span(mean)))
                })
                below=Signal::derive(move || {
                    match mine.get().mean_first_answer_ms {
                        Some(_) => words.from_accept.to_owned(),
                        None => words.no_answer_yet.to_owned(),
                    }
                })
            />
            <Figure
                name=words.figure_capacity
                value=Signal::derive(move || capacity.get().0.to_string())
                below=Signal::derive(move || (words.of_units)(capacity.get().1))
            />
        </dl>
    }
}

#[component]
fn Figure(name: &'static str, value: Signal<String>, below: Signal<String>) -> impl IntoView {
    view! {
        <div class="figure card">
            <dt>{name}</dt>
            <dd>
                <strong>{move || value.get()}</strong>
                <span>{move || below.get()}</span>
            </dd>
        </div>
    }
}

/// How many wait in the agent's queues, and since when the first of them.
fn waiting(desk: Desk, me: AgentId) -> (usize, Option<Millis>) {
    let line = desk.waiting_for(me);
    let since = desk.see(&[], |world| {
        line.iter()
            .filter_map(|id| world.conversation(*id)?.waits_since())
            .min()
    });
    (line.len(), since)
}
