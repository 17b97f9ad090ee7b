//! What the earliest deadline brings.

use super::{end, invite, offer, overflow};
use crate::domain::{
    AgentId, ClosureReason, Conversation, ConversationId, HoursId, Millis, RequeueReason, Stage,
    next_midnight,
};
use crate::engine::apply::next_look;
use crate::engine::deadline::{Due, due_by, first_due};
use crate::engine::index::Alarm;
use crate::engine::{Fact, World};

/// The facts of the earliest deadline, if it has come; nothing otherwise. One at a time, so that its consequences
/// are settled before the next.
pub(super) fn tick(world: &World, now: Millis) -> Vec<Fact> {
    match due_by(world, now) {
        Some(Alarm::Day) => day(world),
        Some(Alarm::Hours(hours)) => turn(world, hours),
        Some(Alarm::Agent(agent)) => agent_gone(world, agent),
        Some(Alarm::Conversation(conversation)) => of_conversation(world, conversation, now),
        None => Vec::new(),
    }
}

fn of_conversation(world: &World, id: ConversationId, now: Millis) -> Vec<Fact> {
    let Some(conversation) = world.conversation(id) else {
        return Vec::new();
    };
    match first_due(world.setup(), conversation).map(|(_, due)| due) {
        Some(Due::Offer) => match conversation.stage {
            Stage::Offered { agent, .. } => offer::lapse(world, id, agent, now),
            _ => Vec::new(),
        },
        Some(Due::Invitation(agent)) => invite::lapse(world, id, agent, now),
        Some(Due::WrapUpHold) => match conversation.stage {
            Stage::WrapUp { agent, .. } => vec![Fact::WrapUpReleased {
                conversation: id,
                agent,
            }],
            _ => Vec::new(),
        },
        Some(Due::Disconnect) => end::gone(world, conversation, now),
        Some(Due::Ring(rings)) => vec![Fact::RingsOpened {
            conversation: id,
            rings,
        }],
        Some(Due::Overflow) => overflow::while_queued(world, conversation),
        Some(Due::AutoClose) => vec![auto_close(conversation)],
        None => Vec::new(),
    }
}

const fn auto_close(conversation: &Conversation) -> Fact {
    Fact::ConversationClosed {
        conversation: conversation.id,
        reason: match conversation.stage {
            Stage::WrapUp { .. } => ClosureReason::AutoClosed,
            _ => ClosureReason::TimedOut,
        },
    }
}

fn day(world: &World) -> Vec<Fact> {
    let next = world.day_ends.map(|at| next_midnight(&world.settings().zone, at));
    next.map(|next| Fact::DayEnded { next }).into_iter().collect()
}

fn turn(world: &World, id: HoursId) -> Vec<Fact> {
    let at = world.turns.get(&id).and_then(|turn| turn.next);
    let turned = at
        .zip(world.setup().hours.get(&id))
        .map(|(at, hours)| Fact::HoursTurned {
            hours: id,
            is_open: hours.is_open(at),
            next: Some(next_look(hours, at)),
        });
    turned.into_iter().collect()
}

/// What the agent was talking about goes to somebody else; what they had ended waits for its own clock.
fn agent_gone(world: &World, agent: AgentId) -> Vec<Fact> {
    let sessions = world.seat(agent).map_or(&[][..], |seat| &seat.sessions);
    let talking = sessions
        .iter()
        .filter_map(|id| world.conversation(*id))
        .filter(|conversation| matches!(conversation.stage, Stage::Active { .. }));
    let requeued = talking.map(|conversation| Fact::ConversationRequeued {
        conversation: conversation.id,
        queue: conversation.queue,
        reason: RequeueReason::AgentGone(agent),
    });
    [Fact::AgentLost(agent)].into_iter().chain(requeued).collect()
}
