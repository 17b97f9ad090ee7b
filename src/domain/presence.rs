//! Presence: whether, and why, an agent takes work.

use super::{AgentId, ConversationId, Millis, PresenceId};
use serde::{Deserialize, Serialize};

/// A presence status: the five base statuses, and Inactive, which only the system sets (seed 003).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Free for work.
    Available,
    /// Working, with room for more.
    Busy,
    /// Full, or does not want to be disturbed.
    DoNotDisturb,
    /// Not at the desk.
    Away,
    /// Not at work.
    Offline,
    /// Missed an offer. Set by the system only.
    Inactive,
}

impl Presence {
    /// All of them, in the order they are listed.
    pub const ALL: [Self; 6] = [
        Self::Available,
        Self::Busy,
        Self::DoNotDisturb,
        Self::Away,
        Self::Offline,
        Self::Inactive,
    ];

    /// The five a person may choose.
    pub const CHOICES: [Self; 5] = [
        Self::Available,
        Self::Busy,
        Self::DoNotDisturb,
        Self::Away,
        Self::Offline,
    ];

    /// Its name in rules and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::Busy => "busy",
            Self::DoNotDisturb => "do_not_disturb",
            Self::Away => "away",
            Self::Offline => "offline",
            Self::Inactive => "inactive",
        }
    }

    /// Whether it stays until the person changes it, once they chose it (seed 003).
    #[must_use]
    pub const fn is_sticky(self) -> bool {
        matches!(self, Self::DoNotDisturb | Self::Away | Self::Offline)
    }
}

/// A presence of an organisation's own: how it is called, and which base status it stands for (seeds 003, 004).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomPresence {
    /// Which one.
    pub id: PresenceId,
    /// Its name for administrators.
    pub name: String,
    /// What agents see.
    pub text: String,
    /// How it behaves. Inactive cannot be chosen, so it is not one.
    pub base: Presence,
    /// What it is for.
    pub description: String,
}

/// A presence somebody chooses: a base status, or one of the organisation's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PresenceChoice {
    /// One of the five base statuses.
    Base(Presence),
    /// A custom presence.
    Custom(PresenceId),
}

impl From<Presence> for PresenceChoice {
    fn from(presence: Presence) -> Self {
        Self::Base(presence)
    }
}

/// A set of presences, such as those a work stream allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Presence>", into = "Vec<Presence>")]
pub struct PresenceSet(u8);

impl PresenceSet {
    /// Whether it holds `presence`.
    #[must_use]
    pub const fn contains(self, presence: Presence) -> bool {
        self.0 & (1 << presence as u8) != 0
    }

    /// Its members, in listing order.
    pub fn iter(self) -> impl Iterator<Item = Presence> {
        Presence::ALL
            .into_iter()
            .filter(move |presence| self.contains(*presence))
    }
}

impl FromIterator<Presence> for PresenceSet {
    fn from_iter<I: IntoIterator<Item = Presence>>(presences: I) -> Self {
        Self(
            presences
                .into_iter()
                .fold(0, |bits, presence| bits | 1 << presence as u8),
        )
    }
}

impl From<Vec<Presence>> for PresenceSet {
    fn from(presences: Vec<Presence>) -> Self {
        presences.into_iter().collect()
    }
}

impl From<PresenceSet> for Vec<Presence> {
    fn from(set: PresenceSet) -> Self {
        set.iter().collect()
    }
}

/// Who set a presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SetBy {
    /// The rules.
    System,
    /// The agent, by hand.
    Agent,
    /// A supervisor, for the agent.
    Supervisor(AgentId),
}

/// Why a presence is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PresenceCause {
    /// Never signed in.
    NotSignedIn,
    /// The default presence at sign-in.
    Default,
    /// Chosen by the agent, or for them by a supervisor.
    Chosen,
    /// Chosen beforehand for when the last work in hand is done.
    Planned,
    /// Follows the use of capacity.
    Capacity,
    /// An offer timed out.
    MissedOffer(ConversationId),
    /// An offer was rejected.
    RejectedOffer(ConversationId),
    /// Work arrived with every session slot taken.
    SessionLimit,
    /// Signed out or lost the connection.
    SignedOut,
}

impl PresenceCause {
    /// Whether the agent has to be told, with a way back.
    #[must_use]
    pub const fn wants_banner(self) -> bool {
        matches!(
            self,
            Self::MissedOffer(_) | Self::RejectedOffer(_) | Self::SessionLimit
        )
    }
}

/// A presence with who set it, why and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresenceRecord {
    /// The base status.
    pub status: Presence,
    /// The custom presence it is shown as.
    pub custom: Option<PresenceId>,
    /// Who set it.
    pub set_by: SetBy,
    /// Why.
    pub cause: PresenceCause,
    /// Since when.
    pub since: Millis,
}

impl PresenceRecord {
    /// What was chosen, or what it is shown as.
    #[must_use]
    pub fn choice(&self) -> PresenceChoice {
        self.custom
            .map_or(PresenceChoice::Base(self.status), PresenceChoice::Custom)
    }

    /// Whether an accept or a close leaves it alone: chosen by hand and meant to last (seed 003).
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.set_by != SetBy::System && self.status.is_sticky()
    }
}
