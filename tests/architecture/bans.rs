//! What has no place anywhere in the program: HTML from strings, leaks, inline handlers and styles, loose ends.

use super::finding::Finding;
use super::handler::is_handler;
use super::scanner::{Kind, Source, Token, closing};
use super::tree::Tree;

const HTML: &str = "text becomes a typed tree and then views, never HTML (design §2.6)";
const POLICY: &str = "the content security policy blocks it (design §2.6)";
const INLINE: &str = "use a class or `style:property=`; the content security policy blocks style attributes";
const HANDLER: &str = "pass a closure to `on:event=`; the content security policy blocks handlers in text";
const LEAK: &str = "keep it with its owner and drop it there";
const SAFE: &str = "find the safe way";
const FINISH: &str = "finish it, or leave it out";

/// Written in Rust, with what to do instead.
const PATTERNS: [(&str, &str); 13] = [
    ("inner_html", HTML),
    ("set_inner_html", HTML),
    ("outer_html", HTML),
    ("set_outer_html", HTML),
    ("insert_adjacent_html", HTML),
    ("innerHTML", HTML),
    ("outerHTML", HTML),
    ("document.write", HTML),
    ("document().write", HTML),
    (".forget()", LEAK),
    ("eval(", POLICY),
    ("todo!", FINISH),
    ("unsafe", SAFE),
];

/// The same by their names in JavaScript, which reflection takes as text.
const REFLECTED: [&str; 4] = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"];

/// Lints that stay on.
const LINTS: [(&str, &str); 2] = [("dead_code", "delete what is not used"), ("unsafe_code", SAFE)];

/// Marks of unfinished work, in prose too.
const NOTES: [&str; 3] = ["TODO", "FIXME", "XXX"];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in tree.sources() {
        let mut found = banned(&source);
        found.extend(allowed_lints(&source));
        found.extend(attributes(&source));
        found.extend(notes(source.text));
        let finding =
            |(line, what, advice)| Finding::new(source.path, line, format!("`{what}` is banned"), advice);
        findings.extend(found.into_iter().map(finding));
    }
    findings
}

/// A line, what is wrong there, and what to do.
type Found<'a> = (usize, String, &'a str);

fn banned(source: &Source<'_>) -> Vec<Found<'static>> {
    let code = PATTERNS.iter().flat_map(|(pattern, advice)| {
        source
            .find(pattern)
            .into_iter()
            .map(|at| (source.line(at), (*pattern).to_owned(), *advice))
    });
    let text = source.texts().flat_map(|token| {
        let names = REFLECTED.iter().filter(|name| token.text.contains(**name));
        names.map(|name| (token.line, (*name).to_owned(), HTML))
    });
    code.chain(text).collect()
}

fn allowed_lints(source: &Source<'_>) -> Vec<Found<'static>> {
    let mut found = Vec::new();
    for at in source.find("allow(") {
        let list = source
            .tokens
            .get(at..closing(&source.tokens, at + 1))
            .unwrap_or_default();
        let lints = LINTS
            .iter()
            .filter(|(lint, _)| list.iter().any(|token| token.is_name(lint)));
        found.extend(lints.map(|(lint, advice)| (source.line(at), format!("allow({lint})"), *advice)));
    }
    found
}

/// Literal `style` and `on…` attributes in `view!`. A `let` in a block there is an attribute of nothing.
fn attributes(source: &Source<'_>) -> Vec<Found<'static>> {
    let mut found = Vec::new();
    for view in source.find("view!") {
        let body = source
            .tokens
            .get(view + 2..closing(&source.tokens, view + 2))
            .unwrap_or_default();
        for window in body.windows(5) {
            let [before, between, name, equals, value] = window else {
                continue;
            };
            if name.kind != Kind::Name || !equals.is_mark("=") || value.kind != Kind::Text || binds(between) {
                continue;
            }
            if before.is_name("on") && between.is_mark(":") {
                found.push((name.line, format!("on:{}=\"…\"", name.text), HANDLER));
            } else if name.text == "style" {
                found.push((name.line, "style=\"…\"".to_owned(), INLINE));
            } else if is_handler(name.text) {
                found.push((name.line, format!("{}=\"…\"", name.text), HANDLER));
            }
        }
    }
    found
}

/// Whether the name after this token belongs to Rust, or is the end of a longer attribute such as `data-style`.
fn binds(token: &Token<'_>) -> bool {
    token.is_name("let") || token.is_name("mut") || token.is_mark(".") || token.is_mark("-")
}

fn notes(text: &str) -> Vec<Found<'static>> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let words = line.split(|character: char| character != '_' && !character.is_alphanumeric());
        let notes = words.filter(|word| NOTES.contains(word));
        found.extend(notes.map(|note| (index + 1, note.to_owned(), FINISH)));
    }
    found
}

#[test]
fn nothing_banned_is_in_the_program() {
    super::assert_holds(check);
}

#[test]
fn everything_banned_is_seen() {
    let banned = [
        "fn a() { b.set_inner_html(c) }",
        "fn a() { view! { <p inner_html=b/> } }",
        "fn a() { Reflect::set(&b, &\"innerHTML\".into(), &c) }",
        "fn a() { b.document()\n.write(c) }",
        "fn a() { closure.forget() }",
        "fn a() { js_sys::eval(b) }",
        "fn a() { view! { <p style=\"color: red\"/> } }",
        "fn a() { view! { <p attr:style='b'/> } }",
        "fn a() { view! { <p onclick=\"b()\"/> } }",
        "fn a() { view! { <p on:click=\"b()\"/> } }",
        "fn a() { todo!() }",
        "#[allow(unused, dead_code)] fn a() {}",
        "#![allow(unsafe_code)]",
        "unsafe fn a() {}",
        "// TODO",
        "/// Later (FIXME).",
        "const A: &str = \"XXX\";",
    ];
    for code in banned {
        assert_eq!(
            super::places(check, &[("src/ui/a.rs", code)]),
            ["src/ui/a.rs:1"],
            "{code}"
        );
    }
}

#[test]
fn prose_near_misses_and_safe_forms_are_no_findings() {
    let code = "#![forbid(unsafe_code)] // Never inner_html, never unsafe, no eval( and no style=\"…\".
        #[allow(clippy::todo)] fn retrieval() { mem::forget(a); medieval(b); let style = \"c\"; }
        fn d() { view! { <p style:width=e style=(\"f\", g) data-style=\"h\" on:click=i once=\"j\">
            {let style = \"k\"; style} \"TODOS\" </p> } }";
    assert_eq!(
        super::places(check, &[("src/ui/a.rs", code)]),
        Vec::<String>::new()
    );
}
