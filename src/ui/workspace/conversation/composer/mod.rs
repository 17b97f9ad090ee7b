//! Where the agent writes: to the customer or, unmistakably, to colleagues only. What is written is a draft of its
//! session and audience until it is sent; switching either keeps it.

mod actions;
mod drawer;
mod field;
mod files;
mod items;
mod pen;
mod toolbar;

use super::Writing;
use crate::domain::{AgentId, Audience, ConversationId};
use crate::ui::app::words;
use drawer::OpenDrawer;
use field::Field;
pub(super) use files::take_in;
use files::{Files, paste};
use leptos::prelude::*;
use pen::Pen;
use toolbar::Toolbar;

const CLASS: &str = concat!(
    "composer ",
    stylers::style_sheet!("./style/scoped/workspace/composer.css")
);

/// The field, what opens above it, and Send.
#[component]
pub(super) fn Composer(me: AgentId, conversation: ConversationId, writing: Writing) -> impl IntoView {
    let words = words();
    let pen = Pen::new(me, conversation, writing);
    let audiences = [
        (Audience::Public, words.panel.public),
        (Audience::Internal, words.panel.internal),
    ];
    view! {
        <form
            class=CLASS
            class:is-internal=move || pen.audience() == Audience::Internal
            on:paste=move |event| paste(pen, &event)
            on:submit=move |event| {
                event.prevent_default();
                pen.send();
            }
        >
            <OpenDrawer pen />
            <div class="audience" role="group" aria-label=words.panel.who_reads_it>
                {audiences
                    .into_iter()
                    .filter(|(audience, _)| *audience == Audience::Internal || writing == Writing::ToEverybody)
                    .map(|(audience, name)| {
                        view! {
                            <button
                                type="button"
                                aria-pressed=move || (pen.audience() == audience).to_string()
                                on:click=move |_| {
                                    pen.set_audience(audience);
                                    pen.focus();
                                }
                            >
                                {name}
                            </button>
                        }
                    })
                    .collect_view()}
                <span class="hint">
                    {move || (pen.audience() == Audience::Internal).then_some(words.panel.customer_cannot_see)}
                </span>
            </div>
            <Field pen />
            <Files pen />
            <Toolbar pen />
        </form>
    }
}
