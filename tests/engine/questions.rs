//! How questions to colleagues are put: by templates of their own kind, or like offers (behaviour §6.2, §8.5, §8.6).

use super::people::{asked, consult, consult_queue, primary, taking_part, transfer};
use super::support::shift::{START, Shift, agent, floor, stream};
use switchboard::domain::{
    Channel, ConversationId, Floor, Mode, NotificationTemplate, Presence, QuestionTemplate, Span, Wording,
    WorkStream,
};
use switchboard::engine::{Actor, Command, Refusal, Stamp, World, execute};

/// A question about a conversation: for advice by name, for advice of a queue, or to take over.
type Ask = fn(ConversationId) -> Command;

const BY_NAME: Ask = |id| consult(id, 2);
const BY_QUEUE: Ask = |id| consult_queue(id, 1);
const HAND_OVER: Ask = |id| transfer(id, 2);

fn own(notification: NotificationTemplate) -> Option<QuestionTemplate> {
    Some(QuestionTemplate {
        notification,
        wording: Wording::default(),
    })
}

fn counting(seconds: i64) -> NotificationTemplate {
    NotificationTemplate {
        countdown: Span::seconds(seconds),
        ..NotificationTemplate::default()
    }
}

const ASSIGNED: NotificationTemplate = NotificationTemplate {
    countdown: Span::seconds(30),
    shows_countdown: true,
    auto_assign: true,
    allows_reject: true,
    auto_accept: false,
};

const OPENED: NotificationTemplate = NotificationTemplate {
    auto_accept: true,
    ..ASSIGNED
};

/// Two agents, offers that ring for a minute, and the templates of the two kinds.
fn desk(for_advice: Option<QuestionTemplate>, to_take_over: Option<QuestionTemplate>) -> Floor {
    let work_stream = WorkStream {
        notification: counting(60),
        consult: for_advice,
        transfer: to_take_over,
        ..stream(1, Channel::Sms, 40)
    };
    floor(vec![agent(1, 100), agent(2, 90)], vec![work_stream])
}

fn talk(floor: Floor) -> (Shift, ConversationId) {
    let mut shift = Shift::staffed(floor);
    let id = shift.take(1, 1);
    (shift, id)
}

/// Whether agent 2 came to advise, or took it over.
fn came(shift: &Shift, id: ConversationId) -> bool {
    taking_part(shift, id).contains(&(2, Mode::Consult)) || primary(shift, id) == Some(2)
}

#[test]
fn each_kind_rings_for_its_own_time_and_without_a_template_for_that_of_offers() {
    for (name, ask, templates, seconds) in [
        (
            "advice, its own",
            BY_NAME,
            (own(counting(20)), own(counting(40))),
            20,
        ),
        (
            "advice of a queue, its own",
            BY_QUEUE,
            (own(counting(20)), own(counting(40))),
            20,
        ),
        (
            "taking over, its own",
            HAND_OVER,
            (own(counting(20)), own(counting(40))),
            40,
        ),
        ("advice, as offers", BY_NAME, (None, own(counting(40))), 60),
        (
            "advice of a queue, as offers",
            BY_QUEUE,
            (None, own(counting(40))),
            60,
        ),
        ("taking over, as offers", HAND_OVER, (own(counting(20)), None), 60),
    ] {
        let (mut shift, id) = talk(desk(templates.0, templates.1));
        shift.by(1, ask(id));
        shift.wait(Span(seconds * 1_000 - 1));
        assert_eq!(asked(&shift, id), [2], "{name}");
        shift.wait(Span(1));
        assert!(asked(&shift, id).is_empty(), "{name}");
        assert_eq!(shift.presence(2), Presence::Inactive, "{name}: it was missed");
        assert_eq!(primary(&shift, id), Some(1), "{name}: it has never left");
    }
}

#[test]
fn a_question_can_be_rejected_unless_its_template_says_otherwise() {
    let silent = NotificationTemplate {
        allows_reject: false,
        ..counting(30)
    };
    for (name, template, may_reject) in [
        ("no template", None, true),
        ("a usual one", own(counting(30)), true),
        ("one without a button", own(silent), false),
        ("one that assigns", own(ASSIGNED), false),
    ] {
        for ask in [BY_NAME, BY_QUEUE, HAND_OVER] {
            let (mut shift, id) = talk(desk(template.clone(), template.clone()));
            shift.by(1, ask(id));
            let answer = shift.try_by(2, Command::Reject(id));
            let expected = if may_reject {
                Ok(())
            } else {
                Err(Refusal::CannotBeRejected)
            };
            assert_eq!(answer, expected, "{name}");
            assert_eq!(asked(&shift, id).is_empty(), may_reject, "{name}");
        }
    }
}

/// An offer without the button can be accepted, or lapses like any other.
#[test]
fn an_offer_without_a_button_for_no_is_accepted_or_missed() {
    let mut set = desk(None, None);
    set.work_streams[0].notification.allows_reject = false;
    let mut shift = Shift::staffed(set);
    let id = shift.contact(1);
    assert_eq!(
        shift.try_by(1, Command::Reject(id)),
        Err(Refusal::CannotBeRejected)
    );
    assert_eq!(shift.offered_to(id), Some(1));
    shift.wait(Span::seconds(60));
    assert_eq!(shift.presence(1), Presence::Inactive);
    assert_eq!(shift.offered_to(id), Some(2));
    shift.by(2, Command::Accept(id));
    assert_eq!(primary(&shift, id), Some(2));
}

#[test]
fn who_is_assigned_without_asking_comes_when_the_countdown_is_over_or_at_once() {
    for (name, template, after) in [("when it is over", ASSIGNED, 30), ("at once", OPENED, 0)] {
        for ask in [BY_NAME, BY_QUEUE, HAND_OVER] {
            let (mut shift, id) = talk(desk(own(template), own(template)));
            shift.by(1, ask(id));
            if after > 0 {
                shift.wait(Span(after * 1_000 - 1));
                assert!(!came(&shift, id), "{name}");
                shift.wait(Span(1));
            }
            assert!(came(&shift, id), "{name}");
            assert!(asked(&shift, id).is_empty(), "{name}");
            assert_ne!(
                shift.presence(2),
                Presence::Inactive,
                "{name}: nothing was missed"
            );
        }
    }
}

#[test]
fn a_template_that_contradicts_itself_is_refused() {
    let accepts_what_it_asks = NotificationTemplate {
        auto_assign: false,
        ..OPENED
    };
    let wordless = Some(QuestionTemplate {
        wording: Wording {
            title: Some(" ".into()),
            ..Wording::default()
        },
        ..QuestionTemplate::default()
    });
    for (set, words) in [
        (
            desk(own(accepts_what_it_asks), None),
            "consults: only what is assigned",
        ),
        (
            desk(None, own(accepts_what_it_asks)),
            "transfers: only what is assigned",
        ),
        (desk(own(counting(0)), None), "consults would lapse at once"),
        (desk(None, own(counting(-1))), "transfers would lapse at once"),
        (desk(wordless.clone(), None), "consults: the words of an offer"),
        (desk(None, wordless), "transfers: the words of an offer"),
    ] {
        let open = Command::OpenFloor(Box::new(set));
        let stamp = Stamp::new(START, Actor::Administrator);
        let refusal = execute(&mut World::new(), &open, stamp).expect_err("a bad template");
        assert!(refusal.to_string().contains(words), "{refusal}");
    }
}
