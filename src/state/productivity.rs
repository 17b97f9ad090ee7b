//! The productivity pane of a session: whether it is open, and what it shows (behaviour §10.1: kept per session).

/// What the pane can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What could help: articles, similar cases, next steps.
    Suggestions,
    /// The agent script: what to do next.
    #[default]
    Script,
    /// Macros: what is done often.
    Macros,
    /// A search of the knowledge base.
    Knowledge,
    /// What was said, in short.
    Summary,
}

/// The pane of one session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Productivity {
    /// Whether somebody opened or closed it; nothing while nobody did.
    chosen: Option<bool>,
    /// What it shows.
    pub section: Section,
}

impl Productivity {
    /// Whether it is open: as somebody left it, or else where there is room for it beside everything else.
    #[must_use]
    pub fn is_open(self, has_room: bool) -> bool {
        self.chosen.unwrap_or(has_room)
    }

    /// Opens or closes it.
    pub const fn set_open(&mut self, is_open: bool) {
        self.chosen = Some(is_open);
    }
}

/// What is shown of a session where there is room for one pane only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnePane {
    /// The conversation.
    #[default]
    Conversation,
    /// The application tabs, the customer summary first.
    Customer,
    /// The productivity pane.
    Productivity,
}

#[cfg(test)]
mod tests {
    use super::Productivity;

    #[test]
    fn it_is_as_somebody_left_it_whatever_room_there_is() {
        let mut pane = Productivity::default();
        assert_eq!([pane.is_open(true), pane.is_open(false)], [true, false]);
        pane.set_open(false);
        assert!(!pane.is_open(true));
        pane.set_open(true);
        assert!(pane.is_open(false));
    }
}
