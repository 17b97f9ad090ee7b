//! Cases: opened, changed, settled, and linked to conversations (seed 002; behaviour §9.2).

use super::records::{
    KARI, NORDLYS, OLA, archive, case, case_of, customer_of, dossier, filed_case, link_case, news, open_case,
    refused, save_case, settle, settled,
};
use super::rich::finish;
use super::support::shift::{START, Shift};
use super::words::{in_stage, parts};
use switchboard::domain::{
    AgentId, Case, CaseChange, CaseId, CaseKind, CasePriority, CaseStatus, CaseStep, CustomerId, Floor,
    RecordField, Span, Status,
};
use switchboard::engine::{Refusal, limits};

use CaseStep::{Edited, Moved, Prioritised};
use Refusal::{FieldMalformed, FieldMissing, FieldTooLong};

/// The next case there will be.
const NEXT: u32 = 6;

/// An open case with something changed in it.
fn with(id: u32, change: impl FnOnce(&mut Case)) -> Case {
    let mut changed = case(id, Some(KARI));
    change(&mut changed);
    changed
}

/// What became of a case, in order.
fn steps(shift: &Shift, id: u32) -> Vec<CaseStep> {
    let changes = filed_case(shift, id).changes.iter();
    changes.map(|change| change.what).collect()
}

#[test]
fn a_new_case_is_numbered_dated_and_linked_to_the_conversation_it_was_opened_in() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    shift.wait(Span::minutes(5));
    let forged = with(0, |new| {
        new.opened_by = AgentId(3);
        new.opened_at = START + Span::hours(9);
        new.resolution = "Sent anew".into();
        new.changes.push(CaseChange {
            at: START,
            by: AgentId(3),
            what: Edited,
        });
    });
    shift.by(1, open_case(id, forged));
    let expected = Case {
        id: CaseId(NEXT),
        opened_by: AgentId(1),
        opened_at: START + Span::minutes(5),
        ..case(0, Some(KARI))
    };
    assert_eq!(filed_case(&shift, NEXT), &expected);
    assert_eq!(filed_case(&shift, NEXT).number(), "CAS-00006");
    assert_eq!(case_of(&shift, id), Some(NEXT));
}

#[test]
fn without_a_conversation_no_case_is_linked() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    assert_eq!(news(&mut shift, 1, save_case(case(0, None))), 1);
    assert_eq!(filed_case(&shift, NEXT).customer, None);
    assert_eq!(case_of(&shift, id), None);
}

#[test]
fn a_new_case_is_open_whatever_its_form_says() {
    for (status, expected) in [
        (CaseStatus::OnHold, CaseStatus::OnHold),
        (CaseStatus::Researching, CaseStatus::Researching),
        (CaseStatus::Resolved, CaseStatus::InProgress),
        (CaseStatus::Cancelled, CaseStatus::InProgress),
    ] {
        let mut shift = Shift::staffed(archive());
        shift.by(1, save_case(with(0, |new| new.status = status)));
        assert_eq!(filed_case(&shift, NEXT).status, expected, "{status:?}");
    }
}

/// One line for each kind of change, so that the timeline can say what became of it.
#[test]
fn an_edit_is_told_by_what_it_changed() {
    type Change = fn(&mut Case);
    let high = Prioritised(CasePriority::High);
    let held = Moved(CaseStatus::OnHold);
    let changes: [(&str, Change, &[CaseStep]); 12] = [
        ("nothing", |_| {}, &[]),
        ("white space", |case| case.title = " Case 1 ".into(), &[]),
        ("priority", |case| case.priority = CasePriority::High, &[high]),
        ("status", |case| case.status = CaseStatus::OnHold, &[held]),
        ("title", |case| case.title = "A lamp".into(), &[Edited]),
        ("subject", |case| case.subject = "".into(), &[Edited]),
        ("product", |case| case.product = "A chair".into(), &[Edited]),
        ("kind", |case| case.kind = CaseKind::Problem, &[Edited]),
        ("description", |case| case.description = "".into(), &[Edited]),
        (
            "customer",
            |case| case.customer = Some(CustomerId(OLA)),
            &[Edited],
        ),
        ("nobody's", |case| case.customer = None, &[Edited]),
        (
            "everything",
            |case| {
                case.title = "A lamp".into();
                case.product = "A chair".into();
                case.priority = CasePriority::High;
                case.status = CaseStatus::OnHold;
            },
            &[high, held, Edited],
        ),
    ];
    for (name, change, expected) in changes {
        let mut shift = Shift::staffed(archive());
        shift.wait(Span::minutes(5));
        let told = news(&mut shift, 3, save_case(with(1, change)));
        assert_eq!(told, usize::from(!expected.is_empty()), "{name}");
        assert_eq!(steps(&shift, 1), expected, "{name}");
        for line in &filed_case(&shift, 1).changes {
            assert_eq!(
                (line.at, line.by),
                (START + Span::minutes(5), AgentId(3)),
                "{name}"
            );
        }
    }
}

