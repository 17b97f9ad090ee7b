//! The conversation panel: who, what was said, and what to say.

mod company;
mod composer;
mod handed_over;
mod header;
mod outgoing;
mod scroll;
mod search;
mod wrap_up;

use crate::domain::{AgentId, Author, Channel, ConversationId, Millis, Stage, Status};
use crate::engine::{Facet, World};
use crate::ui::app::{desk, words};
use crate::ui::kit::{name_of, rescue_focus};
use company::Company;
use composer::Composer;
use handed_over::HandedOver;
use header::Header;
use leptos::prelude::*;
use scroll::ScrollingTranscript;
use wrap_up::WrapUp;

const CLASS: &str = concat!(
    "conversation ",
    stylers::style_sheet!("./style/scoped/workspace/conversation.css")
);

/// To whom one can write here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    /// To the customer and to colleagues.
    ToEverybody,
    /// To colleagues only.
    ToColleagues,
}

/// What stands under the transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Foot {
    Composer(Writing),
    WrapUp,
    Nothing,
}

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
    let foot = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            foot(world, conversation, me)
        })
    });
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
            <Header me conversation shown />
            <Company me conversation />
            <HandedOver me conversation />
            <ScrollingTranscript me conversation />
            {move || match foot.get() {
                Foot::Composer(writing) => view! { <Composer me conversation writing /> }.into_any(),
                Foot::WrapUp => view! { <WrapUp me conversation /> }.into_any(),
                Foot::Nothing => ().into_any(),
            }}
        </section>
    }
}

/// The primary agent writes to everybody, who was added as well; who advises or listens to colleagues only.
fn foot(world: &World, id: ConversationId, me: AgentId) -> Foot {
    let Some(conversation) = world.conversation(id) else {
        return Foot::Nothing;
    };
    let part = conversation.participant(me);
    match conversation.stage {
        Stage::Active { agent } if agent == me => Foot::Composer(Writing::ToEverybody),
        Stage::Active { .. } if part.is_some_and(|part| part.speaks) => Foot::Composer(Writing::ToEverybody),
        Stage::Active { .. } | Stage::WrapUp { .. } if part.is_some() => {
            Foot::Composer(Writing::ToColleagues)
        }
        Stage::WrapUp { agent, .. } if agent == me => Foot::WrapUp,
        _ => Foot::Nothing,
    }
}

fn view(world: &World, id: ConversationId) -> Option<View> {
    let conversation = world.conversation(id)?;
    Some(View {
        customer: name_of(world.customer(conversation.customer)?),
        channel: world.work_stream(conversation.work_stream)?.channel,
        queue: world.queue(conversation.queue)?.name.clone(),
        status: conversation.status(),
        waits_since: conversation.waits_since(),
    })
}
