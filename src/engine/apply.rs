//! Writing one event into the world. Total: an event that names something unknown changes nothing.

use super::event::{Event, Fact};
use super::index::Index;
use super::seat::{Connection, Seat};
use super::world::World;
use crate::domain::{
    AgentId, Author, Conversation, ConversationId, Customer, CustomerId, EndedBy, Entry, Floor, Hold, Line,
    Message, Millis, PresenceCause, PresenceRecord, RequeueReason, SetBy, Stage, SystemLine, Units,
    WrapUpHold,
};
use std::collections::{BTreeMap, BTreeSet};

/// Writes `event` into the world.
pub fn apply(world: &mut World, event: &Event) {
    let at = event.at;
    world.applied += 1;
    match &event.fact {
        Fact::FloorOpened(floor) => open_floor(world, floor),
        Fact::AgentSignedIn(agent) => {
            world.change_seat(*agent, |seat| seat.connection = Connection::Connected);
        }
        Fact::AgentSignedOut(agent) => world.change_seat(*agent, |seat| {
            seat.connection = Connection::Gone {
                since: at,
                restore: Some(seat.presence),
            };
        }),
        Fact::AgentLost(agent) => world.change_seat(*agent, |seat| {
            if let Connection::Gone { restore, .. } = &mut seat.connection {
                *restore = None;
            }
        }),
        Fact::PresenceChanged {
            agent,
            status,
            set_by,
            cause,
        } => world.change_seat(*agent, |seat| {
            if *set_by == SetBy::System && matches!(cause, PresenceCause::Default | PresenceCause::Capacity) {
                seat.last_by_rules = *status;
            }
            seat.presence = PresenceRecord {
                status: *status,
                set_by: *set_by,
                cause: *cause,
                since: at,
            };
        }),
        Fact::CustomerRegistered(customer) => register(world, customer),
        Fact::ConversationOpened {
            conversation,
            contact,
            customer,
            work_stream,
            queue,
            follows,
        } => {
            open_conversation(
                world,
                Conversation {
                    id: *conversation,
                    contact: *contact,
                    customer: *customer,
                    work_stream: *work_stream,
                    queue: *queue,
                    follows: *follows,
                    created_at: at,
                    age_from: at,
                    accepted_at: None,
                    unanswered_since: None,
                    stage: Stage::Open,
                    stage_since: at,
                    touched_at: at,
                    declines: BTreeMap::new(),
                    transcript: Vec::new(),
                },
            );
        }
        Fact::MessagePosted {
            conversation,
            author,
            body,
        } => {
            world.change_conversation(*conversation, |conversation| {
                conversation.touched_at = at;
                conversation.unanswered_since = match author {
                    Author::Customer => conversation.unanswered_since.or(Some(at)),
                    Author::Agent(_) => None,
                };
                let line = Line::Message(Message {
                    author: *author,
                    body: body.clone(),
                });
                conversation.transcript.push(Entry { at, line });
            });
        }
        Fact::OfferMade {
            conversation,
            agent,
            expires_at,
        } => {
            world.assignments += 1;
            let ordinal = world.assignments;
            let units = cost(world, *conversation);
            move_to(
                world,
                *conversation,
                at,
                Stage::Offered {
                    agent: *agent,
                    expires_at: *expires_at,
                },
            );
            world.change_seat(*agent, |seat| {
                seat.last_assigned = ordinal;
                seat.offers.insert(*conversation);
                seat.ledger.hold(
                    *conversation,
                    Hold {
                        units,
                        by_hand: false,
                    },
                );
            });
        }
        Fact::OfferAccepted { conversation, agent } => {
            world.change_seat(*agent, |seat| {
                seat.offers.remove(conversation);
                seat.sessions.push(*conversation);
            });
            join(world, *conversation, *agent, at);
        }
        Fact::OfferDeclined {
            conversation, agent, ..
        } => {
            let _ = leave(world, *conversation);
            world.change_conversation(*conversation, |conversation| decline(conversation, *agent));
            move_to(world, *conversation, at, Stage::Open);
        }
        Fact::OfferWithdrawn { conversation, .. } => {
            let _ = leave(world, *conversation);
            move_to(world, *conversation, at, Stage::Open);
        }
        Fact::ConversationPicked { conversation, agent }
        | Fact::ConversationResumed { conversation, agent } => {
            let units = cost(world, *conversation);
            world.change_seat(*agent, |seat| {
                seat.waiting.remove(conversation);
                seat.sessions.push(*conversation);
                seat.ledger.hold(*conversation, Hold { units, by_hand: true });
            });
            join(world, *conversation, *agent, at);
        }
        Fact::ConversationEnded {
            conversation,
            agent,
            by,
            hold,
        } => {
            let stage = Stage::WrapUp {
                agent: *agent,
                ended_by: *by,
                hold: *hold,
            };
            move_to(world, *conversation, at, stage);
            if *hold == WrapUpHold::Released {
                world.change_seat(*agent, |seat| seat.ledger.release(*conversation));
            }
            forget_thread(world, *conversation);
            let line = match by {
                EndedBy::Agent => SystemLine::EndedByAgent(*agent),
                EndedBy::Customer => SystemLine::EndedByCustomer,
            };
            note(world, *conversation, at, line);
        }
        Fact::WrapUpReleased { conversation, agent } => {
            world.change_conversation(*conversation, |conversation| {
                if let Stage::WrapUp { hold, .. } = &mut conversation.stage {
                    *hold = WrapUpHold::Released;
                }
            });
            world.change_seat(*agent, |seat| seat.ledger.release(*conversation));
        }
        Fact::ConversationRequeued { conversation, reason } => {
            let _ = leave(world, *conversation);
            move_to(world, *conversation, at, Stage::Open);
            world.change_conversation(*conversation, |conversation| match reason {
                // Whoever put it down is asked last.
                RequeueReason::SessionClosed(agent) => decline(conversation, *agent),
                RequeueReason::CustomerReturned => conversation.age_from = at,
                RequeueReason::AgentGone(_) => {}
            });
            note(world, *conversation, at, SystemLine::Requeued(*reason));
        }
        Fact::ConversationParked { conversation, agent } => {
            let _ = leave(world, *conversation);
            move_to(world, *conversation, at, Stage::Waiting { agent: *agent });
            world.change_seat(*agent, |seat| {
                seat.waiting.insert(*conversation);
            });
            note(world, *conversation, at, SystemLine::Parked(*agent));
        }
        Fact::ConversationClosed { conversation, reason } => {
            let agent = leave(world, *conversation);
            move_to(
                world,
                *conversation,
                at,
                Stage::Closed {
                    reason: *reason,
                    agent,
                },
            );
            if let Some(agent) = agent {
                world.change_seat(agent, |seat| seat.closed.push(*conversation));
            }
            forget_thread(world, *conversation);
            note(world, *conversation, at, SystemLine::Closed);
        }
    }
}

