//! What conditions of rules find: operators, fields, missing values, "and" and "or" (behaviour §2.3, §2.4).

use super::people::to_queue;
use super::rules::{arrive, at, by_rule, context, oslo, queue, try_arrive};
use super::support::shift::{START, Shift, agent, floor, stream};
use switchboard::domain::{
    Address, AgentId, Channel, ClassificationRule, Condition, Context, Customer, CustomerId, CustomerKind,
    Field, Floor, Identity, Millis, Operand, Operator, Outputs, QueueId, Ruleset, Span, Stage, Test,
    TimeZone, Value, WorkStream,
};

const PHONE: &str = "+4791234567";
const EMAIL: &str = "kari@example.no";

fn text(text: &str) -> Value {
    Value::text(text)
}

const fn number(number: i64) -> Value {
    Value::Number(number)
}

const fn instant(at: Millis) -> Value {
    Value::Number(at.0)
}

fn variable(name: &str) -> Field {
    Field::Context(name.into())
}

fn compare(field: Field, operator: Operator, with: Vec<Operand>) -> Condition {
    Condition::Test(Test {
        field,
        operator,
        with,
    })
}

fn values(values: &[Value]) -> Vec<Operand> {
    values.iter().cloned().map(Operand::Value).collect()
}

fn writes_from(address: &str) -> Identity {
    Identity {
        address: Some(Address(address.into())),
        ..Identity::default()
    }
}

fn kari() -> Customer {
    Customer {
        id: CustomerId(1),
        name: "Kari Nordmann".into(),
        kind: CustomerKind::Contact,
        email: Some(Address(EMAIL.into())),
        phone: Some(Address(PHONE.into())),
        city: Some("Bergen".into()),
        since: Some(2019),
        orders: 7,
        ..Customer::default()
    }
}

fn ruleset(when: Condition, attribute: &str, value: i64) -> Ruleset {
    Ruleset {
        name: attribute.into(),
        rules: vec![ClassificationRule {
            name: attribute.into(),
            when,
            then: Outputs {
                attributes: vec![(attribute.into(), number(value))],
                ..Outputs::default()
            },
        }],
    }
}

/// A shop where every conversation has a severity of 3 and marked where the condition holds. Kari is known.
fn shop(when: Condition) -> Floor {
    let work_stream = WorkStream {
        classification: vec![
            ruleset(Condition::ALWAYS, "severity", 3),
            ruleset(when, "marked", 1),
        ],
        ..stream(1, Channel::WhatsApp, 40)
    };
    let mut set = floor(vec![agent(1, 100)], vec![work_stream]);
    set.settings.zone = oslo();
    set.customers.push(kari());
    set
}

fn is_marked(shift: &mut Shift, from: Identity, context: Context) -> bool {
    let id = try_arrive(shift, 1, from, context).expect("it is taken in");
    let conversation = shift.world.conversation(id).expect("exists");
    conversation.attributes.contains_key("marked")
}

/// Whether a condition holds for somebody who writes with this context.
fn holds_for(from: Identity, context: Context, when: &Condition) -> bool {
    let mut shift = Shift::open(shop(when.clone()));
    is_marked(&mut shift, from, context)
}

/// Whether a condition holds for Kari, who wants to return an order of 250.
fn holds(when: &Condition) -> bool {
    let context = context([
        ("topic", text("Return of order")),
        ("twin", text("Return of order")),
        ("empty", text("")),
        ("amount", number(250)),
        ("half", number(125)),
        ("zero", number(0)),
    ]);
    holds_for(writes_from(PHONE), context, when)
}

#[test]
fn texts_are_compared_whole_in_part_and_by_case() {
    for (operator, with, expected) in [
        (Operator::Equals, "Return of order", true),
        (Operator::Equals, "return of order", false),
        (Operator::Equals, "Return", false),
        (Operator::NotEquals, "return of order", true),
        (Operator::NotEquals, "Return of order", false),
        (Operator::Contains, "of", true),
        (Operator::Contains, "OF", false),
        (Operator::NotContains, "OF", true),
        (Operator::NotContains, "of", false),
        (Operator::BeginsWith, "Return", true),
        (Operator::BeginsWith, "return", false),
        (Operator::BeginsWith, "order", false),
        (Operator::EndsWith, "order", true),
        (Operator::EndsWith, "Order", false),
        (Operator::EndsWith, "Return", false),
    ] {
        let when = compare(variable("topic"), operator, values(&[text(with)]));
        assert_eq!(holds(&when), expected, "{operator:?} {with}");
    }
}

