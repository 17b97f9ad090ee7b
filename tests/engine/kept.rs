//! What people write is kept: events tell it, a stored floor remembers it, a replay repeats it, and screens
//! are told what of it changed (design §2.2, §2.5).

use super::people::{conversation, customer_leaves};
use super::records::{
    KARI, OLA, about, account, activity, add_customer, archive, case, case_of, choose, contact, customer_of,
    delete_activity, dossier, failed, filed_case, judge, link, link_article, link_case, mark, open_case,
    reset, save_activity, save_case, save_customer, settle, task,
};
use super::rules::{context, try_arrive};
use super::support::shift::{START, Shift};
use super::words::{
    advises, among_colleagues, consult_queue_with, consult_with, note, notes, outcome, outcomes, reply,
    to_queue_with, transfer_with, whisper, write,
};
use std::collections::BTreeSet;
use switchboard::domain::{
    Activity, ActivityKind, AgentId, ArticleId, Attachments, Audience, Case, CaseKind, CasePriority,
    CaseStatus, ContactId, ConversationId, CustomerId, Dispositions, Floor, Footprint, FootprintKind,
    Identity, Origin, QueueId, QuickReplyId, ScriptId, StepMark, StepOutcome, Value, Visitor, WorkStreamId,
};
use switchboard::engine::{Command, Facet, Setting, touches};
use switchboard::storage::Batch;

fn house() -> Floor {
    let mut set = archive();
    set.work_streams[0].dispositions = Dispositions {
        codes: vec!["Solved".into(), "Refund".into()],
        required: true,
        limit: 1,
    };
    set.quick_replies.push(reply(1, None));
    set
}

/// A case with something in every field.
fn lamp() -> Case {
    Case {
        title: "En lampe – ☎".into(),
        priority: CasePriority::High,
        kind: CaseKind::Problem,
        status: CaseStatus::WaitingForDetails,
        ..case(0, Some(KARI))
    }
}

/// Everything that can be written, by agents 1 and 2 about a chat of agent 1. Agent 2 advises.
fn everything(id: ConversationId) -> Vec<(u32, Command)> {
    let letter = ActivityKind::Email {
        to: "kari@example.com".into(),
        is_draft: true,
    };
    let meeting = ActivityKind::Appointment { starts: START };
    let due = ActivityKind::Task {
        due: Some(START),
        is_done: false,
    };
    vec![
        (1, whisper(id)),
        (2, write(id, Audience::Internal, "Send a new one ☎ – på lager")),
        (1, note(id, "Called twice")),
        (2, note(id, "Løst før")),
        (1, outcome(id, &["Solved"])),
        (1, Command::SaveQuickReply(Box::new(reply(2, Some(1))))),
        (2, Command::SaveQuickReply(Box::new(reply(3, Some(2))))),
        (2, Command::DeleteQuickReply(QuickReplyId(3))),
        (1, add_customer(id, account(0, "Berg AS", "post@berg.example"))),
        (1, save_customer(contact(OLA, "Ola Berg", "ola@berg.example"))),
        (2, link(id, None)),
        (1, link(id, Some(KARI))),
        (2, open_case(id, lamp())),
        (
            2,
            save_case(Case {
                priority: CasePriority::Low,
                ..case(1, Some(KARI))
            }),
        ),
        (1, settle(3, CaseStatus::Resolved, "Sendt på nytt")),
        (1, settle(2, CaseStatus::InProgress, "")),
        (1, link_case(id, Some(4))),
        (1, save_activity(activity(0, about(KARI), due))),
        (1, save_activity(activity(0, about(KARI), letter))),
        (
            1,
            save_activity(Activity {
                conversation: Some(id),
                ..activity(0, about(OLA), meeting)
            }),
        ),
        (1, save_activity(activity(1, about(KARI), task(true)))),
        (
            2,
            save_activity(activity(0, about(KARI), ActivityKind::PhoneCall)),
        ),
        (2, delete_activity(2)),
        (2, judge(1, false, "Utdatert")),
        (1, link_article(id, 2, true)),
        (1, link_article(id, 1, true)),
        (2, link_article(id, 2, false)),
        (1, choose(id, 1)),
        (1, mark(id, 2, 0, Some(StepOutcome::Done))),
        (1, mark(id, 1, 1, failed("Ingen sak"))),
        (2, mark(id, 1, 0, Some(StepOutcome::Done))),
        (2, reset(id, 2)),
    ]
}

