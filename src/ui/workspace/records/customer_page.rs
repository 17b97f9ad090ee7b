//! A contact or an account: what is on file, their cases, and their timeline.

use super::Page;
use super::linking::LinkButton;
use crate::analysis::one_line;
use crate::domain::{CaseId, CasePriority, CaseStatus, ConversationId, CustomerId, CustomerKind, Regarding};
use crate::engine::Facet;
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{CaseMarks, CustomerFields, TabLink, Timeline, kind_of_customer, name_of};
use leptos::prelude::*;

/// The longest title of a case, in characters.
const TITLE: usize = 90;

/// The page.
#[component]
pub(in crate::ui::workspace) fn CustomerPage(
    /// In whose session it is open.
    conversation: ConversationId,
    customer: CustomerId,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let head = Memo::new(move |_| {
        desk.see(&[Facet::Customer(customer)], |world| {
            let found = world.customer(customer)?;
            Some((name_of(found), found.kind, found.is_on_file()))
        })
    });
    let title = Signal::derive(move || {
        head.with(|head| {
            head.as_ref()
                .map_or_else(|| words.records.gone.to_owned(), |(name, ..)| name.clone())
        })
    });
    let on_file = Memo::new(move |_| {
        head.get()
            .and_then(|(_, kind, is_on_file)| is_on_file.then_some(kind))
    });
    let looking = RwSignal::from(desk.session(conversation).timeline_of(Tab::Customer(customer)));
    let fields = move |kind: CustomerKind| {
        view! {
            <div class="head">
                <span class="aside">{kind_of_customer(words, kind)}</span>
                <LinkButton conversation record=Regarding::Customer(customer) />
            </div>
            <article class="card">
                <CustomerFields conversation id=customer kind />
            </article>
        }
    };
    view! {
        <Page title conversation tab=Tab::Customer(customer)>
            {move || on_file.get().map(fields)}
            <Cases conversation customer />
            <article class="card">
                <h3>{words.records.timeline}</h3>
                <Timeline
                    conversation
                    regarding=Signal::derive(move || Some(Regarding::Customer(customer)))
                    looking
                />
            </article>
        </Page>
    }
}

/// All their cases, newest first.
#[component]
fn Cases(conversation: ConversationId, customer: CustomerId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let cases = Memo::new(move |_| {
        desk.see(&[Facet::Cases], |world| {
            let cases = world.records().cases_of(customer);
            cases
                .map(|case| {
                    let name = format!("{} · {}", case.number(), one_line(&case.title, TITLE));
                    (case.id, name, case.priority, case.status)
                })
                .collect::<Vec<_>>()
        })
    });
    let row = move |(id, name, priority, status): (CaseId, String, CasePriority, CaseStatus)| {
        view! {
            <li>
                <TabLink conversation tab=Tab::Case(id)>
                    {name}
                </TabLink>
                <CaseMarks priority status />
            </li>
        }
    };
    view! {
        <article class="card">
            <h3>{words.records.cases}</h3>
            {move || {
                let cases = cases.get();
                if cases.is_empty() {
                    view! { <p class="note">{words.records.recent_cases_empty}</p> }.into_any()
                } else {
                    view! { <ul class="cases">{cases.into_iter().map(row).collect_view()}</ul> }.into_any()
                }
            }}
        </article>
    }
}
