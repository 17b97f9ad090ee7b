//! Sounds and notifications of the desktop: what reaches somebody who looks elsewhere.

use crate::domain::Channel;
use std::cell::{Cell, OnceCell};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AudioContext, Notification, NotificationOptions, NotificationPermission};

/// What a sound is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chime {
    /// Somebody on this channel rings.
    Offer(Channel),
    /// A colleague asks for advice, or hands over.
    Question,
    /// A message in another session.
    Message,
}

impl Chime {
    /// Tones in Hertz, one after the other.
    const fn tones(self) -> &'static [f32] {
        match self {
            // Who sits in front of it and waits calls higher than who comes and goes.
            Self::Offer(Channel::LiveChat) => &[660.0, 880.0],
            Self::Offer(Channel::Record) => &[440.0, 330.0],
            Self::Offer(_) => &[520.0, 780.0],
            Self::Question => &[740.0, 740.0],
            Self::Message => &[520.0],
        }
    }
}

/// How long one tone lasts, in seconds.
const TONE: f64 = 0.14;

/// Plays a sound at a volume of 0 to 100. A browser that will not play before the page was touched plays nothing.
pub fn play(chime: Chime, volume: u8) {
    if volume > 0 {
        // No sound is no reason to stop.
        let _ = try_to_play(chime, volume);
    }
}

fn try_to_play(chime: Chime, volume: u8) -> Result<(), JsValue> {
    thread_local! {
        static AUDIO: OnceCell<AudioContext> = const { OnceCell::new() };
    }
    AUDIO.with(|audio| {
        if audio.get().is_none() {
            let _ = audio.set(AudioContext::new()?);
        }
        let Some(audio) = audio.get() else {
            return Ok(());
        };
        let _ = audio.resume()?;
        let mut start = audio.current_time();
        for tone in chime.tones() {
            let (oscillator, gain) = (audio.create_oscillator()?, audio.create_gain()?);
            oscillator.frequency().set_value(*tone);
            gain.gain().set_value(f32::from(volume.min(100)) / 400.0);
            // Fading out instead of stopping: no click at the end.
            gain.gain().linear_ramp_to_value_at_time(0.0, start + TONE)?;
            oscillator.connect_with_audio_node(&gain)?;
            gain.connect_with_audio_node(&audio.destination())?;
            oscillator.start_with_when(start)?;
            oscillator.stop_with_when(start + TONE)?;
            start += TONE;
        }
        Ok(())
    })
}

/// Asks the browser to allow notifications; tells `answered` whether it does.
pub fn ask_to_notify(answered: impl FnOnce(bool) + 'static) {
    if Notification::permission() == NotificationPermission::Granted {
        return answered(true);
    }
    let Ok(asked) = Notification::request_permission() else {
        return answered(false);
    };
    leptos::task::spawn_local(async move {
        let answer = wasm_bindgen_futures::JsFuture::from(asked).await;
        answered(answer.is_ok_and(|answer| answer.as_string().as_deref() == Some("granted")));
    });
}

thread_local! {
    /// What a click on the notification does that is shown now; there is one at a time.
    static SHOWN: Cell<Option<Closure<dyn Fn()>>> = const { Cell::new(None) };
}

/// Shows a notification of the desktop while the page is in the background. A click brings the page back and does
/// `clicked`.
pub fn notify(title: &str, body: &str, clicked: impl Fn() + 'static) {
    let hidden = leptos::prelude::document().hidden();
    if !hidden || Notification::permission() != NotificationPermission::Granted {
        return;
    }
    let options = NotificationOptions::new();
    options.set_body(body);
    options.set_icon("icon.svg");
    // One at a time: a newer one takes the place of the older.
    options.set_tag("switchboard");
    if let Ok(notification) = Notification::new_with_options(title, &options) {
        let shown = notification.clone();
        let on_click = Closure::<dyn Fn()>::new(move || {
            let _ = leptos::prelude::window().focus();
            clicked();
            shown.close();
        });
        notification.set_onclick(Some(on_click.as_ref().unchecked_ref()));
        SHOWN.set(Some(on_click));
    }
}
