//! What came of a conversation (behaviour §5.7).

use super::{Decision, acting_seat, known};
use crate::domain::{AgentId, Conversation, ConversationId, Dispositions, Stage};
use crate::engine::{Fact, Refusal, Stamp, World};
use std::sync::Arc;

pub(super) fn set(world: &World, stamp: Stamp, id: ConversationId, codes: &[Arc<str>]) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = must_be_theirs(world, id, agent)?;
    let Some(offered) = of(world, conversation) else {
        return Err(Refusal::UnknownDisposition(String::new()));
    };
    let mut chosen: Vec<Arc<str>> = Vec::new();
    for code in codes {
        // What was chosen before stays possible, also when administrators have taken it off the list since.
        if !offered.codes.contains(code) && !conversation.dispositions.contains(code) {
            return Err(Refusal::UnknownDisposition(code.to_string()));
        }
        if !chosen.contains(code) {
            chosen.push(code.clone());
        }
    }
    if chosen == conversation.dispositions {
        return Ok(Vec::new());
    }
    if chosen.len() > usize::from(offered.limit) {
        return Err(Refusal::TooManyDispositions { limit: offered.limit });
    }
    // What had to be said before closing cannot be taken back after it.
    if chosen.is_empty() && offered.required && matches!(conversation.stage, Stage::Closed { .. }) {
        return Err(Refusal::DispositionMissing);
    }
    Ok(vec![Fact::DispositionsSet {
        conversation: id,
        codes: chosen,
    }])
}

/// Refuses to let an agent close what still needs a code. What the system closes needs none.
pub(super) fn must_be_given(world: &World, conversation: &Conversation) -> Result<(), Refusal> {
    let is_missing = conversation.dispositions.is_empty()
        && of(world, conversation).is_some_and(|offered| offered.required && !offered.codes.is_empty());
    if is_missing {
        Err(Refusal::DispositionMissing)
    } else {
        Ok(())
    }
}

/// The conversation, if it is this agent's to sum up: whoever advises or listens does not.
fn must_be_theirs(world: &World, id: ConversationId, agent: AgentId) -> Result<&Conversation, Refusal> {
    let conversation = known(world, id)?;
    let is_theirs = conversation.agent() == Some(agent) && conversation.involves(agent);
    is_theirs.then_some(conversation).ok_or(Refusal::NotInvolved)
}

fn of<'w>(world: &'w World, conversation: &Conversation) -> Option<&'w Dispositions> {
    world
        .work_stream(conversation.work_stream)
        .map(|stream| &stream.dispositions)
}
