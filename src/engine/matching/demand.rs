//! What decides who may take a conversation.

use crate::domain::{Conversation, Customer, Needs, PreferredAgents, QueueId, WorkStreamId};
use crate::engine::setup::Setup;
use std::sync::Arc;

/// Conversations with the same demand wait for the same people, so what is known of one is known of all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::engine) struct Demand {
    pub(in crate::engine) queue: QueueId,
    pub(in crate::engine) work_stream: WorkStreamId,
    /// Only the customer's preferred agents are asked, one by one; nobody is asked because of the queue.
    pub(in crate::engine) reserved: bool,
    pub(in crate::engine) needs: Arc<Needs>,
}

impl Demand {
    pub(in crate::engine) fn of(
        setup: &Setup,
        conversation: &Conversation,
        customer: Option<&Customer>,
    ) -> Self {
        let only = setup
            .work_streams
            .get(conversation.work_stream)
            .is_some_and(|stream| stream.preferred == PreferredAgents::Only);
        Self {
            queue: conversation.queue,
            work_stream: conversation.work_stream,
            reserved: only && customer.is_some_and(|customer| !customer.preferred.is_empty()),
            needs: conversation.needs.clone(),
        }
    }
}
