//! How an offer is put: its countdown, and work that is assigned without asking (behaviour §6.2, §6.3).

use super::people::{asked, conversation, primary, supervised, transfer};
use super::support::shift::{START, Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, Channel, Distribution, Floor, NotificationTemplate, Presence, PresenceCause, Span, Stage,
    WorkStream,
};
use switchboard::engine::{Actor, Command, Refusal, Stamp, World, execute};

/// A work stream whose conversations cost 40 and are offered as the template says.
fn offering(id: u32, notification: NotificationTemplate) -> WorkStream {
    WorkStream {
        notification,
        ..stream(id, Channel::Sms, 40)
    }
}

fn counting(seconds: i64) -> NotificationTemplate {
    NotificationTemplate {
        countdown: Span::seconds(seconds),
        ..NotificationTemplate::default()
    }
}

const ASSIGNED: NotificationTemplate = NotificationTemplate {
    countdown: Span::seconds(45),
    shows_countdown: true,
    auto_assign: true,
    allows_reject: true,
    auto_accept: false,
};

const OPENED: NotificationTemplate = NotificationTemplate {
    auto_accept: true,
    ..ASSIGNED
};

/// Agents in a row, the first with the most room.
fn desk(agents: u32, notification: NotificationTemplate) -> Floor {
    let agents = (1..=agents).map(|id| agent(id, 110 - 10 * id.cast_signed()));
    floor(agents.collect(), vec![offering(1, notification)])
}

/// Hiding the countdown only hides it.
#[test]
fn every_work_stream_has_a_countdown_of_its_own_shown_or_not() {
    for seconds in [1, 45, 120, 600] {
        for shows_countdown in [true, false] {
            let template = NotificationTemplate {
                shows_countdown,
                ..counting(seconds)
            };
            let mut shift = Shift::staffed(desk(1, template));
            let conversation = shift.contact(1);
            shift.wait(Span(seconds * 1_000 - 1));
            assert_eq!(shift.offered_to(conversation), Some(1), "{seconds} s");
            shift.wait(Span(1));
            assert_eq!(shift.stage(conversation), Stage::Open, "{seconds} s");
            assert_eq!(shift.presence(1), Presence::Inactive, "{seconds} s");
        }
    }
}

#[test]
fn offers_of_different_work_streams_lapse_at_their_own_times() {
    let work_streams = vec![offering(1, counting(60)), offering(2, counting(30))];
    let agents = vec![agent(1, 100), agent(2, 90)];
    let mut shift = Shift::staffed(floor(agents, work_streams));
    let slow = shift.contact(1);
    let quick = shift.contact(2);
    assert_eq!(
        (shift.offered_to(slow), shift.offered_to(quick)),
        (Some(1), Some(2))
    );
    shift.wait(Span::seconds(30));
    assert_eq!(
        (shift.presence(1), shift.presence(2)),
        (Presence::Available, Presence::Inactive)
    );
    assert_eq!(
        (shift.offered_to(slow), shift.offered_to(quick)),
        (Some(1), Some(1)),
        "the quick one goes on to whoever is left"
    );
    shift.wait(Span::seconds(30));
    assert_eq!(shift.presence(1), Presence::Inactive);
}

/// A question to a colleague rings for as long as an offer of the same work stream.
#[test]
fn a_question_to_a_colleague_has_the_countdown_of_the_work_stream() {
    let mut shift = Shift::staffed(desk(2, counting(20)));
    let id = shift.take(1, 1);
    shift.by(1, transfer(id, 2));
    shift.wait(Span(19_999));
    assert_eq!(asked(&shift, id), [2]);
    shift.wait(Span(1));
    assert!(asked(&shift, id).is_empty());
    assert_eq!(primary(&shift, id), Some(1), "it has never left");
}

#[test]
fn what_is_assigned_without_asking_cannot_be_rejected() {
    let mut shift = Shift::staffed(desk(2, ASSIGNED));
    let id = shift.contact(1);
    assert_eq!(
        shift.try_by(1, Command::Reject(id)),
        Err(Refusal::CannotBeRejected)
    );
    assert_eq!(shift.offered_to(id), Some(1));
    assert_eq!(shift.presence(1), Presence::Available);
    shift.by(1, Command::Accept(id));
    assert_eq!(primary(&shift, id), Some(1));
}

