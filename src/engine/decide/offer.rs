//! Answering an offer, or not (behaviour §6.3, §21.4).

use super::{Decision, acting_seat, invite, known, presence};
use crate::domain::{AgentId, ConversationId, Millis, Stage};
use crate::engine::{DeclineKind, Fact, Refusal, Stamp, World};

/// Yes to what rings: an offer, or a colleague's question.
pub(super) fn accept(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    if invite::invitation_of(world, id, agent).is_some() {
        return invite::accepted(world, id, agent);
    }
    must_be_offered_to(world, id, agent)?;
    Ok(vec![Fact::OfferAccepted {
        conversation: id,
        agent,
    }])
}

/// No to it, where the notification lets them say so.
pub(super) fn reject(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    if invite::invitation_of(world, id, agent).is_some() {
        return invite::rejected(world, id, agent, stamp.now);
    }
    must_be_offered_to(world, id, agent)?;
    let template = known(world, id)
        .ok()
        .and_then(|conversation| world.work_stream(conversation.work_stream))
        .map(|stream| stream.notification);
    if template.is_some_and(|template| !template.can_be_rejected()) {
        return Err(Refusal::CannotBeRejected);
    }
    Ok(declined(world, id, agent, DeclineKind::Rejected, stamp.now))
}

/// The countdown is over. Where the system assigns without asking, the session opens now.
pub(super) fn lapse(world: &World, id: ConversationId, agent: AgentId, now: Millis) -> Vec<Fact> {
    let auto_assigns = known(world, id)
        .ok()
        .and_then(|conversation| world.work_stream(conversation.work_stream))
        .is_some_and(|stream| stream.notification.auto_assign);
    if auto_assigns {
        vec![Fact::OfferAccepted {
            conversation: id,
            agent,
        }]
    } else {
        declined(world, id, agent, DeclineKind::TimedOut, now)
    }
}

/// The decline, and what it does to the agent's presence. Presence first: whoever is set aside by it must not be
/// offered the same conversation again in the same breath. Whoever is not there to answer one offer will not answer
/// the others, so those move on at once.
fn declined(
    world: &World,
    conversation: ConversationId,
    agent: AgentId,
    how: DeclineKind,
    now: Millis,
) -> Vec<Fact> {
    let mut facts: Vec<_> = presence::set_aside(world, conversation, agent, how)
        .into_iter()
        .collect();
    if how == DeclineKind::TimedOut && !facts.is_empty() {
        facts.extend(invite::all_else_moves_on(world, agent, Some(conversation), now));
    }
    facts.push(Fact::OfferDeclined {
        conversation,
        agent,
        how,
    });
    facts
}

fn must_be_offered_to(world: &World, id: ConversationId, actor: AgentId) -> Result<(), Refusal> {
    match known(world, id)?.stage {
        Stage::Offered { agent, .. } if agent == actor => Ok(()),
        _ => Err(Refusal::OfferGone),
    }
}
