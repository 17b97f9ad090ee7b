//! Short notices in the corner, and the region that speaks to screen readers.

use super::{Icon, customer_of};
use crate::analysis::plain;
use crate::engine::{Command, Seat};
use crate::i18n::Messages;
use crate::state::{Desk, Focus, Preferences, Remedy};
use leptos::prelude::*;

const CLASS: &str = concat!(
    "notices ",
    stylers::style_sheet!("./style/scoped/kit/notices.css")
);

/// Puts refusals into words, shows notices, and says what is to be said.
#[component]
pub(in crate::ui) fn Notices() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let toasts = StoredValue::new_local(desk.toasts());
    Effect::new(move |_| {
        for refused in desk.take_refused() {
            let why = plain(&(words.refusal)(&refused.refusal)).into_owned();
            toasts.with_value(|toasts| match refused.unsent_in {
                None => toasts.show(why),
                Some(id) => {
                    let text = (words.panel.not_sent_to)(&customer_of(desk, id), &why);
                    if desk.has_open(id) {
                        toasts.show_with(text, Remedy::Open(id));
                    } else {
                        toasts.show(text);
                    }
                }
            });
        }
    });
    view! {
        <Spoken urgent=true />
        <Spoken urgent=false />
        <div class=CLASS role="status" aria-label=words.notices>
            <ul>
                <For
                    each=move || toasts.with_value(|toasts| toasts.shown())
                    key=|toast| toast.number
                    let:toast
                >
                    <li class="card">
                        <span>{toast.text}</span>
                        {toast
                            .remedy
                            .map(|remedy| {
                                let name = match remedy {
                                    Remedy::Open(_) => words.mood.open,
                                    Remedy::Monitor(_) => words.mood.monitor,
                                };
                                view! {
                                    <button
                                        type="button"
                                        class="button small"
                                        on:click=move |_| {
                                            toasts.with_value(|toasts| toasts.dismiss(toast.number));
                                            remedy_of(desk, words, remedy);
                                        }
                                    >
                                        {name}
                                    </button>
                                }
                            })}
                        <button
                            type="button"
                            class="button plain square small"
                            aria-label=words.dismiss
                            on:click=move |_| toasts.with_value(|toasts| toasts.dismiss(toast.number))
                        >
                            <Icon glyph=icondata_lu::LuX size=14 />
                        </button>
                    </li>
                </For>
            </ul>
        </div>
    }
}

fn remedy_of(desk: Desk, words: &Messages, remedy: Remedy) {
    match remedy {
        Remedy::Open(conversation) => {
            let me = untrack(|| desk.me());
            let open = desk.see(&[], |world| {
                let seat = me.and_then(|me| world.seat(me));
                seat.map(Seat::open_sessions).unwrap_or_default()
            });
            // A notice may be older than what it tells of.
            if open.contains(&conversation) {
                desk.sessions().set_focus(Focus::Session(conversation));
            } else {
                desk.toasts().show(words.panel.not_open_any_more.to_owned());
            }
        }
        Remedy::Monitor(conversation) => desk.send(Command::Monitor(conversation)),
    }
}

/// What is said to screen readers, apart by urgency. Each utterance is a line of its own, so that the same words twice
/// are two.
#[component]
fn Spoken(urgent: bool) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let spoken = move || {
        let all = desk.spoken().get();
        all.into_iter()
            .filter(|utterance| utterance.urgent == urgent)
            .collect::<Vec<_>>()
    };
    view! {
        <div
            class="visually-hidden"
            aria-live=if urgent { "assertive" } else { "polite" }
            aria-relevant="additions"
            data-test=if urgent { "spoken-now" } else { "spoken" }
        >
            <For each=spoken key=|utterance| utterance.number let:utterance>
                <p>{utterance.text}</p>
            </For>
        </div>
    }
}
