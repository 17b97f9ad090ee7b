//! An article's Markdown as a typed tree: headings, and between them what a message can have as well.

use super::markup::{Block, Inline, Markup, Target, parse};
use super::plain::plain;

/// What an article says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleText(pub Vec<Part>);

/// A part of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading.
    Heading {
        /// How deep it is: 1 below the article's title, and so on.
        level: u8,
        /// What it says.
        words: Vec<Inline>,
    },
    /// Paragraphs, lists, quotes and code.
    Text(Markup),
}

/// The deepest heading.
const DEEPEST: usize = 6;

/// Reads an article. Every text has a reading.
#[must_use]
pub fn article_text(body: &str) -> ArticleText {
    let body = plain(body);
    let mut parts = Vec::new();
    let mut between = Vec::new();
    let mut is_code = false;
    for line in body.split('\n') {
        is_code ^= line.trim_start().starts_with("```");
        match heading(line).filter(|_| !is_code) {
            Some(heading) => {
                end_text(&mut between, &mut parts);
                parts.push(heading);
            }
            None => between.push(line),
        }
    }
    end_text(&mut between, &mut parts);
    ArticleText(parts)
}

/// One to six `#`, a space and something to say. The title is above all of them, so `#` and `##` mean the same.
fn heading(line: &str) -> Option<Part> {
    let text = line.trim_start_matches('#');
    let marks = line.len() - text.len();
    let text = text.strip_prefix(' ')?.trim();
    if marks == 0 || marks > DEEPEST || text.is_empty() {
        return None;
    }
    let level = u8::try_from(marks.saturating_sub(1).max(1)).unwrap_or(1);
    let words = parse(text, true).0.into_iter().flat_map(|block| match block {
        Block::Paragraph(words) | Block::Quote(words) => words,
        Block::List { items, .. } => items.into_iter().flatten().collect(),
        Block::Code(code) => vec![Inline::Text(code)],
    });
    Some(Part::Heading {
        level,
        words: words.collect(),
    })
}

fn end_text(lines: &mut Vec<&str>, parts: &mut Vec<Part>) {
    let text = std::mem::take(lines).join("\n");
    let text = text.trim_matches('\n');
    if !text.trim().is_empty() {
        parts.push(Part::Text(parse(text, true)));
    }
}

impl ArticleText {
    /// What can be read of it: for search and for copying.
    #[must_use]
    pub fn text(&self) -> String {
        let part = |part: &Part| match part {
            Part::Heading { words, .. } => Markup(vec![Block::Paragraph(words.clone())]).text(),
            Part::Text(markup) => markup.text(),
        };
        let parts: Vec<String> = self.0.iter().map(part).collect();
        parts.join("\n\n")
    }

    /// The article as a message: with marks where the channel shows them, and with the addresses of its links.
    #[must_use]
    pub fn message(&self, formatted: bool) -> String {
        let part = |part: &Part| match part {
            Part::Heading { words, .. } => wrapped("**", &line(words, formatted), formatted),
            Part::Text(Markup(blocks)) => {
                let blocks: Vec<String> = blocks.iter().map(|block| lines(block, formatted)).collect();
                blocks.join("\n\n")
            }
        };
        let parts: Vec<String> = self.0.iter().map(part).collect();
        parts.join("\n\n")
    }
}

fn lines(block: &Block, formatted: bool) -> String {
    match block {
        Block::Paragraph(words) => line(words, formatted),
        Block::Quote(words) => {
            let quoted = line(words, formatted);
            let quoted: Vec<String> = quoted.split('\n').map(|line| format!("> {line}")).collect();
            quoted.join("\n")
        }
        Block::Code(code) if formatted => format!("```\n{code}\n```"),
        Block::Code(code) => code.clone(),
        Block::List { ordered, items } => {
            let item = |(number, item): (usize, &Vec<Inline>)| match line(item, formatted) {
                text if *ordered => format!("{number}. {text}"),
                text => format!("- {text}"),
            };
            let items: Vec<String> = (1..).zip(items).map(item).collect();
            items.join("\n")
        }
    }
}

