//! Taking a conversation by hand, whatever capacity and presence say (seed 000; design §5: pick equals accept).

use super::{Decision, acting_seat, known, must_have_a_slot};
use crate::domain::{ConversationId, Stage};
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
    let work_stream = world
        .work_stream(conversation.work_stream)
        .ok_or(Refusal::UnknownWorkStream)?;
    if !work_stream.distribution.can_be_picked() {
        return Err(Refusal::CannotBePicked);
    }
    must_have_a_slot(world, seat)?;
    Ok(vec![Fact::ConversationPicked {
        conversation: id,
        agent: seat.agent.id,
    }])
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
