//! What a command leads to. Everything in here reads the world and writes nothing.
//!
//! One file per concern. A rule that needs another's answer asks it; a consequence that follows from an event
//! rather than from a command (presence, matching) is found by [`super::execute`].

mod activity;
mod article;
pub(super) mod assign;
mod attach;
mod bot;
mod case;
pub(super) mod classify;
mod close;
mod consult;
mod customer;
mod deadline;
mod disconnect;
mod disposition;
mod end;
mod field;
mod floor;
mod follow_up;
mod forget;
pub(super) mod intake;
mod invite;
mod note;
mod offer;
pub(super) mod overflow;
mod pick;
mod presence;
mod quick_reply;
pub(super) mod route;
mod say;
mod script;
mod setup;
mod sign_in;
mod skill;
mod supervise;
mod transfer;

pub use assign::{Choice, choose};
pub(super) use assign::{declined_but_waiting, employ, is_left_to_picking, may_be_asked, place, place_again};
pub use attach::can_be_attached;
pub use consult::can_be_consulted;
pub use pick::can_be_picked;
pub use presence::presence_by_capacity;
pub(super) use presence::{follow_capacity, follow_release};
pub use say::{can_write_to_customer, is_blank};
pub use script::first_script;
pub use transfer::{can_be_given_to, can_be_moved_to};

use super::{Actor, Command, Event, Fact, Refusal, Seat, Stamp, World};
use crate::domain::{AgentId, Conversation, ConversationId, Role, Stage};

type Decision = Result<Vec<Fact>, Refusal>;

/// What `command` leads to directly, without its consequences.
///
/// # Errors
/// A [`Refusal`] that says why it cannot be done.
pub fn decide(world: &World, command: &Command, stamp: Stamp) -> Result<Vec<Event>, Refusal> {
    let facts = facts_of(world, command, stamp)?;
    Ok(facts.into_iter().map(|fact| Event::new(stamp, fact)).collect())
}

