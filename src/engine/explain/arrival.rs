//! Why a conversation goes where it goes, before it is there.

use super::sorting::{self, RouteTrace, RulesetTrace};
use crate::domain::Millis;
use crate::engine::decide::intake::{Arrival, begin};
use crate::engine::matching::condition::Incoming;
use crate::engine::{Command, World};
use serde::Serialize;

/// What classification and routing make of a message that opens a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArrivalExplanation {
    /// Classification, ruleset by ruleset.
    pub classification: Vec<RulesetTrace>,
    /// The way to a queue; where a bot answers first, this is looked at when it hands over.
    pub route: RouteTrace,
}

/// Explains what `command` would lead to at `now`, and so, on a world replayed up to it, what it did lead to. Nothing
/// when it opens no conversation.
#[must_use]
pub fn explain_arrival(world: &World, command: &Command, now: Millis) -> Option<ArrivalExplanation> {
    let Command::CustomerWrites {
        contact,
        work_stream,
        from,
        body,
        attachments,
        context,
    } = command
    else {
        return None;
    };
    if world.ongoing(*contact).is_some() {
        return None;
    }
    let work_stream = world.work_stream(*work_stream)?;
    let arrival = Arrival {
        contact: *contact,
        work_stream: work_stream.id,
        from,
        body,
        attachments,
        context,
    };
    let (customer, _, mut draft) = begin(world, work_stream, &arrival, now);
    let incoming = Incoming {
        customer: &customer,
        message: Some(body),
        now,
    };
    let classification = sorting::classification(world, work_stream, &mut draft, incoming);
    Some(ArrivalExplanation {
        classification,
        route: sorting::routing(world, work_stream, &draft, incoming),
    })
}
