//! The root: preferences, the desk, and which page is on.

use super::kit::Notices;
use super::sign_in::SignIn;
use super::workspace::Workspace;
use crate::i18n::{Locale, Messages};
use crate::state::{BrowserClock, Demo, Desk, Preferences, Theme, fetch_demo, load_sentiment};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// What is known of the demo floor.
#[derive(Clone, Debug)]
pub(super) enum Source {
    Loading,
    Ready(Demo),
    Failed(String),
}

/// The words of the current language. The whole view is drawn anew when the language changes, so they can be taken
/// once.
pub(super) fn words() -> &'static Messages {
    locale().messages()
}

/// The current language.
pub(super) fn locale() -> Locale {
    expect_context::<Preferences>().locale.get_untracked()
}

pub(super) fn desk() -> Desk {
    expect_context::<Desk>()
}

/// The application. Tests hand in a demo on a clock of their own; otherwise it is fetched and the browser's clock
/// used.
#[component]
pub fn App(
    /// The demo to play.
    #[prop(optional)]
    demo: Option<Demo>,
) -> impl IntoView {
    let preferences = Preferences::load();
    provide_context(preferences);
    let desk = Desk::new();
    provide_context(desk);
    dress_document(preferences);
    remove_boot_screen();

    let source = RwSignal::new_local(demo.map_or(Source::Loading, Source::Ready));
    let load = move || {
        source.set(Source::Loading);
        spawn_local(async move {
            let fetched = fetch_demo(Rc::new(BrowserClock::default())).await;
            if fetched.is_ok() {
                // What rates messages is not needed to begin: it comes once the page is drawn.
                request_animation_frame(move || {
                    load_sentiment(desk, move |why| {
                        let words = preferences.locale.get_untracked().messages();
                        desk.toasts().show((words.mood.cannot_rate)(&why));
                    });
                });
            }
            source.set(fetched.map_or_else(Source::Failed, Source::Ready));
        });
    };
    if source.with_untracked(|source| matches!(source, Source::Loading)) {
        load();
    }
    desk.set_visible(!document().hidden());
    let awake = window_event_listener(leptos::ev::visibilitychange, move |_| {
        desk.set_visible(!document().hidden());
        desk.wake();
    });
    on_cleanup(move || awake.remove());

    move || {
        preferences.locale.track();
        view! {
            {move || match desk.me() {
                Some(me) => view! { <Workspace me /> }.into_any(),
                None => view! { <SignIn source=source.read_only() retry=load /> }.into_any(),
            }}
            <Notices />
        }
    }
}

/// Theme and language belong to the document, not to a view.
fn dress_document(preferences: Preferences) {
    Effect::new(move |_| {
        let theme = match preferences.theme.get() {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let tag = preferences.locale.get().tag();
        if let Some(root) = document().document_element() {
            // Neither name nor value can be refused.
            let _ = root.set_attribute("data-theme", theme);
            let _ = root.set_attribute("lang", tag);
        }
    });
}

fn remove_boot_screen() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}
