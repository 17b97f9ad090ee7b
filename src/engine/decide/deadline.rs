//! What the earliest deadline brings.

use super::offer;
use crate::domain::{AgentId, ClosureReason, Conversation, ConversationId, Millis, RequeueReason, Stage};
use crate::engine::deadline::Deadline;
use crate::engine::{DeclineKind, Fact, World};

/// The facts of the earliest deadline, if it has come; nothing otherwise. One at a time, so that its consequences
/// are settled before the next.
pub(super) fn tick(world: &World, now: Millis) -> Vec<Fact> {
    match world.index.first_deadline() {
        Some((at, deadline)) if at <= now => match deadline {
            Deadline::Offer(conversation) => with(world, conversation, lapse),
            Deadline::WrapUpHold(conversation) => with(world, conversation, release),
            Deadline::AutoClose(conversation) => with(world, conversation, auto_close),
            Deadline::AgentGone(agent) => agent_gone(world, agent),
        },
        _ => Vec::new(),
    }
}

fn with(world: &World, id: ConversationId, rule: impl Fn(&World, &Conversation) -> Vec<Fact>) -> Vec<Fact> {
    world
        .conversation(id)
        .map_or_else(Vec::new, |conversation| rule(world, conversation))
}

fn lapse(world: &World, conversation: &Conversation) -> Vec<Fact> {
    match conversation.stage {
        Stage::Offered { agent, .. } => offer::declined(world, conversation.id, agent, DeclineKind::TimedOut),
        _ => Vec::new(),
    }
}

fn release(_: &World, conversation: &Conversation) -> Vec<Fact> {
    match conversation.stage {
        Stage::WrapUp { agent, .. } => vec![Fact::WrapUpReleased {
            conversation: conversation.id,
            agent,
        }],
        _ => Vec::new(),
    }
}

fn auto_close(_: &World, conversation: &Conversation) -> Vec<Fact> {
    let reason = match conversation.stage {
        Stage::WrapUp { .. } => ClosureReason::AutoClosed,
        _ => ClosureReason::TimedOut,
    };
    vec![Fact::ConversationClosed {
        conversation: conversation.id,
        reason,
    }]
}

/// What the agent was talking about goes to somebody else; what they had ended waits for its own clock.
fn agent_gone(world: &World, agent: AgentId) -> Vec<Fact> {
    let sessions = world.seat(agent).map_or(&[][..], |seat| &seat.sessions);
    let talking = sessions.iter().filter(|id| {
        world
            .conversation(**id)
            .is_some_and(|conversation| matches!(conversation.stage, Stage::Active { .. }))
    });
    let requeued = talking.map(|conversation| Fact::ConversationRequeued {
        conversation: *conversation,
        reason: RequeueReason::AgentGone(agent),
    });
    [Fact::AgentLost(agent)].into_iter().chain(requeued).collect()
}
