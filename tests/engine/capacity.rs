//! Capacity: seed 001, behaviour §4.4–4.7, vectors 1, 3 and 4.

use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{Channel, Presence, Span, WrapUpPolicy};
use switchboard::engine::Command;

/// Vector 1 and seed 001: Bert has 100 units and chats cost 20.
#[test]
fn bert_goes_from_available_through_busy_to_do_not_disturb_and_back() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::LiveChat, 20)]));
    assert_eq!(
        (shift.available(1), shift.presence(1)),
        (100, Presence::Available)
    );

    let mut chats = Vec::new();
    for (left, presence) in [
        (80, Presence::Busy),
        (60, Presence::Busy),
        (40, Presence::Busy),
        (20, Presence::Busy),
        (0, Presence::DoNotDisturb),
    ] {
        chats.push(shift.take(1, 1));
        assert_eq!((shift.available(1), shift.presence(1)), (left, presence));
    }

    for (chat, (left, presence)) in chats.into_iter().zip([
        (20, Presence::Busy),
        (40, Presence::Busy),
        (60, Presence::Busy),
        (80, Presence::Busy),
        (100, Presence::Available),
    ]) {
        shift.by(1, Command::End(chat));
        shift.by(1, Command::CloseSession(chat));
        assert_eq!((shift.available(1), shift.presence(1)), (left, presence));
    }
}

/// Vectors 3 and 4: how many fit.
#[test]
fn an_agent_takes_as_many_as_their_units_cover_and_no_more() {
    for (units, cost, fit) in [
        (90, 30, 3),
        (15, 5, 3),
        (100, 30, 3),
        (100, 100, 1),
        (0, 30, 0),
        (29, 30, 0),
    ] {
        let mut shift = Shift::staffed(floor(
            vec![agent(1, units)],
            vec![stream(1, Channel::LiveChat, cost)],
        ));
        let offers = (0..5).filter(|_| {
            let conversation = shift.contact(1);
            let offered = shift.offered_to(conversation).is_some();
            if offered {
                shift.by(1, Command::Accept(conversation));
            }
            offered
        });
        assert_eq!(offers.count(), fit, "{units} units, {cost} each");
    }
}

#[test]
fn work_that_costs_nothing_always_fits_and_changes_no_presence() {
    let mut shift = Shift::staffed(floor(
        vec![agent(1, 20)],
        vec![stream(1, Channel::LiveChat, 20), stream(2, Channel::Sms, 0)],
    ));
    shift.take(1, 2);
    assert_eq!(shift.presence(1), Presence::Available);
    shift.take(1, 1);
    shift.by(1, Command::SetPresence(Presence::Busy.into()));
    let conversation = shift.contact(2);
    assert_eq!(shift.offered_to(conversation), Some(1));
}

/// Design §2.3: reserved when the offer goes out, given back when it is turned down.
#[test]
fn an_offer_reserves_and_a_rejection_gives_back() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::LiveChat, 40)]));
    let conversation = shift.contact(1);
    assert_eq!(shift.available(1), 60);
    assert_eq!(shift.presence(1), Presence::Available, "nothing was accepted yet");
    shift.by(1, Command::Reject(conversation));
    assert_eq!(shift.available(1), 100);
}

#[test]
fn a_ringing_reservation_does_not_make_an_agent_look_full() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::LiveChat, 50)]));
    let first = shift.contact(1);
    shift.contact(1);
    assert_eq!(shift.available(1), 0);
    shift.by(1, Command::Accept(first));
    assert_eq!(shift.presence(1), Presence::Busy);
}

/// Behaviour §4.7: what wrap-up holds, by policy.
#[test]
fn wrap_up_holds_capacity_as_its_policy_says() {
    let minute = WrapUpPolicy::For(Span::minutes(1));
    for (policy, at_end, after_59_s, after_60_s) in [
        (WrapUpPolicy::Always, 60, 60, 60),
        (minute, 60, 60, 100),
        (WrapUpPolicy::Never, 100, 100, 100),
    ] {
        let work_stream = switchboard::domain::WorkStream {
            wrap_up: policy,
            ..stream(1, Channel::LiveChat, 40)
        };
        let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![work_stream]));
        let conversation = shift.take(1, 1);
        shift.by(1, Command::End(conversation));
        assert_eq!(shift.available(1), at_end, "{policy:?}");
        shift.wait(Span::seconds(59));
        assert_eq!(shift.available(1), after_59_s, "{policy:?}");
        shift.wait(Span::seconds(1));
        assert_eq!(shift.available(1), after_60_s, "{policy:?}");
        let presence = if after_60_s == 100 {
            Presence::Available
        } else {
            Presence::Busy
        };
        assert_eq!(shift.presence(1), presence, "{policy:?}");
        shift.by(1, Command::CloseSession(conversation));
        assert_eq!(
            (shift.available(1), shift.presence(1)),
            (100, Presence::Available),
            "{policy:?}"
        );
    }
}

#[test]
fn freed_capacity_goes_to_whoever_waits_longest() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 40)], vec![stream(1, Channel::LiveChat, 40)]));
    let first = shift.take(1, 1);
    let second = shift.contact(1);
    shift.wait(Span::seconds(5));
    let third = shift.contact(1);
    shift.by(1, Command::End(first));
    assert_eq!(shift.offered_to(second), None, "wrap-up still holds the units");
    shift.by(1, Command::CloseSession(first));
    assert_eq!(
        (shift.offered_to(second), shift.offered_to(third)),
        (Some(1), None)
    );
}
