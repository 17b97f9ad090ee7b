//! Layers use only those before them (design §3, architecture notes F.2).

use super::finding::Finding;
use super::scanner::Source;
use super::tree::Tree;

/// What each layer may use besides itself: nothing that comes after it.
const ORDER: [(&str, &str); 10] = [
    ("domain", ""),
    ("engine", "domain"),
    ("analysis", "domain engine"),
    ("insights", "domain engine"),
    ("backend", "domain engine"),
    ("storage", "domain engine"),
    ("runtime", "domain engine analysis insights backend storage"),
    ("i18n", "domain engine"),
    (
        "state",
        "domain engine analysis insights backend storage runtime i18n",
    ),
    ("ui", "domain engine analysis insights i18n state"),
];

/// The crate's roots and binaries join the layers and see all of them.
const JOINTS: [&str; 3] = ["lib", "main", "bin"];

/// What a view would change the world with: it sends commands instead (design §2.4).
const ENGINE_VERBS: [&str; 3] = ["decide", "apply", "execute"];

fn check(tree: &Tree) -> Vec<Finding> {
    let sources = tree.sources();
    sources
        .iter()
        .filter(|source| !JOINTS.contains(&layer(source)))
        .flat_map(check_source)
        .collect()
}

fn check_source(source: &Source<'_>) -> Vec<Finding> {
    let own = layer(source);
    let Some((_, allowed)) = ORDER.iter().find(|(layer, _)| *layer == own) else {
        let problem = format!("`{own}` is not a layer");
        return vec![Finding::new(
            source.path,
            1,
            problem,
            "move it, or enter it in tests/architecture/layers.rs",
        )];
    };
    let may_use =
        |used: &str| used == own || allowed.split(' ').any(|layer| layer == used) || !is_layer(used);
    let mut findings = Vec::new();
    for path in source.paths() {
        let (problem, advice) = match *path.segments.as_slice() {
            ["crate"] | ["crate", "*"] if path.is_import => (
                format!("`{own}` imports the whole crate"),
                "name the layer, so that the order can be seen",
            ),
            ["crate", "engine", verb, ..] if own == "ui" && ENGINE_VERBS.contains(&verb) => (
                format!("`ui` uses `engine::{verb}`"),
                "read from `state` and send it a command",
            ),
            ["crate", used, ..] if !may_use(used) => {
                let problem = format!("`{own}` uses `{used}`, but may use only [{allowed}]");
                (
                    problem,
                    "move what both need to a layer they share, or pass it in from outside",
                )
            }
            _ => continue,
        };
        findings.push(Finding::new(source.path, path.line, problem, advice));
    }
    findings
}

/// The first folder below `src`, or the file there.
fn layer<'a>(source: &Source<'a>) -> &'a str {
    let first = source.path.split('/').nth(1).unwrap_or_default();
    first.strip_suffix(".rs").unwrap_or(first)
}

fn is_layer(name: &str) -> bool {
    ORDER.iter().any(|(layer, _)| *layer == name)
}

#[test]
fn layers_use_only_those_before_them() {
    super::assert_holds(check);
}

#[test]
fn the_table_goes_one_way() {
    for (index, (layer, allowed)) in ORDER.iter().enumerate() {
        for used in allowed.split_whitespace() {
            let is_before = ORDER[..index].iter().any(|(before, _)| *before == used);
            assert!(is_before, "{layer} uses {used}, which does not come before it");
        }
    }
}

#[test]
fn every_way_to_name_a_layer_is_seen() {
    let places = |path, code| super::places(check, &[(path, code)]);
    assert_eq!(
        places("src/domain/a.rs", "use crate::engine::Command;"),
        ["src/domain/a.rs:1"]
    );
    assert_eq!(
        places(
            "src/engine/mod.rs",
            "use crate::{\n  domain::A,\n  backend::{B, C},\n};"
        ),
        ["src/engine/mod.rs:3"]
    );
    assert_eq!(
        places("src/storage/a.rs", "fn a() { crate::backend::b() }"),
        ["src/storage/a.rs:1"]
    );
    assert_eq!(
        places("src/i18n/a/b.rs", "use super::super::super::ui::kit;"),
        ["src/i18n/a/b.rs:1"]
    );
    assert_eq!(places("src/domain/a.rs", "use crate::*;"), ["src/domain/a.rs:1"]);
    assert_eq!(
        places("src/ui/a.rs", "use crate::engine::apply;\nuse crate::runtime::B;").len(),
        2
    );
    assert_eq!(places("src/misc/a.rs", "//! A."), ["src/misc/a.rs:1"]);
}

#[test]
fn prose_and_allowed_layers_are_no_findings() {
    let code = "//! See [`crate::ui`].\npub(in crate::state) use crate::{domain, engine::Event};
        const A: &str = \"crate::ui\"; /* crate::ui */ use crate::state::B; mod tests { use super::C; }";
    assert!(super::places(check, &[("src/state/mod.rs", code)]).is_empty());
    assert!(super::places(check, &[("src/main.rs", "use switchboard::{runtime, ui};")]).is_empty());
}
