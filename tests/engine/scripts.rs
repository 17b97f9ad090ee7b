//! Agent scripts: which one a conversation begins with, and how far an agent got (behaviour §10.2).

use super::office::{check, check_saved, compares, stream_with};
use super::people::conversation;
use super::records::{
    KARI, archive, begins_with, choose, dossier, failed, link, mark, news, refused, reset, script,
    writes_from,
};
use super::rules::{context, context_is, save, try_arrive};
use super::support::shift::{Shift, stream};
use super::words::{in_stage, parts};
use switchboard::domain::{
    Channel, Condition, ConversationId, Field, Floor, MacroId, Operator, RecordField, Script, ScriptId,
    ScriptRule, Status, Step, StepAction, StepMark, StepOutcome, Value,
};
use switchboard::engine::{Refusal, Setting, first_script, limits};

use StepOutcome::Done;

/// The desk whose chats begin with these scripts.
fn desk_with(rules: Vec<ScriptRule>) -> Floor {
    let mut set = archive();
    set.scripts.push(script(3, &[StepAction::Text]));
    set.work_streams[0].scripts = rules;
    set
}

fn begins(shift: &Shift, id: ConversationId) -> Option<u32> {
    first_script(&shift.world, conversation(shift, id)).map(|script| script.0)
}

/// How far an agent got: script, step and how it went, in the order in which it was said.
fn marks(shift: &Shift, id: ConversationId) -> Vec<(u32, u16, StepOutcome)> {
    let marks = dossier(shift, id).marks.into_iter();
    marks
        .map(
            |StepMark {
                 script,
                 step,
                 outcome,
             }| (script.0, step, outcome),
        )
        .collect()
}

#[test]
fn a_conversation_begins_with_the_script_of_the_first_rule_that_applies() {
    let is_known = || Condition::test(Field::CustomerIsKnown, Operator::Equals, Value::Number(1));
    let returns = || context_is("topic", "return");
    let rules = vec![
        begins_with(returns(), 3),
        begins_with(Condition::All(vec![is_known(), returns()]), 1),
        begins_with(is_known(), 2),
        begins_with(Condition::ALWAYS, 1),
    ];
    for (from, topic, expected) in [
        ("nobody@example.com", "delivery", 1),
        ("kari@example.com", "delivery", 2),
        ("kari@example.com", "return", 3),
        ("nobody@example.com", "return", 3),
    ] {
        let mut shift = Shift::open(desk_with(rules.clone()));
        let told = context([("topic", Value::text(topic))]);
        let id = try_arrive(&mut shift, 1, writes_from(from), told).expect("it is taken in");
        assert_eq!(begins(&shift, id), Some(expected), "{topic} from {from}");
    }
}

#[test]
fn where_no_rule_applies_there_is_no_script_to_begin_with() {
    for rules in [vec![], vec![begins_with(context_is("topic", "return"), 1)]] {
        let mut shift = Shift::open(desk_with(rules));
        let id = shift.contact(1);
        assert_eq!(begins(&shift, id), None);
    }
}

/// It is looked up whenever it is asked for, so what becomes known of the customer counts.
#[test]
fn another_customer_may_mean_another_script_to_begin_with() {
    let is_kari = Condition::test(
        Field::CustomerName,
        Operator::Equals,
        Value::text("Kari Nordmann"),
    );
    let rules = vec![begins_with(is_kari, 2), begins_with(Condition::ALWAYS, 1)];
    let mut shift = Shift::staffed(desk_with(rules));
    let id = shift.take(1, 1);
    assert_eq!(begins(&shift, id), Some(1));
    shift.by(1, link(id, Some(KARI)));
    assert_eq!(begins(&shift, id), Some(2));
}

#[test]
fn an_agent_follows_one_script_at_a_time() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    assert_eq!(dossier(&shift, id).script, None);
    for (script, told) in [(1, 1), (1, 0), (2, 1), (1, 1)] {
        assert_eq!(news(&mut shift, 1, choose(id, script)), told, "{script}");
        assert_eq!(dossier(&shift, id).script, Some(ScriptId(script)));
    }
    assert_eq!(shift.try_by(1, choose(id, 9)), Err(Refusal::UnknownScript));
    assert_eq!(
        dossier(&shift, id).script,
        Some(ScriptId(1)),
        "what was chosen stays"
    );
}

