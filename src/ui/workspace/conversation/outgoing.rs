//! Messages that are not in the transcript yet: held for a moment, on their way, or refused.

use crate::analysis::plain;
use crate::domain::{Audience, ConversationId};
use crate::engine::{Refusal, is_blank};
use crate::state::{Dispatch, Outgoing};
use crate::ui::app::{desk, words};
use crate::ui::kit::{Attached, Said, focus_writing};
use leptos::prelude::*;

const CLASS: &str = concat!(
    "outgoing ",
    stylers::style_sheet!("./style/scoped/workspace/outgoing.css")
);

/// In the order in which they were written.
#[component]
pub(super) fn OutgoingMessages(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let messages = Memo::new(move |_| desk.outgoing(conversation));
    let channel_formats = desk.see(&[], |world| {
        let conversation = world.conversation(conversation)?;
        Some(
            world
                .work_stream(conversation.work_stream)?
                .channel
                .shows_formatting(),
        )
    });
    let is_formatted = move |audience| audience == Audience::Internal || channel_formats.unwrap_or(false);
    let state = move |message: &Outgoing| {
        let number = message.number;
        let button = move |name: &'static str, act: fn(crate::state::Desk, u64)| {
            view! {
                <button
                    type="button"
                    class="button small"
                    on:click=move |_| {
                        act(desk, number);
                        // The button goes with its message.
                        request_animation_frame(|| {
                            focus_writing();
                        });
                    }
                >
                    {name}
                </button>
            }
        };
        let why_not = |refusal: &Refusal| {
            let why = (words.refusal)(refusal);
            format!("{}: {}", words.panel.not_sent, plain(&why))
        };
        match &message.dispatch {
            Dispatch::Held => view! {
                <span>{words.panel.sending}</span>
                {button(words.panel.undo, |desk, number| desk.take_back(number))}
            }
            .into_any(),
            Dispatch::Sending => view! { <span>{words.panel.sending}</span> }.into_any(),
            Dispatch::Failed(refusal) => view! {
                <span class="failed">{why_not(refusal)}</span>
                {button(words.panel.retry, |desk, number| desk.dispatch(number))}
                {button(words.panel.edit, |desk, number| desk.take_back(number))}
            }
            .into_any(),
        }
    };
    move || {
        let messages = messages.get();
        (!messages.is_empty()).then(|| {
            let rows = messages
                .iter()
                .map(|message| {
                    view! {
                        <li class:internal=message.audience == Audience::Internal data-test="outgoing">
                            {(!is_blank(&message.body))
                                .then(|| {
                                    view! {
                                        <div class="bubble">
                                            <Said
                                                body=message.body.clone()
                                                formatted=is_formatted(message.audience)
                                            />
                                        </div>
                                    }
                                })}
                            <Attached files=message.attachments.clone() />
                            <div class="state" role="status">
                                {state(message)}
                            </div>
                        </li>
                    }
                })
                .collect_view();
            view! { <ul class=CLASS>{rows}</ul> }
        })
    }
}
