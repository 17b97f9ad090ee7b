//! Activities: notes, letters, calls, tasks and meetings on a timeline (behaviour §9.5).

use super::records::{
    KARI, about, about_case, activity, archive, delete_activity, news, refused, save_activity, task,
};
use super::support::shift::{START, Shift};
use switchboard::domain::{
    Activity, ActivityId, ActivityKind, AgentId, ConversationId, Floor, RecordField, Regarding, Span,
};
use switchboard::engine::{Refusal, limits};

use ActivityKind::{Appointment, Email, Note, PhoneCall, Task};
use Refusal::{FieldMalformed, FieldMissing, FieldTooLong};

/// The next activity there will be.
const NEXT: u32 = 3;

/// A new activity about Kari with something changed in it.
fn with(kind: ActivityKind, change: impl FnOnce(&mut Activity)) -> Activity {
    let mut new = activity(0, about(KARI), kind);
    change(&mut new);
    new
}

fn letter(to: &str, is_draft: bool) -> ActivityKind {
    Email {
        to: to.into(),
        is_draft,
    }
}

const fn meeting() -> ActivityKind {
    Appointment { starts: START }
}

fn found(shift: &Shift, id: u32) -> Option<&Activity> {
    shift.world.records().activity(ActivityId(id))
}

/// The timeline of something, as it is shown.
fn timeline(shift: &Shift, regarding: Regarding) -> Vec<u32> {
    let all = shift.world.records().activities_of(regarding);
    all.map(|activity| activity.id.0).collect()
}

#[test]
fn a_new_activity_is_numbered_dated_and_of_whoever_wrote_it() {
    for kind in [
        Note,
        letter("kari@example.com", false),
        PhoneCall,
        task(false),
        meeting(),
    ] {
        let mut shift = Shift::staffed(archive());
        let id = shift.take(1, 1);
        shift.wait(Span::minutes(5));
        let forged = with(kind.clone(), |new| {
            new.by = AgentId(3);
            new.at = START + Span::hours(9);
            new.conversation = Some(id);
        });
        shift.by(1, save_activity(forged));
        let expected = Activity {
            conversation: Some(id),
            by: AgentId(1),
            at: START + Span::minutes(5),
            ..activity(NEXT, about(KARI), kind)
        };
        assert_eq!(found(&shift, NEXT), Some(&expected));
    }
}

#[test]
fn each_timeline_has_its_own_newest_first() {
    let mut shift = Shift::staffed(archive());
    for regarding in [about(KARI), about_case(1), about_case(5), about(KARI)] {
        shift.by(1, save_activity(activity(0, regarding, Note)));
    }
    for (regarding, expected) in [
        (about(KARI), vec![6, 3, 1]),
        (about_case(1), vec![4, 2]),
        (about_case(5), vec![5]),
        (about_case(3), vec![]),
    ] {
        assert_eq!(timeline(&shift, regarding), expected, "{regarding:?}");
    }
}

#[test]
fn what_it_is_about_exists() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    let stranger = shift.world.conversation(id).expect("it exists").customer;
    shift.by(1, save_activity(activity(0, Regarding::Customer(stranger), Note)));
    let missing = ConversationId(99);
    for (new, expected) in [
        (activity(0, about(99), Note), Refusal::UnknownCustomer),
        (activity(0, about_case(99), Note), Refusal::UnknownCase),
        (activity(99, about(KARI), Note), Refusal::UnknownActivity),
        (
            with(Note, |new| new.conversation = Some(missing)),
            Refusal::UnknownConversation(missing),
        ),
    ] {
        assert_eq!(
            shift.try_by(1, save_activity(new)),
            Err(expected.clone()),
            "{expected}"
        );
    }
}

