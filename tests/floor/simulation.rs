//! Simulated days: the same seed gives the same one, and on every one the promises hold.

use super::support::day;
use std::collections::BTreeSet;
use switchboard::domain::{Author, Channel, ClosureReason, Stage};
use switchboard::engine::{Actor, DeclineKind, Fact, World, apply, invariants};

#[test]
fn the_same_seed_gives_the_same_day_and_another_seed_another() {
    assert_eq!(day::play(1).1, day::play(1).1);
    assert_ne!(day::play(1).1, day::play(2).1);
}

/// Fifty days, the invariants after every event.
#[test]
fn the_promises_hold_on_every_day() {
    for seed in 0..50 {
        let (_, events) = day::play(seed);
        let mut world = World::new();
        for event in &events {
            apply(&mut world, event);
            invariants::check(&world)
                .unwrap_or_else(|violation| panic!("seed {seed}, {event:?}: {violation}"));
        }
        invariants::check_at_rest(&world).unwrap_or_else(|violation| panic!("seed {seed}: {violation}"));
    }
}

/// Over some days everything happens that a day is made of.
#[test]
fn a_day_has_everything() {
    let mut seen = BTreeSet::new();
    for seed in 0..20 {
        for event in day::play(seed).1 {
            seen.insert(match event.fact {
                Fact::OfferAccepted { .. } => "accepted",
                Fact::OfferDeclined {
                    how: DeclineKind::Rejected,
                    ..
                } => "rejected",
                Fact::OfferDeclined {
                    how: DeclineKind::TimedOut,
                    ..
                } => "timed out",
                Fact::MessagePosted {
                    author: Author::Customer,
                    ..
                } => "customer wrote",
                Fact::MessagePosted {
                    author: Author::Agent(_),
                    ..
                } => "agent wrote",
                Fact::ConversationEnded { .. } => "ended",
                Fact::WrapUpReleased { .. } => "released",
                Fact::CustomerRegistered(_) => "stranger",
                Fact::ConversationClosed {
                    reason: ClosureReason::CustomerAbandoned,
                    ..
                } => "abandoned",
                Fact::ConversationClosed {
                    reason: ClosureReason::AgentClosed,
                    ..
                } => "closed",
                _ => continue,
            });
        }
    }
    let all = [
        "abandoned",
        "accepted",
        "agent wrote",
        "closed",
        "customer wrote",
        "ended",
        "rejected",
        "released",
        "stranger",
        "timed out",
    ];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), all);
}

#[test]
fn customers_answer_what_they_are_asked_and_thank_for_what_they_get() {
    let (host, _) = day::play(11);
    let solved = host.world().conversations().find(|conversation| {
        let said: Vec<_> = conversation
            .messages()
            .map(|(_, author, body)| (author, body))
            .collect();
        said.iter()
            .any(|(author, body)| *author == Author::Customer && *body == "It is 4711.")
            && said
                .iter()
                .any(|(_, body)| ["Thank you!", "Great."].contains(body))
    });
    assert!(solved.is_some());
}

#[test]
fn who_is_on_file_is_recognised_by_their_address_and_who_is_not_gets_a_number() {
    let (host, events) = day::play(11);
    let world = host.world();
    let kim = world
        .conversation(switchboard::domain::ConversationId(1))
        .expect("the first visit");
    assert_eq!(world.customer(kim.customer).expect("on file").name, "Kim");
    let strangers = events.iter().filter_map(|event| match &event.fact {
        // Who gave a name is called by it.
        Fact::CustomerRegistered(customer) if customer.is_visitor() => Some(customer.name.clone()),
        _ => None,
    });
    for (number, name) in (1..).zip(strangers) {
        assert_eq!(name, format!("Visitor {number}"));
    }
}

/// Design §2.7: nobody who is on the customer's side acts as anybody else.
#[test]
fn only_agents_do_what_agents_do() {
    let (_, events) = day::play(11);
    for event in events {
        let by_agent = matches!(
            event.fact,
            Fact::OfferAccepted { .. }
                | Fact::ConversationPicked { .. }
                | Fact::MessagePosted {
                    author: Author::Agent(_),
                    ..
                }
        );
        if by_agent {
            assert!(matches!(event.actor, Actor::Agent(_)), "{event:?}");
        }
    }
}

#[test]
fn live_customers_leave_and_the_others_stay() {
    let mut left = BTreeSet::new();
    for seed in 0..10 {
        let (host, _) = day::play(seed);
        for conversation in host.world().conversations() {
            if let Stage::Closed {
                reason: ClosureReason::CustomerAbandoned,
                ..
            } = conversation.stage
            {
                let stream = host
                    .world()
                    .work_stream(conversation.work_stream)
                    .expect("exists");
                left.insert(stream.channel);
            }
        }
    }
    assert_eq!(left, BTreeSet::from([Channel::LiveChat]));
}

/// A customer who is content before everything was said leaves nobody stuck.
#[test]
fn colleagues_finish_what_they_begin() {
    for seed in 0..10 {
        let (mut host, _) = day::open(day::SMALL_FLOOR, seed);
        host.advance(day::DAWN + switchboard::domain::Span::hours(2))
            .expect("memory is never full");
        for conversation in host.world().conversations() {
            if let Stage::Active { .. } = conversation.stage {
                let age = host.now().since(conversation.touched_at);
                assert!(
                    age < switchboard::domain::Span::minutes(10),
                    "seed {seed}: {}",
                    conversation.id
                );
            }
        }
    }
}
