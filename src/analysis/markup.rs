//! A message body as a typed tree: the screen draws it, and no HTML string is ever made of it (design §2.6).

mod reader;
mod target;

pub use target::Target;

use super::plain::plain;
use reader::inlines;
use std::iter::Peekable;
use std::str::Split;

/// What a message says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(pub Vec<Block>);

/// A part of a message that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Ordinary text.
    Paragraph(Vec<Inline>),
    /// What somebody else said.
    Quote(Vec<Inline>),
    /// A list.
    List {
        /// Whether its items are numbered, from 1.
        ordered: bool,
        /// What they say.
        items: Vec<Vec<Inline>>,
    },
    /// Lines shown letter by letter.
    Code(String),
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text as it is.
    Text(String),
    /// Bold.
    Strong(Vec<Inline>),
    /// Italic.
    Emphasis(Vec<Inline>),
    /// Struck through.
    Struck(Vec<Inline>),
    /// Shown letter by letter.
    Code(String),
    /// A link.
    Link {
        /// What it says.
        text: String,
        /// Where it leads.
        target: Target,
    },
    /// The end of a line.
    Break,
}

/// Reads a message. Where its channel has no formatting, only the links in it are found.
///
/// Every text has a reading, and the time it takes grows with its length only.
#[must_use]
pub fn parse(body: &str, formatted: bool) -> Markup {
    let body = plain(body);
    if formatted {
        Markup(blocks(&body))
    } else if body.is_empty() {
        Markup::default()
    } else {
        Markup(paragraphs(&body, false).collect())
    }
}

impl Markup {
    /// What can be read of it: for search, for previews, for being read aloud.
    #[must_use]
    pub fn text(&self) -> String {
        let blocks: Vec<String> = self.0.iter().map(block_text).collect();
        blocks.join("\n\n")
    }
}

fn block_text(block: &Block) -> String {
    match block {
        Block::Paragraph(inlines) | Block::Quote(inlines) => text_of(inlines),
        Block::Code(code) => code.clone(),
        Block::List { ordered, items } => {
            let item = |(number, item): (usize, &Vec<Inline>)| match text_of(item) {
                text if *ordered => format!("{number}. {text}"),
                text => format!("- {text}"),
            };
            let lines: Vec<String> = (1..).zip(items).map(item).collect();
            lines.join("\n")
        }
    }
}

fn text_of(inlines: &[Inline]) -> String {
    let mut text = String::new();
    write_text(inlines, &mut text);
    text
}

fn write_text(inlines: &[Inline], into: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Link { text, .. } => into.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) => {
                write_text(inner, into);
            }
            Inline::Break => into.push('\n'),
        }
    }
}

fn blocks(body: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut prose = Vec::new();
    // A fence that nothing closes is text: how many are still to come says so without looking.
    let mut fences = body.split('\n').filter(|line| is_fence(line)).count();
    let mut lines = body.split('\n').peekable();
    while let Some(line) = lines.next() {
        fences -= usize::from(is_fence(line));
        let block = if fences > 0 && opens_fence(line) {
            fences -= 1;
            let code: Vec<&str> = lines.by_ref().take_while(|line| !is_fence(line)).collect();
            Block::Code(code.join("\n"))
        } else if let Some(quote) = lines_of(line, &mut lines, quoted) {
            Block::Quote(inlines(&quote.join("\n"), true))
        } else if let Some(items) = lines_of(line, &mut lines, bulleted) {
            list(false, &items)
        } else if let Some(items) = lines_of(line, &mut lines, numbered) {
            list(true, &items)
        } else {
            prose.push(line);
            continue;
        };
        end_prose(&mut prose, &mut blocks, false);
        blocks.push(block);
    }
    end_prose(&mut prose, &mut blocks, true);
    blocks
}

/// The first line and those after it, as long as `read` finds its mark in front of them.
fn lines_of<'a>(
    first: &'a str,
    lines: &mut Peekable<Split<'a, char>>,
    read: fn(&str, usize) -> Option<&str>,
) -> Option<Vec<&'a str>> {
    let mut found = vec![read(first, 1)?];
    while let Some(line) = lines.peek().copied().and_then(|line| read(line, found.len() + 1)) {
        found.push(line);
        lines.next();
    }
    Some(found)
}

