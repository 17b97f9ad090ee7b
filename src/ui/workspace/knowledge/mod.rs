//! The knowledge base in application tabs: one article, and the search.

mod article;
mod search;
mod verdict;

pub(super) use article::ArticleTab;
pub(super) use search::KnowledgeTab;
