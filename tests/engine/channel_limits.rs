//! How much one message can hold: to the customer what their channel carries, to colleagues what anybody can
//! read (behaviour §8.9).

use super::support::shift::{Shift, agent, floor, stream};
use super::words::write;
use switchboard::domain::{Audience, Channel, ContactId, ConversationId};
use switchboard::engine::{Refusal, limits};

/// A conversation on a channel, with the agent who took it.
fn on(channel: Channel) -> (Shift, ConversationId) {
    let mut set = floor(vec![agent(1, 100)], vec![stream(1, channel, 40)]);
    set.queues[0].kind = channel.kind();
    let mut shift = Shift::staffed(set);
    let id = shift.take(1, 1);
    (shift, id)
}

/// What a channel carries, in characters.
const fn most(channel: Channel) -> usize {
    match channel {
        Channel::WeChat => 600,
        Channel::Sms => 1_600,
        Channel::Facebook => 2_000,
        Channel::WhatsApp => 4_096,
        Channel::Line => 5_000,
        Channel::LiveChat
        | Channel::PersistentChat
        | Channel::Twitter
        | Channel::Teams
        | Channel::Custom
        | Channel::Record => 6_000,
    }
}

/// Characters, not bytes: each of these has two.
fn long(characters: usize) -> String {
    "å".repeat(characters)
}

#[test]
fn to_the_customer_a_message_is_as_long_as_the_channel_carries() {
    for channel in Channel::ALL {
        let (mut shift, id) = on(channel);
        let limit = most(channel);
        let too_long = if limit < limits::MESSAGE_CHARS {
            Refusal::TooLongForChannel { limit }
        } else {
            Refusal::MessageTooLong
        };
        for (length, expected) in [
            (limit, Ok(())),
            (limit + 1, Err(too_long)),
            (limits::MESSAGE_CHARS + 1, Err(Refusal::MessageTooLong)),
        ] {
            assert_eq!(
                shift.try_by(1, write(id, Audience::Public, &long(length))),
                expected,
                "{length} characters on {channel:?}"
            );
        }
    }
}

#[test]
fn to_colleagues_it_is_as_long_as_anybody_can_read_whatever_the_channel() {
    for channel in Channel::ALL {
        let (mut shift, id) = on(channel);
        for (length, expected) in [
            (limits::MESSAGE_CHARS, Ok(())),
            (limits::MESSAGE_CHARS + 1, Err(Refusal::MessageTooLong)),
        ] {
            assert_eq!(
                shift.try_by(1, write(id, Audience::Internal, &long(length))),
                expected,
                "{length} characters on {channel:?}"
            );
        }
    }
}

/// What came in was carried already.
#[test]
fn what_a_customer_writes_is_not_measured_by_their_channel() {
    let (mut shift, _) = on(Channel::Sms);
    let contact = ContactId(1);
    assert_eq!(shift.write(contact, 1, &long(most(Channel::Sms) + 1)), Ok(()));
    assert_eq!(
        shift.write(contact, 1, &long(limits::MESSAGE_CHARS + 1)),
        Err(Refusal::MessageTooLong)
    );
}

/// Design §2.9: what to do about it.
#[test]
fn the_refusal_says_how_much_the_channel_carries() {
    let (mut shift, id) = on(Channel::Sms);
    let refusal = shift.try_by(1, write(id, Audience::Public, &long(1_601)));
    let words = refusal.expect_err("it is too long").to_string();
    assert!(words.contains("1600") && words.contains("shorten"), "{words}");
}
