//! Which parts of the world an event changes, so that a screen redraws what changed and nothing else.

use super::event::{Event, Fact};
use super::world::World;
use crate::domain::{AgentId, Author, ConversationId, CustomerId, QueueId};
use std::collections::BTreeSet;

/// A part of the world that changes as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// A conversation, its transcript included.
    Conversation(ConversationId),
    /// An agent: presence, capacity, lists.
    Agent(AgentId),
    /// What waits in a queue.
    Queue(QueueId),
    /// A customer and the list of their conversations.
    Customer(CustomerId),
    /// Settings, work streams, queues and who is on the floor.
    Set,
}

/// The facets `event` changes. To be asked before the event is applied: afterwards a conversation no longer knows
/// whose it was.
#[must_use]
pub fn touches(world: &World, event: &Event) -> BTreeSet<Facet> {
    let mut facets = BTreeSet::new();
    match &event.fact {
        Fact::FloorOpened(floor) => {
            facets.insert(Facet::Set);
            facets.extend(floor.agents.iter().map(|agent| Facet::Agent(agent.id)));
            facets.extend(floor.queues.iter().map(|queue| Facet::Queue(queue.id)));
            facets.extend(
                floor
                    .customers
                    .iter()
                    .map(|customer| Facet::Customer(customer.id)),
            );
        }
        Fact::AgentSignedIn(agent)
        | Fact::AgentSignedOut(agent)
        | Fact::AgentLost(agent)
        | Fact::PresenceChanged { agent, .. } => {
            facets.insert(Facet::Agent(*agent));
        }
        Fact::CustomerRegistered(customer) => {
            facets.insert(Facet::Customer(customer.id));
        }
        Fact::ConversationOpened {
            conversation,
            customer,
            queue,
            ..
        } => {
            facets.extend([
                Facet::Conversation(*conversation),
                Facet::Customer(*customer),
                Facet::Queue(*queue),
            ]);
        }
        Fact::MessagePosted {
            conversation, author, ..
        } => {
            facets.insert(Facet::Conversation(*conversation));
            // Not their seat, but their figures.
            if let Author::Agent(agent) = author {
                facets.insert(Facet::Agent(*agent));
            }
        }
        Fact::OfferMade {
            conversation, agent, ..
        }
        | Fact::OfferAccepted { conversation, agent }
        | Fact::OfferDeclined {
            conversation, agent, ..
        }
        | Fact::OfferWithdrawn { conversation, agent }
        | Fact::ConversationPicked { conversation, agent }
        | Fact::ConversationResumed { conversation, agent }
        | Fact::ConversationEnded {
            conversation, agent, ..
        }
        | Fact::WrapUpReleased { conversation, agent }
        | Fact::ConversationParked { conversation, agent } => {
            facets.insert(Facet::Agent(*agent));
            moved(world, *conversation, &mut facets);
        }
        Fact::ConversationRequeued { conversation, .. } | Fact::ConversationClosed { conversation, .. } => {
            moved(world, *conversation, &mut facets);
        }
    }
    facets
}

/// A conversation that moves changes itself, whoever had it, and its queue.
fn moved(world: &World, id: ConversationId, facets: &mut BTreeSet<Facet>) {
    facets.insert(Facet::Conversation(id));
    if let Some(conversation) = world.conversation(id) {
        facets.extend(conversation.agent().map(Facet::Agent));
        facets.insert(Facet::Queue(conversation.queue));
    }
}
