//! Why a conversation is where it is.

use super::next_change::{self, NextChange};
use super::selection::{Selection, selection, up_to_the_first_that_holds};
use super::sorting::{self, OverflowTrace, RouteTrace, RulesetTrace};
use crate::domain::{Conversation, ConversationId, Millis, Stage};
use crate::engine::World;
use crate::engine::matching::condition::{ConditionTrace, Subject, trace};
use crate::engine::matching::place::Place;
use serde::Serialize;

/// Everything that decides about a conversation, stage by stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Which.
    pub conversation: ConversationId,
    /// As of when: the last event.
    pub at: Millis,
    /// Classification, ruleset by ruleset.
    pub classification: Vec<RulesetTrace>,
    /// The way to a queue as it would lead now; where it led then is told by
    /// [`explain_arrival`](super::explain_arrival).
    pub route: RouteTrace,
    /// How its queue stands.
    pub overflow: Option<OverflowTrace>,
    /// Its place in the order in which everything is served; nothing when it does not wait.
    pub place: Option<Place>,
    /// In queues with buckets: what each found, up to the one it is in.
    pub buckets: Vec<(String, ConditionTrace)>,
    /// How many of its queue come before it.
    pub ahead: usize,
    /// Who could take it, and who cannot; nothing when it does not wait.
    pub selection: Option<Selection>,
    /// When something can change by itself.
    pub next_change: Option<NextChange>,
}

/// Explains a conversation; nothing when there is none with this number.
#[must_use]
pub fn explain(world: &World, id: ConversationId) -> Option<Explanation> {
    let conversation = world.conversation(id)?;
    let work_stream = world.work_stream(conversation.work_stream)?;
    let (mut draft, incoming) = sorting::unsorted(world, conversation)?;
    let classification = sorting::classification(world, work_stream, &mut draft, incoming);
    let waits = conversation.stage == Stage::Open;
    let place = world.index().place_of(id).map(|(_, place)| place);
    let line = world.index().lines_of(conversation.queue);
    let ahead = place.map_or(0, |own| line.map(|pool| pool.line.range(..own).count()).sum());
    Some(Explanation {
        conversation: id,
        at: world.now(),
        classification,
        route: sorting::routing(world, work_stream, &draft, incoming),
        overflow: sorting::overflow(world, conversation),
        buckets: buckets(world, conversation),
        place: place.map(|place| world.index().overall(conversation.queue, place)),
        ahead,
        selection: selection(world, conversation).filter(|_| waits),
        next_change: next_change::of_conversation(world, conversation),
    })
}

fn buckets(world: &World, conversation: &Conversation) -> Vec<(String, ConditionTrace)> {
    let buckets = world
        .queue(conversation.queue)
        .map_or(&[][..], |queue| &queue.buckets);
    let subject = Subject::conversation(world, conversation);
    let found = buckets
        .iter()
        .map(|bucket| (bucket.name.clone(), trace(&bucket.when, &subject)));
    up_to_the_first_that_holds(found, |(_, found)| found.holds)
}
