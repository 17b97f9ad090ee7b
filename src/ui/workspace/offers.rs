//! Offers: they float over the right side, ring, and never take the focus.

use super::shortcuts::offers_in_order;
use crate::analysis::subject_of;
use crate::domain::{AgentId, Channel, ConversationId, Millis, Span, Stage};
use crate::engine::{Command, Facet, World};
use crate::i18n::clock;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Avatar, WaitClock, rescue_focus};
use leptos::prelude::*;

const CLASS: &str = concat!(
    "offers ",
    stylers::style_sheet!("./style/scoped/workspace/offers.css")
);

/// So many at once; the others are counted.
const SHOWN: usize = 3;

/// What an offer says of a conversation.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    customer: String,
    channel: Channel,
    queue: String,
    about: Option<String>,
    waiting_since: Millis,
    expires_at: Millis,
    countdown: Span,
}

/// Everything that rings at this desk.
#[component]
pub(super) fn Offers(me: AgentId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let offers = Memo::new(move |_| offers_in_order(desk, me));
    Effect::new(move |before: Option<Vec<ConversationId>>| {
        let now = offers.get();
        // What rings already when the page is drawn anew, in another language for one, was said before.
        let before = before.unwrap_or_else(|| now.clone());
        for id in now.iter().filter(|id| !before.contains(id)) {
            if let Some(offer) = desk.see(&[], |world| read(world, *id)) {
                let channel = (words.channel_name)(offer.channel);
                let text = (words.offer_spoken)(channel, &offer.customer, &offer.queue);
                desk.speak(text, true);
            }
        }
        if before.iter().any(|id| !now.contains(id)) {
            rescue_focus();
        }
        now
    });
    let more = move || offers.get().len().checked_sub(SHOWN).filter(|more| *more > 0);
    view! {
        <section class=CLASS aria-label=words.offers>
            <For each=move || offers.get().into_iter().take(SHOWN) key=|id| *id let:conversation>
                <OfferCard conversation first=Signal::derive(move || offers.get().first() == Some(&conversation)) />
            </For>
            {move || more().map(|more| view! { <p class="more card">{(words.more_offers)(more)}</p> })}
        </section>
    }
}

#[component]
fn OfferCard(conversation: ConversationId, first: Signal<bool>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let offer = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            read(world, conversation)
        })
    });
    move || {
        offer.get().map(|offer| {
            let title = (words.offer_from)((words.channel_name)(offer.channel), &offer.customer);
            let key = |key: &'static str| move || first.get().then(|| view! { <kbd>{key}</kbd> });
            let name = title.clone();
            view! {
                <div class="offer card" role="group" aria-label=name data-test="offer">
                    <header>
                        <Avatar name=offer.customer.clone() channel=offer.channel />
                        <h2>{title}</h2>
                        <Countdown expires_at=offer.expires_at of=offer.countdown />
                    </header>
                    <dl>
                        <dt>{words.queue}</dt>
                        <dd>{offer.queue.clone()}</dd>
                        <dt>{words.waiting}</dt>
                        <dd>
                            <WaitClock since=Some(offer.waiting_since) />
                        </dd>
                        {offer
                            .about
                            .clone()
                            .map(|about| {
                                view! {
                                    <dt>{words.about}</dt>
                                    <dd>{about}</dd>
                                }
                            })}
                    </dl>
                    <div class="actions">
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| desk.send(Command::Reject(conversation))
                        >
                            {words.reject}
                            {key("Alt R")}
                        </button>
                        <button
                            type="button"
                            class="button primary"
                            on:click=move |_| desk.send(Command::Accept(conversation))
                        >
                            {words.accept}
                            {key("Alt A")}
                        </button>
                    </div>
                </div>
            }
        })
    }
}

/// The time left, as a number in a closing ring.
#[component]
fn Countdown(expires_at: Millis, of: Span) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let left = Memo::new(move |_| expires_at.since(desk.now()));
    // Parts of a hundred that have gone by.
    let gone = move || 100 - (left.get().0 * 100 / of.0.max(1)).clamp(0, 100);
    view! {
        <span
            class="countdown"
            role="timer"
            aria-label=move || (words.offer_seconds)(left.get().whole_seconds())
        >
            <svg viewBox="0 0 36 36" aria-hidden="true">
                <circle class="track" cx="18" cy="18" r="16" />
                <circle
                    class="left"
                    cx="18"
                    cy="18"
                    r="16"
                    pathLength="100"
                    stroke-dasharray="100"
                    stroke-dashoffset=gone
                />
            </svg>
            <span aria-hidden="true">{move || clock(left.get())}</span>
        </span>
    }
}

fn read(world: &World, id: ConversationId) -> Option<Offer> {
    let conversation = world.conversation(id)?;
    let Stage::Offered { expires_at, .. } = conversation.stage else {
        return None;
    };
    let work_stream = world.work_stream(conversation.work_stream)?;
    Some(Offer {
        customer: world.customer(conversation.customer)?.name.clone(),
        channel: work_stream.channel,
        queue: world.queue(conversation.queue)?.name.clone(),
        about: subject_of(conversation),
        waiting_since: conversation.age_from,
        expires_at,
        countdown: work_stream.notification.countdown,
    })
}
