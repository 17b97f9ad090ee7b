//! Disposition codes: what came of a conversation, in the words of its work stream (behaviour §5.7).

use super::office::{check, check_saved, stream_with};
use super::people::{desk, primary};
use super::rules::{closure, save};
use super::support::shift::Shift;
use super::words::{in_stage, outcome, outcomes, parts, takes_over};
use switchboard::domain::{
    AgentId, ClosureReason, ConversationId, Dispositions, Floor, Span, Stage, Status, WorkStreamId,
};
use switchboard::engine::{Actor, Command, Refusal, Setting};

fn codes(codes: &[&str]) -> Dispositions {
    Dispositions {
        codes: codes.iter().map(|code| (*code).into()).collect(),
        ..Dispositions::default()
    }
}

/// The desk where chats and messages come to one of three ends, two of them at most.
fn desk_with(is_required: bool) -> Floor {
    let mut set = desk();
    for stream in &mut set.work_streams {
        stream.dispositions = Dispositions {
            required: is_required,
            ..codes(&["Solved", "Refund", "Passed on"])
        };
    }
    set
}

/// An administrator changes what comes of chats.
fn change(shift: &mut Shift, dispositions: Dispositions) {
    let stream = shift.world.work_stream(WorkStreamId(1)).expect("it exists");
    let mut stream = stream.clone();
    stream.dispositions = dispositions;
    save(shift, Setting::WorkStream(stream)).expect("it can be saved");
}

fn unknown(code: &str) -> Refusal {
    Refusal::UnknownDisposition(code.into())
}

#[test]
fn its_agent_says_what_came_of_it_and_nobody_else() {
    for part in parts() {
        let mut shift = Shift::staffed(desk_with(false));
        let id = shift.take(1, 1);
        (part.prepare)(&mut shift, id);
        let said = shift.try_by(part.who, outcome(id, &["Solved"]));
        if part.has_it {
            assert_eq!(said, Ok(()), "{}", part.name);
            assert_eq!(outcomes(&shift, id), ["Solved"], "{}", part.name);
        } else {
            assert_eq!(said, Err(Refusal::NotInvolved), "{}", part.name);
        }
    }
}

#[test]
fn nobody_says_it_who_is_no_agent_not_here_or_of_what_does_not_exist() {
    let mut shift = Shift::staffed(desk_with(false));
    let id = shift.take(1, 1);
    let missing = ConversationId(99);
    assert_eq!(
        shift.try_by(1, outcome(missing, &["Solved"])),
        Err(Refusal::UnknownConversation(missing))
    );
    assert_eq!(
        shift.run(Actor::Customer, outcome(id, &["Solved"])),
        Err(Refusal::OnlyForAgents)
    );
    shift.by(1, Command::SignOut);
    assert_eq!(
        shift.try_by(1, outcome(id, &["Solved"])),
        Err(Refusal::NotSignedIn)
    );
}

