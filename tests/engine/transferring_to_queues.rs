//! Giving a conversation to a queue (behaviour §1.7, §2.5, §2.11, §8.6).

use super::people::{conversation, desk, primary, slots, to_queue, transfer};
use super::support::shift::{Shift, agent, stream};
use switchboard::domain::{
    AgentId, Channel, ClosureReason, Floor, HoursId, OperatingHours, Presence, Queue, QueueId, Span, Stage,
    TimeZone, Week, WorkKind, WorkStream,
};
use switchboard::engine::{Command, Refusal};

/// The desk with a second queue for agent 3, one nobody works in, one that is closed, and two for records, of
/// which agent 1 works in the first.
fn house() -> Floor {
    let mut set = desk();
    let queue = |id: u32, members: &[u32]| Queue {
        members: members.iter().copied().map(AgentId).collect(),
        ..Queue::new(QueueId(id), &format!("Queue {id}"))
    };
    set.hours.push((
        HoursId(1),
        OperatingHours {
            name: "Never".into(),
            zone: TimeZone::utc(),
            week: Week::default(),
            holidays: Vec::new(),
        },
    ));
    set.queues.extend([
        queue(2, &[3]),
        queue(3, &[]),
        Queue {
            hours: Some(HoursId(1)),
            ..queue(4, &[3])
        },
        Queue {
            kind: WorkKind::Record,
            ..queue(5, &[1])
        },
        Queue {
            kind: WorkKind::Record,
            ..queue(6, &[])
        },
    ]);
    set.work_streams.push(WorkStream {
        fallback: QueueId(5),
        ..stream(3, Channel::Record, 40)
    });
    set
}

#[test]
fn a_conversation_keeps_its_age_and_its_waiting_clock_wherever_it_goes() {
    let mut shift = Shift::staffed(house());
    let id = shift.take(1, 1);
    let clocks = |shift: &Shift| {
        let one = conversation(shift, id);
        (
            one.created_at,
            one.age_from,
            one.accepted_at,
            one.unanswered_since,
        )
    };
    let before = clocks(&shift);
    shift.wait(Span::minutes(5));
    shift.by(1, transfer(id, 2));
    shift.by(2, Command::Accept(id));
    assert_eq!(clocks(&shift), before);
    assert_eq!(
        (
            conversation(&shift, id).transfers,
            conversation(&shift, id).last_agent
        ),
        (1, Some(AgentId(2)))
    );
    shift.wait(Span::minutes(5));
    shift.by(2, to_queue(id, 2));
    assert_eq!(clocks(&shift), before);
    assert_eq!(conversation(&shift, id).transfers, 2);
}

#[test]
fn a_queue_gives_it_to_its_own_members_and_the_first_agent_is_free_at_once() {
    let mut shift = Shift::staffed(house());
    let id = shift.take(1, 1);
    shift.by(1, to_queue(id, 2));
    assert_eq!(
        (shift.available(1), slots(&shift, 1), shift.presence(1)),
        (100, 0, Presence::Available)
    );
    assert_eq!(conversation(&shift, id).queue, QueueId(2));
    assert_eq!(shift.offered_to(id), Some(3));
}

#[test]
fn a_queue_that_cannot_take_it_leaves_it_where_it_is() {
    let mut shift = Shift::staffed(house());
    let id = shift.take(1, 1);
    for (to, expected) in [
        (4, Refusal::QueueClosed),
        (5, Refusal::WrongKindOfQueue),
        (99, Refusal::UnknownQueue),
    ] {
        assert_eq!(shift.try_by(1, to_queue(id, to)), Err(expected));
        assert_eq!((primary(&shift, id), shift.available(1)), (Some(1), 60));
    }
}

/// Behaviour §2.11: a queue in which nobody works closes conversations; records just stay.
#[test]
fn a_queue_nobody_works_in_closes_a_conversation_and_keeps_a_record() {
    let mut shift = Shift::staffed(house());
    let talk = shift.take(1, 1);
    shift.by(1, to_queue(talk, 3));
    assert!(matches!(
        shift.stage(talk),
        Stage::Closed {
            reason: ClosureReason::QueueEmpty,
            ..
        }
    ));
    let record = shift.take(1, 3);
    shift.by(1, to_queue(record, 6));
    assert_eq!(shift.stage(record), Stage::Open);
    assert_eq!((shift.available(1), slots(&shift, 1)), (100, 0));
}

#[test]
fn in_another_queue_earlier_declines_are_forgotten() {
    let mut set = house();
    set.settings.do_not_disturb_after_rejected = false;
    set.queues[1].members = vec![AgentId(1), AgentId(3)];
    let mut shift = Shift::staffed(set);
    let id = shift.contact(1);
    shift.by(1, Command::Reject(id));
    shift.by(2, Command::Accept(id));
    assert_eq!(conversation(&shift, id).declines_by(AgentId(1)), 1);
    shift.by(2, to_queue(id, 2));
    assert_eq!(conversation(&shift, id).declines_by(AgentId(1)), 0);
    assert_eq!(
        conversation(&shift, id).declines_by(AgentId(2)),
        1,
        "whoever gave it away is asked last"
    );
    assert_eq!(
        shift.offered_to(id),
        Some(1),
        "asked first, as if for the first time"
    );
}

/// Behaviour §1.7 brings a customer back to their agent; a transfer is the agent's own wish to the contrary.
#[test]
fn whoever_gave_it_to_a_queue_does_not_get_it_back_for_having_had_it() {
    let mut set = house();
    set.work_streams[1].keeps_agent = true;
    let mut shift = Shift::staffed(set);
    let id = shift.take(1, 2);
    shift.by(1, to_queue(id, 2));
    assert_eq!(conversation(&shift, id).last_agent, None);
    assert_eq!(shift.offered_to(id), Some(3));
}

/// Behaviour §2.5: a transferred customer is served before those who came later.
#[test]
fn in_the_new_queue_it_stands_where_its_age_puts_it() {
    let mut set = house();
    set.agents[2] = agent(3, 40);
    set.queues[0].members = vec![AgentId(1)];
    set.work_streams.push(WorkStream {
        fallback: QueueId(2),
        ..stream(4, Channel::LiveChat, 40)
    });
    let mut shift = Shift::staffed(set);
    shift.take(3, 4);
    let older = shift.take(1, 1);
    shift.wait(Span::minutes(1));
    let later = shift.contact(4);
    shift.by(1, to_queue(older, 2));
    assert_eq!(shift.world.waiting_in(QueueId(2)), [older, later]);
}
