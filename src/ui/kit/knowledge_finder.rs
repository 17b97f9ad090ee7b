//! Searching the knowledge base: the field, what narrows it down, and what was found.

use super::focus::{rescue_focus, step_focus};
use super::{ArticleDeeds, ArticleList, Icon};
use crate::analysis::search::Typing;
use crate::domain::{AgentId, ArticleStatus, ConversationId};
use crate::engine::Facet;
use crate::i18n::{Messages, language_name};
use crate::state::{
    ArticleFilter, Desk, KnowledgeSearch, Preferences, find_articles, language_for, languages,
};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

const CLASS: &str = concat!(
    "knowledge-finder ",
    stylers::style_sheet!("./style/scoped/kit/knowledge_finder.css")
);

/// The statuses one can choose between.
const FILTERS: [ArticleFilter; 4] = [
    ArticleFilter::Only(ArticleStatus::Published),
    ArticleFilter::Only(ArticleStatus::Draft),
    ArticleFilter::Only(ArticleStatus::Archived),
    ArticleFilter::Any,
];

/// Finds while one types. What is searched for is the session's, wherever it is asked.
#[component]
pub(in crate::ui) fn KnowledgeFinder(
    me: AgentId,
    conversation: ConversationId,
    /// With choices of language and status, and with all articles where nothing is searched for.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let locale = expect_context::<Preferences>().locale.get_untracked();
    let words = locale.messages();
    let deeds = ArticleDeeds::new(me, conversation);
    let search = RwSignal::from(desk.session(conversation).aids.search);
    let language = Memo::new(move |_| {
        let own = desk.see(&[Facet::Set, Facet::Conversation(conversation)], |world| {
            language_for(world, conversation, locale.tag())
        });
        search.with(|search| search.language.clone()).unwrap_or(own)
    });
    let is_asked = Memo::new(move |_| search.with(|search| !search.words.trim().is_empty()));
    let found = Memo::new(move |_| {
        if !wide && !is_asked.get() {
            return Vec::new();
        }
        let language = language.get();
        search.with(|search| find_articles(desk, search, &language, Typing::Unfinished))
    });
    let field = NodeRef::<html::Input>::new();
    let list = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        // In a tab of its own the field is what one came for.
        if wide && let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let step = move |event: &KeyboardEvent| {
        let steps = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        if let Some(list) = list.get_untracked().filter(|_| !event.is_composing()) {
            event.prevent_default();
            step_focus(&list, steps);
        }
    };
    let on_list_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            if let Some(field) = field.get_untracked() {
                let _ = field.focus();
            }
        } else {
            step(&event);
        }
    };
    let state = move || {
        let count = found.with(Vec::len);
        match (is_asked.get(), count) {
            (false, _) if !wide => words.knowledge.hint.to_owned(),
            (true, 0) => search.with(|search| (words.knowledge.nothing)(search.words.trim())),
            (_, count) => (words.knowledge.count)(count),
        }
    };
    view! {
        <div class=CLASS class:wide=wide>
            // Beside a conversation it is no landmark of its own: there the pane is.
            <div class="ask" role=wide.then_some("search") aria-label=wide.then_some(words.knowledge.search)>
                <input
                    node_ref=field
                    type="search"
                    aria-label=words.knowledge.search
                    placeholder=words.knowledge.search
                    prop:value=move || search.with(|search| search.words.clone())
                    on:input=move |event| search.update(|search| search.words = event_target_value(&event))
                    on:keydown=move |event| step(&event)
                />
                {wide.then(|| view! { <Narrowing search language /> })}
                {(!wide).then(|| view! { <Narrowed search /> })}
            </div>
            <p class="state" role="status">
                {state}
            </p>
            <div node_ref=list on:keydown=on_list_key>
                <ArticleList label=words.knowledge.found articles=found language deeds />
            </div>
        </div>
    }
}

/// The choices of language and status.
#[component]
fn Narrowing(search: RwSignal<KnowledgeSearch>, language: Memo<Arc<str>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let there: Vec<Arc<str>> = desk.see(&[Facet::Set], |world| languages(world).into_iter().collect());
    let name = move |filter| filter_name(words, filter);
    let choose_language = move |event| {
        let chosen: Arc<str> = event_target_value(&event).into();
        search.update(|search| search.language = Some(chosen));
    };
    let choose_status = move |event| {
        let chosen = event_target_value(&event);
        let filter = FILTERS.into_iter().find(|filter| name(*filter) == chosen);
        search.update(|search| search.status = filter.unwrap_or_default());
    };
    view! {
        <label>
            <span>{words.language}</span>
            <select on:change=choose_language>
                {there
                    .into_iter()
                    .map(|tag| {
                        let (value, lang, name) = (tag.to_string(), tag.to_string(), language_name(&tag));
                        view! {
                            <option value=value lang=lang prop:selected=move || language.get() == tag>
                                {name}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </label>
        <label>
            <span>{words.knowledge.status}</span>
            <select on:change=choose_status>
                {FILTERS
                    .map(|filter| {
                        view! {
                            <option
                                value=name(filter)
                                prop:selected=move || search.with(|search| search.status) == filter
                            >
                                {name(filter)}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}

/// What was chosen in the tab narrows the search down beside the conversation too: it says so, and is taken away here.
#[component]
fn Narrowed(search: RwSignal<KnowledgeSearch>) -> impl IntoView {
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let chosen = Memo::new(move |_| search.with(|search| narrowed_by(words, search)));
    let clear = move |_| {
        search.update(|search| {
            search.language = None;
            search.status = ArticleFilter::default();
        });
        rescue_focus();
    };
    move || {
        chosen.get().map(|chosen| {
            let name = (words.knowledge.search_all)(&chosen);
            view! {
                <button type="button" class="button small" aria-label=name on:click=clear>
                    {chosen}
                    <Icon glyph=icondata_lu::LuX size=12 />
                </button>
            }
        })
    }
}

fn filter_name(words: &Messages, filter: ArticleFilter) -> &'static str {
    match filter {
        ArticleFilter::Only(status) => (words.knowledge.status_name)(status),
        ArticleFilter::Any => words.knowledge.any_status,
    }
}

/// What narrows a search down beyond what is usual: "Drafts · English".
fn narrowed_by(words: &Messages, search: &KnowledgeSearch) -> Option<String> {
    let status =
        (search.status != ArticleFilter::default()).then(|| filter_name(words, search.status).to_owned());
    let language = search.language.as_deref().map(language_name);
    let parts: Vec<String> = status.into_iter().chain(language).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::{ArticleFilter, ArticleStatus, KnowledgeSearch, narrowed_by};
    use crate::i18n::Locale;

    #[test]
    fn what_narrows_a_search_down_is_named_and_what_is_usual_is_not() {
        let words = Locale::English.messages();
        let narrowed = |status, language: Option<&str>| {
            let language = language.map(Into::into);
            narrowed_by(
                words,
                &KnowledgeSearch {
                    status,
                    language,
                    ..KnowledgeSearch::default()
                },
            )
        };
        let drafts = ArticleFilter::Only(ArticleStatus::Draft);
        assert_eq!(narrowed(ArticleFilter::default(), None), None);
        assert_eq!(narrowed(drafts, Some("en")).as_deref(), Some("Draft · English"));
        assert_eq!(narrowed(ArticleFilter::Any, None).as_deref(), Some("Any status"));
        assert_eq!(
            narrowed(ArticleFilter::default(), Some("nb")).as_deref(),
            Some("Norsk")
        );
    }
}
