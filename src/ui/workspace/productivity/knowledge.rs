//! The knowledge base beside the conversation: the search, and what belongs to the conversation already.

use crate::analysis::one_line;
use crate::domain::{AgentId, ArticleId, ConversationId};
use crate::engine::Facet;
use crate::ui::app::{desk, words};
use crate::ui::kit::{ArticleDeeds, Icon, KnowledgeFinder};
use leptos::prelude::*;

const CLASS: &str = concat!(
    "pane-knowledge ",
    stylers::style_sheet!("./style/scoped/workspace/pane_knowledge.css")
);

/// So much of a title is shown, in characters.
const TITLE: usize = 120;

/// Search, and the linked articles below it.
#[component]
pub(super) fn KnowledgeSearch(me: AgentId, conversation: ConversationId) -> impl IntoView {
    let (desk, words) = (desk(), words());
    let deeds = ArticleDeeds::new(me, conversation);
    let linked = Memo::new(move |_| {
        let linked = deeds.linked();
        desk.see(&[Facet::Set], |world| {
            let articles = &world.setup().articles;
            let named = linked.iter().filter_map(|id| {
                let article = articles.get(id)?;
                Some((*id, one_line(&article.title, TITLE), article.language.to_string()))
            });
            named.collect::<Vec<_>>()
        })
    });
    let row = move |(id, title, language): (ArticleId, String, String)| {
        let name = format!("{}: {title}", words.knowledge.unlink);
        view! {
            <li>
                <button
                    type="button"
                    class="link"
                    lang=language
                    on:click=move |event| deeds.open(id, event.ctrl_key() || event.meta_key())
                >
                    {title}
                </button>
                <button
                    type="button"
                    class="button plain square small"
                    title=words.knowledge.unlink
                    aria-label=name
                    on:click=move |_| deeds.toggle_link(id)
                >
                    <Icon glyph=icondata_lu::LuX size=14 />
                </button>
            </li>
        }
    };
    view! {
        <section class=CLASS aria-label=words.panel.knowledge>
            <KnowledgeFinder me conversation />
            {move || {
                let linked = linked.get();
                (!linked.is_empty())
                    .then(|| {
                        view! {
                            <h3>{words.knowledge.linked}</h3>
                            <ul class="linked" aria-label=words.knowledge.linked>
                                {linked.into_iter().map(row).collect_view()}
                            </ul>
                        }
                    })
            }}
        </section>
    }
}
