//! Answering an offer, or not (behaviour §6.3, §21.4).

use super::presence::change;
use super::{Decision, acting_seat, known};
use crate::domain::{AgentId, ConversationId, Presence, PresenceCause, SetBy, Stage};
use crate::engine::{DeclineKind, Fact, Refusal, Stamp, World};

pub(super) fn accept(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let agent = offered_to(world, stamp, id)?;
    Ok(vec![Fact::OfferAccepted {
        conversation: id,
        agent,
    }])
}

pub(super) fn reject(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let agent = offered_to(world, stamp, id)?;
    Ok(declined(world, id, agent, DeclineKind::Rejected))
}

/// The decline, and what it does to the agent's presence. Presence first: whoever is set aside by it must not be
/// offered the same conversation again in the same breath.
pub(super) fn declined(
    world: &World,
    conversation: ConversationId,
    agent: AgentId,
    how: DeclineKind,
) -> Vec<Fact> {
    let settings = world.settings();
    let presence = match how {
        DeclineKind::Rejected if settings.do_not_disturb_after_rejected => {
            Some((Presence::DoNotDisturb, PresenceCause::RejectedOffer(conversation)))
        }
        DeclineKind::TimedOut if settings.inactive_after_missed => {
            Some((Presence::Inactive, PresenceCause::MissedOffer(conversation)))
        }
        DeclineKind::Rejected | DeclineKind::TimedOut => None,
    };
    presence
        .map(|(status, cause)| change(agent, status, SetBy::System, cause))
        .into_iter()
        .chain([Fact::OfferDeclined {
            conversation,
            agent,
            how,
        }])
        .collect()
}

fn offered_to(world: &World, stamp: Stamp, id: ConversationId) -> Result<AgentId, Refusal> {
    let actor = acting_seat(world, stamp)?.agent.id;
    match known(world, id)?.stage {
        Stage::Offered { agent, .. } if agent == actor => Ok(agent),
        _ => Err(Refusal::OfferGone),
    }
}
