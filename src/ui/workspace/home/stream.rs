//! One stream of work items: a heading, an order, and rows with the action they allow.

use super::item::{Item, items};
use crate::domain::{AgentId, Millis, Status};
use crate::engine::Command;
use crate::i18n::moment;
use crate::state::{Focus, StreamKind, StreamOrder, StreamOrders};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::{Avatar, MoodMark, WaitClock};
use leptos::prelude::*;

/// A stream.
#[component]
pub(super) fn Stream(
    me: AgentId,
    kind: StreamKind,
    /// The orders somebody chose.
    orders: RwSignal<StreamOrders>,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let (title, empty, usual) = match kind {
        StreamKind::Mine => (words.my_work_items, words.my_empty, StreamOrder::Waiting),
        StreamKind::Open => (words.open_work_items, words.open_empty, StreamOrder::Waiting),
        StreamKind::Closed => (words.closed_work_items, words.closed_empty, StreamOrder::Newest),
    };
    let order = Memo::new(move |_| orders.with(|orders| orders.get(&kind).copied().unwrap_or(usual)));
    // Closed items drop out after a day: to the minute is enough, the second would be work for nothing.
    let minute = Memo::new(move |_| Millis(desk.now().0 / 60_000 * 60_000));
    let rows = Memo::new(move |_| items(desk, me, kind, order.get(), minute.get()));
    let name = move |order| match order {
        StreamOrder::Waiting => words.sort_waiting,
        StreamOrder::Newest => words.sort_newest,
        StreamOrder::Customer => words.sort_customer,
        StreamOrder::WorkStream => words.sort_work_stream,
    };
    // Nobody waits among the closed.
    let choices = move || {
        StreamOrder::ALL
            .into_iter()
            .filter(move |order| kind != StreamKind::Closed || *order != StreamOrder::Waiting)
    };
    let on_order = move |event| {
        let chosen = event_target_value(&event);
        let chosen = choices().find(|order| name(*order) == chosen).unwrap_or(usual);
        orders.update(|orders| {
            orders.insert(kind, chosen);
        });
    };
    view! {
        <section class="stream" aria-label=title data-test=test_name(kind)>
            <header>
                <h2>{title}</h2>
                <span class="count">{move || rows.get().len()}</span>
                <label>
                    <span class="visually-hidden">{format!("{}: {title}", words.sort_by)}</span>
                    <select on:change=on_order>
                        {choices()
                            .map(|choice| {
                                view! {
                                    <option value=name(choice) prop:selected=move || order.get() == choice>
                                        {name(choice)}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                </label>
            </header>
            <div class="card">
                <ul>
                    <For each=move || rows.get() key=|item| (item.id, item.status, item.customer.clone()) let:item>
                        <Row item rows kind />
                    </For>
                </ul>
                {move || rows.get().is_empty().then(|| view! { <p class="empty">{empty}</p> })}
            </div>
        </section>
    }
}

/// A row; it follows its item while the item stays in its state.
#[component]
fn Row(item: Item, rows: Memo<Vec<Item>>, kind: StreamKind) -> impl IntoView {
    let (words, locale) = (words(), locale());
    let id = item.id;
    let live = Memo::new(move |_| rows.with(|rows| rows.iter().find(|item| item.id == id).cloned()));
    let since = Signal::derive(move || live.get().and_then(|item| item.waits_since));
    let detail = move || {
        live.get().map(|item| {
            let about = item.about.unwrap_or_else(|| words.new_conversation.into());
            format!("{} · {about}", item.queue)
        })
    };
    let state = match (kind, item.status) {
        (StreamKind::Closed, _) => moment(locale, item.changed, desk().now_once()).into_any(),
        (_, Status::WrapUp) => words.wrap_up.into_any(),
        (_, Status::Waiting) => words.waits_for_customer.into_any(),
        (StreamKind::Mine, _) => view! {
            {move || if since.get().is_some() { words.our_turn } else { words.their_turn }}
            " "
            <WaitClock since />
        }
        .into_any(),
        (StreamKind::Open, _) => view! { <WaitClock since /> }.into_any(),
    };
    view! {
        <li class="item" data-test="item">
            <Avatar name=item.customer.clone() channel=item.channel />
            <div class="text">
                <strong class="truncate">{item.customer.clone()}</strong>
                <span class="truncate" title=detail>
                    {detail}
                </span>
            </div>
            <div class="side">
                <span class="timing">
                    <MoodMark conversation=id />
                    <span class="wait">{state}</span>
                </span>
                <Action item kind />
            </div>
        </li>
    }
}

#[component]
fn Action(item: Item, kind: StreamKind) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = item.id;
    let sessions = StoredValue::new_local(desk.sessions());
    let button = move |label: &'static str, run: Callback<()>| {
        let name = format!("{label}: {}", item.customer);
        view! {
            <button type="button" class="button small" aria-label=name on:click=move |_| run.run(())>
                {label}
            </button>
        }
    };
    match kind {
        StreamKind::Mine if item.status == Status::Waiting => button(
            words.open,
            Callback::new(move |()| desk.send(Command::Resume(id))),
        )
        .into_any(),
        StreamKind::Mine => {
            let open = move |()| sessions.with_value(|sessions| sessions.set_focus(Focus::Session(id)));
            button(words.open, Callback::new(open)).into_any()
        }
        StreamKind::Open if item.can_be_picked => {
            button(words.pick, Callback::new(move |()| desk.send(Command::Pick(id)))).into_any()
        }
        StreamKind::Open => view! { <span class="hint">{words.pushed}</span> }.into_any(),
        StreamKind::Closed => view! {
            <span class="pair">
                {button.clone()(words.read, Callback::new(move |()| desk.reading().set(Some(id))))}
                {button(words.follow_up, Callback::new(move |()| desk.send(Command::FollowUp(id))))}
            </span>
        }
        .into_any(),
    }
}

const fn test_name(kind: StreamKind) -> &'static str {
    match kind {
        StreamKind::Mine => "my-work-items",
        StreamKind::Open => "open-work-items",
        StreamKind::Closed => "closed-work-items",
    }
}