/// A visit of which the entry knows something.
fn visit() -> Identity {
    let origin = Origin {
        survey: vec![("Ordre?".into(), "№ 7".into())],
        trail: vec![Footprint {
            at: START,
            kind: FootprintKind::Search,
            text: "knust lampe".into(),
        }],
        visitor: Visitor {
            is_authenticated: true,
            browser: Some("Firefox 140".into()),
            ..Visitor::default()
        },
    };
    Identity {
        origin: Some(Box::new(origin)),
        ..Identity::default()
    }
}

fn written() -> (Shift, ConversationId) {
    let mut shift = Shift::staffed(house());
    let id = shift.take(1, 1);
    advises(&mut shift, id);
    for (who, command) in everything(id) {
        shift.by(who, command);
    }
    let answers = context([("CaseNumber", Value::text("CAS-00005"))]);
    let other = try_arrive(&mut shift, 1, visit(), answers).expect("it is taken in");
    customer_leaves(&mut shift, other);
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
    assert_eq!(
        (customer_of(&resumed, id), case_of(&resumed, id)),
        (KARI, Some(4))
    );
    let gathered = dossier(&resumed, id);
    assert_eq!(gathered.articles, [ArticleId(1)]);
    assert_eq!(gathered.script, Some(ScriptId(1)));
    let outcomes = gathered
        .marks
        .iter()
        .map(|StepMark { step, outcome, .. }| (*step, outcome.clone()));
    let ingen = StepOutcome::Failed("Ingen sak".into());
    assert_eq!(Vec::from_iter(outcomes), [(1, ingen), (0, StepOutcome::Done)]);
    let resolved = filed_case(&resumed, 3);
    assert_eq!(
        (resolved.status, &*resolved.resolution),
        (CaseStatus::Resolved, "Sendt på nytt")
    );
    assert_eq!(resumed.world.records().activities().count(), 5);
    assert_eq!(resumed.world.records().verdicts().count(), 1);
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
        consult_with(id, 2, "Is it covered?"),
        consult_queue_with(id, 2, "Is it covered?"),
    ];
    let arrives = Command::CustomerWrites {
        contact: ContactId(7),
        work_stream: WorkStreamId(1),
        from: visit(),
        body: "Hei!".into(),
        context: context([("CaseNumber", Value::Number(5))]),
        attachments: Attachments::default(),
    };
    let opens = Command::OpenFloor(Box::new(house()));
    let commands = everything(id).into_iter().map(|(_, command)| command);
    for command in commands.chain(passed_on).chain([arrives, opens]) {
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
    let stranger = conversation(&shift, id).customer;
    let conversation = Facet::Conversation(id);
    let customer = |id: u32| Facet::Customer(CustomerId(id));
    // Whose desk it is on, and its queue: they show whose it is.
    let moved = |from: Facet, to: Facet| {
        vec![
            conversation,
            Facet::Agent(AgentId(1)),
            Facet::Queue(QueueId(1)),
            from,
            to,
        ]
    };
    let about_kari = |id: u32, is_done: bool| save_activity(activity(id, about(KARI), task(is_done)));
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
        (
            save_customer(contact(OLA, "Ola Berg", "ola@example.com")),
            vec![customer(OLA)],
        ),
        (
            link(id, Some(OLA)),
            moved(Facet::Customer(stranger), customer(OLA)),
        ),
        (link(id, None), moved(customer(OLA), customer(stranger.0 + 1))),
        (save_case(lamp()), vec![Facet::Cases]),
        (settle(1, CaseStatus::Cancelled, ""), vec![Facet::Cases]),
        (link_case(id, Some(1)), vec![conversation, Facet::Cases]),
        (about_kari(0, false), vec![Facet::Activities]),
        (about_kari(1, true), vec![Facet::Activities]),
        (delete_activity(3), vec![Facet::Activities]),
        (judge(1, true, ""), vec![Facet::Verdicts]),
        (link_article(id, 1, true), vec![conversation]),
        (choose(id, 1), vec![conversation]),
        (mark(id, 1, 0, failed("Ingen sak")), vec![conversation]),
        (reset(id, 1), vec![conversation]),
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
