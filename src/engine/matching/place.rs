//! Where a conversation stands among everything that waits (behaviour §2.5).

use super::condition::{Subject, holds};
use crate::domain::{BucketOrder, Conversation, ConversationId, Millis, Queue, Value};
use crate::engine::World;
use serde::Serialize;

/// A place in the order in which conversations are served: the smaller, the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The queue's priority number.
    pub priority: u32,
    /// Among queues of one priority: 0 for the pool of all that serve the oldest first, then those with buckets, by
    /// name.
    pub group: u32,
    /// The place within the queue.
    pub in_queue: InQueue,
}

/// A place within a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct InQueue {
    /// The bucket, from 1; 0 for who comes back to their agent, ahead of all buckets.
    pub bucket: u16,
    /// What the bucket orders by; 0 where it is age.
    pub order: i64,
    /// Since when it waits.
    pub age: Millis,
    /// The smaller number of two that are equal so far.
    pub conversation: ConversationId,
}

/// The place of a conversation within its queue.
pub(in crate::engine) fn in_queue(world: &World, queue: &Queue, conversation: &Conversation) -> InQueue {
    let (bucket, order) = if queue.is_first_come() {
        (1, 0)
    } else {
        bucket(world, queue, conversation)
    };
    InQueue {
        bucket,
        order,
        age: conversation.age_from,
        conversation: conversation.id,
    }
}

fn bucket(world: &World, queue: &Queue, conversation: &Conversation) -> (u16, i64) {
    let subject = Subject::conversation(world, conversation);
    let found = (1_u16..)
        .zip(&queue.buckets)
        .find(|(_, bucket)| holds(&bucket.when, &subject));
    match found {
        None => (u16::MAX, 0),
        Some((place, bucket)) => match &bucket.order_by {
            BucketOrder::Oldest => (place, 0),
            BucketOrder::Attribute { name, descending } => {
                let order = match conversation.attributes.get(name) {
                    // What does not have it comes last, either way.
                    Some(Value::Number(number)) if *descending => (-1 - number).min(i64::MAX - 1),
                    Some(Value::Number(number)) => (*number).min(i64::MAX - 1),
                    _ => i64::MAX,
                };
                (place, order)
            }
        },
    }
}

/// The place of every queue among the others: its priority and its group.
pub(in crate::engine) fn order_of_queues<'q>(
    queues: impl Iterator<Item = &'q Queue>,
) -> impl Iterator<Item = (&'q Queue, u32, u32)> {
    let mut queues: Vec<_> = queues.collect();
    queues.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    (1_u32..).zip(queues).map(|(by_name, queue)| {
        let group = if queue.is_first_come() { 0 } else { by_name };
        (queue, queue.priority, group)
    })
}
