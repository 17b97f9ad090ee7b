//! The transcript in its frame: it stays at its end while new lines come, unless the reader has scrolled away, and is
//! found again where it was left.

use crate::domain::{AgentId, ConversationId};
use crate::engine::Facet;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, Transcript};
use leptos::html;
use leptos::prelude::*;

/// Nearer to the end than this counts as at the end, in pixels.
const NEAR: i32 = 24;

/// See the module.
#[component]
pub(super) fn ScrollingTranscript(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let scroll = desk.session(conversation).scroll;
    let away = {
        let scroll = scroll.clone();
        Signal::derive(move || scroll.get().is_some())
    };
    let frame = NodeRef::<html::Div>::new();
    let lines = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            world
                .conversation(conversation)
                .map_or(0, |conversation| conversation.transcript.len())
        })
    });
    let place = {
        let scroll = scroll.clone();
        move || {
            if let Some(frame) = frame.try_get_untracked().flatten() {
                let end = frame.scroll_height() - frame.client_height();
                frame.set_scroll_top(scroll.get_untracked().unwrap_or(end));
            }
        }
    };
    {
        let place = place.clone();
        Effect::new(move |_| {
            let _ = lines.get();
            frame.track();
            // The new line is drawn before the next frame; only then is there an end to go to. By then the session may
            // have been left, and everything here with it.
            let place = place.clone();
            request_animation_frame(place);
        });
    }
    let on_scroll = {
        let scroll = scroll.clone();
        move |_| {
            if let Some(frame) = frame.try_get_untracked().flatten() {
                let from_end = frame.scroll_height() - frame.client_height() - frame.scroll_top();
                let left_at = (from_end > NEAR).then(|| frame.scroll_top());
                if scroll.get_untracked() != left_at {
                    scroll.set(left_at);
                }
            }
        }
    };
    let to_end = move |_| {
        scroll.set(None);
        place();
    };
    view! {
        <div class="scroll">
            <div
                class="frame"
                node_ref=frame
                tabindex="0"
                role="region"
                aria-label=words.transcript
                on:scroll=on_scroll
            >
                <Transcript conversation me />
            </div>
            <Show when=move || away.get()>
                <button type="button" class="latest button small" on:click=to_end.clone()>
                    <Icon glyph=icondata_lu::LuArrowDown size=14 />
                    {words.jump_to_latest}
                </button>
            </Show>
        </div>
    }
}
