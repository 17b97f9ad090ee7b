//! The case the conversation belongs to, or the ways to link one (seed 002).

use crate::analysis::one_line;
use crate::domain::{CaseId, ConversationId, Regarding};
use crate::engine::{Command, Facet};
use crate::state::Tab;
use crate::ui::app::{desk, words};
use crate::ui::kit::{CaseFields, CaseMarks, Icon, Lookup, Opener, TabLink, case_hits, rescue_focus};
use leptos::prelude::*;

/// The longest title in the head of the card, in characters.
const TITLE: usize = 90;

/// The card.
#[component]
pub(super) fn CaseCard(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let linked = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            world.conversation(conversation)?.case()
        })
    });
    view! {
        <article class="card" data-test="case-card">
            <h3>{words.records.case}</h3>
            {move || match linked.get() {
                Some(id) => view! { <Linked conversation id /> }.into_any(),
                None => view! { <Unlinked conversation /> }.into_any(),
            }}
        </article>
    }
}

#[component]
fn Linked(conversation: ConversationId, id: CaseId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let head = Memo::new(move |_| {
        desk.see(&[Facet::Cases], |world| {
            let case = world.records().case(id)?;
            let name = format!("{} · {}", case.number(), one_line(&case.title, TITLE));
            Some((name, case.priority, case.status))
        })
    });
    let name = move || head.with(|head| head.as_ref().map_or_else(String::new, |(name, ..)| name.clone()));
    view! {
        <div class="who">
            <TabLink conversation tab=Tab::Case(id)>
                {name}
            </TabLink>
            {move || head.get().map(|(_, priority, status)| view! { <CaseMarks priority status /> })}
            <button
                type="button"
                class="button plain square small"
                aria-label=move || format!("{}: {}", words.records.unlink, name())
                title=words.records.unlink
                on:click=move |_| {
                    desk.send(Command::LinkCase {
                        conversation,
                        case: None,
                    });
                    rescue_focus();
                }
            >
                <Icon glyph=icondata_lu::LuX size=14 />
            </button>
        </div>
        <CaseFields conversation id />
    }
}

#[component]
fn Unlinked(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let opener = Opener::of(conversation);
    let find = Callback::new(move |query: String| {
        let customer = desk.see(&[Facet::Conversation(conversation)], |world| {
            world.conversation(conversation).map(|found| found.customer)
        });
        case_hits(desk, words, &query, customer)
    });
    let choose = Callback::new(move |found: Regarding| {
        if let Regarding::Case(case) = found {
            desk.send(Command::LinkCase {
                conversation,
                case: Some(case),
            });
            rescue_focus();
        }
    });
    view! {
        <Lookup
            label=words.records.case_search
            placeholder=words.records.case_search_hint
            name="case"
            find
            choose
        />
        <div class="row">
            <button type="button" class="button small" on:click=move |_| opener.open(Tab::NewCase, false)>
                {words.panel.new_case}
            </button>
        </div>
    }
}
