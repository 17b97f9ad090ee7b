//! The agent script: what to do next, step by step, and how far one got (seed 002; behaviour §10.2).

use super::report::MacroActions;
use crate::analysis::{Known, fill_script, plain};
use crate::domain::{AgentId, ConversationId, MacroId, Script, ScriptId, StepAction, StepMark, StepOutcome};
use crate::engine::{Command, Facet, World, first_script};
use crate::state::{Desk, MacroOrder, MacroRun, run_macro};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::{Icon, focus_first};
use leptos::prelude::*;
use std::sync::Arc;

const CLASS: &str = concat!(
    "script ",
    stylers::style_sheet!("./style/scoped/workspace/script.css")
);

/// A script as it stands in a conversation.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    id: ScriptId,
    /// The language it is written in, as BCP 47 names it.
    language: String,
    description: String,
    steps: Vec<Row>,
}

/// One of its steps, filled in.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    title: String,
    text: String,
    action: StepAction,
    outcome: Option<StepOutcome>,
}

impl Row {
    fn is_done(&self) -> bool {
        self.outcome == Some(StepOutcome::Done)
    }

    /// Why it could not be done.
    fn failure(&self) -> Option<Arc<str>> {
        match &self.outcome {
            Some(StepOutcome::Failed(why)) => Some(why.clone()),
            _ => None,
        }
    }
}

/// The script of the conversation: the one chosen, or else the one its work stream begins with.
#[component]
pub(super) fn AgentScript(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    // Those in the language of the desk first.
    let scripts = Memo::new(move |_| {
        desk.see(&[Facet::Set], |world| {
            let own = locale.tag().split('-').next();
            let all = world.setup().scripts.values();
            let mut all: Vec<_> = all
                .map(|script| {
                    (
                        script.language.split('-').next() != own,
                        script.id,
                        script.name.to_string(),
                    )
                })
                .collect();
            all.sort();
            all
        })
    });
    let current = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation), Facet::Set], |world| {
            current(world, conversation)
        })
    });
    let customer = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            world.conversation(conversation).map(|found| found.customer)
        })
    });
    let shown = Memo::new(move |_| {
        let id = current.get()?;
        let mut facets = vec![Facet::Conversation(conversation), Facet::Set, Facet::Cases];
        facets.extend(customer.get().map(Facet::Customer));
        desk.see(&facets, |world| {
            read(world, conversation, me, id, words.productivity.not_known_yet)
        })
    });
    let on_choose = move |event| {
        if let Ok(id) = event_target_value(&event).parse() {
            desk.send(Command::ChooseScript {
                conversation,
                script: ScriptId(id),
            });
        }
    };
    let places = move || {
        let shown = shown.get();
        shown.map_or_else(Vec::new, |shown| {
            (0..shown.steps.len()).map(|place| (shown.id, place)).collect()
        })
    };
    let done = Memo::new(move |_| {
        shown.with(|shown| {
            let steps = shown.as_ref().map_or(&[][..], |shown| &shown.steps);
            (steps.iter().filter(|step| step.is_done()).count(), steps.len())
        })
    });
    let is_begun = Memo::new(move |_| {
        shown.with(|shown| {
            let steps = shown.as_ref().map_or(&[][..], |shown| &shown.steps);
            steps.iter().any(|step| step.outcome.is_some())
        })
    });
    let reset = move |_| {
        if let Some(script) = current.get_untracked() {
            desk.send(Command::ResetScript { conversation, script });
        }
    };
    view! {
        <div class=CLASS>
            {move || scripts.with(Vec::is_empty).then(|| view! { <p class="note">{words.productivity.no_scripts}</p> })}
            <Show when=move || !scripts.with(Vec::is_empty)>
                <label class="choose">
                    <span>{words.productivity.choose_script}</span>
                    <select on:change=on_choose>
                        <option value="" disabled=true prop:selected=move || current.get().is_none()>
                            {words.productivity.none_chosen}
                        </option>
                        {move || {
                            scripts
                                .get()
                                .into_iter()
                                .map(|(_, id, name)| {
                                    view! {
                                        <option value=id.0 prop:selected=move || current.get() == Some(id)>
                                            {plain(&name).into_owned()}
                                        </option>
                                    }
                                })
                                .collect_view()
                        }}
                    </select>
                </label>
            </Show>
            {move || {
                let description = shown
                    .with(|shown| {
                        shown.as_ref().map(|shown| (shown.language.clone(), shown.description.clone()))
                    });
                match description {
                    None if scripts.with(Vec::is_empty) => ().into_any(),
                    None => view! { <p class="note">{words.productivity.none_by_rule}</p> }.into_any(),
                    Some((language, description)) => {
                        view! {
                            <p class="note" lang=language>
                                {description}
                            </p>
                        }
                            .into_any()
                    }
                }
            }}
            <Show when=move || done.get().1 != 0>
                <div class="progress">
                    <progress
                        max=move || done.get().1
                        value=move || done.get().0
                        aria-label=words.productivity.steps
                    ></progress>
                    <span role="status" data-test="script-progress">
                        {move || {
                            let (done, steps) = done.get();
                            (words.productivity.done_of)(done, steps)
                        }}
                    </span>
                    <button
                        type="button"
                        class="button small"
                        disabled=move || !is_begun.get()
                        on:click=reset
                    >
                        {words.productivity.reset}
                    </button>
                </div>
            </Show>
            <ol aria-label=words.productivity.steps>
                <For each=places key=|place| *place let:place>
                    <StepRow me conversation script=place.0 place=place.1 shown />
                </For>
            </ol>
        </div>
    }
}

