//! Questions to colleagues: to take over, or to give advice (behaviour §8.5, §8.6).

use super::{Decision, known, presence};
use crate::domain::{
    AgentId, Conversation, ConversationId, Invitation, Millis, Mode, NotificationTemplate, Presence, Purpose,
    QueueId, Stage,
};
use crate::engine::{DeclineKind, Fact, Refusal, Seat, World};

/// Who asks, and since when.
#[derive(Clone, Copy)]
pub(super) struct Asker {
    pub(super) by: AgentId,
    pub(super) since: Millis,
}

/// Asks `agent`.
pub(super) fn ask(
    world: &World,
    conversation: &Conversation,
    agent: AgentId,
    purpose: Purpose,
    asker: Asker,
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
    let template = work_stream.question_notification(&purpose);
    // Where nobody is asked whether they want to, they are there at once.
    let comes_at_once = template
        .opens_at_once()
        .then(|| comes(world, conversation, agent, &purpose, asker.by));
    let mut facts = vec![Fact::Invited {
        conversation: conversation.id,
        agent,
        purpose,
        by: asker.by,
        asked_at: asker.since,
        expires_at: now + template.countdown,
        takes_capacity,
    }];
    facts.extend(comes_at_once.and_then(Result::ok));
    facts
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
    comes(world, conversation, agent, &invitation.purpose, invitation.by).map(|fact| vec![fact])
}

/// What it means that `agent` comes.
fn comes(
    world: &World,
    conversation: &Conversation,
    agent: AgentId,
    purpose: &Purpose,
    by: AgentId,
) -> Result<Fact, Refusal> {
    match (purpose, conversation.stage) {
        (Purpose::Transfer, Stage::Active { agent: from } | Stage::Waiting { agent: from }) => {
            Ok(Fact::ConversationTransferred {
                conversation: conversation.id,
                from,
                to: agent,
                // Who had it stays to advise when it was not their own wish (behaviour §8.6).
                keeps_advising: by != from
                    && matches!(conversation.stage, Stage::Active { .. })
                    && world.seat(from).is_some_and(Seat::is_connected),
            })
        }
        (Purpose::Transfer, _) => Err(Refusal::OfferGone),
        (Purpose::Consult { .. }, _) => Ok(Fact::ParticipantJoined {
            conversation: conversation.id,
            agent,
            mode: Mode::Consult,
        }),
    }
}

/// How the question `agent` has about a conversation is put.
fn template(world: &World, id: ConversationId, agent: AgentId) -> Option<NotificationTemplate> {
    let conversation = world.conversation(id)?;
    let invitation = conversation.invitation(agent)?;
    let work_stream = world.work_stream(conversation.work_stream)?;
    Some(work_stream.question_notification(&invitation.purpose))
}

/// `agent` does not want to come, where the notification lets them say so.
pub(super) fn rejected(world: &World, id: ConversationId, agent: AgentId, now: Millis) -> Decision {
    if template(world, id, agent).is_some_and(|template| !template.can_be_rejected()) {
        return Err(Refusal::CannotBeRejected);
    }
    Ok(declined(world, id, agent, DeclineKind::Rejected, now))
}

/// The countdown is over. Where nobody is asked whether they want to, they are there now.
pub(super) fn lapse(world: &World, id: ConversationId, agent: AgentId, now: Millis) -> Vec<Fact> {
    let auto_assigns = template(world, id, agent).is_some_and(|template| template.auto_assign);
    if auto_assigns && let Ok(facts) = accepted(world, id, agent) {
        return facts;
    }
    declined(world, id, agent, DeclineKind::TimedOut, now)
}

/// `agent` does not come. Where a queue was asked, its next best member is.
fn declined(world: &World, id: ConversationId, agent: AgentId, how: DeclineKind, now: Millis) -> Vec<Fact> {
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
        asked_at,
        ..
    }) = conversation.invitation(agent)
    else {
        return Vec::new();
    };
    let mut declined = declined.clone();
    declined.push(agent);
    let asker = Asker {
        by: *by,
        since: *asked_at,
    };
    ask_queue(world, conversation, *queue, (declined, asked), asker, now)
}

/// Asks the best member of a queue who has not declined, is not being asked something else in the same breath, and can
/// take part.
pub(super) fn ask_queue(
    world: &World,
    conversation: &Conversation,
    queue: QueueId,
    (declined, asked): (Vec<AgentId>, &[AgentId]),
    asker: Asker,
    now: Millis,
) -> Vec<Fact> {
    let left_out = [declined.as_slice(), asked].concat();
    let best = super::consult::best_in_queue(world, conversation, queue, &left_out);
    let purpose = Purpose::Consult {
        queue: Some(queue),
        declined,
    };
    best.map_or_else(Vec::new, |agent| {
        ask(world, conversation, agent, purpose, asker, now)
    })
}