#[test]
fn each_kind_asks_for_what_it_needs() {
    let title = Err(FieldMissing(RecordField::Title));
    let recipient = Err(FieldMissing(RecordField::Recipient));
    let text = Err(FieldMissing(RecordField::Text));
    for (kind, without_title, without_text, without_both) in [
        (Note, Ok(()), Ok(()), text),
        (PhoneCall, title.clone(), Ok(()), title.clone()),
        (task(false), title.clone(), Ok(()), title.clone()),
        (meeting(), title.clone(), Ok(()), title.clone()),
        (
            letter("kari@example.com", false),
            title.clone(),
            Ok(()),
            title.clone(),
        ),
        (letter("kari@example.com", true), Ok(()), Ok(()), Ok(())),
        (letter(" ", true), Ok(()), Ok(()), Ok(())),
        (
            letter(" ", false),
            recipient.clone(),
            recipient.clone(),
            recipient.clone(),
        ),
    ] {
        let mut shift = Shift::staffed(archive());
        let untitled = with(kind.clone(), |new| new.subject = "\u{200b}".into());
        let wordless = with(kind.clone(), |new| new.text = "\n".into());
        let empty = with(kind.clone(), |new| {
            new.subject = "".into();
            new.text = "\n\u{200b}".into();
        });
        for (name, new, expected) in [
            ("without a title", untitled, without_title),
            ("without a text", wordless, without_text),
            ("without both", empty, without_both),
        ] {
            assert_eq!(shift.try_by(1, save_activity(new)), expected, "{kind:?} {name}");
        }
    }
}

#[test]
fn a_letter_goes_to_an_address_even_while_it_is_written() {
    let mut shift = Shift::staffed(archive());
    for is_draft in [true, false] {
        for to in ["kari", "kari@example", "kari@example.com, ola@example.com"] {
            assert_eq!(
                shift.try_by(1, save_activity(with(letter(to, is_draft), |_| {}))),
                Err(FieldMalformed(RecordField::Recipient)),
                "{to} {is_draft}"
            );
        }
    }
    shift.by(1, save_activity(with(letter(" kari@example.com ", true), |_| {})));
    let kind = found(&shift, NEXT).map(|letter| letter.kind.clone());
    assert_eq!(kind, Some(letter("kari@example.com", true)));
}

#[test]
fn titles_and_texts_have_their_limits() {
    let long = "å".repeat(limits::FIELD_CHARS + 1);
    let longest = "å".repeat(limits::RECORD_CHARS);
    let mut shift = Shift::staffed(archive());
    for (new, expected) in [
        (
            with(Note, |new| new.subject = long.as_str().into()),
            FieldTooLong(RecordField::Title),
        ),
        (
            with(Note, |new| new.subject = "Call\nback".into()),
            FieldMalformed(RecordField::Title),
        ),
        (
            with(Note, |new| new.text = format!("{longest}!").into()),
            FieldTooLong(RecordField::Text),
        ),
        (
            with(letter(&format!("{long}@example.com"), true), |_| {}),
            FieldTooLong(RecordField::Recipient),
        ),
    ] {
        assert_eq!(
            shift.try_by(1, save_activity(new)),
            Err(expected.clone()),
            "{expected}"
        );
    }
    shift.by(
        1,
        save_activity(with(Note, |new| new.text = longest.as_str().into())),
    );
}

#[test]
fn who_wrote_it_writes_it_anew_and_nobody_else() {
    let mut shift = Shift::staffed(archive());
    for (id, regarding, kind) in [(1, about(KARI), task(false)), (2, about_case(1), Note)] {
        let edited = Activity {
            text: "After noon".into(),
            ..activity(id, regarding, kind)
        };
        for (agent, expected) in [(1, Err(Refusal::UnknownActivity)), (2, Ok(()))] {
            assert_eq!(
                shift.try_by(agent, save_activity(edited.clone())),
                expected,
                "{id} by {agent}"
            );
        }
        assert_eq!(found(&shift, id), Some(&edited));
    }
}

#[test]
fn an_edit_leaves_it_where_and_when_it_was_written() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    shift.wait(Span::minutes(5));
    let forged = Activity {
        regarding: about_case(5),
        conversation: Some(id),
        by: AgentId(1),
        at: shift.now,
        subject: "Call again".into(),
        ..activity(2, about_case(1), Note)
    };
    shift.by(2, save_activity(forged));
    let expected = Activity {
        subject: "Call again".into(),
        ..activity(2, about_case(1), Note)
    };
    assert_eq!(found(&shift, 2), Some(&expected));
    assert!(timeline(&shift, about_case(5)).is_empty());
}

#[test]
fn anybody_ticks_a_task_off_and_back_on() {
    let mut shift = Shift::staffed(archive());
    for (agent, is_done) in [(1, true), (3, false), (9, true), (2, false)] {
        shift.by(agent, save_activity(activity(1, about(KARI), task(is_done))));
        let expected = activity(1, about(KARI), task(is_done));
        assert_eq!(
            found(&shift, 1),
            Some(&expected),
            "by {agent}: it stays agent 2's"
        );
    }
}

