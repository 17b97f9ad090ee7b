//! How something is looked at in a session: it stays so while other tabs and sessions are worked on.

use super::drafts::TimelineView;
use super::sessions::SessionState;
use super::tabs::Tab;
use leptos::prelude::{ArcRwSignal, UpdateUntracked};
use std::collections::BTreeMap;

/// A stream of work items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StreamKind {
    /// What the agent works on, or left waiting for the customer.
    Mine,
    /// What waits in the agent's queues.
    Open,
    /// What the agent closed in the last 24 hours.
    Closed,
}

/// The orders a stream can be sorted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamOrder {
    /// Whoever has waited longest first.
    Waiting,
    /// The latest change first.
    Newest,
    /// By name.
    Customer,
    /// By work stream, the longest wait first in each.
    WorkStream,
}

impl StreamOrder {
    /// All of them, as they are listed.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Newest, Self::Customer, Self::WorkStream];
}

/// The orders somebody chose.
pub type StreamOrders = BTreeMap<StreamKind, StreamOrder>;

/// A part of what is known of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitPart {
    /// The answers before the conversation.
    Survey,
    /// The way through the portal.
    Trail,
    /// Browser, place and language.
    Visitor,
    /// Everything else.
    Additional,
}

impl SessionState {
    /// What is looked at of the timeline of a record, by the tab that shows it.
    #[must_use]
    pub fn timeline_of(&self, record: Tab) -> ArcRwSignal<TimelineView> {
        let mut view = ArcRwSignal::new(TimelineView::default());
        // Who looks at one timeline is not told of another.
        self.timelines.update_untracked(|timelines| {
            view = timelines.entry(record).or_insert(view.clone()).clone();
        });
        view
    }
}

#[cfg(test)]
mod tests {
    use super::{StreamKind, StreamOrder};
    use crate::domain::{CaseId, ConversationId};
    use crate::state::{Sessions, Tab};
    use leptos::prelude::{GetUntracked, Owner, Update, WithUntracked};

    #[test]
    fn each_record_keeps_what_is_looked_at_of_its_timeline() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        let timeline = |session, case| {
            let session = sessions.state(ConversationId(session));
            session.timeline_of(Tab::Case(CaseId(case)))
        };
        timeline(1, 1).update(|view| view.wish.query = "call".into());
        let query = |session, case| timeline(session, case).with_untracked(|view| view.wish.query.clone());
        assert_eq!(query(1, 1), "call");
        assert_eq!((query(1, 2), query(2, 1)), (String::new(), String::new()));
    }

    #[test]
    fn each_session_keeps_the_orders_of_its_streams() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        let orders = |session| sessions.state(ConversationId(session)).stream_orders;
        orders(1).update(|orders| {
            orders.insert(StreamKind::Open, StreamOrder::Customer);
        });
        assert_eq!(
            orders(1).get_untracked().get(&StreamKind::Open),
            Some(&StreamOrder::Customer)
        );
        assert!(orders(2).get_untracked().is_empty());
        assert!(sessions.home_orders().get_untracked().is_empty());
    }
}
