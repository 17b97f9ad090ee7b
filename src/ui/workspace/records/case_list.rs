//! Every case, searched and filtered.

use super::Page;
use crate::analysis::{find_cases, one_line};
use crate::domain::{Case, CaseId, CasePriority, CaseStatus, ConversationId, CustomerId, Millis};
use crate::engine::Facet;
use crate::i18n::moment;
use crate::state::{CaseListView, Standing, Tab};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::{CaseMarks, SelectField, TabLink, keep_line, name_of, place_of};
use leptos::html;
use leptos::prelude::*;

/// So many are shown at most: more is not read, but narrowed down.
const MOST: usize = 200;

/// The longest title, in characters.
const TITLE: usize = 90;

const STANDINGS: [Standing; 3] = [Standing::Open, Standing::Closed, Standing::Any];

/// A case as the list shows it.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    id: CaseId,
    name: String,
    customer: Option<CustomerId>,
    priority: CasePriority,
    status: CaseStatus,
    opened_at: Millis,
}

/// The list.
#[component]
pub(in crate::ui::workspace) fn CaseList(
    /// In whose session cases open.
    conversation: ConversationId,
) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let looking = RwSignal::from(desk.session(conversation).case_list.clone());
    let found = Memo::new(move |_| {
        let looking = looking.get();
        desk.see(&[Facet::Cases], |world| {
            let all = world.records().cases().filter(|case| is_wanted(&looking, case));
            let found = find_cases(&looking.query, all, None, MOST);
            let row = |case: &Case| Row {
                id: case.id,
                name: format!("{} · {}", case.number(), one_line(&case.title, TITLE)),
                customer: case.customer,
                priority: case.priority,
                status: case.status,
                opened_at: case.opened_at,
            };
            found.into_iter().map(row).collect::<Vec<_>>()
        })
    });
    let field = NodeRef::<html::Input>::new();
    keep_line(
        field,
        Signal::derive(move || looking.with(|looking| looking.query.clone())),
    );
    let standings = vec![
        words.records.standing_open,
        words.records.standing_closed,
        words.records.standing_any,
    ];
    let standing = Signal::derive(move || looking.with(|looking| place_of(&STANDINGS, &looking.standing)));
    let set_standing = Callback::new(move |place: usize| {
        looking.update(|looking| looking.standing = STANDINGS.get(place).copied().unwrap_or_default());
    });
    let priorities: Vec<_> = std::iter::once(words.records.any_priority)
        .chain(CasePriority::ALL.map(|priority| words.records.priority_name(priority)))
        .collect();
    let priority = Signal::derive(move || {
        looking.with(|looking| {
            let chosen = looking.priority.as_ref();
            chosen.map_or(0, |chosen| place_of(&CasePriority::ALL, chosen) + 1)
        })
    });
    let set_priority = Callback::new(move |place: usize| {
        let chosen = place
            .checked_sub(1)
            .and_then(|place| CasePriority::ALL.get(place));
        looking.update(|looking| looking.priority = chosen.copied());
    });
    let row = move |row: Row| {
        let opened = moment(locale, row.opened_at, desk.now_once());
        // Whoever is renamed is renamed here, too.
        let customer = move || {
            let id = row.customer?;
            desk.see(&[Facet::Customer(id)], |world| world.customer(id).map(name_of))
        };
        view! {
            <li>
                <span class="entry">
                    <TabLink conversation tab=Tab::Case(row.id)>
                        {row.name}
                    </TabLink>
                    <span class="aside">{move || format!("{} · {opened}", customer().unwrap_or_default())}</span>
                </span>
                <CaseMarks priority=row.priority status=row.status />
            </li>
        }
    };
    let title = Signal::derive(move || words.records.cases.to_owned());
    view! {
        <Page title conversation tab=Tab::Cases>
            <div class="controls" role="search" aria-label=words.records.case_search>
                <input
                    node_ref=field
                    type="search"
                    aria-label=words.records.case_search
                    placeholder=words.records.case_search_hint
                    on:input=move |event| {
                        let query = event_target_value(&event);
                        looking.update(|looking| looking.query = query);
                    }
                />
                <SelectField
                    label=words.records.standing
                    options=standings
                    chosen=standing
                    change=set_standing
                />
                <SelectField
                    label=words.records.priority
                    options=priorities
                    chosen=priority
                    change=set_priority
                />
                <span class="aside" role="status">
                    {move || (words.records.found)(found.with(Vec::len))}
                </span>
            </div>
            {move || {
                let found = found.get();
                if found.is_empty() {
                    view! { <p class="note">{words.records.cases_empty}</p> }.into_any()
                } else {
                    view! {
                        <article class="card">
                            <ul class="cases" data-test="cases">
                                {found.into_iter().map(row).collect_view()}
                            </ul>
                        </article>
                    }
                    .into_any()
                }
            }}
        </Page>
    }
}

fn is_wanted(looking: &CaseListView, case: &Case) -> bool {
    let stands = match looking.standing {
        Standing::Open => case.status.is_active(),
        Standing::Closed => !case.status.is_active(),
        Standing::Any => true,
    };
    stands && looking.priority.is_none_or(|priority| priority == case.priority)
}
