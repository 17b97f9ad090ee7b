//! One session in the rail, and the question before it is closed.

use crate::domain::{AgentId, Audience, Channel, ConversationId, Millis, Mode, Status};
use crate::engine::{Facet, World};
use crate::i18n::Messages;
use crate::state::{Focus, Preferences, Unsaved, close_session, leave_session, question_before};
use crate::ui::app::{desk, words};
use crate::ui::kit::{Avatar, Dialog, Icon, MoodMark, WaitClock, line_of, name_of};
use leptos::prelude::*;

/// The type under which a session is carried from place to place.
const CARRIED: &str = "application/x-switchboard-session";

/// So much of a text is in a row, in characters.
const LINE: usize = 80;

/// What a row says.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    customer: String,
    channel: Channel,
    status: Status,
    /// How one takes part, where it is somebody else's.
    part: Option<Mode>,
    last_line: Option<String>,
    waits_since: Option<Millis>,
}

/// Name, last line or draft, clock of whose turn it is, unread count; X on hover and focus.
#[component]
pub(super) fn SessionRow(
    me: AgentId,
    conversation: ConversationId,
    /// All sessions, as they are shown.
    shown: Memo<Vec<ConversationId>>,
    focused: Signal<bool>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let row = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            read(world, conversation, me)
        })
    });
    let session = desk.session(conversation);
    let drafts = [Audience::Public, Audience::Internal]
        .map(|audience| (session.draft(audience).clone(), session.files(audience).clone()));
    let unread = Memo::new(move |_| desk.unread(conversation));
    let sank = session.aids.sank.clone();
    let asks = RwSignal::from(session.asks_to_close.clone());
    let sessions = StoredValue::new_local(desk.sessions());
    let by_urgency = expect_context::<Preferences>().sorts_by_urgency;

    let second_line = move |row: &Row| {
        let mut drafts = drafts.iter().map(|(text, files)| (text.get(), files.get()));
        let draft = drafts.find(|(text, files)| !text.trim().is_empty() || !files.is_empty());
        if let Some(part) = row.part {
            let part = match part {
                Mode::Consult => words.panel.consults_you,
                Mode::Monitor => words.panel.monitors,
            };
            view! { <em>{part}</em> }.into_any()
        } else if row.status == Status::WrapUp {
            view! { <em>{words.wrap_up}</em> }.into_any()
        } else if desk.customer_types(conversation) {
            view! { <em>{words.panel.types}</em> }.into_any()
        } else if let Some(draft) = draft.map(|(text, files)| line_of(&text, &files, LINE)) {
            view! {
                <em>{words.draft}</em>
                " "
                {draft}
            }
            .into_any()
        } else {
            row.last_line
                .clone()
                .unwrap_or_else(|| words.new_conversation.into())
                .into_any()
        }
    };
    let since = Signal::derive(move || row.get().and_then(|row| row.waits_since));
    let content = {
        move || {
            row.get().map(|row| {
                view! {
                    <Avatar name=row.customer.clone() channel=row.channel />
                    <span class="text">
                        <strong class="truncate">{row.customer.clone()}</strong>
                        <span class="truncate">{second_line(&row)}</span>
                    </span>
                }
            })
        }
    };
    view! {
        <li
            class="session"
            class:focused=move || focused.get()
            data-test="session"
            draggable="true"
            on:dragstart=move |event| {
                if let Some(carried) = event.data_transfer() {
                    let _ = carried.set_data(CARRIED, &conversation.0.to_string());
                }
            }
            on:dragover=move |event| {
                let carries = |carried: web_sys::DataTransfer| carried.types().includes(&CARRIED.into(), 0);
                if event.data_transfer().is_some_and(carries) {
                    event.prevent_default();
                }
            }
            on:drop=move |event| {
                let carried = event.data_transfer().and_then(|carried| carried.get_data(CARRIED).ok());
                if let Some(carried) = carried.and_then(|carried| carried.parse().ok()) {
                    event.prevent_default();
                    let shown = shown.get_untracked();
                    // From here on it is one's own order.
                    by_urgency.set(false);
                    if let Some(to) = shown.iter().position(|id| *id == conversation) {
                        sessions.with_value(|sessions| sessions.move_to(&shown, ConversationId(carried), to));
                    }
                }
            }
        >
            <button
                type="button"
                class="go"
                aria-current=move || focused.get().then_some("page")
                on:click=move |_| sessions.with_value(|sessions| sessions.set_focus(Focus::Session(conversation)))
            >
                {content}
                <span class="marks">
                    <span class="feels">
                        {move || {
                            (sank.get() && !focused.get())
                                .then(|| {
                                    view! {
                                        <span class="alert" title=words.mood.alert data-test="mood-alert">
                                            <Icon glyph=icondata_lu::LuTriangleAlert size=14 />
                                            <span class="visually-hidden">{words.mood.alert} ". "</span>
                                        </span>
                                    }
                                })
                        }}
                        <MoodMark conversation />
                    </span>
                    <span class="visually-hidden">{move || since.get().map(|_| words.since_last_message)}</span>
                    <WaitClock since />
                    {move || {
                        let unread = unread.get();
                        (unread > 0 && !focused.get())
                            .then(|| {
                                view! {
                                    <span class="unread">
                                        <span aria-hidden="true">
                                            {if unread > 9 { "9+".into() } else { unread.to_string() }}
                                        </span>
                                        <span class="visually-hidden">{(words.unread)(unread)}</span>
                                    </span>
                                }
                            })
                    }}
                </span>
            </button>
            <button
                type="button"
                class="close button plain square small"
                aria-label=move || {
                    let name = row.get().map(|row| row.customer).unwrap_or_default();
                    format!("{}: {name}", words.close_session)
                }
                on:click=move |_| close_session(desk, me, conversation)
            >
                <Icon glyph=icondata_lu::LuX size=14 />
            </button>
            <Show when=move || asks.get()>
                <CloseQuestion me conversation asks />
            </Show>
        </li>
    }
}

