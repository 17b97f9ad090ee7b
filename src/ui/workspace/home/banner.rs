//! What happened to the agent's presence, and the way back; and that the floor stands still, when it does.

use crate::domain::{AgentId, Presence, PresenceCause};
use crate::engine::{Command, Facet};
use crate::i18n::time_of_day;
use crate::state::Speed;
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::{Icon, PresenceMark};
use leptos::prelude::*;

/// A banner for a missed or rejected offer or a full rail, until it is reset or a status is chosen.
#[component]
pub(super) fn Banner(me: AgentId) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let record = Memo::new(move |_| {
        desk.see(&[Facet::Agent(me)], |world| {
            world
                .seat(me)
                .map(|seat| seat.presence)
                .filter(|record| record.cause.wants_banner())
        })
    });
    view! {
        <div role="status" class="banners">
            {move || {
                record
                    .get()
                    .map(|record| {
                        let what = match record.cause {
                            PresenceCause::RejectedOffer(_) => words.banner_rejected,
                            PresenceCause::SessionLimit => words.banner_sessions,
                            _ => words.banner_missed,
                        };
                        let effect = if record.status == Presence::Inactive {
                            words.banner_effect_inactive
                        } else {
                            words.banner_effect_dnd
                        };
                        view! {
                            <div class="banner" data-test="banner">
                                <PresenceMark status=record.status />
                                <p>
                                    <strong>{what}</strong>
                                    {format!(" {effect} ({})", time_of_day(locale, record.since))}
                                </p>
                                <button
                                    type="button"
                                    class="button"
                                    on:click=move |_| desk.send(Command::ResetPresence)
                                >
                                    {words.reset_presence}
                                </button>
                            </div>
                        }
                    })
            }}
            {move || {
                (desk.speed() == Speed::Paused)
                    .then(|| {
                        view! {
                            <div class="banner">
                                <Icon glyph=icondata_lu::LuPause size=14 />
                                <p>{words.paused}</p>
                                <button
                                    type="button"
                                    class="button"
                                    on:click=move |_| desk.set_speed(Speed::Normal)
                                >
                                    {words.resume}
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
