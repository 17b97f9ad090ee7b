//! What must hold after every event, and what must hold at rest (design §2; behaviour §21.6).

use super::decide::assign::may_be_offered;
use super::decide::{is_left_to_picking, may_be_asked};
use super::matching::wish;
use super::seat::Seat;
use super::world::World;
use crate::domain::{AgentId, Conversation, ConversationId, Stage, Units, WrapUpHold};
use std::collections::BTreeMap;
use thiserror::Error;

/// A broken promise of the engine. Seeing one is a bug.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Violation {
    /// The books do not balance.
    #[error("agent {0}: the holds do not sum up to what is held")]
    Unbalanced(AgentId),
    /// What was offered alone exceeds what there is.
    #[error("agent {0}: offered more than their capacity")]
    OverCapacity(AgentId),
    /// More sessions and offers than the limit.
    #[error("agent {0}: more sessions than the limit")]
    TooManySessions(AgentId),
    /// An agent's lists and a conversation's state tell different stories.
    #[error("agent {agent} and conversation {conversation} disagree on who has it")]
    Disagreement {
        /// The agent.
        agent: AgentId,
        /// The conversation.
        conversation: ConversationId,
    },
    /// Something rings at somebody who is gone.
    #[error("conversation {0} is offered to an agent who is not there")]
    OfferedToNobody(ConversationId),
    /// Offered once more than the limit allows.
    #[error("conversation {0} is offered to an agent who declined it too often")]
    AskedTooOften(ConversationId),
    /// An ongoing conversation that no message would reach, or a finished one that one would.
    #[error("conversation {0}: its contact does not lead to it as its state demands")]
    LostThread(ConversationId),
    /// The orderings beside the world are not those of the world.
    #[error("the index is out of step with the world")]
    StaleIndex,
    /// Somebody waits although somebody else is free for them.
    #[error("conversation {conversation} waits although agent {agent} is free for it")]
    WaitsInVain {
        /// The conversation.
        conversation: ConversationId,
        /// The agent.
        agent: AgentId,
    },
}

/// Checks what must hold after every single event.
///
/// # Errors
/// The first [`Violation`] found.
pub fn check(world: &World) -> Result<(), Violation> {
    world.seats().try_for_each(check_ledger)?;
    world
        .conversations()
        .try_for_each(|conversation| check_conversation(world, conversation))?;
    check_lists(world)?;
    if world.index().is_in_step(world) {
        Ok(())
    } else {
        Err(Violation::StaleIndex)
    }
}

/// Checks what one event must not have done: exceeded a limit further than it was exceeded before. A limit that is
/// lowered takes nothing away, so what was within it may be beyond it afterwards.
///
/// # Errors
/// The first [`Violation`] found.
pub fn check_step(before: &World, after: &World) -> Result<(), Violation> {
    let limit = after.settings().session_limit as usize;
    for seat in after.seats() {
        let agent = seat.agent.id;
        let (held, slots) = before
            .seat(agent)
            .map_or((0, 0), |seat| (offered_units(seat), seat.slots_used()));
        if offered_units(seat) > seat.ledger.total().0.max(held) {
            return Err(Violation::OverCapacity(agent));
        }
        if seat.slots_used() > limit.max(slots) {
            return Err(Violation::TooManySessions(agent));
        }
    }
    for conversation in after.conversations() {
        let was = before.conversation(conversation.id).map(|before| before.stage);
        if let Stage::Offered {
            agent, exempt: false, ..
        } = conversation.stage
            && was != Some(conversation.stage)
            && !may_be_asked(after, conversation, agent)
        {
            return Err(Violation::AskedTooOften(conversation.id));
        }
    }
    Ok(())
}

/// Units held by what the rules gave, as opposed to what somebody took or was given beyond the limits.
fn offered_units(seat: &Seat) -> i32 {
    let holds = seat.ledger.holds().filter(|(_, hold)| !hold.exempt);
    holds.map(|(_, hold)| hold.units.0).sum()
}

