//! Files with a message: what may come along, how large, and to whom (behaviour §8.9).

use super::people::conversation;
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    Attachment, Attachments, Audience, Channel, ContactId, Context, ConversationId, Identity, Line,
    WorkStreamId,
};
use switchboard::engine::{Actor, Command, Refusal, can_be_attached, limits};

const PICTURE: &[u8] = b"\x89PNG\r\n\x1A\nand so on";

/// A conversation on a channel, with the agent who took it.
fn on(channel: Channel) -> (Shift, ConversationId) {
    let mut set = floor(vec![agent(1, 100)], vec![stream(1, channel, 40)]);
    set.queues[0].kind = channel.kind();
    let mut shift = Shift::staffed(set);
    let id = shift.take(1, 1);
    (shift, id)
}

fn file(name: &str, data: &[u8]) -> Attachment {
    Attachment::new(name, "image/png", data)
}

fn sized(name: &str, size: u64) -> Attachment {
    file(name, &vec![b'x'; usize::try_from(size).unwrap()])
}

fn say(conversation: ConversationId, audience: Audience, body: &str, files: Vec<Attachment>) -> Command {
    Command::Say {
        conversation,
        audience,
        body: body.into(),
        attachments: files.into(),
    }
}

fn writes(contact: u64, body: &str, files: Vec<Attachment>) -> Command {
    Command::CustomerWrites {
        contact: ContactId(contact),
        work_stream: WorkStreamId(1),
        from: Identity::default(),
        body: body.into(),
        attachments: files.into(),
        context: Context::new(),
    }
}

/// The files of the last message.
fn last(shift: &Shift, id: ConversationId) -> Attachments {
    match &conversation(shift, id).transcript.last().unwrap().line {
        Line::Message(message) => message.attachments.clone(),
        Line::System(line) => panic!("{line:?}"),
    }
}

#[test]
fn a_message_is_words_files_or_both() {
    for audience in [Audience::Public, Audience::Internal] {
        for (body, files, expected) in [
            ("Here it is", vec![file("label.png", PICTURE)], Ok(())),
            (
                "",
                vec![file("label.png", PICTURE), file("letter.pdf", b"%PDF")],
                Ok(()),
            ),
            ("\u{200B}", vec![file("label.png", PICTURE)], Ok(())),
            ("Nothing with it", vec![], Ok(())),
            ("", vec![], Err(Refusal::EmptyMessage)),
            (" \u{200B}", vec![], Err(Refusal::EmptyMessage)),
        ] {
            let (mut shift, id) = on(Channel::LiveChat);
            let answer = shift.try_by(1, say(id, audience, body, files.clone()));
            assert_eq!(answer, expected, "{audience:?} {body:?}");
            if expected.is_ok() {
                assert_eq!(&*last(&shift, id), files, "{audience:?} {body:?}");
            }
        }
    }
}

/// Which channel carries what to the customer; colleagues get anything that is no program.
#[test]
fn each_channel_carries_its_own_kinds() {
    let (none, pictures, any) = ([false, false], [true, false], [true, true]);
    for (channel, carried) in [
        (Channel::LiveChat, any),
        (Channel::PersistentChat, any),
        (Channel::Sms, none),
        (Channel::Facebook, any),
        (Channel::Record, any),
        (Channel::WeChat, pictures),
        (Channel::Teams, any),
        (Channel::Line, pictures),
        (Channel::WhatsApp, any),
        (Channel::Custom, any),
        (Channel::Twitter, pictures),
    ] {
        let files = [file("label.png", PICTURE), file("drawing.svg", b"<svg/>")];
        for (file, carried) in files.into_iter().zip(carried) {
            let (mut shift, id) = on(channel);
            let expected = if carried {
                Ok(())
            } else if channel == Channel::Sms {
                Err(Refusal::NoFilesOnChannel)
            } else {
                Err(Refusal::OnlyPictures(file.name.to_string()))
            };
            let files = vec![file];
            assert_eq!(
                can_be_attached(channel, Audience::Public, &files),
                expected,
                "{channel:?} {files:?}"
            );
            let to_customer = shift.try_by(1, say(id, Audience::Public, "", files.clone()));
            assert_eq!(to_customer, expected, "{channel:?} {files:?}");
            let to_colleagues = shift.try_by(1, say(id, Audience::Internal, "", files.clone()));
            assert_eq!(to_colleagues, Ok(()), "{channel:?} {files:?}");
        }
    }
}

