//! Another conversation of the customer, to be read beside the one that goes on.

use crate::domain::{AgentId, ConversationId, Stage};
use crate::engine::{Command, Facet};
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{DownloadTranscript, Transcript, keep_scroll};
use leptos::html;
use leptos::prelude::*;

/// Its transcript, found again where it was left, and a way to follow it up when it is over.
#[component]
pub(in crate::ui::workspace) fn PastConversation(
    me: AgentId,
    /// In whose session it is read.
    conversation: ConversationId,
    past: ConversationId,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let frame = NodeRef::<html::Div>::new();
    let on_scroll = keep_scroll(frame, conversation, Tab::Conversation(past));
    let is_closed = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(past)], |world| {
            world
                .conversation(past)
                .is_some_and(|past| matches!(past.stage, Stage::Closed { .. }))
        })
    });
    view! {
        <div node_ref=frame class="past" tabindex="0" on:scroll=on_scroll>
            <Transcript conversation=past me />
        </div>
        <div class="foot">
            <DownloadTranscript conversation=past />
            <Show when=move || is_closed.get()>
                <button type="button" class="button" on:click=move |_| desk.send(Command::FollowUp(past))>
                    {words.follow_up}
                </button>
            </Show>
        </div>
    }
}
