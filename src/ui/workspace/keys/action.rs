//! What keys can do, and which key does it.

use super::chord::Chord;
use crate::i18n::Messages;
use std::collections::BTreeMap;

/// Something a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Action {
    Palette,
    CheatSheet,
    Accept,
    Reject,
    NextBest,
    Home,
    Session(u8),
    NextSession,
    PreviousSession,
    MoveUp,
    MoveDown,
    Write,
    SwitchAudience,
    QuickReplies,
    Consult,
    Transfer,
    Search,
    Productivity,
    End,
    CloseSession,
}

impl Action {
    /// Every action, in the order of the cheat sheet.
    pub(super) const ALL: [Self; 28] = [
        Self::Palette,
        Self::CheatSheet,
        Self::Accept,
        Self::Reject,
        Self::NextBest,
        Self::Home,
        Self::Session(1),
        Self::Session(2),
        Self::Session(3),
        Self::Session(4),
        Self::Session(5),
        Self::Session(6),
        Self::Session(7),
        Self::Session(8),
        Self::Session(9),
        Self::NextSession,
        Self::PreviousSession,
        Self::MoveUp,
        Self::MoveDown,
        Self::Write,
        Self::SwitchAudience,
        Self::QuickReplies,
        Self::Consult,
        Self::Transfer,
        Self::Search,
        Self::Productivity,
        Self::End,
        Self::CloseSession,
    ];

    /// Its name in preferences.
    pub(super) fn key(self) -> String {
        match self {
            Self::Session(number) => format!("session-{number}"),
            action => format!("{action:?}"),
        }
    }

    /// The key it has unless somebody changed it.
    fn usual(self) -> String {
        let usual = match self {
            Self::Palette => "Ctrl+KeyK",
            // "?" on most keyboards; matched by place on all.
            Self::CheatSheet => "Shift+Slash",
            Self::Accept => "Alt+KeyA",
            Self::Reject => "Alt+KeyR",
            Self::NextBest => "Alt+KeyN",
            Self::Home => "Alt+Digit0",
            Self::Session(number) => return format!("Alt+Digit{number}"),
            Self::NextSession => "Alt+ArrowDown",
            Self::PreviousSession => "Alt+ArrowUp",
            Self::MoveUp => "Alt+Shift+ArrowUp",
            Self::MoveDown => "Alt+Shift+ArrowDown",
            Self::Write => "Alt+KeyL",
            Self::SwitchAudience => "Alt+KeyI",
            Self::QuickReplies => "Alt+KeyQ",
            Self::Consult => "Alt+KeyC",
            Self::Transfer => "Alt+KeyT",
            Self::Search => "Alt+KeyF",
            Self::Productivity => "Alt+KeyP",
            Self::End => "Alt+KeyE",
            Self::CloseSession => "Alt+KeyW",
        };
        usual.to_owned()
    }

    /// What it does, in words.
    pub(super) fn name(self, words: &Messages) -> String {
        let name = match self {
            Self::Palette => words.panel.palette,
            Self::CheatSheet => words.panel.shortcuts,
            Self::Accept => words.panel.key_accept,
            Self::Reject => words.panel.key_reject,
            Self::NextBest => words.panel.key_next_best,
            Self::Home => words.home,
            Self::Session(number) => return (words.panel.key_session)(number),
            Self::NextSession => words.panel.key_next_session,
            Self::PreviousSession => words.panel.key_previous_session,
            Self::MoveUp => words.panel.key_move_up,
            Self::MoveDown => words.panel.key_move_down,
            Self::Write => words.panel.key_write,
            Self::SwitchAudience => words.panel.key_switch_audience,
            Self::QuickReplies => words.panel.quick_replies,
            Self::Consult => words.panel.consult,
            Self::Transfer => words.panel.transfer,
            Self::Search => words.panel.search_conversation,
            Self::Productivity => words.productivity.key,
            Self::End => words.end_hint,
            Self::CloseSession => words.close_session,
        };
        name.to_owned()
    }
}

/// The key of an action: one's own, or the usual one; nothing where it was taken away.
pub(super) fn chord_of(action: Action, own: &BTreeMap<String, String>) -> Option<Chord> {
    match own.get(&action.key()) {
        Some(name) => Chord::named(name),
        None => Chord::named(&action.usual()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, chord_of};
    use std::collections::BTreeMap;

    #[test]
    fn no_two_actions_share_a_key_and_each_has_one() {
        let own = BTreeMap::new();
        let chords: Vec<_> = Action::ALL
            .iter()
            .filter_map(|action| chord_of(*action, &own))
            .map(|chord| chord.name())
            .collect();
        assert_eq!(chords.len(), Action::ALL.len());
        let distinct: std::collections::BTreeSet<_> = chords.iter().collect();
        assert_eq!(distinct.len(), chords.len());
    }

    #[test]
    fn ones_own_key_counts_and_an_empty_one_takes_it_away() {
        let own = BTreeMap::from([
            (Action::Accept.key(), "Ctrl+Enter".to_owned()),
            (Action::Reject.key(), String::new()),
        ]);
        let chord = |action| chord_of(action, &own).map(|chord| chord.name());
        assert_eq!(chord(Action::Accept).as_deref(), Some("Ctrl+Enter"));
        assert_eq!(chord(Action::Reject), None);
    }
}
