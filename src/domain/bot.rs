//! Bots: who answers first on some work streams (behaviour §15).

use super::BotId;
use serde::{Deserialize, Serialize};

/// A bot. It has no capacity to speak of: it answers everybody at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bot {
    /// Which one.
    pub id: BotId,
    /// Its name, as customers see it.
    pub name: String,
}
