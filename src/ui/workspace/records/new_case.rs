//! The form of a new case, with what the conversation already knows in it.

use super::Page;
use crate::analysis::new_case;
use crate::domain::{Case, CaseKind, CasePriority, CaseStatus, ConversationId, RecordField, Regarding};
use crate::engine::{Command, Facet, Refusal};
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, Lookup, Opener, SelectField, TextField, customer_hits, name_of, place_of};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The form. What is in it stays while other tabs and sessions are worked on.
#[component]
pub(in crate::ui::workspace) fn NewCase(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let opener = Opener::of(conversation);
    let form = RwSignal::from(desk.session(conversation).case_form.clone());
    if form.with_untracked(Option::is_none) {
        let prefilled = desk.see(&[], |world| {
            let found = world.conversation(conversation)?;
            Some(new_case(found, world.customer(found.customer)?))
        });
        form.set(Some(prefilled.unwrap_or_default()));
    }
    let refusal = RwSignal::new(None::<Refusal>);
    let value = move |of: fn(&Case) -> String| {
        Signal::derive(move || form.with(|form| form.as_ref().map(of).unwrap_or_default()))
    };
    let place = move |of: fn(&Case) -> usize| {
        Signal::derive(move || form.with(|form| form.as_ref().map(of).unwrap_or_default()))
    };
    let write = move |change: fn(&mut Case, String)| {
        Callback::new(move |text: String| {
            form.update(|form| {
                if let Some(case) = form {
                    change(case, text);
                }
            });
        })
    };
    let choose = move |change: fn(&mut Case, usize)| {
        Callback::new(move |place: usize| {
            form.update(|form| {
                if let Some(case) = form {
                    change(case, place);
                }
            });
        })
    };
    let create = move || {
        let Some(case) = form.get_untracked() else {
            return;
        };
        let command = Command::SaveCase {
            case: Box::new(case),
            conversation: Some(conversation),
        };
        desk.send_then(command, move |answer| match answer {
            Ok(()) => {
                form.try_set(None);
                let created = desk.see(&[], |world| world.conversation(conversation)?.case());
                opener.replace(Tab::NewCase, created.map(Tab::Case));
            }
            Err(why) => {
                refusal.try_set(Some(why));
            }
        });
    };
    let discard = move |_| {
        form.set(None);
        opener.replace(Tab::NewCase, None);
    };
    // What is not about one of the fields below is said at the end.
    let rest = move || {
        let refusal = refusal.get()?;
        let has_a_place = matches!(
            refusal.field(),
            Some(RecordField::Title | RecordField::Subject | RecordField::Product | RecordField::Description)
        );
        (!has_a_place).then(|| (words.refusal)(&refusal))
    };
    let priorities = CasePriority::ALL.map(|priority| words.records.priority_name(priority));
    let kinds = CaseKind::ALL.map(|kind| words.records.case_kind_name(kind));
    let statuses = CaseStatus::ACTIVE.map(|status| words.records.status_name(status));
    let title = Signal::derive(move || words.panel.new_case.to_owned());
    view! {
        <Page title>
            <form
                class="form"
                novalidate=true
                aria-label=words.panel.new_case
                on:submit=move |event: SubmitEvent| {
                    event.prevent_default();
                    create();
                }
            >
                <TextField
                    label=words.records.title
                    field=RecordField::Title
                    value=value(|case| case.title.to_string())
                    change=write(|case, text| case.title = text.into())
                    refusal
                    required=true
                />
                <Whose form />
                <TextField
                    label=words.records.subject
                    field=RecordField::Subject
                    value=value(|case| case.subject.to_string())
                    change=write(|case, text| case.subject = text.into())
                    refusal
                />
                <TextField
                    label=words.records.product
                    field=RecordField::Product
                    value=value(|case| case.product.to_string())
                    change=write(|case, text| case.product = text.into())
                    refusal
                />
                <div class="choices">
                    <label>
                        <span>{words.records.priority}</span>
                        <SelectField
                            label=words.records.priority
                            options=priorities.to_vec()
                            chosen=place(|case| place_of(&CasePriority::ALL, &case.priority))
                            change=choose(|case, place| {
                                case.priority = CasePriority::ALL.get(place).copied().unwrap_or_default();
                            })
                        />
                    </label>
                    <label>
                        <span>{words.records.kind}</span>
                        <SelectField
                            label=words.records.kind
                            options=kinds.to_vec()
                            chosen=place(|case| place_of(&CaseKind::ALL, &case.kind))
                            change=choose(|case, place| {
                                case.kind = CaseKind::ALL.get(place).copied().unwrap_or_default();
                            })
                        />
                    </label>
                    <label>
                        <span>{words.records.status}</span>
                        <SelectField
                            label=words.records.status
                            options=statuses.to_vec()
                            chosen=place(|case| place_of(&CaseStatus::ACTIVE, &case.status))
                            change=choose(|case, place| {
                                case.status = CaseStatus::ACTIVE.get(place).copied().unwrap_or_default();
                            })
                        />
                    </label>
                </div>
                <TextField
                    label=words.records.description
                    field=RecordField::Description
                    value=value(|case| case.description.to_string())
                    change=write(|case, text| case.description = text.into())
                    refusal
                    long=true
                />
                <p class="error" role="alert">
                    {rest}
                </p>
                <p class="note">{words.records.links_at_once}</p>
                <div class="actions">
                    <button type="button" class="button" on:click=discard>
                        {words.records.discard}
                    </button>
                    <button type="submit" class="button primary">
                        {words.records.create}
                    </button>
                </div>
            </form>
        </Page>
    }
}

/// The customer of the case: chosen, or to be searched for.
#[component]
fn Whose(form: RwSignal<Option<Case>>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let customer = Memo::new(move |_| {
        let id = form.with(|form| form.as_ref().and_then(|case| case.customer))?;
        desk.see(&[Facet::Customer(id)], |world| world.customer(id).map(name_of))
    });
    let set = move |customer| {
        form.update(|form| {
            if let Some(case) = form {
                case.customer = customer;
            }
        });
    };
    let find = Callback::new(move |query: String| customer_hits(desk, words, &query, None));
    let choose = Callback::new(move |found: Regarding| {
        if let Regarding::Customer(found) = found {
            set(Some(found));
        }
    });
    view! {
        <div class="whose">
            <span class="label">{words.customer}</span>
            {move || match customer.get() {
                Some(name) => {
                    let unlink = format!("{}: {name}", words.records.unlink);
                    view! {
                        <span class="linked">
                            <strong>{name}</strong>
                            <button
                                type="button"
                                class="button plain square small"
                                aria-label=unlink
                                on:click=move |_| set(None)
                            >
                                <Icon glyph=icondata_lu::LuX size=14 />
                            </button>
                        </span>
                    }
                    .into_any()
                }
                None => view! {
                    <Lookup
                        label=words.records.customer_search
                        placeholder=words.records.search_hint
                        name="case-customer"
                        find
                        choose
                    />
                }
                .into_any(),
            }}
        </div>
    }
}
