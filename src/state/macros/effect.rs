//! What an action of a macro leads to, or why it cannot be done.

use crate::domain::{ArticleId, Case, CaseId, CaseTemplate, CustomerId, MacroTarget};
use crate::engine::Refusal;
use std::sync::Arc;

/// A case an action is about: an action before it may still have to create it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseName {
    /// One on file.
    Known(CaseId),
    /// The one an action before creates, by its title.
    New(Arc<str>),
}

/// What an action leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The form of a new case opens.
    CaseFormOpens {
        /// What is in it.
        form: CaseTemplate,
        /// What is not known yet, by the names of its slugs.
        missing: Vec<String>,
    },
    /// A case is created and linked.
    CaseIsCreated {
        /// As it is saved.
        case: Box<Case>,
        /// The one that is linked now.
        instead_of: Option<CaseName>,
    },
    /// The linked case changes.
    CaseChanges {
        /// Which.
        case: CaseName,
        /// What is written into it; what is empty stays as it is.
        to: CaseTemplate,
    },
    /// The linked case is resolved.
    CaseIsResolved {
        /// Which.
        case: CaseName,
        /// What settled it.
        resolution: Arc<str>,
    },
    /// A letter opens.
    EmailOpens {
        /// To which address, if there is one.
        to: Option<Arc<str>>,
        /// What it is about.
        subject: Arc<str>,
        /// What it says.
        text: Arc<str>,
        /// What is not known yet.
        missing: Vec<String>,
    },
    /// A contact or an account is linked.
    CustomerIsLinked {
        /// Whose the conversation is from then on.
        customer: CustomerId,
        /// Their name.
        name: String,
    },
    /// The link of an article is sent.
    ArticleIsSent {
        /// Which.
        article: ArticleId,
        /// Its title.
        title: Arc<str>,
        /// The message.
        message: Arc<str>,
    },
    /// A quick reply is put into the composer.
    ReplyIsInserted {
        /// Its title.
        title: String,
        /// Filled in.
        text: String,
        /// What is not known yet.
        missing: Vec<String>,
    },
    /// An outcome is chosen.
    OutcomeIsSet {
        /// Which.
        code: Arc<str>,
        /// All of them, from then on.
        codes: Vec<Arc<str>>,
    },
    /// The tab of the linked case opens.
    CaseTabOpens(CaseName),
    /// The tab of the customer's record opens.
    CustomerTabOpens {
        /// Whose.
        customer: CustomerId,
        /// Their name.
        name: String,
    },
    /// A search of the knowledge base opens.
    KnowledgeOpens {
        /// What is searched for.
        search: String,
    },
    /// The focus moves, if the session is in front.
    FocusMoves(MacroTarget),
}

/// Why an action cannot be done, or not be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The engine refuses.
    Refused(Refusal),
    /// Slugs without a value, where one is needed.
    NotKnown(Vec<String>),
    /// No case is linked.
    NoCase,
    /// Nobody knows whose the conversation is.
    NoCustomer,
    /// The search finds nobody.
    NobodyFits(String),
    /// The search finds more than one.
    SeveralFit(String, usize),
    /// The search finds no article.
    NoArticle(String),
    /// There is no quick reply of this title for this conversation.
    NoQuickReply(String),
    /// A new case is being written already.
    CaseFormInUse,
    /// A letter is being written already.
    EmailInUse,
    /// Every tab is open.
    TooManyTabs,
    /// Whoever started it does not sit here any more.
    SignedOut,
    /// A message is with the customer.
    Sent,
    /// What was put in was changed or saved since.
    ChangedSince,
}

impl From<Refusal> for Obstacle {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
