//! What is on file about a contact or an account, each field changed where it stands.

use super::{EditableField, Icon, Lookup, TabLink, customer_hits, name_of};
use crate::domain::{Address, ConversationId, Customer, CustomerId, CustomerKind, RecordField, Regarding};
use crate::engine::{Command, Facet};
use crate::state::{Desk, Preferences, Tab};
use leptos::prelude::*;

/// The list of fields.
#[component]
pub(in crate::ui) fn CustomerFields(
    /// In whose session they are changed.
    conversation: ConversationId,
    id: CustomerId,
    kind: CustomerKind,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let value = move |read: fn(&Customer) -> String| -> Signal<String> {
        let value = Memo::new(move |_| {
            desk.see(&[Facet::Customer(id)], |world| {
                world.customer(id).map(read).unwrap_or_default()
            })
        });
        value.into()
    };
    let command = move |change: fn(&mut Customer, String)| {
        Callback::new(move |text: String| save(desk, id, |customer| change(customer, text)))
    };
    let since = value(|customer| {
        // Both together, or it says nothing.
        let since = customer.since.map(|year| format!("{year} {}", customer.orders));
        since.unwrap_or_default()
    });
    let since = move || {
        let text = since.get();
        let (year, orders) = text.split_once(' ')?;
        Some((words.customer_since)(year.parse().ok()?, orders.parse().ok()?))
    };
    let is_account = kind == CustomerKind::Account;
    view! {
        <dl>
            <EditableField
                conversation
                record=Tab::Customer(id)
                field=RecordField::Name
                label=words.records.name
                value=value(|customer| customer.name.clone())
                command=command(|customer, text| customer.name = text)
            />
            {is_account
                .then(|| {
                    view! {
                        <EditableField
                            conversation
                            record=Tab::Customer(id)
                            field=RecordField::Number
                            label=words.records.account_number
                            value=value(|customer| customer.number.clone().unwrap_or_default())
                            command=command(|customer, text| customer.number = Some(text))
                        />
                    }
                })}
            <EditableField
                conversation
                record=Tab::Customer(id)
                field=RecordField::Email
                label=words.email
                value=value(|customer| written(customer.email.as_ref()))
                command=command(|customer, text| customer.email = Some(Address(text.into())))
            />
            <EditableField
                conversation
                record=Tab::Customer(id)
                field=RecordField::Phone
                label=words.phone
                value=value(|customer| written(customer.phone.as_ref()))
                command=command(|customer, text| customer.phone = Some(Address(text.into())))
            />
            <EditableField
                conversation
                record=Tab::Customer(id)
                field=RecordField::City
                label=words.city
                value=value(|customer| customer.city.clone().unwrap_or_default())
                command=command(|customer, text| customer.city = Some(text))
            />
            <dt>{if is_account { words.records.primary_contact } else { words.records.account }}</dt>
            <dd>
                <Relative conversation id kind />
            </dd>
            {move || {
                since()
                    .map(|since| {
                        view! {
                            <dt>{words.since}</dt>
                            <dd>{since}</dd>
                        }
                    })
            }}
        </dl>
    }
}

fn written(address: Option<&Address>) -> String {
    address.map_or_else(String::new, |address| address.0.to_string())
}

/// What saves a customer with a change; nothing when they are gone.
fn save(desk: Desk, id: CustomerId, change: impl FnOnce(&mut Customer)) -> Option<Command> {
    let mut customer = desk.see(&[], |world| world.customer(id).cloned())?;
    change(&mut customer);
    Some(Command::SaveCustomer {
        customer: Box::new(customer),
        conversation: None,
    })
}

/// The account a contact belongs to, or the contact to turn to at an account.
#[component]
fn Relative(conversation: ConversationId, id: CustomerId, kind: CustomerKind) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let (wanted, label) = match kind {
        CustomerKind::Account => (CustomerKind::Contact, words.records.primary_contact),
        _ => (CustomerKind::Account, words.records.account),
    };
    let relative = Memo::new(move |_| {
        let customer = desk.see(&[Facet::Customer(id)], |world| world.customer(id).cloned())?;
        let id = match kind {
            CustomerKind::Account => customer.primary_contact,
            _ => customer.account,
        }?;
        desk.see(&[Facet::Customer(id)], |world| {
            Some((id, name_of(world.customer(id)?)))
        })
    });
    let relate = move |to: Option<CustomerId>| {
        let command = save(desk, id, |customer| match kind {
            CustomerKind::Account => customer.primary_contact = to,
            _ => customer.account = to,
        });
        if let Some(command) = command {
            desk.send(command);
        }
    };
    let find = Callback::new(move |query: String| customer_hits(desk, words, &query, Some(wanted)));
    let choose = Callback::new(move |found: Regarding| {
        if let Regarding::Customer(found) = found {
            relate(Some(found));
        }
    });
    move || match relative.get() {
        Some((other, name)) => {
            let unlink = format!("{}: {name}", words.records.unlink);
            view! {
                <span class="linked">
                    <TabLink conversation tab=Tab::Customer(other)>
                        {name}
                    </TabLink>
                    <button
                        type="button"
                        class="button plain square small"
                        aria-label=unlink
                        on:click=move |_| relate(None)
                    >
                        <Icon glyph=icondata_lu::LuX size=14 />
                    </button>
                </span>
            }
            .into_any()
        }
        None => view! {
            <Lookup label placeholder=words.records.search_hint name="relative" find choose />
        }
        .into_any(),
    }
}
