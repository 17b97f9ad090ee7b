//! Writing the set-up.

use super::people::register;
use crate::domain::{Agent, AgentId, Floor, HoursId, Millis, OperatingHours, QueueId, Reset, next_midnight};
use crate::engine::index::Index;
use crate::engine::seat::Seat;
use crate::engine::setup::Setup;
use crate::engine::world::HoursTurn;
use crate::engine::{Records, Setting, World};
use std::collections::BTreeSet;

pub(super) fn open(world: &mut World, floor: &Floor, at: Millis) {
    world.setup = Setup::of(floor);
    for agent in &floor.agents {
        seat(world, agent);
    }
    for customer in &floor.customers {
        register(world, customer);
    }
    world.records = Records::of(floor);
    start_clocks(world, at);
    reindex(world);
}

pub(super) fn save(world: &mut World, setting: &Setting, at: Millis) {
    let zone_before = world.setup.settings.zone.clone();
    world.setup.save(setting);
    match setting {
        Setting::Agent(agent) => match world.seats.get_mut(agent.id) {
            Some(seat) => seat.agent = agent.clone(),
            None => seat(world, agent),
        },
        Setting::Queue(queue) => {
            let members: BTreeSet<_> = queue.members.iter().copied().collect();
            for agent in ids(world) {
                if let Some(seat) = world.seats.get_mut(agent) {
                    if members.contains(&agent) {
                        seat.queues.insert(queue.id);
                    } else {
                        seat.queues.remove(&queue.id);
                    }
                }
            }
            for id in world.waiting_in(queue.id) {
                if let Some(conversation) = world.conversations.get_mut(id) {
                    conversation.rings = queue.rings_after(at.since(conversation.queued_at));
                }
            }
        }
        // Shares are counted from when they were set.
        Setting::WorkStream(stream) => world
            .splits
            .retain(|(work_stream, _), _| *work_stream != stream.id),
        Setting::Hours(hours, _) => {
            world.turns.remove(hours);
        }
        // In another zone the day ends at another time, but never later than it was to end already.
        Setting::Floor(settings) => {
            let next = next_midnight(&settings.zone, at);
            world.day_ends = world.day_ends.map(|ends| {
                if zone_before == settings.zone {
                    ends
                } else {
                    ends.min(next)
                }
            });
        }
        Setting::Presence(presence) => {
            for agent in ids(world) {
                if let Some(seat) = world.seats.get_mut(agent)
                    && seat.presence.custom == Some(presence.id)
                {
                    seat.presence.status = presence.base;
                }
            }
        }
        _ => {}
    }
    for agent in ids(world) {
        if let Some(seat) = world.seats.get_mut(agent) {
            seat.set_up(&world.setup);
        }
    }
    start_clocks(world, at);
    reindex(world);
}

pub(super) fn turn_hours(world: &mut World, hours: HoursId, is_open: bool, next: Option<Millis>) {
    let turn = HoursTurn { is_open, next };
    let before = world.turns.insert(hours, turn).and_then(|turn| turn.next);
    world.index.change_hours_alarm(hours, before, next);
}

pub(super) fn end_day(world: &mut World, next: Millis) {
    let before = world.day_ends.replace(next);
    world.index.change_day_alarm(before, Some(next));
    for agent in ids(world) {
        world.change_seat(agent, |seat| seat.ledger.close_day());
    }
}

fn ids(world: &World) -> Vec<AgentId> {
    world.seats.keys().collect()
}

fn seat(world: &mut World, agent: &Agent) {
    let queues: BTreeSet<QueueId> = world
        .queues()
        .filter(|queue| queue.members.contains(&agent.id))
        .map(|queue| queue.id)
        .collect();
    let seat = Seat::new(agent.clone(), queues, &world.setup);
    world.seats.insert(agent.id, seat);
}

/// Starts the clocks of operating hours and of the day that do not run yet.
fn start_clocks(world: &mut World, at: Millis) {
    for (id, hours) in &world.setup.hours {
        world.turns.entry(*id).or_insert_with(|| HoursTurn {
            is_open: hours.is_open(at),
            next: Some(next_look(hours, at)),
        });
    }

    let counts_days = world
        .setup
        .profiles
        .values()
        .any(|profile| profile.reset == Reset::EndOfDay);
    world.day_ends = if counts_days {
        let zone = &world.setup.settings.zone;
        world.day_ends.or_else(|| Some(next_midnight(zone, at)))
    } else {
        None
    };
}

/// When operating hours have to be looked at again: at the next change, or where none is in sight, before one could
/// come into sight unseen.
pub(in crate::engine) fn next_look(hours: &OperatingHours, at: Millis) -> Millis {
    hours.next_change(at).unwrap_or(at + OperatingHours::HORIZON)
}

fn reindex(world: &mut World) {
    world.index = Index::of(world);
}
