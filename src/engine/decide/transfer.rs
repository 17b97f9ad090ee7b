//! Giving a conversation to somebody else (behaviour §8.6, §12.2).

use super::invite::{self, Asker};
use super::{Decision, acting_seat, known, must_be_active_with, say};
use crate::domain::{
    AgentId, Channel, ClosureReason, Conversation, ConversationId, Purpose, QueueId, RequeueReason, Role,
    Stage,
};
use crate::engine::{Fact, Refusal, Stamp, World};
use std::sync::Arc;

/// To an agent, who is asked first: until they accept, the conversation stays where it is, and when they do not, it
/// simply stays.
pub(super) fn to_agent(
    world: &World,
    stamp: Stamp,
    id: ConversationId,
    to: AgentId,
    note: Option<&Arc<str>>,
) -> Decision {
    let seat = acting_seat(world, stamp)?;
    let conversation = known(world, id)?;
    let by = seat.agent.id;
    let is_own = matches!(conversation.stage, Stage::Active { agent } if agent == by);
    if !is_own {
        if seat.agent.role < Role::Supervisor {
            must_be_active_with(conversation, by)?;
        }
        if !matches!(conversation.stage, Stage::Active { .. } | Stage::Waiting { .. }) {
            return Err(Refusal::WrongStatus(conversation.status()));
        }
    }
    can_be_given_to(world, conversation, to)?;
    let mut facts: Vec<_> = say::passed_on(id, by, note)?.into_iter().collect();
    let asker = Asker { by, since: stamp.now };
    let ask = invite::ask(world, conversation, to, Purpose::Transfer, asker, stamp.now);
    facts.extend(ask);
    Ok(facts)
}

/// Whether `to` can be asked to take the conversation over.
///
/// # Errors
/// Why not.
pub fn can_be_given_to(world: &World, conversation: &Conversation, to: AgentId) -> Result<(), Refusal> {
    let target = invite::must_be_askable(world, conversation, to, &Purpose::Transfer)?;
    let is_pending = conversation
        .invitations
        .iter()
        .any(|invitation| invitation.purpose == Purpose::Transfer);
    if is_pending {
        return Err(Refusal::TransferPending);
    }
    let reaches_anyone = world
        .work_stream(conversation.work_stream)
        .is_some_and(|stream| stream.transfers_to_anyone);
    if !reaches_anyone && !target.queues.contains(&conversation.queue) {
        return Err(Refusal::NotInThatQueue(to));
    }
    Ok(())
}

/// To a queue: only an open one of the right kind takes it. Where nobody works, the conversation is over.
pub(super) fn to_queue(
    world: &World,
    stamp: Stamp,
    id: ConversationId,
    to: QueueId,
    note: Option<&Arc<str>>,
) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    must_be_active_with(conversation, agent)?;
    can_be_moved_to(world, conversation, to)?;
    let mut facts: Vec<_> = say::passed_on(id, agent, note)?.into_iter().collect();
    facts.extend(moved(world, conversation, to, RequeueReason::Released(agent)));
    Ok(facts)
}

/// Whether a queue takes the conversation in: one that exists, is open now, and holds that kind of work.
///
/// # Errors
/// Why not.
pub fn can_be_moved_to(world: &World, conversation: &Conversation, to: QueueId) -> Result<(), Refusal> {
    let queue = world.queue(to).ok_or(Refusal::UnknownQueue)?;
    let kind = world
        .work_stream(conversation.work_stream)
        .map(|stream| stream.channel.kind());
    if kind.is_some_and(|kind| kind != queue.kind) {
        return Err(Refusal::WrongKindOfQueue);
    }
    if !world.is_queue_open(queue) {
        return Err(Refusal::QueueClosed);
    }
    Ok(())
}

/// It enters another queue, or is over when nobody works there (behaviour §2.11).
pub(super) fn moved(
    world: &World,
    conversation: &Conversation,
    to: QueueId,
    reason: RequeueReason,
) -> Vec<Fact> {
    let id = conversation.id;
    let mut facts = vec![Fact::ConversationRequeued {
        conversation: id,
        queue: to,
        reason,
    }];
    facts.extend(closed_if_nobody_works(world, conversation, to));
    facts
}

/// Records stay where they are until somebody works there.
pub(super) fn closed_if_nobody_works(
    world: &World,
    conversation: &Conversation,
    queue: QueueId,
) -> Option<Fact> {
    let is_record = world
        .work_stream(conversation.work_stream)
        .is_some_and(|stream| stream.channel == Channel::Record);
    let is_empty = world.queue(queue).is_some_and(|queue| queue.members.is_empty());
    (is_empty && !is_record).then_some(Fact::ConversationClosed {
        conversation: conversation.id,
        reason: ClosureReason::QueueEmpty,
    })
}
