//! What rings: offers, and colleagues who ask for advice or hand over. It floats over the right side and never takes
//! the focus.

use super::keys::{answer_keys, offers_in_order};
use crate::analysis::{fill, one_line, subject_of};
use crate::domain::{AgentId, Channel, ConversationId, Millis, Span, Stage};
use crate::engine::{Command, Facet, World};
use crate::i18n::clock;
use crate::state::Preferences;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Avatar, WaitClock, line_of, name_of, rescue_focus};
use leptos::prelude::*;

const CLASS: &str = concat!(
    "offers ",
    stylers::style_sheet!("./style/scoped/workspace/offers.css")
);

/// So many at once; the others are counted.
const SHOWN: usize = 3;

/// So much of a colleague's note is shown, in characters.
const NOTE: usize = 240;

/// What a colleague asks for.
#[derive(Clone, Debug, PartialEq)]
struct Question {
    from: String,
    is_consult: bool,
    /// Their last word with it: mostly why they ask.
    note: Option<String>,
}

/// What an offer says of a conversation.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    question: Option<Question>,
    can_be_rejected: bool,
    /// Whether it is theirs whatever they say.
    is_assigned: bool,
    shows_countdown: bool,
    customer: String,
    channel: Channel,
    queue: String,
    about: Option<String>,
    /// In the words of an administrator.
    title: Option<String>,
    fields: Vec<(String, String)>,
    accept: Option<String>,
    reject: Option<String>,
    waiting_since: Millis,
    expires_at: Millis,
    countdown: Span,
}

