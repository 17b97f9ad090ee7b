//! A case: what it says, where it stands, and its timeline.

use super::Page;
use super::linking::LinkButton;
use super::resolve::Resolve;
use crate::analysis::one_line;
use crate::domain::{CaseId, CasePriority, CaseStatus, ConversationId, Regarding};
use crate::engine::Facet;
use crate::i18n::moment;
use crate::state::Tab;
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::{CaseFields, CaseMarks, Timeline};
use leptos::prelude::*;

/// The longest title in the head of the page, in characters.
const TITLE: usize = 120;

/// What the head of the page says.
#[derive(Clone, Debug, PartialEq)]
struct Head {
    title: String,
    priority: CasePriority,
    status: CaseStatus,
    opened: String,
}

/// The page.
#[component]
pub(in crate::ui::workspace) fn CasePage(
    /// In whose session it is open.
    conversation: ConversationId,
    case: CaseId,
) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let head = Memo::new(move |_| {
        desk.see(&[Facet::Cases], |world| {
            let found = world.records().case(case)?;
            let by = world.seat(found.opened_by);
            let by = by.map_or_else(String::new, |seat| seat.agent.name.clone());
            let when = moment(locale, found.opened_at, desk.now_once());
            Some(Head {
                title: format!("{} · {}", found.number(), one_line(&found.title, TITLE)),
                priority: found.priority,
                status: found.status,
                opened: (words.records.opened_by)(&by, &when),
            })
        })
    });
    let title = Signal::derive(move || {
        head.with(|head| {
            head.as_ref()
                .map_or_else(|| words.records.gone.to_owned(), |head| head.title.clone())
        })
    });
    let looking = RwSignal::from(desk.session(conversation).timeline_of(Tab::Case(case)));
    view! {
        <Page title conversation tab=Tab::Case(case)>
            <div class="head">
                {move || {
                    head.get()
                        .map(|head| {
                            view! {
                                <CaseMarks priority=head.priority status=head.status />
                                <span class="aside">{head.opened}</span>
                            }
                        })
                }}
                <LinkButton conversation record=Regarding::Case(case) />
            </div>
            <article class="card">
                <CaseFields conversation id=case />
            </article>
            <Resolve conversation case />
            <article class="card">
                <h3>{words.records.timeline}</h3>
                <Timeline
                    conversation
                    regarding=Signal::derive(move || Some(Regarding::Case(case)))
                    looking
                />
            </article>
        </Page>
    }
}
