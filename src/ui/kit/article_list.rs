//! Articles that were found, with what can be done with each.

use super::{ArticleDeeds, Icon, Marked};
use crate::domain::ArticleStatus;
use crate::state::{FoundArticle, Preferences};
use leptos::prelude::*;
use std::sync::Arc;

const CLASS: &str = concat!(
    "article-list ",
    stylers::style_sheet!("./style/scoped/kit/article_list.css")
);

/// A list of articles; the title opens one in a tab, with Ctrl or Cmd in the background.
#[component]
pub(in crate::ui) fn ArticleList(
    #[prop(into)] label: String,
    #[prop(into)] articles: Signal<Vec<FoundArticle>>,
    /// The language the articles are in.
    #[prop(into)]
    language: Signal<Arc<str>>,
    deeds: ArticleDeeds,
) -> impl IntoView {
    let words = expect_context::<Preferences>().locale.get_untracked().messages();
    let row = move |found: FoundArticle| {
        let FoundArticle {
            id,
            title,
            excerpt,
            status,
            ..
        } = found;
        let name: String = title.iter().map(|piece| piece.text.as_str()).collect();
        let is_published = status == ArticleStatus::Published;
        let (send, link) = (
            format!("{}: {name}", words.knowledge.send_link),
            format!("{}: {name}", words.knowledge.link),
        );
        let why_not = move || {
            if !is_published {
                words.knowledge.only_published
            } else if !deeds.writes() {
                words.knowledge.nobody_writes
            } else {
                words.knowledge.send_link
            }
        };
        let tag = language.get_untracked();
        view! {
            <li data-test="article">
                <div class="text">
                    <button
                        type="button"
                        class="link"
                        lang=tag.to_string()
                        on:click=move |event| deeds.open(id, event.ctrl_key() || event.meta_key())
                    >
                        <Marked pieces=title />
                    </button>
                    {(!is_published)
                        .then(|| view! { <span class="chip">{(words.knowledge.status_name)(status)}</span> })}
                    <p lang=tag.to_string()>
                        <Marked pieces=excerpt />
                    </p>
                </div>
                <div class="deeds">
                    <button
                        type="button"
                        class="button plain square small"
                        title=why_not
                        aria-label=send
                        disabled=move || !is_published || !deeds.writes()
                        on:click=move |_| deeds.put_link(id)
                    >
                        <Icon glyph=icondata_lu::LuSend size=14 />
                    </button>
                    <button
                        type="button"
                        class="button plain square small"
                        title=words.knowledge.link
                        aria-label=link
                        aria-pressed=move || deeds.is_linked(id).to_string()
                        on:click=move |_| deeds.toggle_link(id)
                    >
                        <Icon glyph=icondata_lu::LuLink2 size=14 />
                    </button>
                </div>
            </li>
        }
    };
    view! {
        <ul class=CLASS aria-label=label>
            {move || articles.get().into_iter().map(row).collect_view()}
        </ul>
    }
}
