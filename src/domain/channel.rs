//! The ways a customer can reach us, and the records we route like conversations.

use serde::{Deserialize, Serialize};

/// A means through which a customer reaches out for support, or a record that is worked on (seed 000).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A chat widget on a web page. The customer is there, now.
    LiveChat,
    /// A chat whose history stays; the customer comes and goes.
    PersistentChat,
    /// Text messages to a phone number.
    Sms,
    /// Facebook Messenger.
    Facebook,
    /// WhatsApp messages.
    WhatsApp,
    /// LINE messages.
    Line,
    /// WeChat messages.
    WeChat,
    /// Direct messages on X, once Twitter.
    Twitter,
    /// Microsoft Teams.
    Teams,
    /// A messaging channel of one's own.
    Custom,
    /// A record: a case, an e-mail, an activity.
    Record,
}

/// What kind of work a channel brings, and so which queues may hold it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkKind {
    /// Conversations.
    #[default]
    Messaging,
    /// Records.
    Record,
}

/// Which files a channel carries to the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carries {
    /// None: text only.
    Nothing,
    /// Pictures that a browser draws.
    Pictures,
    /// Any, but for programs.
    Files,
}

impl Channel {
    /// All of them, in the order of seed 000.
    pub const ALL: [Self; 11] = [
        Self::LiveChat,
        Self::PersistentChat,
        Self::Sms,
        Self::Facebook,
        Self::Record,
        Self::WeChat,
        Self::Teams,
        Self::Line,
        Self::WhatsApp,
        Self::Custom,
        Self::Twitter,
    ];

    /// Whether the customer sits in front of it and leaves when nobody answers.
    ///
    /// A live conversation falls back to the queue when its session is closed; the others wait for the
    /// customer's next message (behaviour §5.3).
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::LiveChat)
    }

    /// What kind of work it brings.
    #[must_use]
    pub const fn kind(self) -> WorkKind {
        match self {
            Self::Record => WorkKind::Record,
            _ => WorkKind::Messaging,
        }
    }

    /// The most characters one message to the customer can have (behaviour §8.9; the channels' own documents).
    #[must_use]
    pub const fn message_limit(self) -> usize {
        match self {
            Self::Sms => 1_600,
            Self::Facebook => 2_000,
            Self::WhatsApp => 4_096,
            Self::Line => 5_000,
            Self::WeChat => 600,
            _ => 6_000,
        }
    }

    /// Which files it carries to the customer (behaviour §8.9; the channels' own documents).
    #[must_use]
    pub const fn carries(self) -> Carries {
        match self {
            Self::Sms => Carries::Nothing,
            Self::Line | Self::WeChat | Self::Twitter => Carries::Pictures,
            Self::LiveChat
            | Self::PersistentChat
            | Self::Facebook
            | Self::WhatsApp
            | Self::Teams
            | Self::Custom
            | Self::Record => Carries::Files,
        }
    }

    /// The most bytes one file to the customer can have (behaviour §8.9: 5 MB unless a channel carries less).
    #[must_use]
    pub const fn file_limit(self) -> u64 {
        match self {
            Self::WeChat => 2 << 20,
            _ => 5 << 20,
        }
    }

    /// Whether the customer sees bold, italic and code as such (behaviour §8.10).
    #[must_use]
    pub const fn shows_formatting(self) -> bool {
        match self {
            Self::LiveChat
            | Self::PersistentChat
            | Self::WhatsApp
            | Self::Teams
            | Self::Custom
            | Self::Record => true,
            Self::Sms | Self::Facebook | Self::Line | Self::WeChat | Self::Twitter => false,
        }
    }

    /// Its name in rules and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LiveChat => "live_chat",
            Self::PersistentChat => "persistent_chat",
            Self::Sms => "sms",
            Self::Facebook => "facebook",
            Self::WhatsApp => "whats_app",
            Self::Line => "line",
            Self::WeChat => "we_chat",
            Self::Twitter => "twitter",
            Self::Teams => "teams",
            Self::Custom => "custom",
            Self::Record => "record",
        }
    }
}
