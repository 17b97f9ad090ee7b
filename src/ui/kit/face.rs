//! The face of a sentiment: its mouth tells the level, its colour only repeats it.

use crate::analysis::sentiment::Level;
use crate::i18n::Messages;
use leptos::prelude::*;

const CLASS: &str = concat!("face-mark ", stylers::style_sheet!("./style/scoped/kit/face.css"));

/// A face of 18 pixels; the words stand beside it. Nothing stands for what is not rated.
#[component]
pub(in crate::ui) fn Face(#[prop(into)] level: Signal<Option<Level>>) -> impl IntoView {
    view! {
        <svg class=CLASS viewBox="0 0 20 20" aria-hidden="true" data-level=move || tone(level.get())>
            <circle class="head" cx="10" cy="10" r="8.2" />
            <path class="eyes" d=move || if level.get().is_some() { "M7 7.6v1M13 7.6v1" } else { "" } />
            <path class="mouth" d=move || mouth(level.get()) />
        </svg>
    }
}

/// What a level is called.
pub(in crate::ui) fn level_name(words: &Messages, level: Level) -> &'static str {
    let mut names = Level::ALL.iter().zip(words.mood.levels);
    names
        .find(|(known, _)| **known == level)
        .map_or("", |(_, name)| name)
}

const fn tone(level: Option<Level>) -> &'static str {
    match level {
        None => "unknown",
        Some(Level::VeryNegative | Level::Negative) => "bad",
        Some(Level::SlightlyNegative) => "warn",
        Some(Level::Neutral) => "neutral",
        Some(Level::SlightlyPositive | Level::Positive | Level::VeryPositive) => "good",
    }
}

/// From an open smile to a frown under drawn brows; a question mark for what is not rated.
const fn mouth(level: Option<Level>) -> &'static str {
    match level {
        None => "M8 8a2 2 0 1 1 2.7 1.9c-.5.2-.7.6-.7 1.2M10 13.6v.1",
        Some(Level::VeryNegative) => "M6.2 14.8c1.2-2.4 6.4-2.4 7.6 0M5.2 5l2.8 1.2M14.8 5 12 6.2",
        Some(Level::Negative) => "M6.5 14.4c1.2-1.9 5.8-1.9 7 0",
        Some(Level::SlightlyNegative) => "M7 13.9c1.6-1 4.4-1 6 0",
        Some(Level::Neutral) => "M7 13.4h6",
        Some(Level::SlightlyPositive) => "M7 12.8c1.6 1 4.4 1 6 0",
        Some(Level::Positive) => "M6.5 12.2c1.2 2 5.8 2 7 0",
        Some(Level::VeryPositive) => "M5.9 11.6h8.2c0 4.6-8.2 4.6-8.2 0z",
    }
}
