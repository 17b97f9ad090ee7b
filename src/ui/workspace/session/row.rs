//! One session in the rail, and the question before it is closed.

use crate::domain::{Channel, ConversationId, Millis, Status};
use crate::engine::{Command, Facet, World};
use crate::state::Focus;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Avatar, Dialog, Icon, WaitClock};
use leptos::prelude::*;

/// What a row says.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    customer: String,
    channel: Channel,
    status: Status,
    last_line: Option<String>,
    waits_since: Option<Millis>,
}

/// Name, last line or draft, clock of whose turn it is, unread count; X on hover and focus.
#[component]
pub(super) fn SessionRow(conversation: ConversationId, focused: Signal<bool>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let row = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            read(world, conversation)
        })
    });
    let draft = desk.session(conversation).draft;
    let unread = Memo::new(move |_| desk.unread(conversation));
    let asks = RwSignal::new(false);
    let sessions = StoredValue::new_local(desk.sessions());

    let second_line = move |row: &Row| {
        let draft = draft.get();
        if row.status == Status::WrapUp {
            view! { <em>{words.wrap_up}</em> }.into_any()
        } else if draft.trim().is_empty() {
            row.last_line
                .clone()
                .unwrap_or_else(|| words.new_conversation.into())
                .into_any()
        } else {
            view! {
                <em>{words.draft}</em>
                " "
                {draft}
            }
            .into_any()
        }
    };
    // What is over is closed without a question; what is not would surprise.
    let on_close = move |_| match row.with_untracked(|row| row.as_ref().map(|row| row.status)) {
        Some(Status::Active) => asks.set(true),
        _ => desk.send(Command::CloseSession(conversation)),
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
        <li class="session" class:focused=move || focused.get() data-test="session">
            <button
                type="button"
                class="go"
                aria-current=move || focused.get().then_some("page")
                on:click=move |_| sessions.with_value(|sessions| sessions.set_focus(Focus::Session(conversation)))
            >
                {content}
                <span class="marks">
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
                on:click=on_close
            >
                <Icon glyph=icondata_lu::LuX size=14 />
            </button>
            <Show when=move || asks.get()>
                <CloseQuestion conversation asks />
            </Show>
        </li>
    }
}

#[component]
fn CloseQuestion(conversation: ConversationId, asks: RwSignal<bool>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let is_live = desk.see(&[], |world| {
        read(world, conversation).is_some_and(|row| row.channel.is_live())
    });
    let close = Callback::new(move |()| asks.set(false));
    view! {
        <Dialog title=words.close_title close>
            <p>{if is_live { words.close_live } else { words.close_async }}</p>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| close.run(())>
                    {words.cancel}
                </button>
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| {
                        close.run(());
                        desk.send(Command::CloseSession(conversation));
                    }
                >
                    {words.close_session}
                </button>
            </div>
        </Dialog>
    }
}

fn read(world: &World, id: ConversationId) -> Option<Row> {
    let conversation = world.conversation(id)?;
    Some(Row {
        customer: world.customer(conversation.customer)?.name.clone(),
        channel: world.work_stream(conversation.work_stream)?.channel,
        status: conversation.status(),
        last_line: conversation
            .messages()
            .next_back()
            .map(|(_, _, body)| body.chars().take(80).collect()),
        waits_since: conversation.waits_since(),
    })
}
