//! Every scoped style sheet has exactly one owner in the program.

use super::finding::Finding;
use super::scanner::Kind;
use super::tree::{Tree, inside};
use std::collections::BTreeMap;

/// What the build script compiles.
const FOLDER: &str = "style/scoped";

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut owners: BTreeMap<&str, String> = BTreeMap::new();
    let sources = tree.sources();
    for source in &sources {
        for at in source.find("style_sheet!") {
            let line = source.line(at);
            let mut report =
                |problem, advice| findings.push(Finding::new(source.path, line, problem, advice));
            let Some(sheet) = source.tokens.get(at + 3).filter(|token| token.kind == Kind::Text) else {
                report(
                    "`style_sheet!` without a literal path".to_owned(),
                    "write the path out where it is used",
                );
                continue;
            };
            let path = sheet.text.strip_prefix("./").unwrap_or(sheet.text);
            if tree.get(path).is_none() {
                report(
                    format!("no style sheet `{path}`"),
                    "create it, or correct the path from the project's root",
                );
            } else if inside(path, FOLDER).is_none() {
                report(
                    format!("`{path}` is outside `{FOLDER}`, where nothing compiles it"),
                    "move it there",
                );
            } else if let Some(first) = owners.insert(path, format!("{}:{line}", source.path)) {
                report(
                    format!("`{path}` already belongs to {first}"),
                    "share the component instead of its sheet",
                );
            }
        }
    }
    let unused = tree
        .below(FOLDER)
        .filter(|(path, _)| path.ends_with(".css") && !owners.contains_key(path));
    findings.extend(
        unused.map(|(path, _)| {
            Finding::new(path, 1, "no `style_sheet!` uses this file", "use it or delete it")
        }),
    );
    findings
}

#[test]
fn every_sheet_has_one_owner() {
    super::assert_holds(check);
}

#[test]
fn missing_shared_outside_and_unused_sheets_are_seen() {
    let files = [
        (
            "src/a.rs",
            "const A: &str = style_sheet!(\"./style/scoped/a.css\");",
        ),
        (
            "src/b.rs",
            "const B: &str = stylers::style_sheet!(\"style/scoped/a.css\");",
        ),
        (
            "src/c.rs",
            "const C: &str = style_sheet!(\"./style/scoped/c.css\");",
        ),
        ("src/d.rs", "const D: &str = style_sheet!(\"./style/base.css\");"),
        (
            "src/e.rs",
            "macro_rules! e { ($e:literal) => { style_sheet!($e) } }",
        ),
        ("src/f.rs", "// style_sheet!(\"./style/scoped/kit/f.css\")"),
        ("style/base.css", ""),
        ("style/scoped/a.css", ""),
        ("style/scoped/kit/f.css", ""),
    ];
    let expected = [
        "src/b.rs:1",
        "src/c.rs:1",
        "src/d.rs:1",
        "src/e.rs:1",
        "style/scoped/kit/f.css:1",
    ];
    assert_eq!(super::places(check, &files), expected);
    assert!(super::places(check, &[files[0], files[7]]).is_empty());
}
