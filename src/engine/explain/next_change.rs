//! When something next happens by itself that can change a decision.

use crate::domain::{AgentId, Conversation, ConversationId, HoursId, Millis, Stage, WrapUpHold};
use crate::engine::World;
use crate::engine::deadline::{Due, first_due, ring_opens_at};
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
    /// Operating hours begin or end.
    HoursTurn(HoursId),
    /// The day ends and with it what is counted by the day.
    DayEnds,
}

/// What can change for a conversation.
pub(super) fn of_conversation(world: &World, conversation: &Conversation) -> Option<NextChange> {
    let own = first_due(world, conversation).and_then(|(at, due)| {
        let what = match due {
            Due::Ring(_) => Change::RingOpens,
            Due::Overflow => Change::Overflows,
            Due::AutoClose => Change::Closes,
            Due::Disconnect => Change::CustomerGone,
            Due::Offer => Change::OfferLapses(conversation.agent()?, conversation.id),
            Due::WrapUpHold => Change::WrapUpReleases(conversation.agent()?, conversation.id),
            Due::Invitation(agent) => Change::OfferLapses(agent, conversation.id),
        };
        Some(NextChange { at, what })
    });
    let ring = ring_opens_at(world, conversation, conversation.rings)
        .filter(|_| conversation.stage == Stage::Open)
        .map(|at| NextChange {
            at,
            what: Change::RingOpens,
        });
    let queue = world.queue(conversation.queue);
    let members = queue.into_iter().flat_map(|queue| &queue.members);
    let theirs = members.filter_map(|agent| of_seat(world, world.seat(*agent)?));
    let hours = queue.and_then(|queue| hours(world, queue.hours));
    own.into_iter().chain(ring).chain(theirs).chain(hours).min()
}

/// What can change for an agent.
pub(super) fn of_seat(world: &World, seat: &Seat) -> Option<NextChange> {
    let held = seat.ledger.holds().filter_map(|(id, _)| {
        let conversation = world.conversation(id)?;
        match conversation.stage {
            Stage::Offered {
                expires_at, agent, ..
            } => Some(NextChange {
                at: expires_at,
                what: Change::OfferLapses(agent, id),
            }),
            Stage::WrapUp {
                hold: WrapUpHold::Until(at),
                agent,
                ..
            } => Some(NextChange {
                at,
                what: Change::WrapUpReleases(agent, id),
            }),
            _ => None,
        }
    });
    let counts_days = seat.ledger.profiles().values().any(|usage| usage.is_used_up());
    let day = world.day_ends.filter(|_| counts_days).map(|at| NextChange {
        at,
        what: Change::DayEnds,
    });
    held.chain(day).chain(hours(world, seat.agent.hours)).min()
}

fn hours(world: &World, hours: Option<HoursId>) -> Option<NextChange> {
    let hours = hours?;
    Some(NextChange {
        at: world.turns.get(&hours)?.next?,
        what: Change::HoursTurn(hours),
    })
}
