//! What people write is kept: events tell it, a stored floor remembers it, a replay repeats it, and screens
//! are told what of it changed (design §2.2, §2.5).

use super::people::desk;
use super::support::shift::Shift;
use super::words::{
    advises, among_colleagues, note, notes, outcome, outcomes, reply, to_queue_with, transfer_with, whisper,
    write,
};
use std::collections::BTreeSet;
use switchboard::domain::{AgentId, Audience, ConversationId, Dispositions, Floor, QuickReplyId};
use switchboard::engine::{Command, Facet, Setting, touches};
use switchboard::storage::Batch;

fn house() -> Floor {
    let mut set = desk();
    set.work_streams[0].dispositions = Dispositions {
        codes: vec!["Solved".into(), "Refund".into()],
        required: true,
        limit: 1,
    };
    set.quick_replies.push(reply(1, None));
    set
}

/// Everything that can be written, by agents 1 and 2 about a chat of agent 1. Agent 2 advises.
fn everything(id: ConversationId) -> [(u32, Command); 8] {
    [
        (1, whisper(id)),
        (2, write(id, Audience::Internal, "Send a new one ☎ – på lager")),
        (1, note(id, "Called twice")),
        (2, note(id, "Løst før")),
        (1, outcome(id, &["Solved"])),
        (1, Command::SaveQuickReply(Box::new(reply(2, Some(1))))),
        (2, Command::SaveQuickReply(Box::new(reply(3, Some(2))))),
        (2, Command::DeleteQuickReply(QuickReplyId(3))),
    ]
}

fn written() -> (Shift, ConversationId) {
    let mut shift = Shift::staffed(house());
    let id = shift.take(1, 1);
    advises(&mut shift, id);
    for (who, command) in everything(id) {
        shift.by(who, command);
    }
    (shift, id)
}

/// How it goes on, to the end.
fn finish(shift: &mut Shift, id: ConversationId) {
    for (who, command) in [
        (1, transfer_with(id, 3, "Nearly done")),
        (3, Command::Accept(id)),
        (3, to_queue_with(id, 1, "Not mine")),
    ] {
        shift.by(who, command);
    }
    let taken_by = shift.offered_to(id).expect("somebody is free");
    shift.by(taken_by, Command::Accept(id));
    shift.by(taken_by, Command::End(id));
    shift.by(taken_by, outcome(id, &["Refund"]));
    shift.by(taken_by, Command::CloseSession(id));
}

#[test]
fn the_log_alone_leads_to_everything_that_was_written() {
    let (mut shift, id) = written();
    shift.replays();
    finish(&mut shift, id);
    shift.replays();
}

#[test]
fn a_stored_floor_remembers_it_and_goes_on_with_it() {
    let (mut shift, id) = written();
    let mut resumed = shift.stored_and_read();
    let words = [(1, "Between us"), (2, "Send a new one ☎ – på lager")];
    assert_eq!(among_colleagues(&resumed, id), words);
    assert_eq!(notes(&resumed, id), [(1, "Called twice"), (2, "Løst før")]);
    assert_eq!(outcomes(&resumed, id), ["Solved"]);
    let replies = &resumed.world.setup().quick_replies;
    let owners: Vec<_> = replies.values().map(|reply| reply.owner).collect();
    assert_eq!(owners, [None, Some(AgentId(1))]);
    for shift in [&mut shift, &mut resumed] {
        finish(shift, id);
    }
    assert_eq!(resumed.world, shift.world);
    assert_eq!(
        among_colleagues(&shift, id)[2..],
        [(1, "Nearly done"), (3, "Not mine")]
    );
}

#[test]
fn the_journal_keeps_every_word_of_it() {
    let (mut shift, id) = written();
    finish(&mut shift, id);
    let batch = Batch {
        first: 0,
        events: shift.log.clone(),
    };
    let read = Batch::decode(&batch.encode()).expect("it is whole");
    assert_eq!(read.events, shift.log);
}

/// Commands come over a link from another tab, as bytes or as text.
#[test]
fn commands_arrive_as_they_were_sent() {
    let id = ConversationId(1);
    let passed_on = [
        transfer_with(id, 2, "Nearly done"),
        to_queue_with(id, 2, "Not mine"),
    ];
    let commands = everything(id).into_iter().map(|(_, command)| command);
    for command in commands.chain(passed_on) {
        let bytes = postcard::to_allocvec(&command).expect("it can be written");
        let read: Command = postcard::from_bytes(&bytes).expect("it can be read");
        assert_eq!(read, command);
        let text = serde_json::to_string(&command).expect("it can be written");
        let read: Command = serde_json::from_str(&text).expect("it can be read");
        assert_eq!(read, command, "{text}");
    }
}

/// The harness asserts that everything that changed was named; that nothing else was is looked at here.
#[test]
fn screens_are_told_what_changed_and_no_more() {
    let mut shift = Shift::staffed(house());
    let id = shift.take(1, 1);
    let conversation = Facet::Conversation(id);
    for (command, expected) in [
        (whisper(id), vec![conversation, Facet::Agent(AgentId(1))]),
        (note(id, "Called"), vec![conversation]),
        (note(id, ""), vec![conversation]),
        (outcome(id, &["Solved"]), vec![conversation]),
        (
            Command::SaveQuickReply(Box::new(reply(2, Some(1)))),
            vec![Facet::QuickReplies],
        ),
        (
            Command::DeleteQuickReply(QuickReplyId(2)),
            vec![Facet::QuickReplies],
        ),
    ] {
        let before = shift.world.clone();
        let from = shift.log.len();
        shift.by(1, command.clone());
        let events = shift.log[from..].iter();
        let named: BTreeSet<Facet> = events.flat_map(|event| touches(&before, event)).collect();
        assert_eq!(named, BTreeSet::from_iter(expected), "{command:?}");
    }
}

#[test]
fn screens_are_told_of_a_reply_for_everybody() {
    let mut shift = Shift::staffed(house());
    let before = shift.world.clone();
    let from = shift.log.len();
    super::rich::save(&mut shift, Setting::QuickReply(reply(4, None)));
    let mut events = shift.log[from..].iter();
    assert!(events.any(|event| touches(&before, event).contains(&Facet::QuickReplies)));
}
