//! The ways a customer can reach us.

use serde::{Deserialize, Serialize};

/// A means through which a customer reaches out for support (seed 000).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A chat widget on a web page. The customer is there, now.
    LiveChat,
    /// Text messages to a phone number.
    Sms,
    /// WhatsApp messages.
    WhatsApp,
}

impl Channel {
    /// Whether the customer sits in front of it and leaves when nobody answers.
    ///
    /// A live conversation falls back to the queue when its session is closed; the others wait for the
    /// customer's next message (behaviour §5.3).
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::LiveChat)
    }
}
