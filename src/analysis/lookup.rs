//! Customers and cases found by what somebody types: a number, a name, an address, a town, a title (behaviour §9.2).

use super::fuzzy::{fold, score};
use crate::domain::{Address, Case, Customer, CustomerId, CustomerKind};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How a record was found, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hit {
    /// By a number or an address in full.
    Exact,
    /// Its name or title has every word.
    Name,
    /// Another of its fields has the words.
    Part,
    /// With letters left out, or with the words spread over its fields.
    Loose,
}

/// Fewer digits than this say nothing about a phone number.
const DIGITS: usize = 4;

/// The contacts and accounts somebody may mean, best first. Nothing typed means nobody.
#[must_use]
pub fn find_customers<'c>(
    query: &str,
    all: impl Iterator<Item = &'c Customer>,
    limit: usize,
) -> Vec<&'c Customer> {
    let query = fold(query.trim());
    if query.is_empty() {
        return Vec::new();
    }
    let all: Vec<_> = all.filter(|customer| customer.is_on_file()).collect();
    let companies: BTreeMap<CustomerId, &str> = all
        .iter()
        .filter(|customer| customer.kind == CustomerKind::Account)
        .map(|account| (account.id, &*account.name))
        .collect();
    let mut found: Vec<_> = all
        .into_iter()
        .filter_map(|customer| {
            let company = customer.account.and_then(|id| companies.get(&id)).copied();
            let (hit, score) = hit_of_customer(&query, customer, company.unwrap_or_default())?;
            Some(((hit, Reverse(score)), customer))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found
        .into_iter()
        .map(|(_, customer)| customer)
        .take(limit)
        .collect()
}

/// The cases somebody may mean, best first; among equals those of `customer`, then open ones, then the newest. Nothing
/// typed means any.
#[must_use]
pub fn find_cases<'c>(
    query: &str,
    all: impl Iterator<Item = &'c Case>,
    customer: Option<CustomerId>,
    limit: usize,
) -> Vec<&'c Case> {
    let query = fold(query.trim());
    let mut found: Vec<_> = all
        .filter_map(|case| {
            let (hit, score) = hit_of_case(&query, case)?;
            let is_theirs = customer.is_some() && case.customer == customer;
            let rank = (
                hit,
                !is_theirs,
                !case.status.is_active(),
                Reverse(score),
                Reverse(case.id),
            );
            Some((rank, case))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, case)| case).take(limit).collect()
}

fn hit_of_customer(query: &str, customer: &Customer, company: &str) -> Option<(Hit, i32)> {
    let text = |address: &Option<Address>| address.as_ref().map_or(String::new(), |address| fold(&address.0));
    let number = fold(customer.number.as_deref().unwrap_or_default());
    let email = text(&customer.email);
    let phone = digits(&text(&customer.phone));
    let dialled = dialled(query);
    let is_phone = dialled.as_ref().is_some_and(|dialled| *dialled == phone);
    if number == query || email == query || is_phone {
        return Some((Hit::Exact, 0));
    }
    let name = fold(&customer.name);
    let score = score(query, &name);
    if has_every_word(&name, query) {
        return Some((Hit::Name, score.unwrap_or(0)));
    }
    let city = fold(customer.city.as_deref().unwrap_or_default());
    let company = fold(company);
    let has_part = [&number, &email, &city, &company]
        .iter()
        .any(|field| has_every_word(field, query));
    if has_part || dialled.is_some_and(|dialled| phone.contains(&dialled)) {
        return Some((Hit::Part, 0));
    }
    let everything = format!("{name} {number} {email} {city} {company}");
    if has_every_word(&everything, query) {
        return Some((Hit::Loose, 0));
    }
    score.map(|score| (Hit::Loose, score))
}

fn hit_of_case(query: &str, case: &Case) -> Option<(Hit, i32)> {
    if Case::id_of(query) == Some(case.id) {
        return Some((Hit::Exact, 0));
    }
    let title = fold(&case.title);
    let score = score(query, &title);
    if has_every_word(&title, query) {
        return Some((Hit::Name, score.unwrap_or(0)));
    }
    let (number, subject, product) = (fold(&case.number()), fold(&case.subject), fold(&case.product));
    if [&number, &subject, &product]
        .iter()
        .any(|field| has_every_word(field, query))
    {
        return Some((Hit::Part, 0));
    }
    score.map(|score| (Hit::Loose, score))
}

