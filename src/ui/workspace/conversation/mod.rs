//! The conversation panel: who, what was said, and what to say.

mod company;
mod composer;
mod consult;
mod handed_over;
mod header;
mod outgoing;
mod scroll;
mod search;
mod wrap_up;

use crate::domain::{AgentId, Audience, Channel, ConversationId, Millis, Stage, Status};
use crate::engine::{Facet, World};
use crate::state::{carries_files, files_in};
use crate::ui::app::{desk, words};
use crate::ui::kit::{line_of, name_of, rescue_focus};
use company::Company;
use composer::{Composer, take_in};
use consult::ConsultPane;
use handed_over::HandedOver;
use header::Header;
use leptos::ev::DragEvent;
use leptos::html;
use leptos::prelude::*;
use scroll::ScrollingTranscript;
use wasm_bindgen::JsCast;
use wrap_up::WrapUp;

const CLASS: &str = concat!(
    "conversation ",
    stylers::style_sheet!("./style/scoped/workspace/conversation.css")
);

/// The longest message that is read out as it comes in, in characters.
const READ_OUT: usize = 1_000;

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
    // Who writes to the customer has the talk with advisers beside it; advisers write in the one place they have.
    let consults = Memo::new(move |_| {
        let is_on = desk.see(&[Facet::Conversation(conversation)], |world| {
            consult::is_on(world, conversation, me)
        });
        is_on && foot.get() == Foot::Composer(Writing::ToEverybody)
    });
    // What is on screen has been seen, unless the page is in the background.
    Effect::new(move |_| {
        if desk.looks_at(conversation) {
            desk.mark_seen(conversation);
        }
    });
    // New messages of the open conversation are read out; those of others only count up.
    let last = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            let (at, message) = world.conversation(conversation)?.last_of_customer()?;
            Some((at, line_of(&message.body, &message.attachments, READ_OUT)))
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
    // Files can be dropped anywhere on the panel while there is somewhere to write.
    let panel = NodeRef::<html::Section>::new();
    let is_over = RwSignal::new(false);
    let audience = move || match foot.get_untracked() {
        Foot::Composer(Writing::ToEverybody) => Some(desk.session(conversation).audience.get_untracked()),
        Foot::Composer(Writing::ToColleagues) => Some(Audience::Internal),
        Foot::WrapUp | Foot::Nothing => None,
    };
    let on_drag = move |event: DragEvent| {
        if audience().is_some() && event.data_transfer().as_ref().is_some_and(carries_files) {
            event.prevent_default();
            is_over.set(true);
        }
    };
    let on_leave = move |event: DragEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        // Over a part of the panel it is still over the panel.
        let is_inside = panel
            .get_untracked()
            .is_some_and(|panel| panel.contains(to.as_ref()));
        if !is_inside {
            is_over.set(false);
        }
    };
    let on_drop = move |event: DragEvent| {
        is_over.set(false);
        let files = files_in(event.data_transfer().and_then(|carried| carried.files()));
        if let (Some(audience), Some(view)) = (audience(), shown.get_untracked())
            && !files.is_empty()
        {
            event.prevent_default();
            take_in(desk, conversation, view.channel, audience, files);
        }
    };
    view! {
        <section
            node_ref=panel
            class=CLASS
            class:takes-files=move || is_over.get()
            aria-label=words.conversation
            on:dragenter=on_drag
            on:dragover=on_drag
            on:dragleave=on_leave
            on:drop=on_drop
        >
            <Show when=move || is_over.get()>
                <p class="drop-here">{words.panel.drop_files}</p>
            </Show>
            <Header me conversation shown />
            <Show when=move || !consults.get()>
                <Company me conversation />
            </Show>
            <HandedOver me conversation />
            <ScrollingTranscript me conversation />
            <Show when=move || consults.get()>
                <ConsultPane me conversation />
            </Show>
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
