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
/// offered the same conversation again in the same breath. Whoever is not there to answer one offer will not answer
/// the others, so those move on at once.
pub(super) fn declined(
    world: &World,
    conversation: ConversationId,
    agent: AgentId,
    how: DeclineKind,
) -> Vec<Fact> {
    let settings = world.settings();
    let seat = world.seat(agent);
    let mut facts = Vec::new();
    match how {
        // Do not disturb, Away or Offline by hand last until they are changed by hand (seed 003).
        DeclineKind::Rejected if seat.is_some_and(|seat| seat.presence.is_kept()) => {}
        DeclineKind::Rejected if settings.do_not_disturb_after_rejected => {
            let cause = PresenceCause::RejectedOffer(conversation);
            facts.push(change(agent, Presence::DoNotDisturb, SetBy::System, cause));
        }
        DeclineKind::TimedOut if settings.inactive_after_missed => {
            let cause = PresenceCause::MissedOffer(conversation);
            facts.push(change(agent, Presence::Inactive, SetBy::System, cause));
            let others = seat
                .into_iter()
                .flat_map(|seat| &seat.offers)
                .filter(|other| **other != conversation);
            facts.extend(others.map(|other| Fact::OfferWithdrawn {
                conversation: *other,
                agent,
            }));
        }
        DeclineKind::Rejected | DeclineKind::TimedOut => {}
    }
    facts.push(Fact::OfferDeclined {
        conversation,
        agent,
        how,
    });
    facts
}

fn offered_to(world: &World, stamp: Stamp, id: ConversationId) -> Result<AgentId, Refusal> {
    let actor = acting_seat(world, stamp)?.agent.id;
    match known(world, id)?.stage {
        Stage::Offered { agent, .. } if agent == actor => Ok(agent),
        _ => Err(Refusal::OfferGone),
    }
}