/// Everything that rings at this desk.
#[component]
pub(super) fn Offers(me: AgentId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let preferences = expect_context::<Preferences>();
    let offers = Memo::new(move |_| offers_in_order(desk, me));
    Effect::new(move |before: Option<Vec<ConversationId>>| {
        let now = offers.get();
        // What rings already when the page is drawn anew, in another language for one, was said before.
        let before = before.unwrap_or_else(|| now.clone());
        for id in now.iter().filter(|id| !before.contains(id)) {
            if let Some(offer) = desk.see(&[], |world| read(world, *id, me)) {
                let channel = (words.channel_name)(offer.channel);
                let text = match &offer.question {
                    None => (words.offer_spoken)(channel, &offer.customer, &offer.queue),
                    Some(question) if question.is_consult => {
                        (words.panel.consult_spoken)(&question.from, &offer.customer)
                    }
                    Some(question) => (words.panel.transfer_spoken)(&question.from, &offer.customer),
                };
                let keys = match answer_keys(preferences) {
                    (Some(yes), Some(no)) if offer.can_be_rejected => (words.panel.answer_keys)(&yes, &no),
                    _ => String::new(),
                };
                desk.speak(format!("{text} {keys}").trim_end().to_owned(), true);
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
                <OfferCard me conversation first=Signal::derive(move || offers.get().first() == Some(&conversation)) />
            </For>
            {move || more().map(|more| view! { <p class="more card">{(words.more_offers)(more)}</p> })}
        </section>
    }
}

#[component]
fn OfferCard(me: AgentId, conversation: ConversationId, first: Signal<bool>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let preferences = expect_context::<Preferences>();
    let offer = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            read(world, conversation, me)
        })
    });
    move || {
        offer.get().map(|offer| {
            let title = match &offer.question {
                _ if offer.title.is_some() => offer.title.clone().unwrap_or_default(),
                None => (words.offer_from)((words.channel_name)(offer.channel), &offer.customer),
                Some(question) => {
                    let asks = if question.is_consult { words.panel.asks_advice } else { words.panel.hands_over };
                    format!("{} {asks}", question.from)
                }
            };
            let is_question = offer.question.is_some();
            let note = offer.question.as_ref().and_then(|question| question.note.clone());
            let (yes, no) = answer_keys(preferences);
            let key = |key: Option<String>| {
                move || {
                    let key = key.clone().filter(|_| first.get());
                    key.map(|key| view! { <kbd>{key}</kbd> })
                }
            };
            let name = title.clone();
            view! {
                <div class="offer card" class:question=is_question role="group" aria-label=name data-test="offer">
                    <header>
                        <Avatar name=offer.customer.clone() channel=offer.channel />
                        <h2>{title}</h2>
                        {offer
                            .shows_countdown
                            .then(|| view! { <Countdown expires_at=offer.expires_at of=offer.countdown /> })}
                    </header>
                    <dl>
                        {is_question
                            .then(|| {
                                view! {
                                    <dt>{words.customer}</dt>
                                    <dd>{offer.customer.clone()}</dd>
                                }
                            })}
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
                        {offer
                            .fields
                            .iter()
                            .map(|(header, value)| {
                                view! {
                                    <dt>{header.clone()}</dt>
                                    <dd>{value.clone()}</dd>
                                }
                            })
                            .collect_view()}
                        {note
                            .map(|note| {
                                view! {
                                    <dt>{words.panel.note}</dt>
                                    <dd>{note}</dd>
                                }
                            })}
                    </dl>
                    <div class="actions">
                        {offer
                            .can_be_rejected
                            .then(|| {
                                view! {
                                    <button
                                        type="button"
                                        class="button"
                                        on:click=move |_| desk.send(Command::Reject(conversation))
                                    >
                                        {offer.reject.clone().unwrap_or_else(|| words.reject.into())}
                                        {key(no.clone())}
                                    </button>
                                }
                            })}
                        <button
                            type="button"
                            class="button primary"
                            on:click=move |_| desk.send(Command::Accept(conversation))
                        >
                            {match &offer.accept {
                                Some(accept) => accept.clone(),
                                None if offer.is_assigned => words.open.to_owned(),
                                None => words.accept.to_owned(),
                            }}
                            {key(yes)}
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

fn read(world: &World, id: ConversationId, me: AgentId) -> Option<Offer> {
    let conversation = world.conversation(id)?;
    let invitation = conversation.invitation(me);
    let expires_at = match (invitation, conversation.stage) {
        (Some(invitation), _) => invitation.expires_at,
        (None, Stage::Offered { expires_at, .. }) => expires_at,
        (None, _) => return None,
    };
    let work_stream = world.work_stream(conversation.work_stream)?;
    // A question has the words of its own kind; the title of offers does not fit it.
    let own = invitation.and_then(|invitation| work_stream.question(&invitation.purpose));
    let wording = own.map_or(&work_stream.wording, |own| &own.wording);
    let title = wording
        .title
        .as_deref()
        .filter(|_| invitation.is_none() || own.is_some());
    let template = invitation.map_or(work_stream.notification, |invitation| {
        work_stream.question_notification(&invitation.purpose)
    });
    let from = invitation.map(|invitation| {
        world
            .seat(invitation.by)
            .map_or_else(String::new, |seat| seat.agent.name.clone())
    });
    let customer = world.customer(conversation.customer)?;
    let queue = world.queue(conversation.queue)?;
    // Whoever is asked reads it: a visitor has a name, too.
    let look_up = |slug: &str| match slug {
        "customerName" => Some(name_of(customer)),
        "queueId" => Some(queue.name.clone()),
        "agentName" => from.clone(),
        slug => conversation.context.get(slug).map(ToString::to_string),
    };
    let say = |text: &str| one_line(&fill(text, look_up).text, NOTE);
    let question = invitation.map(|invitation| Question {
        from: from.clone().unwrap_or_default(),
        is_consult: invitation.purpose.is_consult(),
        note: conversation
            .word_with(invitation)
            .map(|message| line_of(&message.body, &message.attachments, NOTE)),
    });
    Some(Offer {
        can_be_rejected: template.can_be_rejected(),
        is_assigned: template.auto_assign,
        shows_countdown: template.shows_countdown,
        title: title.map(say),
        fields: wording
            .fields
            .iter()
            .filter_map(|field| {
                let filled = fill(&field.value, look_up);
                filled
                    .missing
                    .is_empty()
                    .then(|| (say(&field.header), one_line(&filled.text, NOTE)))
            })
            .collect(),
        accept: wording.accept.as_deref().map(say),
        reject: wording.reject.as_deref().map(say),
        question,
        customer: name_of(customer),
        channel: work_stream.channel,
        queue: queue.name.clone(),
        about: subject_of(conversation),
        waiting_since: conversation.age_from,
        expires_at,
        countdown: template.countdown,
    })
}
