//! Theme, alerts, undoing and language.

use crate::analysis::sentiment::Threshold;
use crate::domain::{Channel, Role};
use crate::engine::Facet;
use crate::i18n::Locale;
use crate::state::{Chime, Desk, Preferences, Theme, ask_to_notify, play};
use crate::ui::app::words;
use crate::ui::kit::{Choice, Icon, Popover, threshold_name};
use leptos::prelude::*;

/// For how many seconds a message can be taken back.
const UNDO: [u8; 4] = [0, 3, 5, 10];

/// What the sound is tried with.
const TEST: Chime = Chime::Offer(Channel::LiveChat);

/// The button in the top bar with its choices.
#[component]
pub(in crate::ui) fn SettingsButton() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let words = words();
    let open = RwSignal::new(false);
    let themes = [
        (Theme::System, words.theme_system, icondata_lu::LuMonitor),
        (Theme::Light, words.theme_light, icondata_lu::LuSun),
        (Theme::Dark, words.theme_dark, icondata_lu::LuMoon),
    ];
    let face = || view! { <Icon glyph=icondata_lu::LuSettings2 /> };
    view! {
        <Popover label=words.settings open face=ViewFn::from(face)>
            <div role="menu" aria-label=words.settings>
            <div class="group" role="group" aria-label=words.theme>
                <h2>{words.theme}</h2>
                {themes
                    .map(|(theme, name, glyph)| {
                        view! {
                            <Choice
                                chosen=Signal::derive(move || preferences.theme.get() == theme)
                                choose=Callback::new(move |()| preferences.theme.set(theme))
                            >
                                <Icon glyph />
                                {name}
                            </Choice>
                        }
                    })
                    .collect_view()}
            </div>
            <div class="group" role="group" aria-label=words.panel.undo_send>
                <h2>{words.panel.undo_send}</h2>
                {UNDO
                    .map(|seconds| {
                        let name = undo_name(seconds);
                        view! {
                            <Choice
                                chosen=Signal::derive(move || preferences.undo_send.get() == seconds)
                                choose=Callback::new(move |()| preferences.undo_send.set(seconds))
                            >
                                <Icon glyph=icondata_lu::LuUndo2 />
                                {name}
                            </Choice>
                        }
                    })
                    .collect_view()}
            </div>
            <div class="group" role="group" aria-label=words.language>
                <h2>{words.language}</h2>
                {Locale::ALL
                    .map(|locale| {
                        view! {
                            <Choice
                                lang=locale.tag()
                                chosen=Signal::derive(move || preferences.locale.get() == locale)
                                choose=Callback::new(move |()| preferences.locale.set(locale))
                            >
                                <Icon glyph=icondata_lu::LuLanguages />
                                {locale.name()}
                            </Choice>
                        }
                    })
                    .collect_view()}
            </div>
            </div>
            <Alerts />
        </Popover>
    }
}

fn undo_name(seconds: u8) -> String {
    let words = words();
    if seconds == 0 {
        words.panel.off.to_owned()
    } else {
        (words.panel.seconds)(seconds)
    }
}

/// How loud, what it sounds like, and whether the desktop notifies.
#[component]
fn Alerts() -> impl IntoView {
    let words = words();
    let preferences = expect_context::<Preferences>();
    let desk = expect_context::<Desk>();
    let (volume, again, desktop) = (preferences.volume, preferences.rings_again, preferences.desktop);
    let supervises = desk.me().is_some_and(|me| {
        desk.see(&[Facet::Set], |world| {
            world
                .seat(me)
                .is_some_and(|seat| seat.agent.role >= Role::Supervisor)
        })
    });
    let switch = move |_| {
        if desktop.get_untracked() {
            desktop.set(false);
        } else {
            ask_to_notify(move |is_allowed| {
                desktop.set(is_allowed);
                if !is_allowed {
                    desk.toasts().show(words.panel.notifications_denied.to_owned());
                }
            });
        }
    };
    view! {
        <div class="group alerts" role="group" aria-label=words.panel.alerts>
            <h2>{words.panel.alerts}</h2>
            <label class="volume">
                <span>{words.panel.sound}</span>
                <input
                    type="range"
                    min="0"
                    max="100"
                    step="10"
                    prop:value=move || volume.get().to_string()
                    on:change=move |event| volume.set(event_target_value(&event).parse().unwrap_or(0))
                />
            </label>
            <button type="button" class="choice" on:click=move |_| play(TEST, volume.get_untracked())>
                <Icon glyph=icondata_lu::LuVolume2 />
                {words.panel.sound_test}
            </button>
            <button
                type="button"
                class="choice"
                aria-pressed=move || again.get().to_string()
                on:click=move |_| again.update(|again| *again = !*again)
            >
                <Icon glyph=icondata_lu::LuRepeat />
                {words.panel.rings_again}
            </button>
            <button
                type="button"
                class="choice"
                aria-pressed=move || desktop.get().to_string()
                on:click=switch
            >
                <Icon glyph=icondata_lu::LuBellRing />
                {words.panel.desktop_notifications}
            </button>
            <SentimentAlerts name=words.mood.alerts threshold=preferences.sentiment_alerts />
            {supervises
                .then(|| {
                    view! {
                        <SentimentAlerts
                            name=words.mood.supervisor_alerts
                            threshold=preferences.floor_sentiment_alerts
                        />
                    }
                })}
        </div>
    }
}

/// From which sentiment on there is an alert.
#[component]
fn SentimentAlerts(name: &'static str, threshold: RwSignal<Threshold>) -> impl IntoView {
    let words = words();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let found = Threshold::ALL
            .into_iter()
            .find(|choice| threshold_name(words, *choice) == chosen);
        threshold.set(found.unwrap_or_default());
    };
    view! {
        <label class="threshold">
            <span>{name}</span>
            <select on:change=choose>
                {Threshold::ALL
                    .map(|choice| {
                        let name = threshold_name(words, choice);
                        view! {
                            <option value=name.clone() selected=choice == threshold.get_untracked()>
                                {name.clone()}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}
