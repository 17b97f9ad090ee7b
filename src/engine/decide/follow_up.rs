//! Following up a closed conversation: closed is for good, so a new one begins, linked to the old (design §5).

use super::{Decision, acting_seat, known, must_have_a_slot};
use crate::domain::{ContactId, Conversation, ConversationId, Stage, WorkStream};
use crate::engine::{Fact, Refusal, Stamp, World};

/// Contacts we open ourselves are numbered from here, out of the way of those the channels number.
const OUTBOUND: u64 = 1 << 32;

pub(super) fn follow_up(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let seat = acting_seat(world, stamp)?;
    let old = known(world, id)?;
    let Stage::Closed { .. } = old.stage else {
        return Err(Refusal::WrongStatus(old.status()));
    };
    must_have_a_slot(world, seat)?;
    let conversation = world.next_conversation_id();
    let (work_stream, contact) = way_back(world, old, conversation)?;
    if let Some(ongoing) = world.ongoing(contact) {
        return Err(Refusal::AlreadyOngoing(ongoing.id));
    }
    let agent = seat.agent.id;
    Ok(vec![
        Fact::ConversationOpened {
            conversation,
            contact,
            customer: old.customer,
            work_stream: work_stream.id,
            queue: work_stream.queue,
            follows: Some(id),
        },
        Fact::ConversationPicked { conversation, agent },
    ])
}

/// How to reach the customer: the same thread if it is still there, otherwise the first channel on which they can be
/// reached without sitting in front of it.
fn way_back<'w>(
    world: &'w World,
    old: &Conversation,
    new: ConversationId,
) -> Result<(&'w WorkStream, ContactId), Refusal> {
    let same = world
        .work_stream(old.work_stream)
        .filter(|stream| !stream.channel.is_live());
    if let Some(work_stream) = same {
        return Ok((work_stream, old.contact));
    }
    let customer = world.customer(old.customer).ok_or(Refusal::CannotReachCustomer)?;
    world
        .work_streams()
        .find(|stream| customer.can_be_reached_on(stream.channel))
        .map(|stream| (stream, ContactId(OUTBOUND + u64::from(new.0))))
        .ok_or(Refusal::CannotReachCustomer)
}
