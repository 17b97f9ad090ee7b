//! The records beside the conversations: cases, activities, and what agents think of articles.

use crate::domain::{
    Activity, ActivityId, AgentId, ArticleId, Case, CaseId, CustomerId, Floor, Regarding, Verdict,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything on file but the customers themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    cases: BTreeMap<CaseId, Case>,
    activities: BTreeMap<ActivityId, Activity>,
    verdicts: BTreeMap<(ArticleId, AgentId), Verdict>,
    /// The numbers of the last case and the last activity, kept or not.
    last: (u32, u32),
    cases_of: BTreeMap<CustomerId, BTreeSet<CaseId>>,
    activities_of: BTreeMap<Regarding, BTreeSet<ActivityId>>,
}

impl Records {
    pub(super) fn of(floor: &Floor) -> Self {
        let mut records = Self::default();
        floor.cases.iter().for_each(|case| records.put_case(case));
        floor
            .activities
            .iter()
            .for_each(|activity| records.put_activity(activity));
        floor
            .verdicts
            .iter()
            .for_each(|verdict| records.put_verdict(verdict));
        records
    }

    /// A case.
    #[must_use]
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.cases.get(&id)
    }

    /// Every case, by number.
    pub fn cases(&self) -> impl DoubleEndedIterator<Item = &Case> {
        self.cases.values()
    }

    /// The cases of a contact or an account, newest first.
    pub fn cases_of(&self, customer: CustomerId) -> impl Iterator<Item = &Case> {
        let ids = self.cases_of.get(&customer).into_iter().flatten().rev();
        ids.filter_map(|id| self.cases.get(id))
    }

    /// Every activity, by number.
    pub fn activities(&self) -> impl Iterator<Item = &Activity> {
        self.activities.values()
    }

    /// An activity.
    #[must_use]
    pub fn activity(&self, id: ActivityId) -> Option<&Activity> {
        self.activities.get(&id)
    }

    /// What was done for a customer or a case, newest first.
    pub fn activities_of(&self, regarding: Regarding) -> impl Iterator<Item = &Activity> {
        let ids = self.activities_of.get(&regarding).into_iter().flatten().rev();
        ids.filter_map(|id| self.activities.get(id))
    }

    /// What agents think of articles.
    pub fn verdicts(&self) -> impl Iterator<Item = &Verdict> {
        self.verdicts.values()
    }

    /// What agents think of an article.
    pub fn verdicts_on(&self, article: ArticleId) -> impl Iterator<Item = &Verdict> {
        let all = (article, AgentId(0))..=(article, AgentId(u32::MAX));
        self.verdicts.range(all).map(|(_, verdict)| verdict)
    }

    pub(super) const fn next_case(&self) -> CaseId {
        CaseId(self.last.0.saturating_add(1))
    }

    pub(super) const fn next_activity(&self) -> ActivityId {
        ActivityId(self.last.1.saturating_add(1))
    }

    pub(super) fn put_case(&mut self, case: &Case) {
        let before = self.cases.insert(case.id, case.clone());
        if let Some(customer) = before.and_then(|before| before.customer)
            && let Some(cases) = self.cases_of.get_mut(&customer)
        {
            cases.remove(&case.id);
        }
        if let Some(customer) = case.customer {
            self.cases_of.entry(customer).or_default().insert(case.id);
        }
        self.last.0 = self.last.0.max(case.id.0);
    }

    pub(super) fn put_activity(&mut self, activity: &Activity) {
        self.remove_activity(activity.id);
        let of = self.activities_of.entry(activity.regarding).or_default();
        of.insert(activity.id);
        self.activities.insert(activity.id, activity.clone());
        self.last.1 = self.last.1.max(activity.id.0);
    }

    pub(super) fn remove_activity(&mut self, id: ActivityId) {
        if let Some(before) = self.activities.remove(&id)
            && let Some(of) = self.activities_of.get_mut(&before.regarding)
        {
            of.remove(&id);
        }
    }

    pub(super) fn put_verdict(&mut self, verdict: &Verdict) {
        self.verdicts
            .insert((verdict.article, verdict.by), verdict.clone());
    }
}
