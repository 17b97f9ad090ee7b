//! Who gets what: behaviour §2.5–2.7, vectors 2 and 9.

use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, Attachments, Audience, Channel, Presence, PresenceSet, Queue, QueueId, Span, WorkStream,
};
use switchboard::engine::Command;

/// Vector 2: Gilda is Busy with 70 left, Bert Available with 80, Samuel Available with 20; the work costs 50.
#[test]
fn highest_capacity_among_the_allowed_presences_wins() {
    const GILDA: u32 = 1;
    const BERT: u32 = 2;
    for allowed in [
        vec![Presence::Available],
        vec![Presence::Available, Presence::Busy],
    ] {
        let work_stream = WorkStream {
            allowed_presences: PresenceSet::from_iter(allowed.iter().copied()),
            ..stream(1, Channel::LiveChat, 50)
        };
        let mut shift = Shift::staffed(floor(
            vec![agent(GILDA, 70), agent(BERT, 80), agent(3, 20)],
            vec![work_stream],
        ));
        shift.by(GILDA, Command::SetPresence(Presence::Busy.into()));

        let conversation = shift.take(BERT, 1);
        assert_eq!(
            (shift.available(BERT), shift.presence(BERT)),
            (30, Presence::Busy),
            "{allowed:?}"
        );

        let next = shift.contact(1);
        let expected = allowed.contains(&Presence::Busy).then_some(GILDA);
        assert_eq!(shift.offered_to(next), expected, "{allowed:?}");
        assert_ne!(conversation, next);
    }
}

/// Vector 9: equal capacity, last assignments at 10:30, 10:35 and 10:37.
#[test]
fn equal_capacity_goes_round_in_order_of_the_last_assignment() {
    let free = vec![stream(1, Channel::LiveChat, 0)];
    let mut shift = Shift::staffed(floor(vec![agent(1, 100), agent(2, 100), agent(3, 100)], free));
    for expected in [1, 2, 3, 1, 2] {
        let conversation = shift.contact(1);
        assert_eq!(shift.offered_to(conversation), Some(expected));
        shift.by(expected, Command::Accept(conversation));
        shift.wait(Span::minutes(5));
    }
}

#[test]
fn an_agent_who_frees_up_takes_from_the_queue_with_the_smallest_priority_number_first() {
    let urgent = WorkStream {
        fallback: QueueId(2),
        ..stream(2, Channel::Sms, 100)
    };
    let mut set = floor(vec![agent(1, 100)], vec![stream(1, Channel::Sms, 100), urgent]);
    set.queues.push(Queue {
        priority: 0,
        members: [AgentId(1)].into_iter().collect(),
        ..Queue::new(QueueId(2), "VIP")
    });
    let mut shift = Shift::open(set);
    let usual = shift.contact(1);
    shift.wait(Span::seconds(30));
    let vip = shift.contact(2);
    shift.by(1, Command::SignIn);
    assert_eq!((shift.offered_to(vip), shift.offered_to(usual)), (Some(1), None));
}

#[test]
fn equal_priorities_form_one_line_by_age() {
    let other = WorkStream {
        fallback: QueueId(2),
        ..stream(2, Channel::Sms, 100)
    };
    let mut set = floor(vec![agent(1, 100)], vec![stream(1, Channel::Sms, 100), other]);
    set.queues.push(Queue {
        priority: 1,
        members: [AgentId(1)].into_iter().collect(),
        ..Queue::new(QueueId(2), "Returns")
    });
    let mut shift = Shift::open(set);
    let older = shift.contact(2);
    shift.wait(Span::seconds(1));
    shift.contact(1);
    shift.by(1, Command::SignIn);
    assert_eq!(shift.offered_to(older), Some(1));
}

/// No head-of-line blocking: what does not fit keeps its place, and what fits behind it is offered.
#[test]
fn a_big_item_at_the_head_does_not_hold_up_a_small_one() {
    let mut shift = Shift::open(floor(
        vec![agent(1, 50)],
        vec![stream(1, Channel::LiveChat, 80), stream(2, Channel::Sms, 20)],
    ));
    let big = shift.contact(1);
    let small = shift.contact(2);
    shift.by(1, Command::SignIn);
    assert_eq!((shift.offered_to(big), shift.offered_to(small)), (None, Some(1)));
}