/// Each step begins with what the one before left.
#[test]
fn what_is_chosen_takes_the_place_of_what_was_chosen_before() {
    type Step<'a> = (&'a [&'a str], Result<(), Refusal>, &'a [&'a str]);
    let steps: [Step<'_>; 10] = [
        (&["Solved"], Ok(()), &["Solved"]),
        (&["Refund", "Solved"], Ok(()), &["Refund", "Solved"]),
        (&["Lost"], Err(unknown("Lost")), &["Refund", "Solved"]),
        (&["solved"], Err(unknown("solved")), &["Refund", "Solved"]),
        (&["Solved", ""], Err(unknown("")), &["Refund", "Solved"]),
        (
            &["Solved", "Refund", "Passed on"],
            Err(Refusal::TooManyDispositions { limit: 2 }),
            &["Refund", "Solved"],
        ),
        (
            &["Solved", "Solved", "Passed on", "Solved"],
            Ok(()),
            &["Solved", "Passed on"],
        ),
        (&["Passed on", "Passed on"], Ok(()), &["Passed on"]),
        (&[], Ok(()), &[]),
        (&["Refund"], Ok(()), &["Refund"]),
    ];
    let mut shift = Shift::staffed(desk_with(false));
    let id = shift.take(1, 1);
    for (chosen, expected, left) in steps {
        assert_eq!(shift.try_by(1, outcome(id, chosen)), expected, "{chosen:?}");
        assert_eq!(outcomes(&shift, id), left, "{chosen:?}");
    }
}

#[test]
fn the_same_choice_is_no_news() {
    let mut shift = Shift::staffed(desk_with(false));
    let id = shift.take(1, 1);
    let choices: [(&[&str], usize); 5] = [
        (&[], 0),
        (&["Solved"], 1),
        (&["Solved"], 0),
        (&["Solved", "Solved"], 0),
        (&[], 1),
    ];
    for (chosen, news) in choices {
        let before = shift.log.len();
        shift.by(1, outcome(id, chosen));
        assert_eq!(shift.log.len() - before, news, "{chosen:?}");
    }
}

#[test]
fn where_nothing_is_asked_for_nothing_can_be_chosen() {
    let mut shift = Shift::staffed(desk());
    let id = shift.take(1, 1);
    assert_eq!(shift.try_by(1, outcome(id, &["Solved"])), Err(unknown("Solved")));
    assert_eq!(shift.try_by(1, outcome(id, &[])), Ok(()));
    shift.by(1, Command::End(id));
    shift.by(1, Command::CloseSession(id));
}

/// Behaviour §5.7: a code that was taken off the list stays where it was chosen.
#[test]
fn a_code_administrators_took_off_the_list_stays_where_it_was_chosen_until_it_is_given_up() {
    let mut shift = Shift::staffed(desk_with(true));
    let (id, other) = (shift.take(1, 1), shift.take(2, 1));
    shift.by(1, outcome(id, &["Solved"]));
    change(&mut shift, codes(&["Refund", "Passed on"]));
    assert_eq!(outcomes(&shift, id), ["Solved"]);
    assert_eq!(
        shift.try_by(2, outcome(other, &["Solved"])),
        Err(unknown("Solved")),
        "nobody else chooses it any more"
    );
    shift.by(1, outcome(id, &["Solved", "Refund"]));
    assert_eq!(outcomes(&shift, id), ["Solved", "Refund"]);
    shift.by(1, outcome(id, &["Refund"]));
    assert_eq!(
        shift.try_by(1, outcome(id, &["Solved"])),
        Err(unknown("Solved")),
        "what was given up is gone"
    );
}

#[test]
fn a_list_that_is_emptied_or_a_limit_that_is_lowered_takes_nothing_away() {
    for dispositions in [
        codes(&[]),
        Dispositions {
            limit: 1,
            ..codes(&["Solved", "Refund"])
        },
    ] {
        let mut shift = Shift::staffed(desk_with(true));
        let id = shift.take(1, 1);
        shift.by(1, outcome(id, &["Solved", "Refund"]));
        change(&mut shift, dispositions);
        shift.by(1, Command::End(id));
        shift.by(1, Command::CloseSession(id));
        assert_eq!(outcomes(&shift, id), ["Solved", "Refund"]);
    }
}

#[test]
fn where_a_code_is_required_the_agent_cannot_close_without_one() {
    let mut shift = Shift::staffed(desk_with(true));
    let id = shift.take(1, 1);
    shift.by(1, Command::End(id));
    let missing = Err(Refusal::DispositionMissing);
    assert_eq!(shift.try_by(1, Command::CloseSession(id)), missing);
    assert!(matches!(shift.stage(id), Stage::WrapUp { .. }));
    shift.by(1, outcome(id, &["Solved"]));
    shift.by(1, outcome(id, &[]));
    assert_eq!(
        shift.try_by(1, Command::CloseSession(id)),
        missing,
        "chosen and given up"
    );
    shift.by(1, outcome(id, &["Refund"]));
    shift.by(1, Command::CloseSession(id));
    assert_eq!(closure(&shift, id), Some(ClosureReason::AgentClosed));
    assert_eq!(outcomes(&shift, id), ["Refund"]);
}

/// It is for the end: what goes on, elsewhere or later, needs none yet.
#[test]
fn before_the_end_a_session_is_put_down_without_one() {
    for (work_stream, expected) in [(1, Status::Offered), (2, Status::Waiting)] {
        let mut shift = Shift::staffed(desk_with(true));
        let id = shift.take(1, work_stream);
        shift.by(1, Command::CloseSession(id));
        let one = shift.world.conversation(id).expect("it exists");
        assert_eq!(one.status(), expected);
    }
}

/// Nobody is there to choose when the system or a supervisor closes.
#[test]
fn what_is_closed_without_its_agent_needs_no_code() {
    type Close = fn(&mut Shift, ConversationId);
    let cases: [(&str, u32, Status, Close, ClosureReason); 4] = [
        (
            "a chat nobody wraps up",
            1,
            Status::WrapUp,
            |shift, _| shift.wait(Span::minutes(15)),
            ClosureReason::AutoClosed,
        ),
        (
            "a message that waits for too long",
            2,
            Status::Waiting,
            |shift, _| shift.wait(Span::hours(28 * 24)),
            ClosureReason::TimedOut,
        ),
        (
            "closed by a supervisor while it was active",
            1,
            Status::Active,
            |shift, id| shift.by(9, Command::ForceClose(id)),
            ClosureReason::ForceClosed(AgentId(9)),
        ),
        (
            "closed by a supervisor in wrap-up",
            1,
            Status::WrapUp,
            |shift, id| shift.by(9, Command::ForceClose(id)),
            ClosureReason::ForceClosed(AgentId(9)),
        ),
    ];
    for (name, work_stream, status, close, reason) in cases {
        let mut shift = Shift::staffed(desk_with(true));
        let id = in_stage(&mut shift, status);
        let one = shift.world.conversation(id).expect("it exists");
        assert_eq!(one.work_stream, WorkStreamId(work_stream), "{name}");
        close(&mut shift, id);
        assert_eq!(closure(&shift, id), Some(reason), "{name}");
        assert!(outcomes(&shift, id).is_empty(), "{name}");
    }
}

#[test]
fn what_cannot_be_chosen_cannot_be_required() {
    let mut shift = Shift::staffed(desk_with(true));
    let id = shift.take(1, 1);
    change(
        &mut shift,
        Dispositions {
            required: true,
            ..codes(&[])
        },
    );
    shift.by(1, Command::End(id));
    shift.by(1, Command::CloseSession(id));
    assert_eq!(closure(&shift, id), Some(ClosureReason::AgentClosed));
}

#[test]
fn administrators_may_begin_and_stop_to_require_one_at_any_time() {
    let mut shift = Shift::staffed(desk_with(false));
    let id = shift.take(1, 1);
    shift.by(1, Command::End(id));
    for (is_required, expected) in [(true, Err(Refusal::DispositionMissing)), (false, Ok(()))] {
        change(
            &mut shift,
            Dispositions {
                required: is_required,
                ..codes(&["Solved"])
            },
        );
        assert_eq!(shift.try_by(1, Command::CloseSession(id)), expected);
    }
}

#[test]
fn what_one_agent_chose_counts_for_the_next() {
    let mut shift = Shift::staffed(desk_with(true));
    let id = shift.take(1, 1);
    shift.by(1, outcome(id, &["Passed on"]));
    takes_over(&mut shift, id);
    assert_eq!(primary(&shift, id), Some(2));
    assert_eq!(outcomes(&shift, id), ["Passed on"]);
    shift.by(2, Command::End(id));
    shift.by(2, Command::CloseSession(id));
    assert_eq!(closure(&shift, id), Some(ClosureReason::AgentClosed));
}

/// Design §2.9, behaviour §16.1: one to twelve, and none without a word.
#[test]
fn lists_that_could_not_be_chosen_from_cannot_be_saved() {
    let words = "dispositions need words, and 1 to 12 of them can be chosen";
    let limited = |limit| {
        stream_with(|stream| {
            stream.dispositions = Dispositions {
                limit,
                ..codes(&["Solved"])
            };
        })
    };
    let listed = |list: &[&str]| stream_with(|stream| stream.dispositions = codes(list));
    check([
        (words, limited(0)),
        (words, limited(13)),
        (words, listed(&[""])),
        (words, listed(&["Solved", " \t"])),
    ]);
    check_saved([
        ("one", limited(1)),
        ("twelve", limited(12)),
        ("none to choose from", listed(&[])),
        ("some", listed(&["Solved", "Løst", "解決"])),
    ]);
}