#[component]
fn CloseQuestion(me: AgentId, conversation: ConversationId, asks: RwSignal<bool>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let is_live = desk.see(&[], |world| {
        read(world, conversation, me).is_some_and(|row| row.channel.is_live())
    });
    let (goes_on, unsaved) = question_before(desk, me, conversation);
    let names: Vec<_> = unsaved
        .into_iter()
        .map(|what| unsaved_name(words, what))
        .collect();
    let close = Callback::new(move |()| asks.set(false));
    view! {
        <Dialog title=words.close_title close>
            {goes_on.then(|| view! { <p>{if is_live { words.close_live } else { words.close_async }}</p> })}
            {(!names.is_empty()).then(|| view! { <p>{(words.panel.not_saved)(&names.join(", "))}</p> })}
            <div class="actions">
                <button type="button" class="button" on:click=move |_| close.run(())>
                    {words.cancel}
                </button>
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| {
                        close.run(());
                        leave_session(desk, me, conversation);
                    }
                >
                    {words.close_session}
                </button>
            </div>
        </Dialog>
    }
}

const fn unsaved_name(words: &Messages, what: Unsaved) -> &'static str {
    match what {
        Unsaved::Message => words.panel.unsaved_message,
        Unsaved::Note => words.panel.notes,
        Unsaved::Fields => words.panel.unsaved_fields,
        Unsaved::Case => words.panel.new_case,
        Unsaved::Customer => words.panel.new_customer,
        Unsaved::Letter => words.panel.new_email,
        Unsaved::Activity => words.records.timeline,
        Unsaved::QuickReply => words.panel.own_quick_replies,
    }
}

fn read(world: &World, id: ConversationId, me: AgentId) -> Option<Row> {
    let conversation = world.conversation(id)?;
    Some(Row {
        customer: name_of(world.customer(conversation.customer)?),
        channel: world.work_stream(conversation.work_stream)?.channel,
        status: conversation.status(),
        part: conversation.participant(me).map(|part| part.mode),
        last_line: conversation
            .said()
            .next_back()
            .map(|(_, message)| line_of(&message.body, &message.attachments, LINE)),
        waits_since: conversation.waits_since(),
    })
}
