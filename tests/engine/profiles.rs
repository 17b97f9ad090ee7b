//! Capacity profiles (behaviour §4.6, §4.7, §21.3; vectors 5 and 6).

use super::people::customer_leaves;
use super::rich::{
    asked_in_turn, by_rules, demanding, finish, forgiving, holding, priced, profile, rule, save, unitless,
};
use super::support::shift::{Shift, agent, floor, stream};
use std::collections::BTreeMap;
use switchboard::domain::{
    Agent, CapacityProfile, Channel, Condition, ConversationId, Floor, Presence, PresenceCause, PresenceSet,
    ProfileId, Reset, Span, TimeZone, WorkStream,
};
use switchboard::engine::{Command, Setting};

/// One agent with one place in one profile.
fn one_place(channel: Channel, reset: Reset) -> Floor {
    Floor {
        profiles: vec![profile(1, 1, reset)],
        ..floor(vec![holding(unitless(1), &[1])], vec![priced(1, channel, 1)])
    }
}

fn used(shift: &Shift, agent: u32, profile: u32) -> u32 {
    shift.seat(agent).ledger.profiles()[&ProfileId(profile)].used
}

/// Vector 5: two difficult items a day, four usual ones, five in all.
#[test]
fn an_item_takes_a_place_in_each_of_its_profiles_and_the_tightest_decides() {
    const HIGH: u32 = 1;
    const NORMAL: u32 = 2;
    const TOTAL: u32 = 3;
    let mut set = floor(
        vec![holding(unitless(1), &[HIGH, NORMAL, TOTAL])],
        vec![
            demanding(priced(HIGH, Channel::Sms, HIGH), &[], &[TOTAL]),
            demanding(priced(NORMAL, Channel::Sms, NORMAL), &[], &[TOTAL]),
        ],
    );
    set.profiles = [(HIGH, 2), (NORMAL, 4), (TOTAL, 5)]
        .map(|(id, limit)| profile(id, limit, Reset::EndOfDay))
        .into();
    let mut shift = Shift::staffed(set);
    let mut left = Vec::new();
    for (work_stream, fits) in [
        (HIGH, true),
        (HIGH, true),
        (HIGH, false),
        (NORMAL, true),
        (NORMAL, true),
        (NORMAL, true),
        (NORMAL, false),
    ] {
        let conversation = shift.contact(work_stream);
        assert_eq!(shift.offered_to(conversation).is_some(), fits);
        if fits {
            shift.by(1, Command::Accept(conversation));
            finish(&mut shift, 1, conversation);
        } else {
            left.push(conversation);
        }
    }
    assert_eq!([HIGH, NORMAL, TOTAL].map(|id| used(&shift, 1, id)), [2, 3, 5]);
    shift.wait(Span::hours(16));
    for conversation in left {
        assert_eq!(shift.offered_to(conversation), Some(1), "a new day");
    }
}

/// Vector 6: A has the first profile, B the second, C both.
#[test]
fn only_who_has_every_profile_with_a_place_in_each_is_asked() {
    let agents = vec![
        holding(unitless(1), &[1]),
        holding(unitless(2), &[2]),
        holding(unitless(3), &[1, 2]),
    ];
    let mut set = forgiving(floor(
        agents,
        vec![demanding(priced(1, Channel::Sms, 1), &[], &[2])],
    ));
    set.profiles = vec![profile(1, 1, Reset::Immediate), profile(2, 9, Reset::Immediate)];
    let mut shift = Shift::staffed(set.clone());
    let conversation = shift.contact(1);
    assert_eq!(asked_in_turn(&mut shift, conversation), [3]);

    let mut shift = Shift::staffed(set);
    let first = shift.take(3, 1);
    assert_eq!((used(&shift, 3, 1), used(&shift, 3, 2)), (1, 1));
    let second = shift.contact(1);
    assert_eq!(
        shift.offered_to(second),
        None,
        "the second profile alone has places"
    );
    finish(&mut shift, 3, first);
    assert_eq!(shift.offered_to(second), Some(3));
}

#[test]
fn work_that_costs_units_may_take_a_place_as_well() {
    let agents = vec![agent(1, 100), holding(agent(2, 50), &[1])];
    let mut set = floor(agents, vec![demanding(stream(1, Channel::Sms, 40), &[], &[1])]);
    set.profiles = vec![profile(1, 5, Reset::Immediate)];
    let mut shift = Shift::staffed(set);
    shift.take(2, 1);
    assert_eq!((shift.available(2), used(&shift, 2, 1)), (10, 1));
    let next = shift.contact(1);
    assert_eq!(shift.offered_to(next), None, "places are left, units are not");
}

