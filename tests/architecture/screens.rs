//! Screens stand alone: what two of them share is in the kit or in the state (design §3).

use super::finding::Finding;
use super::scanner::Source;
use super::tree::{Tree, inside};
use std::collections::BTreeSet;

/// Folders whose subfolders know nothing of each other, but for the ones all may use or that use all.
const WALLS: [(&[&str], &[&str]); 2] = [(&["ui"], &["kit", "shell"]), (&["ui", "workspace"], &[])];

fn check(tree: &Tree) -> Vec<Finding> {
    let sources = tree.sources();
    let mut findings: Vec<_> = sources.iter().flat_map(check_kit).collect();
    for (parent, open) in WALLS {
        let rooms: BTreeSet<&str> = sources
            .iter()
            .filter_map(|source| room(source.path, parent))
            .filter(|room| !open.contains(room))
            .collect();
        findings.extend(
            sources
                .iter()
                .flat_map(|source| check_room(source, parent, &rooms)),
        );
    }
    findings
}

fn check_room(source: &Source<'_>, parent: &[&str], rooms: &BTreeSet<&str>) -> Vec<Finding> {
    let module = source.module();
    let Some(own) = module
        .strip_prefix(parent)
        .and_then(<[_]>::first)
        .filter(|own| rooms.contains(*own))
    else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for path in source.paths() {
        let Some(below) = path
            .segments
            .strip_prefix(&["crate"])
            .and_then(|path| path.strip_prefix(parent))
        else {
            continue;
        };
        let problem = match *below {
            [] | ["*"] if path.is_import => format!("`{own}` imports all of `{}`", parent.join("::")),
            [other, ..] if other != *own && rooms.contains(other) => format!("`{own}` uses `{other}`"),
            _ => continue,
        };
        findings.push(Finding::new(
            source.path,
            path.line,
            problem,
            "move what both need to `ui::kit` or `state`",
        ));
    }
    findings
}

fn check_kit(source: &Source<'_>) -> Vec<Finding> {
    let is_outside = |segments: &[&str]| match *segments {
        ["crate", "ui"] => true,
        ["crate", "ui", used, ..] => used != "kit",
        _ => false,
    };
    if !source.module().starts_with(&["ui", "kit"]) {
        return Vec::new();
    }
    let paths = source
        .paths()
        .into_iter()
        .filter(|path| is_outside(&path.segments));
    paths
        .map(|path| {
            let problem = format!("the kit uses `{}`", path.segments.join("::"));
            Finding::new(
                source.path,
                path.line,
                problem,
                "move it into the kit, or pass it in as a prop",
            )
        })
        .collect()
}

/// The folder directly below `parent` that a file is in.
fn room<'a>(path: &'a str, parent: &[&str]) -> Option<&'a str> {
    let (room, _) = inside(path, &format!("src/{}", parent.join("/")))?.split_once('/')?;
    Some(room)
}

#[test]
fn screens_stand_alone() {
    super::assert_holds(check);
}

#[test]
fn a_screen_that_uses_another_is_seen() {
    let with = |path, code| {
        let rest = [
            ("src/ui/sign_in/mod.rs", ""),
            ("src/ui/workspace/home/mod.rs", ""),
            ("src/ui/kit/a.rs", ""),
        ];
        super::places(check, &[&rest[..], &[(path, code)]].concat())
    };
    assert_eq!(
        with("src/ui/lab/mod.rs", "use crate::ui::{kit::A,\nsign_in::B};"),
        ["src/ui/lab/mod.rs:2"]
    );
    assert_eq!(
        with("src/ui/workspace.rs", "use super::sign_in;"),
        ["src/ui/workspace.rs:1"]
    );
    assert_eq!(
        with("src/ui/workspace/session/a.rs", "use super::super::home::B;").len(),
        1
    );
    assert_eq!(
        with("src/ui/lab/mod.rs", "use crate::ui;"),
        ["src/ui/lab/mod.rs:1"]
    );
    assert_eq!(
        with("src/ui/kit/button.rs", "use crate::ui::shell::A;"),
        ["src/ui/kit/button.rs:1"]
    );
    assert_eq!(
        with("src/ui/kit/mod.rs", "use super::sign_in::A;"),
        ["src/ui/kit/mod.rs:1"]
    );
}

#[test]
fn parents_and_the_shell_may_put_screens_together() {
    let files = [
        ("src/ui/mod.rs", "use crate::ui::sign_in::A;"),
        ("src/ui/shell/mod.rs", "use crate::ui::{sign_in, workspace};"),
        (
            "src/ui/sign_in/mod.rs",
            "use crate::ui::{kit::A, shell::B, sign_in::C}; mod tests { use super::*; }",
        ),
        (
            "src/ui/workspace/mod.rs",
            "use crate::ui::workspace::home::A; pub(in crate::ui) use session::B;",
        ),
        (
            "src/ui/workspace/home/mod.rs",
            "use crate::ui::workspace::layout::A;",
        ),
        ("src/ui/workspace/layout.rs", ""),
        ("src/ui/kit/mod.rs", "use crate::ui::kit::A; use crate::i18n::B;"),
    ];
    assert_eq!(super::places(check, &files), Vec::<String>::new());
}
