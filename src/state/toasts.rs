//! Short notices: what could not be done and why.

use crate::domain::ConversationId;
use leptos::prelude::{ArcRwSignal, Get, Update};

/// At most this many at once; older ones make room.
const MOST: usize = 4;

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Its number.
    pub number: u64,
    /// What it says.
    pub text: String,
    /// What can be done about it.
    pub remedy: Option<Remedy>,
}

/// What a notice offers to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Look at a session.
    Open(ConversationId),
    /// Listen to somebody else's conversation.
    Monitor(ConversationId),
}

/// The notices on screen, oldest first. They stay until they are dismissed or pushed out: reading takes as long as it
/// takes.
#[derive(Debug)]
pub struct Toasts {
    shown: ArcRwSignal<Vec<Toast>>,
}

impl Default for Toasts {
    fn default() -> Self {
        Self {
            shown: ArcRwSignal::new(Vec::new()),
        }
    }
}

impl Toasts {
    /// What is on screen.
    #[must_use]
    pub fn shown(&self) -> Vec<Toast> {
        self.shown.get()
    }

    /// Shows a notice. The same words twice are one notice, unless they lead to different places.
    pub fn show(&self, text: String) {
        self.put(text, None);
    }

    /// The same with something that can be done about it.
    pub fn show_with(&self, text: String, remedy: Remedy) {
        self.put(text, Some(remedy));
    }

    fn put(&self, text: String, remedy: Option<Remedy>) {
        self.shown.update(|shown| {
            let number = shown.last().map_or(1, |last| last.number + 1);
            shown.retain(|toast| toast.text != text || toast.remedy != remedy);
            shown.push(Toast { number, text, remedy });
            let surplus = shown.len().saturating_sub(MOST);
            shown.drain(..surplus);
        });
    }

    /// Takes a notice away.
    pub fn dismiss(&self, number: u64) {
        self.shown
            .update(|shown| shown.retain(|toast| toast.number != number));
    }
}