/// The same without the stamp on each fact.
pub(super) fn facts_of(world: &World, command: &Command, stamp: Stamp) -> Decision {
    must_be_allowed(command, stamp.actor)?;
    match command {
        Command::OpenFloor(floor) => floor::open(world, floor),
        Command::SignIn => sign_in::sign_in(world, stamp),
        Command::SignOut => sign_in::sign_out(world, stamp),
        Command::Save(setting) => floor::save(world, setting),
        Command::SetPresence(choice) => presence::set(world, stamp, *choice),
        Command::LeaveAfterThis(choice) => presence::leave_after_this(world, stamp, *choice),
        Command::SetPresenceOf(agent, choice) => presence::set_for(world, stamp, *agent, *choice),
        Command::ResetPresence => presence::reset(world, stamp),
        Command::ResetPresenceOf(agent) => presence::reset_for(world, stamp, *agent),
        Command::CustomerWrites {
            contact,
            work_stream,
            from,
            body,
            attachments,
            context,
        } => {
            let arrival = intake::Arrival {
                contact: *contact,
                work_stream: *work_stream,
                from,
                body,
                attachments,
                context,
            };
            intake::customer_writes(world, &arrival, stamp.now)
        }
        Command::CustomerLeaves(contact) => end::customer_leaves(world, *contact, stamp.now),
        Command::CustomerDisconnects(contact) => disconnect::disconnects(world, *contact),
        Command::CustomerReconnects(contact) => disconnect::reconnects(world, *contact),
        Command::BotSays { conversation, body } => bot::says(world, stamp, *conversation, body),
        Command::BotEscalates {
            conversation,
            context,
        } => bot::escalates(world, stamp, *conversation, context),
        Command::BotEnds(conversation) => bot::ends(world, stamp, *conversation),
        Command::Accept(conversation) => offer::accept(world, stamp, *conversation),
        Command::Reject(conversation) => offer::reject(world, stamp, *conversation),
        Command::Pick(conversation) => pick::pick(world, stamp, *conversation),
        Command::Resume(conversation) => pick::resume(world, stamp, *conversation),
        Command::Say {
            conversation,
            audience,
            body,
            attachments,
        } => say::agent_says(world, stamp, *conversation, *audience, (body, attachments)),
        Command::End(conversation) => end::agent_ends(world, stamp, *conversation),
        Command::CloseSession(conversation) => close::close_session(world, stamp, *conversation),
        Command::FollowUp(conversation) => follow_up::follow_up(world, stamp, *conversation),
        Command::Transfer {
            conversation,
            to,
            note,
        } => transfer::to_agent(world, stamp, *conversation, *to, note.as_ref()),
        Command::TransferToQueue {
            conversation,
            to,
            note,
        } => transfer::to_queue(world, stamp, *conversation, *to, note.as_ref()),
        Command::Consult {
            conversation,
            agent,
            note,
        } => consult::ask(world, stamp, *conversation, *agent, note.as_ref()),
        Command::ConsultQueue {
            conversation,
            queue,
            note,
        } => consult::ask_queue(world, stamp, *conversation, *queue, note.as_ref()),
        Command::Uninvite { conversation, agent } => consult::uninvite(world, stamp, *conversation, *agent),
        Command::Add { conversation, agent } => consult::add(world, stamp, *conversation, *agent),
        Command::Dismiss { conversation, agent } => consult::dismiss(world, stamp, *conversation, *agent),
        Command::Leave(conversation) => consult::leave(world, stamp, *conversation),
        Command::SaveNote { conversation, text } => note::save(world, stamp, *conversation, text),
        Command::SetDispositions { conversation, codes } => {
            disposition::set(world, stamp, *conversation, codes)
        }
        Command::SaveQuickReply(reply) => quick_reply::save(world, stamp, reply),
        Command::DeleteQuickReply(reply) => quick_reply::delete(world, stamp, *reply),
        Command::SaveCustomer {
            customer,
            conversation,
        } => customer::save(world, stamp, customer, *conversation),
        Command::LinkCustomer {
            conversation,
            customer,
        } => customer::link(world, stamp, *conversation, *customer),
        Command::SaveCase { case, conversation } => case::save(world, stamp, case, *conversation),
        Command::SettleCase {
            case,
            status,
            resolution,
        } => case::settle(world, stamp, *case, *status, resolution),
        Command::LinkCase { conversation, case } => case::link(world, stamp, *conversation, *case),
        Command::SaveActivity(activity) => activity::save(world, stamp, activity),
        Command::DeleteActivity(activity) => activity::delete(world, stamp, *activity),
        Command::JudgeArticle {
            article,
            helped,
            comment,
        } => article::judge(world, stamp, *article, *helped, comment),
        Command::LinkArticle {
            conversation,
            article,
            is_linked,
        } => article::link(world, stamp, *conversation, *article, *is_linked),
        Command::ChooseScript { conversation, script } => {
            script::choose(world, stamp, *conversation, *script)
        }
        Command::MarkStep {
            conversation,
            script,
            step,
            outcome,
        } => script::mark(world, stamp, *conversation, (*script, *step), outcome.as_ref()),
        Command::ResetScript { conversation, script } => script::reset(world, stamp, *conversation, *script),
        Command::SetSkill {
            conversation,
            skill,
            need,
        } => skill::set(world, stamp, *conversation, *skill, *need),
        Command::Assign { conversation, to } => supervise::assign_to_agent(world, stamp, *conversation, *to),
        Command::AssignToQueue { conversation, to } => {
            supervise::assign_to_queue(world, stamp, *conversation, *to)
        }
        Command::Monitor(conversation) => supervise::monitor(world, stamp, *conversation),
        Command::Join(conversation) => supervise::join(world, stamp, *conversation),
        Command::ForceClose(conversation) => supervise::force_close(world, stamp, *conversation),
        Command::Forget { conversations } => forget::forget(world, conversations),
        Command::Tick => Ok(deadline::tick(world, stamp.now)),
    }
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

/// The seat of a supervisor who acts.
fn must_supervise(world: &World, stamp: Stamp) -> Result<&Seat, Refusal> {
    let seat = acting_seat(world, stamp)?;
    if seat.agent.role >= Role::Supervisor {
        Ok(seat)
    } else {
        Err(Refusal::OnlyForSupervisors)
    }
}

fn known(world: &World, id: ConversationId) -> Result<&Conversation, Refusal> {
    world.conversation(id).ok_or(Refusal::UnknownConversation(id))
}

/// Refuses unless whoever acts takes part in the conversation while it goes on or is in wrap-up.
fn must_be_at_hand(world: &World, stamp: Stamp, id: ConversationId) -> Result<&Conversation, Refusal> {
    let agent = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    if !conversation.involves(agent) {
        Err(Refusal::NotInvolved)
    } else if matches!(conversation.stage, Stage::Active { .. } | Stage::WrapUp { .. }) {
        Ok(conversation)
    } else {
        Err(Refusal::WrongStatus(conversation.status()))
    }
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
        Command::OpenFloor(_) | Command::Save(_) => actor == Actor::Administrator,
        Command::CustomerWrites { .. }
        | Command::CustomerLeaves(_)
        | Command::CustomerDisconnects(_)
        | Command::CustomerReconnects(_) => actor == Actor::Customer,
        Command::BotSays { .. } | Command::BotEscalates { .. } | Command::BotEnds(_) => {
            matches!(actor, Actor::Bot(_))
        }
        Command::Tick | Command::Forget { .. } => actor == Actor::System,
        _ => true,
    };
    if is_allowed {
        Ok(())
    } else {
        Err(Refusal::NotAllowed)
    }
}
