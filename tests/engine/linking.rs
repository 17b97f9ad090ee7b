//! Whose a conversation is, as an agent says it (behaviour §9.2).

use super::people::conversation;
use super::records::{
    KARI, NORDLYS, OLA, add_customer, archive, case_of, contact, customer, customer_of, history, link,
    link_case, news,
};
use super::support::shift::Shift;
use super::words::{in_stage, parts};
use switchboard::domain::{Customer, CustomerId, Status};
use switchboard::engine::Refusal;

#[test]
fn a_link_moves_the_conversation_from_history_to_history() {
    let mut shift = Shift::staffed(archive());
    let ids = [shift.take(1, 1), shift.take(2, 1)];
    let strangers = ids.map(|id| customer_of(&shift, id));
    shift.by(2, link(ids[1], Some(NORDLYS)));
    shift.by(1, link(ids[0], Some(NORDLYS)));
    assert_eq!(history(&shift, NORDLYS), ids, "in the order in which they began");
    for stranger in strangers {
        assert!(history(&shift, stranger).is_empty());
    }
    shift.by(1, link(ids[0], Some(OLA)));
    assert_eq!(
        (history(&shift, OLA), history(&shift, NORDLYS)),
        (vec![ids[0]], vec![ids[1]])
    );
    assert_eq!(ids.map(|id| customer_of(&shift, id)), [OLA, NORDLYS]);
}

#[test]
fn who_is_unlinked_is_a_fresh_visitor() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    let first = customer_of(&shift, id);
    shift.by(1, link(id, Some(OLA)));
    shift.by(1, link(id, None));
    let fresh = customer_of(&shift, id);
    assert!(![first, OLA].contains(&fresh));
    let expected = Customer {
        id: CustomerId(fresh),
        name: "Visitor 2".into(),
        ..Customer::default()
    };
    assert_eq!(customer(&shift, fresh), &expected);
    assert_eq!((history(&shift, OLA), history(&shift, fresh)), (vec![], vec![id]));
}

#[test]
fn what_is_so_already_is_no_news() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    for (to, expected) in [(None, 0), (Some(OLA), 1), (Some(OLA), 0), (None, 2), (None, 0)] {
        assert_eq!(news(&mut shift, 1, link(id, to)), expected, "{to:?}");
    }
}

#[test]
fn only_who_is_on_file_can_be_linked() {
    let mut shift = Shift::staffed(archive());
    let (id, other) = (shift.take(1, 1), shift.take(2, 1));
    let stranger = customer_of(&shift, other);
    for to in [99, stranger] {
        assert_eq!(
            shift.try_by(1, link(id, Some(to))),
            Err(Refusal::UnknownCustomer),
            "{to}"
        );
    }
}

/// Behaviour §9.3: the same rule as when somebody is found by themselves.
#[test]
fn the_only_open_case_comes_with_its_customer_unless_there_is_one_already() {
    for (to, alone, beside) in [
        (KARI, Some(1), Some(4)),
        (OLA, None, Some(4)),
        (NORDLYS, Some(5), Some(4)),
    ] {
        for (before, expected) in [(None, alone), (Some(4), beside)] {
            let mut shift = Shift::staffed(archive());
            let id = shift.take(1, 1);
            shift.by(1, link_case(id, before));
            shift.by(1, link(id, Some(to)));
            assert_eq!(case_of(&shift, id), expected, "{to} with {before:?}");
        }
    }
}

#[test]
fn whose_it_is_is_said_by_those_who_are_in_it_and_nobody_else() {
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
            link(id, Some(KARI)),
            link(id, None),
            add_customer(id, contact(0, "Liv Berg", "liv@example.com")),
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

/// Behaviour §9.2: only in an active conversation; its wrap-up is part of it.
#[test]
fn whose_it_is_can_be_said_while_it_goes_on_or_is_wrapped_up() {
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
        for command in [
            link(id, Some(KARI)),
            link(id, None),
            add_customer(id, contact(0, "Liv Berg", "liv@example.com")),
        ] {
            assert_eq!(
                shift.try_by(1, command.clone()),
                expected,
                "{command:?} while {status:?}"
            );
        }
    }
}

#[test]
fn a_link_changes_nothing_else_of_the_conversation() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    let before = conversation(&shift, id).clone();
    shift.by(1, link(id, Some(OLA)));
    let mut after = conversation(&shift, id).clone();
    assert_eq!(after.customer, CustomerId(OLA));
    after.customer = before.customer;
    assert_eq!(after, before);
}
