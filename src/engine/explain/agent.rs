//! Why an agent has nothing, or not more.

use super::next_change::{self, NextChange};
use super::selection::{checks, selection};
use crate::domain::{AgentId, ConversationId, Millis, PresenceRecord};
use crate::engine::Fact;
use crate::engine::World;
use crate::engine::decide::assign;
use crate::engine::matching::check::Check;
use crate::engine::matching::place::Place;
use serde::Serialize;

/// Everything that decides about an agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgentExplanation {
    /// Who.
    pub agent: AgentId,
    /// As of when: the last event.
    pub at: Millis,
    /// Their presence: what it is, who set it, why and since when.
    pub presence: PresenceRecord,
    /// What waits in their queues, in the order in which it is served.
    pub prospects: Vec<Prospect>,
    /// What they would be asked for now.
    pub next: Option<ConversationId>,
    /// When something can change by itself.
    pub next_change: Option<NextChange>,
}

/// Something that waits, as this agent stands to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Prospect {
    /// Which.
    pub conversation: ConversationId,
    /// Its place in the order.
    pub place: Place,
    /// What has to hold for this agent to be asked.
    pub checks: Vec<Check>,
    /// The first that does not pass.
    pub refused_by: Option<Check>,
    /// Who would be asked now; somebody else when they come first.
    pub goes_to: Option<AgentId>,
}

/// Explains an agent; nothing when there is none with this number.
#[must_use]
pub fn explain_agent(world: &World, agent: AgentId) -> Option<AgentExplanation> {
    let seat = world.seat(agent)?;
    let mut prospects = Vec::new();
    for queue in seat.queues.iter().filter_map(|queue| world.queue(*queue)) {
        for pool in world.index().lines_of(queue.id) {
            for place in &pool.line {
                let Some(conversation) = world.conversation(place.conversation) else {
                    continue;
                };
                let checks = checks(world, conversation, &pool.terms, queue, seat);
                prospects.push(Prospect {
                    conversation: place.conversation,
                    place: world.index().overall(queue.id, *place),
                    refused_by: checks.iter().find(|check| !check.passes()).copied(),
                    checks,
                    goes_to: selection(world, conversation).and_then(|selection| selection.chosen),
                });
            }
        }
    }
    prospects.sort_by_key(|prospect| prospect.place);
    let mut facts = Vec::new();
    assign::employ(world, agent, world.now(), &mut facts);
    let next = facts.iter().find_map(|fact| match fact {
        Fact::OfferMade { conversation, .. } => Some(*conversation),
        _ => None,
    });
    Some(AgentExplanation {
        agent,
        at: world.now(),
        presence: seat.presence,
        prospects,
        next,
        next_change: next_change::of_seat(world, seat),
    })
}
