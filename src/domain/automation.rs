//! Macros: things agents do often, as ordered actions (seed 002; behaviour §10.3).

use super::{CaseKind, CasePriority, MacroId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A macro.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Macro {
    /// Which one.
    pub id: MacroId,
    /// Its name.
    pub name: Arc<str>,
    /// What it is for.
    pub description: Arc<str>,
    /// What it does, in order. An action may use what those before it led to.
    pub actions: Vec<MacroAction>,
}

/// One action of a macro. Slugs in its texts are filled in when it runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MacroAction {
    /// Opens the form of a new case with this in it, for the agent to look over and save.
    OpenCaseForm(CaseTemplate),
    /// Creates a case and links it to the conversation.
    CreateCase(CaseTemplate),
    /// Changes the linked case.
    UpdateCase(CaseTemplate),
    /// Resolves the linked case.
    ResolveCase {
        /// What settled it.
        resolution: Arc<str>,
    },
    /// Opens a letter to the customer.
    DraftEmail {
        /// What it is about.
        subject: Arc<str>,
        /// What it says.
        text: Arc<str>,
    },
    /// Links the only contact or account that fits.
    LinkCustomer {
        /// What is searched for: a name, an address, a number.
        search: Arc<str>,
    },
    /// Sends the link of the best published article.
    SendArticle {
        /// What is searched for.
        search: Arc<str>,
    },
    /// Puts a quick reply into the composer, in the language of the desk where there is one.
    InsertQuickReply {
        /// Its title.
        title: Arc<str>,
    },
    /// Says what came of the conversation.
    SetDisposition {
        /// One of the work stream's codes.
        code: Arc<str>,
    },
    /// Opens an application tab.
    OpenTab(MacroTab),
    /// Puts the keyboard's focus somewhere.
    SetFocus(MacroTarget),
}

/// What a case is made of; what is empty stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CaseTemplate {
    /// What it is called.
    pub title: Arc<str>,
    /// The field it belongs to.
    pub subject: Arc<str>,
    /// Which product it is about.
    pub product: Arc<str>,
    /// What happened and what is wanted.
    pub description: Arc<str>,
    /// How urgent it is.
    pub priority: Option<CasePriority>,
    /// What kind of case it is.
    pub kind: Option<CaseKind>,
}

/// The tabs a macro can open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MacroTab {
    /// The linked case.
    Case,
    /// The customer's record.
    Customer,
    /// A search of the knowledge base.
    Knowledge {
        /// What is searched for.
        search: Arc<str>,
    },
}

/// Where a macro can put the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MacroTarget {
    /// The text to the customer.
    Composer,
    /// The agent script.
    Script,
    /// The note.
    Note,
}
