//! Questions to colleagues: to take over, or to give advice (behaviour §8.5, §8.6).

use super::{Decision, known, presence};
use crate::domain::{
    AgentId, Conversation, ConversationId, Invitation, Millis, Mode, Presence, Purpose, QueueId, Stage,
};
use crate::engine::{DeclineKind, Fact, Refusal, Seat, World};

/// Asks `agent`.
pub(super) fn ask(
    world: &World,
    conversation: &Conversation,
    agent: AgentId,
    purpose: Purpose,
    by: AgentId,
    now: Millis,
) -> Vec<Fact> {
    let Some(work_stream) = world.work_stream(conversation.work_stream) else {
        return Vec::new();
    };
    let consult = work_stream.consult_takes_capacity;
    let takes_capacity = match &purpose {
        Purpose::Transfer => true,
        Purpose::Consult { queue: Some(_), .. } => consult.by_queue,
        Purpose::Consult { queue: None, .. } => consult.by_name,
    };
    vec![Fact::Invited {
        conversation: conversation.id,
        agent,
        purpose,
        by,
        expires_at: now + work_stream.notification.countdown,
        takes_capacity,
    }]
}

/// Refuses unless `agent` can be asked about the conversation: here, not part of it yet, with room for a session, and
/// not away (behaviour §8.6).
pub(super) fn must_be_askable<'w>(
    world: &'w World,
    conversation: &Conversation,
    agent: AgentId,
    purpose: &Purpose,
) -> Result<&'w Seat, Refusal> {
    let seat = world.seat(agent).ok_or(Refusal::UnknownAgent)?;
    // Whoever advises is often the one to take over.
    let takes_part = conversation
        .participant(agent)
        .is_some_and(|participant| purpose.is_consult() || participant.mode == Mode::Monitor);
    let is_part =
        conversation.agent() == Some(agent) || conversation.invitation(agent).is_some() || takes_part;
    if is_part {
        return Err(Refusal::AlreadyPart(agent));
    }
    if !seat.is_connected() {
        return Err(Refusal::NotHere(agent));
    }
    let is_away = matches!(
        seat.presence.status,
        Presence::DoNotDisturb | Presence::Away | Presence::Offline | Presence::Inactive
    );
    if is_away || seat.leaving.is_some() {
        return Err(Refusal::NotToBeDisturbed(agent));
    }
    if !world.has_slot(seat) {
        return Err(Refusal::TheirSessionsFull(agent));
    }
    Ok(seat)
}

/// The invitation `agent` has to a conversation.
pub(super) fn invitation_of(world: &World, id: ConversationId, agent: AgentId) -> Option<&Invitation> {
    world.conversation(id)?.invitation(agent)
}

/// `agent` comes.
pub(super) fn accepted(world: &World, id: ConversationId, agent: AgentId) -> Decision {
    let conversation = known(world, id)?;
    let invitation = conversation.invitation(agent).ok_or(Refusal::OfferGone)?;
    Ok(vec![match (&invitation.purpose, conversation.stage) {
        (Purpose::Transfer, Stage::Active { agent: from } | Stage::Waiting { agent: from }) => {
            Fact::ConversationTransferred {
                conversation: id,
                from,
                to: agent,
                // Who had it stays to advise when it was not their own wish (behaviour §8.6).
                keeps_advising: invitation.by != from
                    && matches!(conversation.stage, Stage::Active { .. })
                    && world.seat(from).is_some_and(Seat::is_connected),
            }
        }
        (Purpose::Transfer, _) => return Err(Refusal::OfferGone),
        (Purpose::Consult { .. }, _) => Fact::ParticipantJoined {
            conversation: id,
            agent,
            mode: Mode::Consult,
        },
    }])
}

/// `agent` does not come. Where a queue was asked, its next best member is.
pub(super) fn declined(
    world: &World,
    id: ConversationId,
    agent: AgentId,
    how: DeclineKind,
    now: Millis,
) -> Vec<Fact> {
    let mut facts: Vec<_> = presence::set_aside(world, id, agent, how).into_iter().collect();
    if how == DeclineKind::TimedOut && !facts.is_empty() {
        facts.extend(all_else_moves_on(world, agent, Some(id), now));
    }
    facts.push(Fact::InvitationDeclined {
        conversation: id,
        agent,
        how,
    });
    facts.extend(next_best(world, id, agent, &[], now));
    facts
}

/// `agent` is gone before they answered; no decline. Several questions may move on at once: whoever is `asked` one of
/// them is not asked the next.
fn unanswered(
    world: &World,
    id: ConversationId,
    agent: AgentId,
    now: Millis,
    asked: &mut Vec<AgentId>,
) -> Vec<Fact> {
    let mut facts = vec![Fact::InvitationWithdrawn {
        conversation: id,
        agent,
    }];
    let next = next_best(world, id, agent, asked, now);
    asked.extend(next.iter().filter_map(|fact| match fact {
        Fact::Invited { agent, .. } => Some(*agent),
        _ => None,
    }));
    facts.extend(next);
    facts
}

/// Whoever is not there to answer one question will not answer the others: everything else that rings at their desk
/// moves on at once.
pub(super) fn all_else_moves_on(
    world: &World,
    agent: AgentId,
    answered: Option<ConversationId>,
    now: Millis,
) -> Vec<Fact> {
    let Some(seat) = world.seat(agent) else {
        return Vec::new();
    };
    let is_other = |id: &&ConversationId| Some(**id) != answered;
    let offers = seat.offers.iter().filter(is_other);
    let mut facts: Vec<_> = offers
        .map(|id| Fact::OfferWithdrawn {
            conversation: *id,
            agent,
        })
        .collect();
    let mut asked = Vec::new();
    for id in seat.invitations.iter().filter(is_other) {
        facts.extend(unanswered(world, *id, agent, now, &mut asked));
    }
    facts
}

fn next_best(world: &World, id: ConversationId, agent: AgentId, asked: &[AgentId], now: Millis) -> Vec<Fact> {
    let Some(conversation) = world.conversation(id) else {
        return Vec::new();
    };
    let Some(Invitation {
        purpose: Purpose::Consult {
            queue: Some(queue),
            declined,
        },
        by,
        ..
    }) = conversation.invitation(agent)
    else {
        return Vec::new();
    };
    let mut declined = declined.clone();
    declined.push(agent);
    ask_queue(world, conversation, *queue, (declined, asked), *by, now)
}

/// Asks the best member of a queue who has not declined, is not being asked something else in the same breath, and can
/// take part.
pub(super) fn ask_queue(
    world: &World,
    conversation: &Conversation,
    queue: QueueId,
    (declined, asked): (Vec<AgentId>, &[AgentId]),
    by: AgentId,
    now: Millis,
) -> Vec<Fact> {
    let left_out = [declined.as_slice(), asked].concat();
    let best = super::consult::best_in_queue(world, conversation, queue, &left_out);
    let purpose = Purpose::Consult {
        queue: Some(queue),
        declined,
    };
    best.map_or_else(Vec::new, |agent| {
        ask(world, conversation, agent, purpose, by, now)
    })
}