fn open_floor(world: &mut World, floor: &Floor) {
    world.settings = floor.settings.clone();
    world.work_streams = floor
        .work_streams
        .iter()
        .map(|stream| (stream.id, stream.clone()))
        .collect();
    world.queues = floor
        .queues
        .iter()
        .map(|queue| (queue.id, queue.clone()))
        .collect();
    for agent in &floor.agents {
        let member_of = |queue: &&crate::domain::Queue| queue.members.contains(&agent.id);
        let queues: BTreeSet<_> = floor
            .queues
            .iter()
            .filter(member_of)
            .map(|queue| queue.id)
            .collect();
        world.seats.insert(agent.id, Seat::new(agent.clone(), queues));
    }
    for customer in &floor.customers {
        register(world, customer);
    }
    world.index = Index::of(world);
}

fn register(world: &mut World, customer: &Customer) {
    if customer.is_visitor {
        world.visitors += 1;
    }
    for address in customer.addresses() {
        world
            .addresses
            .entry(address.clone())
            .or_default()
            .insert(customer.id);
    }
    world.customers.insert(customer.id, customer.clone());
}

fn open_conversation(world: &mut World, conversation: Conversation) {
    let (id, customer): (ConversationId, CustomerId) = (conversation.id, conversation.customer);
    world.threads.insert(conversation.contact, id);
    world.histories.entry(customer).or_default().push(id);
    if let Some(work_stream) = world.work_streams.get(&conversation.work_stream) {
        world.index.add_conversation(&conversation, work_stream);
    }
    world.conversations.insert(id, conversation);
}

fn cost(world: &World, conversation: ConversationId) -> Units {
    world
        .conversation(conversation)
        .and_then(|conversation| world.work_stream(conversation.work_stream))
        .map_or(Units(0), |work_stream| work_stream.cost)
}

fn move_to(world: &mut World, conversation: ConversationId, at: Millis, stage: Stage) {
    world.change_conversation(conversation, |conversation| {
        conversation.stage = stage;
        conversation.stage_since = at;
        conversation.touched_at = at;
    });
}

/// The agent becomes the primary agent.
fn join(world: &mut World, conversation: ConversationId, agent: AgentId, at: Millis) {
    move_to(world, conversation, at, Stage::Active { agent });
    world.change_conversation(conversation, |conversation| {
        conversation.accepted_at = conversation.accepted_at.or(Some(at));
    });
    note(world, conversation, at, SystemLine::Joined(agent));
}

/// Whoever has the conversation, or is asked to take it, lets go of it: capacity, slot and lists. Returns the
/// primary agent, if it had one.
fn leave(world: &mut World, conversation: ConversationId) -> Option<AgentId> {
    let stage = world.conversation(conversation)?.stage;
    let (agent, was_primary) = match stage {
        Stage::Open | Stage::Closed { .. } => return None,
        Stage::Offered { agent, .. } => (agent, false),
        Stage::Active { agent } | Stage::Waiting { agent } | Stage::WrapUp { agent, .. } => (agent, true),
    };
    world.change_seat(agent, |seat| {
        seat.ledger.release(conversation);
        seat.offers.remove(&conversation);
        seat.waiting.remove(&conversation);
        seat.sessions.retain(|open| *open != conversation);
    });
    was_primary.then_some(agent)
}

fn decline(conversation: &mut Conversation, agent: AgentId) {
    let count = conversation.declines.entry(agent).or_default();
    *count = count.saturating_add(1);
}

fn forget_thread(world: &mut World, conversation: ConversationId) {
    if let Some(contact) = world
        .conversation(conversation)
        .map(|conversation| conversation.contact)
        && world.threads.get(&contact) == Some(&conversation)
    {
        world.threads.remove(&contact);
    }
}

fn note(world: &mut World, conversation: ConversationId, at: Millis, line: SystemLine) {
    world.change_conversation(conversation, |conversation| {
        conversation.transcript.push(Entry {
            at,
            line: Line::System(line),
        });
    });
}