/// Behaviour §4.6: what an agent has instead of the default counts, whatever becomes of the default.
#[test]
fn a_limit_of_ones_own_counts_instead_of_the_profiles() {
    for (own, with_two, with_four) in [(None, 2, 4), (Some(1), 1, 1), (Some(3), 3, 3), (Some(0), 0, 0)] {
        let two = profile(1, 2, Reset::Immediate);
        let one = Agent {
            profiles: BTreeMap::from([(ProfileId(1), own)]),
            ..unitless(1)
        };
        let mut set = floor(vec![one], vec![priced(1, Channel::Sms, 1)]);
        set.profiles = vec![two.clone()];
        let mut shift = Shift::staffed(set);
        let conversations: Vec<_> = (0..5).map(|_| shift.contact(1)).collect();
        let offered = |shift: &Shift| {
            let offers = conversations.iter().filter_map(|one| shift.offered_to(*one));
            offers.count()
        };
        assert_eq!(offered(&shift), with_two, "{own:?}");
        save(&mut shift, Setting::Profile(CapacityProfile { limit: 4, ..two }));
        assert_eq!(offered(&shift), with_four, "{own:?}");
    }
}

#[test]
fn lowering_the_limit_of_a_profile_takes_nothing_away() {
    let mut set = one_place(Channel::Sms, Reset::Immediate);
    set.profiles[0].limit = 2;
    let lower = profile(1, 1, Reset::Immediate);
    let mut shift = Shift::staffed(set);
    let first = shift.take(1, 1);
    let second = shift.take(1, 1);
    save(&mut shift, Setting::Profile(lower));
    assert_eq!(used(&shift, 1, 1), 2);
    let third = shift.contact(1);
    finish(&mut shift, 1, first);
    assert_eq!(shift.offered_to(third), None, "one of one is still taken");
    finish(&mut shift, 1, second);
    assert_eq!(shift.offered_to(third), Some(1));
}

/// The same for units: the agent is over the limit until enough is done.
#[test]
fn lowering_an_agents_units_takes_nothing_away() {
    let mut shift = Shift::staffed(floor(
        vec![agent(1, 100)],
        vec![stream(1, Channel::Sms, 60), stream(2, Channel::Sms, 10)],
    ));
    let first = shift.take(1, 1);
    save(&mut shift, Setting::Agent(agent(1, 40)));
    assert_eq!(
        (shift.available(1), shift.presence(1)),
        (-20, Presence::DoNotDisturb)
    );
    let second = shift.contact(2);
    assert_eq!(shift.offered_to(second), None);
    finish(&mut shift, 1, first);
    assert_eq!(shift.offered_to(second), Some(1));
}

#[test]
fn a_place_comes_back_on_release_unless_it_is_counted_by_the_day() {
    for (reset, comes_back) in [(Reset::Immediate, true), (Reset::EndOfDay, false)] {
        let mut shift = Shift::staffed(one_place(Channel::Sms, reset));
        let first = shift.take(1, 1);
        let second = shift.contact(1);
        shift.by(1, Command::End(first));
        assert_eq!(shift.offered_to(second), None, "wrap-up holds the place");
        shift.by(1, Command::CloseSession(first));
        assert_eq!(shift.offered_to(second), comes_back.then_some(1), "{reset:?}");
        assert_eq!(used(&shift, 1, 1), 1, "{reset:?}");
    }
}

/// Behaviour §4.6. The shift begins on 2 March 2026 at 8:00 UTC.
#[test]
fn at_local_midnight_the_places_of_the_day_are_free_even_where_the_item_is_still_open() {
    for (name, rule, hours) in [
        ("UTC", "UTC0", 16),
        ("Europe/Oslo", "CET-1CEST,M3.5.0,M10.5.0/3", 15),
        ("America/New_York", "EST5EDT,M3.2.0,M11.1.0", 21),
    ] {
        let mut set = one_place(Channel::Sms, Reset::EndOfDay);
        set.settings.zone = TimeZone::new(name, rule).expect("the rule can be read");
        let mut shift = Shift::staffed(set);
        let first = shift.take(1, 1);
        let second = shift.contact(1);
        shift.wait(Span(Span::hours(hours).0 - 1));
        assert_eq!(shift.offered_to(second), None, "{name}");
        shift.wait(Span(1));
        assert_eq!(shift.offered_to(second), Some(1), "{name}");

        // What was taken yesterday neither counts today nor gives a place of today back.
        shift.by(1, Command::Accept(second));
        finish(&mut shift, 1, first);
        assert_eq!(used(&shift, 1, 1), 1, "{name}");
        let third = shift.contact(1);
        assert_eq!(shift.offered_to(third), None, "{name}");
        shift.wait(Span::hours(24));
        assert_eq!(shift.offered_to(third), Some(1), "{name}");
    }
}

