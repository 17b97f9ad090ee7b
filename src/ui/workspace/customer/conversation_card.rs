//! The conversation and its circumstances (seed 002: Conversation details).

use super::fact::fact;
use super::skills::Skills;
use crate::domain::{AgentId, Channel, ConversationId, Millis, Status};
use crate::engine::{Facet, World};
use crate::i18n::{clock, moment};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::WaitClock;
use leptos::prelude::*;

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
pub(super) fn ConversationCard(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let details = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            details(world, conversation)
        })
    });
    let since = Signal::derive(move || details.get().and_then(|details| details.waits_since));
    view! {
        <article class="card">
            <h3>{words.records.conversation_details}</h3>
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
            <Skills me conversation />
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
