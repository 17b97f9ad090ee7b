//! The text of an article, drawn from its typed tree.

use super::said::{draw, inline, outward};
use crate::analysis::markup::Target;
use crate::analysis::{Part, article_key, article_text};
use leptos::prelude::*;
use std::sync::Arc;

/// Headings and what is between them. A link to another article opens that article, where there is one.
#[component]
pub(in crate::ui) fn ArticleBody(
    body: Arc<str>,
    /// What opens the article of a key; nothing where there is none.
    opens: Callback<String, Option<Callback<bool>>>,
) -> impl IntoView {
    let outward = outward();
    let link = |text: String, target: Target| {
        let Target::Web { url, .. } = &target else {
            return outward(text, target);
        };
        match article_key(url).and_then(|key| opens.run(key.to_owned())) {
            Some(open) => view! {
                <button
                    type="button"
                    class="link"
                    on:click=move |event| open.run(event.ctrl_key() || event.meta_key())
                >
                    {text}
                </button>
            }
            .into_any(),
            None => outward(text, target),
        }
    };
    let part = |part: Part| match part {
        Part::Heading { level: 1, words } => view! { <h3>{inline(words, &link)}</h3> }.into_any(),
        Part::Heading { words, .. } => view! { <h4>{inline(words, &link)}</h4> }.into_any(),
        Part::Text(markup) => draw(markup, &link),
    };
    article_text(&body).0.into_iter().map(part).collect_view()
}
