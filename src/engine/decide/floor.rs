//! Opening a floor: everything it refers to must exist.

use super::Decision;
use crate::domain::{Floor, Presence, Span, WrapUpPolicy};
use crate::engine::{Fact, Refusal, World};
use std::collections::BTreeSet;

pub(super) fn open(world: &World, floor: &Floor) -> Decision {
    if world.next_seq() > 0 {
        return Err(Refusal::FloorAlreadyOpen);
    }
    check(floor).map_err(Refusal::BadFloor)?;
    Ok(vec![Fact::FloorOpened(Box::new(floor.clone()))])
}

fn check(floor: &Floor) -> Result<(), String> {
    let settings = &floor.settings;
    if !(1..=5).contains(&settings.decline_limit) {
        return Err("the decline limit must be 1 to 5".into());
    }
    if settings.session_limit == 0 {
        return Err("the session limit must be at least 1".into());
    }
    if settings.decliner_limit == 0 {
        return Err("the limit of decliners must be at least 1".into());
    }
    if settings.presence_restore < Span::ZERO {
        return Err("presence cannot be restored for less than no time".into());
    }
    for agent in &floor.agents {
        if agent.units.0 < 0 {
            return Err(format!("agent {} has less than no capacity", agent.name));
        }
        if agent.default_presence == Presence::Inactive {
            return Err(format!(
                "agent {} cannot start Inactive: only a missed offer leads there",
                agent.name
            ));
        }
    }
    distinct("queue", floor.queues.iter().map(|queue| queue.id))?;
    distinct("work stream", floor.work_streams.iter().map(|stream| stream.id))?;
    distinct("customer", floor.customers.iter().map(|customer| customer.id))?;
    let agents = distinct("agent", floor.agents.iter().map(|agent| agent.id))?;
    let queues: BTreeSet<_> = floor.queues.iter().map(|queue| queue.id).collect();

    for queue in &floor.queues {
        if let Some(stranger) = queue.members.iter().find(|member| !agents.contains(member)) {
            return Err(format!(
                "queue {} has a member, {stranger}, who is not an agent",
                queue.name
            ));
        }
    }
    for stream in &floor.work_streams {
        if !queues.contains(&stream.queue) {
            return Err(format!(
                "work stream {} leads to a queue that does not exist",
                stream.name
            ));
        }
        if stream.cost.0 < 0 {
            return Err(format!("work stream {} costs less than nothing", stream.name));
        }
        if stream.countdown <= Span::ZERO {
            return Err(format!(
                "offers of work stream {} would lapse at once",
                stream.name
            ));
        }
        if let WrapUpPolicy::For(span) = stream.wrap_up
            && !(Span::seconds(30)..=Span::minutes(60)).contains(&span)
        {
            return Err(format!(
                "wrap-up of work stream {} must last 30 seconds to 60 minutes",
                stream.name
            ));
        }
    }
    Ok(())
}

fn distinct<T: Ord + Copy + std::fmt::Display>(
    noun: &str,
    ids: impl Iterator<Item = T>,
) -> Result<BTreeSet<T>, String> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(format!("{noun} {id} is there twice"));
        }
    }
    Ok(seen)
}
