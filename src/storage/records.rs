//! Records that outlive the day: contacts, accounts, cases, activities and verdicts, each under its own name.
//!
//! The floor begins anew with every start; these do not. What was kept comes in the place of what the floor was set up
//! with. What cannot be read, or leads nowhere on this floor, stays where it is kept and is left out.

use super::{Batch, Shelf, Storage, StorageError};
use crate::domain::{Activity, ActivityId, Case, Customer, CustomerId, Floor, Regarding, Verdict};
use crate::engine::{Event, Fact, limits};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What every name begins with; the number is that of the format.
const PREFIX: &str = "switchboard.record.1.";

/// A record as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Record {
    Customer(Customer),
    Case(Case),
    Activity(Activity),
    /// One of the floor's own that was deleted.
    Deleted(ActivityId),
    Verdict(Verdict),
}

impl Record {
    /// The record an event changed, as it is now.
    fn of(event: &Event) -> Option<Self> {
        match &event.fact {
            Fact::CustomerSaved(customer) => Some(Self::Customer((**customer).clone())),
            Fact::CaseSaved(case) => Some(Self::Case((**case).clone())),
            Fact::ActivitySaved(activity) => Some(Self::Activity((**activity).clone())),
            Fact::ActivityDeleted(activity) => Some(Self::Deleted(*activity)),
            Fact::ArticleJudged(verdict) => Some(Self::Verdict((**verdict).clone())),
            _ => None,
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Customer(customer) => format!("{PREFIX}customer.{}", customer.id),
            Self::Case(case) => format!("{PREFIX}case.{}", case.id),
            Self::Activity(Activity { id, .. }) | Self::Deleted(id) => format!("{PREFIX}activity.{id}"),
            Self::Verdict(verdict) => format!("{PREFIX}verdict.{}.{}", verdict.article, verdict.by),
        }
    }

    /// The same, but for what belongs to one day: conversations are numbered anew each time.
    fn of_any_day(mut self) -> Self {
        if let Self::Activity(activity) = &mut self {
            activity.conversation = None;
        }
        self
    }
}

/// Keeps records on a shelf, and nothing else of what happens.
#[derive(Clone, Debug, Default)]
pub struct RecordStorage<S> {
    shelf: S,
}

impl<S: Shelf> RecordStorage<S> {
    /// Records on this shelf.
    pub const fn new(shelf: S) -> Self {
        Self { shelf }
    }

    /// How many records are kept.
    #[must_use]
    pub fn count(&self) -> usize {
        self.records().count()
    }

    /// Forgets them all.
    pub fn clear(&mut self) {
        for (name, _) in self.shelf.all() {
            if name.starts_with(PREFIX) {
                self.shelf.remove(&name);
            }
        }
    }

    /// Brings a floor up to date with what was kept.
    pub fn furnish(&self, floor: &mut Floor) {
        for record in self.records() {
            match record {
                Record::Customer(customer) => put(&mut floor.customers, customer, |one| one.id),
                Record::Case(case) => put(&mut floor.cases, case, |one| one.id),
                Record::Activity(activity) => put(&mut floor.activities, activity, |one| one.id),
                Record::Deleted(id) => floor.activities.retain(|activity| activity.id != id),
                Record::Verdict(verdict) => {
                    put(&mut floor.verdicts, verdict, |one| (one.article, one.by));
                }
            }
        }
        leave_out_what_leads_nowhere(floor);
    }

    fn records(&self) -> impl Iterator<Item = Record> {
        let all = self.shelf.all().into_iter();
        all.filter(|(name, _)| name.starts_with(PREFIX))
            .filter_map(|(_, text)| serde_json::from_str(&text).ok())
    }
}

impl<S: Shelf> Storage for RecordStorage<S> {
    fn append(&mut self, batch: &Batch) -> Result<(), StorageError> {
        for record in batch.events.iter().filter_map(Record::of) {
            let name = record.name();
            let text = serde_json::to_string(&record.of_any_day()).map_err(|_| StorageError::Full)?;
            self.shelf.put(&name, &text)?;
        }
        Ok(())
    }

    /// There is no journal: the floor begins anew.
    fn load(&self) -> Result<Vec<Batch>, StorageError> {
        Ok(Vec::new())
    }
}

fn put<T, K: PartialEq>(rows: &mut Vec<T>, row: T, key: impl Fn(&T) -> K) {
    match rows.iter_mut().find(|known| key(known) == key(&row)) {
        Some(known) => *known = row,
        None => rows.push(row),
    }
}

