//! Work classification: what rules make of a conversation before it is routed (behaviour §2.2).

use super::{Condition, Needs, Value};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A classification ruleset. All rulesets of a work stream run, in order; in each the first match decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruleset {
    /// Its name.
    pub name: String,
    /// At most 100, in order.
    pub rules: Vec<ClassificationRule>,
}

/// One rule of a classification ruleset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassificationRule {
    /// Its name.
    pub name: String,
    /// When it applies.
    pub when: Condition,
    /// What it sets.
    pub then: Outputs,
}

/// What classification adds to a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outputs {
    /// At most five attributes; later rulesets see them.
    pub attributes: Vec<(String, Value)>,
    /// Skills with the rating each takes, and capacity profiles in addition to the work stream's own.
    pub needs: Arc<Needs>,
}