fn quoted(line: &str, _: usize) -> Option<&str> {
    let line = line.trim_start();
    line.strip_prefix("> ").or((line == ">").then_some(""))
}

fn bulleted(line: &str, _: usize) -> Option<&str> {
    let item = line.trim_start().strip_prefix("- ")?;
    (!item.trim().is_empty()).then_some(item)
}

/// Only what counts from 1 is a list: "2. floor" keeps its number.
fn numbered(line: &str, number: usize) -> Option<&str> {
    let item = line
        .trim_start()
        .strip_prefix(&*number.to_string())?
        .strip_prefix(". ")?;
    (!item.trim().is_empty()).then_some(item)
}

fn is_fence(line: &str) -> bool {
    line.trim() == "```"
}

/// Three backticks, and perhaps the name of a language.
fn opens_fence(line: &str) -> bool {
    line.trim()
        .strip_prefix("```")
        .is_some_and(|language| !language.contains(|c: char| c == '`' || c.is_whitespace()))
}

fn list(ordered: bool, items: &[&str]) -> Block {
    let items = items.iter().map(|item| inlines(item, true)).collect();
    Block::List { ordered, items }
}

/// Beside a block of another kind a blank line says nothing.
fn end_prose(prose: &mut Vec<&str>, blocks: &mut Vec<Block>, is_last: bool) {
    let text = std::mem::take(prose).join("\n");
    let mut text = text.as_str();
    if !blocks.is_empty() {
        text = text.trim_start_matches('\n');
    }
    if !is_last {
        text = text.trim_end_matches('\n');
    }
    if !text.is_empty() {
        blocks.extend(paragraphs(text, true));
    }
}

fn paragraphs(text: &str, formatted: bool) -> impl Iterator<Item = Block> {
    text.split("\n\n")
        .map(move |text| Block::Paragraph(inlines(text, formatted)))
}

#[cfg(test)]
mod tests {
    use super::{Block, Inline, Markup, Target, parse};

    /// A tree in one line, for tables.
    fn drawn(markup: &Markup) -> String {
        let blocks: Vec<String> = markup.0.iter().map(block).collect();
        blocks.join(" ")
    }

    fn block(block: &Block) -> String {
        match block {
            Block::Paragraph(inlines) => format!("P({})", line(inlines)),
            Block::Quote(inlines) => format!("Q({})", line(inlines)),
            Block::Code(code) => format!("PRE({code})"),
            Block::List { ordered, items } => {
                let items: Vec<String> = items.iter().map(|item| line(item)).collect();
                format!("{}({})", if *ordered { "OL" } else { "UL" }, items.join("|"))
            }
        }
    }

