//! The form of a new contact or account, with what is already known in it.

use super::Page;
use crate::analysis::new_customer;
use crate::domain::{Address, ConversationId, Customer, CustomerKind, RecordField, Regarding};
use crate::engine::{Command, Facet, Refusal};
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, Lookup, Opener, SelectField, TextField, customer_hits, name_of, place_of};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// What can be on file.
const KINDS: [CustomerKind; 2] = [CustomerKind::Contact, CustomerKind::Account];

/// The form. What is in it stays while other tabs and sessions are worked on.
#[component]
pub(in crate::ui::workspace) fn NewCustomer(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let opener = Opener::of(conversation);
    let form = RwSignal::from(desk.session(conversation).customer_form.clone());
    if form.with_untracked(Option::is_none) {
        let prefilled = desk.see(&[], |world| {
            let found = world.conversation(conversation)?;
            let writer = world.customer(found.customer)?;
            Some(new_customer(found, writer, CustomerKind::Contact))
        });
        form.set(Some(prefilled.unwrap_or_default()));
    }
    let refusal = RwSignal::new(None::<Refusal>);
    let kind =
        Memo::new(move |_| form.with(|form| form.as_ref().map_or(CustomerKind::Contact, |one| one.kind)));
    let value = move |of: fn(&Customer) -> Option<String>| {
        Signal::derive(move || form.with(|form| form.as_ref().and_then(of).unwrap_or_default()))
    };
    let write = move |change: fn(&mut Customer, String)| {
        Callback::new(move |text: String| {
            form.update(|form| {
                if let Some(customer) = form {
                    change(customer, text);
                }
            });
        })
    };
    let choose_kind = Callback::new(move |place: usize| {
        form.update(|form| {
            if let (Some(customer), Some(kind)) = (form, KINDS.get(place)) {
                customer.kind = *kind;
            }
        });
    });
    let create = move || {
        let Some(customer) = form.get_untracked() else {
            return;
        };
        let command = Command::SaveCustomer {
            customer: Box::new(of_its_kind(customer)),
            conversation: Some(conversation),
        };
        desk.send_then(command, move |answer| match answer {
            Ok(()) => {
                form.try_set(None);
                let created = desk.see(&[], |world| Some(world.conversation(conversation)?.customer));
                opener.replace(Tab::NewCustomer, created.map(Tab::Customer));
            }
            Err(why) => {
                refusal.try_set(Some(why));
            }
        });
    };
    let discard = move |_| {
        form.set(None);
        opener.replace(Tab::NewCustomer, None);
    };
    // What is not about one of the fields below is said at the end.
    let rest = move || {
        let refusal = refusal.get()?;
        let has_a_place = matches!(
            refusal.field(),
            Some(
                RecordField::Name
                    | RecordField::Number
                    | RecordField::Email
                    | RecordField::Phone
                    | RecordField::City
            )
        );
        (!has_a_place).then(|| (words.refusal)(&refusal))
    };
    let title = Signal::derive(move || words.panel.new_customer.to_owned());
    view! {
        <Page title>
            <form
                class="form"
                novalidate=true
                aria-label=words.panel.new_customer
                on:submit=move |event: SubmitEvent| {
                    event.prevent_default();
                    create();
                }
            >
                <label>
                    <span>{words.records.kind_of_customer}</span>
                    <SelectField
                        label=words.records.kind_of_customer
                        options=vec![words.records.contact, words.records.account]
                        chosen=Signal::derive(move || place_of(&KINDS, &kind.get()))
                        change=choose_kind
                    />
                </label>
                <TextField
                    label=words.records.name
                    field=RecordField::Name
                    value=value(|customer| Some(customer.name.clone()))
                    change=write(|customer, text| customer.name = text)
                    refusal
                    required=true
                />
                {move || match kind.get() {
                    CustomerKind::Account => view! {
                        <TextField
                            label=words.records.account_number
                            field=RecordField::Number
                            value=value(|customer| customer.number.clone())
                            change=write(|customer, text| customer.number = Some(text))
                            refusal
                        />
                    }
                    .into_any(),
                    _ => view! { <Company form /> }.into_any(),
                }}
                <TextField
                    label=words.email
                    field=RecordField::Email
                    value=value(|customer| written(customer.email.as_ref()))
                    change=write(|customer, text| customer.email = Some(Address(text.into())))
                    refusal
                />
                <TextField
                    label=words.phone
                    field=RecordField::Phone
                    value=value(|customer| written(customer.phone.as_ref()))
                    change=write(|customer, text| customer.phone = Some(Address(text.into())))
                    refusal
                />
                <TextField
                    label=words.city
                    field=RecordField::City
                    value=value(|customer| customer.city.clone())
                    change=write(|customer, text| customer.city = Some(text))
                    refusal
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

fn written(address: Option<&Address>) -> Option<String> {
    address.map(|address| address.0.to_string())
}

/// Without what was written while it was to be of the other kind.
fn of_its_kind(customer: Customer) -> Customer {
    match customer.kind {
        CustomerKind::Account => Customer {
            account: None,
            ..customer
        },
        _ => Customer {
            number: None,
            primary_contact: None,
            ..customer
        },
    }
}

/// The account of a contact: chosen, or to be searched for.
#[component]
fn Company(form: RwSignal<Option<Customer>>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let account = Memo::new(move |_| {
        let id = form.with(|form| form.as_ref().and_then(|customer| customer.account))?;
        desk.see(&[Facet::Customer(id)], |world| world.customer(id).map(name_of))
    });
    let set = move |account| {
        form.update(|form| {
            if let Some(customer) = form {
                customer.account = account;
            }
        });
    };
    let find =
        Callback::new(move |query: String| customer_hits(desk, words, &query, Some(CustomerKind::Account)));
    let choose = Callback::new(move |found: Regarding| {
        if let Regarding::Customer(found) = found {
            set(Some(found));
        }
    });
    view! {
        <div class="whose">
            <span class="label">{words.records.account}</span>
            {move || match account.get() {
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
                        label=words.records.account
                        placeholder=words.records.search_hint
                        name="company"
                        find
                        choose
                    />
                }
                .into_any(),
            }}
        </div>
    }
}
