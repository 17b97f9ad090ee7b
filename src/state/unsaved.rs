//! What somebody wrote in a session and has not saved or sent: closing the session must not surprise them.

use super::drafts::{Edit, ReplyForm};
use super::sessions::SessionState;
use crate::analysis::Form;
use crate::domain::Audience;
use leptos::prelude::{ArcRwSignal, WithUntracked};

/// Something that is not saved yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unsaved {
    /// A message to the customer or to colleagues, or its files.
    Message,
    /// The note about the conversation.
    Note,
    /// Fields of records that are being changed.
    Fields,
    /// A new case.
    Case,
    /// A new contact or account.
    Customer,
    /// A letter.
    Letter,
    /// An entry of a timeline.
    Activity,
    /// A quick reply.
    QuickReply,
}

impl SessionState {
    /// What somebody really wrote in, in the order in which it is named. A form that is only open is none of it.
    #[must_use]
    pub fn unsaved(&self) -> Vec<Unsaved> {
        let writes = [
            (Unsaved::Message, self.writes_message()),
            (
                Unsaved::Note,
                self.note
                    .with_untracked(|note| note.as_ref().is_some_and(|note| !note.trim().is_empty())),
            ),
            (
                Unsaved::Fields,
                self.edits
                    .with_untracked(|edits| edits.values().any(Edit::is_written)),
            ),
            (Unsaved::Case, is_written(&self.case_form)),
            (Unsaved::Customer, is_written(&self.customer_form)),
            (Unsaved::Letter, is_written(&self.letter)),
            (
                Unsaved::Activity,
                self.timeline.with_untracked(|view| view.draft.is_written()),
            ),
            (
                Unsaved::QuickReply,
                self.reply_form.with_untracked(ReplyForm::is_written),
            ),
        ];
        let written = writes.into_iter().filter(|(_, is_written)| *is_written);
        written.map(|(what, _)| what).collect()
    }

    fn writes_message(&self) -> bool {
        [Audience::Public, Audience::Internal]
            .into_iter()
            .any(|audience| {
                let has_text = self
                    .draft(audience)
                    .with_untracked(|text| !text.trim().is_empty());
                has_text || self.files(audience).with_untracked(|files| !files.is_empty())
            })
    }
}

fn is_written<T: Clone + PartialEq + 'static>(form: &ArcRwSignal<Option<Form<T>>>) -> bool {
    form.with_untracked(|form| form.as_ref().is_some_and(Form::is_written))
}

#[cfg(test)]
mod tests {
    use super::Unsaved;
    use crate::analysis::Form;
    use crate::domain::{
        Activity, ActivityId, ActivityKind, AgentId, Audience, Case, ConversationId, Customer, CustomerId,
        Millis, QuickReply, QuickReplyId, RecordField, Regarding,
    };
    use crate::state::{Edit, ReplyForm, Sessions, Tab};
    use leptos::prelude::{Owner, Set, Update};
    use std::sync::Arc;

    const WRITER: CustomerId = CustomerId(9);

    fn letter() -> Activity {
        Activity {
            id: ActivityId(0),
            regarding: Regarding::Customer(WRITER),
            kind: ActivityKind::Email {
                to: Arc::default(),
                is_draft: true,
            },
            subject: "About your order".into(),
            text: Arc::default(),
            conversation: None,
            by: AgentId(0),
            at: Millis(0),
        }
    }

    #[test]
    fn what_is_only_open_is_not_unsaved() {
        let _owner = Owner::new();
        let session = Sessions::default().state(ConversationId(1));
        session
            .case_form
            .set(Some(Form::untouched(Case::default(), WRITER)));
        session
            .customer_form
            .set(Some(Form::untouched(Customer::default(), WRITER)));
        session.letter.set(Some(Form::untouched(letter(), WRITER)));
        session.reply_form.set(ReplyForm::of(&reply()));
        session.draft(Audience::Public).set(" \n".into());
        session.note.set(Some(String::new()));
        session.edits.update(|edits| {
            edits.insert((Tab::Summary, RecordField::Name), Edit::of("Marta".into()));
        });
        assert!(session.unsaved().is_empty());
    }

    #[test]
    fn whatever_was_written_in_is_named_and_outlives_its_session() {
        let _owner = Owner::new();
        let sessions = Sessions::default();
        let id = ConversationId(1);
        let session = sessions.state(id);
        let mut expected = Vec::new();
        let mut write = |what: Unsaved, write: &dyn Fn()| {
            write();
            expected.push(what);
            assert_eq!(session.unsaved(), expected);
            sessions.follow(&[id], &[], &[id]);
            assert_eq!(sessions.state(id).unsaved(), expected, "{what:?} is kept");
        };
        write(Unsaved::Message, &|| {
            session.draft(Audience::Internal).set("I will".into());
        });
        write(Unsaved::Note, &|| session.note.set(Some("Call back".into())));
        write(Unsaved::Fields, &|| {
            let mut edit = Edit::of("Marta".into());
            edit.text = "Martha".into();
            session.edits.update(|edits| {
                edits.insert((Tab::Summary, RecordField::Name), edit);
            });
        });
        write(Unsaved::Case, &|| {
            let case = Case {
                title: "Left side dead".into(),
                ..Case::default()
            };
            let form = Form::written(case, Case::default(), WRITER);
            session.case_form.set(Some(form));
        });
        write(Unsaved::Customer, &|| {
            let customer = Customer {
                name: "Nora".into(),
                ..Customer::default()
            };
            let form = Form::written(customer, Customer::default(), WRITER);
            session.customer_form.set(Some(form));
        });
        write(Unsaved::Letter, &|| {
            let written = Activity {
                text: "Dear Nora".into(),
                ..letter()
            };
            session.letter.set(Some(Form::written(written, letter(), WRITER)));
        });
        write(Unsaved::Activity, &|| {
            session.timeline.update(|view| view.draft.text = "Called".into());
        });
        write(Unsaved::QuickReply, &|| {
            let mut form = ReplyForm::of(&reply());
            form.text = "Goodbye".into();
            session.reply_form.set(form);
        });
    }

    fn reply() -> QuickReply {
        QuickReply {
            id: QuickReplyId(1),
            title: "Greeting".into(),
            locale: "en".into(),
            text: "Hello".into(),
            tags: vec!["hi".into()],
            work_streams: Vec::new(),
            owner: Some(AgentId(1)),
        }
    }
}
