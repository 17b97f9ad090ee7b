//! Who writes, and under what circumstances.

use crate::domain::{Channel, ConversationId, Millis, Status};
use crate::engine::{Facet, World};
use crate::i18n::{clock, moment};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::{WaitClock, name_of};
use leptos::prelude::*;

/// A row of a card, if there is something to say.
fn fact(name: &'static str, value: Option<String>) -> Option<impl IntoView> {
    value.map(|value| {
        view! {
            <dt>{name}</dt>
            <dd>{value}</dd>
        }
    })
}

/// The customer on file.
#[component]
pub(super) fn CustomerCard(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = desk.see(&[], |world| {
        world
            .conversation(conversation)
            .map(|conversation| conversation.customer)
    });
    let customer = Memo::new(move |_| {
        let id = id?;
        desk.see(&[Facet::Customer(id)], |world| world.customer(id).cloned())
    });
    view! {
        <article class="card">
            <h3>{words.customer}</h3>
            {move || {
                customer
                    .get()
                    .map(|customer| {
                        let since = customer.since.map(|year| (words.customer_since)(year, customer.orders));
                        view! {
                            <p class="name">{name_of(&customer)}</p>
                            <dl>
                                {fact(words.email, customer.email.map(|address| address.0.to_string()))}
                                {fact(words.phone, customer.phone.map(|address| address.0.to_string()))}
                                {fact(words.city, customer.city)} {fact(words.since, since)}
                            </dl>
                            {customer
                                .since
                                .is_none()
                                .then(|| view! { <p class="note">{words.unknown_customer}</p> })}
                        }
                    })
            }}
        </article>
    }
}

/// What the card says of the conversation.
#[derive(Clone, Debug, PartialEq)]
struct Details {
    channel: Channel,
    queue: String,
    work_stream: String,
    status: Status,
    created_at: Millis,
    accepted_at: Option<Millis>,
    waits_since: Option<Millis>,
    follows: Option<u32>,
}

/// Both waits are told (behaviour §20, 10): how long until somebody answered, and how long the customer waits now.
#[component]
pub(super) fn ConversationCard(conversation: ConversationId) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let details = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            details(world, conversation)
        })
    });
    let since = Signal::derive(move || details.get().and_then(|details| details.waits_since));
    view! {
        <article class="card">
            <h3>{words.conversation}</h3>
            {move || {
                details
                    .get()
                    .map(|details| {
                        let waited = details
                            .accepted_at
                            .map(|accepted| clock(accepted.since(details.created_at)));
                        view! {
                            <dl class="two">
                                {fact(words.channel, Some((words.channel_name)(details.channel).into()))}
                                {fact(words.queue, Some(details.queue))}
                                {fact(words.work_stream, Some(details.work_stream))}
                                {fact(words.started, Some(moment(locale, details.created_at, desk.now_once())))}
                                {fact(words.waited_before_answer, waited)} <dt>{words.since_last_message}</dt>
                                <dd>
                                    {details.waits_since.is_none().then_some("–")}
                                    <WaitClock since />
                                </dd> {fact(words.state, Some(words.status(details.status).into()))}
                                {fact(
                                    words.follows,
                                    details.follows.map(|number| (words.conversation_number)(number)),
                                )}
                            </dl>
                        }
                    })
            }}
        </article>
    }
}

fn details(world: &World, id: ConversationId) -> Option<Details> {
    let conversation = world.conversation(id)?;
    let work_stream = world.work_stream(conversation.work_stream)?;
    Some(Details {
        channel: work_stream.channel,
        queue: world.queue(conversation.queue)?.name.clone(),
        work_stream: work_stream.name.clone(),
        status: conversation.status(),
        created_at: conversation.created_at,
        accepted_at: conversation.accepted_at,
        waits_since: conversation.waits_since(),
        follows: conversation.follows.map(|follows| follows.0),
    })
}
