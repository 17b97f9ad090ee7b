//! Macros at a desk whose link leads to a real engine.

mod scenery;

use super::effect::{CaseName, Effect, Obstacle};
use super::plan::{ArticleLink, Forecast, OnScreen, Scene, foresee, plan};
use super::run::{ActionState, RunStage};
use super::runner::{MacroOrder, forecast, run_macro};
use crate::analysis::Form;
use crate::domain::{
    ArticleId, Audience, Case, CaseId, CasePriority, CaseStatus, CaseTemplate, MacroAction, MacroTab,
    MacroTarget, ScriptId, StepOutcome,
};
use crate::engine::{Command, Refusal};
use crate::state::{Focus, Tab};
use leptos::prelude::{GetUntracked, Set, WithUntracked};
use scenery::{BERT, CHAT, LUCIA, MARTA, OTHER, Scenery, template};
use std::sync::Arc;

fn create(title: &str) -> MacroAction {
    MacroAction::CreateCase(template(title))
}

fn resolve(resolution: &str) -> MacroAction {
    MacroAction::ResolveCase {
        resolution: resolution.into(),
    }
}

#[test]
fn later_actions_use_what_earlier_ones_made() {
    let update = MacroAction::UpdateCase(CaseTemplate {
        priority: Some(CasePriority::High),
        description: "About ${caseTitle}, ${caseId}".into(),
        ..CaseTemplate::default()
    });
    let scenery = Scenery::new(vec![
        create("Return of order ${Order number}"),
        update,
        MacroAction::OpenTab(MacroTab::Case),
    ]);
    let dry = forecast(scenery.desk, scenery.order(CHAT));
    let new = CaseName::New("Return of order 20418".into());
    assert!(matches!(
        &dry[0],
        Forecast::Happens(Effect::CaseIsCreated { instead_of: None, .. })
    ));
    assert!(matches!(&dry[1], Forecast::Happens(Effect::CaseChanges { case, .. }) if *case == new));
    assert_eq!(dry[2], Forecast::Happens(Effect::CaseTabOpens(new)));
    assert_eq!(scenery.case(), None, "a dry run does nothing");

    scenery.run();
    assert_eq!(scenery.states(), vec![ActionState::Done; 3]);
    let case = scenery.case().unwrap();
    assert_eq!(&*case.title, "Return of order 20418");
    assert_eq!(case.customer, Some(MARTA));
    assert_eq!(case.priority, CasePriority::High);
    assert_eq!(&*case.description, "About Return of order 20418, CAS-00006");
    let front = scenery.session().tabs.with_untracked(|tabs| tabs.front());
    assert_eq!(front, Tab::Case(case.id));

    scenery.undo();
    assert_eq!(scenery.stage(), RunStage::TakenBack);
    assert_eq!(scenery.states(), vec![ActionState::TakenBack; 3]);
    assert_eq!(scenery.case(), None);
    let cancelled = scenery
        .world(|world| world.records().case(case.id).cloned())
        .unwrap();
    assert_eq!(cancelled.status, CaseStatus::Cancelled);
    assert_eq!(&*cancelled.resolution, "Undone");
    let front = scenery.session().tabs.with_untracked(|tabs| tabs.front());
    assert_eq!(front, Tab::Summary);
}

#[test]
fn it_stops_on_the_first_error_and_marks_its_step() {
    let scenery = Scenery::new(vec![
        create("Return"),
        MacroAction::SetDisposition {
            code: "Nonsense".into(),
        },
        resolve("Never"),
    ]);
    let unknown = Obstacle::Refused(Refusal::UnknownDisposition("Nonsense".into()));
    let dry = forecast(scenery.desk, scenery.order(CHAT));
    assert_eq!(dry[1..], [Forecast::Fails(unknown.clone()), Forecast::NotReached]);
    let order = MacroOrder {
        step: Some((ScriptId(1), 0)),
        ..scenery.order(CHAT)
    };
    run_macro(scenery.desk, order);
    assert_eq!(
        scenery.states(),
        [
            ActionState::Done,
            ActionState::Failed(unknown),
            ActionState::NotDone
        ]
    );
    let marks = || {
        scenery.world(|world| {
            let dossier = world.conversation(CHAT).unwrap().dossier.as_ref();
            dossier.map(|dossier| dossier.marks.clone()).unwrap_or_default()
        })
    };
    assert!(matches!(marks()[0].outcome, StepOutcome::Failed(_)));
    scenery.undo();
    assert!(marks().is_empty(), "the step is to be done again");
    assert_eq!(scenery.case(), None);
}