#[test]
fn numbers_are_compared_on_both_sides_of_the_limit() {
    for (operator, with, expected) in [
        (Operator::Equals, 250, true),
        (Operator::Equals, 251, false),
        (Operator::NotEquals, 251, true),
        (Operator::NotEquals, 250, false),
        (Operator::GreaterThan, 249, true),
        (Operator::GreaterThan, 250, false),
        (Operator::AtLeast, 250, true),
        (Operator::AtLeast, 251, false),
        (Operator::LessThan, 251, true),
        (Operator::LessThan, 250, false),
        (Operator::AtMost, 250, true),
        (Operator::AtMost, 249, false),
    ] {
        let when = compare(variable("amount"), operator, values(&[number(with)]));
        assert_eq!(holds(&when), expected, "{operator:?} {with}");
    }
}

#[test]
fn one_of_several_values_is_enough_to_be_in_a_list() {
    for (field, list, is_in) in [
        ("topic", vec![text("Complaint"), text("Return of order")], true),
        ("topic", vec![text("return of order")], false),
        ("amount", vec![number(1), number(250)], true),
        ("amount", vec![number(1), number(2)], false),
        ("amount", vec![text("250")], false),
    ] {
        let when = |operator| compare(variable(field), operator, values(&list));
        assert_eq!(holds(&when(Operator::In)), is_in, "{field} {list:?}");
        assert_eq!(holds(&when(Operator::NotIn)), !is_in, "{field} {list:?}");
    }
}

#[test]
fn a_text_is_never_a_number() {
    for (field, operator, with, expected) in [
        ("amount", Operator::Equals, text("250"), false),
        ("amount", Operator::NotEquals, text("250"), true),
        ("amount", Operator::GreaterThan, text("1"), false),
        ("amount", Operator::Contains, text("5"), false),
        ("amount", Operator::NotContains, text("5"), true),
        ("topic", Operator::AtLeast, number(0), false),
        ("topic", Operator::LessThan, number(9), false),
    ] {
        let when = compare(variable(field), operator, values(std::slice::from_ref(&with)));
        assert_eq!(holds(&when), expected, "{field} {operator:?} {with}");
    }
}

#[test]
fn an_empty_text_is_no_data_and_zero_is() {
    for (field, expected) in [
        ("topic", true),
        ("amount", true),
        ("zero", true),
        ("empty", false),
        ("missing", false),
    ] {
        let when = |operator| compare(variable(field), operator, Vec::new());
        assert_eq!(holds(&when(Operator::HasData)), expected, "{field}");
        assert_eq!(holds(&when(Operator::NoData)), !expected, "{field}");
    }
}

#[test]
fn what_is_missing_is_like_nothing_before_nothing_and_in_no_list() {
    for (operator, with, expected) in [
        (Operator::Equals, text("x"), false),
        (Operator::NotEquals, text("x"), true),
        (Operator::Contains, text(""), false),
        (Operator::NotContains, text("x"), true),
        (Operator::BeginsWith, text(""), false),
        (Operator::EndsWith, text(""), false),
        (Operator::GreaterThan, number(-1), false),
        (Operator::AtLeast, number(0), false),
        (Operator::LessThan, number(1), false),
        (Operator::AtMost, number(0), false),
        (Operator::In, text(""), false),
        (Operator::NotIn, text(""), true),
        (Operator::On, instant(START), false),
        (Operator::Before, instant(START), false),
        (Operator::After, number(0), false),
        (Operator::WithinLast, number(60), false),
    ] {
        let when = compare(variable("missing"), operator, values(std::slice::from_ref(&with)));
        assert_eq!(holds(&when), expected, "{operator:?} {with}");
    }
}

#[test]
fn a_field_is_compared_with_another_field() {
    for (field, operator, other, expected) in [
        (variable("topic"), Operator::Equals, variable("twin"), true),
        (variable("topic"), Operator::Equals, Field::CustomerName, false),
        (variable("amount"), Operator::GreaterThan, variable("half"), true),
        (variable("half"), Operator::AtLeast, variable("amount"), false),
        (
            Field::CustomerOrders,
            Operator::GreaterThan,
            Field::Attribute("severity".into()),
            true,
        ),
        (variable("topic"), Operator::Equals, variable("missing"), false),
        (variable("missing"), Operator::Equals, variable("missing"), false),
        (variable("topic"), Operator::NotEquals, variable("missing"), true),
        (variable("topic"), Operator::In, variable("twin"), true),
        (variable("topic"), Operator::NotIn, variable("missing"), true),
    ] {
        let name = format!("{field:?} {operator:?} {other:?}");
        let when = compare(field, operator, vec![Operand::Field(other)]);
        assert_eq!(holds(&when), expected, "{name}");
    }
}

