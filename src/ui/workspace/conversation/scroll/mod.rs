//! The transcript in its frame: it stays at its end while new lines come, unless the reader has scrolled away, and is
//! found again where it was left. Of a long conversation only the lines around the reader are drawn.

mod heights;
mod place;

use super::outgoing::OutgoingMessages;
use super::search::SearchBar;
use crate::domain::{AgentId, Author, ConversationId, Line};
use crate::engine::{Facet, World};
use crate::state::{LineLink, Place};
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, Transcript, focus_writing};
use heights::Heights;
use leptos::html;
use leptos::prelude::*;
use place::{first_in_view, offset_of};
use std::ops::Range;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

/// Nearer to the end than this counts as at the end, in pixels.
const NEAR: i32 = 24;
/// How many lines are drawn before the first in view, and from it on.
const BEFORE: usize = 20;
const AFTER: usize = 50;
/// With fewer lines than this drawn before the first in view, the window moves; and so with fewer from it on.
const FEW_BEFORE: usize = 8;
const FEW_AFTER: usize = 36;

/// See the module.
#[component]
pub(super) fn ScrollingTranscript(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let session = desk.session(conversation);
    let reading = RwSignal::from(session.reading.clone());
    let frame = NodeRef::<html::Div>::new();
    let lines = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            world
                .conversation(conversation)
                .map_or(0, |conversation| conversation.transcript.len())
        })
    });
    let types = Memo::new(move |_| desk.customer_types(conversation));
    let outgoing = Memo::new(move |_| desk.outgoing(conversation).len());
    let unread_from = desk.see(&[], |world| {
        first_unread(world, conversation, session.seen.get_untracked())
    });
    // The first line that is drawn; nothing where the end is followed.
    let start = RwSignal::new(reading.get_untracked().map(|place| start_around(place.line)));
    let window = Memo::new(move |_| {
        let lines = lines.get();
        let start = start
            .get()
            .unwrap_or_else(|| lines.saturating_sub(AFTER))
            .min(lines);
        start..(start + BEFORE + AFTER).min(lines)
    });
    let heights = StoredValue::new_local(Heights::default());
    // Where it was put last: what is found there was not the reader's doing.
    let placed = StoredValue::new(0);
    let put = move |frame: &web_sys::HtmlDivElement| {
        let Some(reading) = reading.try_get_untracked() else {
            return;
        };
        let top = match reading {
            None => Some(frame.scroll_height() - frame.client_height()),
            Some(place) => offset_of(frame, place.line).map(|now| frame.scroll_top() + now - place.offset),
        };
        // What is set is given up by a wheel that is still turning, so nothing is set for nothing.
        if let Some(top) = top.filter(|top| *top != frame.scroll_top()) {
            frame.set_scroll_top(top);
        }
        placed.set_value(frame.scroll_top());
    };
    let place = move || {
        if let Some(frame) = frame.try_get_untracked().flatten() {
            put(&frame);
        }
    };
    Effect::new(move |_| {
        let _ = (window.get(), outgoing.get(), types.get());
        frame.track();
        // What is new is drawn before the next frame; only then does it stand somewhere. By then the session may have
        // been left, and everything here with it.
        request_animation_frame(place);
    });
    // What opens below takes room: what is read stays in view.
    let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            let resized = Closure::<dyn FnMut()>::new(place);
            if let Ok(watch) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
                watch.observe(&frame);
                observer.set_value(Some((watch, resized)));
            }
        }
    });
    on_cleanup(move || {
        observer.try_update_value(|observer| {
            if let Some((watch, _)) = observer.take() {
                watch.disconnect();
            }
        });
    });
    // Goes to a place, and draws what is around it if it is not drawn.
    let go = move |frame: &web_sys::HtmlDivElement, to: Place| {
        let (window, lines) = (window.get_untracked(), lines.get_untracked());
        let is_drawn = (window.start == 0 || to.line >= window.start + FEW_BEFORE)
            && (window.end == lines || to.line + FEW_AFTER <= window.end)
            && window.contains(&to.line);
        if is_drawn && start.get_untracked().is_some() {
            return;
        }
        let seen = place::heights(frame);
        heights.update_value(|heights| {
            seen.into_iter()
                .for_each(|(line, height)| heights.learn(line, height));
        });
        start.set(Some(if is_drawn {
            window.start
        } else {
            start_around(to.line)
        }));
    };
    let on_scroll = move |_| {
        let Some(frame) = frame.try_get_untracked().flatten() else {
            return;
        };
        let top = frame.scroll_top();
        if top == placed.get_value() {
            return;
        }
        placed.set_value(top);
        let (lines, window) = (lines.get_untracked(), window.get_untracked());
        let from_end = frame.scroll_height() - frame.client_height() - top;
        if from_end <= NEAR && window.end == lines {
            if reading.get_untracked().is_some() {
                reading.set(None);
                start.set(None);
            }
            return;
        }
        // Where nothing is drawn, it is reckoned what would be.
        let to = first_in_view(&frame).unwrap_or_else(|| {
            heights.with_value(|heights| {
                let (line, begins) = heights.line_at(top, lines);
                Place {
                    line,
                    offset: begins - top,
                }
            })
        });
        reading.set(Some(to));
        go(&frame, to);
    };
    let to_end = move |_| {
        reading.set(None);
        start.set(None);
        request_animation_frame(move || {
            place();
            // The button goes with what it was for.
            focus_writing();
        });
    };
    let hit = RwSignal::new(None::<usize>);
    let go_to = Callback::new(move |line: usize| {
        hit.set(Some(line));
        if let Some(frame) = frame.try_get_untracked().flatten() {
            let to = Place {
                line,
                offset: frame.client_height() / 3,
            };
            reading.set(Some(to));
            go(&frame, to);
            request_animation_frame(place);
        }
    });
    // A link leads to a line. Once everything is drawn: until then its place is not known.
    let sought = desk.sought();
    Effect::new(move |_| {
        let here = |link: &LineLink| link.conversation == conversation;
        if let Some(link) = sought.get().filter(here) {
            sought.set(None);
            request_animation_frame(move || {
                // Its session may have been left since.
                if hit.try_get_untracked().is_some() {
                    go_to.run(link.line);
                }
            });
        }
    });
    let earlier = RwSignal::new(0_usize);
    let before = desk.see(&[Facet::Conversation(conversation)], |world| {
        earlier_conversations(world, conversation)
    });
    // As high as what is not drawn.
    let space = move |from: usize, to: usize| {
        let height = heights.with_value(|heights| heights.between(from, to));
        format!("{height}px")
    };
    let window_of = Signal::derive(move || -> Range<usize> { window.get() });
    view! {
        <SearchBar conversation go_to close=Callback::new(move |()| hit.set(None)) />
        <div class="scroll">
            <div
                class="frame"
                node_ref=frame
                tabindex="0"
                role="region"
                aria-label=words.transcript
                on:scroll=on_scroll
            >
                <div class="lines">
                    <Earlier me before shown=earlier starts=Signal::derive(move || window.get().start == 0) />
                    <div class="space" style:height=move || space(0, window.get().start)></div>
                    <div class="now">
                        <Transcript conversation me window=window_of unread_from=unread_from hit=hit />
                    </div>
                    <div class="space" style:height=move || space(window.get().end, lines.get())></div>
                    <Show when=move || window.get().end == lines.get()>
                        <Show when=move || types.get()>
                            <p class="typing">{words.panel.types}</p>
                        </Show>
                        <OutgoingMessages conversation />
                    </Show>
                </div>
            </div>
            <Show when=move || reading.get().is_some()>
                <button type="button" class="latest button small" on:click=to_end>
                    <Icon glyph=icondata_lu::LuArrowDown size=14 />
                    {words.jump_to_latest}
                </button>
            </Show>
        </div>
    }
}

