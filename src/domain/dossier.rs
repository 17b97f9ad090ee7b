//! What was gathered about a conversation beside what was said.

use super::{ArticleId, CaseId, Origin, ScriptId, StepMark};
use serde::{Deserialize, Serialize};

/// A conversation's case, articles and progress. Most conversations have none of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// What the entry knew of the customer's visit.
    pub origin: Option<Box<Origin>>,
    /// The case it belongs to.
    pub case: Option<CaseId>,
    /// The articles that belong to it, in the order in which they were linked.
    pub articles: Vec<ArticleId>,
    /// The script the agent follows, where they chose one.
    pub script: Option<ScriptId>,
    /// How far they got with the steps of scripts.
    pub marks: Vec<StepMark>,
}
