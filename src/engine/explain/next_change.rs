//! When something next happens by itself that can change a decision.

use crate::domain::{AgentId, Conversation, ConversationId, HoursId, Millis};
use crate::engine::World;
use crate::engine::deadline::{self, Due, first_due};
use crate::engine::matching::wish::wishes;
use crate::engine::seat::Seat;
use serde::Serialize;

/// The next moment at which something can change without anybody doing anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NextChange {
    /// When.
    pub at: Millis,
    /// What.
    pub what: Change,
}

/// What changes then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Change {
    /// More agents may be asked.
    RingOpens,
    /// It has waited too long and moves on or ends.
    Overflows,
    /// It is closed because nobody touched it.
    Closes,
    /// The customer has been gone for too long.
    CustomerGone,
    /// What rings at this agent lapses.
    OfferLapses(AgentId, ConversationId),
    /// This agent's wrap-up gives capacity back.
    WrapUpReleases(AgentId, ConversationId),
    /// What this agent has is closed because nobody touched it.
    ClosesAt(AgentId, ConversationId),
    /// This agent has been gone for too long: what they have goes to somebody else.
    AgentLost(AgentId),
    /// Operating hours begin or end.
    HoursTurn(HoursId),
    /// The day ends and with it what is counted by the day.
    DayEnds,
}

/// What can change for a conversation.
pub(super) fn of_conversation(world: &World, conversation: &Conversation) -> Option<NextChange> {
    let own = first_due(world.setup(), conversation).map(|(at, due)| NextChange {
        at,
        what: match (due, conversation.agent()) {
            (Due::Ring(_), _) => Change::RingOpens,
            (Due::Overflow, _) => Change::Overflows,
            (Due::Disconnect, _) => Change::CustomerGone,
            (Due::Invitation(agent), _) | (Due::Offer, Some(agent)) => {
                Change::OfferLapses(agent, conversation.id)
            }
            (Due::WrapUpHold, Some(agent)) => Change::WrapUpReleases(agent, conversation.id),
            (Due::AutoClose | Due::Offer | Due::WrapUpHold, _) => Change::Closes,
        },
    });
    let queue = world.queue(conversation.queue);
    let members = queue.into_iter().flat_map(|queue| queue.members.iter().copied());
    let work_stream = world.work_stream(conversation.work_stream);
    let wished = work_stream
        .into_iter()
        .flat_map(|stream| wishes(world, stream, conversation).map(|(agent, _)| agent));
    let theirs = members
        .chain(wished)
        .filter_map(|agent| of_seat(world, world.seat(agent)?));
    let hours = queue.and_then(|queue| hours(world, queue.hours));
    own.into_iter().chain(theirs).chain(hours).min()
}

/// What can change for an agent: what rings, is open or is in wrap-up at their desk, their hours and their day.
pub(super) fn of_seat(world: &World, seat: &Seat) -> Option<NextChange> {
    let agent = seat.agent.id;
    let at_the_desk = seat.offers.iter().chain(&seat.invitations).chain(&seat.sessions);
    let own = at_the_desk.filter_map(|id| {
        let (at, due) = first_due(world.setup(), world.conversation(*id)?)?;
        let what = match due {
            Due::Offer => Change::OfferLapses(agent, *id),
            Due::Invitation(asked) => Change::OfferLapses(asked, *id),
            Due::WrapUpHold => Change::WrapUpReleases(agent, *id),
            Due::AutoClose | Due::Disconnect => Change::ClosesAt(agent, *id),
            Due::Ring(_) | Due::Overflow => return None,
        };
        Some(NextChange { at, what })
    });
    let lost = deadline::of_seat(seat, world.settings()).map(|at| NextChange {
        at,
        what: Change::AgentLost(agent),
    });
    let counts_days = seat.ledger.profiles().values().any(|usage| usage.is_used_up());
    let day = world.day_ends.filter(|_| counts_days).map(|at| NextChange {
        at,
        what: Change::DayEnds,
    });
    own.chain(lost)
        .chain(day)
        .chain(hours(world, seat.agent.hours))
        .min()
}

fn hours(world: &World, hours: Option<HoursId>) -> Option<NextChange> {
    let hours = hours?;
    Some(NextChange {
        at: world.turns.get(&hours)?.next?,
        what: Change::HoursTurn(hours),
    })
}
