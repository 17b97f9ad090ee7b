//! Corners in which a promise could break: two things at once, limits that shrink, rules about the time.

use super::people::{asked, consult_queue, slots};
use super::rich::{by_rules, rule, save};
use super::support::shift::{START, Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, AgentOrder, AssignmentMethod, Channel, Condition, Field, Floor, Operator, Queue, QueueId,
    Settings, Stage, Value, WorkStream,
};
use switchboard::engine::{Actor, Command, Refusal, Setting, Stamp, World, execute};

/// One agent with 200 units, chats that cost 40.
fn one() -> Floor {
    floor(vec![agent(1, 200)], vec![stream(1, Channel::LiveChat, 40)])
}

/// Both questions move on when who was asked leaves, and the next in line has one session left.
#[test]
fn two_questions_that_move_on_at_once_do_not_share_one_free_session() {
    let mut set = floor(
        vec![agent(1, 100), agent(2, 90), agent(3, 100), agent(4, 100)],
        vec![
            stream(1, Channel::LiveChat, 40),
            WorkStream {
                fallback: QueueId(3),
                ..stream(2, Channel::LiveChat, 10)
            },
        ],
    );
    set.settings.session_limit = 2;
    set.queues[0].members = vec![AgentId(1), AgentId(2)];
    set.queues.push(Queue {
        members: vec![AgentId(3), AgentId(4)],
        assignment: AssignmentMethod::RoundRobin,
        ..Queue::new(QueueId(2), "Experts")
    });
    set.queues.push(Queue {
        members: vec![AgentId(4)],
        ..Queue::new(QueueId(3), "Others")
    });
    let mut shift = Shift::staffed(set);
    let talks = [shift.take(1, 1), shift.take(2, 1)];
    shift.take(4, 2);
    shift.by(1, consult_queue(talks[0], 2));
    shift.by(2, consult_queue(talks[1], 2));
    let both = |shift: &Shift| talks.map(|id| asked(shift, id)).concat();
    assert_eq!(both(&shift), [3, 3]);

    shift.by(3, Command::SignOut);
    assert_eq!(both(&shift), [4], "there is room for one");
    assert_eq!(slots(&shift, 4), 2);
}

/// Design §5: a change counts from the next command on; what is open stays open.
#[test]
fn lowering_the_session_limit_closes_nothing_and_brings_nothing_new() {
    let mut shift = Shift::staffed(one());
    let talks = [shift.take(1, 1), shift.take(1, 1)];
    let settings = Settings {
        session_limit: 1,
        ..Settings::default()
    };
    save(&mut shift, Setting::Floor(settings));
    assert_eq!(shift.seat(1).sessions, talks);
    let waiting = shift.contact(1);
    for id in talks {
        assert_eq!(shift.offered_to(waiting), None);
        shift.by(1, Command::End(id));
        shift.by(1, Command::CloseSession(id));
    }
    assert_eq!(shift.offered_to(waiting), Some(1));
}

#[test]
fn lowering_the_decline_limit_does_not_silence_what_rings() {
    let mut set = one();
    set.settings.do_not_disturb_after_rejected = false;
    let mut shift = Shift::staffed(set.clone());
    let id = shift.contact(1);
    shift.by(1, Command::Reject(id));
    assert_eq!(shift.offered_to(id), Some(1), "asked a second time");
    let settings = Settings {
        decline_limit: 1,
        ..set.settings
    };
    save(&mut shift, Setting::Floor(settings));
    assert_eq!(shift.offered_to(id), Some(1));
    shift.by(1, Command::Reject(id));
    assert_eq!(shift.stage(id), Stage::Open, "and not a third time");
}

/// Nothing would start a new search when the time has passed, so somebody would wait in vain.
#[test]
fn which_rules_choose_an_agent_cannot_depend_on_the_passing_of_time() {
    let fresh = Condition::test(Field::CreatedAt, Operator::WithinLast, Value::Number(60));
    let mut set = one();
    set.queues[0].assignment = by_rules(vec![rule(Condition::ALWAYS, &[AgentOrder::UnitCapacity])]);
    if let AssignmentMethod::Custom(custom) = &mut set.queues[0].assignment {
        custom.selection.push((fresh, 0));
    }
    let stamp = Stamp::new(START, Actor::Administrator);
    let result = execute(&mut World::new(), &Command::OpenFloor(Box::new(set)), stamp);
    assert!(matches!(result, Err(Refusal::BadFloor(_))), "{result:?}");
}

/// Behaviour §17, and a command is carried out for whom it is meant.
#[test]
fn neither_agents_nor_customers_change_the_settings_or_clear_the_memory() {
    let mut shift = Shift::staffed(one());
    let id = shift.take(1, 1);
    shift.by(1, Command::End(id));
    shift.by(1, Command::CloseSession(id));
    let save = Command::Save(Box::new(Setting::Floor(Settings::default())));
    let forget = Command::Forget {
        conversations: vec![id],
    };
    for actor in [Actor::Agent(AgentId(1)), Actor::Customer] {
        for command in [save.clone(), forget.clone()] {
            assert_eq!(
                shift.run(actor, command.clone()),
                Err(Refusal::NotAllowed),
                "{command:?} by {actor:?}"
            );
        }
    }
}
