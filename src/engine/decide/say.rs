//! Writing: to the customer the primary agent and whoever was added to the conversation, to colleagues everybody in it.

use super::{Decision, acting_seat, attach, known, must_be_active_with};
use crate::domain::{
    AgentId, Attachment, Attachments, Audience, Author, Channel, Conversation, ConversationId, Stage,
};
use crate::engine::{Fact, Refusal, Seat, Stamp, World, limits};
use std::sync::Arc;

pub(super) fn agent_says(
    world: &World,
    stamp: Stamp,
    id: ConversationId,
    audience: Audience,
    (body, attachments): (&Arc<str>, &Attachments),
) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    match audience {
        Audience::Public => {
            must_speak(conversation, agent)?;
            must_fit_channel(world, conversation, body)?;
        }
        Audience::Internal => must_whisper(conversation, agent)?,
    }
    check_with(body, attachments)?;
    attach::can_be_attached(channel(world, conversation), audience, attachments)?;
    Ok(vec![said(id, agent, audience, (body, attachments))])
}

/// What an agent wrote.
pub(super) fn said(
    conversation: ConversationId,
    agent: AgentId,
    audience: Audience,
    (body, attachments): (&Arc<str>, &Attachments),
) -> Fact {
    Fact::MessagePosted {
        conversation,
        author: Author::Agent(agent),
        audience,
        body: body.clone(),
        attachments: attachments.clone(),
    }
}

/// A word to whoever gets the conversation next or is asked for advice, if there is one.
pub(super) fn passed_on(
    id: ConversationId,
    agent: AgentId,
    note: Option<&Arc<str>>,
) -> Result<Option<Fact>, Refusal> {
    let Some(note) = note.filter(|note| !note.trim().is_empty()) else {
        return Ok(None);
    };
    check(note)?;
    let files = Attachments::default();
    Ok(Some(said(id, agent, Audience::Internal, (note, &files))))
}

fn must_speak(conversation: &Conversation, agent: AgentId) -> Result<(), Refusal> {
    let takes_part = conversation
        .participant(agent)
        .is_some_and(|participant| participant.speaks);
    if takes_part && matches!(conversation.stage, Stage::Active { .. }) {
        return Ok(());
    }
    must_be_active_with(conversation, agent)
}

/// Whether `agent` may write to the customer now.
#[must_use]
pub fn can_write_to_customer(world: &World, conversation: &Conversation, agent: AgentId) -> bool {
    world.seat(agent).is_some_and(Seat::is_connected) && must_speak(conversation, agent).is_ok()
}

/// Refuses what the customer's channel could not carry.
fn must_fit_channel(world: &World, conversation: &Conversation, body: &str) -> Result<(), Refusal> {
    let limit = channel(world, conversation).message_limit();
    // Too long for any channel has words of its own.
    let is_longer = body.chars().nth(limit).is_some() && body.chars().nth(limits::MESSAGE_CHARS).is_none();
    if is_longer {
        return Err(Refusal::TooLongForChannel { limit });
    }
    Ok(())
}

/// On which channel the customer writes.
fn channel(world: &World, conversation: &Conversation) -> Channel {
    world
        .work_stream(conversation.work_stream)
        .map_or(Channel::Custom, |stream| stream.channel)
}

/// Colleagues talk as long as there is a conversation to talk about.
fn must_whisper(conversation: &Conversation, agent: AgentId) -> Result<(), Refusal> {
    if !conversation.involves(agent) {
        return Err(Refusal::NotInvolved);
    }
    match conversation.stage {
        Stage::Active { .. } | Stage::WrapUp { .. } => Ok(()),
        _ => Err(Refusal::WrongStatus(conversation.status())),
    }
}

/// Whether there is nothing to be seen in a text: white space, and characters that have no width.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    let is_unseen = |c: char| {
        matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
            || ('\u{200b}'..='\u{200f}').contains(&c)
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2060}'..='\u{206f}').contains(&c)
            || ('\u{fe00}'..='\u{fe0f}').contains(&c)
            || ('\u{e0000}'..='\u{e0fff}').contains(&c)
    };
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || is_unseen(c))
}

/// Refuses what nobody can read.
pub(super) fn check(body: &str) -> Result<(), Refusal> {
    check_with(body, &[])
}

/// The same for a message that may be nothing but files.
pub(super) fn check_with(body: &str, files: &[Attachment]) -> Result<(), Refusal> {
    if is_blank(body) && files.is_empty() {
        Err(Refusal::EmptyMessage)
    } else if body.chars().nth(limits::MESSAGE_CHARS).is_some() {
        Err(Refusal::MessageTooLong)
    } else {
        Ok(())
    }
}