#[test]
fn it_is_bound_to_its_conversation_whichever_is_in_front() {
    let scenery = Scenery::new(vec![
        create("Return"),
        MacroAction::InsertQuickReply {
            title: "Greeting".into(),
        },
        MacroAction::SetFocus(MacroTarget::Composer),
    ]);
    scenery.desk.sessions().set_focus(Focus::Session(OTHER));
    scenery.run();
    assert_eq!(scenery.states(), vec![ActionState::Done; 3]);
    assert!(scenery.case().is_some());
    assert_eq!(scenery.draft(), "Hello Marta", "in the language of the desk");
    assert_eq!(
        scenery.session().wish.get_untracked(),
        None,
        "nobody's focus moves"
    );
    let other = scenery.world(|world| world.conversation(OTHER).and_then(|other| other.case()));
    assert_eq!(other, None);
    let draft = scenery
        .desk
        .session(OTHER)
        .draft(Audience::Public)
        .get_untracked();
    assert_eq!(draft, "");
}

#[test]
fn what_was_there_before_comes_back() {
    let scenery = Scenery::new(vec![
        MacroAction::LinkCustomer {
            search: "lucia gomez".into(),
        },
        MacroAction::UpdateCase(template("Battery, once more")),
        resolve("New battery sent"),
        MacroAction::SetDisposition {
            code: "Solved".into(),
        },
        MacroAction::InsertQuickReply {
            title: "Greeting".into(),
        },
    ]);
    scenery
        .session()
        .draft(Audience::Public)
        .set("One moment.".into());
    scenery.run();
    assert_eq!(scenery.states(), vec![ActionState::Done; 5]);
    let case = scenery.case().unwrap();
    assert_eq!(
        (case.id, case.status),
        (CaseId(5), CaseStatus::Resolved),
        "her only open case"
    );
    assert_eq!(scenery.draft(), "One moment.\nHello Lucía");
    scenery.undo();
    assert_eq!(scenery.states(), vec![ActionState::TakenBack; 5]);
    let case = scenery
        .world(|world| world.records().case(CaseId(5)).cloned())
        .unwrap();
    assert_eq!(&*case.title, "Battery does not hold");
    assert!(case.status.is_active());
    assert_eq!(scenery.draft(), "One moment.");
    scenery.world(|world| {
        let conversation = world.conversation(CHAT).unwrap();
        assert_eq!((conversation.customer, conversation.case()), (MARTA, None));
        assert!(conversation.dispositions.is_empty());
    });
}

#[test]
fn what_was_changed_since_stays() {
    let scenery = Scenery::new(vec![
        MacroAction::OpenCaseForm(template("Return of ${Model}")),
        MacroAction::InsertQuickReply {
            title: "Greeting".into(),
        },
    ]);
    scenery.run();
    let form = scenery.session().case_form.get_untracked().unwrap().record;
    assert_eq!((&*form.title, form.customer), ("Return of …", Some(MARTA)));
    scenery
        .session()
        .draft(Audience::Public)
        .set("Hello Marta, one moment.".into());
    scenery.undo();
    assert_eq!(
        scenery.states(),
        [ActionState::TakenBack, ActionState::Stays(Obstacle::ChangedSince)]
    );
    assert_eq!(scenery.session().case_form.get_untracked(), None);
    let tabs = scenery.session().tabs.get_untracked();
    assert_eq!(tabs.open_tabs(), [Tab::Summary]);
}

#[test]
fn what_others_changed_since_is_theirs_to_keep() {
    let scenery = Scenery::new(vec![
        create("Return"),
        MacroAction::UpdateCase(CaseTemplate {
            priority: Some(CasePriority::High),
            ..CaseTemplate::default()
        }),
        MacroAction::SetDisposition {
            code: "Solved".into(),
        },
    ]);
    scenery.run();
    let changed = Case {
        description: "Written since".into(),
        ..scenery.case().unwrap()
    };
    scenery.desk.send(Command::SaveCase {
        case: Box::new(changed),
        conversation: None,
    });
    scenery.desk.send(Command::SetDispositions {
        conversation: CHAT,
        codes: vec!["Passed on".into()],
    });
    scenery.undo();
    assert_eq!(
        scenery.states(),
        [
            ActionState::Stays(Obstacle::ChangedSince),
            ActionState::TakenBack,
            ActionState::Stays(Obstacle::ChangedSince)
        ]
    );
    let case = scenery.case().unwrap();
    assert_eq!((case.id, case.status), (CaseId(6), CaseStatus::InProgress));
    assert_eq!(case.priority, CasePriority::Normal);
    assert_eq!(&*case.description, "Written since");
    let codes = scenery.world(|world| world.conversation(CHAT).unwrap().dispositions.clone());
    assert_eq!(codes, [Arc::<str>::from("Passed on")]);
}

