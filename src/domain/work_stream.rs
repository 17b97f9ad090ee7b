//! Work streams: how conversations of one channel are distributed.

use super::{Channel, PresenceSet, QueueId, Span, Units, WorkStreamId};
use serde::{Deserialize, Serialize};

/// A collection of routing and work-distribution settings (seed 000).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkStream {
    /// Which one.
    pub id: WorkStreamId,
    /// Its name.
    pub name: String,
    /// The channel it serves.
    pub channel: Channel,
    /// Where its conversations go.
    pub queue: QueueId,
    /// Who moves first, the system or the agent.
    pub distribution: Distribution,
    /// What one conversation costs.
    pub cost: Units,
    /// The presences that may be offered its work. Inactive counts only by its own entry (design §5).
    pub allowed_presences: PresenceSet,
    /// Whether wrap-up holds capacity.
    pub wrap_up: WrapUpPolicy,
    /// How long an offer rings, in milliseconds.
    pub countdown: Span,
    /// When the system closes what nobody touches.
    pub auto_close: AutoClose,
}

/// Push or pick (seed 000).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Distribution {
    /// The system offers.
    Push,
    /// The system offers, and agents may also take by themselves, whatever their capacity and presence.
    PushAndSelect,
    /// Agents take from the open work items.
    Pick,
}

impl Distribution {
    /// Whether the system offers its conversations.
    #[must_use]
    pub const fn offers(self) -> bool {
        matches!(self, Self::Push | Self::PushAndSelect)
    }

    /// Whether an agent may take one by hand.
    #[must_use]
    pub const fn can_be_picked(self) -> bool {
        matches!(self, Self::Pick | Self::PushAndSelect)
    }
}

/// How long wrap-up holds capacity (behaviour §1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WrapUpPolicy {
    /// Until the conversation is closed.
    Always,
    /// For this long from the start of wrap-up, in milliseconds.
    For(Span),
    /// Not at all.
    Never,
}

/// After how long without a change a state ends by itself; nothing means never (behaviour §5.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutoClose {
    /// Open, in milliseconds.
    pub open: Option<Span>,
    /// Active, in milliseconds.
    pub active: Option<Span>,
    /// Waiting for the customer, in milliseconds.
    pub waiting: Option<Span>,
    /// Wrap-up, in milliseconds.
    pub wrap_up: Option<Span>,
}

impl AutoClose {
    /// The defaults of behaviour §5.4 for a channel.
    #[must_use]
    pub const fn for_channel(channel: Channel) -> Self {
        if channel.is_live() {
            Self {
                open: Some(Span::minutes(20)),
                active: None,
                waiting: None,
                wrap_up: Some(Span::minutes(15)),
            }
        } else {
            Self {
                open: Some(Span::hours(30 * 24)),
                active: Some(Span::hours(30 * 24)),
                waiting: Some(Span::hours(28 * 24)),
                wrap_up: Some(Span::hours(24)),
            }
        }
    }
}