/// Not equal is another value, or none: also where there is nothing on the other side either.
#[test]
fn every_negative_operator_is_the_opposite_of_its_positive_one() {
    for (positive, negative) in [
        (Operator::Equals, Operator::NotEquals),
        (Operator::Contains, Operator::NotContains),
        (Operator::In, Operator::NotIn),
    ] {
        for one in ["topic", "amount", "empty", "missing"] {
            for other in ["topic", "amount", "empty", "missing"] {
                let when = |operator| {
                    let with = vec![Operand::Field(variable(other))];
                    holds(&compare(variable(one), operator, with))
                };
                assert_ne!(when(positive), when(negative), "{one} {positive:?} {other}");
            }
        }
    }
}

#[test]
fn and_needs_every_part_and_or_needs_one_however_deep() {
    use Condition::{All, Any};
    let yes = || compare(variable("topic"), Operator::HasData, Vec::new());
    let no = || compare(variable("topic"), Operator::NoData, Vec::new());
    for (when, expected) in [
        (All(Vec::new()), true),
        (Any(Vec::new()), false),
        (All(vec![yes(), yes()]), true),
        (All(vec![yes(), no()]), false),
        (Any(vec![no(), yes()]), true),
        (Any(vec![no(), no()]), false),
        (All(vec![yes(), Any(vec![no(), yes()])]), true),
        (All(vec![yes(), Any(vec![no(), no()])]), false),
        (Any(vec![All(vec![yes(), no()]), All(vec![yes(), yes()])]), true),
        (Any(vec![All(vec![yes(), no()]), no()]), false),
        (All(vec![Any(vec![All(vec![yes(), yes()]), no()]), yes()]), true),
        (All(vec![Any(vec![All(vec![yes(), no()]), no()]), yes()]), false),
    ] {
        assert_eq!(holds(&when), expected, "{when:?}");
    }
}

#[test]
fn names_of_variables_and_attributes_are_case_sensitive() {
    for (field, expected) in [
        (variable("topic"), true),
        (variable("Topic"), false),
        (Field::Attribute("severity".into()), true),
        (Field::Attribute("Severity".into()), false),
    ] {
        let name = format!("{field:?}");
        let when = compare(field, Operator::HasData, Vec::new());
        assert_eq!(holds(&when), expected, "{name}");
    }
}

#[test]
fn what_is_known_of_a_conversation_and_its_customer_can_be_compared() {
    for (field, is, is_not) in [
        (Field::Channel, text("whats_app"), text("sms")),
        (Field::WorkStream, text("Stream 1"), text("Stream 2")),
        (Field::Queue, text("Support"), text("support")),
        (Field::CreatedAt, instant(START), instant(START + Span(1))),
        (Field::Transfers, number(0), number(1)),
        (Field::FirstMessage, text("Where is my parcel?"), text("Hello?")),
        (Field::Attribute("severity".into()), number(3), number(4)),
        (Field::CustomerIsKnown, number(1), number(0)),
        (Field::CustomerName, text("Kari Nordmann"), text("Kari")),
        (Field::CustomerEmail, text(EMAIL), text(PHONE)),
        (Field::CustomerPhone, text(PHONE), text(EMAIL)),
        (Field::CustomerCity, text("Bergen"), text("Oslo")),
        (Field::CustomerOrders, number(7), number(0)),
        (Field::CustomerSince, number(2019), number(2020)),
    ] {
        for (value, expected) in [(is, true), (is_not, false)] {
            let with = values(std::slice::from_ref(&value));
            let when = compare(field.clone(), Operator::Equals, with);
            assert_eq!(holds(&when), expected, "{field:?} {value}");
        }
    }
}

#[test]
fn of_somebody_nobody_knows_only_the_address_and_a_number_for_a_name_are_known() {
    for (address, field, expected) in [
        ("+4700000000", Field::CustomerPhone, true),
        ("+4700000000", Field::CustomerEmail, false),
        ("ola@example.no", Field::CustomerEmail, true),
        ("ola@example.no", Field::CustomerPhone, false),
        ("+4700000000", Field::CustomerCity, false),
        ("+4700000000", Field::CustomerSince, false),
        ("+4700000000", Field::CustomerName, true),
    ] {
        let when = compare(field.clone(), Operator::HasData, Vec::new());
        let found = holds_for(writes_from(address), Context::new(), &when);
        assert_eq!(found, expected, "{address}: {field:?}");
    }
    for (field, value) in [
        (Field::CustomerIsKnown, number(0)),
        (Field::CustomerOrders, number(0)),
        (Field::CustomerName, text("Visitor 1")),
    ] {
        let when = compare(field.clone(), Operator::Equals, values(&[value]));
        assert!(holds_for(Identity::default(), Context::new(), &when), "{field:?}");
    }
}

