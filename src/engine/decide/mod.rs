//! What a command leads to. Everything in here reads the world and writes nothing.
//!
//! One file per concern. A rule that needs another's answer asks it; a consequence that follows from an event
//! rather than from a command (presence, matching) is found by [`super::execute`].

mod assign;
mod close;
mod deadline;
mod end;
mod floor;
mod follow_up;
mod intake;
mod offer;
mod pick;
mod presence;
mod say;
mod sign_in;

pub(super) use assign::{
    declined_but_waiting, employ, is_left_to_picking, may_be_asked, may_take, place, place_again,
};
pub use pick::can_be_picked;
pub use presence::presence_by_capacity;
pub(super) use presence::{follow_capacity, follow_release};

use super::{Actor, Command, Event, Fact, Refusal, Seat, Stamp, World};
use crate::domain::{AgentId, Conversation, ConversationId, Stage};

type Decision = Result<Vec<Fact>, Refusal>;

/// What `command` leads to directly, without its consequences.
///
/// # Errors
/// A [`Refusal`] that says why it cannot be done.
pub fn decide(world: &World, command: &Command, stamp: Stamp) -> Result<Vec<Event>, Refusal> {
    must_be_allowed(command, stamp.actor)?;
    let facts = match command {
        Command::OpenFloor(floor) => floor::open(world, floor),
        Command::SignIn => sign_in::sign_in(world, stamp),
        Command::SignOut => sign_in::sign_out(world, stamp),
        Command::SetPresence(presence) => presence::set(world, stamp, *presence),
        Command::ResetPresence => presence::reset(world, stamp),
        Command::CustomerWrites {
            contact,
            work_stream,
            from,
            body,
        } => intake::customer_writes(world, *contact, *work_stream, from, body),
        Command::CustomerLeaves(contact) => end::customer_leaves(world, *contact, stamp.now),
        Command::Accept(conversation) => offer::accept(world, stamp, *conversation),
        Command::Reject(conversation) => offer::reject(world, stamp, *conversation),
        Command::Pick(conversation) => pick::pick(world, stamp, *conversation),
        Command::Resume(conversation) => pick::resume(world, stamp, *conversation),
        Command::Say { conversation, body } => say::agent_says(world, stamp, *conversation, body),
        Command::End(conversation) => end::agent_ends(world, stamp, *conversation),
        Command::CloseSession(conversation) => close::close_session(world, stamp, *conversation),
        Command::FollowUp(conversation) => follow_up::follow_up(world, stamp, *conversation),
        Command::Tick => Ok(deadline::tick(world, stamp.now)),
    }?;
    Ok(facts.into_iter().map(|fact| Event::new(stamp, fact)).collect())
}

/// The seat of the agent who acts, who must be here.
fn acting_seat(world: &World, stamp: Stamp) -> Result<&Seat, Refusal> {
    let seat = world.seat(stamp.agent()?).ok_or(Refusal::UnknownAgent)?;
    if seat.is_connected() {
        Ok(seat)
    } else {
        Err(Refusal::NotSignedIn)
    }
}

fn known(world: &World, id: ConversationId) -> Result<&Conversation, Refusal> {
    world.conversation(id).ok_or(Refusal::UnknownConversation(id))
}

/// Refuses unless `agent` is in conversation with the customer.
fn must_be_active_with(conversation: &Conversation, agent: AgentId) -> Result<(), Refusal> {
    match conversation.stage {
        Stage::Active { agent: primary } if primary == agent => Ok(()),
        Stage::Active { .. } => Err(Refusal::NotYours),
        _ => Err(Refusal::WrongStatus(conversation.status())),
    }
}

/// Refuses unless the agent has room for one more session.
fn must_have_a_slot(world: &World, seat: &Seat) -> Result<(), Refusal> {
    let limit = world.settings().session_limit;
    if world.has_slot(seat) {
        Ok(())
    } else {
        Err(Refusal::SessionsFull { limit })
    }
}

/// Refuses what is not this actor's to ask for. Agents' commands ask for the agent themselves.
fn must_be_allowed(command: &Command, actor: Actor) -> Result<(), Refusal> {
    let is_allowed = match command {
        Command::OpenFloor(_) => actor == Actor::Administrator,
        Command::CustomerWrites { .. } | Command::CustomerLeaves(_) => actor == Actor::Customer,
        Command::Tick => actor == Actor::System,
        _ => true,
    };
    if is_allowed {
        Ok(())
    } else {
        Err(Refusal::NotAllowed)
    }
}
