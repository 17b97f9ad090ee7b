//! Contacts and accounts, and whose a conversation is (behaviour §9.2, §9.3).

use super::{Decision, acting_seat, field, must_be_at_hand};
use crate::domain::{Address, ConversationId, Customer, CustomerId, CustomerKind, RecordField};
use crate::engine::{Fact, Refusal, Stamp, World};

/// Keeps a customer; a new one is linked to the conversation it was written down in.
pub(super) fn save(
    world: &World,
    stamp: Stamp,
    customer: &Customer,
    conversation: Option<ConversationId>,
) -> Decision {
    acting_seat(world, stamp)?;
    if !customer.is_on_file() {
        return Err(Refusal::UnknownCustomer);
    }
    let checked = check(world, customer)?;
    if customer.id != CustomerId(0) {
        let known = world.customer(customer.id).ok_or(Refusal::UnknownCustomer)?;
        // What we know from elsewhere is not the form's to change.
        let saved = Customer {
            since: known.since,
            orders: known.orders,
            preferred: known.preferred.clone(),
            past: known.past.clone(),
            ..checked
        };
        return Ok(if saved == *known {
            Vec::new()
        } else {
            vec![Fact::CustomerSaved(Box::new(saved))]
        });
    }
    world.must_have_numbers_left()?;
    let id = world.next_customer_id();
    let mut facts = vec![Fact::CustomerSaved(Box::new(Customer { id, ..checked }))];
    if let Some(conversation) = conversation {
        let from = must_be_at_hand(world, stamp, conversation)?.customer;
        facts.push(Fact::CustomerLinked {
            conversation,
            from,
            to: id,
        });
    }
    Ok(facts)
}

fn check(world: &World, customer: &Customer) -> Result<Customer, Refusal> {
    let text = |address: &Option<Address>| {
        address
            .as_ref()
            .map_or(String::new(), |address| address.0.to_string())
    };
    let related = |id: Option<CustomerId>, kind: CustomerKind, field: RecordField| match id {
        Some(id) if id == customer.id || world.customer(id).is_none_or(|other| other.kind != kind) => {
            Err(Refusal::FieldMalformed(field))
        }
        id => Ok(id),
    };
    let email = field::email(&text(&customer.email), RecordField::Email)?;
    let phone = field::phone(&text(&customer.phone), RecordField::Phone)?;
    Ok(Customer {
        id: customer.id,
        kind: customer.kind,
        name: field::needed(&customer.name, RecordField::Name)?.to_string(),
        number: field::maybe(customer.number.as_deref(), RecordField::Number)?,
        account: related(customer.account, CustomerKind::Account, RecordField::Account)?,
        primary_contact: related(
            customer.primary_contact,
            CustomerKind::Contact,
            RecordField::PrimaryContact,
        )?,
        email: email.map(|email| Address(email.into())),
        phone: phone.map(|phone| Address(phone.into())),
        city: field::maybe(customer.city.as_deref(), RecordField::City)?,
        ..Customer::default()
    })
}

/// Says whose a conversation is. Where that customer has exactly one open case, it is linked as well (behaviour §9.3).
pub(super) fn link(
    world: &World,
    stamp: Stamp,
    id: ConversationId,
    customer: Option<CustomerId>,
) -> Decision {
    let conversation = must_be_at_hand(world, stamp, id)?;
    let from = conversation.customer;
    let Some(to) = customer else {
        return unlink(world, id, from);
    };
    if world.customer(to).is_none_or(|customer| !customer.is_on_file()) {
        return Err(Refusal::UnknownCustomer);
    }
    if to == from {
        return Ok(Vec::new());
    }
    let mut facts = vec![Fact::CustomerLinked {
        conversation: id,
        from,
        to,
    }];
    if conversation.case().is_none() {
        facts.extend(world.only_open_case_of(to).map(|case| Fact::CaseLinked {
            conversation: id,
            case: Some(case),
        }));
    }
    Ok(facts)
}

/// Whoever writes is a visitor again.
fn unlink(world: &World, id: ConversationId, from: CustomerId) -> Decision {
    if world.customer(from).is_none_or(|customer| !customer.is_on_file()) {
        return Ok(Vec::new());
    }
    world.must_have_numbers_left()?;
    let visitor = Customer {
        id: world.next_customer_id(),
        name: world.next_visitor_name(),
        ..Customer::default()
    };
    let to = visitor.id;
    Ok(vec![
        Fact::CustomerRegistered(Box::new(visitor)),
        Fact::CustomerLinked {
            conversation: id,
            from,
            to,
        },
    ])
}
