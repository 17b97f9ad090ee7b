//! Theme and language.

use crate::i18n::Locale;
use crate::state::{Preferences, Theme};
use crate::ui::app::words;
use crate::ui::kit::{Choice, Icon, Popover};
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
        </Popover>
    }
}
