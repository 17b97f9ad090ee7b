//! Taking a conversation by hand, whatever capacity and presence say (seed 000; design §5: pick equals accept).

use super::assign::{is_left_to_picking, may_be_asked};
use super::{Decision, acting_seat, known, must_have_a_slot};
use crate::domain::{AgentId, Conversation, ConversationId, Stage};
use crate::engine::{Fact, Refusal, Stamp, World};

pub(super) fn pick(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let seat = acting_seat(world, stamp)?;
    let conversation = known(world, id)?;
    if conversation.stage != Stage::Open {
        return Err(Refusal::WrongStatus(conversation.status()));
    }
    if !seat.queues.contains(&conversation.queue) {
        return Err(Refusal::NotAMember);
    }
    if !can_be_picked(world, conversation, seat.agent.id) {
        return Err(Refusal::CannotBePicked);
    }
    must_have_a_slot(world, seat)?;
    Ok(vec![Fact::ConversationPicked {
        conversation: id,
        agent: seat.agent.id,
    }])
}

/// Whether the agent may take an open conversation by hand: where the work stream lets them, and always when the system
/// will not offer it to them any more (behaviour §2.10).
#[must_use]
pub fn can_be_picked(world: &World, conversation: &Conversation, agent: AgentId) -> bool {
    let lets = world
        .work_stream(conversation.work_stream)
        .is_some_and(|stream| stream.distribution.can_be_picked());
    lets || is_left_to_picking(world, conversation) || !may_be_asked(world, conversation, agent)
}

/// Taking up a waiting conversation of one's own (behaviour §5.2, Waiting to Active).
pub(super) fn resume(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let seat = acting_seat(world, stamp)?;
    let conversation = known(world, id)?;
    match conversation.stage {
        Stage::Waiting { agent } if agent == seat.agent.id => {
            must_have_a_slot(world, seat)?;
            Ok(vec![Fact::ConversationResumed {
                conversation: id,
                agent,
            }])
        }
        Stage::Waiting { .. } => Err(Refusal::NotYours),
        _ => Err(Refusal::WrongStatus(conversation.status())),
    }
}