    pub(super) fn line(inlines: &[Inline]) -> String {
        let inline = |inline: &Inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Strong(inner) => format!("B({})", line(inner)),
            Inline::Emphasis(inner) => format!("I({})", line(inner)),
            Inline::Struck(inner) => format!("S({})", line(inner)),
            Inline::Code(code) => format!("C({code})"),
            Inline::Link { text, target } => match target {
                Target::Web { url, .. } => format!("L({text}→{url})"),
                Target::Mail(mail) => format!("L({text}→{mail})"),
                Target::Phone(number) => format!("L({text}→{number})"),
            },
            Inline::Break => "/".into(),
        };
        inlines.iter().map(inline).collect()
    }

    fn assert_reads(table: &[(&str, &str)]) {
        for (body, expected) in table {
            assert_eq!(drawn(&parse(body, true)), *expected, "{body:?}");
        }
    }

    #[test]
    fn what_is_no_mark_stays() {
        for body in [
            "5 * 3 * 2 = 30, 2**3**4, 5*3*2",
            "snake_case_name __init__ a_*b",
            "¯\\_(ツ)_/¯ (*_*) (,_,*) _/\\_",
            "**never closed, *nor this, ~~nor that",
            "**** ** * ~~~~ `` ` ``` ~5~ \\*a\\*",
            "* a footnote",
            "*\u{FE0F}\u{20E3} 21 *\u{FE0F}\u{20E3}",
            "100,-* incl. VAT*",
            "path/*.txt and a/*b*/c",
            "[a] (b) [a](b) [](https://) [[[",
            "<b>a</b> &amp; <script>alert(1)</script>",
            "2. floor\n3. door",
            ">:( >100 kr\n->",
            "-1\n-\n- \n1.\n1. \n01. May",
            "```\nnever closed",
            "```",
        ] {
            let markup = parse(body, true);
            let inlines = markup.0.iter().map(|block| match block {
                Block::Paragraph(inlines) => inlines,
                other => panic!("{other:?} in {body:?}"),
            });
            for inline in inlines.flatten() {
                assert!(
                    matches!(inline, Inline::Text(_) | Inline::Break),
                    "{inline:?} in {body:?}"
                );
            }
            assert_eq!(markup.text(), body);
        }
    }

    #[test]
    fn blocks_stand_on_their_lines() {
        assert_reads(&[
            ("", ""),
            ("a\nb\n\nc\n\n\nd", "P(a/b) P(c) P(/d)"),
            ("a\n- b\n- *c*\n\nd", "P(a) UL(b|I(c)) P(d)"),
            ("1. a\n2. b\n4. c", "OL(a|b) P(4. c)"),
            ("1. a\n1. b", "OL(a) OL(b)"),
            ("> a\n>\n> *b*\nc", "Q(a//I(b)) P(c)"),
            ("a\n```rust\n *b*\n\n> c\n```\nd", "P(a) PRE( *b*\n\n> c) P(d)"),
            ("```\na\n```\n```\nb", "PRE(a) P(```/b)"),
            ("```a b```", "P(C(a b))"),
            ("*a\n\nb*", "P(*a) P(b*)"),
        ]);
    }

    #[test]
    fn links_are_found_and_named() {
        assert_reads(&[
            (
                "See https://vg.no/a, or (www.nrk.no).",
                "P(See L(https://vg.no/a→https://vg.no/a), or (L(www.nrk.no→https://www.nrk.no)).)",
            ),
            ("**https://vg.no**", "P(B(L(https://vg.no→https://vg.no)))"),
            (
                "[the *news*](https://vg.no/a_(b))!",
                "P(L(the news→https://vg.no/a_(b))!)",
            ),
            ("[a](mailto:ola@x.no?bcc=b@x.no)", "P(L(a→ola@x.no))"),
            ("[a](tel:+4722334455)", "P(L(a→+4722334455))"),
            (
                "ola.n+x@x-y.no or +47 22 33 44 55.",
                "P(L(ola.n+x@x-y.no→ola.n+x@x-y.no) or L(+47 22 33 44 55→+4722334455).)",
            ),
            ("[b [a](www.a.no)", "P([b L(a→https://www.a.no))"),
            ("[a](www.a.no b)", "P([a](L(www.a.no→https://www.a.no) b))"),
            ("`https://vg.no`", "P(C(https://vg.no))"),
        ]);
        let plain = parse("*Hei*\n- https://vg.no [a](b)", false);
        assert_eq!(drawn(&plain), "P(*Hei*/- L(https://vg.no→https://vg.no) [a](b))");
    }

    #[test]
    fn other_schemes_stay_text() {
        let schemes = "javascript:|JaVaScRiPt:|java\0script:|java\tscript:|java\nscript:| javascript:|\
            \u{1}javascript:|javascript\u{200B}:|data:text/html,|vbscript:|file:///|blob:|//|/|https:|\
            https:/|https:///";
        for scheme in schemes.split('|') {
            for body in [
                format!("[a]({scheme}alert(1))"),
                format!("{scheme}alert(1)"),
                format!("[{scheme}a]({scheme}b)"),
            ] {
                for formatted in [true, false] {
                    let drawn = drawn(&parse(&body, formatted));
                    assert!(!drawn.contains('→'), "{drawn} in {body:?}");
                }
            }
        }
    }

    #[test]
    fn text_is_what_can_be_read() {
        let body = "**a** [b](https://c.no)\n1. d\n2. `e`\n\n- f\n> g\n```\nh\n```";
        assert_eq!(parse(body, true).text(), "a b\n\n1. d\n2. e\n\n- f\n\ng\n\nh");
        assert_eq!(parse("a\u{202E}b\r\nc\u{0}", true).text(), "ab\nc");
    }

    #[test]
    fn long_texts_of_marks_are_read_in_time() {
        let parts = "*|[|_|`|<|~~|a*|*a |_a *b |[a](|[a](b|](|` `` ``` |`a``|www.(|http://!|http://a!|a@|\
            a@b.|+1 |> |\n|```a\n|- |1. |)*|(*^ |**a *b _c ~~d |https://a.no/(|å@|*a* |\
            1. a\n|\u{301}|a\u{200D}";
        for part in parts.split('|') {
            for formatted in [true, false] {
                let body = part.repeat(200_000 / part.len());
                let text = parse(&body, formatted).text();
                assert!(text.len() <= 3 * body.len(), "{part}");
            }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use super::{Block, Inline, Target, parse};
    use crate::analysis::plain::plain;
    use proptest::prelude::*;

    /// Texts of what could mislead, in any order.
    fn odd() -> impl Strategy<Value = String> {
        let parts = "javascript:|JAVASCRIPT:|java|script:|data:|vbscript:|file:|http://|https://|HTTP://|\
            www.|mailto:|tel:|+47|22334455|a|ø|b.no|evil.com|xn--a|@|/|?|#|:|\\|\0|\t|\n|\r| |\
            \u{200B}|\u{202E}|[|]|](|(|)|*|**|***|_|~~|`|```|```\n|> |- |1. |.|,|<|\"|%3A|&#58;|👍";
        let parts = prop::sample::select(parts.split('|').collect::<Vec<_>>());
        prop::collection::vec(parts, 0..24).prop_map(|parts| parts.concat())
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop::collection::vec(any::<char>(), 0..40).prop_map(|chars| chars.into_iter().collect::<String>())
    }

    /// All that is within, with how deep it is.
    fn within<'a>(inlines: &'a [Inline], depth: usize, into: &mut Vec<(&'a Inline, usize)>) {
        for inline in inlines {
            into.push((inline, depth));
            if let Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) = inline {
                within(inner, depth + 1, into);
            }
        }
    }

    fn all_of(blocks: &[Block]) -> Vec<(&Inline, usize)> {
        let mut all = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(inlines) | Block::Quote(inlines) => within(inlines, 0, &mut all),
                Block::List { items, .. } => items.iter().for_each(|item| within(item, 0, &mut all)),
                Block::Code(_) => {}
            }
        }
        all
    }

    fn is_safe(target: &Target) -> bool {
        match target {
            Target::Web {
                url,
                host,
                is_deceptive,
            } => {
                let rest = url
                    .strip_prefix("https://")
                    .or(url.strip_prefix("http://"))
                    .unwrap_or_default();
                let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
                let (user, place) = authority.rsplit_once('@').unwrap_or(("", authority));
                let is_host =
                    place.split(':').next() == Some(host.as_str()) && !host.is_empty() && host.is_ascii();
                let is_coded = host.split('.').any(|label| label.starts_with("xn--"));
                let is_clean =
                    !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\".contains(c));
                is_host && is_clean && (*is_deceptive || (user.is_empty() && !is_coded))
            }
            Target::Mail(mail) => {
                mail.is_ascii() && mail.matches('@').count() == 1 && !mail.contains([':', '?', '%'])
            }
            Target::Phone(number) => number.bytes().all(|byte| byte == b'+' || byte.is_ascii_digit()),
        }
    }

    proptest! {
        #[test]
        fn nothing_leads_elsewhere_and_nothing_is_deep(
            body in prop_oneof![odd(), any_text()],
            formatted in any::<bool>(),
        ) {
            let markup = parse(&body, formatted);
            for (inline, depth) in all_of(&markup.0) {
                prop_assert!(depth <= 4);
                if let Inline::Link { text, target } = inline {
                    prop_assert!(is_safe(target), "{:?} in {:?}", target, body);
                    prop_assert!(!text.trim().is_empty());
                }
            }
        }

        #[test]
        fn without_formatting_nothing_is_lost(body in prop_oneof![odd(), any_text()]) {
            prop_assert_eq!(parse(&body, false).text(), plain(&body));
        }

        #[test]
        fn without_marks_nothing_is_lost(body in prop_oneof![odd(), any_text()]) {
            let body = body.replace(['*', '_', '~', '`', '[', '>', '-', '1'], "");
            prop_assert_eq!(parse(&body, true).text(), plain(&body));
        }

        #[test]
        fn no_letter_is_lost(body in "[a-zæøå*_~` \n]{0,60}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            // The one word that is not shown is the language after a fence.
            prop_assume!(!body.contains("```"));
            prop_assert_eq!(letters(&parse(&body, true).text()), letters(&body));
        }
    }
}
