//! Why a conversation is in its queue: classification, route, overflow.

use crate::domain::{Conversation, Millis, Needs, OverflowAction, OverflowRule, QueueId, Span, WorkStream};
use crate::engine::World;
use crate::engine::decide::classify::classify;
use crate::engine::decide::overflow::predicted_wait;
use crate::engine::decide::route::route;
use crate::engine::matching::condition::{ConditionTrace, Incoming, Subject, trace};
use serde::Serialize;
use std::sync::Arc;

/// What one classification ruleset did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RulesetTrace {
    /// Its name.
    pub name: String,
    /// The rules that were looked at: up to the first that matched.
    pub rules: Vec<RuleTrace>,
}

/// What one rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleTrace {
    /// Its name.
    pub name: String,
    /// What its condition found.
    pub condition: ConditionTrace,
    /// The queue it leads to, where it matched and leads to one.
    pub queue: Option<QueueId>,
    /// Why that queue would not take it, and what it does then.
    pub overflow: Option<OverflowRule>,
}

/// Where routing leads now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RouteTrace {
    /// Every rule; all are looked at.
    pub rules: Vec<RuleTrace>,
    /// The one that decides; nothing when the fallback queue takes it.
    pub chosen: Option<u16>,
    /// Where to.
    pub queue: QueueId,
    /// Whether the queue ends it instead of taking it.
    pub ends: bool,
}

/// How the queue it is in stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OverflowTrace {
    /// Whether it is open now.
    pub is_open: bool,
    /// How many wait there.
    pub waiting: usize,
    /// How long one more can expect to wait, once that can be told.
    pub predicted_wait: Option<Span>,
    /// When this conversation will have waited too long there, and what happens then.
    pub overflows_at: Option<(Millis, OverflowAction)>,
}

/// A conversation as it was before it was classified, and what is known of it now.
pub(super) fn unsorted<'w>(
    world: &'w World,
    conversation: &Conversation,
) -> Option<(Conversation, Incoming<'w>)> {
    let mut draft = Conversation {
        needs: Arc::new(Needs::default()),
        ..conversation.clone()
    };
    draft.attributes.clear();
    let incoming = Incoming {
        customer: world.customer(conversation.customer)?,
        message: None,
        now: world.now(),
    };
    Some((draft, incoming))
}

/// Classifies a draft, and tells how.
pub(super) fn classification(
    world: &World,
    work_stream: &WorkStream,
    draft: &mut Conversation,
    incoming: Incoming<'_>,
) -> Vec<RulesetTrace> {
    let mut rulesets: Vec<_> = work_stream
        .classification
        .iter()
        .map(|ruleset| RulesetTrace {
            name: ruleset.name.clone(),
            rules: Vec::new(),
        })
        .collect();
    classify(
        world,
        work_stream,
        draft,
        incoming,
        &mut |draft, ruleset, place, _| {
            let rule = work_stream
                .classification
                .get(usize::from(ruleset))
                .and_then(|ruleset| ruleset.rules.get(usize::from(place)));
            if let (Some(rule), Some(told)) = (rule, rulesets.get_mut(usize::from(ruleset))) {
                told.rules.push(RuleTrace {
                    name: rule.name.clone(),
                    condition: trace(&rule.when, &Subject::arrival(world, draft, incoming)),
                    queue: None,
                    overflow: None,
                });
            }
        },
    );
    rulesets
}

/// Routes a draft, and tells how.
pub(super) fn routing(
    world: &World,
    work_stream: &WorkStream,
    draft: &Conversation,
    incoming: Incoming<'_>,
) -> RouteTrace {
    let mut rules = Vec::new();
    let routing = route(world, work_stream, draft, incoming, &mut |_, rule, candidate| {
        rules.push(RuleTrace {
            name: rule.name.clone(),
            condition: trace(&rule.when, &Subject::arrival(world, draft, incoming)),
            queue: candidate.map(|candidate| candidate.queue.id),
            overflow: candidate.and_then(|candidate| candidate.overflow),
        });
    });
    RouteTrace {
        rules,
        chosen: routing.route.rule,
        queue: routing.route.queue,
        ends: routing.ends,
    }
}

/// How its queue stands.
pub(super) fn overflow(world: &World, conversation: &Conversation) -> Option<OverflowTrace> {
    let queue = world.queue(conversation.queue)?;
    let queued = queue.overflow.queued.filter(|_| !conversation.by_fallback);
    Some(OverflowTrace {
        is_open: world.is_queue_open(queue),
        waiting: world.index().count_waiting(queue.id),
        predicted_wait: predicted_wait(world, queue, world.now()),
        overflows_at: queued.map(|rule| (conversation.queued_at + rule.after, rule.then)),
    })
}
