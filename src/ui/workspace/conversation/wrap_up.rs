//! After the end: how long wrap-up has lasted, what it still holds, and the button that closes the conversation.

use crate::domain::{ConversationId, Millis, Stage, WrapUpHold};
use crate::engine::{Command, Facet};
use crate::i18n::clock;
use crate::ui::app::{desk, words};
use leptos::prelude::*;

/// The bar in place of the composer.
#[component]
pub(super) fn WrapUp(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let state = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            match world.conversation(conversation)?.stage {
                Stage::WrapUp { hold, .. } => Some((world.conversation(conversation)?.stage_since, hold)),
                _ => None,
            }
        })
    });
    let holds = move |hold: WrapUpHold, now: Millis| match hold {
        WrapUpHold::UntilClosed => words.holds_until_closed.to_owned(),
        WrapUpHold::Released => words.holds_nothing.to_owned(),
        WrapUpHold::Until(until) => (words.holds_for)(&clock(until.since(now))),
    };
    view! {
        <div class="wrap-up">
            <p>
                {move || {
                    state
                        .get()
                        .map(|(since, hold)| {
                            let now = desk.now();
                            view! {
                                <strong>{format!("{} {}", words.wrap_up, clock(now.since(since)))}</strong>
                                <span>{holds(hold, now)}</span>
                            }
                        })
                }}
            </p>
            <button
                type="button"
                class="button primary"
                on:click=move |_| desk.send(Command::CloseSession(conversation))
            >
                {words.close_conversation}
            </button>
        </div>
    }
}
