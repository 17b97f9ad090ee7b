//! What is being written about records: it stays while other tabs and sessions are worked on.

use super::tabs::Tab;
use crate::analysis::timeline::{Kind, Wish};
use crate::domain::{CasePriority, RecordField, Regarding};
use crate::engine::Refusal;
use std::collections::BTreeMap;

/// A field of a record: which record, by the tab that shows it, and which of its fields.
pub type EditKey = (Tab, RecordField);

/// The fields that are being changed.
pub type Edits = BTreeMap<EditKey, Edit>;

/// A field that is being changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is typed so far.
    pub text: String,
    /// Why it was not taken, if it was refused.
    pub refusal: Option<Refusal>,
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
