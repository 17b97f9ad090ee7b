//! Ending a conversation, by either side (behaviour §5.2, §5.3).

use super::{Decision, acting_seat, known, must_be_active_with};
use crate::domain::{
    AgentId, Channel, ClosureReason, ContactId, Conversation, ConversationId, EndedBy, Millis, Stage,
    WrapUpHold, WrapUpPolicy,
};
use crate::engine::{Fact, Stamp, World};

pub(super) fn agent_ends(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    must_be_active_with(conversation, agent)?;
    Ok(vec![ended(world, conversation, agent, EndedBy::Agent, stamp.now)])
}

/// Only a live contact can leave, and a record can be resolved. On the others the customer just does not write for a
/// while.
pub(super) fn customer_leaves(world: &World, contact: ContactId, now: Millis) -> Decision {
    let Some(conversation) = world.ongoing(contact) else {
        return Ok(Vec::new());
    };
    let channel = world
        .work_stream(conversation.work_stream)
        .map(|stream| stream.channel);
    Ok(match channel {
        Some(Channel::Record) => vec![closed(conversation, ClosureReason::RecordResolved)],
        Some(channel) if channel.is_live() => gone(world, conversation, now),
        _ => Vec::new(),
    })
}

/// What it means that a live customer is gone for good (behaviour §5.2, §5.5).
pub(super) fn gone(world: &World, conversation: &Conversation, now: Millis) -> Vec<Fact> {
    match conversation.stage {
        Stage::WithBot { .. } => vec![closed(conversation, ClosureReason::LeftBot)],
        Stage::Open | Stage::Offered { .. } => {
            let reason = match conversation.accepted_at {
                None => ClosureReason::CustomerAbandoned,
                Some(_) => ClosureReason::CustomerLeft,
            };
            vec![closed(conversation, reason)]
        }
        Stage::Active { agent } => vec![ended(world, conversation, agent, EndedBy::Customer, now)],
        Stage::Waiting { .. } | Stage::WrapUp { .. } | Stage::Closed { .. } => Vec::new(),
    }
}

fn closed(conversation: &Conversation, reason: ClosureReason) -> Fact {
    Fact::ConversationClosed {
        conversation: conversation.id,
        reason,
    }
}

fn ended(world: &World, conversation: &Conversation, agent: AgentId, by: EndedBy, now: Millis) -> Fact {
    let policy = world
        .work_stream(conversation.work_stream)
        .map_or(WrapUpPolicy::Always, |stream| stream.wrap_up);
    let hold = match policy {
        WrapUpPolicy::Always => WrapUpHold::UntilClosed,
        WrapUpPolicy::For(span) => WrapUpHold::Until(now + span),
        WrapUpPolicy::Never => WrapUpHold::Released,
    };
    Fact::ConversationEnded {
        conversation: conversation.id,
        agent,
        by,
        hold,
    }
}
