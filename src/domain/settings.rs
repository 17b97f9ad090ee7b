//! Floor-wide settings.

use super::{Span, TimeZone};
use serde::{Deserialize, Serialize};

/// Settings that hold for the whole floor; the defaults are those of behaviour §16.1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Customer sessions an agent can have open; Home does not count (design §5).
    pub session_limit: u32,
    /// How often one agent may decline one conversation before it is never offered to them again.
    pub decline_limit: u8,
    /// How many agents may decline one conversation before it is left to picking.
    pub decliner_limit: u32,
    /// A missed offer sets the agent to Inactive.
    pub inactive_after_missed: bool,
    /// A rejected offer sets the agent to Do not disturb.
    pub do_not_disturb_after_rejected: bool,
    /// For how long after a disconnect the old presence comes back.
    pub presence_restore: Span,
    /// Where a day begins and ends: for end-of-day capacity and for rules about dates.
    pub zone: TimeZone,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            session_limit: 10,
            decline_limit: 3,
            decliner_limit: 100,
            inactive_after_missed: true,
            do_not_disturb_after_rejected: true,
            presence_restore: Span::seconds(150),
            zone: TimeZone::utc(),
        }
    }
}
