//! Contacts and accounts: what is kept of them, and what an edit leads to (behaviour §9.2).

use super::records::{
    KARI, NORDLYS, OLA, account, add_customer, archive, contact, customer, customer_of, history, news,
    refused, save_customer, writes_from,
};
use super::rules::{by_rule, try_arrive};
use super::support::shift::Shift;
use switchboard::domain::{
    Address, Bucket, BucketOrder, Condition, Context, ConversationId, Customer, CustomerId, CustomerKind,
    Field, Operator, Presence, QueueId, RecordField, Span, Value,
};
use switchboard::engine::{Command, Refusal, limits};

use Refusal::{FieldMalformed, FieldMissing, FieldTooLong};

/// A new contact with something changed in it.
fn with(change: impl FnOnce(&mut Customer)) -> Customer {
    let mut new = contact(0, "Liv Berg", "liv@example.com");
    change(&mut new);
    new
}

/// The number of who was written down last.
fn last(shift: &Shift) -> u32 {
    shift.world.customers().last().map_or(0, |customer| customer.id.0)
}

/// What is kept of a new contact, or why nothing is.
fn kept(change: impl FnOnce(&mut Customer)) -> Result<Customer, Refusal> {
    let mut shift = Shift::staffed(archive());
    shift.try_by(1, save_customer(with(change)))?;
    Ok(customer(&shift, last(&shift)).clone())
}

fn address(text: &str) -> Option<Address> {
    Some(Address(text.into()))
}

#[test]
fn a_new_contact_or_account_is_numbered_and_linked_to_the_conversation_it_was_written_down_in() {
    for new in [
        contact(0, "Liv Berg", "liv@example.com"),
        account(0, "Berg AS", "post@berg.example"),
    ] {
        let mut shift = Shift::staffed(archive());
        let id = shift.take(1, 1);
        let visitor = customer_of(&shift, id);
        shift.by(1, add_customer(id, new.clone()));
        let expected = Customer {
            id: CustomerId(visitor + 1),
            ..new
        };
        assert_eq!(customer(&shift, visitor + 1), &expected);
        assert_eq!(customer_of(&shift, id), visitor + 1);
        assert_eq!(
            (history(&shift, visitor), history(&shift, visitor + 1)),
            (vec![], vec![id])
        );
    }
}

#[test]
fn without_a_conversation_nothing_is_linked() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    let visitor = customer_of(&shift, id);
    assert_eq!(news(&mut shift, 1, save_customer(with(|_| {}))), 1);
    assert_eq!(customer_of(&shift, id), visitor);
    assert!(history(&shift, visitor + 1).is_empty());
}

#[test]
fn only_contacts_and_accounts_are_kept_and_only_those_who_are_known_are_changed() {
    let mut shift = Shift::staffed(archive());
    for kind in [CustomerKind::Visitor, CustomerKind::Named] {
        assert_eq!(
            shift.try_by(1, save_customer(with(|new| new.kind = kind))),
            Err(Refusal::UnknownCustomer),
            "{kind:?}"
        );
    }
    assert_eq!(
        shift.try_by(1, save_customer(with(|new| new.id = CustomerId(99)))),
        Err(Refusal::UnknownCustomer)
    );
}

#[test]
fn a_stranger_becomes_a_contact_under_their_own_number() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    let stranger = customer_of(&shift, id);
    shift.by(1, save_customer(contact(stranger, "Liv Berg", "liv@example.com")));
    assert_eq!(customer_of(&shift, id), stranger);
    assert_eq!(customer(&shift, stranger).kind, CustomerKind::Contact);
    assert_eq!(history(&shift, stranger), [id]);
}

#[test]
fn white_space_around_a_text_is_no_part_of_it_and_nothing_else_is_nothing() {
    let found = kept(|new| {
        new.name = "  Liv Berg ".into();
        new.email = address(" liv@example.com ");
        new.phone = address(" ");
        new.city = Some(" Bergen\t".into());
        new.number = Some(" \u{200b} ".into());
    });
    let expected = Customer {
        id: CustomerId(4),
        kind: CustomerKind::Contact,
        name: "Liv Berg".into(),
        email: address("liv@example.com"),
        city: Some("Bergen".into()),
        ..Customer::default()
    };
    assert_eq!(found, Ok(expected));
}

#[test]
fn a_phone_number_is_kept_as_it_is_dialled_from_anywhere() {
    for (text, expected) in [
        ("+4790000009", "+4790000009"),
        ("+47 900 00 009", "+4790000009"),
        ("+47\u{a0}900\u{a0}00\u{a0}009", "+4790000009"),
        ("+47 (900) 00-009", "+4790000009"),
        ("+47.900.00.009", "+4790000009"),
        ("004790000009", "+4790000009"),
        ("00 47 900 00 009", "+4790000009"),
        ("(00) 47 900 00 009", "+4790000009"),
        ("+1234567", "+1234567"),
        ("+123456789012345", "+123456789012345"),
    ] {
        let found = kept(|new| new.phone = address(text));
        assert_eq!(found.map(|new| new.phone), Ok(address(expected)), "{text:?}");
    }
    for text in [
        "90000009",
        "+123456",
        "+1234567890123456",
        "+47 9000 000x",
        "+47\t90000009",
        "++4790000009",
        "00+4790000009",
        "+٤٧٩٠٠٠٠٠٠٩",
        "+",
        "00",
        "kari@example.com",
    ] {
        let found = kept(|new| new.phone = address(text));
        assert_eq!(found, Err(FieldMalformed(RecordField::Phone)), "{text:?}");
    }
}

