//! The form of a new contact or account, with what is already known in it.

use super::customer_field::CustomerField;
use super::record_form::{NewRecord, RecordForm};
use crate::analysis::new_customer;
use crate::domain::{Address, ConversationId, Customer, CustomerKind, RecordField};
use crate::engine::{Command, World};
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{SelectField, TextField, place_of};
use leptos::prelude::*;

/// What can be on file.
const KINDS: [CustomerKind; 2] = [CustomerKind::Contact, CustomerKind::Account];

/// The fields that say themselves what is wrong with them.
const FIELDS: &[RecordField] = &[
    RecordField::Name,
    RecordField::Number,
    RecordField::Email,
    RecordField::Phone,
    RecordField::City,
];

/// The form.
#[component]
pub(in crate::ui::workspace) fn NewCustomer(conversation: ConversationId) -> impl IntoView {
    let words = words();
    let form = RecordForm::open(
        conversation,
        Tab::NewCustomer,
        desk().session(conversation).customer_form,
        prefilled,
    );
    let refusal = form.refusal();
    let kind = form.read(|customer| customer.kind);
    let kind = Memo::new(move |_| kind.get());
    let create = Callback::new(move |()| {
        if let Some(customer) = form.record() {
            let command = Command::SaveCustomer {
                customer: Box::new(of_its_kind(customer)),
                conversation: Some(conversation),
            };
            form.save(command, |world, id| {
                Some(Tab::Customer(world.conversation(id)?.customer))
            });
        }
    });
    view! {
        <NewRecord
            name=words.panel.new_customer
            around=form.surroundings()
            fields=FIELDS
            submit_name=words.records.create
            submit=create
            links=true
        >
            <label>
                <span>{words.records.kind_of_customer}</span>
                <SelectField
                    label=words.records.kind_of_customer
                    options=vec![words.records.contact, words.records.account]
                    chosen=form.read(|customer| place_of(&KINDS, &customer.kind))
                    change=form.write(|customer, place: usize| {
                        customer.kind = KINDS.get(place).copied().unwrap_or(CustomerKind::Contact);
                    })
                />
            </label>
            <TextField
                label=words.records.name
                field=RecordField::Name
                value=form.read(|customer| customer.name.clone())
                change=form.write(|customer, text: String| customer.name = text)
                refusal
                required=true
            />
            {move || match kind.get() {
                CustomerKind::Account => view! {
                    <TextField
                        label=words.records.account_number
                        field=RecordField::Number
                        value=form.read(|customer| customer.number.clone().unwrap_or_default())
                        change=form.write(|customer, text: String| customer.number = Some(text))
                        refusal
                    />
                }
                .into_any(),
                _ => view! {
                    <CustomerField
                        label=words.records.account
                        search=words.records.account
                        name="company"
                        kind=CustomerKind::Account
                        chosen=form.read(|customer| customer.account)
                        change=form.write(|customer, account| customer.account = account)
                    />
                }
                .into_any(),
            }}
            <TextField
                label=words.email
                field=RecordField::Email
                value=form.read(|customer| text_of(customer.email.as_ref()))
                change=form.write(|customer, text: String| customer.email = Some(Address(text.into())))
                refusal
            />
            <TextField
                label=words.phone
                field=RecordField::Phone
                value=form.read(|customer| text_of(customer.phone.as_ref()))
                change=form.write(|customer, text: String| customer.phone = Some(Address(text.into())))
                refusal
            />
            <TextField
                label=words.city
                field=RecordField::City
                value=form.read(|customer| customer.city.clone().unwrap_or_default())
                change=form.write(|customer, text: String| customer.city = Some(text))
                refusal
            />
        </NewRecord>
    }
}

/// Of the kind that was chosen already, or else a contact.
fn prefilled(world: &World, conversation: ConversationId, before: Option<&Customer>) -> Option<Customer> {
    let found = world.conversation(conversation)?;
    let kind = before.map_or(CustomerKind::Contact, |before| before.kind);
    Some(new_customer(found, world.customer(found.customer)?, kind))
}

fn text_of(address: Option<&Address>) -> String {
    address.map_or_else(String::new, |address| address.0.to_string())
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