/// Nothing was missed: nobody is set aside, and nobody has declined.
#[test]
fn what_is_assigned_without_asking_opens_when_the_countdown_is_over() {
    let mut shift = Shift::staffed(desk(2, ASSIGNED));
    let id = shift.contact(1);
    shift.wait(Span(44_999));
    assert_eq!(shift.offered_to(id), Some(1));
    shift.wait(Span(1));
    assert_eq!(primary(&shift, id), Some(1));
    assert!(conversation(&shift, id).declines.is_empty());
    assert_eq!(
        (shift.presence(1), shift.seat(1).presence.cause),
        (Presence::Busy, PresenceCause::Capacity)
    );
    assert_eq!(shift.available(1), 60);
}

#[test]
fn what_is_assigned_to_somebody_who_leaves_goes_on_to_the_next() {
    let mut shift = Shift::staffed(desk(2, ASSIGNED));
    let id = shift.contact(1);
    shift.by(1, Command::SignOut);
    assert_eq!(shift.offered_to(id), Some(2));
    shift.wait(Span::seconds(45));
    assert_eq!(primary(&shift, id), Some(2));
}

#[test]
fn what_is_accepted_automatically_opens_at_once() {
    let mut shift = Shift::staffed(desk(2, OPENED));
    let id = shift.contact(1);
    assert_eq!(primary(&shift, id), Some(1));
    assert_eq!(shift.seat(1).sessions, [id]);
    assert_eq!((shift.available(1), shift.presence(1)), (60, Presence::Busy));
    assert!(shift.seat(1).offers.is_empty(), "nothing rings");
}

/// Two of 40 fit into 100, so the third goes on waiting.
#[test]
fn what_waits_opens_at_once_for_whoever_comes_as_far_as_their_capacity_reaches() {
    let mut shift = Shift::open(desk(1, OPENED));
    let waiting = [1, 1, 1].map(|work_stream| shift.contact(work_stream));
    shift.by(1, Command::SignIn);
    let primaries = waiting.map(|id| primary(&shift, id));
    assert_eq!(primaries, [Some(1), Some(1), None]);
    assert_eq!((shift.available(1), shift.presence(1)), (20, Presence::Busy));
    shift.by(1, Command::End(waiting[0]));
    shift.by(1, Command::CloseSession(waiting[0]));
    assert_eq!(primary(&shift, waiting[2]), Some(1));
}

/// Behaviour §12.2: what a supervisor assigns is put as the template says, too.
#[test]
fn what_a_supervisor_assigns_is_asked_or_opened_by_the_template() {
    for (template, may_reject, opens_at_once) in [
        (counting(45), true, false),
        (ASSIGNED, false, false),
        (OPENED, false, true),
    ] {
        let mut set = supervised(desk(1, template), [9]);
        set.work_streams[0].distribution = Distribution::Pick;
        let mut shift = Shift::staffed(set);
        let id = shift.contact(1);
        shift.by(
            9,
            Command::Assign {
                conversation: id,
                to: AgentId(1),
            },
        );
        assert_eq!(shift.offered_to(id), (!opens_at_once).then_some(1));
        assert_eq!(primary(&shift, id), opens_at_once.then_some(1));
        if !opens_at_once {
            assert_eq!(shift.try_by(1, Command::Reject(id)).is_ok(), may_reject);
        }
    }
}

#[test]
fn a_template_that_contradicts_itself_is_refused() {
    let accepts_what_it_asks = NotificationTemplate {
        auto_assign: false,
        ..OPENED
    };
    for (template, words) in [
        (accepts_what_it_asks, "accepted automatically"),
        (counting(0), "lapse at once"),
        (counting(-1), "lapse at once"),
    ] {
        let open = Command::OpenFloor(Box::new(desk(1, template)));
        let stamp = Stamp::new(START, Actor::Administrator);
        let refusal = execute(&mut World::new(), &open, stamp).expect_err("a bad template");
        assert!(refusal.to_string().contains(words), "{refusal}");
    }
}