/// One step: what it is called and what its button does; unfolded, what it asks for and how it went.
#[component]
fn StepRow(
    me: AgentId,
    conversation: ConversationId,
    script: ScriptId,
    place: usize,
    shown: Memo<Option<Shown>>,
) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let session = desk.session(conversation);
    let unfolded = RwSignal::from(session.open_steps);
    let run = RwSignal::from(session.macro_run);
    let step = u16::try_from(place).unwrap_or(u16::MAX);
    let row = Memo::new(move |_| {
        shown.with(|shown| {
            let shown = shown.as_ref().filter(|shown| shown.id == script)?;
            shown.steps.get(place).cloned()
        })
    });
    let of_row = move |read: fn(&Row) -> String| row.with(|row| row.as_ref().map(read).unwrap_or_default());
    let title = move || of_row(|row| row.title.clone());
    let language = move || shown.with(|shown| shown.as_ref().map(|shown| shown.language.clone()));
    let is_done = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(Row::is_done)));
    let failure = Memo::new(move |_| row.with(|row| row.as_ref().and_then(Row::failure)));
    let is_open = Memo::new(move |_| unfolded.with(|open| open.contains(&(script, step))));
    let is_busy = Memo::new(move |_| run.with(|run| run.as_ref().is_some_and(MacroRun::is_busy)));
    // What a step does is set up with it.
    let action = row.with_untracked(|row| row.as_ref().map_or(StepAction::Text, |row| row.action));
    let (kind, glyph) = match action {
        StepAction::Text => (words.productivity.instruction, icondata_lu::LuMessageSquareText),
        StepAction::Macro(_) => (words.productivity.macro_step, icondata_lu::LuWandSparkles),
        StepAction::Script(_) => (words.productivity.script_step, icondata_lu::LuListChecks),
    };
    let what_it_does = move || match action {
        StepAction::Text if is_done.get() => words.productivity.mark_as_not_done,
        StepAction::Text => words.productivity.mark_as_done,
        StepAction::Macro(_) => words.macros.run,
        StepAction::Script(_) => words.productivity.view,
    };
    let mark = move |outcome| {
        keep(desk, conversation, script);
        desk.send(Command::MarkStep {
            conversation,
            script,
            step,
            outcome,
        });
    };
    let order = move |id: MacroId| MacroOrder {
        agent: me,
        conversation,
        id,
        step: Some((script, step)),
        locale,
    };
    let act = move |_| match action {
        StepAction::Text => mark((!is_done.get_untracked()).then_some(StepOutcome::Done)),
        StepAction::Macro(id) => {
            keep(desk, conversation, script);
            unfolded.update(|open| {
                open.insert((script, step));
            });
            run_macro(desk, order(id));
        }
        StepAction::Script(next) => {
            mark(Some(StepOutcome::Done));
            desk.send(Command::ChooseScript {
                conversation,
                script: next,
            });
            let name = desk.see(&[], |world| {
                world.setup().scripts.get(&next).map(|next| next.name.clone())
            });
            desk.speak(
                (words.productivity.script_opened)(&name.unwrap_or_default()),
                false,
            );
            // The button goes with its script.
            request_animation_frame(|| {
                focus_first("#productivity");
            });
        }
    };
    let id = format!("step-{}-{place}", script.0);
    let panel = id.clone();
    view! {
        <li data-test="step" class:done=move || is_done.get() class:failed=move || failure.get().is_some()>
            <div class="line">
                <button
                    type="button"
                    class="title"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=move || is_open.get().then(|| panel.clone())
                    on:click=move |_| {
                        unfolded
                            .update(|open| {
                                if !open.remove(&(script, step)) {
                                    open.insert((script, step));
                                }
                            });
                    }
                >
                    <span class="mark">
                        {move || {
                            if is_done.get() {
                                view! {
                                    <Icon glyph=icondata_lu::LuCircleCheck />
                                    <span class="visually-hidden">{words.productivity.done} " "</span>
                                }
                                    .into_any()
                            } else if failure.get().is_some() {
                                view! {
                                    <Icon glyph=icondata_lu::LuCircleX />
                                    <span class="visually-hidden">{words.productivity.failed} " "</span>
                                }
                                    .into_any()
                            } else {
                                view! { <Icon glyph=icondata_lu::LuCircle /> }.into_any()
                            }
                        }}
                    </span>
                    <span class="name" lang=language>
                        {title}
                    </span>
                </button>
                <span class="kind" title=kind>
                    <Icon glyph size=14 />
                    <span class="visually-hidden">{kind}</span>
                </span>
                <button
                    type="button"
                    class="button square small"
                    title=what_it_does
                    aria-label=move || format!("{}: {}", what_it_does(), title())
                    disabled=move || matches!(action, StepAction::Macro(_)) && is_busy.get()
                    on:click=act
                >
                    {move || {
                        let glyph = match action {
                            StepAction::Text if is_done.get() => icondata_lu::LuUndo2,
                            StepAction::Text => icondata_lu::LuCheck,
                            StepAction::Macro(_) => icondata_lu::LuPlay,
                            StepAction::Script(_) => icondata_lu::LuArrowRight,
                        };
                        view! { <Icon glyph size=14 /> }
                    }}
                </button>
            </div>
            <Show when=move || is_open.get()>
                <div class="more" id=id.clone()>
                    <p class="asks" lang=language>
                        {move || of_row(|row| row.text.clone())}
                    </p>
                    {move || {
                        failure
                            .get()
                            .map(|why| view! { <p class="why">{plain(&why).into_owned()}</p> })
                    }}
                    {match action {
                        StepAction::Macro(id) => Some(view! { <MacroActions order=order(id) /> }),
                        StepAction::Text | StepAction::Script(_) => None,
                    }}
                </div>
            </Show>
        </li>
    }
}

