//! Theme and language.

use crate::i18n::Locale;
use crate::state::{Preferences, Theme};
use crate::ui::app::words;
use crate::ui::kit::{Icon, Popover};
use leptos::prelude::*;

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
                            <button
                                type="button"
                                class="choice"
                                role="menuitemradio"
                                tabindex="-1"
                                aria-checked=move || (preferences.theme.get() == theme).to_string()
                                on:click=move |_| preferences.theme.set(theme)
                            >
                                <Icon glyph />
                                {name}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
            <div class="group" role="group" aria-label=words.language>
                <h2>{words.language}</h2>
                {Locale::ALL
                    .map(|locale| {
                        view! {
                            <button
                                type="button"
                                class="choice"
                                role="menuitemradio"
                                tabindex="-1"
                                lang=locale.tag()
                                aria-checked=move || (preferences.locale.get() == locale).to_string()
                                on:click=move |_| preferences.locale.set(locale)
                            >
                                <Icon glyph=icondata_lu::LuLanguages />
                                {locale.name()}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
            </div>
        </Popover>
    }
}
