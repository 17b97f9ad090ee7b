//! Offers: accept, reject, time out, again (behaviour §2.10, §6.3; vector 16).

use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{Channel, Floor, Presence, PresenceCause, Settings, Span, Stage};
use switchboard::engine::{Command, Refusal};

/// A floor whose declines leave presence alone, so that the same agent can be asked again.
fn forgiving(agents: u32) -> Floor {
    Floor {
        settings: Settings {
            inactive_after_missed: false,
            do_not_disturb_after_rejected: false,
            ..Settings::default()
        },
        ..floor(
            (1..=agents).map(|id| agent(id, 100)).collect(),
            vec![stream(1, Channel::LiveChat, 40)],
        )
    }
}

#[test]
fn an_offer_rings_for_its_countdown_and_not_a_millisecond_longer() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::LiveChat, 40)]));
    let conversation = shift.contact(1);
    shift.wait(Span(119_999));
    assert_eq!(shift.offered_to(conversation), Some(1));
    shift.wait(Span(1));
    assert_eq!(shift.stage(conversation), Stage::Open);
}

#[test]
fn what_a_decline_does_to_presence_is_a_setting() {
    for (setting, reject, expected) in [
        (true, false, Presence::Inactive),
        (true, true, Presence::DoNotDisturb),
        (false, false, Presence::Available),
        (false, true, Presence::Available),
    ] {
        let mut set = forgiving(1);
        set.settings.inactive_after_missed = setting;
        set.settings.do_not_disturb_after_rejected = setting;
        let mut shift = Shift::staffed(set);
        let conversation = shift.contact(1);
        if reject {
            shift.by(1, Command::Reject(conversation));
        } else {
            shift.wait(Span::seconds(120));
        }
        assert_eq!(shift.presence(1), expected);
        assert_eq!(shift.seat(1).presence.cause.wants_banner(), setting);
        assert_eq!(
            shift.offered_to(conversation).is_some(),
            !setting,
            "asked again only if still available"
        );
    }
}

/// Vector 16: reject, reject, time out: never asked again, others still are.
#[test]
fn three_declines_by_the_only_agent_are_the_last() {
    let mut shift = Shift::staffed(forgiving(1));
    let conversation = shift.contact(1);
    shift.by(1, Command::Reject(conversation));
    shift.by(1, Command::Reject(conversation));
    assert_eq!(
        shift.offered_to(conversation),
        Some(1),
        "asked a third time, for nobody else is there"
    );
    shift.wait(Span::seconds(120));
    assert_eq!(shift.stage(conversation), Stage::Open);
    shift.by(1, Command::SetPresence(Presence::Available.into()));
    assert_eq!(shift.offered_to(conversation), None);

    let other = shift.contact(1);
    assert_eq!(shift.offered_to(other), Some(1), "other work still comes");
}

#[test]
fn whoever_declined_is_asked_after_everybody_else() {
    let mut shift = Shift::staffed(forgiving(3));
    let conversation = shift.contact(1);
    let mut asked = Vec::new();
    while let Some(agent) = shift.offered_to(conversation) {
        asked.push(agent);
        shift.by(agent, Command::Reject(conversation));
    }
    assert_eq!(asked, [1, 2, 3, 1, 2, 3, 1, 2, 3]);
}

#[test]
fn after_enough_agents_declined_only_a_person_can_take_it() {
    let mut set = forgiving(3);
    set.settings.decliner_limit = 2;
    let mut shift = Shift::staffed(set);
    let conversation = shift.contact(1);
    shift.by(1, Command::Reject(conversation));
    shift.by(2, Command::Reject(conversation));
    assert_eq!(shift.stage(conversation), Stage::Open);
}

#[test]
fn a_late_or_strange_answer_to_an_offer_is_refused() {
    let mut shift = Shift::staffed(floor(
        vec![agent(1, 100), agent(2, 50)],
        vec![stream(1, Channel::LiveChat, 40)],
    ));
    let conversation = shift.contact(1);
    assert_eq!(
        shift.try_by(2, Command::Accept(conversation)),
        Err(Refusal::OfferGone)
    );
    shift.wait(Span::seconds(120));
    assert_eq!(
        shift.try_by(1, Command::Accept(conversation)),
        Err(Refusal::OfferGone)
    );
    assert_eq!(
        shift.try_by(1, Command::Reject(conversation)),
        Err(Refusal::OfferGone)
    );
    assert_eq!(shift.offered_to(conversation), Some(2));
}

/// Design §5: a lost tab gives the offer to the next at once.
#[test]
fn an_offer_to_somebody_who_leaves_moves_on_at_once_and_is_no_decline() {
    let mut shift = Shift::staffed(floor(
        vec![agent(1, 100), agent(2, 50)],
        vec![stream(1, Channel::LiveChat, 40)],
    ));
    let conversation = shift.contact(1);
    shift.by(1, Command::SignOut);
    assert_eq!(shift.offered_to(conversation), Some(2));
    assert_eq!(shift.available(1), 100);
    let declines = &shift.world.conversation(conversation).expect("exists").declines;
    assert!(declines.is_empty());
}

#[test]
fn a_customer_who_gives_up_takes_the_offer_along() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::LiveChat, 40)]));
    let conversation = shift.contact(1);
    let contact = shift.world.conversation(conversation).expect("exists").contact;
    shift
        .run(
            switchboard::engine::Actor::Customer,
            Command::CustomerLeaves(contact),
        )
        .expect("a customer may always leave");
    assert!(matches!(
        shift.stage(conversation),
        Stage::Closed { agent: None, .. }
    ));
    assert_eq!(shift.available(1), 100);
    assert_eq!(
        shift.seat(1).presence.cause,
        PresenceCause::Default,
        "that was not the agent's doing"
    );
}