/// Checks what must hold when a command and its consequences are done: nobody eligible waits while somebody
/// eligible is free.
///
/// # Errors
/// The first [`Violation`] found.
pub fn check_at_rest(world: &World) -> Result<(), Violation> {
    for conversation in world
        .conversations()
        .filter(|conversation| conversation.stage == Stage::Open)
    {
        let Some(work_stream) = world.work_stream(conversation.work_stream) else {
            continue;
        };
        if !work_stream.distribution.offers() || is_left_to_picking(world, conversation) {
            continue;
        }
        let Some((pool, _)) = world.index().place_of(conversation.id) else {
            return Err(Violation::StaleIndex);
        };
        let wished = wish::wishes(world, work_stream, conversation).find_map(|(agent, wish)| {
            let seat = world.seat(agent)?;
            wish::can_be_granted(world, work_stream, conversation, seat, wish).then_some(agent)
        });
        let free = || {
            let mut seats = world.seats();
            seats.find(|seat| may_be_offered(world, pool, conversation, seat))
        };
        if let Some(agent) = wished.or_else(|| free().map(|seat| seat.agent.id)) {
            return Err(Violation::WaitsInVain {
                conversation: conversation.id,
                agent,
            });
        }
    }
    Ok(())
}

fn check_ledger(seat: &Seat) -> Result<(), Violation> {
    let agent = seat.agent.id;
    let sum: i32 = seat.ledger.holds().map(|(_, hold)| hold.units.0).sum();
    if Units(sum) != seat.ledger.held() {
        return Err(Violation::Unbalanced(agent));
    }
    Ok(())
}

fn check_conversation(world: &World, conversation: &Conversation) -> Result<(), Violation> {
    let id = conversation.id;
    if let Stage::Offered { agent, .. } = conversation.stage
        && !world.seat(agent).is_some_and(Seat::is_connected)
    {
        return Err(Violation::OfferedToNobody(id));
    }
    let leads_here = world
        .ongoing(conversation.contact)
        .is_some_and(|ongoing| ongoing.id == id);
    if leads_here != conversation.is_ongoing() {
        return Err(Violation::LostThread(id));
    }
    Ok(())
}

/// What a conversation's state says about one agent: what they hold, and on which of their lists it is.
#[derive(Default, PartialEq, Eq)]
struct Share {
    holds: bool,
    offered: bool,
    session: bool,
    waiting: bool,
    closed: bool,
    assists: bool,
    invited: bool,
}

/// Both sides are told in full and compared, so that nothing is held twice, by nobody, or for nothing.
fn check_lists(world: &World) -> Result<(), Violation> {
    let mut by_state: BTreeMap<(AgentId, ConversationId), Share> = BTreeMap::new();
    for conversation in world.conversations() {
        let share = match conversation.stage {
            Stage::WithBot { .. } | Stage::Open => Share::default(),
            Stage::Offered { .. } => Share {
                holds: true,
                offered: true,
                ..Share::default()
            },
            Stage::Active { .. } => Share {
                holds: true,
                session: true,
                ..Share::default()
            },
            Stage::Waiting { .. } => Share {
                waiting: true,
                ..Share::default()
            },
            Stage::WrapUp { hold, .. } => Share {
                holds: hold != WrapUpHold::Released,
                session: true,
                ..Share::default()
            },
            Stage::Closed { .. } => Share {
                closed: true,
                ..Share::default()
            },
        };
        if let Some(agent) = conversation.agent() {
            by_state.insert((agent, conversation.id), share);
        }
        for participant in &conversation.participants {
            let share = by_state.entry((participant.agent, conversation.id)).or_default();
            share.assists = true;
        }
        for invitation in &conversation.invitations {
            let share = by_state.entry((invitation.agent, conversation.id)).or_default();
            (share.invited, share.holds) = (true, !share.assists);
        }
    }

    let mut by_seat: BTreeMap<(AgentId, ConversationId), Share> = BTreeMap::new();
    for seat in world.seats() {
        let mut share = |id: ConversationId, mark: fn(&mut Share)| {
            mark(by_seat.entry((seat.agent.id, id)).or_default());
        };
        let own = |id: &ConversationId| !seat.assisting.contains(id);
        let holds = seat.ledger.holds().map(|(id, _)| id).filter(own);
        holds.for_each(|id| share(id, |share| share.holds = true));
        let assisting = seat.assisting.iter();
        assisting.for_each(|id| share(*id, |share| share.assists = true));
        let invited = seat.invitations.iter();
        invited.for_each(|id| share(*id, |share| share.invited = true));
        seat.offers
            .iter()
            .for_each(|id| share(*id, |share| share.offered = true));
        seat.sessions
            .iter()
            .for_each(|id| share(*id, |share| share.session = true));
        seat.waiting
            .iter()
            .for_each(|id| share(*id, |share| share.waiting = true));
        seat.closed
            .iter()
            .for_each(|id| share(*id, |share| share.closed = true));
    }

    let keys = by_state.keys().chain(by_seat.keys());
    for key in keys {
        if by_state.get(key) != by_seat.get(key) {
            return Err(Violation::Disagreement {
                agent: key.0,
                conversation: key.1,
            });
        }
    }
    Ok(())
}
