//! Following up a closed conversation: closed is for good, so a new one begins, linked to the old (design §5).

use super::{Decision, acting_seat, known, must_have_a_slot};
use crate::domain::{ContactId, Conversation, ConversationId, Stage, WorkStream};
use crate::engine::{Fact, Refusal, Route, Seat, Stamp, World};

/// Contacts we open ourselves are numbered from here, out of the way of those the channels number.
const OUTBOUND: u64 = 1 << 32;

pub(super) fn follow_up(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let seat = acting_seat(world, stamp)?;
    let old = known(world, id)?;
    let Stage::Closed { .. } = old.stage else {
        return Err(Refusal::WrongStatus(old.status()));
    };
    must_have_a_slot(world, seat)?;
    world.must_have_numbers_left()?;
    let conversation = world.next_conversation_id();
    let (work_stream, contact) = way_back(world, seat, old, conversation)?;
    let same_channel = world
        .conversations_of(old.customer)
        .iter()
        .filter_map(|id| world.conversation(*id))
        .find(|other| other.is_ongoing() && other.work_stream == work_stream.id);
    if let Some(ongoing) = world.ongoing(contact).or(same_channel) {
        return Err(Refusal::AlreadyOngoing(ongoing.id));
    }
    let agent = seat.agent.id;
    Ok(vec![
        Fact::ConversationOpened {
            conversation,
            contact,
            customer: old.customer,
            work_stream: work_stream.id,
            bot: None,
            route: Route {
                queue: work_stream.fallback,
                rule: None,
                by_fallback: true,
            },
            findings: None,
            follows: Some(id),
        },
        Fact::ConversationPicked { conversation, agent },
    ])
}

/// How to reach the customer: the same thread if it is still there, otherwise the first channel of a queue the agent
/// serves on which they can be reached without sitting in front of it.
fn way_back<'w>(
    world: &'w World,
    seat: &Seat,
    old: &Conversation,
    new: ConversationId,
) -> Result<(&'w WorkStream, ContactId), Refusal> {
    let serves = |stream: &&WorkStream| seat.queues.contains(&stream.fallback);
    if !world.is_live(old) {
        let same = world
            .work_stream(old.work_stream)
            .filter(serves)
            .ok_or(Refusal::NotAMember)?;
        return Ok((same, old.contact));
    }
    let customer = world.customer(old.customer).ok_or(Refusal::CannotReachCustomer)?;
    world
        .work_streams()
        .filter(serves)
        .find(|stream| customer.can_be_reached_on(stream.channel))
        .map(|stream| (stream, ContactId(OUTBOUND + u64::from(new.0))))
        .ok_or(Refusal::CannotReachCustomer)
}
