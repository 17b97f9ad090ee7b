//! The productivity pane at the right of a session: what helps with the conversation (seed 002; behaviour §10.1).
//!
//! A strip of buttons is always there; what they open lies beside the application tabs, over them where there is no
//! room, or in place of everything else where there is room for one pane only (design §7).

mod digest;
mod knowledge;
mod macros;
mod report;
mod script;
mod suggestions;
mod wish;

use crate::domain::{AgentId, ConversationId};
use crate::i18n::Messages;
use crate::state::{MacroOrder, OnePane, Pane, Section, run_macro};
use crate::ui::app::{desk, locale, words};
use crate::ui::kit::{Icon, Room, Splitter, focus_writing};
use digest::ConversationDigest;
use icondata_core::Icon as Glyph;
use knowledge::KnowledgeSearch;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use macros::Macros;
use script::AgentScript;
use suggestions::Suggestions;
use wish::grant_wishes;

const CLASS: &str = concat!(
    "productivity ",
    stylers::style_sheet!("./style/scoped/workspace/productivity.css")
);

/// A part of the pane.
#[derive(Clone, Copy)]
struct Part {
    section: Section,
    name: &'static str,
    glyph: Glyph,
    draw: fn(AgentId, ConversationId) -> AnyView,
}

/// The parts, in the order of the strip.
fn parts(words: &'static Messages) -> [Part; 5] {
    [
        Part {
            section: Section::Suggestions,
            name: words.productivity.suggestions,
            glyph: icondata_lu::LuLightbulb,
            draw: |me, conversation| {
                let (desk, locale) = (desk(), locale());
                let run = Callback::new(move |id| {
                    let order = MacroOrder {
                        agent: me,
                        conversation,
                        id,
                        step: None,
                        locale,
                    };
                    run_macro(desk, order);
                });
                view! { <Suggestions me conversation run /> }.into_any()
            },
        },
        Part {
            section: Section::Script,
            name: words.productivity.script,
            glyph: icondata_lu::LuListChecks,
            draw: |me, conversation| view! { <AgentScript me conversation /> }.into_any(),
        },
        Part {
            section: Section::Macros,
            name: words.productivity.macros,
            glyph: icondata_lu::LuWandSparkles,
            draw: |me, conversation| view! { <Macros me conversation /> }.into_any(),
        },
        Part {
            section: Section::Knowledge,
            name: words.productivity.knowledge,
            glyph: icondata_lu::LuBookOpen,
            draw: |me, conversation| view! { <KnowledgeSearch me conversation /> }.into_any(),
        },
        Part {
            section: Section::Summary,
            name: words.productivity.summary,
            glyph: icondata_lu::LuSparkles,
            draw: |me, conversation| view! { <ConversationDigest me conversation /> }.into_any(),
        },
    ]
}

/// The pane of one session.
#[component]
pub(super) fn ProductivityPane(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let words = words();
    let session = desk().session(conversation);
    let pane = RwSignal::from(session.productivity);
    let one_pane = RwSignal::from(session.one_pane);
    let room = Room::follow();
    grant_wishes(conversation);
    let is_open = Memo::new(move |_| match room.get() {
        Room::OnePane => one_pane.get() == OnePane::Productivity,
        room => pane.get().is_open(room == Room::AllPanes),
    });
    let section = Memo::new(move |_| pane.get().section);
    let close = move || {
        pane.update(|pane| pane.set_open(false));
        one_pane.set(OnePane::Conversation);
        // The button goes with the pane.
        request_animation_frame(|| {
            focus_writing();
        });
    };
    let choose = move |chosen: Section| {
        let is_shown = is_open.get_untracked() && section.get_untracked() == chosen;
        if is_shown && room.get_untracked() != Room::OnePane {
            return pane.update(|pane| pane.set_open(false));
        }
        pane.update(|pane| {
            pane.set_open(true);
            pane.section = chosen;
        });
    };
    // What lies over the tabs goes away like everything that does.
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && room.get_untracked() == Room::TwoPanes && is_open.get_untracked() {
            event.stop_propagation();
            close();
        }
    };
    let button = move |part: Part| {
        let is_shown = move || is_open.get() && section.get() == part.section;
        view! {
            <button
                type="button"
                title=part.name
                aria-expanded=move || is_shown().to_string()
                on:click=move |_| choose(part.section)
            >
                <Icon glyph=part.glyph size=18 />
                <span class="name">{part.name}</span>
            </button>
        }
    };
    view! {
        <aside
            class=CLASS
            class:open=move || is_open.get()
            aria-label=words.productivity.pane
            on:keydown=on_key
        >
            <Show when=move || is_open.get()>
                <Splitter pane=Pane::Productivity label=words.productivity.resize />
                <div class="panel">
                    {move || {
                        let part = parts(words).into_iter().find(|part| part.section == section.get());
                        part.map(|part| {
                            view! {
                                <header>
                                    <h2>{part.name}</h2>
                                    <button
                                        type="button"
                                        class="button plain square small close"
                                        aria-label=format!("{}: {}", words.close, words.productivity.pane)
                                        on:click=move |_| close()
                                    >
                                        <Icon glyph=icondata_lu::LuX size=14 />
                                    </button>
                                </header>
                                <div class="content" id="productivity">
                                    {(part.draw)(me, conversation)}
                                </div>
                            }
                        })
                    }}
                </div>
            </Show>
            <div class="strip" role="group" aria-label=words.productivity.pane>
                {parts(words).map(button).collect_view()}
            </div>
        </aside>
    }
}
