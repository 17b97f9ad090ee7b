//! Activities: what was done for a customer or a case, as the timeline shows it (behaviour §9.5).

use super::{ActivityId, AgentId, CaseId, ConversationId, CustomerId, Millis};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Something somebody did or means to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// Which one; 0 stands for a new one.
    pub id: ActivityId,
    /// What it belongs to.
    pub regarding: Regarding,
    /// What kind of activity it is.
    pub kind: ActivityKind,
    /// What it is about, in a few words.
    pub subject: Arc<str>,
    /// What it says.
    pub text: Arc<str>,
    /// The conversation it came out of.
    pub conversation: Option<ConversationId>,
    /// Who wrote it down.
    pub by: AgentId,
    /// When.
    pub at: Millis,
}

/// What an activity belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regarding {
    /// A contact or an account.
    Customer(CustomerId),
    /// A case.
    Case(CaseId),
}

/// The kinds of activity, each with what only it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Something to remember.
    Note,
    /// A letter.
    Email {
        /// To which address.
        to: Arc<str>,
        /// Whether it is still being written.
        is_draft: bool,
    },
    /// A call.
    PhoneCall,
    /// Something to do.
    Task {
        /// By when, if there is a day.
        due: Option<Millis>,
        /// Whether it is done.
        is_done: bool,
    },
    /// A meeting.
    Appointment {
        /// When it begins.
        starts: Millis,
    },
}
