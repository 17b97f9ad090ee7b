//! The conversation panel: who, what was said, and what to say.

mod composer;
mod header;
mod scroll;
mod wrap_up;

use crate::domain::{AgentId, Author, Channel, ConversationId, Millis, Status};
use crate::engine::{Facet, World};
use crate::ui::app::{desk, words};
use crate::ui::kit::rescue_focus;
use composer::Composer;
use header::Header;
use leptos::prelude::*;
use scroll::ScrollingTranscript;
use wrap_up::WrapUp;

const CLASS: &str = concat!(
    "conversation ",
    stylers::style_sheet!("./style/scoped/workspace/conversation.css")
);

/// What the parts of the panel share of a conversation.
#[derive(Clone, Debug, PartialEq)]
struct View {
    customer: String,
    channel: Channel,
    queue: String,
    status: Status,
    waits_since: Option<Millis>,
}

/// The panel of one session.
#[component]
pub(super) fn ConversationPanel(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let shown = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            view(world, conversation)
        })
    });
    let status = Memo::new(move |_| shown.get().map(|view| view.status));
    // What is on screen has been seen.
    Effect::new(move |_| desk.mark_seen(conversation));
    // New messages of the open conversation are read out; those of others only count up.
    let last = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            let (at, author, body) = world.conversation(conversation)?.messages().next_back()?;
            (author == Author::Customer).then(|| (at, body.to_owned()))
        })
    });
    Effect::new(move |before: Option<Option<(Millis, String)>>| {
        let now = last.get();
        if let (Some(before), Some((_, body)), Some(view)) = (before, &now, shown.get_untracked())
            && before != now
        {
            desk.speak((words.customer_wrote)(&view.customer, body), false);
        }
        now
    });
    Effect::new(move |before: Option<Option<Status>>| {
        let now = status.get();
        if before.is_some_and(|before| before != now) {
            if now == Some(Status::WrapUp) {
                desk.speak(words.wrap_up.to_owned(), false);
            }
            rescue_focus();
        }
        now
    });
    view! {
        <section class=CLASS aria-label=words.conversation>
            <Header conversation shown />
            <ScrollingTranscript me conversation />
            {move || match status.get() {
                Some(Status::Active) => view! { <Composer conversation /> }.into_any(),
                Some(Status::WrapUp) => view! { <WrapUp conversation /> }.into_any(),
                _ => ().into_any(),
            }}
        </section>
    }
}

fn view(world: &World, id: ConversationId) -> Option<View> {
    let conversation = world.conversation(id)?;
    Some(View {
        customer: world.customer(conversation.customer)?.name.clone(),
        channel: world.work_stream(conversation.work_stream)?.channel,
        queue: world.queue(conversation.queue)?.name.clone(),
        status: conversation.status(),
        waits_since: conversation.waits_since(),
    })
}