#[test]
fn edits_add_up_and_whoever_opened_it_stays_the_one_who_did() {
    let mut shift = Shift::staffed(archive());
    shift.by(1, save_case(with(1, |case| case.priority = CasePriority::High)));
    let forged = with(1, |case| {
        case.priority = CasePriority::Low;
        case.opened_by = AgentId(3);
        case.opened_at = START + Span::hours(9);
        case.resolution = "Sent anew".into();
    });
    shift.by(3, save_case(forged));
    let found = filed_case(&shift, 1);
    assert_eq!((found.opened_by, found.opened_at), (AgentId(2), START));
    assert!(found.resolution.is_empty());
    let by: Vec<_> = found.changes.iter().map(|line| line.by.0).collect();
    assert_eq!(by, [1, 3]);
    assert_eq!(
        steps(&shift, 1),
        [Prioritised(CasePriority::High), Prioritised(CasePriority::Low)]
    );
}

#[test]
fn a_closed_case_is_not_edited_and_an_unknown_one_does_not_exist() {
    let mut shift = Shift::staffed(archive());
    shift.by(1, settle(3, CaseStatus::Cancelled, ""));
    for (id, expected) in [
        (2, Refusal::CaseClosed),
        (3, Refusal::CaseClosed),
        (99, Refusal::UnknownCase),
    ] {
        assert_eq!(
            shift.try_by(1, save_case(case(id, Some(KARI)))),
            Err(expected),
            "{id}"
        );
    }
}

#[test]
fn a_title_is_needed_and_nothing_is_too_long_or_anybody_elses() {
    let long = "å".repeat(limits::FIELD_CHARS + 1);
    let longest = "å\n".repeat(limits::RECORD_CHARS / 2);
    let too_long = format!("{longest}!");
    let mut shift = Shift::staffed(archive());
    let talk = shift.take(1, 1);
    let stranger = customer_of(&shift, talk);
    let long = |change: fn(&mut Case, &str)| with(0, |case| change(case, &long));
    for (spoilt, expected) in [
        (
            with(0, |case| case.title = "".into()),
            FieldMissing(RecordField::Title),
        ),
        (
            with(0, |case| case.title = " \t".into()),
            FieldMissing(RecordField::Title),
        ),
        (
            with(0, |case| case.title = "\u{200b}".into()),
            FieldMissing(RecordField::Title),
        ),
        (
            with(0, |case| case.title = "A\nlamp".into()),
            FieldMalformed(RecordField::Title),
        ),
        (
            long(|case, text| case.title = text.into()),
            FieldTooLong(RecordField::Title),
        ),
        (
            long(|case, text| case.subject = text.into()),
            FieldTooLong(RecordField::Subject),
        ),
        (
            with(0, |case| case.subject = "De\u{7}livery".into()),
            FieldMalformed(RecordField::Subject),
        ),
        (
            long(|case, text| case.product = text.into()),
            FieldTooLong(RecordField::Product),
        ),
        (
            with(0, |case| case.description = too_long.as_str().into()),
            FieldTooLong(RecordField::Description),
        ),
        (
            with(0, |case| case.customer = Some(CustomerId(99))),
            FieldMalformed(RecordField::Customer),
        ),
        (
            with(0, |case| case.customer = Some(CustomerId(stranger))),
            FieldMalformed(RecordField::Customer),
        ),
    ] {
        assert_eq!(
            shift.try_by(1, save_case(spoilt)),
            Err(expected.clone()),
            "{expected}"
        );
    }
    shift.by(
        1,
        save_case(with(0, |case| case.description = longest.as_str().into())),
    );
    assert_eq!(&*filed_case(&shift, NEXT).description, longest);
}

type Settling<'a> = (CaseStatus, &'a str, Result<(), Refusal>, CaseStatus, &'a str);

