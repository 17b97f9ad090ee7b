//! A closed conversation, read-only.

use super::{Dialog, DownloadTranscript, Transcript, name_of};
use crate::domain::{AgentId, ConversationId, Stage};
use crate::engine::{Command, Facet};
use crate::state::{Desk, LineLink, Preferences};
use leptos::html;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "closed-conversation ",
    stylers::style_sheet!("./style/scoped/kit/closed_conversation.css")
);

/// The transcript of a conversation that is over, with a way to follow it up.
#[component]
pub(in crate::ui) fn ClosedConversation(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let (name, is_closed) = desk.see(&[Facet::Conversation(conversation)], |world| {
        let found = world.conversation(conversation);
        let customer = found.and_then(|found| world.customer(found.customer));
        (
            customer.map_or_else(String::new, name_of),
            found.is_some_and(|found| matches!(found.stage, Stage::Closed { .. })),
        )
    });
    // The line a link led to, if one led here.
    let frame = NodeRef::<html::Div>::new();
    let hit = RwSignal::new(None::<usize>);
    let sought = desk.sought();
    Effect::new(move |_| {
        let here = |link: &LineLink| link.conversation == conversation;
        if let (Some(link), Some(frame)) = (sought.get().filter(here), frame.get()) {
            sought.set(None);
            hit.set(Some(link.line));
            request_animation_frame(move || show_line(&frame, link.line));
        }
    });
    let close = Callback::new(move |()| desk.reading().set(None));
    view! {
        <Dialog title=name close wide=true>
            <div node_ref=frame class=CLASS tabindex="0">
                <Transcript conversation me hit=hit />
            </div>
            <div class="actions">
                <DownloadTranscript conversation />
                <button type="button" class="button" on:click=move |_| close.run(())>
                    {words.close}
                </button>
                {is_closed
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button primary"
                                on:click=move |_| {
                                    close.run(());
                                    desk.send(Command::FollowUp(conversation));
                                }
                            >
                                {words.follow_up}
                            </button>
                        }
                    })}
            </div>
        </Dialog>
    }
}

fn show_line(frame: &web_sys::Element, line: usize) {
    let row = frame.query_selector(&format!("[data-row='{line}']"));
    if let Some(row) = row.ok().flatten() {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
