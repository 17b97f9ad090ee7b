//! What an event may have made possible, and so has to be looked at before the floor is at rest.

use super::event::{Event, Fact};
use super::world::World;
use crate::domain::{
    AgentId, ClosureReason, ConversationId, EndedBy, Millis, RequeueReason, Stage, WrapUpHold,
};
use std::collections::BTreeSet;

/// Something to look at. The order is the order of work: presence decides who is eligible, then conversations look
/// for an agent in the order in which queues serve them, then each freed agent looks for a conversation, and only then
/// are those asked again who declined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Task {
    /// This agent accepted or closed something: presence follows.
    Presence(AgentId),
    /// Something of this agent's was released without their doing: presence may follow.
    Release(AgentId),
    /// This conversation is in its queue: somebody may be free for it.
    Place(Place),
    /// This agent may take more than before: something may wait for them.
    Employ(AgentId),
    /// Nobody new was found for this conversation.
    PlaceAgain(Place),
}

/// A conversation by its place in the order: the queue's priority, then age.
pub(super) type Place = (u32, Millis, ConversationId);

/// The tasks that are open.
#[derive(Debug, Default)]
pub(super) struct Agenda(BTreeSet<Task>);

impl Agenda {
    pub(super) fn next(&mut self) -> Option<Task> {
        self.0.pop_first()
    }

    pub(super) fn add(&mut self, task: Task) {
        self.0.insert(task);
    }

    /// Adds what the event about to be applied calls for and only the world before it can tell.
    pub(super) fn note_before(&mut self, world: &World, event: &Event) {
        let Fact::ConversationClosed { conversation, reason } = &event.fact else {
            return;
        };
        match world
            .conversation(*conversation)
            .map(|conversation| conversation.stage)
        {
            Some(Stage::WrapUp { agent, .. }) if *reason == ClosureReason::AgentClosed => {
                self.closed_by(agent);
            }
            Some(Stage::Offered { agent, .. } | Stage::Active { agent } | Stage::WrapUp { agent, .. }) => {
                self.released_from(agent);
            }
            _ => {}
        }
    }

    /// Adds what `event`, just applied to `world`, calls for (behaviour §21.1).
    pub(super) fn note_after(&mut self, world: &World, event: &Event) {
        match &event.fact {
            Fact::PresenceChanged { agent, .. } => self.add(Task::Employ(*agent)),
            Fact::ConversationOpened { conversation, .. } => self.place(world, *conversation),
            Fact::OfferAccepted { agent, .. }
            | Fact::ConversationPicked { agent, .. }
            | Fact::ConversationResumed { agent, .. } => self.add(Task::Presence(*agent)),
            Fact::OfferDeclined {
                conversation, agent, ..
            }
            | Fact::OfferWithdrawn { conversation, agent } => {
                self.place(world, *conversation);
                self.released_from(*agent);
            }
            Fact::ConversationEnded {
                agent,
                by,
                hold: WrapUpHold::Released,
                ..
            } => match by {
                EndedBy::Agent => self.closed_by(*agent),
                EndedBy::Customer => self.released_from(*agent),
            },
            Fact::WrapUpReleased { agent, .. } => self.released_from(*agent),
            Fact::ConversationParked { agent, .. } => self.closed_by(*agent),
            Fact::ConversationRequeued { conversation, reason } => {
                self.place(world, *conversation);
                match reason {
                    RequeueReason::SessionClosed(agent) => self.closed_by(*agent),
                    RequeueReason::AgentGone(agent) => self.released_from(*agent),
                    RequeueReason::CustomerReturned => {}
                }
            }
            Fact::FloorOpened(_)
            | Fact::AgentSignedIn(_)
            | Fact::AgentSignedOut(_)
            | Fact::AgentLost(_)
            | Fact::CustomerRegistered(_)
            | Fact::MessagePosted { .. }
            | Fact::OfferMade { .. }
            | Fact::ConversationEnded { .. }
            | Fact::ConversationClosed { .. } => {}
        }
    }

    fn place(&mut self, world: &World, conversation: ConversationId) {
        if let Some(conversation) = world.conversation(conversation) {
            let priority = world
                .queue(conversation.queue)
                .map_or(u32::MAX, |queue| queue.priority);
            self.add(Task::Place((priority, conversation.age_from, conversation.id)));
        }
    }

    /// The agent ended or closed it, or put it down.
    fn closed_by(&mut self, agent: AgentId) {
        self.add(Task::Presence(agent));
        self.add(Task::Employ(agent));
    }

    /// It left the agent by itself.
    fn released_from(&mut self, agent: AgentId) {
        self.add(Task::Release(agent));
        self.add(Task::Employ(agent));
    }
}
