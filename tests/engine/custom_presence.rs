//! Custom presences (seeds 003, 004; behaviour §4.1–4.3): shown by their name, working as their base.

use super::people::{choosing, custom, presence, supervised};
use super::support::shift::{START, Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, Channel, Floor, Presence, PresenceCause, PresenceChoice, PresenceId, SetBy, Span,
};
use switchboard::engine::{Actor, Command, Refusal, Setting, Stamp, World, execute};

const TRAINING: u32 = 1;
const ON_A_CALL: u32 = 2;
const READY: u32 = 3;
const LOOKS_AVAILABLE: u32 = 4;

/// Each with what people read and what it stands for. The last contradicts itself, which is allowed.
const OWN: [(u32, &str, Presence); 4] = [
    (TRAINING, "In training", Presence::Away),
    (ON_A_CALL, "On a call", Presence::Busy),
    (READY, "Ready", Presence::Available),
    (LOOKS_AVAILABLE, "Available", Presence::Offline),
];

/// Agent 1 may choose all of them, agent 2 none; 9 supervises.
fn office() -> Floor {
    let first = choosing(agent(1, 100), OWN.map(|(id, ..)| id));
    let mut set = floor(vec![first, agent(2, 50)], vec![stream(1, Channel::LiveChat, 40)]);
    set.presences = OWN.map(|(id, text, base)| presence(id, text, base)).into();
    supervised(set, [9])
}

/// The office without agent 2, where agent 1 starts work with this presence.
fn alone(default: PresenceChoice) -> Floor {
    let mut set = office();
    set.agents.retain(|agent| agent.id != AgentId(2));
    set.queues[0].members = vec![AgentId(1)];
    set.agents[0].default_presence = default;
    set
}

/// A presence as people see it: how it works, as what it is shown, and who set it.
fn shown(shift: &Shift, agent: u32) -> (Presence, Option<u32>, SetBy) {
    let record = shift.seat(agent).presence;
    (record.status, record.custom.map(|id| id.0), record.set_by)
}

fn save(shift: &mut Shift, setting: Setting) -> Result<(), Refusal> {
    shift.run(Actor::Administrator, Command::Save(Box::new(setting)))
}

#[test]
fn routing_follows_the_base_and_people_see_the_name() {
    for (id, text, base) in OWN {
        let mut shift = Shift::staffed(office());
        shift.by(1, Command::SetPresence(custom(id)));
        assert_eq!(shown(&shift, 1), (base, Some(id), SetBy::Agent), "{text}");
        let record = shift.seat(1).presence;
        assert_eq!(
            (record.choice(), record.cause),
            (custom(id), PresenceCause::Chosen),
            "{text}"
        );
        // Agent 1 has more capacity and comes first wherever the base is allowed.
        let is_asked = matches!(base, Presence::Available | Presence::Busy);
        let conversation = shift.contact(1);
        assert_eq!(
            shift.offered_to(conversation),
            Some(if is_asked { 1 } else { 2 }),
            "{text}"
        );
    }
}

/// Seed 003: an Available one mapped to Offline is treated as Offline while it looks Available.
#[test]
fn a_mapping_that_contradicts_its_name_can_be_saved_and_works_as_its_base() {
    let mut shift = Shift::staffed(alone(Presence::Available.into()));
    let again = presence(5, "Available", Presence::Offline);
    assert_eq!(save(&mut shift, Setting::Presence(again)), Ok(()));
    shift.by(1, Command::SetPresence(custom(LOOKS_AVAILABLE)));
    let conversation = shift.contact(1);
    assert_eq!(shift.offered_to(conversation), None);
    shift.by(1, Command::SetPresence(custom(READY)));
    assert_eq!(shift.offered_to(conversation), Some(1));
}

#[test]
fn only_presences_assigned_to_a_person_may_be_chosen() {
    let mut shift = Shift::staffed(office());
    for (agent, id) in [(2, TRAINING), (2, READY), (1, 99)] {
        for command in [
            Command::SetPresence(custom(id)),
            Command::LeaveAfterThis(Some(custom(id))),
        ] {
            assert_eq!(
                shift.try_by(agent, command.clone()),
                Err(Refusal::UnknownPresence),
                "{command:?} by {agent}"
            );
        }
        let command = Command::SetPresenceOf(AgentId(agent), custom(id));
        assert_eq!(shift.try_by(9, command), Err(Refusal::UnknownPresence));
    }

    let assigned = choosing(agent(2, 50), [TRAINING]);
    assert_eq!(save(&mut shift, Setting::Agent(assigned)), Ok(()));
    shift.by(2, Command::SetPresence(custom(TRAINING)));
    assert_eq!(shown(&shift, 2), (Presence::Away, Some(TRAINING), SetBy::Agent));
}

