//! One article: what it says, and what can be done with it.

use super::verdict::Verdict;
use crate::analysis::{article_text, one_line};
use crate::domain::{
    Activity, ActivityId, ActivityKind, AgentId, Article, ArticleId, ArticleStatus, CaseId, ConversationId,
    Millis, Regarding,
};
use crate::engine::{Command, Facet};
use crate::i18n::language_name;
use crate::state::{Tab, article_address, copy_text};
use crate::ui::app::{desk, words};
use crate::ui::kit::{ArticleBody, ArticleDeeds, Icon, keep_scroll};
use icondata_core::Icon as Glyph;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

const CLASS: &str = concat!(
    "article-tab ",
    stylers::style_sheet!("./style/scoped/workspace/article_tab.css")
);

/// So much of a title is shown, in characters.
const TITLE: usize = 200;

/// The tab of an article, found again where it was left.
#[component]
pub(in crate::ui::workspace) fn ArticleTab(
    me: AgentId,
    conversation: ConversationId,
    article: ArticleId,
) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let deeds = ArticleDeeds::new(me, conversation);
    let shown = Memo::new(move |_| {
        desk.see(&[Facet::Set], |world| {
            world.setup().articles.get(&article).cloned()
        })
    });
    let frame = NodeRef::<html::Div>::new();
    let on_scroll = keep_scroll(frame, conversation, Tab::Article(article));
    view! {
        <div node_ref=frame class=CLASS tabindex="0" on:scroll=on_scroll>
            {move || match shown.get() {
                Some(article) => view! { <Shown me conversation article deeds /> }.into_any(),
                None => view! { <p class="empty">{words.knowledge.gone}</p> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Shown(me: AgentId, conversation: ConversationId, article: Article, deeds: ArticleDeeds) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = article.id;
    let language = article.language.clone();
    let opens = Callback::new(move |key: String| {
        let other = desk.see(&[], |world| {
            let mut all = world.setup().articles.values();
            let is_it = |other: &&Article| *other.key == *key && other.language == language;
            all.find(is_it).map(|other| other.id)
        })?;
        Some(Callback::new(move |in_background: bool| {
            deeds.open(other, in_background);
        }))
    });
    let others = desk.see(&[Facet::Set], |world| {
        let all = world.setup().articles.values();
        let others = all.filter(|other| other.key == article.key && other.id != id);
        others
            .map(|other| (other.id, other.language.clone()))
            .collect::<Vec<_>>()
    });
    let also = (!others.is_empty()).then(|| {
        let links = others
            .into_iter()
            .map(|(other, language)| {
                view! {
                    <button
                        type="button"
                        class="link"
                        lang=language.to_string()
                        on:click=move |event| deeds.open(other, event.ctrl_key() || event.meta_key())
                    >
                        {language_name(&language)}
                    </button>
                }
            })
            .collect_view();
        view! {
            <dt>{words.knowledge.also_in}</dt>
            <dd class="links">{links}</dd>
        }
    });
    let keywords: Vec<String> = article
        .keywords
        .iter()
        .map(|word| one_line(word, TITLE))
        .collect();
    let keywords = (!keywords.is_empty()).then(|| {
        view! {
            <dt>{words.knowledge.keywords}</dt>
            <dd lang=article.language.to_string()>{keywords.join(", ")}</dd>
        }
    });
    view! {
        <article>
            <h2 lang=article.language.to_string()>{one_line(&article.title, TITLE)}</h2>
            <dl>
                <dt>{words.knowledge.status}</dt>
                <dd>{(words.knowledge.status_name)(article.status)}</dd>
                <dt>{words.language}</dt>
                <dd lang=article.language.to_string()>{language_name(&article.language)}</dd>
                {also}
                {keywords}
            </dl>
            <Deeds conversation article=article.clone() deeds />
            <div class="body" lang=article.language.to_string()>
                <ArticleBody body=article.body opens />
            </div>
            <Verdict me conversation article=id />
        </article>
    }
}

/// Send, link and copy.
#[component]
fn Deeds(conversation: ConversationId, article: Article, deeds: ArticleDeeds) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let id = article.id;
    let is_published = article.status == ArticleStatus::Published;
    let cannot_send = move || !is_published || !deeds.writes();
    let why_not = move || {
        if is_published {
            (!deeds.writes()).then_some(words.knowledge.nobody_writes)
        } else {
            Some(words.knowledge.only_published)
        }
    };
    let copied = move |text: &str| {
        copy_text(text, move |is_copied| {
            if is_copied {
                desk.speak(words.knowledge.copied.to_owned(), false);
                desk.toasts().show(words.knowledge.copied.to_owned());
            } else {
                desk.toasts().show(words.knowledge.not_copied.to_owned());
            }
        });
    };
    let face = |glyph: Glyph, name: &'static str| {
        view! {
            <Icon glyph size=14 />
            {name}
        }
    };
    let body = StoredValue::new(article.body.clone());
    let key = StoredValue::new(article.key.clone());
    let case = Memo::new(move |_| {
        desk.see(&[Facet::Conversation(conversation)], |world| {
            world.conversation(conversation)?.case()
        })
    });
    let title = article.title.clone();
    view! {
        <div class="deeds" role="group" aria-label=words.panel.actions>
            <button type="button" class="button small" disabled=cannot_send on:click=move |_| deeds.put_link(id)>
                {face(icondata_lu::LuSend, words.knowledge.send_link)}
            </button>
            <button
                type="button"
                class="button small"
                disabled=cannot_send
                on:click=move |_| {
                    let text = body.with_value(|body| article_text(body).message(deeds.shows_formatting()));
                    deeds.put(&text);
                }
            >
                {face(icondata_lu::LuFileText, words.knowledge.send_text)}
            </button>
            <button
                type="button"
                class="button small"
                aria-pressed=move || deeds.is_linked(id).to_string()
                on:click=move |_| deeds.toggle_link(id)
            >
                {face(icondata_lu::LuLink2, words.knowledge.link)}
            </button>
            {move || {
                case.get().map(|case| view! { <CaseLink conversation case key=key.get_value() title=title.clone() /> })
            }}
            <button
                type="button"
                class="button small"
                on:click=move |_| copied(&key.with_value(|key| article_address(key)))
            >
                {face(icondata_lu::LuCopy, words.knowledge.copy_link)}
            </button>
            <button
                type="button"
                class="button small"
                on:click=move |_| copied(&body.with_value(|body| article_text(body).text()))
            >
                {face(icondata_lu::LuCopy, words.knowledge.copy_text)}
            </button>
        </div>
        {move || why_not().map(|why_not| view! { <p class="note">{why_not}</p> })}
    }
}

/// An article belongs to a case as a note on its timeline.
#[component]
fn CaseLink(conversation: ConversationId, case: CaseId, key: Arc<str>, title: Arc<str>) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let address: Arc<str> = article_address(&key).into();
    let regarding = Regarding::Case(case);
    let note = {
        let address = address.clone();
        Memo::new(move |_| {
            desk.see(&[Facet::Activities], |world| {
                let mut all = world.records().activities_of(regarding);
                let is_it =
                    |activity: &&Activity| activity.kind == ActivityKind::Note && activity.text == address;
                all.find(is_it).map(|activity| activity.id)
            })
        })
    };
    let toggle = move |_| {
        let command = match note.get_untracked() {
            Some(note) => Command::DeleteActivity(note),
            None => Command::SaveActivity(Box::new(Activity {
                id: ActivityId(0),
                regarding,
                kind: ActivityKind::Note,
                subject: format!("{}: {}", words.knowledge.case_note, one_line(&title, 120)).into(),
                text: address.clone(),
                conversation: Some(conversation),
                // The engine says who and when.
                by: AgentId(0),
                at: Millis::default(),
            })),
        };
        desk.send(command);
    };
    view! {
        <button
            type="button"
            class="button small"
            aria-pressed=move || note.get().is_some().to_string()
            on:click=toggle
        >
            <Icon glyph=icondata_lu::LuBriefcase size=14 />
            {words.knowledge.link_case}
        </button>
    }
}
