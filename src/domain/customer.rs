//! The people who write to us.

use super::{AgentId, Channel, CustomerId, Millis, Origin};
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::sync::Arc;

/// Where a customer can be reached on a channel: an e-mail address or a phone number in E.164 form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Address(pub Arc<str>);

impl Borrow<str> for Address {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// What a channel knows of the person who writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The name they gave, if they did.
    pub name: Option<String>,
    /// Where they write from, if the channel tells.
    pub address: Option<Address>,
    /// What its entry knows of the visit, if it was one.
    pub origin: Option<Box<Origin>>,
}

/// What kind of customer it is (seed 002: a customer can be an account or a contact).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerKind {
    /// Nobody knows yet who this is.
    #[default]
    Visitor,
    /// Somebody who told us their name, but is not on file.
    Named,
    /// A person on file.
    Contact,
    /// A company on file.
    Account,
}

/// A customer: a contact or an account on file, or a visitor nobody knows yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Which one; 0 stands for a new one.
    pub id: CustomerId,
    /// What kind.
    pub kind: CustomerKind,
    /// Full name; "Visitor 7" while unknown.
    pub name: String,
    /// The number of an account.
    pub number: Option<String>,
    /// The account a contact belongs to.
    pub account: Option<CustomerId>,
    /// The contact to turn to at an account.
    pub primary_contact: Option<CustomerId>,
    /// E-mail address.
    pub email: Option<Address>,
    /// Mobile number.
    pub phone: Option<Address>,
    /// Home town.
    pub city: Option<String>,
    /// Year of the first order.
    pub since: Option<u16>,
    /// How many orders they placed.
    pub orders: u32,
    /// Whom they would rather talk to, first choice first; only the first three count (behaviour §1.8).
    pub preferred: Vec<AgentId>,
    /// Conversations from before this log began, newest first.
    pub past: Vec<PastConversation>,
}

impl Customer {
    /// Whether nobody knows yet who this is.
    #[must_use]
    pub const fn is_visitor(&self) -> bool {
        matches!(self.kind, CustomerKind::Visitor)
    }

    /// Whether it is a contact or an account.
    #[must_use]
    pub const fn is_on_file(&self) -> bool {
        matches!(self.kind, CustomerKind::Contact | CustomerKind::Account)
    }

    /// Whether they can be reached there without sitting in front of it.
    #[must_use]
    pub fn can_be_reached_on(&self, channel: Channel) -> bool {
        match channel {
            Channel::LiveChat | Channel::Record => false,
            Channel::Sms | Channel::WhatsApp => self.phone.is_some(),
            Channel::Facebook
            | Channel::Line
            | Channel::WeChat
            | Channel::Twitter
            | Channel::Teams
            | Channel::PersistentChat
            | Channel::Custom => false,
        }
    }

    /// Every address they write from.
    pub fn addresses(&self) -> impl Iterator<Item = &Address> {
        self.email.iter().chain(&self.phone)
    }
}

/// A conversation that was over before this log began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastConversation {
    /// When it was closed.
    pub closed_at: Millis,
    /// On which channel.
    pub channel: Channel,
    /// What it was about.
    pub subject: String,
    /// How it ended.
    pub outcome: String,
}
