//! Which parts of the world an event changes, so that a screen redraws what changed and nothing else.

use super::Route;
use super::event::{Event, Fact};
use super::setting::Setting;
use super::world::World;
use crate::domain::{AgentId, Author, Conversation, ConversationId, CustomerId, QueueId, Stage};
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
    /// Quick replies, shared and personal.
    QuickReplies,
    /// Cases.
    Cases,
    /// Activities.
    Activities,
    /// What agents think of articles.
    Verdicts,
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
            facets.extend([
                Facet::Set,
                Facet::QuickReplies,
                Facet::Cases,
                Facet::Activities,
                Facet::Verdicts,
            ]);
            facets.extend(floor.agents.iter().map(|agent| Facet::Agent(agent.id)));
            facets.extend(floor.queues.iter().map(|queue| Facet::Queue(queue.id)));
            facets.extend(
                floor
                    .customers
                    .iter()
                    .map(|customer| Facet::Customer(customer.id)),
            );
        }
        Fact::SettingSaved(setting) => {
            facets.extend([Facet::Set, Facet::QuickReplies]);
            facets.extend(world.seats().map(|seat| Facet::Agent(seat.agent.id)));
            facets.extend(world.queues().map(|queue| Facet::Queue(queue.id)));
            match &**setting {
                Setting::Agent(agent) => facets.insert(Facet::Agent(agent.id)),
                Setting::Queue(queue) => {
                    // Which rings are open for what waits there.
                    facets.extend(world.waiting_in(queue.id).into_iter().map(Facet::Conversation));
                    facets.insert(Facet::Queue(queue.id))
                }
                _ => false,
            };
        }
        Fact::HoursTurned { .. } => {
            facets.insert(Facet::Set);
        }
        Fact::DayEnded { .. } => facets.extend(world.seats().map(|seat| Facet::Agent(seat.agent.id))),
        Fact::AgentSignedIn(agent)
        | Fact::LeavePlanned { agent, .. }
        | Fact::AgentSignedOut(agent)
        | Fact::AgentLost(agent)
        | Fact::PresenceChanged { agent, .. } => {
            facets.insert(Facet::Agent(*agent));
        }
        Fact::CustomerRegistered(customer) => {
            facets.insert(Facet::Customer(customer.id));
        }
        Fact::CustomerSaved(customer) => {
            facets.insert(Facet::Customer(customer.id));
            // Wherever a conversation is shown, so is the name of its customer.
            let theirs = world.conversations_of(customer.id).iter().copied();
            facets.extend(theirs.clone().map(Facet::Conversation));
            let waiting = theirs
                .filter_map(|id| world.conversation(id))
                .filter(|conversation| conversation.stage == Stage::Open);
            facets.extend(waiting.map(|conversation| Facet::Queue(conversation.queue)));
        }
        Fact::CustomerLinked {
            conversation,
            from,
            to,
        } => {
            facets.extend([Facet::Customer(*from), Facet::Customer(*to)]);
            moved(world, *conversation, &mut facets);
        }
        Fact::CaseSaved(_) => {
            facets.insert(Facet::Cases);
        }
        // A case's conversations are looked up by the case.
        Fact::CaseLinked { conversation, .. } => {
            facets.extend([Facet::Conversation(*conversation), Facet::Cases]);
        }
        Fact::ActivitySaved(_) | Fact::ActivityDeleted(_) => {
            facets.insert(Facet::Activities);
        }
        Fact::ArticleJudged(_) => {
            facets.insert(Facet::Verdicts);
        }
        Fact::ConversationOpened {
            conversation,
            customer,
            route: Route { queue, .. },
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
            // The first words may decide in which bucket it waits.
            let waits_by_rules = |conversation: &&Conversation| {
                let queue = world.queue(conversation.queue);
                conversation.stage == Stage::Open && queue.is_some_and(|queue| !queue.is_first_come())
            };
            let conversation = world.conversation(*conversation).filter(waits_by_rules);
            facets.extend(conversation.map(|conversation| Facet::Queue(conversation.queue)));
            // Not their seat, but their figures.
            if let Author::Agent(agent) = author {
                facets.insert(Facet::Agent(*agent));
            }
        }
        Fact::QuickReplySaved(_) | Fact::QuickReplyDeleted { .. } => {
            facets.insert(Facet::QuickReplies);
        }
        Fact::NoteSaved { conversation, .. }
        | Fact::DispositionsSet { conversation, .. }
        | Fact::OriginTold { conversation, .. }
        | Fact::ArticleLinked { conversation, .. }
        | Fact::ScriptChosen { conversation, .. }
        | Fact::StepMarked { conversation, .. }
        | Fact::ScriptReset { conversation, .. }
        | Fact::CustomerDisconnected(conversation)
        | Fact::CustomerReconnected(conversation)
        | Fact::ParticipantAdded { conversation, .. } => {
            facets.insert(Facet::Conversation(*conversation));
        }
        Fact::SkillChanged { conversation, .. } | Fact::RingsOpened { conversation, .. } => {
            moved(world, *conversation, &mut facets);
        }
        Fact::ConversationEscalated {
            conversation, route, ..
        } => {
            facets.insert(Facet::Queue(route.queue));
            moved(world, *conversation, &mut facets);
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
        | Fact::ConversationParked { conversation, agent }
        | Fact::Invited {
            conversation, agent, ..
        }
        | Fact::InvitationDeclined {
            conversation, agent, ..
        }
        | Fact::InvitationWithdrawn { conversation, agent }
        | Fact::ParticipantJoined {
            conversation, agent, ..
        }
        | Fact::ParticipantLeft { conversation, agent } => {
            facets.insert(Facet::Agent(*agent));
            moved(world, *conversation, &mut facets);
        }
        Fact::ConversationTransferred {
            conversation,
            from,
            to,
            ..
        } => {
            facets.extend([Facet::Agent(*from), Facet::Agent(*to)]);
            moved(world, *conversation, &mut facets);
        }
        Fact::ConversationRequeued {
            conversation, queue, ..
        } => {
            facets.insert(Facet::Queue(*queue));
            moved(world, *conversation, &mut facets);
        }
        Fact::ConversationClosed { conversation, .. } => moved(world, *conversation, &mut facets),
        Fact::ConversationsForgotten(conversations) => {
            for id in conversations {
                moved(world, *id, &mut facets);
                facets.extend(world.conversation(*id).map(|one| Facet::Customer(one.customer)));
            }
        }
    }
    facets
}

/// A conversation that moves changes itself, whoever has it or takes part in it, and its queue.
fn moved(world: &World, id: ConversationId, facets: &mut BTreeSet<Facet>) {
    facets.insert(Facet::Conversation(id));
    if let Some(conversation) = world.conversation(id) {
        facets.extend(conversation.agent().map(Facet::Agent));
        facets.extend(
            conversation
                .participants
                .iter()
                .map(|one| Facet::Agent(one.agent)),
        );
        facets.extend(conversation.invitations.iter().map(|one| Facet::Agent(one.agent)));
        facets.insert(Facet::Queue(conversation.queue));
    }
}
