//! The round mark of a person: initials, and the channel they write on.

use super::Icon;
use crate::domain::Channel;
use crate::state::Preferences;
use icondata_core::Icon as Glyph;
use leptos::prelude::*;

/// The icon of a channel.
pub(in crate::ui) const fn channel_icon(channel: Channel) -> Glyph {
    match channel {
        Channel::LiveChat => icondata_lu::LuMessageSquareText,
        Channel::PersistentChat => icondata_lu::LuMessagesSquare,
        Channel::Sms => icondata_lu::LuSmartphone,
        Channel::WhatsApp
        | Channel::Facebook
        | Channel::Line
        | Channel::WeChat
        | Channel::Twitter
        | Channel::Teams
        | Channel::Custom => icondata_lu::LuMessageCircle,
        Channel::Record => icondata_lu::LuFileText,
    }
}

/// Initials, with the channel as a badge.
#[component]
pub(in crate::ui) fn Avatar(
    #[prop(into)] name: String,
    #[prop(optional)] channel: Option<Channel>,
) -> impl IntoView {
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    view! {
        <span class="avatar">
            <span aria-hidden="true">{initials(&name)}</span>
            {channel
                .map(|channel| {
                    view! {
                        <span class="channel">
                            <Icon glyph=channel_icon(channel) size=10 />
                        </span>
                        <span class="visually-hidden">{(words.channel_name)(channel)} " "</span>
                    }
                })}
        </span>
    }
}

/// The first letters of the first and the last word; a number counts as it stands, so "Visitor 7" is V7.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let last = words.next_back().unwrap_or_default();
    [first, last]
        .iter()
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_the_first_and_the_last_name() {
        for (name, expected) in [
            ("Marta Holm", "MH"),
            ("Visitor 7", "V7"),
            ("Lucía de la Gómez", "LG"),
            ("Åse", "Å"),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected);
        }
    }
}