/// The floor may have been set up otherwise since: no record may keep it from opening.
fn leave_out_what_leads_nowhere(floor: &mut Floor) {
    floor.customers.retain(|customer| customer.id.0 <= limits::NUMBER);
    floor.cases.retain(|case| case.id.0 <= limits::NUMBER);
    let customers: BTreeSet<_> = floor.customers.iter().map(|customer| customer.id).collect();
    let is_there = |id: &CustomerId| customers.contains(id);
    for customer in &mut floor.customers {
        customer.account = customer.account.filter(is_there);
        customer.primary_contact = customer.primary_contact.filter(is_there);
    }
    for case in &mut floor.cases {
        case.customer = case.customer.filter(is_there);
    }
    let cases: BTreeSet<_> = floor.cases.iter().map(|case| case.id).collect();
    floor.activities.retain(|activity| {
        activity.id.0 <= limits::NUMBER
            && match activity.regarding {
                Regarding::Customer(id) => customers.contains(&id),
                Regarding::Case(id) => cases.contains(&id),
            }
    });
}

#[cfg(test)]
mod tests {
    use super::{PREFIX, RecordStorage};
    use crate::domain::{
        Activity, ActivityId, ActivityKind, AgentId, Case, CaseId, ConversationId, Customer, CustomerId,
        CustomerKind, Floor, Millis, Regarding,
    };
    use crate::engine::{Actor, Event, Fact, Stamp};
    use crate::storage::{Batch, Storage};
    use std::collections::BTreeMap;

    type Kept = RecordStorage<BTreeMap<String, String>>;

    fn kari() -> Customer {
        Customer {
            id: CustomerId(1),
            kind: CustomerKind::Contact,
            name: "Kari Nordmann".into(),
            ..Customer::default()
        }
    }

    fn case(id: u32, customer: u32) -> Case {
        Case {
            id: CaseId(id),
            title: "Left side silent".into(),
            customer: Some(CustomerId(customer)),
            ..Case::default()
        }
    }

    fn note(id: u32, regarding: Regarding) -> Activity {
        Activity {
            id: ActivityId(id),
            regarding,
            kind: ActivityKind::Note,
            subject: "Called back".into(),
            text: "".into(),
            conversation: Some(ConversationId(7)),
            by: AgentId(1),
            at: Millis(5),
        }
    }

    fn keep(storage: &mut Kept, facts: Vec<Fact>) {
        let stamp = Stamp::new(Millis(1), Actor::Agent(AgentId(1)));
        let events = facts.into_iter().map(|fact| Event::new(stamp, fact)).collect();
        storage.append(&Batch { first: 0, events }).unwrap();
    }

    fn furnished(storage: &Kept) -> Floor {
        let mut floor = Floor {
            customers: vec![kari()],
            cases: vec![case(1, 1)],
            activities: vec![note(1, Regarding::Case(CaseId(1)))],
            ..Floor::default()
        };
        storage.furnish(&mut floor);
        floor
    }

    #[test]
    fn what_was_changed_comes_back_in_the_place_of_what_was_there() {
        let mut storage = Kept::default();
        let moved = Customer {
            city: Some("Bergen".into()),
            ..kari()
        };
        keep(
            &mut storage,
            vec![
                Fact::CustomerSaved(Box::new(moved.clone())),
                Fact::CaseSaved(Box::new(case(2, 1))),
                Fact::ActivitySaved(Box::new(note(2, Regarding::Customer(CustomerId(1))))),
            ],
        );
        let floor = furnished(&storage);
        assert_eq!(floor.customers, [moved]);
        assert_eq!(floor.cases, [case(1, 1), case(2, 1)]);
        let [_, added] = &floor.activities[..] else {
            panic!("{:?}", floor.activities);
        };
        assert_eq!(added.conversation, None, "conversations are numbered anew");
        assert_eq!(storage.count(), 3);
    }

    #[test]
    fn what_was_deleted_stays_away_and_clearing_brings_the_floor_back() {
        let mut storage = Kept::default();
        keep(&mut storage, vec![Fact::ActivityDeleted(ActivityId(1))]);
        assert_eq!(furnished(&storage).activities, []);
        storage.clear();
        assert_eq!(furnished(&storage).activities.len(), 1);
    }

    #[test]
    fn what_leads_nowhere_or_cannot_be_read_is_left_out_and_left_alone() {
        let mut storage = Kept::default();
        keep(
            &mut storage,
            vec![
                Fact::CaseSaved(Box::new(case(9, 99))),
                Fact::ActivitySaved(Box::new(note(9, Regarding::Case(CaseId(77))))),
                Fact::CaseSaved(Box::new(case(u32::MAX, 1))),
            ],
        );
        storage.shelf.insert(format!("{PREFIX}case.3"), "{".into());
        storage.shelf.insert("something.else".into(), "{}".into());
        let floor = furnished(&storage);
        let ids: Vec<_> = floor
            .cases
            .iter()
            .map(|case| (case.id.0, case.customer))
            .collect();
        assert_eq!(ids, [(1, Some(CustomerId(1))), (9, None)]);
        assert_eq!(floor.activities.len(), 1);
        assert!(storage.shelf.contains_key(&format!("{PREFIX}case.3")));
        storage.clear();
        assert_eq!(storage.shelf.into_keys().collect::<Vec<_>>(), ["something.else"]);
    }
}
