//! What a macro will do, or did, action by action.

use crate::engine::Facet;
use crate::i18n::Messages;
use crate::state::{
    ActionRun, ActionState, Desk, Forecast, MacroOrder, MacroRun, RunStage, action_name, effect_name,
    forecast, in_words, undo_macro,
};
use crate::ui::app::{desk, words};
use crate::ui::kit::{Icon, rescue_focus};
use icondata_core::Icon as Glyph;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "macro-actions ",
    stylers::style_sheet!("./style/scoped/workspace/macro_actions.css")
);

/// One action as it is shown.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    look: Look,
    text: String,
    /// Why it cannot be done, or stays.
    why: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Planned,
    Running,
    Done,
    Failed,
    NotDone,
    TakenBack,
    Stays,
}

impl Look {
    fn glyph(self) -> Glyph {
        match self {
            Self::Planned | Self::Running => icondata_lu::LuCircleDashed,
            Self::Done => icondata_lu::LuCircleCheck,
            Self::Failed => icondata_lu::LuCircleX,
            Self::NotDone => icondata_lu::LuMinus,
            Self::TakenBack => icondata_lu::LuUndo2,
            Self::Stays => icondata_lu::LuPin,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::NotDone => "not-done",
            Self::TakenBack => "taken-back",
            Self::Stays => "stays",
        }
    }

    const fn name(self, words: &Messages) -> Option<&'static str> {
        match self {
            Self::Planned => None,
            Self::Running => Some(words.macros.running),
            Self::Done => Some(words.macros.done),
            Self::Failed => Some(words.macros.failed),
            Self::NotDone => Some(words.macros.not_done),
            Self::TakenBack => Some(words.macros.undone_action),
            Self::Stays => Some(words.macros.stays),
        }
    }
}

/// A dry run until it is run, its report from then on, with the way back.
#[component]
pub(super) fn MacroActions(order: MacroOrder) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let MacroOrder {
        agent,
        conversation,
        locale,
        ..
    } = order;
    let last = RwSignal::from(desk.session(conversation).macro_run);
    let run = Memo::new(move |_| {
        last.get()
            .filter(|run| run.id == order.id && run.step == order.step)
    });
    let lines = Memo::new(move |_| match run.get() {
        Some(run) => run.actions.iter().map(|action| reported(words, action)).collect(),
        None => planned(desk, words, order),
    });
    let stage = Memo::new(move |_| run.with(|run| run.as_ref().map(|run| run.stage)));
    let can_undo = Memo::new(move |_| run.with(|run| run.as_ref().is_some_and(MacroRun::can_be_taken_back)));
    let title = move || {
        if stage.get().is_some() {
            words.macros.what_it_did
        } else {
            words.macros.what_it_will_do
        }
    };
    let state = move || match stage.get() {
        None => "",
        Some(RunStage::Running | RunStage::TakingBack) => words.macros.running,
        Some(RunStage::Done) => words.macros.all_done,
        Some(RunStage::Stopped) => words.macros.stopped,
        Some(RunStage::TakenBack) => words.macros.taken_back,
    };
    view! {
        <div class=CLASS>
            <p class="head">
                <span>{title}</span>
                <strong role="status">{state}</strong>
            </p>
            <ol aria-label=title>
                {move || {
                    lines
                        .get()
                        .into_iter()
                        .map(|line| {
                            view! {
                                <li class=line.look.class()>
                                    <Icon glyph=line.look.glyph() size=14 />
                                    <span class="what">
                                        {line
                                            .look
                                            .name(words)
                                            .map(|name| view! { <span class="visually-hidden">{name} ": "</span> })}
                                        {line.text}
                                        {line.why.map(|why| view! { " " <span class="why">{why}</span> })}
                                    </span>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ol>
            <div class="buttons">
                <Show when=move || can_undo.get()>
                    <button
                        type="button"
                        class="button small"
                        on:click=move |_| {
                            undo_macro(desk, agent, conversation, locale);
                            rescue_focus();
                        }
                    >
                        {words.macros.undo}
                    </button>
                </Show>
                <Show when=move || stage.get().is_some()>
                    <button
                        type="button"
                        class="button small"
                        on:click=move |_| {
                            last.set(None);
                            rescue_focus();
                        }
                    >
                        {words.macros.dry_run}
                    </button>
                </Show>
            </div>
        </div>
    }
}

fn planned(desk: Desk, words: &Messages, order: MacroOrder) -> Vec<Line> {
    let actions = desk.see(&[Facet::Set], |world| {
        let found = world.setup().macros.get(&order.id);
        found.map(|found| found.actions.clone()).unwrap_or_default()
    });
    let forecast = forecast(desk, order);
    let line = |(action, forecast)| {
        let name = || action_name(words, action).to_owned();
        match forecast {
            Forecast::Happens(effect) => Line {
                look: Look::Planned,
                text: effect_name(words, &effect),
                why: None,
            },
            Forecast::Fails(obstacle) => Line {
                look: Look::Failed,
                text: name(),
                why: Some(in_words(words, &obstacle)),
            },
            Forecast::NotReached => Line {
                look: Look::NotDone,
                text: name(),
                why: None,
            },
        }
    };
    actions.iter().zip(forecast).map(line).collect()
}

fn reported(words: &Messages, action: &ActionRun) -> Line {
    let (look, why) = match &action.state {
        ActionState::Waiting => (Look::Planned, None),
        ActionState::Running => (Look::Running, None),
        ActionState::Done => (Look::Done, None),
        ActionState::Failed(why) => (Look::Failed, Some(why)),
        ActionState::NotDone => (Look::NotDone, None),
        ActionState::TakenBack => (Look::TakenBack, None),
        ActionState::Stays(why) => (Look::Stays, Some(why)),
    };
    let effect = action.effect.as_ref();
    Line {
        look,
        text: effect.map_or_else(
            || action_name(words, &action.action).to_owned(),
            |effect| effect_name(words, effect),
        ),
        why: why.map(|why| in_words(words, why)),
    }
}
