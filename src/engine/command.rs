//! What can be asked of the engine.

use crate::domain::{ContactId, ConversationId, Floor, Identity, Presence, WorkStreamId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A wish. Who wishes, and when, is in the [`Stamp`](super::Stamp).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Sets up an empty world.
    OpenFloor(Box<Floor>),
    /// The agent starts work.
    SignIn,
    /// The agent leaves, or their connection does: the presence is kept for the restore window.
    SignOut,
    /// The agent chooses a presence.
    SetPresence(Presence),
    /// The agent takes back what a missed or rejected offer did to their presence.
    ResetPresence,
    /// A message came in on a channel: it continues the contact's ongoing conversation or opens a new one.
    CustomerWrites {
        /// The channel's thread.
        contact: ContactId,
        /// The work stream the channel's entry belongs to.
        work_stream: WorkStreamId,
        /// What the channel knows of the writer.
        from: Identity,
        /// The text.
        body: Arc<str>,
    },
    /// The customer ended the contact or left it for good.
    CustomerLeaves(ContactId),
    /// The agent takes what they were offered.
    Accept(ConversationId),
    /// The agent refuses what they were offered.
    Reject(ConversationId),
    /// The agent takes an open conversation by hand.
    Pick(ConversationId),
    /// The agent takes up a waiting conversation of theirs again.
    Resume(ConversationId),
    /// The agent writes to the customer.
    Say {
        /// In which conversation.
        conversation: ConversationId,
        /// The text.
        body: Arc<str>,
    },
    /// The agent ends the conversation; wrap-up begins.
    End(ConversationId),
    /// The agent closes the session: after End it closes the conversation, before it gives it back (behaviour §5.3).
    CloseSession(ConversationId),
    /// The agent writes again to the customer of a closed conversation: a new one, linked to the old.
    FollowUp(ConversationId),
    /// The earliest deadline has come.
    Tick,
}
