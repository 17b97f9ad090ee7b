//! Notes: what each agent writes down about a conversation, one note each (behaviour §8.7).

use super::people::{conversation, customer_leaves, desk};
use super::support::shift::{START, Shift};
use super::words::{advises, in_stage, note, notes, parts, takes_over};
use switchboard::domain::{Conversation, ConversationId, Span, Status};
use switchboard::engine::{Actor, Command, Refusal, limits};

#[test]
fn whoever_is_or_was_in_it_writes_a_note_and_nobody_else() {
    for part in parts() {
        let mut shift = Shift::staffed(desk());
        let id = shift.take(1, 1);
        (part.prepare)(&mut shift, id);
        let written = shift.try_by(part.who, note(id, "Called twice"));
        if part.was_in {
            assert_eq!(written, Ok(()), "{}", part.name);
            assert_eq!(notes(&shift, id), [(part.who, "Called twice")], "{}", part.name);
        } else {
            assert_eq!(written, Err(Refusal::NotInvolved), "{}", part.name);
        }
    }
}

/// Behaviour §8.14: notes are still possible in wrap-up, and later.
#[test]
fn its_agent_writes_it_whether_it_goes_on_waits_or_is_over() {
    for (status, expected) in [
        (Status::Open, Err(Refusal::NotInvolved)),
        (Status::Active, Ok(())),
        (Status::Waiting, Ok(())),
        (Status::WrapUp, Ok(())),
        (Status::Closed, Ok(())),
    ] {
        let mut shift = Shift::staffed(desk());
        let id = in_stage(&mut shift, status);
        assert_eq!(shift.try_by(1, note(id, "Called twice")), expected, "{status:?}");
        assert_eq!(
            shift.try_by(2, note(id, "Called twice")),
            Err(Refusal::NotInvolved),
            "{status:?}, by a colleague"
        );
    }
}

#[test]
fn nobody_writes_one_about_what_nobody_ever_had_or_what_does_not_exist() {
    let mut shift = Shift::staffed(desk());
    let id = in_stage(&mut shift, Status::Open);
    customer_leaves(&mut shift, id);
    let unknown = ConversationId(99);
    for (id, expected) in [
        (id, Refusal::NotInvolved),
        (unknown, Refusal::UnknownConversation(unknown)),
    ] {
        assert_eq!(shift.try_by(1, note(id, "Gone")), Err(expected));
        assert_eq!(
            shift.run(Actor::Customer, note(id, "Gone")),
            Err(Refusal::OnlyForAgents)
        );
    }
    shift.by(1, Command::SignOut);
    assert_eq!(shift.try_by(1, note(id, "Gone")), Err(Refusal::NotSignedIn));
}

#[test]
fn a_note_takes_the_place_of_the_one_before_and_an_empty_one_of_all() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    let steps: [(&str, &[(u32, &str)]); 5] = [
        ("Called", &[(1, "Called")]),
        ("Called twice", &[(1, "Called twice")]),
        ("", &[]),
        ("Called again", &[(1, "Called again")]),
        (" \n\t", &[]),
    ];
    for (text, expected) in steps {
        shift.by(1, note(id, text));
        assert_eq!(notes(&shift, id), expected, "{text:?}");
    }
}

/// It is saved while it is typed: what has not changed is not told.
#[test]
fn the_same_words_are_no_news() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    let count = |shift: &mut Shift, text: &str| {
        shift.wait(Span::seconds(1));
        let before = shift.log.len();
        shift.by(1, note(id, text));
        shift.log.len() - before
    };
    for (text, news) in [
        ("", 0),
        ("Called", 1),
        ("Called", 0),
        ("called", 1),
        ("", 1),
        ("", 0),
    ] {
        assert_eq!(count(&mut shift, text), news, "{text:?}");
    }
}

#[test]
fn it_is_dated_when_it_was_last_changed() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    for (text, minutes) in [("Called", 1), ("Called", 1), ("Called twice", 3)] {
        shift.wait(Span::minutes(1));
        shift.by(1, note(id, text));
        let note = conversation(&shift, id).notes.first().expect("it is there");
        assert_eq!(note.at, START + Span::minutes(minutes), "{text:?}");
    }
}

#[test]
fn it_is_as_long_as_its_limit_and_no_longer() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    let longest = "å".repeat(limits::NOTE_CHARS);
    shift.by(1, note(id, &longest));
    assert_eq!(
        shift.try_by(1, note(id, &format!("{longest}!"))),
        Err(Refusal::NoteTooLong)
    );
    assert_eq!(notes(&shift, id), [(1, &*longest)], "what was there stays");
}

#[test]
fn everybody_changes_only_their_own() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    advises(&mut shift, id);
    shift.by(9, Command::Monitor(id));
    for who in [1, 2, 9] {
        shift.by(who, note(id, "Called"));
    }
    shift.by(2, note(id, "Looked it up"));
    let mut found = notes(&shift, id);
    found.sort_unstable();
    assert_eq!(found, [(1, "Called"), (2, "Looked it up"), (9, "Called")]);

    shift.by(2, note(id, ""));
    let mut found = notes(&shift, id);
    found.sort_unstable();
    assert_eq!(found, [(1, "Called"), (9, "Called")]);
}

#[test]
fn notes_go_with_the_conversation_from_hand_to_hand_and_into_what_is_closed() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    shift.by(1, note(id, "Called twice"));
    takes_over(&mut shift, id);
    assert_eq!(notes(&shift, id), [(1, "Called twice")], "taken over");
    shift.by(2, note(id, "Sent a new one"));
    shift.by(2, Command::CloseSession(id));
    assert_eq!(
        notes(&shift, id),
        [(1, "Called twice"), (2, "Sent a new one")],
        "back in the queue"
    );
    let taken_by = shift.offered_to(id).expect("somebody is free");
    shift.by(taken_by, Command::Accept(id));
    shift.by(taken_by, Command::End(id));
    shift.by(taken_by, Command::CloseSession(id));
    assert_eq!(
        notes(&shift, id),
        [(1, "Called twice"), (2, "Sent a new one")],
        "closed"
    );
}

#[test]
fn an_adviser_who_is_gone_leaves_their_note_and_may_still_finish_it() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    advises(&mut shift, id);
    shift.by(2, note(id, "Looked it up"));
    shift.by(2, Command::Leave(id));
    assert_eq!(notes(&shift, id), [(2, "Looked it up")]);
    // Saved after a pause in typing, which may come when they have gone.
    shift.by(2, note(id, "Looked it up, and it is known"));
    assert_eq!(notes(&shift, id), [(2, "Looked it up, and it is known")]);
}

/// A note is no word to anybody: neither clocks nor turns nor the transcript know of it.
#[test]
fn a_note_changes_nothing_else() {
    for status in [Status::Active, Status::Waiting, Status::WrapUp, Status::Closed] {
        let mut shift = Shift::staffed(desk());
        let id = in_stage(&mut shift, status);
        let before = conversation(&shift, id).clone();
        shift.wait(Span::seconds(30));
        shift.by(1, note(id, "Called"));
        let after = conversation(&shift, id).clone();
        assert_ne!(after.notes, before.notes, "{status:?}");
        let without = Conversation {
            notes: before.notes.clone(),
            ..after
        };
        assert_eq!(without, before, "{status:?}");
    }
}
