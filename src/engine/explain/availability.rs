//! Whether somebody could be reached, before anybody asks for them (behaviour §15).

use crate::domain::{
    ContactId, Context, Conversation, ConversationId, CustomerId, Millis, QueueId, Span, WorkStreamId,
};
use crate::engine::World;
use crate::engine::decide::classify::classify;
use crate::engine::decide::overflow::predicted_wait;
use crate::engine::decide::route::route;
use crate::engine::matching::check;
use crate::engine::matching::condition::Incoming;
use crate::engine::matching::demand::Demand;
use crate::engine::matching::terms::Terms;
use serde::Serialize;

/// What a customer would meet who came now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Availability {
    /// The queue they would come to.
    pub queue: QueueId,
    /// Whether it is open.
    pub is_open: bool,
    /// When that changes.
    pub next_transition: Option<Millis>,
    /// Their place in the line, from 1.
    pub position: usize,
    /// How many agents could take it at once.
    pub available_agents: usize,
    /// How long they can expect to wait, once that can be told.
    pub average_wait: Option<Span>,
}

/// What a customer of a work stream would meet who came at `now` with `context`; nothing when there is no such work
/// stream or customer.
#[must_use]
pub fn availability(
    world: &World,
    work_stream: WorkStreamId,
    customer: CustomerId,
    context: &Context,
    now: Millis,
) -> Option<Availability> {
    let work_stream = world.work_stream(work_stream)?;
    let customer = world.customer(customer)?;
    let contact = ContactId(u64::MAX);
    let mut draft = Conversation::new(
        ConversationId(0),
        contact,
        customer.id,
        work_stream.id,
        work_stream.fallback,
        now,
    );
    draft.context.clone_from(context);
    let incoming = Incoming {
        customer,
        message: None,
        now,
    };
    classify(world, work_stream, &mut draft, incoming, &mut |_, _, _, _| {});
    let routing = route(world, work_stream, &draft, incoming, &mut |_, _, _| {});
    draft.queue = routing.route.queue;
    let queue = world.queue(draft.queue)?;
    let terms = Terms::of(world.setup(), &Demand::of(world.setup(), &draft, Some(customer)))?;
    let members = queue.members.iter().filter_map(|agent| world.seat(*agent));
    let turn = queue.hours.and_then(|hours| world.turns.get(&hours));
    Some(Availability {
        queue: queue.id,
        is_open: world.is_queue_open(queue),
        next_transition: turn.and_then(|turn| turn.next),
        position: world.index().count_waiting(queue.id) + 1,
        available_agents: members
            .filter(|seat| check::qualifies(&terms, seat) && check::is_free(&terms, seat))
            .count(),
        average_wait: predicted_wait(world, queue, now),
    })
}