/// Each step begins with what the one before left.
#[test]
fn a_case_is_settled_and_opened_again() {
    use CaseStatus::{Cancelled, InProgress, OnHold, Resolved, WaitingForDetails};
    let missing = || Err(FieldMissing(RecordField::Resolution));
    let closed = || Err(Refusal::CaseClosed);
    let settlings: [Settling<'_>; 11] = [
        (Resolved, "", missing(), InProgress, ""),
        (Resolved, " \n\u{200b}", missing(), InProgress, ""),
        (OnHold, "", Ok(()), OnHold, ""),
        (Resolved, "Sent anew", Ok(()), Resolved, "Sent anew"),
        (Resolved, "Sent twice", Ok(()), Resolved, "Sent anew"),
        (Cancelled, "", closed(), Resolved, "Sent anew"),
        (WaitingForDetails, "", Ok(()), WaitingForDetails, ""),
        (Cancelled, "", Ok(()), Cancelled, ""),
        (Resolved, "Sent anew", closed(), Cancelled, ""),
        (InProgress, "Again", Ok(()), InProgress, ""),
        (Cancelled, "Never mind", Ok(()), Cancelled, "Never mind"),
    ];
    let mut shift = Shift::staffed(archive());
    for (status, resolution, expected, left, why) in settlings {
        assert_eq!(
            shift.try_by(2, settle(1, status, resolution)),
            expected,
            "{status:?} {resolution:?}"
        );
        let found = filed_case(&shift, 1);
        assert_eq!((found.status, &*found.resolution), (left, why), "{status:?}");
    }
    assert_eq!(
        steps(&shift, 1),
        [
            OnHold,
            Resolved,
            WaitingForDetails,
            Cancelled,
            InProgress,
            Cancelled
        ]
        .map(Moved)
    );
}

#[test]
fn what_is_settled_as_it_is_already_is_no_news() {
    let mut shift = Shift::staffed(archive());
    for (id, status, expected) in [
        (1, CaseStatus::InProgress, 0),
        (2, CaseStatus::Resolved, 0),
        (2, CaseStatus::InProgress, 1),
        (2, CaseStatus::InProgress, 0),
    ] {
        assert_eq!(
            news(&mut shift, 1, settle(id, status, "")),
            expected,
            "{id} {status:?}"
        );
    }
}

#[test]
fn a_resolution_has_its_limit_and_an_unknown_case_none() {
    let mut shift = Shift::staffed(archive());
    let longest = "å".repeat(limits::RECORD_CHARS);
    for status in [CaseStatus::Resolved, CaseStatus::Cancelled] {
        assert_eq!(
            shift.try_by(1, settle(1, status, &format!("{longest}!"))),
            Err(FieldTooLong(RecordField::Resolution)),
            "{status:?}"
        );
    }
    shift.by(1, settle(1, CaseStatus::Resolved, &longest));
    assert_eq!(
        shift.try_by(1, settle(99, CaseStatus::Resolved, "Sent anew")),
        Err(Refusal::UnknownCase)
    );
}

#[test]
fn what_is_open_again_can_be_edited_again() {
    let mut shift = Shift::staffed(archive());
    shift.by(1, settle(2, CaseStatus::Researching, ""));
    let edited = Case {
        status: CaseStatus::Researching,
        title: "A lamp".into(),
        ..case(2, Some(KARI))
    };
    shift.by(1, save_case(edited));
    assert_eq!(steps(&shift, 2), [Moved(CaseStatus::Researching), Edited]);
}

#[test]
fn a_conversation_belongs_to_one_case_or_to_none() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    // A closed one as well: somebody may write about it again.
    for (to, told) in [
        (None, 0),
        (Some(3), 1),
        (Some(3), 0),
        (Some(2), 1),
        (None, 1),
        (None, 0),
    ] {
        assert_eq!(news(&mut shift, 1, link_case(id, to)), told, "{to:?}");
        assert_eq!(case_of(&shift, id), to);
    }
    shift.by(1, link_case(id, Some(5)));
    assert_eq!(
        shift.try_by(1, link_case(id, Some(99))),
        Err(Refusal::UnknownCase)
    );
    assert_eq!(case_of(&shift, id), Some(5), "what was there stays");
}

