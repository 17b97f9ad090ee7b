//! Presence: seed 003, behaviour §4.2–4.4, §21.5, vectors 7 and 8.

use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{Agent, Channel, Floor, Presence, PresenceCause, SetBy, Span, Stage};
use switchboard::engine::{Command, Refusal};

fn one(units: i32, cost: i32) -> Floor {
    floor(vec![agent(1, units)], vec![stream(1, Channel::LiveChat, cost)])
}

fn with_default(default_presence: Presence) -> Floor {
    floor(
        vec![Agent {
            default_presence: default_presence.into(),
            ..agent(1, 100)
        }],
        vec![stream(1, Channel::LiveChat, 40)],
    )
}

#[test]
fn without_work_sign_in_brings_the_default() {
    for default in Presence::CHOICES {
        let shift = Shift::staffed(with_default(default));
        assert_eq!(shift.presence(1), default);
        assert_eq!(shift.seat(1).presence.set_by, SetBy::System);
    }
}

/// Vector 7, and the rules for coming back late.
#[test]
fn coming_back_in_time_restores_and_coming_back_late_starts_anew() {
    for (default, gone, expected) in [
        (Presence::Available, Span::minutes(2), Presence::Busy),
        (Presence::Available, Span::seconds(150), Presence::Busy),
        (Presence::Available, Span::seconds(151), Presence::Available),
        (Presence::Available, Span::minutes(3), Presence::Available),
        (Presence::Away, Span::minutes(3), Presence::Away),
    ] {
        let mut shift = Shift::staffed(with_default(default));
        shift.by(1, Command::SetPresence(Presence::Available.into()));
        let conversation = shift.take(1, 1);
        assert_eq!(shift.presence(1), Presence::Busy);
        shift.by(1, Command::SignOut);
        assert_eq!(shift.presence(1), Presence::Offline, "at once");
        shift.wait(gone);
        let given_away = gone > Span::seconds(150);
        assert_eq!(shift.stage(conversation) == Stage::Open, given_away);
        shift.by(1, Command::SignIn);
        assert_eq!(
            shift.presence(1),
            expected,
            "default {default:?}, gone for {gone:?}"
        );
    }
}

#[test]
fn a_restored_presence_keeps_who_set_it() {
    let mut shift = Shift::staffed(one(100, 40));
    shift.by(1, Command::SetPresence(Presence::DoNotDisturb.into()));
    shift.by(1, Command::SignOut);
    shift.wait(Span::minutes(1));
    shift.by(1, Command::SignIn);
    let record = shift.seat(1).presence;
    assert_eq!(
        (record.status, record.set_by),
        (Presence::DoNotDisturb, SetBy::Agent)
    );
}

/// Seed 003, second and third rule of sign-in: with work, an absent default stays, any other gives way to capacity.
#[test]
fn signing_in_with_work_in_hand() {
    for (default, expected) in [
        (Presence::Available, Presence::Busy),
        (Presence::Busy, Presence::Busy),
        (Presence::DoNotDisturb, Presence::DoNotDisturb),
        (Presence::Away, Presence::Away),
        (Presence::Offline, Presence::Offline),
    ] {
        let mut shift = Shift::staffed(with_default(default));
        shift.by(1, Command::SetPresence(Presence::Available.into()));
        let conversation = shift.take(1, 1);
        // A conversation in wrap-up stays with an agent who is gone.
        shift.by(1, Command::End(conversation));
        shift.by(1, Command::SignOut);
        shift.wait(Span::minutes(3));
        shift.by(1, Command::SignIn);
        assert_eq!(shift.presence(1), expected, "default {default:?}");
    }
}

/// Vector 8, first half: what was chosen to stay stays.
#[test]
fn do_not_disturb_away_and_offline_by_hand_survive_accept_and_close() {
    for status in [Presence::DoNotDisturb, Presence::Away, Presence::Offline] {
        let mut shift = Shift::staffed(one(100, 40));
        let first = shift.contact(1);
        let second = shift.contact(1);
        shift.by(1, Command::Accept(first));
        shift.by(1, Command::SetPresence(status.into()));
        shift.by(1, Command::Accept(second));
        assert_eq!(shift.presence(1), status);
        shift.by(1, Command::End(first));
        shift.by(1, Command::CloseSession(first));
        assert_eq!(shift.presence(1), status);
        assert_eq!(shift.seat(1).presence.set_by, SetBy::Agent);
    }
}

