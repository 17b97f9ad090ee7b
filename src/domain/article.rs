//! Knowledge articles.

use super::{AgentId, ArticleId, Millis};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// An article of the knowledge base.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Which one.
    pub id: ArticleId,
    /// What its address ends with; the same in every language.
    pub key: Arc<str>,
    /// The language it is written in, as BCP 47 names it: "en", "nb".
    pub language: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// What customers call it.
    pub keywords: Vec<Arc<str>>,
    /// Whether it is ready to be read.
    pub status: ArticleStatus,
    /// The text, in Markdown.
    pub body: Arc<str>,
}

/// Whether an article can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArticleStatus {
    /// Being written.
    Draft,
    /// For agents and customers.
    #[default]
    Published,
    /// Not true any more.
    Archived,
}

/// What an agent thinks of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Of which article.
    pub article: ArticleId,
    /// Who.
    pub by: AgentId,
    /// When.
    pub at: Millis,
    /// Whether it helped.
    pub helped: bool,
    /// What they say about it.
    pub comment: Arc<str>,
}