/// Once something is marked the script stays, whatever else is found out about the conversation.
fn keep(desk: Desk, conversation: ConversationId, script: ScriptId) {
    let is_chosen = desk.see(&[], |world| chosen(world, conversation).is_some());
    if !is_chosen {
        desk.send(Command::ChooseScript { conversation, script });
    }
}

fn chosen(world: &World, id: ConversationId) -> Option<ScriptId> {
    world.conversation(id)?.dossier.as_ref()?.script
}

/// A script that was taken away since it was chosen is none.
fn current(world: &World, id: ConversationId) -> Option<ScriptId> {
    let chosen = chosen(world, id).filter(|script| world.setup().scripts.contains_key(script));
    chosen.or_else(|| first_script(world, world.conversation(id)?))
}

fn read(world: &World, id: ConversationId, me: AgentId, script: ScriptId, gap: &str) -> Option<Shown> {
    let conversation = world.conversation(id)?;
    let script: &Script = world.setup().scripts.get(&script)?;
    let known = Known::of(world, conversation, me);
    let fill = |text: &str| {
        let filled = fill_script(text, gap, |slug| known.look_up(slug));
        plain(&filled.text).into_owned()
    };
    let marks: &[StepMark] = conversation
        .dossier
        .as_ref()
        .map_or(&[][..], |dossier| &dossier.marks);
    let outcome = |step: usize| {
        let is_it = |mark: &&StepMark| mark.script == script.id && usize::from(mark.step) == step;
        marks.iter().find(is_it).map(|mark| mark.outcome.clone())
    };
    let steps = script.steps.iter().enumerate().map(|(place, step)| Row {
        title: fill(&step.title),
        text: fill(&step.text),
        action: step.action,
        outcome: outcome(place),
    });
    Some(Shown {
        id: script.id,
        language: script.language.to_string(),
        description: fill(&script.description),
        steps: steps.collect(),
    })
}
