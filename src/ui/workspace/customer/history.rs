//! What the customer wrote about before.

use crate::analysis::subject_of;
use crate::domain::{Channel, ConversationId, Millis, Status};
use crate::engine::{Facet, World};
use crate::i18n::local_day;
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, channel_icon};
use leptos::prelude::*;

/// An earlier conversation: of this log, so that it can be opened, or from before.
#[derive(Clone, Debug, PartialEq)]
struct Earlier {
    at: Millis,
    channel: Channel,
    subject: Option<String>,
    ending: Ending,
}

#[derive(Clone, Debug, PartialEq)]
enum Ending {
    /// As it was noted down before this log began.
    Noted(String),
    /// As it stands in this log.
    Known(ConversationId, Status),
}

/// Everything else with this customer, newest first.
#[component]
pub(super) fn HistoryCard(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let tabs = RwSignal::from(desk.session(conversation).tabs.clone());
    let customer = desk.see(&[], |world| {
        world.conversation(conversation).map(|found| found.customer)
    });
    let earlier = Memo::new(move |_| {
        let Some(customer) = customer else {
            return Vec::new();
        };
        let others = desk.see(&[Facet::Customer(customer)], |world| {
            let all = world.conversations_of(customer).iter().rev().copied();
            all.filter(|id| *id != conversation).collect::<Vec<_>>()
        });
        let facets: Vec<_> = others.iter().copied().map(Facet::Conversation).collect();
        desk.see(&facets, |world| {
            let known = others.iter().filter_map(|id| known(world, *id));
            let past = world
                .customer(customer)
                .into_iter()
                .flat_map(|customer| &customer.past);
            let noted = past.map(|past| Earlier {
                at: past.closed_at,
                channel: past.channel,
                subject: Some(past.subject.clone()),
                ending: Ending::Noted(past.outcome.clone()),
            });
            known.chain(noted).collect::<Vec<_>>()
        })
    });
    let today = Memo::new(move |_| local_day(desk.now()));
    let row = move |earlier: Earlier| {
        let days = (words.days_ago)(today.get() - local_day(earlier.at));
        let about = earlier.subject.unwrap_or_else(|| words.new_conversation.into());
        let text = match earlier.ending {
            Ending::Noted(outcome) => view! {
                <strong>{about}</strong>
                <span>{outcome}</span>
            }
            .into_any(),
            Ending::Known(id, status) => view! {
                <button
                    type="button"
                    class="link"
                    on:click=move |event| {
                        let in_background = event.ctrl_key() || event.meta_key();
                        let mut is_open = true;
                        tabs.update(|tabs| is_open = tabs.open(Tab::Conversation(id), in_background));
                        if !is_open {
                            desk.toasts().show(words.panel.too_many_tabs.to_owned());
                        }
                    }
                >
                    {about}
                </button>
                <span>{words.status(status)}</span>
            }
            .into_any(),
        };
        view! {
            <li>
                <Icon glyph=channel_icon(earlier.channel) />
                <span class="text">{text}</span>
                <span class="when">{days}</span>
            </li>
        }
    };
    view! {
        <article class="card">
            <h3>{words.recent_conversations}</h3>
            {move || {
                let earlier = earlier.get();
                if earlier.is_empty() {
                    view! { <p class="note">{words.recent_empty}</p> }.into_any()
                } else {
                    view! { <ul>{earlier.into_iter().map(row).collect_view()}</ul> }.into_any()
                }
            }}
        </article>
    }
}

fn known(world: &World, id: ConversationId) -> Option<Earlier> {
    let conversation = world.conversation(id)?;
    Some(Earlier {
        at: conversation.created_at,
        channel: world.work_stream(conversation.work_stream)?.channel,
        subject: subject_of(conversation),
        ending: Ending::Known(id, conversation.status()),
    })
}
