//! The timeline of the linked case, of the customer and of their account, and what is added to it by hand (seed 002).

use super::quick_activity::QuickActivityForm;
use crate::domain::{AgentId, Case, ConversationId, Regarding};
use crate::engine::{Facet, World};
use crate::i18n::Messages;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Timeline, kind_of_customer, name_of};
use leptos::prelude::*;

/// The card.
#[component]
pub(super) fn TimelineCard(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let looking = RwSignal::from(desk.session(conversation).timeline.clone());
    let customer = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            world.conversation(conversation).map(|found| found.customer)
        })
    });
    // Its name is shown as well.
    let account = Memo::new(move |_| {
        let customer = customer.get()?;
        desk.see(&[Facet::Customer(customer)], |world| {
            world.customer(customer)?.account
        })
    });
    let sources = Memo::new(move |_| {
        let customer = customer.get();
        let account = account.get();
        let facets: Vec<_> = [Facet::Conversation(conversation), Facet::Cases]
            .into_iter()
            .chain(customer.into_iter().chain(account).map(Facet::Customer))
            .collect();
        desk.see(&facets, |world| sources(world, words, conversation))
    });
    let chosen = Memo::new(move |_| {
        let wanted = looking.with(|looking| looking.source);
        sources.with(|sources| {
            let all = || sources.iter().map(|(source, _)| *source);
            all()
                .find(|source| Some(*source) == wanted)
                .or_else(|| all().next())
        })
    });
    view! {
        <article class="card" data-test="timeline-card">
            <h3>{words.records.timeline}</h3>
            <div class="sources" role="group" aria-label=words.records.timeline_of>
                {move || {
                    sources
                        .get()
                        .into_iter()
                        .map(|(source, name)| {
                            view! {
                                <button
                                    type="button"
                                    class="button small"
                                    aria-pressed=move || (chosen.get() == Some(source)).to_string()
                                    on:click=move |_| looking.update(|looking| looking.source = Some(source))
                                >
                                    {name}
                                </button>
                            }
                        })
                        .collect_view()
                }}
            </div>
            <QuickActivityForm me conversation regarding=chosen looking />
            <Timeline conversation regarding=chosen looking />
        </article>
    }
}

/// What is linked: the case first, then whoever writes, then the account they belong to.
fn sources(world: &World, words: &Messages, id: ConversationId) -> Vec<(Regarding, String)> {
    let Some(conversation) = world.conversation(id) else {
        return Vec::new();
    };
    let case = conversation.case().and_then(|case| world.records().case(case));
    let customer = world.customer(conversation.customer);
    let account = customer.and_then(|customer| world.customer(customer.account?));
    let of_case = |case: &Case| {
        (
            Regarding::Case(case.id),
            format!("{}: {}", words.records.case, case.number()),
        )
    };
    let people = customer.into_iter().chain(account).map(|one| {
        let kind = kind_of_customer(words, one.kind);
        (Regarding::Customer(one.id), format!("{kind}: {}", name_of(one)))
    });
    case.map(of_case).into_iter().chain(people).collect()
}
