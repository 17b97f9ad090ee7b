//! What an event may have made possible, and so has to be looked at before the floor is at rest.

use super::event::{Event, Fact};
use super::matching::place::Place;
use super::setting::Setting;
use super::world::World;
use crate::domain::{
    AgentId, AssignmentMethod, ClosureReason, Conversation, ConversationId, EndedBy, Mode, RequeueReason,
    Stage, WrapUpHold,
};

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

/// The tasks that are open. Mostly there are a few, so they are a list with the next one last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Agenda(Vec<Task>);

impl Agenda {
    pub(super) fn next(&mut self) -> Option<Task> {
        self.0.pop()
    }

    pub(super) fn add(&mut self, task: Task) {
        if let Err(place) = self.0.binary_search_by(|other| task.cmp(other)) {
            self.0.insert(place, task);
        }
    }

    /// Adds many at once.
    fn add_all(&mut self, tasks: impl Iterator<Item = Task>) {
        self.0.extend(tasks);
        self.0.sort_unstable_by(|task, other| other.cmp(task));
        self.0.dedup();
    }

    /// Adds what the event about to be applied calls for and only the world before it can tell.
    pub(super) fn note_before(&mut self, world: &World, event: &Event) {
        let (id, closed_by_agent) = match &event.fact {
            Fact::ConversationClosed { conversation, reason } => {
                (conversation, *reason == ClosureReason::AgentClosed)
            }
            Fact::ParticipantLeft { conversation, agent } => {
                let part = world
                    .conversation(*conversation)
                    .and_then(|one| one.participant(*agent));
                match part.map(|part| part.mode) {
                    // Listening takes nothing but a session.
                    Some(Mode::Monitor) => self.released_from(*agent),
                    _ => self.closed_by(*agent),
                }
                return;
            }
            Fact::ConversationRequeued { conversation, .. }
            | Fact::ConversationEnded { conversation, .. }
            | Fact::ConversationParked { conversation, .. }
            | Fact::ConversationTransferred { conversation, .. } => {
                if let Some(conversation) = world.conversation(*conversation) {
                    self.companions_released(conversation);
                }
                return;
            }
            _ => return,
        };
        let Some(conversation) = world.conversation(*id) else {
            return;
        };
        self.companions_released(conversation);
        match conversation.stage {
            Stage::WrapUp { agent, .. } if closed_by_agent => self.closed_by(agent),
            Stage::Offered { agent, .. } | Stage::Active { agent } | Stage::WrapUp { agent, .. } => {
                self.released_from(agent);
            }
            _ => {}
        }
    }

