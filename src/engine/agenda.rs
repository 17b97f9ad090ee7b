//! What an event may have made possible, and so has to be looked at before the floor is at rest.

use super::event::{Event, Fact};
use super::world::World;
use crate::domain::{AgentId, ConversationId, Millis, RequeueReason, Stage, WrapUpHold};
use std::collections::BTreeSet;

/// Something to look at. The order is the order of work: presence decides who is eligible, then the oldest
/// conversation looks for an agent, then each freed agent looks for a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Task {
    /// This agent's accepted work changed: presence may follow.
    Presence(AgentId),
    /// This conversation is in its queue, since this age: somebody may be free for it.
    Place(Millis, ConversationId),
    /// This agent may take more than before: something may wait for them.
    Employ(AgentId),
}

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
        let Fact::ConversationClosed { conversation, .. } = &event.fact else {
            return;
        };
        match world
            .conversation(*conversation)
            .map(|conversation| conversation.stage)
        {
            // They had accepted nothing, so their presence has nothing to follow.
            Some(Stage::Offered { agent, .. }) => self.add(Task::Employ(agent)),
            Some(Stage::WrapUp { agent, .. }) => self.freed(agent),
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
                self.add(Task::Employ(*agent));
            }
            Fact::ConversationEnded {
                agent,
                hold: WrapUpHold::Released,
                ..
            }
            | Fact::WrapUpReleased { agent, .. }
            | Fact::ConversationParked { agent, .. } => self.freed(*agent),
            Fact::ConversationRequeued { conversation, reason } => {
                self.place(world, *conversation);
                match reason {
                    RequeueReason::SessionClosed(agent) | RequeueReason::AgentGone(agent) => {
                        self.freed(*agent);
                    }
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
            self.add(Task::Place(conversation.age_from, conversation.id));
        }
    }

    fn freed(&mut self, agent: AgentId) {
        self.add(Task::Presence(agent));
        self.add(Task::Employ(agent));
    }
}