#[test]
fn people_who_are_not_members_or_not_here_get_nothing() {
    let mut set = floor(
        vec![agent(1, 100), agent(2, 100)],
        vec![stream(1, Channel::Sms, 10)],
    );
    for queue in &mut set.queues {
        queue.members.retain(|member| *member != AgentId(1));
    }
    let mut shift = Shift::open(set);
    shift.by(1, Command::SignIn);
    let conversation = shift.contact(1);
    assert_eq!(shift.offered_to(conversation), None);
    shift.by(2, Command::SignIn);
    assert_eq!(shift.offered_to(conversation), Some(2));
}

/// Design §5: the allowed presences decide, Inactive by its own entry.
#[test]
fn each_presence_is_offered_work_exactly_where_it_is_allowed() {
    for status in Presence::ALL {
        for allowed in Presence::ALL {
            let work_stream = WorkStream {
                allowed_presences: PresenceSet::from_iter([allowed]),
                ..stream(1, Channel::Sms, 10)
            };
            let usual = stream(2, Channel::Sms, 10);
            let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![work_stream, usual]));
            if status == Presence::Inactive {
                shift.contact(2);
                shift.wait(Span::seconds(120));
            } else {
                shift.by(1, Command::SetPresence(status.into()));
            }
            assert_eq!(shift.presence(1), status);
            let conversation = shift.contact(1);
            assert_eq!(
                shift.offered_to(conversation).is_some(),
                status == allowed,
                "{status:?} in {allowed:?}"
            );
        }
    }
}

/// Whoever puts a chat down is asked for it last, after what was never offered to them.
#[test]
fn what_was_put_down_comes_after_what_was_never_offered() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 40)], vec![stream(1, Channel::LiveChat, 40)]));
    let put_down = shift.take(1, 1);
    shift.wait(Span::seconds(10));
    let waiting = shift.contact(1);
    shift.by(1, Command::CloseSession(put_down));
    assert_eq!(
        (shift.offered_to(waiting), shift.offered_to(put_down)),
        (Some(1), None)
    );
}

/// What an agent leaves behind finds others in the order of the queues.
#[test]
fn withdrawn_offers_go_on_by_queue_priority() {
    let urgent = WorkStream {
        fallback: QueueId(2),
        ..stream(2, Channel::Sms, 40)
    };
    let mut set = floor(
        vec![agent(1, 100), agent(2, 40)],
        vec![stream(1, Channel::Sms, 40), urgent],
    );
    let members = set.queues[0].members.clone();
    set.queues.push(Queue {
        priority: 0,
        members,
        ..Queue::new(QueueId(2), "VIP")
    });
    let mut shift = Shift::open(set);
    shift.by(1, Command::SignIn);
    let usual = shift.contact(1);
    shift.wait(Span::seconds(5));
    let vip = shift.contact(2);
    shift.by(2, Command::SignIn);
    shift.by(1, Command::SignOut);
    assert_eq!((shift.offered_to(vip), shift.offered_to(usual)), (Some(2), None));
}

/// Behaviour §2.5: on an asynchronous channel the age counts from the customer's last word.
#[test]
fn a_returning_customer_queues_behind_those_already_waiting() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::Sms, 100)]));
    let monday = shift.take(1, 1);
    let contact = shift.world.conversation(monday).expect("exists").contact;
    shift.by(
        1,
        Command::Say {
            conversation: monday,
            audience: Audience::Public,
            body: "Back to you.".into(),
            attachments: Attachments::default(),
        },
    );
    shift.by(1, Command::CloseSession(monday));
    shift.by(1, Command::SignOut);
    shift.wait(Span::hours(72));
    let thursday_morning = shift.contact(1);
    shift.wait(Span::hours(4));
    shift.write(contact, 1, "I am back.").expect("taken in");
    shift.by(1, Command::SignIn);
    assert_eq!(
        (shift.offered_to(thursday_morning), shift.offered_to(monday)),
        (Some(1), None)
    );
}