    /// Adds what `event`, just applied to `world`, calls for (behaviour §21.1).
    pub(super) fn note_after(&mut self, world: &World, event: &Event) {
        match &event.fact {
            Fact::PresenceChanged { agent, .. } | Fact::LeavePlanned { agent, .. } => {
                self.add(Task::Employ(*agent));
            }
            Fact::ConversationOpened { conversation, .. }
            | Fact::ConversationEscalated { conversation, .. }
            | Fact::SkillChanged { conversation, .. }
            | Fact::RingsOpened { conversation, .. } => self.place(world, *conversation),
            Fact::OfferAccepted { agent, .. }
            | Fact::ConversationPicked { agent, .. }
            | Fact::ConversationResumed { agent, .. }
            | Fact::ParticipantJoined {
                agent,
                mode: Mode::Consult,
                ..
            } => {
                self.add(Task::Presence(*agent));
                self.look_at_rules(world, *agent);
            }
            Fact::OfferMade { agent, .. } | Fact::Invited { agent, .. } => self.look_at_rules(world, *agent),
            Fact::MessagePosted { conversation, .. } => self.look_at_line(world, *conversation),
            // Rules may ask about the customer of what waits.
            Fact::CustomerSaved(customer) => {
                for conversation in world.conversations_of(customer.id) {
                    self.look_at_line(world, *conversation);
                }
            }
            Fact::OfferDeclined {
                conversation, agent, ..
            }
            | Fact::OfferWithdrawn { conversation, agent } => {
                self.place(world, *conversation);
                self.released_from(*agent);
            }
            Fact::InvitationDeclined { agent, .. } | Fact::InvitationWithdrawn { agent, .. } => {
                self.released_from(*agent);
            }
            Fact::ConversationTransferred { from, to, .. } => {
                self.closed_by(*from);
                self.add(Task::Presence(*to));
                self.look_at_rules(world, *to);
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
            Fact::ConversationRequeued {
                conversation, reason, ..
            } => {
                self.place(world, *conversation);
                match reason {
                    RequeueReason::SessionClosed(agent) | RequeueReason::Released(agent) => {
                        self.closed_by(*agent);
                    }
                    RequeueReason::AgentGone(agent) => self.released_from(*agent),
                    RequeueReason::CustomerReturned | RequeueReason::Moved(_) | RequeueReason::Overflowed => {
                    }
                }
            }
            Fact::SettingSaved(setting) => self.note_setting(world, setting),
            Fact::HoursTurned { .. } | Fact::DayEnded { .. } => {
                world
                    .seats()
                    .for_each(|seat| self.add(Task::Release(seat.agent.id)));
                self.place_all(world);
            }
            Fact::FloorOpened(_)
            | Fact::AgentSignedIn(_)
            | Fact::AgentSignedOut(_)
            | Fact::AgentLost(_)
            | Fact::CustomerRegistered(_)
            | Fact::OriginTold { .. }
            | Fact::NoteSaved { .. }
            | Fact::DispositionsSet { .. }
            // Whoever has the conversation keeps it.
            | Fact::CustomerLinked { .. }
            | Fact::CaseSaved(_)
            | Fact::CaseLinked { .. }
            | Fact::ActivitySaved(_)
            | Fact::ActivityDeleted(_)
            | Fact::ArticleJudged(_)
            | Fact::ArticleLinked { .. }
            | Fact::ScriptChosen { .. }
            | Fact::StepMarked { .. }
            | Fact::ScriptReset { .. }
            | Fact::QuickReplySaved(_)
            | Fact::QuickReplyDeleted { .. }
            | Fact::ParticipantJoined { .. }
            | Fact::ParticipantLeft { .. }
            | Fact::ParticipantAdded { .. }
            | Fact::CustomerDisconnected(_)
            | Fact::CustomerReconnected(_)
            | Fact::ConversationEnded { .. }
            | Fact::ConversationClosed { .. }
            | Fact::ConversationsForgotten(_) => {}
        }
    }

    /// What an administrator saves may make any pair possible: everything that waits is looked at, in order.
    fn note_setting(&mut self, world: &World, setting: &Setting) {
        match setting {
            Setting::Agent(agent) => self.add(Task::Release(agent.id)),
            Setting::Profile(_) | Setting::Floor(_) => world
                .seats()
                .for_each(|seat| self.add(Task::Release(seat.agent.id))),
            _ => {}
        }
        self.place_all(world);
    }

    fn place_all(&mut self, world: &World) {
        let lines = world.queues().flat_map(|queue| world.index().lines_of(queue.id));
        let waiting = lines
            .flat_map(|pool| &pool.line)
            .filter_map(|place| world.index().served_at(place.conversation));
        self.add_all(waiting.map(Task::Place));
    }

    /// A queue's own rules may ask for less capacity as well as for more, so there anything new at an agent's desk may
    /// make a pair possible.
    fn look_at_rules(&mut self, world: &World, agent: AgentId) {
        let queues = world.seat(agent).into_iter().flat_map(|seat| &seat.queues);
        let has_rules = queues
            .filter_map(|queue| world.queue(*queue))
            .any(|queue| matches!(queue.assignment, AssignmentMethod::Custom(_)));
        if has_rules {
            self.add(Task::Employ(agent));
        }
    }

    /// The same for what is said while it waits.
    fn look_at_line(&mut self, world: &World, id: ConversationId) {
        let queue = world
            .conversation(id)
            .filter(|conversation| conversation.stage == Stage::Open)
            .and_then(|conversation| world.queue(conversation.queue));
        if queue.is_some_and(|queue| matches!(queue.assignment, AssignmentMethod::Custom(_))) {
            self.place(world, id);
        }
    }

    fn place(&mut self, world: &World, id: ConversationId) {
        if let Some(place) = world.index().served_at(id) {
            self.add(Task::Place(place));
        }
    }

    /// Those who advise, listen or are asked have a session less when the conversation leaves its agent.
    fn companions_released(&mut self, conversation: &Conversation) {
        let advising = conversation.participants.iter().map(|one| one.agent);
        let asked = conversation.invitations.iter().map(|one| one.agent);
        advising.chain(asked).for_each(|agent| self.released_from(agent));
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
