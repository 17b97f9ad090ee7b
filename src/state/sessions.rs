//! Sessions: which one has the focus, and what each keeps while others are worked on.
//!
//! The engine says which sessions there are; this is what only the screen knows of them.

use crate::domain::{Author, ConversationId};
use crate::engine::World;
use leptos::prelude::{ArcRwSignal, Get, GetUntracked, Set, WithUntracked};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What the agent looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Focus {
    /// The dashboard. Always there.
    #[default]
    Home,
    /// A customer session.
    Session(ConversationId),
}

/// What a session keeps while it is not looked at.
#[derive(Clone, Debug)]
pub struct SessionState {
    /// The text being written.
    pub draft: ArcRwSignal<String>,
    /// Where the transcript was left: pixels from its top; nothing means at its end.
    pub scroll: ArcRwSignal<Option<i32>>,
    /// How many of the customer's messages have been seen.
    pub seen: ArcRwSignal<usize>,
    /// Whether the customer summary is shown where there is room for one pane only.
    pub shows_customer: ArcRwSignal<bool>,
    /// Where the customer summary was left, in pixels from its top.
    pub summary_scroll: ArcRwSignal<i32>,
}

impl SessionState {
    fn new() -> Self {
        Self {
            draft: ArcRwSignal::new(String::new()),
            scroll: ArcRwSignal::new(None),
            seen: ArcRwSignal::new(0),
            shows_customer: ArcRwSignal::new(false),
            summary_scroll: ArcRwSignal::new(0),
        }
    }

    /// How many of the customer's messages have not been seen.
    #[must_use]
    pub fn unread(&self, written: usize) -> usize {
        written.saturating_sub(self.seen.get())
    }
}

/// All sessions of the agent at this screen.
#[derive(Debug)]
pub struct Sessions {
    focus: ArcRwSignal<Focus>,
    states: RefCell<BTreeMap<ConversationId, SessionState>>,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            focus: ArcRwSignal::new(Focus::Home),
            states: RefCell::default(),
        }
    }
}

impl Sessions {
    /// What the agent looks at.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus.get()
    }

    /// Looks at something else.
    pub fn set_focus(&self, focus: Focus) {
        if self.focus.with_untracked(|current| *current != focus) {
            self.focus.set(focus);
        }
    }

    /// What a session keeps. Made when it is first asked for.
    pub fn state(&self, conversation: ConversationId) -> SessionState {
        self.states
            .borrow_mut()
            .entry(conversation)
            .or_insert_with(SessionState::new)
            .clone()
    }

    /// Keeps up with the sessions there are: `before` and `after` are those of the agent around an event batch.
    /// What was opened gets the focus (the screen pop of seed 001); what was closed gives it to its left neighbour.
    pub(super) fn follow(&self, before: &[ConversationId], after: &[ConversationId]) {
        if let Some(opened) = after.iter().rev().find(|id| !before.contains(id)) {
            self.set_focus(Focus::Session(*opened));
        }
        if let Focus::Session(focused) = self.focus.get_untracked()
            && !after.contains(&focused)
        {
            let place = before.iter().position(|id| *id == focused).unwrap_or(0);
            let left = before.iter().take(place).rev().find(|id| after.contains(id));
            let next = left.or(after.first());
            self.set_focus(next.map_or(Focus::Home, |id| Focus::Session(*id)));
        }
        self.states.borrow_mut().retain(|id, state| {
            // A draft outlives its session: a thread that waits for the customer may come back.
            after.contains(id) || !state.draft.with_untracked(String::is_empty)
        });
    }
}

/// How many messages the customer wrote.
#[must_use]
pub fn written_by_customer(world: &World, conversation: ConversationId) -> usize {
    world.conversation(conversation).map_or(0, |conversation| {
        conversation
            .messages()
            .filter(|(_, author, _)| *author == Author::Customer)
            .count()
    })
}

#[cfg(test)]
mod tests {
    use super::{Focus, Sessions};
    use crate::domain::ConversationId;
    use leptos::prelude::{Owner, Set};

    fn ids(numbers: &[u32]) -> Vec<ConversationId> {
        numbers.iter().copied().map(ConversationId).collect()
    }

    #[test]
    fn the_focus_goes_to_what_opens_and_to_the_left_of_what_closes() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        for (before, after, expected) in [
            (vec![], vec![1], Focus::Session(ConversationId(1))),
            (vec![1], vec![1, 2], Focus::Session(ConversationId(2))),
            (vec![1, 2], vec![1, 2, 3], Focus::Session(ConversationId(3))),
            (vec![1, 2, 3], vec![1, 2], Focus::Session(ConversationId(2))),
            (vec![1, 2], vec![2], Focus::Session(ConversationId(2))),
            (vec![2], vec![], Focus::Home),
        ] {
            sessions.follow(&ids(&before), &ids(&after));
            assert_eq!(sessions.focus(), expected);
        }
    }

    #[test]
    fn a_draft_outlives_its_session_and_an_empty_one_does_not() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        let [kept, dropped] = [ConversationId(1), ConversationId(2)];
        sessions.state(kept).draft.set("I will".into());
        sessions.state(dropped).seen.set(5);
        sessions.follow(&[kept, dropped], &[]);
        assert_eq!(
            sessions.states.borrow().keys().copied().collect::<Vec<_>>(),
            [kept]
        );
    }
}
