//! What is known of the customer's visit (seed 002: Conversation summary): survey, portal, browser, and the rest.

use super::fact::fact;
use crate::analysis::plain;
use crate::domain::{Context, ConversationId, Origin, Visitor};
use crate::engine::Facet;
use crate::i18n::{Messages, moment};
use crate::state::VisitPart;
use crate::ui::app::{desk, locale, words};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

const fn name_of_part(words: &Messages, part: VisitPart) -> &'static str {
    match part {
        VisitPart::Survey => words.records.survey,
        VisitPart::Trail => words.records.trail,
        VisitPart::Visitor => words.records.visitor,
        VisitPart::Additional => words.records.additional,
    }
}

/// What came in with the conversation.
#[derive(Clone, Debug, Default, PartialEq)]
struct Visit {
    /// Nothing where the channel has no visits.
    origin: Option<Origin>,
    /// Context variables that are no answers of the survey.
    additional: Context,
}

impl Visit {
    /// The survey only where there was one, additional details only where there are any.
    fn parts(&self) -> Vec<VisitPart> {
        let has_survey = self
            .origin
            .as_ref()
            .is_some_and(|origin| !origin.survey.is_empty());
        let parts = [
            (VisitPart::Survey, has_survey),
            (VisitPart::Trail, true),
            (VisitPart::Visitor, true),
            (VisitPart::Additional, !self.additional.is_empty()),
        ];
        let shown = parts.into_iter().filter(|(_, is_shown)| *is_shown);
        shown.map(|(part, _)| part).collect()
    }
}

/// The card, a tab for each part.
#[component]
pub(super) fn VisitCard(conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let visit = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            let Some(found) = world.conversation(conversation) else {
                return Visit::default();
            };
            let origin = found
                .dossier
                .as_ref()
                .and_then(|dossier| dossier.origin.as_deref());
            let is_answer = |name: &str| {
                origin.is_some_and(|origin| origin.survey.iter().any(|(question, _)| &**question == name))
            };
            let additional = found.context.iter().filter(|(name, _)| !is_answer(name));
            Visit {
                origin: origin.cloned(),
                additional: additional
                    .map(|(name, value)| (name.clone(), value.clone()))
                    .collect(),
            }
        })
    });
    let parts = Memo::new(move |_| visit.with(Visit::parts));
    let chosen = RwSignal::from(desk.session(conversation).visit_part);
    let front = Memo::new(move |_| {
        let parts = parts.get();
        let chosen = chosen.get().filter(|chosen| parts.contains(chosen));
        chosen
            .or_else(|| parts.first().copied())
            .unwrap_or(VisitPart::Trail)
    });
    let bar = NodeRef::<html::Div>::new();
    // Arrow keys go from tab to tab; one stop for Tab.
    let on_key = move |event: KeyboardEvent| {
        let parts = parts.get_untracked();
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => parts.len().saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        let here = parts
            .iter()
            .position(|part| *part == front.get_untracked())
            .unwrap_or(0);
        chosen.set(parts.get((here + by) % parts.len().max(1)).copied());
        request_animation_frame(move || {
            let tab = bar
                .try_get_untracked()
                .flatten()
                .and_then(|bar| bar.query_selector("[aria-selected='true']").ok().flatten());
            if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = tab.focus();
            }
        });
    };
    view! {
        <article class="card">
            <h3>{words.records.conversation_summary}</h3>
            <div
                node_ref=bar
                class="parts"
                role="tablist"
                aria-label=words.records.conversation_summary
                on:keydown=on_key
            >
                {move || {
                    parts
                        .get()
                        .into_iter()
                        .map(|part| {
                            view! {
                                <button
                                    type="button"
                                    role="tab"
                                    aria-selected=move || (front.get() == part).to_string()
                                    tabindex=move || if front.get() == part { "0" } else { "-1" }
                                    on:click=move |_| chosen.set(Some(part))
                                >
                                    {name_of_part(words, part)}
                                </button>
                            }
                        })
                        .collect_view()
                }}
            </div>
            {move || {
                let part = front.get();
                view! {
                    <div class="part" role="tabpanel" aria-label=name_of_part(words, part)>
                        <Known part visit />
                    </div>
                }
            }}
        </article>
    }
}

/// What is known of one part.
#[component]
fn Known(part: VisitPart, visit: Memo<Visit>) -> impl IntoView {
    let words = words();
    let empty = |text: &'static str| view! { <p class="note">{text}</p> }.into_any();
    move || {
        let Visit { origin, additional } = visit.get();
        let origin = origin.unwrap_or_default();
        match part {
            VisitPart::Survey => {
                let answers = origin.survey.into_iter();
                pairs(
                    answers
                        .map(|(question, answer)| (question.to_string(), answer.to_string()))
                        .collect(),
                )
            }
            VisitPart::Trail if origin.trail.is_empty() => empty(words.records.trail_empty),
            VisitPart::Trail => trail(origin),
            VisitPart::Visitor if origin.visitor == Visitor::default() => empty(words.records.visitor_empty),
            VisitPart::Visitor => visitor(words, origin.visitor),
            VisitPart::Additional => {
                let values = additional.into_iter();
                pairs(values.map(|(name, value)| (name, value.to_string())).collect())
            }
        }
    }
}

fn pairs(pairs: Vec<(String, String)>) -> AnyView {
    let rows = pairs.into_iter().map(|(name, value)| {
        view! {
            <dt>{plain(&name).into_owned()}</dt>
            <dd>{plain(&value).into_owned()}</dd>
        }
    });
    view! { <dl>{rows.collect_view()}</dl> }.into_any()
}

/// What they did on the portal, the latest first.
fn trail(origin: Origin) -> AnyView {
    let (desk, words, locale) = (desk(), words(), locale());
    let steps = origin.trail.into_iter().rev().map(|step| {
        view! {
            <li>
                <span class="text">
                    <strong>{plain(&step.text).into_owned()}</strong>
                    <span>{words.records.footprint_name(step.kind)}</span>
                </span>
                <span class="when">{moment(locale, step.at, desk.now_once())}</span>
            </li>
        }
    });
    view! { <ol class="trail">{steps.collect_view()}</ol> }.into_any()
}

fn visitor(words: &'static Messages, visitor: Visitor) -> AnyView {
    let told = |value: Option<std::sync::Arc<str>>| value.map(|value| plain(&value).into_owned());
    let words = &words.records;
    let authenticated = if visitor.is_authenticated {
        words.yes
    } else {
        words.no
    };
    view! {
        <dl>
            {fact(words.authenticated, Some(authenticated.to_owned()))}
            {fact(words.browser, told(visitor.browser))} {fact(words.system, told(visitor.system))}
            {fact(words.device, told(visitor.device))} {fact(words.location, told(visitor.location))}
            {fact(words.language, told(visitor.language))}
        </dl>
    }
    .into_any()
}