#[test]
fn inactive_cannot_be_a_base() {
    let wrong = presence(5, "Gone missing", Presence::Inactive);
    let mut bad = office();
    bad.presences.push(wrong.clone());
    let stamp = Stamp::new(START, Actor::Administrator);
    let refusal = execute(&mut World::new(), &Command::OpenFloor(Box::new(bad)), stamp)
        .expect_err("a base that only the system sets");
    assert!(
        matches!(&refusal, Refusal::BadFloor(why) if why.contains("Inactive")),
        "{refusal}"
    );

    let mut shift = Shift::staffed(office());
    let refusal = save(&mut shift, Setting::Presence(wrong)).expect_err("a base that only the system sets");
    assert!(
        matches!(&refusal, Refusal::BadSetting(why) if why.contains("Inactive")),
        "{refusal}"
    );
}

#[test]
fn without_work_sign_in_brings_the_custom_default() {
    for (id, text, base) in OWN {
        let shift = Shift::staffed(alone(custom(id)));
        assert_eq!(shown(&shift, 1), (base, Some(id), SetBy::System), "{text}");
        assert_eq!(shift.seat(1).presence.cause, PresenceCause::Default, "{text}");
    }
}

/// Seed 003: for a custom default the base is considered.
#[test]
fn with_work_in_hand_the_base_of_the_custom_default_decides_at_sign_in() {
    for (id, text, base) in OWN {
        let mut shift = Shift::staffed(alone(custom(id)));
        shift.by(1, Command::SetPresence(Presence::Available.into()));
        let conversation = shift.take(1, 1);
        // A conversation in wrap-up stays with an agent who is gone.
        shift.by(1, Command::End(conversation));
        shift.by(1, Command::SignOut);
        shift.wait(Span::minutes(3));
        shift.by(1, Command::SignIn);
        let expected = if base.is_sticky() {
            (base, Some(id), SetBy::System)
        } else {
            (Presence::Busy, None, SetBy::System)
        };
        assert_eq!(shown(&shift, 1), expected, "{text}");
    }
}

#[test]
fn coming_back_in_time_restores_the_name_and_who_chose_it() {
    for (chooser, set_by) in [(1, SetBy::Agent), (9, SetBy::Supervisor(AgentId(9)))] {
        for (gone, expected) in [
            (
                Span::seconds(150),
                (Presence::Away, Some(TRAINING), set_by, PresenceCause::Chosen),
            ),
            (
                Span::seconds(151),
                (Presence::Available, None, SetBy::System, PresenceCause::Default),
            ),
        ] {
            let mut shift = Shift::staffed(alone(Presence::Available.into()));
            let choice = custom(TRAINING);
            shift.by(
                chooser,
                if chooser == 1 {
                    Command::SetPresence(choice)
                } else {
                    Command::SetPresenceOf(AgentId(1), choice)
                },
            );
            shift.by(1, Command::SignOut);
            assert_eq!(
                shown(&shift, 1),
                (Presence::Offline, None, SetBy::System),
                "at once"
            );
            shift.wait(gone);
            shift.by(1, Command::SignIn);
            let (status, custom, set_by, cause) = expected;
            assert_eq!(
                shown(&shift, 1),
                (status, custom, set_by),
                "gone for {gone:?}, chosen by {chooser}"
            );
            assert_eq!(shift.seat(1).presence.cause, cause, "gone for {gone:?}");
        }
    }
}

/// Behaviour §4.3: what stands for Do not disturb, Away or Offline stays, the others give way.
#[test]
fn accept_and_close_leave_a_custom_presence_alone_where_its_base_is_meant_to_last() {
    for (id, text, base) in OWN {
        let mut shift = Shift::staffed(alone(Presence::Available.into()));
        let conversation = shift.contact(1);
        shift.by(1, Command::SetPresence(custom(id)));
        shift.by(1, Command::Accept(conversation));
        let kept = (base, Some(id), SetBy::Agent);
        let expected = if base.is_sticky() {
            [kept, kept]
        } else {
            [Presence::Busy, Presence::Available].map(|status| (status, None, SetBy::System))
        };
        assert_eq!(shown(&shift, 1), expected[0], "{text}, after an accept");
        shift.by(1, Command::End(conversation));
        shift.by(1, Command::CloseSession(conversation));
        assert_eq!(shown(&shift, 1), expected[1], "{text}, after a close");
    }
}

