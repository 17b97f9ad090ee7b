//! A closed conversation, read-only.

use super::{Dialog, DownloadTranscript, Transcript, name_of};
use crate::domain::{AgentId, ConversationId, Stage};
use crate::engine::{Command, Facet};
use crate::state::{Desk, Preferences};
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
    let close = Callback::new(move |()| desk.reading().set(None));
    view! {
        <Dialog title=name close wide=true>
            <div class=CLASS tabindex="0">
                <Transcript conversation me />
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
