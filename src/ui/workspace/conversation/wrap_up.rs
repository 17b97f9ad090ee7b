//! After the end: what came of it, a summary of it, how long wrap-up has lasted, what it still holds, and the button
//! that closes the conversation.

use crate::domain::{AgentId, ConversationId, Millis, Stage, WrapUpHold};
use crate::engine::{Command, Facet};
use crate::i18n::clock;
use crate::ui::app::{desk, words};
use crate::ui::kit::DigestEditor;
use leptos::prelude::*;
use std::sync::Arc;

/// The bar in place of the composer.
#[component]
pub(super) fn WrapUp(me: AgentId, conversation: ConversationId) -> impl IntoView {
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
        <Outcome conversation />
        <div class="wrap-up-summary">
            <DigestEditor me conversation />
        </div>
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

/// What came of it, where its work stream asks: codes to switch on and off.
#[component]
fn Outcome(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let offered = desk.see(&[], |world| {
        let conversation = world.conversation(conversation)?;
        Some(world.work_stream(conversation.work_stream)?.dispositions.clone())
    });
    let offered = offered.unwrap_or_default();
    if offered.codes.is_empty() {
        return ().into_any();
    }
    let chosen = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            world
                .conversation(conversation)
                .map(|conversation| conversation.dispositions.clone())
                .unwrap_or_default()
        })
    });
    let toggle = move |code: &Arc<str>| {
        let mut codes = chosen.get_untracked();
        if codes.contains(code) {
            codes.retain(|other| other != code);
        } else {
            codes.push(code.clone());
        }
        desk.send(Command::SetDispositions { conversation, codes });
    };
    let codes = offered.codes;
    view! {
        <fieldset class="outcome">
            <legend>{words.panel.outcome} " " <span>{(words.panel.outcome_limit)(offered.limit)}</span></legend>
            {codes
                .into_iter()
                .map(|code| {
                    let own = code.clone();
                    view! {
                        <button
                            type="button"
                            class="button small"
                            aria-pressed=move || chosen.get().contains(&own).to_string()
                            on:click={
                                let code = code.clone();
                                move |_| toggle(&code)
                            }
                        >
                            {code.to_string()}
                        </button>
                    }
                })
                .collect_view()}
            {offered.required.then(|| view! { <p class="hint">{words.panel.outcome_required}</p> })}
        </fieldset>
    }
    .into_any()
}
