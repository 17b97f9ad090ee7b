//! What people write beside the talk with a customer, and what they are to the conversation when they do, as
//! several tests need it.

use super::people::{consult, conversation, transfer};
use super::support::shift::Shift;
use switchboard::domain::{
    AgentId, Attachments, Audience, Author, ConversationId, Line, Presence, QueueId, QuickReply,
    QuickReplyId, Status,
};
use switchboard::engine::Command;

pub fn write(conversation: ConversationId, audience: Audience, body: &str) -> Command {
    Command::Say {
        conversation,
        audience,
        body: body.into(),
        attachments: Attachments::default(),
    }
}

/// A word among colleagues.
pub fn whisper(conversation: ConversationId) -> Command {
    write(conversation, Audience::Internal, "Between us")
}

pub fn transfer_with(conversation: ConversationId, to: u32, words: &str) -> Command {
    Command::Transfer {
        conversation,
        to: AgentId(to),
        note: Some(words.into()),
    }
}

pub fn to_queue_with(conversation: ConversationId, to: u32, words: &str) -> Command {
    Command::TransferToQueue {
        conversation,
        to: QueueId(to),
        note: Some(words.into()),
    }
}

pub fn consult_with(conversation: ConversationId, agent: u32, words: &str) -> Command {
    Command::Consult {
        conversation,
        agent: AgentId(agent),
        note: Some(words.into()),
    }
}

pub fn consult_queue_with(conversation: ConversationId, queue: u32, words: &str) -> Command {
    Command::ConsultQueue {
        conversation,
        queue: QueueId(queue),
        note: Some(words.into()),
    }
}

pub fn note(conversation: ConversationId, text: &str) -> Command {
    Command::SaveNote {
        conversation,
        text: text.into(),
    }
}

/// What came of it.
pub fn outcome(conversation: ConversationId, codes: &[&str]) -> Command {
    Command::SetDispositions {
        conversation,
        codes: codes.iter().map(|code| (*code).into()).collect(),
    }
}

/// A quick reply of an agent, or of everybody.
pub fn reply(id: u32, owner: Option<u32>) -> QuickReply {
    QuickReply {
        id: QuickReplyId(id),
        title: format!("Reply {id}"),
        locale: "en".into(),
        text: "Hello {FirstName{Customer}}!".into(),
        tags: vec!["greeting".into()],
        work_streams: Vec::new(),
        owner: owner.map(AgentId),
    }
}

/// What colleagues wrote to each other: who, and what.
pub fn among_colleagues(shift: &Shift, id: ConversationId) -> Vec<(u32, &str)> {
    let lines = conversation(shift, id).transcript.iter().map(|entry| &entry.line);
    lines
        .filter_map(|line| match line {
            Line::Message(message) if message.audience == Audience::Internal => match message.author {
                Author::Agent(agent) => Some((agent.0, &*message.body)),
                author => panic!("{author:?} is no colleague"),
            },
            Line::Message(_) | Line::System(_) => None,
        })
        .collect()
}

/// The notes about it: whose, and what they say.
pub fn notes(shift: &Shift, id: ConversationId) -> Vec<(u32, &str)> {
    let notes = conversation(shift, id).notes.iter();
    notes.map(|note| (note.agent.0, &*note.text)).collect()
}

/// What came of it, so far.
pub fn outcomes(shift: &Shift, id: ConversationId) -> Vec<&str> {
    let codes = conversation(shift, id).dispositions.iter();
    codes.map(|code| &**code).collect()
}

/// What somebody is to a chat that agent 1 took at the desk.
pub struct Part {
    pub name: &'static str,
    pub who: u32,
    pub prepare: fn(&mut Shift, ConversationId),
    /// Whether they write to the customer.
    pub speaks: bool,
    /// Whether they have it or take part in it.
    pub is_in: bool,
    /// Whether they are its agent.
    pub has_it: bool,
    /// Whether they were in it once.
    pub was_in: bool,
}

fn part(
    name: &'static str,
    who: u32,
    prepare: fn(&mut Shift, ConversationId),
    speaks: bool,
    is_in: bool,
) -> Part {
    Part {
        name,
        who,
        prepare,
        speaks,
        is_in,
        has_it: ["the primary agent", "whoever took it over"].contains(&name),
        was_in: is_in || ["an adviser who was dismissed", "whoever handed it over"].contains(&name),
    }
}

/// Agent 2 comes to advise agent 1.
pub fn advises(shift: &mut Shift, id: ConversationId) {
    shift.by(1, consult(id, 2));
    shift.by(2, Command::Accept(id));
}

/// Agent 1 lets agent 2 write to the customer as well.
pub fn add(id: ConversationId) -> Command {
    Command::Add {
        conversation: id,
        agent: AgentId(2),
    }
}

/// Agent 2 takes it over from agent 1.
pub fn takes_over(shift: &mut Shift, id: ConversationId) {
    shift.by(1, transfer(id, 2));
    shift.by(2, Command::Accept(id));
}

fn is_added(shift: &mut Shift, id: ConversationId) {
    advises(shift, id);
    shift.by(1, add(id));
}

fn is_dismissed(shift: &mut Shift, id: ConversationId) {
    advises(shift, id);
    shift.by(
        1,
        Command::Dismiss {
            conversation: id,
            agent: AgentId(2),
        },
    );
}

fn joins_in(shift: &mut Shift, id: ConversationId) {
    shift.by(9, Command::Monitor(id));
    shift.by(9, Command::Join(id));
}

fn is_taken_away(shift: &mut Shift, id: ConversationId) {
    shift.by(9, transfer(id, 2));
    shift.by(2, Command::Accept(id));
}

/// Everything somebody can be to it while it is active.
pub fn parts() -> [Part; 13] {
    [
        part("the primary agent", 1, |_, _| {}, true, true),
        part(
            "whoever is asked for advice",
            2,
            |shift, id| shift.by(1, consult(id, 2)),
            false,
            false,
        ),
        part("an adviser", 2, advises, false, true),
        part("an adviser who was added", 2, is_added, true, true),
        part("an adviser who was dismissed", 2, is_dismissed, false, false),
        part(
            "whoever is asked to take over",
            2,
            |shift, id| shift.by(1, transfer(id, 2)),
            false,
            false,
        ),
        part("whoever took it over", 2, takes_over, true, true),
        part("whoever handed it over", 1, takes_over, false, false),
        part("whoever a supervisor took it from", 1, is_taken_away, false, true),
        part("a supervisor who looks elsewhere", 9, |_, _| {}, false, false),
        part(
            "a supervisor who listens",
            9,
            |shift, id| shift.by(9, Command::Monitor(id)),
            false,
            true,
        ),
        part("a supervisor who joined in", 9, joins_in, true, true),
        part("a colleague", 3, |_, _| {}, false, false),
    ]
}

/// A conversation at the desk in a state; agent 1 is the one who has, had or is offered it.
pub fn in_stage(shift: &mut Shift, status: Status) -> ConversationId {
    if status == Status::Open {
        for agent in 1..=3 {
            shift.by(agent, Command::SetPresence(Presence::Away.into()));
        }
    }
    let id = match status {
        Status::Open | Status::Offered => shift.contact(1),
        Status::Waiting => shift.take(1, 2),
        _ => shift.take(1, 1),
    };
    if matches!(status, Status::WrapUp | Status::Closed) {
        shift.by(1, Command::End(id));
    }
    if matches!(status, Status::Waiting | Status::Closed) {
        shift.by(1, Command::CloseSession(id));
    }
    assert_eq!(conversation(shift, id).status(), status);
    id
}
