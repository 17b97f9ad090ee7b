//! Work items as the streams list them.

use crate::analysis::subject_of;
use crate::domain::{AgentId, Channel, Conversation, ConversationId, Millis, Span, Status};
use crate::engine::{Facet, World, can_be_picked};
use crate::state::{Desk, StreamKind, StreamOrder};
use crate::ui::kit::name_of;
use std::cmp::Reverse;

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) id: ConversationId,
    pub(super) customer: String,
    pub(super) channel: Channel,
    pub(super) queue: String,
    pub(super) work_stream: String,
    pub(super) about: Option<String>,
    pub(super) status: Status,
    /// Since when the customer waits for us, if they do.
    pub(super) waits_since: Option<Millis>,
    /// The last change of state.
    pub(super) changed: Millis,
    pub(super) can_be_picked: bool,
}

/// How long a closed conversation stays in its stream (design §5).
const CLOSED_FOR: Span = Span::hours(24);

/// The rows of a stream by `now`, in order. Subscribes to everything they show.
pub(super) fn items(desk: Desk, me: AgentId, kind: StreamKind, order: StreamOrder, now: Millis) -> Vec<Item> {
    let ids = ids(desk, me, kind, now);
    let facets: Vec<_> = ids.iter().copied().map(Facet::Conversation).collect();
    let mut items: Vec<Item> = desk.see(&facets, |world| {
        ids.iter()
            .filter_map(|id| item(world, world.conversation(*id)?, me))
            .collect()
    });
    match order {
        StreamOrder::Waiting => {
            items.sort_by_key(|item| (item.waits_since.is_none(), item.waits_since, item.id));
        }
        StreamOrder::Newest => items.sort_by_key(|item| (Reverse(item.changed), Reverse(item.id))),
        StreamOrder::Customer => items.sort_by_key(|item| (item.customer.to_lowercase(), item.id)),
        StreamOrder::WorkStream => {
            items.sort_by_key(|item| {
                let wait = (item.waits_since.is_none(), item.waits_since);
                (item.work_stream.to_lowercase(), wait, item.id)
            });
        }
    }
    items
}

fn ids(desk: Desk, me: AgentId, kind: StreamKind, now: Millis) -> Vec<ConversationId> {
    match kind {
        StreamKind::Mine => desk.see(&[Facet::Agent(me)], |world| {
            let seat = world.seat(me);
            seat.into_iter()
                .flat_map(|seat| seat.sessions.iter().chain(&seat.waiting))
                .copied()
                .collect()
        }),
        StreamKind::Closed => {
            let oldest = now - CLOSED_FOR;
            desk.see(&[Facet::Agent(me)], |world| {
                let closed = world
                    .seat(me)
                    .into_iter()
                    .flat_map(|seat| seat.closed.iter().rev());
                let is_recent = |id: &&ConversationId| {
                    world
                        .conversation(**id)
                        .is_some_and(|conversation| conversation.stage_since >= oldest)
                };
                closed.take_while(is_recent).copied().collect()
            })
        }
        StreamKind::Open => desk.waiting_for(me),
    }
}

fn item(world: &World, conversation: &Conversation, me: AgentId) -> Option<Item> {
    let work_stream = world.work_stream(conversation.work_stream)?;
    Some(Item {
        id: conversation.id,
        customer: name_of(world.customer(conversation.customer)?),
        channel: work_stream.channel,
        queue: world.queue(conversation.queue)?.name.clone(),
        work_stream: work_stream.name.clone(),
        about: subject_of(conversation),
        status: conversation.status(),
        waits_since: conversation.waits_since(),
        changed: conversation.stage_since,
        can_be_picked: can_be_picked(world, conversation, me),
    })
}
