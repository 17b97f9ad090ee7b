//! Ending a conversation, by either side (behaviour §5.2, §5.3).

use super::{Decision, acting_seat, known, must_be_active_with};
use crate::domain::{
    AgentId, ClosureReason, ContactId, Conversation, ConversationId, EndedBy, Millis, Stage, WrapUpHold,
    WrapUpPolicy,
};
use crate::engine::{Fact, Stamp, World};

pub(super) fn agent_ends(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    must_be_active_with(conversation, agent)?;
    Ok(vec![ended(world, conversation, agent, EndedBy::Agent, stamp.now)])
}

/// Only a live contact can leave. On the others the customer just does not write for a while.
pub(super) fn customer_leaves(world: &World, contact: ContactId, now: Millis) -> Decision {
    let Some(conversation) = world.ongoing(contact) else {
        return Ok(Vec::new());
    };
    Ok(match conversation.stage {
        _ if !world.is_live(conversation) => Vec::new(),
        Stage::Open | Stage::Offered { .. } => vec![Fact::ConversationClosed {
            conversation: conversation.id,
            reason: match conversation.accepted_at {
                None => ClosureReason::CustomerAbandoned,
                Some(_) => ClosureReason::CustomerLeft,
            },
        }],
        Stage::Active { agent } => vec![ended(world, conversation, agent, EndedBy::Customer, now)],
        Stage::Waiting { .. } | Stage::WrapUp { .. } | Stage::Closed { .. } => Vec::new(),
    })
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
