//! Where a customer comes from: what the channel's entry knows of the visit (seed 002; behaviour §9.4).

use super::Millis;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What came in with a conversation beside its context variables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The questions of the survey before the conversation, with the answers, in the order in which they were asked.
    /// The answers are context variables as well, under the same names.
    pub survey: Vec<(Arc<str>, Arc<str>)>,
    /// What the customer did on the portal before they wrote, oldest first.
    pub trail: Vec<Footprint>,
    /// What the browser told.
    pub visitor: Visitor,
}

/// One thing a customer did on the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footprint {
    /// When.
    pub at: Millis,
    /// What kind of thing.
    pub kind: FootprintKind,
    /// The page, the phrase or the article.
    pub text: Arc<str>,
}

/// What can be done on the portal (seed 002).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FootprintKind {
    /// A page was visited.
    Page,
    /// A phrase was searched for.
    Search,
    /// A knowledge article was viewed.
    Article,
}

/// What the browser told of a visitor. Nothing stands for what it did not tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visitor {
    /// Whether they are signed in on the portal.
    pub is_authenticated: bool,
    /// Browser and version.
    pub browser: Option<Arc<str>>,
    /// Operating system.
    pub system: Option<Arc<str>>,
    /// Kind of device.
    pub device: Option<Arc<str>>,
    /// Where they are, roughly.
    pub location: Option<Arc<str>>,
    /// The language of the browser, as BCP 47 names it.
    pub language: Option<Arc<str>>,
}
