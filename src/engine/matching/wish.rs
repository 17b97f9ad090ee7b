//! Those a conversation goes to before all others: the agent it was with, and those its customer prefers.

use super::check::{self, Check};
use crate::domain::{AgentId, Conversation, PreferredAgents, WorkStream};
use crate::engine::World;
use crate::engine::seat::Seat;
use serde::Serialize;
use std::ops::ControlFlow;

/// How many preferred agents count (behaviour §1.8).
const PREFERRED: usize = 3;

/// Why somebody is asked before all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Wish {
    /// They had it before (behaviour §1.7): whatever their capacity and presence.
    SameAgent,
    /// The customer prefers them (behaviour §1.8): whatever their capacity and skills.
    Preferred,
}

/// Everybody a conversation would rather go to, first choice first.
pub(in crate::engine) fn wishes(
    world: &World,
    work_stream: &WorkStream,
    conversation: &Conversation,
) -> impl Iterator<Item = (AgentId, Wish)> {
    let same = conversation
        .last_agent
        .filter(|_| work_stream.keeps_agent)
        .map(|agent| (agent, Wish::SameAgent));
    let preferred = match work_stream.preferred {
        PreferredAgents::Ignored => &[][..],
        PreferredAgents::First | PreferredAgents::Only => world
            .customer(conversation.customer)
            .map_or(&[][..], |customer| &customer.preferred),
    };
    let preferred = preferred
        .iter()
        .take(PREFERRED)
        .map(|agent| (*agent, Wish::Preferred));
    let offers = work_stream.distribution.offers();
    same.into_iter().chain(preferred).filter(move |_| offers)
}

/// Goes through what must hold for the wish to come true, until `visit` has had enough. One decline ends the wish.
pub(in crate::engine) fn checks(
    world: &World,
    work_stream: &WorkStream,
    conversation: &Conversation,
    seat: &Seat,
    wish: Wish,
    visit: &mut impl FnMut(Check) -> ControlFlow<()>,
) -> ControlFlow<()> {
    visit(Check::Declines {
        limit: 1,
        have: conversation.declines_by(seat.agent.id),
    })?;
    visit(Check::SignedIn {
        is: seat.is_connected(),
    })?;
    if wish == Wish::Preferred {
        visit(Check::Member {
            is: seat.queues.contains(&conversation.queue),
        })?;
        visit(Check::NotLeaving {
            is: seat.leaving.is_none(),
        })?;
        visit(Check::Presence {
            allowed: work_stream.allowed_presences,
            have: seat.presence.status,
        })?;
    }
    visit(check::session(world.settings().session_limit as usize, seat))
}

/// Whether the wish can come true now.
pub(in crate::engine) fn can_be_granted(
    world: &World,
    work_stream: &WorkStream,
    conversation: &Conversation,
    seat: &Seat,
    wish: Wish,
) -> bool {
    checks(
        world,
        work_stream,
        conversation,
        seat,
        wish,
        &mut check::must_pass,
    )
    .is_continue()
}
