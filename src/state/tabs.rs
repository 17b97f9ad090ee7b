//! The application tabs of a session: the customer summary, which is always there, and what was opened beside it.

use crate::domain::{ActivityId, ArticleId, CaseId, ConversationId, CustomerId};

/// The most tabs of one session (behaviour §7.1).
pub const TABS: usize = 10;

/// What a tab shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tab {
    /// The customer summary. It cannot be closed.
    #[default]
    Summary,
    /// Another conversation, to be read.
    Conversation(ConversationId),
    /// The streams of work items.
    WorkItems,
    /// The agent's own quick replies.
    QuickReplies,
    /// A case.
    Case(CaseId),
    /// The list of cases.
    Cases,
    /// The form of a new case.
    NewCase,
    /// A contact or an account.
    Customer(CustomerId),
    /// The form of a new contact or account.
    NewCustomer,
    /// An activity.
    Activity(ActivityId),
    /// A letter being written.
    NewEmail,
    /// A knowledge article.
    Article(ArticleId),
    /// A search of the knowledge base.
    Knowledge,
}

/// The tabs of a session and which of them is in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tabs {
    open: Vec<Tab>,
    front: Tab,
}

impl Default for Tabs {
    fn default() -> Self {
        Self {
            open: vec![Tab::Summary],
            front: Tab::Summary,
        }
    }
}

impl Tabs {
    /// The tabs in their order.
    #[must_use]
    pub fn open_tabs(&self) -> &[Tab] {
        &self.open
    }

    /// The one in front.
    #[must_use]
    pub const fn front(&self) -> Tab {
        self.front
    }

    /// Brings a tab to the front, and opens it if need be; `in_background` only opens it. False when there are too
    /// many.
    pub fn open(&mut self, tab: Tab, in_background: bool) -> bool {
        if !self.open.contains(&tab) {
            if self.open.len() >= TABS {
                return false;
            }
            self.open.push(tab);
        }
        if !in_background {
            self.front = tab;
        }
        true
    }

    /// Closes a tab; its left neighbour comes to the front if it was there.
    pub fn close(&mut self, tab: Tab) {
        if let Some(place) = self.open.iter().position(|open| *open == tab)
            && tab != Tab::Summary
        {
            self.open.remove(place);
            if self.front == tab {
                let left = place.checked_sub(1).and_then(|left| self.open.get(left));
                self.front = left.copied().unwrap_or_default();
            }
        }
    }

    /// Brings the tab so many places further on to the front, round the ends.
    pub fn step(&mut self, by: usize) {
        let here = self.open.iter().position(|open| *open == self.front).unwrap_or(0);
        let next = (here + by) % self.open.len().max(1);
        self.front = self.open.get(next).copied().unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::{TABS, Tab, Tabs};
    use crate::domain::ConversationId;

    fn conversation(number: u32) -> Tab {
        Tab::Conversation(ConversationId(number))
    }

    #[test]
    fn closing_brings_the_left_neighbour_to_the_front_and_the_summary_stays() {
        let mut tabs = Tabs::default();
        tabs.open(conversation(1), false);
        tabs.open(conversation(2), false);
        tabs.close(conversation(2));
        assert_eq!(tabs.front(), conversation(1));
        tabs.close(conversation(1));
        tabs.close(Tab::Summary);
        assert_eq!(tabs.open_tabs(), [Tab::Summary]);
        assert_eq!(tabs.front(), Tab::Summary);
    }

    #[test]
    fn what_is_open_is_not_opened_twice_and_there_is_a_limit() {
        let mut tabs = Tabs::default();
        for number in 1..u32::try_from(TABS).unwrap_or(0) {
            assert!(tabs.open(conversation(number), true));
        }
        assert_eq!(tabs.front(), Tab::Summary, "in the background");
        assert!(!tabs.open(conversation(99), false));
        assert!(tabs.open(conversation(1), false));
        assert_eq!(tabs.open_tabs().len(), TABS);
    }
}