#[test]
fn what_nobody_should_get_is_refused_by_name() {
    let five = 5 << 20;
    let long = "n".repeat(limits::FILE_NAME_CHARS);
    for (what, files, expected) in [
        (
            "five files",
            vec![file("a.png", PICTURE); limits::ATTACHMENTS],
            Ok(()),
        ),
        (
            "six files",
            vec![file("a.png", PICTURE); limits::ATTACHMENTS + 1],
            Err(Refusal::TooManyFiles { limit: 5 }),
        ),
        ("a long name", vec![file(&long, b"x")], Ok(())),
        (
            "a longer name",
            vec![file(&format!("{long}!"), b"x")],
            Err(Refusal::BadFileName),
        ),
        ("no name", vec![file("", b"x")], Err(Refusal::BadFileName)),
        (
            "a name nobody sees",
            vec![file("\u{200B}\u{202E}", b"x")],
            Err(Refusal::BadFileName),
        ),
        (
            "nothing in it",
            vec![file("a.png", b"")],
            Err(Refusal::FileEmpty("a.png".into())),
        ),
        (
            "a program behind an innocent one",
            vec![file("a.png", PICTURE), file("a.png.EXE", b"x")],
            Err(Refusal::FileIsProgram("a.png.EXE".into())),
        ),
        ("as large as may be", vec![sized("a.bin", five)], Ok(())),
        (
            "larger",
            vec![sized("a.bin", five + 1)],
            Err(Refusal::FileTooLarge {
                name: "a.bin".into(),
                size: five + 1,
                limit: five,
            }),
        ),
        (
            "as large as may be together",
            vec![sized("a.bin", five), sized("b.bin", five)],
            Ok(()),
        ),
        (
            "larger together",
            vec![sized("a.bin", five), sized("b.bin", five), sized("c.bin", 1)],
            Err(Refusal::FilesTooLarge {
                size: 2 * five + 1,
                limit: 2 * five,
            }),
        ),
    ] {
        for audience in [Audience::Public, Audience::Internal] {
            let (mut shift, id) = on(Channel::LiveChat);
            let answer = shift.try_by(1, say(id, audience, "Here", files.clone()));
            assert_eq!(answer, expected, "{what}, {audience:?}");
        }
        let (mut shift, _) = on(Channel::LiveChat);
        let answer = shift.run(Actor::Customer, writes(1, "Here", files));
        assert_eq!(answer, expected, "{what}, from the customer");
    }
}

/// A channel may carry less than anybody could take.
#[test]
fn a_channel_with_a_smaller_limit_says_its_own() {
    let (mut shift, id) = on(Channel::WeChat);
    let picture = |size: u64| {
        let mut data = PICTURE.to_vec();
        data.resize(usize::try_from(size).unwrap(), 0);
        vec![Attachment::new("a.png", "", data)]
    };
    let limit = 2 << 20;
    assert_eq!(
        shift.try_by(1, say(id, Audience::Public, "", picture(limit))),
        Ok(())
    );
    let refusal = Refusal::FileTooLarge {
        name: "a.png".into(),
        size: limit + 1,
        limit,
    };
    assert_eq!(
        shift.try_by(1, say(id, Audience::Public, "", picture(limit + 1))),
        Err(refusal)
    );
    let among_us = shift.try_by(1, say(id, Audience::Internal, "", picture(limit + 1)));
    assert_eq!(among_us, Ok(()));
}

/// What came in was carried already: the customer's channel does not measure it.
#[test]
fn a_customer_sends_files_with_words_or_without_whatever_the_channel() {
    for channel in Channel::ALL {
        let (mut shift, id) = on(channel);
        let files = vec![file("crack.png", PICTURE), file("letter.pdf", b"%PDF")];
        assert_eq!(
            shift.run(Actor::Customer, writes(1, "", files.clone())),
            Ok(()),
            "{channel:?}"
        );
        assert_eq!(&*last(&shift, id), files, "{channel:?}");
        assert_eq!(
            shift.run(Actor::Customer, writes(1, " ", vec![])),
            Err(Refusal::EmptyMessage),
            "{channel:?}"
        );
    }
}

/// Design §2.9: which file, how large, and what to do.
#[test]
fn a_refusal_says_which_file_and_what_to_do() {
    let (mut shift, id) = on(Channel::LiveChat);
    let refusal = shift
        .try_by(
            1,
            say(id, Audience::Public, "", vec![sized("film.mov", (5 << 20) + 1)]),
        )
        .unwrap_err()
        .to_string();
    for part in ["film.mov", "5242881", "5242880", "smaller"] {
        assert!(refusal.contains(part), "{refusal}");
    }
}
