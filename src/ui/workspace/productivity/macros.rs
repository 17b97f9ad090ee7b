//! The macros there are: what each would do now, and the button that does it.

use super::report::MacroActions;
use crate::analysis::plain;
use crate::domain::{AgentId, ConversationId, MacroId};
use crate::engine::Facet;
use crate::state::{MacroOrder, MacroRun, run_macro};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::Icon;
use leptos::prelude::*;

const CLASS: &str = concat!(
    "macros ",
    stylers::style_sheet!("./style/scoped/workspace/macros.css")
);

/// A macro in the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Row {
    id: MacroId,
    name: String,
    description: String,
    actions: usize,
}

/// All of them.
#[component]
pub(super) fn Macros(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words, locale) = (desk(), words(), locale());
    let session = desk.session(conversation);
    let unfolded = RwSignal::from(session.open_macro);
    let run = RwSignal::from(session.macro_run);
    let is_busy = Memo::new(move |_| run.with(|run| run.as_ref().is_some_and(MacroRun::is_busy)));
    let rows = Memo::new(move |_| {
        desk.see(&[Facet::Set], |world| {
            let all = world.setup().macros.values();
            all.map(|found| Row {
                id: found.id,
                name: plain(&found.name).into_owned(),
                description: plain(&found.description).into_owned(),
                actions: found.actions.len(),
            })
            .collect::<Vec<_>>()
        })
    });
    let row = move |row: Row| {
        let id = row.id;
        let is_open = Memo::new(move |_| unfolded.get() == Some(id));
        let order = MacroOrder {
            agent: me,
            conversation,
            id,
            step: None,
            locale,
        };
        let panel = format!("macro-{}", id.0);
        let controls = panel.clone();
        let detail = (words.macros.actions)(row.actions);
        let (title, label) = (row.name.clone(), format!("{}: {}", words.macros.run, row.name));
        let description = row.description;
        view! {
            <li data-test="macro">
                <div class="line">
                    <button
                        type="button"
                        class="title"
                        aria-expanded=move || is_open.get().to_string()
                        aria-controls=move || is_open.get().then(|| controls.clone())
                        on:click=move |_| unfolded.set((!is_open.get_untracked()).then_some(id))
                    >
                        <span class="name">{title}</span>
                        <span class="detail">{detail}</span>
                    </button>
                    <button
                        type="button"
                        class="button square small"
                        title=words.macros.run
                        aria-label=label
                        disabled=move || is_busy.get()
                        on:click=move |_| {
                            unfolded.set(Some(id));
                            run_macro(desk, order);
                        }
                    >
                        <Icon glyph=icondata_lu::LuPlay size=14 />
                    </button>
                </div>
                <Show when=move || is_open.get()>
                    <div class="more" id=panel.clone()>
                        <p>{description.clone()}</p>
                        <MacroActions order />
                    </div>
                </Show>
            </li>
        }
    };
    view! {
        <div class=CLASS>
            {move || rows.with(Vec::is_empty).then(|| view! { <p class="note">{words.macros.empty}</p> })}
            <ul aria-label=words.productivity.macros>
                <For each=move || rows.get() key=Row::clone let:found>
                    {row(found)}
                </For>
            </ul>
        </div>
    }
}