/// Behaviour §9.3: exactly one hit counts.
#[test]
fn an_address_that_two_customers_share_identifies_nobody() {
    let when = compare(Field::CustomerIsKnown, Operator::Equals, values(&[number(1)]));
    for (shares, expected) in [(false, true), (true, false)] {
        let mut set = shop(when.clone());
        if shares {
            set.customers.push(Customer {
                id: CustomerId(2),
                email: None,
                ..kari()
            });
        }
        let mut shift = Shift::open(set);
        let found = is_marked(&mut shift, writes_from(PHONE), Context::new());
        assert_eq!(found, expected, "shared: {shares}");
    }
}

#[test]
fn instants_come_before_or_after_others_but_not_themselves() {
    for (operator, with, expected) in [
        (Operator::Before, START + Span(1), true),
        (Operator::Before, START, false),
        (Operator::After, START - Span(1), true),
        (Operator::After, START, false),
        (Operator::On, at(0, 20, 0), true),
        (Operator::On, at(1, 20, 0), false),
    ] {
        let when = compare(Field::CreatedAt, operator, values(&[instant(with)]));
        assert_eq!(holds(&when), expected, "{operator:?} {with:?}");
    }
}

/// Oslo is an hour ahead of UTC, and two from 29 March on, a day of 23 hours.
#[test]
fn a_day_begins_and_ends_by_the_clock_of_the_floor() {
    for (zone, one, other, expected) in [
        (oslo(), at(0, 12, 0), at(0, 22, 59), true),
        (oslo(), at(0, 12, 0), at(0, 23, 0), false),
        (oslo(), at(1, 12, 0), at(0, 23, 0), true),
        (TimeZone::utc(), at(0, 12, 0), at(0, 23, 0), true),
        (TimeZone::utc(), at(1, 12, 0), at(0, 23, 0), false),
        (oslo(), at(26, 23, 0), at(27, 21, 59), true),
        (oslo(), at(26, 22, 59), at(27, 21, 59), false),
        (oslo(), at(27, 21, 59), at(27, 22, 0), false),
        (oslo(), at(28, 21, 59), at(27, 22, 0), true),
    ] {
        let when = compare(variable("delivered"), Operator::On, values(&[instant(other)]));
        let mut set = shop(when);
        set.settings.zone = zone.clone();
        let mut shift = Shift::open(set);
        let context = context([("delivered", instant(one))]);
        assert_eq!(
            is_marked(&mut shift, Identity::default(), context),
            expected,
            "{}: {one:?}, {other:?}",
            zone.name()
        );
    }
}

#[test]
fn within_the_last_minute_is_neither_earlier_nor_yet_to_come() {
    let when = compare(variable("delivered"), Operator::WithinLast, values(&[number(60)]));
    for (delivered, expected) in [
        (START, true),
        (START - Span::seconds(60), true),
        (START - Span(60_001), false),
        (START + Span(1), false),
    ] {
        let context = context([("delivered", instant(delivered))]);
        assert_eq!(
            holds_for(Identity::default(), context, &when),
            expected,
            "{delivered:?}"
        );
    }
}

/// Time passes whether or not anything happens.
#[test]
fn the_last_minute_is_counted_from_the_arrival_and_not_from_what_happened_before_it() {
    let now = START + Span::minutes(10);
    for (field, delivered, expected) in [
        (Field::CreatedAt, START, true),
        (variable("delivered"), now - Span::seconds(30), true),
        (variable("delivered"), START, false),
    ] {
        let when = compare(field.clone(), Operator::WithinLast, values(&[number(60)]));
        let mut shift = Shift::open(shop(when));
        shift.wait(Span::minutes(10));
        let context = context([("delivered", instant(delivered))]);
        assert_eq!(
            is_marked(&mut shift, Identity::default(), context),
            expected,
            "{field:?} {delivered:?}"
        );
    }
}

/// What came straight to the queue is left alone by its rule; what was transferred there is offered.
#[test]
fn a_rule_of_a_queue_sees_how_often_and_to_where_a_conversation_went() {
    let was_transferred_here = Condition::All(vec![
        compare(Field::Transfers, Operator::AtLeast, values(&[number(1)])),
        compare(Field::Queue, Operator::Equals, values(&[text("Queue 2")])),
    ]);
    let straight = WorkStream {
        fallback: QueueId(2),
        ..stream(2, Channel::Sms, 40)
    };
    let mut set = floor(
        vec![agent(1, 100), agent(2, 100)],
        vec![stream(1, Channel::Sms, 40), straight],
    );
    set.queues[0].members = vec![AgentId(1)];
    set.queues.push(queue(2, &[2]));
    set.queues[1].assignment = by_rule(was_transferred_here);
    let mut shift = Shift::staffed(set);
    let direct = arrive(&mut shift, 2);
    assert_eq!(shift.stage(direct), Stage::Open);
    let moved = shift.take(1, 1);
    shift.by(1, to_queue(moved, 2));
    assert_eq!(
        (shift.offered_to(moved), shift.offered_to(direct)),
        (Some(2), None)
    );
}