/// Earlier conversations of the same customer, the latest of them first, one more each time they are asked for.
#[component]
fn Earlier(
    me: AgentId,
    before: Vec<ConversationId>,
    shown: RwSignal<usize>,
    starts: Signal<bool>,
) -> impl IntoView {
    let words = words();
    let count = before.len();
    let shown_now = move || {
        let drawn: Vec<_> = before.iter().take(shown.get()).rev().copied().collect();
        drawn
            .into_iter()
            .map(|conversation| {
                view! {
                    <section class="earlier" aria-label=(words.conversation_number)(conversation.0)>
                        <h2>{(words.conversation_number)(conversation.0)}</h2>
                        <Transcript conversation me />
                    </section>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || { starts.get() && shown.get() < count }>
            <button
                type="button"
                class="more button small"
                on:click=move |_| shown.update(|shown| *shown += 1)
            >
                <Icon glyph=icondata_lu::LuHistory size=14 />
                {words.panel.earlier}
            </button>
        </Show>
        {move || starts.get().then(&shown_now)}
    }
}

fn earlier_conversations(world: &World, id: ConversationId) -> Vec<ConversationId> {
    let Some(conversation) = world.conversation(id) else {
        return Vec::new();
    };
    let all = world
        .conversations_of(conversation.customer)
        .iter()
        .rev()
        .copied();
    all.filter(|other| *other < id).collect()
}

/// The line of the first message from the customer that has not been seen, if anything has been seen before it.
fn first_unread(world: &World, id: ConversationId, seen: usize) -> Option<usize> {
    let conversation = world.conversation(id)?;
    let mut theirs = conversation.transcript.iter().enumerate().filter(
        |(_, entry)| matches!(&entry.line, Line::Message(message) if message.author == Author::Customer),
    );
    (seen > 0).then(|| theirs.nth(seen).map(|(row, _)| row)).flatten()
}

/// The first line to be drawn so that one is in view.
const fn start_around(line: usize) -> usize {
    line.saturating_sub(BEFORE)
}