#[test]
fn a_step_stays_marked_when_nothing_is_taken_back() {
    let scenery = Scenery::new(vec![create("Return")]);
    run_macro(
        scenery.desk,
        MacroOrder {
            step: Some((ScriptId(1), 0)),
            ..scenery.order(CHAT)
        },
    );
    let changed = Case {
        title: "Return of the box".into(),
        ..scenery.case().unwrap()
    };
    scenery.desk.send(Command::SaveCase {
        case: Box::new(changed),
        conversation: None,
    });
    scenery.undo();
    assert_eq!(scenery.states(), [ActionState::Stays(Obstacle::ChangedSince)]);
    let outcome = scenery.world(|world| {
        let dossier = world.conversation(CHAT).unwrap().dossier.as_ref();
        dossier.and_then(|dossier| dossier.marks.first().map(|mark| mark.outcome.clone()))
    });
    assert_eq!(outcome, Some(StepOutcome::Done));
}

#[test]
fn a_case_that_is_being_written_is_not_written_over() {
    let scenery = Scenery::new(vec![MacroAction::OpenCaseForm(template("Return"))]);
    let written = Case {
        title: "My own words".into(),
        ..Case::default()
    };
    let written = Form::written(written, Case::default(), MARTA);
    scenery.session().case_form.set(Some(written.clone()));
    scenery.run();
    assert_eq!(scenery.states(), [ActionState::Failed(Obstacle::CaseFormInUse)]);
    assert_eq!(scenery.session().case_form.get_untracked(), Some(written));
}

/// One action, foreseen in the first conversation.
fn foreseen(action: &MacroAction) -> Result<Effect, Obstacle> {
    let scenery = Scenery::new(Vec::new());
    scenery.world(|world| {
        let find_article = |search: &str| {
            (search == "return label").then(|| ArticleLink {
                article: ArticleId(1),
                title: "Get a return label".into(),
                message: "Get a return label: https://shop.example/label".into(),
            })
        };
        let scene = Scene {
            world,
            conversation: world.conversation(CHAT).unwrap(),
            me: BERT,
            language: "en-GB",
            screen: OnScreen::default(),
            find_article: &find_article,
        };
        let planned = plan(scene, std::slice::from_ref(action));
        let alone = foresee(scene, action);
        match (&planned[0], &alone) {
            (Forecast::Happens(first), Ok(second)) => assert_eq!(first, second),
            (Forecast::Fails(first), Err(second)) => assert_eq!(first, second),
            _ => panic!("a dry run says what a run does: {planned:?} {alone:?}"),
        }
        alone
    })
}

#[test]
fn every_obstacle_has_its_reason() {
    let link = |search: &str| MacroAction::LinkCustomer {
        search: search.into(),
    };
    let article = |search: &str| MacroAction::SendArticle {
        search: search.into(),
    };
    for (action, expected) in [
        (resolve("Done"), Obstacle::NoCase),
        (MacroAction::OpenTab(MacroTab::Case), Obstacle::NoCase),
        (create("${Model}"), Obstacle::NotKnown(vec!["Model".into()])),
        (link("Nobody Known"), Obstacle::NobodyFits("Nobody Known".into())),
        (
            article("flying carpet"),
            Obstacle::NoArticle("flying carpet".into()),
        ),
        (
            MacroAction::InsertQuickReply {
                title: "Farewell".into(),
            },
            Obstacle::NoQuickReply("Farewell".into()),
        ),
    ] {
        assert_eq!(foreseen(&action), Err(expected), "{action:?}");
    }
    assert!(matches!(
        foreseen(&link("LUCIA@gomez.example")),
        Ok(Effect::CustomerIsLinked { customer: LUCIA, .. })
    ));
    assert!(matches!(
        foreseen(&article("return label")),
        Ok(Effect::ArticleIsSent { .. })
    ));
    let letter = MacroAction::DraftEmail {
        subject: "Order ${Order number}".into(),
        text: "Dear {FirstName{Customer}}, about ${Model}".into(),
    };
    assert_eq!(
        foreseen(&letter),
        Ok(Effect::EmailOpens {
            to: Some("marta@holm.example".into()),
            subject: "Order 20418".into(),
            text: "Dear Marta, about …".into(),
            missing: vec!["Model".into()],
        })
    );
}