/// Behaviour §10.2: a step can be run again, and the last run wins.
#[test]
fn the_last_run_of_a_step_wins() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    let fault = || failed("No case is linked");
    let runs = [
        (0, Some(Done), 1),
        (0, Some(Done), 0),
        (1, fault(), 1),
        (1, fault(), 0),
        (1, failed("Not found"), 1),
        (1, Some(Done), 1),
        (0, fault(), 1),
        (1, None, 1),
        (1, None, 0),
    ];
    for (step, outcome, told) in runs {
        assert_eq!(
            news(&mut shift, 1, mark(id, 1, step, outcome.clone())),
            told,
            "{step} {outcome:?}"
        );
        let found = marks(&shift, id);
        let of_step = found.into_iter().filter(|(_, other, _)| *other == step);
        let found: Vec<_> = of_step.map(|(.., outcome)| outcome).collect();
        assert_eq!(found, Vec::from_iter(outcome), "{step}");
    }
    assert_eq!(
        marks(&shift, id),
        [(1, 0, StepOutcome::Failed("No case is linked".into()))]
    );
}

#[test]
fn steps_of_several_scripts_are_marked_side_by_side() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    for (script, step) in [(1, 2), (2, 0), (1, 0)] {
        shift.by(1, mark(id, script, step, Some(Done)));
    }
    assert_eq!(marks(&shift, id), [(1, 2, Done), (2, 0, Done), (1, 0, Done)]);
}

#[test]
fn a_script_begins_anew_by_itself() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    shift.by(1, choose(id, 1));
    assert_eq!(news(&mut shift, 1, reset(id, 1)), 0, "nothing was done yet");
    for (script, step) in [(1, 0), (2, 0), (1, 1)] {
        shift.by(1, mark(id, script, step, Some(Done)));
    }
    for (script, told) in [(1, 1), (1, 0), (9, 0)] {
        assert_eq!(news(&mut shift, 1, reset(id, script)), told, "{script}");
    }
    assert_eq!(marks(&shift, id), [(2, 0, Done)]);
    assert_eq!(
        dossier(&shift, id).script,
        Some(ScriptId(1)),
        "it is still followed"
    );
}

#[test]
fn there_is_no_step_beyond_the_last() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    for (script, step) in [(1, 3), (2, 1), (1, u16::MAX), (9, 0)] {
        for outcome in [Some(Done), failed("Not found"), None] {
            assert_eq!(
                shift.try_by(1, mark(id, script, step, outcome)),
                Err(Refusal::UnknownScript),
                "{script}, {step}"
            );
        }
    }
}

#[test]
fn the_reason_of_a_failure_has_its_limit() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    let longest = "å".repeat(limits::RECORD_CHARS);
    assert_eq!(
        shift.try_by(1, mark(id, 1, 0, failed(&format!("{longest}!")))),
        Err(Refusal::FieldTooLong(RecordField::Text))
    );
    shift.by(1, mark(id, 1, 0, failed(&longest)));
}

