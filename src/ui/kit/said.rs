//! What somebody wrote, drawn from its typed tree: never from HTML.

use crate::analysis::markup::{Block, Inline, Markup, Target, parse};
use crate::state::Preferences;
use leptos::prelude::*;
use std::sync::Arc;

/// A message: paragraphs, quotes, lists, code, and links that say where they go.
#[component]
pub(in crate::ui) fn Said(body: Arc<str>, formatted: bool) -> impl IntoView {
    draw(parse(&body, formatted), &outward())
}

/// How a link is drawn: from what it says and where it leads.
pub(super) type DrawLink<'a> = &'a dyn Fn(String, Target) -> AnyView;

/// Links that open elsewhere.
pub(super) fn outward() -> impl Fn(String, Target) -> AnyView {
    let misleads = expect_context::<Preferences>()
        .locale
        .get_untracked()
        .messages()
        .panel
        .opens_elsewhere;
    move |text, target| link(text, target, misleads)
}

/// The blocks of a text.
pub(super) fn draw(markup: Markup, link: DrawLink<'_>) -> AnyView {
    let block = |block: Block| match block {
        Block::Paragraph(words) => view! { <p>{inline(words, link)}</p> }.into_any(),
        Block::Quote(words) => view! { <blockquote>{inline(words, link)}</blockquote> }.into_any(),
        Block::Code(code) => view! { <pre>{code}</pre> }.into_any(),
        Block::List { ordered, items } => {
            let items = items
                .into_iter()
                .map(|item| view! { <li>{inline(item, link)}</li> })
                .collect_view();
            if ordered {
                view! { <ol>{items}</ol> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }
        }
    };
    markup.0.into_iter().map(block).collect_view().into_any()
}

/// What stands within a block.
pub(super) fn inline(words: Vec<Inline>, link: DrawLink<'_>) -> Vec<AnyView> {
    words
        .into_iter()
        .map(|part| match part {
            Inline::Text(text) => text.into_any(),
            Inline::Strong(words) => view! { <strong>{inline(words, link)}</strong> }.into_any(),
            Inline::Emphasis(words) => view! { <em>{inline(words, link)}</em> }.into_any(),
            Inline::Struck(words) => view! { <s>{inline(words, link)}</s> }.into_any(),
            Inline::Code(code) => view! { <code>{code}</code> }.into_any(),
            Inline::Break => view! { <br /> }.into_any(),
            Inline::Link { text, target } => link(text, target),
        })
        .collect()
}

/// Opens elsewhere and tells nobody where it was found. One whose text says another place says where it really goes.
fn link(text: String, target: Target, misleads: &'static str) -> AnyView {
    let (address, note) = match target {
        Target::Web {
            url,
            host,
            is_deceptive,
        } => (url, is_deceptive.then(|| format!(" ({misleads} {host})"))),
        Target::Mail(address) => (format!("mailto:{address}"), None),
        Target::Phone(number) => (format!("tel:{number}"), None),
    };
    view! {
        <a href=address.clone() title=address target="_blank" rel="noopener noreferrer nofollow">
            {text}
        </a>
        {note}
    }
    .into_any()
}
