//! The names of channels. Most are brands, the same in every language.

use crate::domain::Channel;

pub(super) const fn en(channel: Channel) -> &'static str {
    match channel {
        Channel::LiveChat => "Live chat",
        Channel::PersistentChat => "Persistent chat",
        Channel::Custom => "Custom channel",
        Channel::Record => "Record",
        brand => name(brand),
    }
}

pub(super) const fn nb(channel: Channel) -> &'static str {
    match channel {
        Channel::LiveChat => "Chat",
        Channel::PersistentChat => "Vedvarende chat",
        Channel::Custom => "Egen kanal",
        Channel::Record => "Sak",
        brand => name(brand),
    }
}

const fn name(channel: Channel) -> &'static str {
    match channel {
        Channel::LiveChat | Channel::PersistentChat => "Chat",
        Channel::Sms => "SMS",
        Channel::Facebook => "Facebook",
        Channel::WhatsApp => "WhatsApp",
        Channel::Line => "LINE",
        Channel::WeChat => "WeChat",
        Channel::Twitter => "X (Twitter)",
        Channel::Teams => "Teams",
        Channel::Custom => "Custom",
        Channel::Record => "Record",
    }
}