#[test]
fn whoever_is_or_was_in_it_follows_its_scripts() {
    for part in parts() {
        let mut shift = Shift::staffed(archive());
        let id = shift.take(1, 1);
        (part.prepare)(&mut shift, id);
        let expected = if part.was_in {
            Ok(())
        } else {
            Err(Refusal::NotInvolved)
        };
        for command in [choose(id, 1), mark(id, 1, 0, Some(Done)), reset(id, 1)] {
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
fn scripts_are_followed_whether_it_goes_on_waits_or_is_over() {
    for (status, expected) in [
        (Status::Open, Err(Refusal::NotInvolved)),
        (Status::Offered, Err(Refusal::NotInvolved)),
        (Status::Active, Ok(())),
        (Status::Waiting, Ok(())),
        (Status::WrapUp, Ok(())),
        (Status::Closed, Ok(())),
    ] {
        let mut shift = Shift::staffed(archive());
        let id = in_stage(&mut shift, status);
        for command in [choose(id, 1), mark(id, 1, 0, Some(Done)), reset(id, 1)] {
            assert_eq!(
                shift.try_by(1, command.clone()),
                expected,
                "{command:?} while {status:?}"
            );
        }
    }
}

/// Progress is of what was done, not of what the script says now.
#[test]
fn a_script_that_gets_shorter_takes_no_progress_away() {
    let mut shift = Shift::staffed(archive());
    let id = shift.take(1, 1);
    shift.by(1, mark(id, 1, 2, Some(Done)));
    save(&mut shift, Setting::Script(script(1, &[StepAction::Text]))).expect("it can be saved");
    assert_eq!(marks(&shift, id), [(1, 2, Done)]);
    assert_eq!(shift.try_by(1, mark(id, 1, 2, None)), Err(Refusal::UnknownScript));
    shift.by(1, reset(id, 1));
    assert!(marks(&shift, id).is_empty());
}

fn script_with(change: impl FnOnce(&mut Script)) -> Setting {
    let mut changed = script(1, &[StepAction::Text]);
    change(&mut changed);
    Setting::Script(changed)
}

/// The script with a second step.
fn steps_on(title: &str, action: StepAction) -> Setting {
    script_with(|script| {
        script.steps.push(Step {
            title: title.into(),
            text: "".into(),
            action,
        });
    })
}

#[test]
fn a_script_has_a_name_so_many_titled_steps_and_leads_somewhere() {
    let long = "å".repeat(limits::FIELD_CHARS + 1);
    let many = |count: usize| script(1, &vec![StepAction::Text; count]);
    let nowhere = "script Script 1: step Next leads to something that does not exist";
    check([
        (
            "script 1: it needs a name",
            script_with(|script| script.name = "\t".into()),
        ),
        (
            "script 1: it needs a name",
            script_with(|script| script.name = long.as_str().into()),
        ),
        (
            "script Script 1: a step has no title",
            steps_on(" ", StepAction::Text),
        ),
        (nowhere, steps_on("Next", StepAction::Macro(MacroId(9)))),
        (nowhere, steps_on("Next", StepAction::Script(ScriptId(9)))),
        (
            "script Script 1 has more than 100 steps",
            Setting::Script(many(limits::STEPS + 1)),
        ),
        (
            "go up to",
            script_with(|script| script.id = ScriptId(limits::NUMBER + 1)),
        ),
    ]);
    check_saved([
        ("without steps", script_with(|script| script.steps.clear())),
        ("as long as it may be", Setting::Script(many(limits::STEPS))),
        ("a step without a text", steps_on("Next", StepAction::Text)),
        ("over again", steps_on("Next", StepAction::Script(ScriptId(1)))),
    ]);
}

#[test]
fn a_work_stream_begins_with_scripts_there_are_and_asks_about_no_agent() {
    let begins =
        |when: Condition, script: u32| stream_with(|stream| stream.scripts = vec![begins_with(when, script)]);
    let about_agent = compares(Field::AgentUnits, Operator::AtLeast, 1);
    let incomplete = compares(Field::Channel, Operator::Equals, 2);
    check([
        (
            "work stream Stream 1 begins with a script that does not exist",
            begins(Condition::ALWAYS, 9),
        ),
        ("asks about an agent before one is chosen", begins(about_agent, 9)),
        (
            "asks about an agent before one is chosen",
            begins(Condition::SkillsMatch, 9),
        ),
        ("wrong number of values", begins(incomplete, 9)),
    ]);
    let mut shift = Shift::open(archive());
    let mut chats = stream(1, Channel::LiveChat, 40);
    chats.scripts = vec![begins_with(Condition::ALWAYS, 2)];
    assert_eq!(save(&mut shift, Setting::WorkStream(chats)), Ok(()));
}

#[test]
fn a_script_numbered_twice_is_refused() {
    let mut set = archive();
    set.scripts.push(script(1, &[]));
    assert!(refused(set).contains("script 1 is there twice"));
    let mut set = archive();
    let copy = set.macros[0].clone();
    set.macros.push(copy);
    assert!(refused(set).contains("macro 1 is there twice"));
}