#[test]
fn a_reset_leads_back_to_the_custom_default() {
    let mut shift = Shift::staffed(alone(custom(READY)));
    let conversation = shift.contact(1);
    shift.wait(Span::seconds(120));
    assert_eq!(shown(&shift, 1), (Presence::Inactive, None, SetBy::System));
    shift.by(1, Command::ResetPresence);
    assert_eq!(
        shown(&shift, 1),
        (Presence::Available, Some(READY), SetBy::System)
    );
    assert_eq!(shift.offered_to(conversation), Some(1), "and work comes again");
}

#[test]
fn a_supervisor_sets_a_presence_and_it_counts_as_chosen_by_hand() {
    for (choice, status, name) in [
        (Presence::Away.into(), Presence::Away, None),
        (custom(TRAINING), Presence::Away, Some(TRAINING)),
    ] {
        let mut shift = Shift::staffed(alone(Presence::Available.into()));
        let conversation = shift.contact(1);
        shift.by(9, Command::SetPresenceOf(AgentId(1), choice));
        let expected = (status, name, SetBy::Supervisor(AgentId(9)));
        assert_eq!(shown(&shift, 1), expected);
        assert_eq!(
            shift.offered_to(conversation),
            Some(1),
            "what rings is not taken away"
        );
        shift.by(1, Command::Accept(conversation));
        assert_eq!(shown(&shift, 1), expected, "an accept leaves it alone");
        shift.by(1, Command::SetPresence(Presence::Available.into()));
        assert_eq!(
            shown(&shift, 1),
            (Presence::Available, None, SetBy::Agent),
            "the agent may change it"
        );
    }
}

#[test]
fn a_supervisor_takes_back_what_a_declined_offer_did() {
    for (is_rejected, expected) in [(true, Presence::DoNotDisturb), (false, Presence::Inactive)] {
        let mut shift = Shift::staffed(alone(Presence::Available.into()));
        let conversation = shift.contact(1);
        if is_rejected {
            shift.by(1, Command::Reject(conversation));
        } else {
            shift.wait(Span::seconds(120));
        }
        assert_eq!(shift.presence(1), expected);
        shift.by(9, Command::ResetPresenceOf(AgentId(1)));
        assert_eq!(shown(&shift, 1), (Presence::Available, None, SetBy::System));
        assert_eq!(shift.offered_to(conversation), Some(1));
    }
}

#[test]
fn what_a_supervisor_may_not_do_to_a_presence_is_refused_with_the_reason() {
    let mut shift = Shift::staffed(office());
    let set = |agent, presence: Presence| Command::SetPresenceOf(AgentId(agent), presence.into());
    let reset = |agent| Command::ResetPresenceOf(AgentId(agent));
    for (by, command, expected) in [
        (2, set(1, Presence::Away), Refusal::OnlyForSupervisors),
        (2, reset(1), Refusal::OnlyForSupervisors),
        (9, set(77, Presence::Away), Refusal::UnknownAgent),
        (9, reset(77), Refusal::UnknownAgent),
        (9, set(1, Presence::Inactive), Refusal::PresenceNotSelectable),
        (9, reset(1), Refusal::NothingToReset),
    ] {
        assert_eq!(
            shift.try_by(by, command.clone()),
            Err(expected),
            "{command:?} by {by}"
        );
    }

    shift.by(1, Command::SignOut);
    for command in [set(1, Presence::Away), reset(1)] {
        assert_eq!(
            shift.try_by(9, command.clone()),
            Err(Refusal::NotHere(AgentId(1))),
            "{command:?}"
        );
    }
    shift.by(9, Command::SignOut);
    assert_eq!(shift.try_by(9, set(2, Presence::Away)), Err(Refusal::NotSignedIn));
}

#[test]
fn a_presence_that_does_not_exist_cannot_be_assigned_or_be_a_default() {
    let mut shift = Shift::staffed(office());
    let mut default = agent(2, 50);
    default.default_presence = PresenceChoice::Custom(PresenceId(99));
    for wrong in [choosing(agent(2, 50), [99]), default] {
        let refusal = save(&mut shift, Setting::Agent(wrong)).expect_err("there is no such presence");
        assert!(matches!(refusal, Refusal::BadSetting(_)), "{refusal}");
    }
}
