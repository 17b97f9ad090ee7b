//! How an offer is put to an agent (behaviour §6.2).

use super::{Span, Wording};
use serde::{Deserialize, Serialize};

/// A notification template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NotificationTemplate {
    /// How long an offer rings, in milliseconds.
    pub countdown: Span,
    /// Whether the countdown is shown. Hidden, it still runs.
    pub shows_countdown: bool,
    /// Assign without asking: there is nothing to reject, and a lapsed countdown opens the session.
    pub auto_assign: bool,
    /// Whether there is a button to say no with. Without one an offer can only be accepted, or lapse.
    pub allows_reject: bool,
    /// With auto-assign: open the session at once instead of when the agent or the countdown does.
    pub auto_accept: bool,
}

impl Default for NotificationTemplate {
    fn default() -> Self {
        Self {
            countdown: Span::seconds(120),
            shows_countdown: true,
            auto_assign: false,
            allows_reject: true,
            auto_accept: false,
        }
    }
}

impl NotificationTemplate {
    /// Whether the agent can say no.
    #[must_use]
    pub const fn can_be_rejected(&self) -> bool {
        self.allows_reject && !self.auto_assign
    }

    /// Whether the session opens without anybody doing anything.
    #[must_use]
    pub const fn opens_at_once(&self) -> bool {
        self.auto_assign && self.auto_accept
    }
}

/// How questions to colleagues of one kind are put, where that differs from offers (behaviour §6.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionTemplate {
    /// How long it rings, and what can be answered.
    pub notification: NotificationTemplate,
    /// What it says.
    pub wording: Wording,
}
