//! The talk with advisers under the talk with the customer, for as long as somebody advises (behaviour §8.5). What is
//! said here also stands in the transcript, marked as internal.

use super::company::Company;
use crate::domain::{AgentId, Attachments, Audience, Author, ConversationId, Line, Millis, Mode};
use crate::engine::{Facet, World, is_blank, limits};
use crate::state::Preferences;
use crate::ui::app::{desk, words};
use crate::ui::kit::{At, Attached, Icon, Said, line_of};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

const CLASS: &str = concat!(
    "consult ",
    stylers::style_sheet!("./style/scoped/workspace/consult.css")
);

/// The most characters of what goes along that are shown.
const ALONG: usize = 60;

/// Something said among colleagues.
#[derive(Clone, Debug, PartialEq)]
struct Word {
    line: usize,
    at: Millis,
    name: String,
    is_mine: bool,
    body: Arc<str>,
    files: Attachments,
}

/// Whether somebody else advises.
pub(super) fn is_on(world: &World, id: ConversationId, me: AgentId) -> bool {
    world
        .conversation(id)
        .is_some_and(|found| found.participants_in(Mode::Consult).any(|one| one.agent != me))
}

/// Who advises and what can be done about it, what has been said since, and a line to say more.
#[component]
pub(super) fn ConsultPane(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let said = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            said(world, conversation, me, words.you)
        })
    });
    let minute = Memo::new(move |_| Millis(desk.now().0.div_euclid(60_000) * 60_000));
    let audience = RwSignal::from(desk.session(conversation).audience);
    let list = NodeRef::<html::Ol>::new();
    Effect::new(move |_| {
        said.track();
        list.track();
        // The new line is drawn before the next frame; only then is there an end to go to.
        request_animation_frame(move || {
            if let Some(list) = list.try_get_untracked().flatten() {
                list.set_scroll_top(list.scroll_height());
            }
        });
    });
    view! {
        <section class=CLASS aria-label=words.panel.consult_pane data-test="consult">
            <Company me conversation />
            <ol node_ref=list tabindex="0" aria-label=words.panel.said_in_consult>
                <For each=move || said.get() key=|word| word.line let:word>
                    <li class:mine=word.is_mine>
                        {(!is_blank(&word.body))
                            .then(|| {
                                view! {
                                    <div class="bubble">
                                        <Said body=word.body formatted=true />
                                    </div>
                                }
                            })}
                        <Attached files=word.files />
                        <span class="by">{format!("{} · ", word.name)} <At at=word.at now=minute /></span>
                    </li>
                </For>
            </ol>
            // While the composer itself writes to colleagues, it is the line.
            <Show when=move || audience.get() == Audience::Public>
                <Saying conversation />
            </Show>
        </section>
    }
}

/// One line to write to colleagues. It is the internal draft of the session, so nothing is lost by switching.
#[component]
fn Saying(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let session = desk.session(conversation);
    let draft = RwSignal::from(session.draft(Audience::Internal).clone());
    let files = RwSignal::from(session.files(Audience::Internal).clone());
    let undo = expect_context::<Preferences>().undo_send;
    let can_send = Memo::new(move |_| {
        let has_words = draft.with(|draft| !is_blank(draft));
        let fits = draft.with(|draft| draft.chars().nth(limits::MESSAGE_CHARS).is_none());
        (has_words || files.with(|files| !files.is_empty())) && fits
    });
    let send = move || {
        if can_send.get_untracked() {
            let hold = Duration::from_secs(undo.get_untracked().into());
            desk.say(conversation, Audience::Internal, hold);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            send();
        }
    };
    let along = move || {
        let files = files.get();
        (!files.is_empty())
            .then(|| view! { <span class="along truncate">{line_of("", &files, ALONG)}</span> })
    };
    view! {
        <form
            class="saying"
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            {along}
            <textarea
                rows="1"
                aria-label=words.panel.say_in_consult
                placeholder=words.panel.write_internally
                prop:value=move || draft.get()
                on:input=move |event| draft.set(event_target_value(&event))
                on:keydown=on_key
            ></textarea>
            <button
                type="submit"
                class="button square"
                title=words.panel.send_internally
                aria-label=words.panel.send_in_consult
                disabled=move || !can_send.get()
            >
                <Icon glyph=icondata_lu::LuSendHorizontal />
            </button>
        </form>
    }
}

/// What colleagues have said to each other since the first of those who advise now came.
fn said(world: &World, id: ConversationId, me: AgentId, you: &str) -> Vec<Word> {
    let Some(conversation) = world.conversation(id) else {
        return Vec::new();
    };
    let advisers = conversation.participants_in(Mode::Consult);
    let Some(since) = advisers.map(|one| one.since).min() else {
        return Vec::new();
    };
    let lines = conversation.transcript.iter().enumerate();
    lines
        .filter(|(_, entry)| entry.at >= since)
        .filter_map(|(line, entry)| match &entry.line {
            Line::Message(message) if message.audience == Audience::Internal => {
                let author = match message.author {
                    Author::Agent(agent) => Some(agent),
                    Author::Customer | Author::Bot(_) => None,
                };
                let is_mine = author == Some(me);
                let seat = author.and_then(|agent| world.seat(agent));
                let name = seat.map_or_else(String::new, |seat| seat.agent.name.clone());
                Some(Word {
                    line,
                    at: entry.at,
                    name: if is_mine { you.to_owned() } else { name },
                    is_mine,
                    body: message.body.clone(),
                    files: message.attachments.clone(),
                })
            }
            Line::Message(_) | Line::System(_) => None,
        })
        .collect()
}
