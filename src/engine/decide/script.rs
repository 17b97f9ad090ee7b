//! Agent scripts: which one an agent follows, and how far they got (behaviour §10.2).

use super::{Decision, acting_seat, known};
use crate::domain::{Conversation, ConversationId, RecordField, ScriptId, StepMark, StepOutcome};
use crate::engine::matching::condition::{Subject, holds};
use crate::engine::{Fact, Refusal, Stamp, World, limits};

/// The script a conversation begins with: that of the first rule of its work stream that applies.
#[must_use]
pub fn first_script(world: &World, conversation: &Conversation) -> Option<ScriptId> {
    let stream = world.work_stream(conversation.work_stream)?;
    let subject = Subject::conversation(world, conversation);
    let mut rules = stream.scripts.iter();
    rules
        .find(|rule| holds(&rule.when, &subject))
        .map(|rule| rule.script)
}

pub(super) fn choose(world: &World, stamp: Stamp, id: ConversationId, script: ScriptId) -> Decision {
    let conversation = must_be_involved(world, stamp, id)?;
    if !world.setup().scripts.contains_key(&script) {
        return Err(Refusal::UnknownScript);
    }
    if conversation.dossier.as_ref().and_then(|dossier| dossier.script) == Some(script) {
        return Ok(Vec::new());
    }
    Ok(vec![Fact::ScriptChosen {
        conversation: id,
        script,
    }])
}

pub(super) fn mark(
    world: &World,
    stamp: Stamp,
    id: ConversationId,
    (script, step): (ScriptId, u16),
    outcome: Option<&StepOutcome>,
) -> Decision {
    let conversation = must_be_involved(world, stamp, id)?;
    let steps = world
        .setup()
        .scripts
        .get(&script)
        .map(|script| script.steps.len());
    if steps.is_none_or(|steps| usize::from(step) >= steps) {
        return Err(Refusal::UnknownScript);
    }
    if let Some(StepOutcome::Failed(why)) = outcome
        && why.chars().nth(limits::RECORD_CHARS).is_some()
    {
        return Err(Refusal::FieldTooLong(RecordField::Text));
    }
    let before = marks(conversation)
        .iter()
        .find(|mark| (mark.script, mark.step) == (script, step));
    if before.map(|mark| &mark.outcome) == outcome {
        return Ok(Vec::new());
    }
    Ok(vec![Fact::StepMarked {
        conversation: id,
        script,
        step,
        outcome: outcome.cloned(),
    }])
}

pub(super) fn reset(world: &World, stamp: Stamp, id: ConversationId, script: ScriptId) -> Decision {
    let conversation = must_be_involved(world, stamp, id)?;
    if marks(conversation).iter().any(|mark| mark.script == script) {
        Ok(vec![Fact::ScriptReset {
            conversation: id,
            script,
        }])
    } else {
        Ok(Vec::new())
    }
}

fn marks(conversation: &Conversation) -> &[StepMark] {
    conversation
        .dossier
        .as_ref()
        .map_or(&[][..], |dossier| &dossier.marks)
}

fn must_be_involved(world: &World, stamp: Stamp, id: ConversationId) -> Result<&Conversation, Refusal> {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    if conversation.involved(agent) {
        Ok(conversation)
    } else {
        Err(Refusal::NotInvolved)
    }
}