#[test]
fn its_case_is_said_by_those_who_are_in_it_and_nobody_else() {
    for part in parts() {
        let mut shift = Shift::staffed(archive());
        let id = shift.take(1, 1);
        (part.prepare)(&mut shift, id);
        let expected = if part.is_in {
            Ok(())
        } else {
            Err(Refusal::NotInvolved)
        };
        for command in [
            link_case(id, Some(1)),
            link_case(id, None),
            open_case(id, case(0, None)),
        ] {
            assert_eq!(
                shift.try_by(part.who, command.clone()),
                expected,
                "{command:?} by {}",
                part.name
            );
        }
    }
}

#[test]
fn its_case_can_be_said_while_it_goes_on_or_is_wrapped_up() {
    for (status, expected) in [
        (Status::Open, Err(Refusal::NotInvolved)),
        (Status::Offered, Err(Refusal::NotInvolved)),
        (Status::Active, Ok(())),
        (Status::Waiting, Err(Refusal::WrongStatus(Status::Waiting))),
        (Status::WrapUp, Ok(())),
        (Status::Closed, Err(Refusal::WrongStatus(Status::Closed))),
    ] {
        let mut shift = Shift::staffed(archive());
        let id = in_stage(&mut shift, status);
        for command in [link_case(id, Some(1)), open_case(id, case(0, None))] {
            assert_eq!(
                shift.try_by(1, command.clone()),
                expected,
                "{command:?} while {status:?}"
            );
        }
    }
}

/// Behaviour §9.2.
#[test]
fn closing_the_conversation_does_not_close_its_case() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    shift.by(1, link_case(id, Some(1)));
    finish(&mut shift, 1, id);
    assert_eq!(filed_case(&shift, 1).status, CaseStatus::InProgress);
    assert_eq!(case_of(&shift, id), Some(1), "and it still belongs to it");
}

#[test]
fn closing_a_case_leaves_its_conversation_alone() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    shift.by(1, link_case(id, Some(1)));
    let before = dossier(&shift, id);
    assert_eq!(
        news(&mut shift, 1, settle(1, CaseStatus::Resolved, "Sent anew")),
        1
    );
    assert_eq!(dossier(&shift, id), before);
}

/// The cases of a customer, as a timeline lists them.
fn cases_of(shift: &Shift, customer: u32) -> Vec<u32> {
    let cases = shift.world.records().cases_of(CustomerId(customer));
    cases.map(|case| case.id.0).collect()
}

#[test]
fn the_cases_of_a_customer_are_found_newest_first_and_move_with_whose_they_are() {
    let mut shift = Shift::staffed(archive());
    assert_eq!(cases_of(&shift, KARI), [2, 1]);
    shift.by(1, save_case(case(0, Some(KARI))));
    assert_eq!(cases_of(&shift, KARI), [NEXT, 2, 1]);
    shift.by(1, save_case(case(1, Some(NORDLYS))));
    assert_eq!(
        (cases_of(&shift, KARI), cases_of(&shift, NORDLYS)),
        (vec![NEXT, 2], vec![5, 1])
    );
    shift.by(1, save_case(case(1, None)));
    assert_eq!(cases_of(&shift, NORDLYS), [5]);
}

#[test]
fn a_floor_whose_cases_lead_nowhere_is_refused() {
    type Spoil = fn(&mut Floor);
    let spoils: [(&str, Spoil); 5] = [
        ("CAS-00001 belongs to a customer who does not exist", |floor| {
            floor.cases[0].customer = Some(CustomerId(99));
        }),
        ("CAS-00001 belongs to a customer who does not exist", |floor| {
            floor.customers.remove(0);
            floor.activities.clear();
        }),
        ("case 1 is there twice", |floor| floor.cases.push(case(1, None))),
        ("number 0", |floor| floor.cases.push(case(0, None))),
        ("go up to", |floor| {
            floor.cases.push(case(limits::NUMBER + 1, None));
        }),
    ];
    for (words, spoil) in spoils {
        let mut set = archive();
        spoil(&mut set);
        let found = refused(set);
        assert!(found.contains(words), "{found}, instead of: {words}");
    }
}

#[test]
fn there_is_an_end_to_numbers() {
    let mut set = archive();
    set.cases.push(settled(limits::NUMBER, None));
    let mut shift = Shift::staffed(set);
    assert_eq!(
        shift.try_by(1, save_case(case(0, None))),
        Err(Refusal::NoNumbersLeft)
    );
}