#[test]
fn an_offer_that_comes_to_nothing_gives_the_place_of_the_day_back() {
    type Way = fn(&mut Shift, ConversationId);
    let ways: [(&str, Way); 4] = [
        ("rejected", |shift, id| shift.by(1, Command::Reject(id))),
        ("missed", |shift, _| shift.wait(Span::seconds(120))),
        ("withdrawn", |shift, _| shift.by(1, Command::SignOut)),
        ("left by the customer", customer_leaves),
    ];
    for (name, turn_down) in ways {
        let mut shift = Shift::staffed(one_place(Channel::LiveChat, Reset::EndOfDay));
        let conversation = shift.contact(1);
        assert_eq!(used(&shift, 1, 1), 1, "{name}");
        turn_down(&mut shift, conversation);
        assert_eq!(shift.offered_to(conversation), None, "{name}");
        assert_eq!(used(&shift, 1, 1), 0, "{name}");
    }
}

/// What rang at midnight counts for yesterday, so today's only place is used up by what is accepted today.
#[test]
fn what_still_rings_from_yesterday_does_not_count_against_what_is_taken_today() {
    let mut shift = Shift::staffed(one_place(Channel::Sms, Reset::EndOfDay));
    shift.wait(Span(Span::hours(16).0 - 60_000));
    let yesterday = shift.contact(1);
    assert_eq!(shift.offered_to(yesterday), Some(1));
    shift.wait(Span::minutes(1));
    let today = shift.contact(1);
    assert_eq!(shift.offered_to(today), Some(1));
    shift.by(1, Command::Accept(today));
    assert_eq!(
        (used(&shift, 1, 1), shift.presence(1)),
        (1, Presence::DoNotDisturb)
    );
}

/// A blocking profile with one place, another one, units, and work of each kind for every presence there is.
fn blocking() -> Floor {
    let work_streams = [
        priced(1, Channel::Sms, 1),
        priced(2, Channel::Sms, 2),
        stream(3, Channel::Sms, 10),
        stream(4, Channel::Sms, 0),
    ];
    let everywhere = |work_stream| WorkStream {
        allowed_presences: PresenceSet::from_iter(Presence::ALL),
        ..work_stream
    };
    let blocks = CapacityProfile {
        blocks: true,
        ..profile(1, 1, Reset::Immediate)
    };
    Floor {
        profiles: vec![blocks, profile(2, 5, Reset::Immediate)],
        ..floor(
            vec![holding(agent(1, 100), &[1, 2])],
            work_streams.map(everywhere).into(),
        )
    }
}

/// Behaviour §4.6, §21.3: whoever has used it up gets nothing at all, and is seen to.
#[test]
fn a_blocking_profile_that_is_used_up_stops_every_offer() {
    let mut shift = Shift::staffed(blocking());
    let blocked_by = shift.contact(1);
    assert_eq!(shift.offered_to(blocked_by), Some(1));
    let others = [2, 3, 4].map(|work_stream| shift.contact(work_stream));
    let offered = |shift: &Shift| others.map(|other| shift.offered_to(other));

    assert_eq!(offered(&shift), [None; 3], "the place is reserved by the offer");
    assert_eq!(shift.presence(1), Presence::Available, "nothing was accepted yet");
    shift.by(1, Command::Accept(blocked_by));
    assert_eq!(offered(&shift), [None; 3]);
    assert_eq!(shift.presence(1), Presence::DoNotDisturb);
    finish(&mut shift, 1, blocked_by);
    assert_eq!(offered(&shift), [Some(1); 3]);
    assert_eq!(shift.presence(1), Presence::Available);
}

/// The profile is the agent's own, not a setting of the work stream that a queue's rules could do without.
#[test]
fn rules_of_ones_own_do_not_get_past_a_blocking_profile() {
    let mut set = blocking();
    set.queues[0].assignment = by_rules(vec![rule(Condition::ALWAYS, &[])]);
    let mut shift = Shift::staffed(set);
    let blocked_by = shift.take(1, 1);
    let other = shift.contact(4);
    assert_eq!(shift.offered_to(other), None);
    finish(&mut shift, 1, blocked_by);
    assert_eq!(shift.offered_to(other), Some(1));
}

/// Behaviour §21.3: places in a profile are one thing, sessions another.
#[test]
fn a_free_place_is_no_use_without_a_free_session() {
    let mut set = one_place(Channel::Sms, Reset::Immediate);
    set.profiles[0].limit = 5;
    set.settings.session_limit = 2;
    let mut shift = Shift::staffed(set);
    let first = shift.take(1, 1);
    shift.take(1, 1);
    let third = shift.contact(1);
    assert_eq!(shift.offered_to(third), None);
    assert_eq!(
        (shift.presence(1), shift.seat(1).presence.cause),
        (Presence::DoNotDisturb, PresenceCause::SessionLimit)
    );
    finish(&mut shift, 1, first);
    assert_eq!(shift.offered_to(third), Some(1));
}
