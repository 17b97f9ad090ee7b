//! Presence: what it is, who set it and when, and the five one may choose.

use crate::domain::{AgentId, Presence, PresenceRecord, SetBy};
use crate::engine::{Command, Facet};
use crate::i18n::{Messages, duration, time_of_day};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::{Choice, Popover, PresenceMark};
use leptos::prelude::*;

/// The button in the top bar with its dialog.
#[component]
pub(super) fn PresenceButton(me: AgentId) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let record = Memo::new(move |_| {
        desk.see(&[Facet::Agent(me)], |world| {
            world.seat(me).map(|seat| seat.presence)
        })
    });
    let status = Memo::new(move |_| record.get().map_or(Presence::Offline, |record| record.status));
    let why = move || {
        record.get().map(|record| {
            format!(
                "{}, {}",
                words.presence_cause(record.cause),
                duration(locale, desk.now().since(record.since))
            )
        })
    };
    let open = RwSignal::new(false);
    let choose = move |status| {
        desk.send(Command::SetPresence(status));
        open.set(false);
    };
    let face = move || {
        view! {
            <PresenceMark status />
            <strong data-test="presence">{move || words.presence(status.get())}</strong>
            <span class="why">{why}</span>
        }
    };
    view! {
        <Popover label=words.set_presence open face=ViewFn::from(face)>
            <h2>{words.set_presence}</h2>
            <div role="menu" aria-label=words.set_presence>
                {Presence::CHOICES
                    .map(|choice| {
                        view! {
                            <Choice
                                chosen=Signal::derive(move || status.get() == choice)
                                choose=Callback::new(move |()| choose(choice))
                            >
                                <PresenceMark status=choice />
                                {words.presence(choice)}
                            </Choice>
                        }
                    })
                    .collect_view()}
                // Shown because it happens to people, and cannot be chosen (seed 003).
                <div
                    class="choice"
                    role="menuitemradio"
                    aria-disabled="true"
                    aria-checked=move || (status.get() == Presence::Inactive).to_string()
                >
                    <PresenceMark status=Presence::Inactive />
                    {words.inactive}
                    <span class="aside">{words.by_system_only}</span>
                </div>
            </div>
            <p class="hint">
                {move || {
                    record
                        .get()
                        .map(|record| {
                            let time = time_of_day(locale, record.since);
                            format!(
                                "{} ({}, {})",
                                explanation(words, &record),
                                words.presence_cause(record.cause),
                                (words.at_time)(&time),
                            )
                        })
                }}
            </p>
        </Popover>
    }
}

/// Who set it and what will change it (seed 003).
fn explanation(words: &Messages, record: &PresenceRecord) -> &'static str {
    match record.set_by {
        SetBy::Agent if record.status.is_sticky() => words.set_by_you_stays,
        SetBy::Agent => words.set_by_you_until,
        SetBy::System if record.cause.wants_banner() => words.set_by_decline,
        SetBy::System => words.set_by_rules,
    }
}
