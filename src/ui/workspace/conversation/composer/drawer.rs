//! What opens above the field: quick replies, emoji, and colleagues and queues to ask or to hand over to.

use super::actions::choose_with_note;
use super::field::face;
use super::items::{Act, Item, Purpose, people, queues, replies};
use super::pen::Pen;
use crate::analysis::emoji;
use crate::state::{Drawer, digest};
use crate::ui::app::words;
use crate::ui::kit::{Icon, step_focus};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// The longest note to whoever is asked, in characters: a summary has room.
const NOTE: usize = 3_000;

/// Whatever is open now.
#[component]
pub(super) fn OpenDrawer(pen: Pen) -> impl IntoView {
    let words = words();
    move || {
        let drawer = pen.drawer.get()?;
        let title = match drawer {
            Drawer::QuickReplies => words.panel.quick_replies,
            Drawer::Emoji => words.panel.emoji,
            Drawer::Consult => words.panel.consult,
            Drawer::Transfer => words.panel.transfer,
        };
        let content = match drawer {
            Drawer::QuickReplies => view! { <Replies pen /> }.into_any(),
            Drawer::Emoji => view! { <Emoji pen /> }.into_any(),
            Drawer::Consult => view! { <Targets pen purpose=Purpose::Consult /> }.into_any(),
            Drawer::Transfer => view! { <Targets pen purpose=Purpose::Transfer /> }.into_any(),
        };
        let root = NodeRef::<html::Div>::new();
        let on_key = move |event: KeyboardEvent| {
            let steps = match event.key().as_str() {
                "Escape" => {
                    event.stop_propagation();
                    pen.drawer.set(None);
                    return pen.focus();
                }
                "ArrowDown" => 1,
                "ArrowUp" => -1,
                _ => return,
            };
            event.prevent_default();
            if let Some(root) = root.get_untracked() {
                step_focus(&root, steps);
            }
        };
        Some(view! {
            <div node_ref=root class="drawer card" role="region" aria-label=title on:keydown=on_key>
                <header>
                    <h2>{title}</h2>
                    <button
                        type="button"
                        class="button plain square small"
                        aria-label=words.close
                        on:click=move |_| {
                            pen.drawer.set(None);
                            pen.focus();
                        }
                    >
                        <Icon glyph=icondata_lu::LuX size=14 />
                    </button>
                </header>
                {content}
            </div>
        })
    }
}

/// A field to narrow the list down with; it has the focus when the drawer opens.
#[component]
fn Search(query: RwSignal<String>, placeholder: &'static str) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    view! {
        <input
            node_ref=field
            type="search"
            aria-label=placeholder
            placeholder=placeholder
            prop:value=move || query.get()
            on:input=move |event| query.set(event_target_value(&event))
        />
    }
}

/// Items as buttons.
#[component]
fn Choices(
    pen: Pen,
    #[prop(into)] items: Signal<Vec<Item>>,
    /// What to say to whoever gets the conversation.
    #[prop(optional)]
    note: Option<RwSignal<String>>,
    /// What choosing a tag looks for.
    #[prop(optional)]
    query: Option<RwSignal<String>>,
) -> impl IntoView {
    let words = words();
    let on_choose = move |item: &Item| match (&item.act, query) {
        (Act::Tag(tag), Some(query)) => query.set(format!("#{tag} ")),
        _ => {
            let written = note.map(|note| note.get_untracked());
            choose_with_note(pen, item, written.as_deref());
        }
    };
    move || {
        let items = items.get();
        if items.is_empty() {
            return view! { <p class="nothing" role="status">{words.panel.nothing_found}</p> }.into_any();
        }
        let rows = items
            .into_iter()
            .map(|item| {
                let face = face(&item);
                view! {
                    <li>
                        <button
                            type="button"
                            class="choice"
                            class:off=item.why_not.is_some()
                            on:click=move |_| on_choose(&item)
                        >
                            {face}
                        </button>
                    </li>
                }
            })
            .collect_view();
        view! { <ul>{rows}</ul> }.into_any()
    }
}

#[component]
fn Replies(pen: Pen) -> impl IntoView {
    let words = words();
    let query = RwSignal::new(String::new());
    let items = Memo::new(move |_| replies(pen, &query.get()));
    view! {
        <Search query placeholder=words.panel.search_replies />
        <Choices pen items query />
    }
}

#[component]
fn Emoji(pen: Pen) -> impl IntoView {
    let words = words();
    let query = RwSignal::new(String::new());
    let found = Memo::new(move |_| emoji::find(&query.get()));
    view! {
        <Search query placeholder=words.panel.search_emoji />
        {move || {
            found.get().is_empty().then(|| view! { <p class="nothing" role="status">{words.panel.nothing_found}</p> })
        }}
        <div class="emoji">
            {move || {
                found
                    .get()
                    .into_iter()
                    .map(|emoji| {
                        view! {
                            <button type="button" class="button plain square" on:click=move |_| pen.insert(emoji)>
                                {emoji}
                            </button>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}

/// People or queues, and a word to whoever is asked. Whoever is to take over finds a summary in it, to be changed or
/// taken out before it goes.
#[component]
fn Targets(pen: Pen, purpose: Purpose) -> impl IntoView {
    let words = words();
    let query = RwSignal::new(String::new());
    let typed = RwSignal::from(pen.desk.session(pen.conversation).aids.handover);
    let summary = move || digest(pen.desk, pen.conversation, &words.digest).unwrap_or_default();
    let note = RwSignal::new(untrack(|| match (typed.get(), purpose) {
        (Some(typed), _) => typed,
        (None, Purpose::Transfer) => summary(),
        (None, Purpose::Consult) => String::new(),
    }));
    let write = move |text: String| {
        typed.set(Some(text.clone()));
        note.set(text);
    };
    let insert = move |_| {
        let (note, summary) = untrack(|| (note.get(), summary()));
        if summary.is_empty() {
            pen.desk.toasts().show(words.digest.nothing.to_owned());
        } else if !note.contains(&summary) {
            write(format!("{note}\n{summary}").trim().to_owned());
        }
    };
    let label = match purpose {
        Purpose::Consult => words.digest.consult_note,
        Purpose::Transfer => words.panel.transfer_note,
    };
    // The drawer's arrow keys lead through the list; in here they belong to the text.
    let on_note_key = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowUp" | "ArrowDown") {
            event.stop_propagation();
        }
    };
    let by_queue = RwSignal::new(false);
    let items = Memo::new(move |_| {
        let query = query.get();
        if by_queue.get() {
            queues(pen, purpose, &query)
        } else {
            people(pen, purpose, &query)
        }
    });
    let tab = move |queue: bool, name: &'static str| {
        view! {
            <button
                type="button"
                class="button small"
                aria-pressed=move || (by_queue.get() == queue).to_string()
                on:click=move |_| by_queue.set(queue)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="row">
            <Search query placeholder=words.panel.search_targets />
            <div class="tabs" role="group" aria-label=words.panel.people_or_queues>
                {tab(false, words.panel.colleagues)} {tab(true, words.panel.queues)}
            </div>
        </div>
        <div class="note">
            <textarea
                rows="2"
                aria-label=label
                placeholder=label
                maxlength=NOTE.to_string()
                prop:value=move || note.get()
                on:input=move |event| write(event_target_value(&event))
                on:keydown=on_note_key
            ></textarea>
            <button type="button" class="button small" on:click=insert>
                <Icon glyph=icondata_lu::LuSparkles size=14 />
                {words.digest.insert}
            </button>
        </div>
        <Choices pen items note />
    }
}
