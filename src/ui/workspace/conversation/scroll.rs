//! The transcript in its frame: it stays at its end while new lines come, unless the reader has scrolled away, and is
//! found again where it was left. Of a long conversation only the lines around the reader are drawn.

use super::outgoing::OutgoingMessages;
use super::search::SearchBar;
use crate::domain::{AgentId, Author, ConversationId, Line};
use crate::engine::{Facet, World};
use crate::state::LineLink;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, Transcript, focus_writing};
use leptos::html;
use leptos::prelude::*;
use std::ops::Range;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

/// Nearer to the end than this counts as at the end, in pixels.
const NEAR: i32 = 24;
/// How many lines are drawn at once, and by how many the window moves.
const WINDOW: usize = 150;
const STEP: usize = 60;
/// From this near to an edge on the window moves, in pixels.
const EDGE: i32 = 500;
/// What a line that is not drawn is taken to be high, in pixels.
const LINE: usize = 58;

/// See the module.
#[component]
pub(super) fn ScrollingTranscript(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let session = desk.session(conversation);
    let scroll = RwSignal::from(session.scroll.clone());
    let top = RwSignal::from(session.window.clone());
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
    // Without a place of its own the window is the end of the transcript.
    let window = Memo::new(move |_| {
        let lines = lines.get();
        let start = top
            .get()
            .unwrap_or_else(|| lines.saturating_sub(WINDOW))
            .min(lines);
        start..(start + WINDOW).min(lines)
    });
    // Where it was put last. That tells a reader who scrolls up from a line that comes before the browser has told of
    // the scrolling to the line before it.
    let placed = StoredValue::new(0);
    let place = move || {
        if let Some(frame) = frame.try_get_untracked().flatten() {
            let end = frame.scroll_height() - frame.client_height();
            frame.set_scroll_top(scroll.try_get_untracked().flatten().unwrap_or(end));
            placed.set_value(frame.scroll_top());
        }
    };
    Effect::new(move |_| {
        let _ = (lines.get(), outgoing.get(), types.get());
        frame.track();
        // The new line is drawn before the next frame; only then is there an end to go to. By then the session may
        // have been left, and everything here with it.
        request_animation_frame(place);
    });
    // What opens below takes room: the end stays in view.
    let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            let resized = Closure::<dyn FnMut()>::new(move || {
                if scroll.try_get_untracked().flatten().is_none() {
                    place();
                }
            });
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
    // Moves the window without moving what is being read.
    let move_window = move |start: Option<usize>| {
        let Some(frame) = frame.try_get_untracked().flatten() else {
            return;
        };
        let anchor = first_in_view(&frame);
        top.set(start);
        request_animation_frame(move || {
            let Some(frame) = frame_of(&frame) else { return };
            if let Some((row, offset)) = anchor
                && let Some(now) = offset_of(&frame, row)
            {
                frame.set_scroll_top(frame.scroll_top() + now - offset);
            }
        });
    };
    let on_scroll = move |_| {
        let Some(frame) = frame.try_get_untracked().flatten() else {
            return;
        };
        let (lines, window) = (lines.get_untracked(), window.get_untracked());
        let from_end = frame.scroll_height() - frame.client_height() - frame.scroll_top();
        let left_at = (from_end > NEAR).then(|| frame.scroll_top());
        let follows = scroll.get_untracked().is_none();
        let has_gone = !follows || frame.scroll_top() < placed.get_value();
        if has_gone && scroll.get_untracked() != left_at {
            scroll.set(left_at);
        }
        let above = i32::try_from(window.start * LINE).unwrap_or(i32::MAX);
        let below = i32::try_from((lines - window.end) * LINE).unwrap_or(i32::MAX);
        let (to_top, to_end) = (frame.scroll_top() - above, from_end - below);
        if to_top < -EDGE || to_end < -EDGE {
            // Far outside of what is drawn: the scroll bar was dragged.
            let line = usize::try_from(frame.scroll_top()).unwrap_or(0) / LINE;
            top.set(Some(
                line.saturating_sub(WINDOW / 2).min(lines.saturating_sub(WINDOW)),
            ));
        } else if to_top < EDGE && window.start > 0 {
            move_window(Some(window.start.saturating_sub(STEP)));
        } else if to_end < EDGE && window.end < lines {
            let start = (window.start + STEP).min(lines.saturating_sub(WINDOW));
            move_window((start + WINDOW < lines).then_some(start));
        }
    };
    let to_end = move |_| {
        top.set(None);
        scroll.set(None);
        request_animation_frame(move || {
            place();
            // The button goes with what it was for.
            focus_writing();
        });
    };
    let hit = RwSignal::new(None::<usize>);
    let go_to = Callback::new(move |row: usize| {
        hit.set(Some(row));
        let lines = lines.get_untracked();
        if !window.get_untracked().contains(&row) {
            top.set(Some(
                row.saturating_sub(WINDOW / 2).min(lines.saturating_sub(WINDOW)),
            ));
        }
        request_animation_frame(move || {
            if let Some(frame) = frame.try_get_untracked().flatten()
                && let Some(offset) = offset_of(&frame, row)
            {
                frame.set_scroll_top(frame.scroll_top() + offset - frame.client_height() / 3);
            }
        });
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
    let space = move |lines: usize| format!("{}px", lines * LINE);
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
                    <div class="space" style:height=move || space(window.get().start)></div>
                    <Transcript conversation me window=window_of unread_from=unread_from hit=hit />
                    <div class="space" style:height=move || space(lines.get() - window.get().end)></div>
                    <Show when=move || window.get().end == lines.get()>
                        <Show when=move || types.get()>
                            <p class="typing">{words.panel.types}</p>
                        </Show>
                        <OutgoingMessages conversation />
                    </Show>
                </div>
            </div>
            <Show when=move || scroll.get().is_some()>
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

fn frame_of(frame: &web_sys::HtmlDivElement) -> Option<web_sys::HtmlDivElement> {
    frame.is_connected().then(|| frame.clone())
}

/// The first line in view, and how far it is from the top of the frame, in pixels.
fn first_in_view(frame: &web_sys::Element) -> Option<(usize, i32)> {
    let rows = frame.query_selector_all("[data-row]").ok()?;
    let top = frame.get_bounding_client_rect().top();
    (0..rows.length())
        .filter_map(|place| rows.item(place)?.dyn_into::<web_sys::Element>().ok())
        .find(|row| row.get_bounding_client_rect().bottom() > top)
        .and_then(|row| {
            let number = row.get_attribute("data-row")?.parse().ok()?;
            Some((number, pixels(row.get_bounding_client_rect().top() - top)))
        })
}

/// How far a line is from the top of the frame, if it is drawn.
fn offset_of(frame: &web_sys::Element, row: usize) -> Option<i32> {
    let row = frame.query_selector(&format!("[data-row='{row}']")).ok()??;
    let top = frame.get_bounding_client_rect().top();
    Some(pixels(row.get_bounding_client_rect().top() - top))
}

#[allow(clippy::cast_possible_truncation, reason = "a screen is no larger than that")]
const fn pixels(distance: f64) -> i32 {
    distance as i32
}
