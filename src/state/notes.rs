//! Saving one's note about a conversation. What is typed stays until the engine has taken it: a refusal loses nothing.

use super::Desk;
use crate::domain::{AgentId, ConversationId};
use crate::engine::Command;
use leptos::prelude::{ArcRwSignal, GetUntracked, Set, WithUntracked};

/// Saves the note that is being typed, if one is.
pub fn save_note(desk: Desk, conversation: ConversationId, typed: &ArcRwSignal<Option<String>>) {
    if let Some(text) = typed.get_untracked() {
        send(desk, conversation, typed, text.clone(), Some(text), || ());
    }
}

/// Puts a text behind what the agent's note says, saved or still being typed, unless it is in there already, and
/// saves. `kept` is called once the note has it. If it is refused, the note is again as it was being typed.
pub fn add_to_note(
    desk: Desk,
    me: AgentId,
    conversation: ConversationId,
    text: &str,
    kept: impl FnOnce() + 'static,
) {
    let typed = desk.session(conversation).note;
    let before = typed.get_untracked();
    let saved = desk.see(&[], |world| {
        let note = world.conversation(conversation)?.note_of(me)?;
        Some(note.text.to_string())
    });
    let note = joined(
        before.as_ref().or(saved.as_ref()).map_or("", String::as_str),
        text,
    );
    if before.is_none() && saved.as_ref() == Some(&note) {
        return kept();
    }
    typed.set(Some(note.clone()));
    send(desk, conversation, &typed, note, before, kept);
}

/// A note with a text behind it, once.
fn joined(note: &str, text: &str) -> String {
    let (before, text) = (note.trim_end(), text.trim());
    if before.is_empty() {
        text.to_owned()
    } else if before.contains(text) {
        note.to_owned()
    } else {
        [before, text].join("\n\n")
    }
}

/// Sends a note. What is typed meanwhile is not touched, whatever the answer is.
fn send(
    desk: Desk,
    conversation: ConversationId,
    typed: &ArcRwSignal<Option<String>>,
    text: String,
    if_refused: Option<String>,
    kept: impl FnOnce() + 'static,
) {
    let command = Command::SaveNote {
        conversation,
        text: text.as_str().into(),
    };
    let typed = typed.clone();
    desk.send_then(command, move |answer| {
        let is_same = typed.with_untracked(|typed| typed.as_deref() == Some(text.as_str()));
        let after = match answer {
            Ok(()) => {
                kept();
                None
            }
            Err(why) => {
                desk.notice(why);
                if_refused
            }
        };
        if is_same && typed.with_untracked(|typed| *typed != after) {
            typed.set(after);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::{add_to_note, joined, save_note};
    use crate::domain::{AgentId, ConversationId};
    use crate::engine::{Command, Refusal};
    use crate::runtime::{Delivery, Envelope, Link, Speed};
    use crate::state::Desk;
    use leptos::prelude::{GetUntracked, Owner, Set};
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;

    const BERT: AgentId = AgentId(1);
    const CHAT: ConversationId = ConversationId(1);

    /// A host that answers when it is told to.
    #[derive(Default)]
    struct Slow(RefCell<Vec<Envelope>>);

    impl Slow {
        /// The notes it was sent, with the numbers of their commands.
        fn notes(&self) -> Vec<(u64, String)> {
            let sent = self.0.borrow();
            sent.iter()
                .filter_map(|envelope| match &envelope.command {
                    Command::SaveNote { text, .. } => Some((envelope.number, text.to_string())),
                    _ => None,
                })
                .collect()
        }

        fn last(&self) -> u64 {
            self.notes().last().unwrap().0
        }
    }

    impl Link for Slow {
        fn send(&self, envelope: Envelope) {
            self.0.borrow_mut().push(envelope);
        }

        fn types(&self, _: AgentId, _: ConversationId) {}

        fn set_speed(&self, _: Speed) {}

        fn wake(&self) {}
    }

    fn desk() -> (Owner, Desk, Rc<Slow>) {
        let owner = Owner::new();
        owner.set();
        let (desk, host) = (Desk::new(), Rc::<Slow>::default());
        desk.connect(host.clone());
        desk.sign_in(BERT);
        (owner, desk, host)
    }

    fn refused(number: u64) -> Delivery {
        let refusal = Refusal::UnknownConversation(CHAT);
        Delivery::Refused { number, refusal }
    }

    #[test]
    fn a_note_that_is_refused_is_still_there() {
        let (_owner, desk, host) = desk();
        let typed = desk.session(CHAT).note;
        typed.set(Some("Call back".into()));
        save_note(desk, CHAT, &typed);
        desk.receive(refused(host.last()));
        assert_eq!(typed.get_untracked().as_deref(), Some("Call back"));
        assert_eq!(
            desk.take_refused().first().map(|refused| refused.refusal.clone()),
            Some(Refusal::UnknownConversation(CHAT)),
            "and it is said why"
        );
        save_note(desk, CHAT, &typed);
        desk.receive(Delivery::Done { number: host.last() });
        assert_eq!(typed.get_untracked(), None);
    }

    #[test]
    fn what_is_typed_while_a_note_is_saved_stays() {
        let (_owner, desk, host) = desk();
        let typed = desk.session(CHAT).note;
        typed.set(Some("Call".into()));
        save_note(desk, CHAT, &typed);
        typed.set(Some("Call back".into()));
        desk.receive(Delivery::Done { number: host.last() });
        assert_eq!(typed.get_untracked().as_deref(), Some("Call back"));
    }

    #[test]
    fn a_summary_goes_behind_the_note_that_is_being_typed() {
        let (_owner, desk, host) = desk();
        let typed = desk.session(CHAT).note;
        let kept = Rc::new(Cell::new(0));
        let add = || {
            let kept = kept.clone();
            add_to_note(desk, BERT, CHAT, "In short: solved ", move || {
                kept.set(kept.get() + 1);
            });
        };
        typed.set(Some("Call back".into()));
        add();
        assert_eq!(host.notes().last().unwrap().1, "Call back\n\nIn short: solved");
        desk.receive(refused(host.last()));
        assert_eq!(typed.get_untracked().as_deref(), Some("Call back"));
        assert_eq!(kept.get(), 0);
        add();
        desk.receive(Delivery::Done { number: host.last() });
        assert_eq!((typed.get_untracked(), kept.get()), (None, 1));
    }

    #[test]
    fn what_a_note_says_already_is_not_written_twice() {
        for (note, text, expected) in [
            ("", "Solved", "Solved"),
            ("Call back\n", "Solved", "Call back\n\nSolved"),
            ("Call back\n\nSolved", "Solved\n", "Call back\n\nSolved"),
            ("Call back", "", "Call back"),
        ] {
            assert_eq!(joined(note, text), expected, "{note:?} and {text:?}");
        }
    }
}