#[test]
fn an_e_mail_address_looks_like_one() {
    for text in [
        "liv@example.com",
        "Liv.Berg+shop@mail.example.com",
        "l@b.no",
        "livø@blåbær.no",
    ] {
        let found = kept(|new| new.email = address(text));
        assert_eq!(found.map(|new| new.email), Ok(address(text)), "{text:?}");
    }
    for text in [
        "liv",
        "@example.com",
        "liv@",
        "liv@example",
        "liv@.com",
        "liv@example.",
        "liv@example.com.",
        "liv@@example.com",
        "liv@berg@example.com",
        "liv berg@example.com",
        "liv@exa mple.com",
        "liv@exa\u{7}mple.com",
        "+4790000009",
    ] {
        let found = kept(|new| new.email = address(text));
        assert_eq!(found, Err(FieldMalformed(RecordField::Email)), "{text:?}");
    }
}

#[test]
fn a_name_is_needed_and_no_field_is_long_or_has_control_characters() {
    let full = "å".repeat(limits::FIELD_CHARS);
    let long = "å".repeat(limits::FIELD_CHARS + 1);
    assert_eq!(
        kept(|new| new.name.clone_from(&full)).map(|new| new.name),
        Ok(full)
    );
    type Spoil<'a> = Box<dyn FnOnce(&mut Customer) + 'a>;
    let spoils: [(Spoil<'_>, Refusal); 12] = [
        (Box::new(|new| new.name.clear()), FieldMissing(RecordField::Name)),
        (
            Box::new(|new| new.name = " \t".into()),
            FieldMissing(RecordField::Name),
        ),
        (
            Box::new(|new| new.name = "\u{200b}\u{feff}".into()),
            FieldMissing(RecordField::Name),
        ),
        (
            Box::new(|new| new.name.clone_from(&long)),
            FieldTooLong(RecordField::Name),
        ),
        (
            Box::new(|new| new.name = "Liv\nBerg".into()),
            FieldMalformed(RecordField::Name),
        ),
        (
            Box::new(|new| new.name = "Liv\u{7}".into()),
            FieldMalformed(RecordField::Name),
        ),
        (
            Box::new(|new| new.city = Some(long.clone())),
            FieldTooLong(RecordField::City),
        ),
        (
            Box::new(|new| new.city = Some("Ber\u{0}gen".into())),
            FieldMalformed(RecordField::City),
        ),
        (
            Box::new(|new| new.number = Some(long.clone())),
            FieldTooLong(RecordField::Number),
        ),
        (
            Box::new(|new| new.number = Some("A\n1".into())),
            FieldMalformed(RecordField::Number),
        ),
        (
            Box::new(|new| new.email = address(&format!("{long}@example.com"))),
            FieldTooLong(RecordField::Email),
        ),
        (
            Box::new(|new| new.phone = address(&format!("+{}", "1".repeat(limits::FIELD_CHARS)))),
            FieldTooLong(RecordField::Phone),
        ),
    ];
    for (spoil, expected) in spoils {
        let found = kept(spoil);
        assert_eq!(found, Err(expected.clone()), "{expected}");
    }
}

#[test]
fn a_contact_belongs_to_an_account_and_an_account_turns_to_a_contact() {
    let account = Err(FieldMalformed(RecordField::Account));
    let contact = Err(FieldMalformed(RecordField::PrimaryContact));
    for (own, related, as_account, as_contact) in [
        (0, NORDLYS, Ok(()), contact.clone()),
        (0, KARI, account.clone(), Ok(())),
        (0, 99, account.clone(), contact.clone()),
        (0, 0, account.clone(), contact.clone()),
        (KARI, KARI, account.clone(), contact.clone()),
    ] {
        let related = Some(CustomerId(related));
        let belongs = with(|new| (new.id, new.account) = (CustomerId(own), related));
        let turns = with(|new| (new.id, new.primary_contact) = (CustomerId(own), related));
        let mut shift = Shift::staffed(archive());
        assert_eq!(
            shift.try_by(1, save_customer(belongs)),
            as_account,
            "{own}, {related:?}"
        );
        assert_eq!(
            shift.try_by(1, save_customer(turns)),
            as_contact,
            "{own}, {related:?}"
        );
    }
}

#[test]
fn what_is_known_from_elsewhere_is_not_the_forms_to_change() {
    let mut shift = Shift::staffed(archive());
    let before = customer(&shift, KARI).clone();
    shift.by(1, save_customer(contact(KARI, "Kari Berg", "kari@example.com")));
    let expected = Customer {
        name: "Kari Berg".into(),
        ..before
    };
    assert_eq!(customer(&shift, KARI), &expected);
}

#[test]
fn what_has_not_changed_is_no_news() {
    let mut shift = Shift::staffed(archive());
    let same = customer(&shift, KARI).clone();
    let untidy = Customer {
        name: " Kari Nordmann ".into(),
        phone: address("0047 900 00 001"),
        orders: 99,
        ..same.clone()
    };
    let changed = Customer {
        city: Some("Bergen".into()),
        ..same.clone()
    };
    for (saved, expected) in [(same, 0), (untidy, 0), (changed.clone(), 1), (changed, 0)] {
        assert_eq!(
            news(&mut shift, 1, save_customer(saved.clone())),
            expected,
            "{saved:?}"
        );
    }
}

#[test]
fn who_has_a_new_address_is_found_by_that_and_not_by_the_old() {
    let mut shift = Shift::staffed(archive());
    let moved = Customer {
        email: address("kari@berg.example"),
        phone: None,
        ..customer(&shift, KARI).clone()
    };
    shift.by(1, save_customer(moved));
    for (from, expected) in [
        ("kari@berg.example", true),
        ("kari@example.com", false),
        ("+4790000001", false),
    ] {
        let id = try_arrive(&mut shift, 1, writes_from(from), Context::new()).expect("it is taken in");
        assert_eq!(customer_of(&shift, id) == KARI, expected, "{from}");
    }
}

fn lives_in(city: &str) -> Condition {
    Condition::test(Field::CustomerCity, Operator::Equals, Value::text(city))
}

fn moves_to(shift: &mut Shift, who: u32, city: &str) {
    let moved = Customer {
        city: Some(city.into()),
        ..customer(shift, who).clone()
    };
    shift.by(9, save_customer(moved));
}

/// Those who write wait, one after the other.
fn waiting(shift: &mut Shift, from: &[&str]) -> Vec<ConversationId> {
    let ids = from.iter().map(|from| {
        shift.wait(Span::seconds(1));
        try_arrive(shift, 2, writes_from(from), Context::new()).expect("it is taken in")
    });
    ids.collect()
}

/// The harness checks after each event that the order kept beside the world is that of the world.
#[test]
fn an_edit_moves_what_waits_from_bucket_to_bucket() {
    let mut set = archive();
    set.queues[0].buckets = ["Bergen", "Tromsø"]
        .map(|city| Bucket {
            name: city.into(),
            when: lives_in(city),
            order_by: BucketOrder::Oldest,
        })
        .to_vec();
    let mut shift = Shift::staffed(set);
    for agent in 1..=3 {
        shift.by(agent, Command::SetPresence(Presence::Away.into()));
    }
    let ids = waiting(
        &mut shift,
        &["kari@example.com", "ola@example.com", "+4790000003"],
    );
    for (who, city, order) in [
        (KARI, "Oslo", [0, 1, 2]),
        (NORDLYS, "Tromsø", [2, 0, 1]),
        (OLA, "Bergen", [1, 2, 0]),
        (NORDLYS, "Bergen", [1, 2, 0]),
        (OLA, "Oslo", [2, 0, 1]),
    ] {
        moves_to(&mut shift, who, city);
        let expected = order.map(|place| ids[place]);
        assert_eq!(shift.world.waiting_in(QueueId(1)), expected, "{who} to {city}");
    }
    shift.replays();
    shift.stored_and_read();
}

#[test]
fn an_edit_may_let_somebody_take_what_waits() {
    let mut set = archive();
    set.queues[0].assignment = by_rule(lives_in("Bergen"));
    let mut shift = Shift::staffed(set);
    let ids = waiting(&mut shift, &["kari@example.com", "ola@example.com"]);
    moves_to(&mut shift, OLA, "Oslo");
    assert_eq!(shift.offered_to(ids[1]), None);
    moves_to(&mut shift, OLA, "Bergen");
    assert_eq!(shift.offered_to(ids[1]), Some(1));
    assert_eq!(shift.offered_to(ids[0]), None);
}

#[test]
fn a_floor_whose_customers_lead_nowhere_is_refused() {
    type Spoil = fn(&mut Customer);
    let spoils: [(&str, Spoil); 5] = [
        ("customer Kari Nordmann", |kari| {
            kari.account = Some(CustomerId(99));
        }),
        ("customer Kari Nordmann", |kari| {
            kari.account = Some(CustomerId(OLA));
        }),
        ("customer Kari Nordmann", |kari| {
            kari.primary_contact = Some(CustomerId(NORDLYS));
        }),
        ("customer 2 is there twice", |kari| kari.id = CustomerId(OLA)),
        ("number 0", |kari| kari.id = CustomerId(0)),
    ];
    for (words, spoil) in spoils {
        let mut set = archive();
        set.cases.clear();
        set.activities.clear();
        spoil(&mut set.customers[0]);
        let found = refused(set);
        assert!(found.contains(words), "{found}, instead of: {words}");
    }
}
