//! Context variables: what is known of a conversation before anybody has read it.

use super::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A context variable of a work stream (behaviour §1.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContextVariable {
    /// Its name, at most 100 characters; upper and lower case matter.
    pub name: String,
    /// Its kind.
    pub kind: VariableKind,
}

/// Text or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VariableKind {
    /// Text of at most 4,000 characters.
    Text,
    /// A whole number.
    Number,
}

impl VariableKind {
    /// Whether a value is of this kind.
    #[must_use]
    pub const fn fits(self, value: &Value) -> bool {
        matches!(
            (self, value),
            (Self::Text, Value::Text(_)) | (Self::Number, Value::Number(_))
        )
    }
}

/// What is known: values by name.
pub type Context = BTreeMap<String, Value>;