/// Vector 8, second half: Available and Busy by hand last until the next accept or close.
#[test]
fn available_and_busy_by_hand_give_way_at_the_next_accept_or_close() {
    let mut shift = Shift::staffed(one(100, 40));
    let conversation = shift.contact(1);
    shift.by(1, Command::SetPresence(Presence::Available.into()));
    shift.by(1, Command::Accept(conversation));
    assert_eq!(
        (shift.presence(1), shift.seat(1).presence.set_by),
        (Presence::Busy, SetBy::System)
    );

    shift.by(1, Command::SetPresence(Presence::Available.into()));
    assert_eq!(shift.presence(1), Presence::Available, "it holds until then");
    shift.by(1, Command::End(conversation));
    assert_eq!(shift.presence(1), Presence::Available);

    shift.by(1, Command::SetPresence(Presence::Busy.into()));
    shift.by(1, Command::CloseSession(conversation));
    assert_eq!(shift.presence(1), Presence::Available);
}

/// Seed 003: zero units mean Do not disturb, and Available by hand flips back.
#[test]
fn an_agent_without_units_falls_back_to_do_not_disturb() {
    let mut shift = Shift::staffed(one(0, 0));
    shift.by(1, Command::SetPresence(Presence::Available.into()));
    let conversation = shift.contact(1);
    shift.by(1, Command::Accept(conversation));
    assert_eq!(shift.presence(1), Presence::DoNotDisturb);
}

/// Seed 003: a negative balance, reached by picking, means Do not disturb.
#[test]
fn a_negative_balance_is_do_not_disturb() {
    let mut set = one(30, 20);
    set.work_streams[0].distribution = switchboard::domain::Distribution::Pick;
    let mut shift = Shift::staffed(set);
    let first = shift.contact(1);
    let second = shift.contact(1);
    shift.by(1, Command::Pick(first));
    assert_eq!(shift.presence(1), Presence::Busy);
    shift.by(1, Command::Pick(second));
    assert_eq!(
        (shift.available(1), shift.presence(1)),
        (-10, Presence::DoNotDisturb)
    );
}

#[test]
fn reset_leads_back_and_the_waiting_offer_comes_again() {
    let mut shift = Shift::staffed(one(100, 40));
    let conversation = shift.contact(1);
    shift.wait(Span::seconds(120));
    assert_eq!(shift.presence(1), Presence::Inactive);
    assert_eq!(
        shift.seat(1).presence.cause,
        PresenceCause::MissedOffer(conversation)
    );
    shift.by(1, Command::ResetPresence);
    assert_eq!(shift.presence(1), Presence::Available);
    assert_eq!(shift.offered_to(conversation), Some(1));
}

#[test]
fn reset_takes_note_of_what_happened_meanwhile() {
    let mut shift = Shift::staffed(one(100, 40));
    let first = shift.contact(1);
    let second = shift.contact(1);
    shift.by(1, Command::Accept(first));
    shift.by(1, Command::Reject(second));
    assert_eq!(shift.presence(1), Presence::DoNotDisturb);
    shift.by(1, Command::ResetPresence);
    assert_eq!(shift.presence(1), Presence::Busy);
}

#[test]
fn do_not_disturb_after_a_rejection_does_not_outlast_the_next_close() {
    let mut shift = Shift::staffed(one(100, 40));
    let first = shift.contact(1);
    let second = shift.contact(1);
    shift.by(1, Command::Accept(first));
    shift.by(1, Command::Reject(second));
    shift.by(1, Command::End(first));
    shift.by(1, Command::CloseSession(first));
    assert_eq!(shift.presence(1), Presence::Available);
}

#[test]
fn nothing_to_reset_and_inactive_by_hand_are_refused() {
    let mut shift = Shift::staffed(one(100, 40));
    assert_eq!(
        shift.try_by(1, Command::ResetPresence),
        Err(Refusal::NothingToReset)
    );
    assert_eq!(
        shift.try_by(1, Command::SetPresence(Presence::Inactive.into())),
        Err(Refusal::PresenceNotSelectable)
    );
}

