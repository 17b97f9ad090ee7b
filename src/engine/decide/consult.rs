//! Advice: asking for it, adding whoever gives it, and ending it (behaviour §8.5).

use super::invite::{self, Asker};
use super::{Decision, acting_seat, known, must_be_active_with, say};
use crate::domain::{AgentId, Conversation, ConversationId, Mode, Purpose, QueueId};
use crate::engine::matching::check;
use crate::engine::matching::custom;
use crate::engine::matching::demand::Demand;
use crate::engine::matching::rank::{position, rank, standing};
use crate::engine::matching::terms::Terms;
use crate::engine::{Fact, Refusal, Stamp, World};
use std::cmp::Ordering;
use std::sync::Arc;

/// How many may advise at once (behaviour §16.1).
const ADVISERS: usize = 5;

const BY_NAME: Purpose = Purpose::Consult {
    queue: None,
    declined: Vec::new(),
};

pub(super) fn ask(
    world: &World,
    stamp: Stamp,
    id: ConversationId,
    agent: AgentId,
    note: Option<&Arc<str>>,
) -> Decision {
    let (conversation, by) = own(world, stamp, id)?;
    can_be_consulted(world, conversation, agent)?;
    let mut facts: Vec<_> = say::passed_on(id, by, note)?.into_iter().collect();
    let asker = Asker { by, since: stamp.now };
    facts.extend(invite::ask(world, conversation, agent, BY_NAME, asker, stamp.now));
    Ok(facts)
}

/// Whether `agent` can be asked for advice.
///
/// # Errors
/// Why not.
pub fn can_be_consulted(world: &World, conversation: &Conversation, agent: AgentId) -> Result<(), Refusal> {
    must_have_room(conversation)?;
    invite::must_be_askable(world, conversation, agent, &BY_NAME).map(|_| ())
}

pub(super) fn ask_queue(
    world: &World,
    stamp: Stamp,
    id: ConversationId,
    queue: QueueId,
    note: Option<&Arc<str>>,
) -> Decision {
    let (conversation, by) = own(world, stamp, id)?;
    must_have_room(conversation)?;
    super::transfer::can_be_moved_to(world, conversation, queue)?;
    let asker = Asker { by, since: stamp.now };
    let question = invite::ask_queue(world, conversation, queue, (Vec::new(), &[]), asker, stamp.now);
    if question.is_empty() {
        return Err(Refusal::NobodyFree);
    }
    let mut facts: Vec<_> = say::passed_on(id, by, note)?.into_iter().collect();
    facts.extend(question);
    Ok(facts)
}

fn must_have_room(conversation: &Conversation) -> Result<(), Refusal> {
    let advisers = conversation.participants_in(Mode::Consult).count();
    let asked = conversation
        .invitations
        .iter()
        .filter(|invitation| invitation.purpose.is_consult());
    if advisers + asked.count() < ADVISERS {
        Ok(())
    } else {
        Err(Refusal::TooManyAdvisers { limit: ADVISERS })
    }
}

/// Whom a queue sends: free for such a conversation, first by the queue's own order, and not part of it yet.
pub(super) fn best_in_queue(
    world: &World,
    conversation: &Conversation,
    queue: QueueId,
    declined: &[AgentId],
) -> Option<AgentId> {
    let demand = Demand {
        queue,
        reserved: false,
        ..Demand::of(world.setup(), conversation, None)
    };
    let terms = Terms::of(world.setup(), &demand)?;
    let purpose = Purpose::Consult {
        queue: Some(queue),
        declined: Vec::new(),
    };
    let queue = world.queue(queue)?;
    let askable = queue
        .members
        .iter()
        .filter(|agent| !declined.contains(agent))
        .filter_map(|agent| invite::must_be_askable(world, conversation, *agent, &purpose).ok())
        .filter(|seat| check::qualifies(&terms, seat) && check::is_free(&terms, seat));
    if let Some(ruleset) = custom::ruleset(world, queue, conversation) {
        let admitted = askable.filter_map(|seat| {
            let rule = custom::admits(world, ruleset, &terms, conversation, seat)?;
            Some((rule, seat))
        });
        let first = admitted.min_by(|one, other| {
            let rule = ruleset.rules.get(usize::from(one.0));
            let by_order = || rule.map(|rule| custom::compare(world, rule, &terms, one.1, other.1));
            one.0
                .cmp(&other.0)
                .then_with(|| by_order().unwrap_or(Ordering::Equal))
        });
        return first.map(|(_, seat)| seat.agent.id);
    }
    askable
        .filter_map(|seat| {
            let position = position(queue, seat.agent.id)?;
            let standing = standing(world.setup(), &terms, queue, seat, position)?;
            Some(rank(&terms, standing, seat))
        })
        .min()
        .map(|rank| rank.agent)
}

/// The primary agent takes back a question.
pub(super) fn uninvite(world: &World, stamp: Stamp, id: ConversationId, agent: AgentId) -> Decision {
    let by = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    let invitation = conversation.invitation(agent).ok_or(Refusal::OfferGone)?;
    if invitation.by != by {
        return Err(Refusal::NotYours);
    }
    Ok(vec![Fact::InvitationWithdrawn {
        conversation: id,
        agent,
    }])
}

/// An adviser may write to the customer from now on.
pub(super) fn add(world: &World, stamp: Stamp, id: ConversationId, agent: AgentId) -> Decision {
    let (conversation, _) = own(world, stamp, id)?;
    let participant = conversation
        .participant(agent)
        .filter(|participant| participant.mode == Mode::Consult)
        .ok_or(Refusal::NotPart(agent))?;
    Ok(if participant.speaks {
        Vec::new()
    } else {
        vec![Fact::ParticipantAdded {
            conversation: id,
            agent,
        }]
    })
}

/// The primary agent ends somebody's advice. A supervisor who listens cannot be sent away.
pub(super) fn dismiss(world: &World, stamp: Stamp, id: ConversationId, agent: AgentId) -> Decision {
    let (conversation, _) = own(world, stamp, id)?;
    conversation
        .participant(agent)
        .filter(|participant| participant.mode == Mode::Consult)
        .ok_or(Refusal::NotPart(agent))?;
    Ok(vec![Fact::ParticipantLeft {
        conversation: id,
        agent,
    }])
}

/// Whoever only takes part leaves.
pub(super) fn leave(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let agent = acting_seat(world, stamp)?.agent.id;
    known(world, id)?
        .participant(agent)
        .ok_or(Refusal::NotPart(agent))?;
    Ok(vec![Fact::ParticipantLeft {
        conversation: id,
        agent,
    }])
}

fn own(world: &World, stamp: Stamp, id: ConversationId) -> Result<(&Conversation, AgentId), Refusal> {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    must_be_active_with(conversation, agent)?;
    Ok((conversation, agent))
}
