//! The customer's latest cases, how urgent they are and where they stand (seed 002).

use crate::analysis::one_line;
use crate::domain::{CaseId, CasePriority, CaseStatus, ConversationId, Millis};
use crate::engine::{Command, Facet};
use crate::i18n::local_day;
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{CaseMarks, TabLink, rescue_focus};
use leptos::prelude::*;

/// So many are shown; all of them are in the list of cases.
const RECENT: usize = 5;

/// The longest title, in characters.
const TITLE: usize = 90;

/// A case as it is shown here.
#[derive(Clone, Debug, PartialEq)]
struct Recent {
    id: CaseId,
    name: String,
    priority: CasePriority,
    status: CaseStatus,
    opened_at: Millis,
    /// Whether the conversation could be linked to it.
    can_be_linked: bool,
}

/// The card.
#[component]
pub(super) fn RecentCases(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let recent = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation), Facet::Cases], |world| {
            let Some(found) = world.conversation(conversation) else {
                return Vec::new();
            };
            let cases = world.records().cases_of(found.customer).take(RECENT);
            cases
                .map(|case| Recent {
                    id: case.id,
                    name: format!("{} · {}", case.number(), one_line(&case.title, TITLE)),
                    priority: case.priority,
                    status: case.status,
                    opened_at: case.opened_at,
                    can_be_linked: found.case().is_none(),
                })
                .collect::<Vec<_>>()
        })
    });
    let today = Memo::new(move |_| local_day(desk.now()));
    let row = move |case: Recent| {
        let Recent {
            id,
            name,
            priority,
            status,
            opened_at,
            can_be_linked,
        } = case;
        let link = format!("{}: {name}", words.records.link_case);
        view! {
            <li>
                <span class="entry">
                    <TabLink conversation tab=Tab::Case(id)>
                        {name}
                    </TabLink>
                    <CaseMarks priority status />
                </span>
                <span class="when">{move || (words.days_ago)(today.get() - local_day(opened_at))}</span>
                {can_be_linked
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button small"
                                aria-label=link
                                title=words.records.link_case
                                on:click=move |_| {
                                    desk.send(Command::LinkCase {
                                        conversation,
                                        case: Some(id),
                                    });
                                    rescue_focus();
                                }
                            >
                                {words.records.link}
                            </button>
                        }
                    })}
            </li>
        }
    };
    view! {
        <article class="card" data-test="recent-cases">
            <h3>{words.records.recent_cases}</h3>
            {move || {
                let recent = recent.get();
                if recent.is_empty() {
                    view! { <p class="note">{words.records.recent_cases_empty}</p> }.into_any()
                } else {
                    view! { <ul>{recent.into_iter().map(row).collect_view()}</ul> }.into_any()
                }
            }}
            <div class="row">
                <TabLink conversation tab=Tab::Cases>
                    {words.records.all_cases}
                </TabLink>
            </div>
        </article>
    }
}
