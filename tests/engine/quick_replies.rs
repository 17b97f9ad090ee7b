//! Quick replies: an agent keeps some of their own, administrators those of everybody (behaviour §8.4).

use super::office::{check, check_saved};
use super::people::desk;
use super::rules::save;
use super::support::shift::{START, Shift};
use super::words::reply;
use switchboard::domain::{AgentId, Floor, QuickReply, QuickReplyId, WorkStreamId};
use switchboard::engine::{Actor, Command, Refusal, Setting, Stamp, World, execute, limits};

/// The desk with a reply of everybody's, 1, one of agent 1, 2, and one of agent 2, 3.
fn house() -> Floor {
    let mut set = desk();
    set.quick_replies = vec![reply(1, None), reply(2, Some(1)), reply(3, Some(2))];
    set
}

fn keep(reply: QuickReply) -> Command {
    Command::SaveQuickReply(Box::new(reply))
}

fn throw_away(id: u32) -> Command {
    Command::DeleteQuickReply(QuickReplyId(id))
}

/// A reply of agent 1 with something changed in it.
fn with(change: impl FnOnce(&mut QuickReply)) -> QuickReply {
    let mut reply = reply(4, Some(1));
    change(&mut reply);
    reply
}

fn found(shift: &Shift, id: u32) -> Option<&QuickReply> {
    shift.world.setup().quick_replies.get(&QuickReplyId(id))
}

#[test]
fn an_agent_keeps_changes_and_throws_away_their_own() {
    let mut shift = Shift::staffed(house());
    let new = with(|reply| reply.work_streams = vec![WorkStreamId(1)]);
    shift.by(1, keep(new.clone()));
    assert_eq!(found(&shift, 4), Some(&new));
    let changed = with(|reply| reply.text = "Hei!".into());
    shift.by(1, keep(changed.clone()));
    assert_eq!(found(&shift, 4), Some(&changed));
    shift.by(1, throw_away(4));
    assert_eq!(found(&shift, 4), None);
    shift.by(1, throw_away(2));
    assert_eq!(
        found(&shift, 2),
        None,
        "what the floor was opened with is theirs, too"
    );
    assert_eq!(
        (found(&shift, 1), found(&shift, 3)),
        (Some(&reply(1, None)), Some(&reply(3, Some(2))))
    );
}

#[test]
fn what_is_somebody_elses_or_everybodys_is_left_alone() {
    for (name, command) in [
        ("kept for a colleague", keep(reply(4, Some(2)))),
        ("kept for everybody", keep(reply(4, None))),
        ("in place of everybody's", keep(reply(1, Some(1)))),
        ("in place of a colleague's", keep(reply(3, Some(1)))),
        ("their own, for a colleague", keep(reply(2, Some(2)))),
        ("their own, for everybody", keep(reply(2, None))),
        ("everybody's, thrown away", throw_away(1)),
        ("a colleague's, thrown away", throw_away(3)),
        ("none, thrown away", throw_away(99)),
    ] {
        let mut shift = Shift::staffed(house());
        assert_eq!(
            shift.try_by(1, command),
            Err(Refusal::UnknownQuickReply),
            "{name}"
        );
    }
}

#[test]
fn only_agents_who_are_here_have_their_own() {
    let mut shift = Shift::staffed(house());
    for command in [keep(reply(4, Some(1))), throw_away(2)] {
        for actor in [Actor::Administrator, Actor::Customer, Actor::System] {
            assert_eq!(
                shift.run(actor, command.clone()),
                Err(Refusal::OnlyForAgents),
                "{actor:?}"
            );
        }
    }
    shift.by(1, Command::SignOut);
    for command in [keep(reply(4, Some(1))), throw_away(2)] {
        assert_eq!(shift.try_by(1, command), Err(Refusal::NotSignedIn));
    }
}