/// Both texts are folded.
pub(super) fn has_every_word(text: &str, query: &str) -> bool {
    query.split_whitespace().all(|word| text.contains(word))
}

/// The digits of a query that could be a phone number, as numbers are kept: without a plus or the zeros in its place.
fn dialled(query: &str) -> Option<String> {
    let is_number = query
        .chars()
        .all(|char| char.is_ascii_digit() || matches!(char, ' ' | '+' | '-' | '.' | '(' | ')'));
    let digits = digits(query);
    let digits = digits.strip_prefix("00").unwrap_or(&digits);
    (is_number && digits.len() >= DIGITS).then(|| digits.to_owned())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::{find_cases, find_customers};
    use crate::domain::{Address, Case, CaseId, CaseStatus, Customer, CustomerId, CustomerKind};

    fn customers() -> Vec<Customer> {
        let contact = |id, name: &str, email: &str, phone: &str, city: &str| Customer {
            id: CustomerId(id),
            kind: CustomerKind::Contact,
            name: name.into(),
            email: Some(Address(email.into())),
            phone: Some(Address(phone.into())),
            city: Some(city.into()),
            ..Customer::default()
        };
        vec![
            contact(1, "Åse Berg", "aase@berg.example", "+4790011222", "Oslo"),
            Customer {
                account: Some(CustomerId(4)),
                ..contact(2, "Marta Holm", "marta@holm.example", "+4790122333", "Bergen")
            },
            Customer {
                name: "Visitor 3".into(),
                ..Customer::default()
            },
            Customer {
                id: CustomerId(4),
                kind: CustomerKind::Account,
                name: "Fjord Hotels".into(),
                number: Some("A-1042".into()),
                ..Customer::default()
            },
        ]
    }

    fn found(query: &str) -> Vec<u32> {
        let customers = customers();
        let found = find_customers(query, customers.iter(), 9);
        found.into_iter().map(|customer| customer.id.0).collect()
    }

    #[test]
    fn customers_are_found_by_everything_they_are_known_by() {
        for (query, expected) in [
            ("marta", vec![2]),
            ("  ASE ", vec![1]),
            ("holm.example", vec![2]),
            ("aase@berg.example", vec![1]),
            ("+47 900 11 222", vec![1]),
            ("0047 901 22 333", vec![2]),
            ("90122", vec![2]),
            ("a-1042", vec![4]),
            ("1042", vec![4]),
            ("oslo", vec![1]),
            ("marta bergen", vec![2]),
            ("", vec![]),
            ("   ", vec![]),
            ("visitor", vec![]),
            ("zzz", vec![]),
        ] {
            assert_eq!(found(query), expected, "{query}");
        }
    }

    #[test]
    fn a_name_comes_before_a_town_and_a_company_finds_its_people() {
        assert_eq!(found("berg"), [1, 2]);
        assert_eq!(found("fjord"), [4, 2]);
    }

    fn cases() -> Vec<Case> {
        let case = |id, title: &str, customer, status| Case {
            id: CaseId(id),
            title: title.into(),
            customer: Some(CustomerId(customer)),
            product: "Aurora H2".into(),
            status,
            ..Case::default()
        };
        vec![
            case(1, "Left side dead", 1, CaseStatus::Resolved),
            case(2, "Left side crackles", 2, CaseStatus::InProgress),
            case(3, "Parcel of 12 pieces lost", 1, CaseStatus::OnHold),
            case(12, "Refund", 2, CaseStatus::InProgress),
        ]
    }

    fn cases_found(query: &str, customer: u32) -> Vec<u32> {
        let cases = cases();
        let found = find_cases(query, cases.iter(), Some(CustomerId(customer)), 9);
        found.into_iter().map(|case| case.id.0).collect()
    }

    #[test]
    fn a_case_number_in_full_comes_first() {
        assert_eq!(cases_found("12", 1), [12, 3]);
        assert_eq!(cases_found("CAS-00003", 2), [3]);
    }

    #[test]
    fn the_customers_own_cases_come_first_then_open_ones_then_the_newest() {
        assert_eq!(cases_found("", 1), [3, 1, 12, 2]);
        assert_eq!(cases_found("left side", 2), [2, 1]);
        assert_eq!(cases_found("aurora", 2), [12, 2, 3, 1]);
    }
}
