//! What supervisors may do with what others have (behaviour §12.2).

use super::{Decision, assign, known, must_supervise, transfer};
use crate::domain::{AgentId, ClosureReason, ConversationId, Mode, QueueId, RequeueReason, Stage};
use crate::engine::{Fact, Refusal, Stamp, World};

/// An open conversation goes to an agent, whatever their capacity; presence counts, as they are asked all the same.
pub(super) fn assign_to_agent(world: &World, stamp: Stamp, id: ConversationId, to: AgentId) -> Decision {
    must_supervise(world, stamp)?;
    let conversation = known(world, id)?;
    if conversation.stage != Stage::Open {
        return Err(Refusal::WrongStatus(conversation.status()));
    }
    let seat = world.seat(to).ok_or(Refusal::UnknownAgent)?;
    if !seat.is_connected() {
        return Err(Refusal::NotHere(to));
    }
    let work_stream = world
        .work_stream(conversation.work_stream)
        .ok_or(Refusal::UnknownWorkStream)?;
    if !work_stream.allowed_presences.contains(seat.presence.status) {
        return Err(Refusal::NotToBeDisturbed(to));
    }
    if !world.has_slot(seat) {
        return Err(Refusal::TheirSessionsFull(to));
    }
    Ok(assign::offer_by_hand(conversation, to, work_stream, stamp.now))
}

/// An open conversation goes to another queue.
pub(super) fn assign_to_queue(world: &World, stamp: Stamp, id: ConversationId, to: QueueId) -> Decision {
    let supervisor = must_supervise(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    if conversation.stage != Stage::Open {
        return Err(Refusal::WrongStatus(conversation.status()));
    }
    if conversation.queue == to {
        return Err(Refusal::AlreadyThere);
    }
    transfer::can_be_moved_to(world, conversation, to)?;
    Ok(transfer::moved(
        world,
        conversation,
        to,
        RequeueReason::Moved(supervisor),
    ))
}

/// Listening: nobody is told, and it takes no capacity.
pub(super) fn monitor(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let seat = must_supervise(world, stamp)?;
    let agent = seat.agent.id;
    let conversation = known(world, id)?;
    if !matches!(
        conversation.stage,
        Stage::Active { .. } | Stage::WrapUp { .. } | Stage::Waiting { .. }
    ) {
        return Err(Refusal::WrongStatus(conversation.status()));
    }
    let is_part = conversation.agent() == Some(agent)
        || conversation.participant(agent).is_some()
        || conversation.invitation(agent).is_some();
    if is_part {
        return Err(Refusal::AlreadyPart(agent));
    }
    super::must_have_a_slot(world, seat)?;
    Ok(vec![Fact::ParticipantJoined {
        conversation: id,
        agent,
        mode: Mode::Monitor,
    }])
}

/// Who listens joins in; from then on they may write, and everybody sees it.
pub(super) fn join(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let agent = must_supervise(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    let listener = conversation
        .participant(agent)
        .filter(|participant| participant.mode == Mode::Monitor)
        .ok_or(Refusal::NotPart(agent))?;
    Ok(if listener.speaks {
        Vec::new()
    } else {
        vec![Fact::ParticipantAdded {
            conversation: id,
            agent,
        }]
    })
}

/// Whatever state it is in, it is over.
pub(super) fn force_close(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let supervisor = must_supervise(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    if matches!(conversation.stage, Stage::Closed { .. }) {
        return Err(Refusal::WrongStatus(conversation.status()));
    }
    Ok(vec![Fact::ConversationClosed {
        conversation: id,
        reason: ClosureReason::ForceClosed(supervisor),
    }])
}
