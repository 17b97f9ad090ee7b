//! Presence: what it is, who set it and when, and those one may choose: the five, and one's own (seeds 003, 004).

use crate::domain::{AgentId, Presence, PresenceChoice, PresenceRecord, SetBy};
use crate::engine::{Command, Facet, World};
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
    let choose = move |choice: PresenceChoice| {
        desk.send(Command::SetPresence(choice));
        open.set(false);
    };
    let own = Memo::new(move |_| desk.see(&[Facet::Agent(me), Facet::Set], |world| own_presences(world, me)));
    let chosen = Memo::new(move |_| record.get().map(|record| record.choice()));
    let shown = move || {
        let custom = own
            .get()
            .into_iter()
            .find(|(choice, ..)| chosen.get() == Some(*choice));
        custom.map_or_else(|| words.presence(status.get()).to_owned(), |(.., text)| text)
    };
    let leaving = Memo::new(move |_| {
        desk.see(&[Facet::Agent(me)], |world| {
            world.seat(me).is_some_and(|seat| seat.leaving.is_some())
        })
    });
    let leave = move || {
        let away = (!leaving.get_untracked()).then_some(Presence::Away.into());
        desk.send(Command::LeaveAfterThis(away));
        open.set(false);
    };
    let shown_reason = move || {
        if leaving.get() {
            words.away_after_this.to_owned()
        } else {
            why().unwrap_or_default()
        }
    };
    let face = move || {
        view! {
            <PresenceMark status />
            <strong data-test="presence">{shown}</strong>
            <span class="why">{shown_reason}</span>
        }
    };
    view! {
        <Popover label=words.set_presence open face=ViewFn::from(face)>
            <h2>{words.set_presence}</h2>
            <div role="menu" aria-label=words.set_presence>
                {Presence::CHOICES
                    .map(|base| {
                        let choice = PresenceChoice::Base(base);
                        view! {
                            <Choice
                                chosen=Signal::derive(move || chosen.get() == Some(choice))
                                choose=Callback::new(move |()| choose(choice))
                            >
                                <PresenceMark status=base />
                                {words.presence(base)}
                            </Choice>
                        }
                    })
                    .collect_view()}
                <For each=move || own.get() key=Clone::clone let((choice, base, text))>
                    <Choice
                        chosen=Signal::derive(move || chosen.get() == Some(choice))
                        choose=Callback::new(move |()| choose(choice))
                    >
                        <PresenceMark status=base />
                        {text}
                    </Choice>
                </For>
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
                <Choice by_itself=true chosen=leaving choose=Callback::new(move |()| leave())>
                    <PresenceMark status=Presence::Away />
                    {words.away_after_this}
                </Choice>
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

/// The custom presences somebody may choose: which, its base, its text.
fn own_presences(world: &World, me: AgentId) -> Vec<(PresenceChoice, Presence, String)> {
    let assigned = world.seat(me).into_iter().flat_map(|seat| &seat.agent.presences);
    assigned
        .filter_map(|id| world.setup().presences.get(id))
        .map(|own| (PresenceChoice::Custom(own.id), own.base, own.text.clone()))
        .collect()
}

/// Who set it and what will change it (seed 003).
fn explanation(words: &Messages, record: &PresenceRecord) -> &'static str {
    match record.set_by {
        SetBy::Agent if record.status.is_sticky() => words.set_by_you_stays,
        SetBy::Agent => words.set_by_you_until,
        SetBy::Supervisor(_) => words.set_by_supervisor,
        SetBy::System if record.cause.wants_banner() => words.set_by_decline,
        SetBy::System => words.set_by_rules,
    }
}
