//! The words of a notification, where an administrator wants their own (behaviour §6.2).

use serde::{Deserialize, Serialize};

/// What an offer says. Nothing anywhere means the usual words, in the language of whoever reads them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wording {
    /// The title, with slugs.
    pub title: Option<String>,
    /// Lines of a name and a value, with slugs; a line nothing is known for is left out.
    pub fields: Vec<WordingField>,
    /// What the button for yes says.
    pub accept: Option<String>,
    /// What the button for no says.
    pub reject: Option<String>,
}

/// A line of a notification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingField {
    /// Its name.
    pub header: String,
    /// Its value, with slugs: `{customerName}`, `{queueId}`, `{agentName}` for who asks, a context variable.
    pub value: String,
}
