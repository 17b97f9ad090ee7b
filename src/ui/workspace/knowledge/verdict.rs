//! Whether an article helped, and what those who write it should know.

use crate::domain::{AgentId, ArticleId, ConversationId};
use crate::engine::{Command, Facet, limits};
use crate::ui::app::{desk, words};
use crate::ui::kit::Icon;
use leptos::prelude::*;
use std::sync::Arc;

/// Thumbs and a comment; each agent has one verdict on an article and may change it.
#[component]
pub(super) fn Verdict(me: AgentId, conversation: ConversationId, article: ArticleId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let comments = RwSignal::from(desk.session(conversation).aids.comments);
    let own = Memo::new(move |_| {
        desk.see(&[Facet::Verdicts], |world| {
            let mut all = world.records().verdicts_on(article);
            all.find(|verdict| verdict.by == me)
                .map(|verdict| (verdict.helped, verdict.comment.clone()))
        })
    });
    let counts = Memo::new(move |_| {
        desk.see(&[Facet::Verdicts], |world| {
            let all: Vec<bool> = world
                .records()
                .verdicts_on(article)
                .map(|verdict| verdict.helped)
                .collect();
            let helped = all.iter().filter(|helped| **helped).count();
            (helped, all.len() - helped)
        })
    });
    let typed = Memo::new(move |_| comments.with(|comments| comments.get(&article).cloned()));
    // What was kept is no draft any more.
    Effect::new(move |_| {
        let kept = own.get().map(|(_, comment)| comment);
        let typed = typed.get_untracked();
        if let (Some(kept), Some(typed)) = (kept, typed)
            && *kept == *typed.trim()
        {
            comments.update(|comments| {
                comments.remove(&article);
            });
        }
    });
    let comment_now = move || -> String {
        let kept = || own.get().map(|(_, comment)| comment.to_string());
        typed.get().or_else(kept).unwrap_or_default()
    };
    let judge = move |helped: bool| {
        let comment: Arc<str> = untrack(comment_now).trim().into();
        desk.send(Command::JudgeArticle {
            article,
            helped,
            comment,
        });
    };
    let thumb = move |helps: bool| {
        let (name, glyph) = if helps {
            (words.knowledge.helped, icondata_lu::LuThumbsUp)
        } else {
            (words.knowledge.did_not_help, icondata_lu::LuThumbsDown)
        };
        view! {
            <button
                type="button"
                class="button small"
                aria-pressed=move || (own.get().map(|(helped, _)| helped) == Some(helps)).to_string()
                on:click=move |_| judge(helps)
            >
                <Icon glyph size=14 />
                {name}
            </button>
        }
    };
    let counted = move || {
        let (helped, not) = counts.get();
        (helped + not > 0).then(|| (words.knowledge.verdicts)(helped, not))
    };
    let save = move || {
        if let Some((helped, _)) = own.get_untracked() {
            judge(helped);
        }
    };
    let is_saved = move || typed.get().is_none() && own.get().is_some_and(|(_, comment)| !comment.is_empty());
    view! {
        <section class="verdict" aria-label=words.knowledge.did_it_help>
            <h3>{words.knowledge.did_it_help}</h3>
            <div class="thumbs">{thumb(true)} {thumb(false)} <span>{counted}</span></div>
            <Show when=move || own.get().is_some()>
                <form on:submit=move |event| {
                    event.prevent_default();
                    save();
                }>
                    <label>
                        <span>{words.knowledge.comment}</span>
                        <textarea
                            rows="2"
                            maxlength=limits::RECORD_CHARS.to_string()
                            prop:value=comment_now
                            on:input=move |event| {
                                let text = event_target_value(&event);
                                comments
                                    .update(|comments| {
                                        comments.insert(article, text);
                                    });
                            }
                        ></textarea>
                    </label>
                    <div class="actions">
                        <span role="status">{move || is_saved().then_some(words.knowledge.saved)}</span>
                        <button type="submit" class="button small" disabled=move || typed.get().is_none()>
                            {words.knowledge.save_comment}
                        </button>
                    </div>
                </form>
            </Show>
        </section>
    }
}
