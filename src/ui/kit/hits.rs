//! Records as a [`Lookup`](super::Lookup) shows them.

use super::{HITS, Hit, name_of};
use crate::analysis::{find_cases, find_customers, one_line};
use crate::domain::{Case, Customer, CustomerId, CustomerKind, Regarding};
use crate::engine::Facet;
use crate::i18n::Messages;
use crate::state::Desk;

/// The most characters of a title that are shown.
const TITLE: usize = 90;

/// Contacts and accounts, or only those of one kind.
pub(in crate::ui) fn customer_hits(
    desk: Desk,
    words: &'static Messages,
    query: &str,
    kind: Option<CustomerKind>,
) -> Vec<Hit> {
    desk.see(&[], |world| {
        let all = world.customers();
        let all = all.filter(|customer| kind.is_none_or(|kind| kind == customer.kind));
        let found = find_customers(query, all, HITS);
        found
            .into_iter()
            .map(|customer| customer_hit(words, customer))
            .collect()
    })
}

fn customer_hit(words: &Messages, customer: &Customer) -> Hit {
    let known = [
        Some(kind_of_customer(words, customer.kind).to_owned()),
        customer.number.clone(),
        customer.email.as_ref().map(|email| email.0.to_string()),
        customer.phone.as_ref().map(|phone| phone.0.to_string()),
        customer.city.clone(),
    ];
    Hit {
        record: Regarding::Customer(customer.id),
        title: name_of(customer),
        detail: one_line(
            &known.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            TITLE,
        ),
    }
}

/// What a kind of customer is called.
pub(in crate::ui) const fn kind_of_customer(words: &Messages, kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Account => words.records.account,
        CustomerKind::Contact => words.records.contact,
        CustomerKind::Visitor | CustomerKind::Named => words.customer,
    }
}

/// Cases, those of `customer` first.
pub(in crate::ui) fn case_hits(
    desk: Desk,
    words: &'static Messages,
    query: &str,
    customer: Option<CustomerId>,
) -> Vec<Hit> {
    desk.see(&[Facet::Cases], |world| {
        let found = find_cases(query, world.records().cases(), customer, HITS);
        found.into_iter().map(|case| case_hit(words, case)).collect()
    })
}

fn case_hit(words: &Messages, case: &Case) -> Hit {
    Hit {
        record: Regarding::Case(case.id),
        title: format!("{} · {}", case.number(), one_line(&case.title, TITLE)),
        detail: format!(
            "{} · {}",
            words.records.priority_name(case.priority),
            words.records.status_name(case.status)
        ),
    }
}
