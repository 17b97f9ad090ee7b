//! The customer's sentiment: a mark in lists, and in the panel a button that tells what moved it.

use super::{Face, Icon, Popover, level_name};
use crate::analysis::one_line;
use crate::analysis::sentiment::{Course, Level, MESSAGES, Mover, Threshold, Trend};
use crate::domain::{Author, ConversationId};
use crate::engine::Facet;
use crate::i18n::Messages;
use crate::state::{Desk, Preferences};
use leptos::prelude::*;

const CLASS: &str = concat!("mood ", stylers::style_sheet!("./style/scoped/kit/mood.css"));

/// So much of a word or a message is shown, in characters.
const WORD: usize = 40;
const MESSAGE: usize = 80;

/// The face, with its name for those who do not see it. Nothing while nothing was rated.
#[component]
pub(in crate::ui) fn MoodMark(conversation: ConversationId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let level = Memo::new(move |_| desk.mood(conversation).map(|course| course.level));
    let name = move || {
        let level = level.get().flatten();
        level.map_or(words.mood.not_rated_short, |level| level_name(words, level))
    };
    view! {
        <Show when=move || level.get().is_some()>
            <span class="mood-mark" title=name data-test="mood">
                <Face level=Signal::derive(move || level.get().flatten()) />
                <span class="visually-hidden">{move || format!("{}: {} ", words.mood.sentiment, name())}</span>
            </span>
        </Show>
    }
}

/// The face with its level, and on a press the trend, the words that moved it and the last messages. A sign beside it
/// says that it is as low as the agent wants to be told of.
#[component]
pub(in crate::ui) fn MoodButton(conversation: ConversationId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let preferences = expect_context::<Preferences>();
    let words = preferences.locale.get_untracked().messages();
    let open = RwSignal::new(false);
    let course = Memo::new(move |_| desk.mood(conversation));
    let level = Memo::new(move |_| course.with(|course| course.as_ref().and_then(|course| course.level)));
    let is_low = Memo::new(move |_| {
        let threshold = preferences.sentiment_alerts.get();
        level.get().is_some_and(|level| threshold.is_reached(level))
    });
    let told = move || {
        course.with(|course| {
            course
                .as_ref()
                .map(|course| told(words, course))
                .unwrap_or_default()
        })
    };
    let label = Signal::derive(move || {
        let alert = if is_low.get() {
            format!("{}. ", words.mood.alert)
        } else {
            String::new()
        };
        format!("{alert}{}: {}", words.mood.sentiment, told())
    });
    let face = move || {
        view! {
            <span class="mood-face" data-test="panel-mood">
                <Face level />
                {move || is_low.get().then(|| view! { <Icon glyph=icondata_lu::LuTriangleAlert size=14 /> })}
            </span>
        }
    };
    view! {
        <Show when=move || course.with(Option::is_some)>
            <Popover label open face=ViewFn::from(face)>
                <Told conversation course />
            </Popover>
        </Show>
    }
}

/// What the button opens.
#[component]
fn Told(conversation: ConversationId, course: Memo<Option<Course>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let messages = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            let found = world.conversation(conversation);
            let theirs = found
                .into_iter()
                .flat_map(|found| found.messages().rev())
                .filter(|(_, author, body)| *author == Author::Customer && !body.trim().is_empty());
            let lines = theirs.take(MESSAGES).map(|(_, _, body)| one_line(body, MESSAGE));
            lines.collect::<Vec<_>>()
        })
    });
    let movers = move || {
        let movers = course.get().map(|course| course.words).unwrap_or_default();
        if movers.is_empty() {
            return view! { <p class="note">{words.mood.no_words}</p> }.into_any();
        }
        let rows = movers.iter().map(mover).collect_view();
        view! { <ul class="movers">{rows}</ul> }.into_any()
    };
    let is_rated = move || course.with(|course| course.as_ref().is_some_and(|course| course.level.is_some()));
    view! {
        <div class=CLASS role="group" aria-label=words.mood.sentiment>
            <p class="now">
                <strong>{move || course.get().map(|course| told(words, &course))}</strong>
            </p>
            {move || {
                if is_rated() {
                    view! {
                        <h2>{words.mood.words}</h2>
                        {movers}
                    }
                        .into_any()
                } else {
                    view! { <p class="note">{words.mood.not_rated}</p> }.into_any()
                }
            }}
            <Show when=move || messages.with(|messages| !messages.is_empty())>
                <h2>{words.mood.last}</h2>
                <ol>
                    {move || messages.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ol>
            </Show>
            <p class="note">{words.mood.source}</p>
        </div>
    }
}

/// A word and by how much it moved the course, in which direction.
fn mover(mover: &Mover) -> impl IntoView + use<> {
    let is_good = mover.weight > 0.0;
    let sign = if is_good { "+" } else { "−" };
    view! {
        <li class:good=is_good>
            <span>{one_line(&mover.text, WORD)}</span>
            <span class="weight">{format!("{sign}{:.1}", mover.weight.abs())}</span>
        </li>
    }
}

/// The level and where it goes.
fn told(words: &Messages, course: &Course) -> String {
    let Some(level) = course.level else {
        return words.mood.not_rated_short.to_owned();
    };
    let trend = match course.trend {
        Trend::Rising => words.mood.rises,
        Trend::Steady => words.mood.steady,
        Trend::Falling => words.mood.falls,
    };
    (words.mood.with_trend)(level_name(words, level), trend)
}

/// What a threshold is called.
pub(in crate::ui) fn threshold_name(words: &Messages, threshold: Threshold) -> String {
    let or_lower = |level: Level| (words.mood.or_lower)(level_name(words, level));
    match threshold {
        Threshold::DoNotShow => words.mood.off.to_owned(),
        Threshold::SlightlyNegative => or_lower(Level::SlightlyNegative),
        Threshold::Negative => or_lower(Level::Negative),
        Threshold::VeryNegative => level_name(words, Level::VeryNegative).to_owned(),
    }
}
