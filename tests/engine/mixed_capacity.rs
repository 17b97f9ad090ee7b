//! Presence and offers where capacity is counted in units, in profiles, or in both (behaviour §4.4, §21.5).

use super::rich::{holding, priced, profile};
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    Agent, CapacityProfile, Channel, Distribution, Floor, Presence, Reset, Units, WorkStream,
};
use switchboard::engine::Command;

/// Work that costs nothing.
const FREE: u32 = 1;
/// Work that costs 40 units.
const SOME: u32 = 2;
/// Work that costs 100 units.
const MANY: u32 = 3;
/// Work that costs a place in the first profile.
const FIRST: u32 = 4;
/// Work that costs a place in the second.
const SECOND: u32 = 5;

/// An agent with these units and profiles, each a limit and whether it blocks, and work of every kind.
fn mixed(units: Option<i32>, profiles: &[(u32, bool)]) -> Floor {
    let all: Vec<_> = (1..=2)
        .map(|id| {
            let (limit, blocks) = profiles.get(id as usize - 1).copied().unwrap_or((1, false));
            CapacityProfile {
                blocks,
                ..profile(id, limit, Reset::Immediate)
            }
        })
        .collect();
    let held: Vec<u32> = (1..).take(profiles.len()).collect();
    let one = Agent {
        units: units.map(Units),
        ..agent(1, 0)
    };
    let work_streams = [
        stream(FREE, Channel::Sms, 0),
        stream(SOME, Channel::Sms, 40),
        stream(MANY, Channel::Sms, 100),
        priced(FIRST, Channel::Sms, 1),
        priced(SECOND, Channel::Sms, 2),
    ];
    let by_hand_too = |work_stream| WorkStream {
        distribution: Distribution::PushAndSelect,
        ..work_stream
    };
    Floor {
        profiles: all,
        ..floor(vec![holding(one, &held)], work_streams.map(by_hand_too).into())
    }
}

/// Takes a conversation of a work stream: as offered, or by hand where it is not offered.
fn take_in_any_case(shift: &mut Shift, work_stream: u32) {
    let conversation = shift.contact(work_stream);
    let command = if shift.offered_to(conversation).is_some() {
        Command::Accept(conversation)
    } else {
        Command::Pick(conversation)
    };
    shift.by(1, command);
}

type Case = (Option<i32>, &'static [(u32, bool)], &'static [u32], Presence);

/// Behaviour §21.5, line by line: units, profiles, what is taken, presence.
const CASES: &[Case] = &[
    // A blocking profile that is used up, whatever else is left.
    (Some(100), &[(1, true)], &[FIRST], Presence::DoNotDisturb),
    (Some(100), &[(2, true)], &[FIRST], Presence::Busy),
    (None, &[(1, true), (2, false)], &[FIRST], Presence::DoNotDisturb),
    (None, &[(2, false), (1, true)], &[FIRST], Presence::Busy),
    (
        Some(100),
        &[(2, true), (1, true)],
        &[SECOND],
        Presence::DoNotDisturb,
    ),
    // Less than no units.
    (Some(50), &[], &[MANY], Presence::DoNotDisturb),
    (Some(50), &[(2, false)], &[MANY], Presence::DoNotDisturb),
    // No units at all is not the same as units that are not counted.
    (Some(0), &[], &[FREE], Presence::DoNotDisturb),
    (None, &[], &[FREE], Presence::Available),
    // Units and profiles: only when both are used up. So 100 units that nothing takes keep one from it.
    (Some(40), &[(1, false)], &[SOME], Presence::Busy),
    (Some(40), &[(1, false)], &[FIRST], Presence::Busy),
    (Some(40), &[(1, false)], &[SOME, FIRST], Presence::DoNotDisturb),
    (Some(40), &[(1, false)], &[FIRST, SOME], Presence::DoNotDisturb),
    (Some(100), &[(1, false)], &[FIRST], Presence::Busy),
    (Some(0), &[(2, false)], &[FIRST], Presence::Busy),
    (Some(0), &[(1, false)], &[FIRST], Presence::DoNotDisturb),
    // Units only.
    (Some(40), &[], &[SOME], Presence::DoNotDisturb),
    (Some(100), &[], &[SOME], Presence::Busy),
    // Profiles only: when all of them are used up.
    (None, &[(1, false)], &[FIRST], Presence::DoNotDisturb),
    (None, &[(2, false)], &[FIRST], Presence::Busy),
    (None, &[(1, false), (1, false)], &[FIRST], Presence::Busy),
    (
        None,
        &[(1, false), (1, false)],
        &[FIRST, SECOND],
        Presence::DoNotDisturb,
    ),
    // Nothing used.
    (Some(100), &[], &[FREE], Presence::Available),
    (Some(100), &[(1, false)], &[FREE], Presence::Available),
    (Some(0), &[(1, false)], &[FREE], Presence::Available),
    (None, &[(1, false)], &[FREE], Presence::Available),
];

#[test]
fn presence_follows_units_and_profiles_together() {
    for (units, profiles, taken, expected) in CASES {
        let mut shift = Shift::staffed(mixed(*units, profiles));
        for work_stream in *taken {
            take_in_any_case(&mut shift, *work_stream);
        }
        assert_eq!(
            shift.presence(1),
            *expected,
            "{units:?} units, profiles {profiles:?}, taken {taken:?}"
        );
    }
}

/// The first line of the table: what somebody chose and is meant to last is kept; Available and Busy are not.
#[test]
fn a_lasting_choice_is_kept_whatever_is_used() {
    for chosen in Presence::CHOICES {
        let mut shift = Shift::staffed(mixed(Some(100), &[(2, false)]));
        shift.by(1, Command::SetPresence(chosen.into()));
        take_in_any_case(&mut shift, FIRST);
        let expected = if chosen.is_sticky() {
            chosen
        } else {
            Presence::Busy
        };
        assert_eq!(shift.presence(1), expected, "{chosen:?}");
    }
}

#[test]
fn work_that_takes_no_units_goes_to_whoever_has_none() {
    for units in [None, Some(0)] {
        for (work_stream, is_offered) in [(FREE, true), (FIRST, true), (SECOND, false)] {
            let mut shift = Shift::staffed(mixed(units, &[(1, false)]));
            let conversation = shift.contact(work_stream);
            assert_eq!(
                shift.offered_to(conversation).is_some(),
                is_offered,
                "{units:?} units, work stream {work_stream}"
            );
        }
    }
    let mut shift = Shift::staffed(mixed(Some(0), &[]));
    let conversation = shift.contact(SOME);
    assert_eq!(shift.offered_to(conversation), None);
}
