//! What is looked at: a session in front of a page in the background is not.

use super::Desk;
use super::sessions::Focus;
use crate::domain::ConversationId;
use leptos::prelude::{Get, GetUntracked, Set};

impl Desk {
    /// The page came into view, or went out of it.
    pub fn set_visible(self, is_visible: bool) {
        if self.is_visible.get_untracked() != is_visible {
            self.is_visible.set(is_visible);
        }
    }

    /// Whether somebody can see this session now: it is in front, and so is the page.
    #[must_use]
    pub fn looks_at(self, conversation: ConversationId) -> bool {
        self.is_visible.get() && self.sessions().focus() == Focus::Session(conversation)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::ConversationId;
    use crate::state::{Desk, Focus};
    use leptos::prelude::{Get, Memo, Owner};

    #[test]
    fn what_is_in_front_is_looked_at_while_the_page_is_in_view() {
        let owner = Owner::new();
        owner.set();
        let desk = Desk::new();
        let [front, other] = [ConversationId(1), ConversationId(2)];
        let looks = Memo::new(move |_| (desk.looks_at(front), desk.looks_at(other)));
        assert_eq!(looks.get(), (false, false), "nothing is in front");
        desk.sessions().set_focus(Focus::Session(front));
        assert_eq!(looks.get(), (true, false));
        desk.set_visible(false);
        assert_eq!(looks.get(), (false, false), "the page is in the background");
        desk.set_visible(true);
        assert_eq!(looks.get(), (true, false));
    }
}