/// A tick is all of it: what there is to do and by when is for whoever wrote it down.
#[test]
fn nobody_changes_more_of_a_colleagues_than_the_tick() {
    let due = Task {
        due: Some(START),
        is_done: true,
    };
    let retitled = Activity {
        subject: "Call again".into(),
        ..activity(1, about(KARI), task(true))
    };
    for (name, changed) in [
        ("another day", activity(1, about(KARI), due)),
        ("another title", retitled),
        ("no task any more", activity(1, about(KARI), Note)),
        ("a task of a note", activity(2, about_case(1), task(false))),
        ("a task of a note, done", activity(2, about_case(1), task(true))),
        ("a call of a note", activity(2, about_case(1), PhoneCall)),
    ] {
        let mut shift = Shift::staffed(archive());
        assert_eq!(
            shift.try_by(1, save_activity(changed.clone())),
            Err(Refusal::UnknownActivity),
            "{name}"
        );
        assert_eq!(
            shift.try_by(2, save_activity(changed)),
            Ok(()),
            "{name}, their own"
        );
    }
}

#[test]
fn what_has_not_changed_is_no_news() {
    let mut shift = Shift::staffed(archive());
    let same = activity(1, about(KARI), task(false));
    let untidy = Activity {
        subject: " Call back ".into(),
        ..same.clone()
    };
    let ticked = activity(1, about(KARI), task(true));
    for (agent, saved, expected) in [
        (2, same.clone(), 0),
        (1, same, 0),
        (2, untidy, 0),
        (1, ticked.clone(), 1),
        (2, ticked, 0),
    ] {
        assert_eq!(
            news(&mut shift, agent, save_activity(saved.clone())),
            expected,
            "{saved:?} by {agent}"
        );
    }
}

#[test]
fn everybody_throws_away_only_their_own_and_only_once() {
    let mut shift = Shift::staffed(archive());
    for (agent, id, expected) in [
        (1, 2, Err(Refusal::UnknownActivity)),
        (9, 2, Err(Refusal::UnknownActivity)),
        (2, 99, Err(Refusal::UnknownActivity)),
        (2, 2, Ok(())),
        (2, 2, Err(Refusal::UnknownActivity)),
    ] {
        assert_eq!(
            shift.try_by(agent, delete_activity(id)),
            expected,
            "{id} by {agent}"
        );
    }
    assert_eq!(found(&shift, 2), None);
    assert!(timeline(&shift, about_case(1)).is_empty());
    assert_eq!(
        shift.try_by(2, save_activity(activity(2, about_case(1), Note))),
        Err(Refusal::UnknownActivity),
        "what is gone is not written anew"
    );
}

#[test]
fn a_number_is_never_given_twice() {
    let mut shift = Shift::staffed(archive());
    shift.by(2, delete_activity(2));
    shift.by(1, save_activity(with(Note, |_| {})));
    assert!(found(&shift, NEXT).is_some());
    assert_eq!(found(&shift, 2), None);

    let mut set = archive();
    set.activities.push(activity(limits::NUMBER, about(KARI), Note));
    let mut shift = Shift::staffed(set);
    assert_eq!(
        shift.try_by(1, save_activity(with(Note, |_| {}))),
        Err(Refusal::NoNumbersLeft)
    );
}

#[test]
fn a_floor_whose_activities_lead_nowhere_is_refused() {
    type Spoil = fn(&mut Floor);
    let spoils: [(&str, Spoil); 6] = [
        ("activity 9 belongs to something that does not exist", |floor| {
            floor.activities.push(activity(9, about(99), Note));
        }),
        ("activity 9 belongs to something that does not exist", |floor| {
            floor.activities.push(activity(9, about_case(99), Note));
        }),
        ("activity 2 belongs to something that does not exist", |floor| {
            floor.cases.clear();
        }),
        ("activity 1 is there twice", |floor| {
            floor.activities.push(activity(1, about(KARI), Note));
        }),
        ("number 0", |floor| {
            floor.activities.push(activity(0, about(KARI), Note));
        }),
        ("go up to", |floor| {
            floor
                .activities
                .push(activity(limits::NUMBER + 1, about(KARI), Note));
        }),
    ];
    for (words, spoil) in spoils {
        let mut set = archive();
        spoil(&mut set);
        let found = refused(set);
        assert!(found.contains(words), "{found}, instead of: {words}");
    }
}
