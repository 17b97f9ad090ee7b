//! A command and everything that follows from it.

use super::agenda::{Agenda, Task};
use super::apply::apply_one_of_many;
use super::decide::{
    declined_but_waiting, employ, facts_of, follow_capacity, follow_release, place, place_again,
};
use super::{Actor, Command, Event, Fact, Refusal, Stamp, World};
use crate::domain::ConversationId;

/// Carries out `command` and follows its consequences until the floor is at rest. Returns everything that
/// happened, in order; all of it is applied.
///
/// # Errors
/// The [`Refusal`] of [`decide`]; the world is then untouched.
pub fn execute(world: &mut World, command: &Command, stamp: Stamp) -> Result<Vec<Event>, Refusal> {
    let mut facts = facts_of(world, command, stamp)?;
    let mut log = Vec::with_capacity(2 * facts.len() + 4);
    let mut agenda = std::mem::take(&mut world.agenda);
    commit(world, stamp, &mut facts, &mut log, &mut agenda);

    let consequence = Stamp::new(stamp.now, Actor::System);
    while let Some(task) = agenda.next() {
        match task {
            Task::Presence(agent) => follow_capacity(world, agent, &mut facts),
            Task::Release(agent) => follow_release(world, agent, &mut facts),
            Task::Place(at) => {
                let id = at.in_queue.conversation;
                world.refresh(id);
                place(world, id, stamp.now, &mut facts);
            }
            Task::Employ(agent) => employ(world, agent, stamp.now, &mut facts),
            Task::PlaceAgain(at) => {
                let id = at.in_queue.conversation;
                world.refresh(id);
                place_again(world, id, stamp.now, &mut facts);
            }
        }
        let offered = facts.iter().any(|fact| matches!(fact, Fact::OfferMade { .. }));
        match task {
            Task::Place(at) if !offered && was_declined(world, at.in_queue.conversation) => {
                agenda.add(Task::PlaceAgain(at));
            }
            // An agent who was offered something may have room for more.
            Task::Employ(_) if offered => agenda.add(task),
            Task::Employ(agent) => {
                if let Some(place) = declined_but_waiting(world, agent) {
                    agenda.add(Task::PlaceAgain(place));
                }
            }
            Task::PlaceAgain(at) if offered => {
                let asked = world.conversation(at.in_queue.conversation).into_iter();
                asked
                    .flat_map(|asked| asked.declines.keys())
                    .for_each(|agent| agenda.add(Task::Employ(*agent)));
            }
            _ => {}
        }
        commit(world, consequence, &mut facts, &mut log, &mut agenda);
    }
    world.agenda = agenda;
    world.set_alarms();
    Ok(log)
}

fn was_declined(world: &World, id: ConversationId) -> bool {
    world
        .conversation(id)
        .is_some_and(|conversation| !conversation.declines.is_empty())
}

fn commit(world: &mut World, stamp: Stamp, facts: &mut Vec<Fact>, log: &mut Vec<Event>, agenda: &mut Agenda) {
    for fact in facts.drain(..) {
        let event = Event::new(stamp, fact);
        agenda.note_before(world, &event);
        apply_one_of_many(world, &event);
        agenda.note_after(world, &event);
        log.push(event);
    }
}
