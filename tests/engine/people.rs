//! People, and what is asked of them, as several tests need them.

use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    Agent, AgentId, Attachments, Audience, Channel, Conversation, ConversationId, CustomPresence, Floor,
    Mode, Presence, PresenceChoice, PresenceId, QueueId, Role, Stage,
};
use switchboard::engine::{Actor, Command};

/// The floor with supervisors beside its queues, so that nothing is offered to them.
pub fn supervised<const N: usize>(mut floor: Floor, ids: [u32; N]) -> Floor {
    floor.agents.extend(ids.map(|id| Agent {
        role: Role::Supervisor,
        ..agent(id, 100)
    }));
    floor
}

/// Three agents in a row and a supervisor, 9; chats (1) and messages (2) cost 40.
pub fn desk() -> Floor {
    let set = floor(
        vec![agent(1, 100), agent(2, 90), agent(3, 80)],
        vec![stream(1, Channel::LiveChat, 40), stream(2, Channel::Sms, 40)],
    );
    supervised(set, [9])
}

/// A presence of the organisation's own.
pub fn presence(id: u32, text: &str, base: Presence) -> CustomPresence {
    CustomPresence {
        id: PresenceId(id),
        name: format!("Presence {id}"),
        text: text.into(),
        base,
        description: String::new(),
    }
}

/// An agent who may choose these presences.
pub fn choosing<const N: usize>(agent: Agent, ids: [u32; N]) -> Agent {
    Agent {
        presences: ids.into_iter().map(PresenceId).collect(),
        ..agent
    }
}

pub fn custom(id: u32) -> PresenceChoice {
    PresenceChoice::Custom(PresenceId(id))
}

pub fn transfer(conversation: ConversationId, to: u32) -> Command {
    Command::Transfer {
        conversation,
        to: AgentId(to),
        note: None,
    }
}

pub fn to_queue(conversation: ConversationId, to: u32) -> Command {
    Command::TransferToQueue {
        conversation,
        to: QueueId(to),
        note: None,
    }
}

pub fn consult(conversation: ConversationId, agent: u32) -> Command {
    Command::Consult {
        conversation,
        agent: AgentId(agent),
        note: None,
    }
}

pub fn consult_queue(conversation: ConversationId, queue: u32) -> Command {
    Command::ConsultQueue {
        conversation,
        queue: QueueId(queue),
        note: None,
    }
}

pub fn uninvite(conversation: ConversationId, agent: u32) -> Command {
    Command::Uninvite {
        conversation,
        agent: AgentId(agent),
    }
}

pub fn say(conversation: ConversationId) -> Command {
    Command::Say {
        conversation,
        audience: Audience::Public,
        body: "Hello".into(),
        attachments: Attachments::default(),
    }
}

/// The customer ends it or goes away.
pub fn customer_leaves(shift: &mut Shift, id: ConversationId) {
    let contact = conversation(shift, id).contact;
    shift
        .run(Actor::Customer, Command::CustomerLeaves(contact))
        .expect("a customer may always leave");
}

pub fn conversation(shift: &Shift, id: ConversationId) -> &Conversation {
    shift.world.conversation(id).expect("the conversation exists")
}

/// Who is in conversation with the customer.
pub fn primary(shift: &Shift, id: ConversationId) -> Option<u32> {
    match shift.stage(id) {
        Stage::Active { agent } => Some(agent.0),
        _ => None,
    }
}

/// Who has a question to answer about it.
pub fn asked(shift: &Shift, id: ConversationId) -> Vec<u32> {
    let invitations = conversation(shift, id).invitations.iter();
    invitations.map(|invitation| invitation.agent.0).collect()
}

/// Who takes part beside the primary agent.
pub fn taking_part(shift: &Shift, id: ConversationId) -> Vec<(u32, Mode)> {
    let participants = conversation(shift, id).participants.iter();
    participants
        .map(|participant| (participant.agent.0, participant.mode))
        .collect()
}

/// How many session slots an agent uses.
pub fn slots(shift: &Shift, agent: u32) -> usize {
    shift.seat(agent).slots_used()
}