/// Seed 003: recomputed on accept and close. A timer is neither.
#[test]
fn a_timer_brings_nobody_back_to_work() {
    let hold = switchboard::domain::WrapUpPolicy::For(Span::seconds(60));
    let chat = switchboard::domain::WorkStream {
        wrap_up: hold,
        ..stream(1, Channel::LiveChat, 40)
    };
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![chat]));
    let first = shift.take(1, 1);
    shift.contact(1);
    shift.wait(Span::seconds(90));
    shift.by(1, Command::End(first));
    shift.wait(Span::seconds(30));
    assert_eq!(shift.presence(1), Presence::Inactive);
    shift.wait(Span::seconds(60));
    assert_eq!(shift.available(1), 100, "the hold is over");
    assert_eq!(
        shift.presence(1),
        Presence::Inactive,
        "and the agent still not there"
    );
}

#[test]
fn a_hand_set_available_outlasts_a_timer() {
    let hold = switchboard::domain::WrapUpPolicy::For(Span::seconds(60));
    let chat = switchboard::domain::WorkStream {
        wrap_up: hold,
        ..stream(1, Channel::LiveChat, 40)
    };
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![chat]));
    let conversation = shift.take(1, 1);
    shift.by(1, Command::End(conversation));
    shift.by(1, Command::SetPresence(Presence::Busy.into()));
    shift.wait(Span::seconds(61));
    assert_eq!(
        (shift.presence(1), shift.seat(1).presence.set_by),
        (Presence::Busy, SetBy::Agent)
    );
}

/// Seed 003: what was chosen to stay is changed by hand only; a missed offer is the one exception (behaviour §4.3).
#[test]
fn a_rejection_does_not_undo_away_by_hand() {
    let mut shift = Shift::staffed(one(100, 40));
    let first = shift.contact(1);
    let second = shift.contact(1);
    shift.by(1, Command::Accept(first));
    shift.by(1, Command::SetPresence(Presence::Away.into()));
    shift.by(1, Command::Reject(second));
    let record = shift.seat(1).presence;
    assert_eq!((record.status, record.set_by), (Presence::Away, SetBy::Agent));
}

#[test]
fn whoever_misses_one_offer_is_not_kept_ringing_with_the_others() {
    let mut shift = Shift::staffed(floor(
        vec![agent(1, 100), agent(2, 80)],
        vec![stream(1, Channel::LiveChat, 40)],
    ));
    let first = shift.contact(1);
    shift.by(2, Command::SetPresence(Presence::Away.into()));
    shift.wait(Span::seconds(60));
    let second = shift.contact(1);
    assert_eq!(
        (shift.offered_to(first), shift.offered_to(second)),
        (Some(1), Some(1))
    );
    shift.by(2, Command::SetPresence(Presence::Available.into()));
    shift.wait(Span::seconds(60));
    assert_eq!(shift.presence(1), Presence::Inactive);
    assert_eq!(
        (shift.offered_to(first), shift.offered_to(second)),
        (Some(2), Some(2))
    );
    let declines = &shift.world.conversation(second).expect("exists").declines;
    assert!(declines.is_empty(), "the second was never missed");
}

#[test]
fn a_restored_presence_knows_what_was_released_meanwhile() {
    let never = switchboard::domain::WrapUpPolicy::Never;
    let chat = switchboard::domain::WorkStream {
        wrap_up: never,
        ..stream(1, Channel::LiveChat, 40)
    };
    let mut shift = Shift::staffed(floor(vec![agent(1, 40)], vec![chat]));
    let conversation = shift.take(1, 1);
    assert_eq!(shift.presence(1), Presence::DoNotDisturb);
    shift.by(1, Command::SignOut);
    let contact = shift.world.conversation(conversation).expect("exists").contact;
    shift
        .run(
            switchboard::engine::Actor::Customer,
            Command::CustomerLeaves(contact),
        )
        .expect("a customer may always leave");
    shift.wait(Span::minutes(1));
    shift.by(1, Command::SignIn);
    assert_eq!(shift.presence(1), Presence::Available);
}
