//! What a case says: the seven fields of its summary (seed 002) and where it stands. While it is open, each is changed
//! where it stands.

use super::{EditableField, Icon, Lookup, SelectField, TabLink, customer_hits, name_of, place_of};
use crate::analysis::plain;
use crate::domain::{
    Case, CaseId, CaseKind, CasePriority, CaseStatus, ConversationId, CustomerId, RecordField, Regarding,
};
use crate::engine::{Command, Facet};
use crate::state::{Desk, Preferences, Tab};
use leptos::prelude::*;

/// The list of fields.
#[component]
pub(in crate::ui) fn CaseFields(
    /// In whose session they are changed.
    conversation: ConversationId,
    id: CaseId,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let is_active = Memo::new(move |_| {
        desk.see(&[Facet::Cases], |world| {
            world
                .records()
                .case(id)
                .is_some_and(|case| case.status.is_active())
        })
    });
    move || {
        if is_active.get() {
            view! { <Changeable conversation id /> }.into_any()
        } else {
            view! { <Settled conversation id /> }.into_any()
        }
    }
}

fn read(desk: Desk, id: CaseId) -> Option<Case> {
    desk.see(&[Facet::Cases], |world| world.records().case(id).cloned())
}

/// What saves a case with a change; nothing when it is gone.
fn save(desk: Desk, id: CaseId, change: impl FnOnce(&mut Case)) -> Option<Command> {
    let mut case = untrack(|| read(desk, id))?;
    change(&mut case);
    Some(Command::SaveCase {
        case: Box::new(case),
        conversation: None,
    })
}

#[component]
fn Changeable(conversation: ConversationId, id: CaseId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let value = move |of: fn(&Case) -> String| -> Signal<String> {
        Memo::new(move |_| read(desk, id).as_ref().map(of).unwrap_or_default()).into()
    };
    let place = move |of: fn(&Case) -> usize| -> Signal<usize> {
        Memo::new(move |_| read(desk, id).as_ref().map(of).unwrap_or_default()).into()
    };
    let command = move |change: fn(&mut Case, String)| {
        Callback::new(move |text: String| save(desk, id, |case| change(case, text)))
    };
    let choose = move |change: fn(&mut Case, usize)| {
        Callback::new(move |place: usize| {
            if let Some(command) = save(desk, id, |case| change(case, place)) {
                desk.send(command);
            }
        })
    };
    let priorities = CasePriority::ALL.map(|priority| words.records.priority_name(priority));
    let kinds = CaseKind::ALL.map(|kind| words.records.case_kind_name(kind));
    let statuses = CaseStatus::ACTIVE.map(|status| words.records.status_name(status));
    view! {
        <dl>
            <EditableField
                conversation
                record=Tab::Case(id)
                field=RecordField::Title
                label=words.records.title
                value=value(|case| case.title.to_string())
                command=command(|case, text| case.title = text.into())
            />
            <Whose conversation id can_change=true />
            <EditableField
                conversation
                record=Tab::Case(id)
                field=RecordField::Subject
                label=words.records.subject
                value=value(|case| case.subject.to_string())
                command=command(|case, text| case.subject = text.into())
            />
            <EditableField
                conversation
                record=Tab::Case(id)
                field=RecordField::Product
                label=words.records.product
                value=value(|case| case.product.to_string())
                command=command(|case, text| case.product = text.into())
            />
            <dt>{words.records.priority}</dt>
            <dd>
                <SelectField
                    label=words.records.priority
                    options=priorities.to_vec()
                    chosen=place(|case| place_of(&CasePriority::ALL, &case.priority))
                    change=choose(|case, place| {
                        case.priority = CasePriority::ALL.get(place).copied().unwrap_or_default();
                    })
                />
            </dd>
            <dt>{words.records.kind}</dt>
            <dd>
                <SelectField
                    label=words.records.kind
                    options=kinds.to_vec()
                    chosen=place(|case| place_of(&CaseKind::ALL, &case.kind))
                    change=choose(|case, place| {
                        case.kind = CaseKind::ALL.get(place).copied().unwrap_or_default();
                    })
                />
            </dd>
            <dt>{words.records.status}</dt>
            <dd>
                <SelectField
                    label=words.records.status
                    options=statuses.to_vec()
                    chosen=place(|case| place_of(&CaseStatus::ACTIVE, &case.status))
                    change=choose(|case, place| {
                        case.status = CaseStatus::ACTIVE.get(place).copied().unwrap_or_default();
                    })
                />
            </dd>
            <EditableField
                conversation
                record=Tab::Case(id)
                field=RecordField::Description
                label=words.records.description
                value=value(|case| case.description.to_string())
                command=command(|case, text| case.description = text.into())
                long=true
            />
        </dl>
    }
}

/// The same of a case that is over, to be read.
#[component]
fn Settled(conversation: ConversationId, id: CaseId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let case = Memo::new(move |_| read(desk, id));
    let fact = |name: &'static str, value: String| {
        let value = if value.is_empty() { "–".to_owned() } else { value };
        view! {
            <dt>{name}</dt>
            <dd class="said">{value}</dd>
        }
    };
    move || {
        case.get().map(|case| {
            view! {
                <dl>
                    {fact(words.records.title, plain(&case.title).into_owned())}
                    <Whose conversation id can_change=false />
                    {fact(words.records.subject, plain(&case.subject).into_owned())}
                    {fact(words.records.product, plain(&case.product).into_owned())}
                    {fact(words.records.priority, words.records.priority_name(case.priority).to_owned())}
                    {fact(words.records.kind, words.records.case_kind_name(case.kind).to_owned())}
                    {fact(words.records.status, words.records.status_name(case.status).to_owned())}
                    {fact(words.records.description, plain(&case.description).into_owned())}
                    {fact(words.records.resolution, plain(&case.resolution).into_owned())}
                </dl>
            }
        })
    }
}

/// The customer of a case; of one that is open, to be taken away or searched for.
#[component]
fn Whose(conversation: ConversationId, id: CaseId, can_change: bool) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let customer = Memo::new(move |_| {
        let id = read(desk, id)?.customer?;
        desk.see(&[Facet::Customer(id)], |world| {
            Some((id, name_of(world.customer(id)?)))
        })
    });
    let set = move |to: Option<CustomerId>| {
        if let Some(command) = save(desk, id, |case| case.customer = to) {
            desk.send(command);
        }
    };
    let find = Callback::new(move |query: String| customer_hits(desk, words, &query, None));
    let choose = Callback::new(move |found: Regarding| {
        if let Regarding::Customer(found) = found {
            set(Some(found));
        }
    });
    let linked = move |(customer, name): (CustomerId, String)| {
        let unlink = format!("{}: {name}", words.records.unlink);
        view! {
            <span class="linked">
                <TabLink conversation tab=Tab::Customer(customer)>
                    {name}
                </TabLink>
                {can_change
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button plain square small"
                                aria-label=unlink
                                on:click=move |_| set(None)
                            >
                                <Icon glyph=icondata_lu::LuX size=14 />
                            </button>
                        }
                    })}
            </span>
        }
        .into_any()
    };
    view! {
        <dt>{words.customer}</dt>
        <dd>
            {move || match customer.get() {
                Some(customer) => linked(customer),
                None if can_change => view! {
                    <Lookup
                        label=words.records.customer_search
                        placeholder=words.records.search_hint
                        name="whose"
                        find
                        choose
                    />
                }
                .into_any(),
                None => "–".into_any(),
            }}
        </dd>
    }
}
