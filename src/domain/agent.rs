//! The people who answer.

use super::{AgentId, Presence, Units};
use serde::{Deserialize, Serialize};

/// A person who takes conversations, as an administrator describes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// Who this is.
    pub id: AgentId,
    /// Full name, as colleagues see it.
    pub name: String,
    /// How many units of work they can hold at once; 100 unless somebody decided otherwise (seed 001).
    pub units: Units,
    /// The presence they start work with (seed 003).
    pub default_presence: Presence,
}
