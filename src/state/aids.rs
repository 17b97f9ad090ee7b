//! What a session keeps of the aids to its conversation: knowledge, suggestions, summary, sentiment.

use super::digest::Digest;
use super::knowledge::KnowledgeSearch;
use crate::domain::ArticleId;
use leptos::prelude::ArcRwSignal;
use std::collections::{BTreeMap, BTreeSet};

/// Kept while other sessions are worked on.
#[derive(Clone, Debug)]
pub struct Aids {
    /// What is searched for in the knowledge base, in the pane as in the tab.
    pub search: ArcRwSignal<KnowledgeSearch>,
    /// Comments on articles as they are being written.
    pub comments: ArcRwSignal<BTreeMap<ArticleId, String>>,
    /// The suggestions the agent does not want, by what they suggest.
    pub dismissed: ArcRwSignal<BTreeSet<String>>,
    /// The summary as it is being edited; nothing while there is none.
    pub digest: ArcRwSignal<Option<Digest>>,
    /// The summary as it was edited before it was made anew, to come back to.
    pub digest_before: ArcRwSignal<Option<Digest>>,
    /// Whether the summary was put away where it was offered to whoever took over.
    pub digest_put_away: ArcRwSignal<bool>,
    /// Whether the customer's sentiment sank while the agent was elsewhere, and has not been looked at since.
    pub sank: ArcRwSignal<bool>,
    /// The note to whoever is asked for advice or to take over, as it is being written.
    pub handover: ArcRwSignal<Option<String>>,
}

impl Default for Aids {
    fn default() -> Self {
        Self {
            search: ArcRwSignal::new(KnowledgeSearch::default()),
            comments: ArcRwSignal::new(BTreeMap::new()),
            dismissed: ArcRwSignal::new(BTreeSet::new()),
            digest: ArcRwSignal::new(None),
            digest_before: ArcRwSignal::new(None),
            digest_put_away: ArcRwSignal::new(false),
            sank: ArcRwSignal::new(false),
            handover: ArcRwSignal::new(None),
        }
    }
}
