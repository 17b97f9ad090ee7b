//! Values that rules compare: context variables, attributes, answers.

use core::fmt;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A text or a whole number: the two kinds of a context variable (seed 000).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A text. Comparing is exact and case-sensitive (behaviour §1.6).
    Text(Arc<str>),
    /// A whole number; instants are milliseconds since 1970.
    Number(i64),
}

impl Value {
    /// A text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}