fn line(words: &[Inline], formatted: bool) -> String {
    let inline = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Strong(inner) => wrapped("**", &line(inner, formatted), formatted),
        Inline::Emphasis(inner) => wrapped("*", &line(inner, formatted), formatted),
        Inline::Struck(inner) => wrapped("~~", &line(inner, formatted), formatted),
        Inline::Code(code) => wrapped("`", code, formatted),
        Inline::Break => "\n".to_owned(),
        Inline::Link { text, target } => link(text, target, formatted),
    };
    words.iter().map(inline).collect()
}

fn wrapped(mark: &str, text: &str, formatted: bool) -> String {
    if formatted {
        format!("{mark}{text}{mark}")
    } else {
        text.to_owned()
    }
}

fn link(text: &str, target: &Target, formatted: bool) -> String {
    let (Target::Web { url: address, .. } | Target::Mail(address) | Target::Phone(address)) = target;
    match target {
        _ if address.contains(text) => text.to_owned(),
        Target::Web { .. } if formatted => format!("[{text}]({address})"),
        _ => format!("{text} ({address})"),
    }
}

/// The key of the article an address leads to: its last step, after the one that says that it is an article.
#[must_use]
pub fn article_key(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (before, key) = path.trim_end_matches('/').rsplit_once('/')?;
    let is_article = before.ends_with("/help") || before.ends_with("/articles");
    (is_article && !key.is_empty()).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::{Part, article_key, article_text};
    use crate::analysis::markup::{Block, Inline};

    const BODY: &str = "Free until it **left us**.\n\n## Cancel\n\n\
        1. Open [your orders](https://shop.example/orders).\n\
        2. Choose *it*.\n\n### Or not\n> Wait\n```\n## no heading\n```\n#hashtag";

    #[test]
    fn headings_stand_between_what_a_message_can_have() {
        let article = article_text(BODY);
        let levels: Vec<_> = article
            .0
            .iter()
            .map(|part| match part {
                Part::Heading { level, .. } => *level,
                Part::Text(_) => 0,
            })
            .collect();
        assert_eq!(levels, [0, 1, 0, 2, 0]);
        let Part::Text(last) = &article.0[4] else {
            panic!("{article:?}")
        };
        assert!(matches!(
            last.0.as_slice(),
            [Block::Quote(_), Block::Code(_), Block::Paragraph(_)]
        ));
        assert_eq!(
            article.text(),
            "Free until it left us.\n\nCancel\n\n1. Open your orders.\n2. Choose it.\n\nOr not\n\nWait\n\n\
             ## no heading\n\n#hashtag"
        );
    }

    #[test]
    fn as_a_message_it_keeps_its_addresses() {
        let article = article_text(BODY);
        let formatted = article.message(true);
        assert!(
            formatted.starts_with("Free until it **left us**.\n\n**Cancel**\n\n1. Open [your orders](https")
        );
        let bare = article.message(false);
        assert!(bare.starts_with(
            "Free until it left us.\n\nCancel\n\n1. Open your orders (https://shop.example/orders).\n2. Choose it."
        ));
        let address = article_text("See https://shop.example/a.");
        assert_eq!(address.message(true), "See https://shop.example/a.");
    }

    #[test]
    fn nothing_is_no_article_and_every_text_is_read() {
        assert!(article_text("").0.is_empty());
        assert!(article_text("\n \n").0.is_empty());
        for body in ["#", "# ", "####### deep", "#\u{0}#", "```", "## \u{202E}turned"] {
            let _ = article_text(body).message(true);
        }
        let Some(Part::Heading { words, .. }) = article_text("## - a").0.into_iter().next() else {
            panic!("a heading is one, whatever it says")
        };
        assert_eq!(words, [Inline::Text("a".into())]);
        let body = "## a\n- b\n\n".repeat(20_000);
        assert_eq!(
            article_text(&body).0.len(),
            40_000,
            "in time that grows with its length only"
        );
    }

    #[test]
    fn an_address_tells_its_article() {
        for (address, key) in [
            (
                "https://shop.example/help/return-an-order",
                Some("return-an-order"),
            ),
            (
                "https://shop.example/help/return-an-order/?a#b",
                Some("return-an-order"),
            ),
            ("https://a.example/portal/articles/gift-cards", Some("gift-cards")),
            ("https://shop.example/orders", None),
            ("https://shop.example/help/", None),
            ("help", None),
        ] {
            assert_eq!(article_key(address), key, "{address}");
        }
    }
}
