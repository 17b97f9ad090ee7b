//! Buckets: what a queue serves first (behaviour §2.5).

use super::Condition;
use serde::{Deserialize, Serialize};

/// A bucket of a queue with prioritisation rules: a conversation goes to the first whose condition holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// What belongs in it.
    pub when: Condition,
    /// What it serves first.
    #[serde(default)]
    pub order_by: BucketOrder,
}

/// What a bucket serves first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BucketOrder {
    /// The oldest.
    #[default]
    Oldest,
    /// By an attribute of the conversation; what does not have it comes last.
    Attribute {
        /// Which.
        name: String,
        /// The greatest first.
        descending: bool,
    },
}
