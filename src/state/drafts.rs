//! What is being written about records: it stays while other tabs and sessions are worked on.

use super::tabs::Tab;
use crate::analysis::timeline::{Kind, Wish};
use crate::domain::{CasePriority, QuickReply, QuickReplyId, RecordField, Regarding};
use crate::engine::Refusal;
use std::collections::BTreeMap;

/// A field of a record: which record, by the tab that shows it, and which of its fields.
pub type EditKey = (Tab, RecordField);

/// The fields that are being changed.
pub type Edits = BTreeMap<EditKey, Edit>;

/// A field that is being changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// What is typed so far.
    pub text: String,
    /// Why it was not taken, if it was refused.
    pub refusal: Option<Refusal>,
    was: String,
}

impl Edit {
    /// One that begins with this text.
    #[must_use]
    pub fn of(text: String) -> Self {
        Self {
            was: text.clone(),
            text,
            refusal: None,
        }
    }

    /// With what is typed by now, and why that was not taken.
    #[must_use]
    pub fn with(self, text: String, refusal: Option<Refusal>) -> Self {
        Self {
            text,
            refusal,
            ..self
        }
    }

    /// Whether somebody wrote in it.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.text.trim() != self.was.trim()
    }
}

/// A quick reply as it is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplyForm {
    /// The one that is changed; nothing for a new one.
    pub id: Option<QuickReplyId>,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Its tags, with spaces between.
    pub tags: String,
    /// The language it is written in; nothing stands for the desk's.
    pub locale: Option<String>,
    was: [String; 3],
}

impl ReplyForm {
    /// The form of one that is to be changed.
    #[must_use]
    pub fn of(reply: &QuickReply) -> Self {
        let [title, text, tags] = [reply.title.clone(), reply.text.clone(), reply.tags.join(" ")];
        Self {
            id: Some(reply.id),
            was: [title.clone(), text.clone(), tags.clone()],
            title,
            text,
            tags,
            locale: Some(reply.locale.clone()),
        }
    }

    /// Whether somebody wrote in it.
    #[must_use]
    pub fn is_written(&self) -> bool {
        let now = [&self.title, &self.text, &self.tags];
        now.into_iter()
            .zip(&self.was)
            .any(|(now, was)| now.trim() != was.trim())
    }
}

/// What is looked at of a timeline, and what is being added to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineView {
    /// Whose timeline was chosen.
    pub source: Option<Regarding>,
    /// What of it is shown.
    pub wish: Wish,
    /// What is being added.
    pub draft: QuickActivity,
}

/// A note, a call, a task or an appointment as it is being written. Letters have a form of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuickActivity {
    /// Which of them; nothing stands for a note.
    pub kind: Option<Kind>,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// When it is due or begins, as a field for date and time has it.
    pub when: String,
}

impl QuickActivity {
    /// Whether somebody wrote in it.
    #[must_use]
    pub fn is_written(&self) -> bool {
        let texts = [&self.subject, &self.text, &self.when];
        texts.into_iter().any(|text| !text.trim().is_empty())
    }
}

/// Which cases are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Those somebody works on.
    #[default]
    Open,
    /// Those that are over.
    Closed,
    /// All of them.
    Any,
}

/// What is looked at of the list of cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseListView {
    /// What is searched for.
    pub query: String,
    /// Where they stand.
    pub standing: Standing,
    /// Only this priority.
    pub priority: Option<CasePriority>,
}