/// What could not be found or sent: by what is wrong with it.
fn bad() -> [(&'static str, QuickReply); 9] {
    let long = |limit: usize| "å".repeat(limit + 1);
    let tagged = |tag: &str| with(|reply| reply.tags.push(tag.into()));
    [
        ("no title", with(|reply| reply.title.clear())),
        ("a blank title", with(|reply| reply.title = " \t".into())),
        (
            "a long title",
            with(|reply| reply.title = long(limits::TITLE_CHARS)),
        ),
        ("a blank text", with(|reply| reply.text = " \n".into())),
        (
            "a long text",
            with(|reply| reply.text = long(limits::QUICK_REPLY_CHARS)),
        ),
        ("an empty tag", tagged("")),
        ("a tag of two words", tagged("two words")),
        ("a tag with a line break", tagged("two\nlines")),
        ("a long tag", tagged(&long(limits::TITLE_CHARS))),
    ]
}

/// As long as it may be.
fn good() -> [QuickReply; 3] {
    let full = |limit: usize| "å".repeat(limit);
    [
        with(|reply| {
            reply.title = full(limits::TITLE_CHARS);
            reply.text = full(limits::QUICK_REPLY_CHARS);
            reply.tags = vec![full(limits::TITLE_CHARS)];
        }),
        with(|reply| reply.tags.clear()),
        with(|reply| reply.tags = vec!["ordre".into(), "注文".into(), "b-2-b".into()]),
    ]
}

#[test]
fn a_reply_has_a_title_a_text_and_tags_of_one_word() {
    let mut shift = Shift::staffed(house());
    for (name, reply) in bad() {
        assert_eq!(
            shift.try_by(1, keep(reply)),
            Err(Refusal::BadQuickReply),
            "{name}"
        );
        assert_eq!(found(&shift, 4), None, "{name}");
    }
    for reply in good() {
        shift.by(1, keep(reply.clone()));
        assert_eq!(found(&shift, 4), Some(&reply));
    }
}

#[test]
fn five_hundred_are_enough_for_one_agent() {
    let most = u32::try_from(limits::PERSONAL_REPLIES).expect("a small number");
    assert_eq!(most, 500);
    let mut set = desk();
    set.quick_replies = (1..=most).map(|id| reply(id, Some(1))).collect();
    set.quick_replies.push(reply(most + 1, None));
    let mut shift = Shift::staffed(set);
    let one_more = most + 2;
    assert_eq!(
        shift.try_by(1, keep(reply(one_more, Some(1)))),
        Err(Refusal::TooManyQuickReplies)
    );
    let changed = QuickReply {
        text: "Hei!".into(),
        ..reply(7, Some(1))
    };
    shift.by(1, keep(changed));
    shift.by(2, keep(reply(one_more, Some(2))));
    shift.by(1, throw_away(7));
    shift.by(1, keep(reply(one_more + 1, Some(1))));
    assert_eq!(
        shift.try_by(1, keep(reply(7, Some(1)))),
        Err(Refusal::TooManyQuickReplies)
    );
}

#[test]
fn those_for_everybody_are_an_administrators() {
    let mut shift = Shift::staffed(house());
    let setting = || Setting::QuickReply(reply(5, None));
    for actor in [
        Actor::Agent(AgentId(1)),
        Actor::Agent(AgentId(9)),
        Actor::Customer,
    ] {
        assert_eq!(
            shift.run(actor, Command::Save(Box::new(setting()))),
            Err(Refusal::NotAllowed),
            "{actor:?}"
        );
    }
    assert_eq!(save(&mut shift, setting()), Ok(()));
    assert_eq!(found(&shift, 5), Some(&reply(5, None)));
    let changed = QuickReply {
        title: "Greeting".into(),
        ..reply(5, None)
    };
    assert_eq!(save(&mut shift, Setting::QuickReply(changed.clone())), Ok(()));
    assert_eq!(found(&shift, 5), Some(&changed));
    assert_eq!(
        shift.try_by(1, keep(reply(5, Some(1)))),
        Err(Refusal::UnknownQuickReply),
        "nobody makes it theirs"
    );
}

/// Design §2.9: which one, and what it needs.
#[test]
fn bad_ones_are_refused_in_words_wherever_they_come_from() {
    for (name, reply) in bad() {
        let shared = QuickReply { owner: None, ..reply };
        check([
            ("quick reply ", Setting::QuickReply(shared.clone())),
            ("needs a title", Setting::QuickReply(shared.clone())),
        ]);
        let mut set = desk();
        set.quick_replies = vec![shared];
        let open = Command::OpenFloor(Box::new(set));
        let stamp = Stamp::new(START, Actor::Administrator);
        let refusal = execute(&mut World::new(), &open, stamp).expect_err(name);
        assert!(matches!(refusal, Refusal::BadFloor(_)), "{name}: {refusal}");
        assert!(refusal.to_string().contains("needs a title"), "{name}: {refusal}");
    }
    for reply in good() {
        check_saved([(
            "as long as it may be",
            Setting::QuickReply(QuickReply { owner: None, ..reply }),
        )]);
    }
}

/// The limits in the words are those that are kept.
#[test]
fn the_words_name_the_limits() {
    let cases: [(Refusal, &[&str]); 4] = [
        (Refusal::BadQuickReply, &["100", "4000"]),
        (Refusal::TooManyQuickReplies, &["500"]),
        (Refusal::NoteTooLong, &["10000"]),
        (Refusal::MessageTooLong, &["6000"]),
    ];
    for (refusal, numbers) in cases {
        let words = refusal.to_string();
        for number in numbers {
            assert!(words.contains(number), "{words}");
        }
    }
}
