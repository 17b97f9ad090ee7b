//! Every file is part of the program: a `mod` leads to it from a root.

use super::finding::Finding;
use super::scanner::Source;
use super::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

/// The files that `mod` declarations lead to.
#[derive(Default)]
pub struct Reach {
    /// From outside of tests.
    shipped: BTreeSet<String>,
    /// In any way.
    all: BTreeSet<String>,
}

impl Reach {
    pub fn of(sources: &[Source<'_>]) -> Self {
        let by_path: BTreeMap<&str, &Source<'_>> =
            sources.iter().map(|source| (source.path, source)).collect();
        let mut reach = Self::default();
        for root in by_path.keys().filter(|path| is_root(path)) {
            reach.follow(&by_path, root, false);
        }
        reach
    }

    /// Whether only tests include this file.
    pub fn is_test(&self, path: &str) -> bool {
        self.all.contains(path) && !self.shipped.contains(path)
    }

    fn follow(&mut self, sources: &BTreeMap<&str, &Source<'_>>, path: &str, is_test: bool) {
        let Some(source) = sources.get(path) else { return };
        let is_news = self.all.insert(path.to_owned()) | (!is_test && self.shipped.insert(path.to_owned()));
        if !is_news {
            return;
        }
        for module in source.modules.iter().filter(|module| module.body.is_none()) {
            let (folder, own) = folders(path);
            let below = std::iter::once(own.as_str())
                .chain(module.around.iter().copied())
                .collect::<Vec<_>>()
                .join("/");
            let candidates = match module.path {
                Some(path) if module.around.is_empty() => vec![join(folder, path)],
                Some(path) => vec![join(&below, path)],
                None => vec![
                    format!("{below}/{}.rs", module.name),
                    format!("{below}/{}/mod.rs", module.name),
                ],
            };
            for candidate in candidates {
                self.follow(sources, &candidate, is_test || module.is_test);
            }
        }
    }
}

/// The folder a file is in, and the one its modules are in.
fn folders(path: &str) -> (&str, String) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.strip_suffix(".rs").unwrap_or(name);
    let own = if stem == "mod" || is_root(path) {
        folder.to_owned()
    } else {
        format!("{folder}/{stem}")
    };
    (folder, own)
}

fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// Where Cargo begins: the library, the application, and each further binary.
fn is_root(path: &str) -> bool {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["src", "lib.rs" | "main.rs"] | ["src", "bin", _, "main.rs"] => true,
        ["src", "bin", file] => file.ends_with(".rs"),
        _ => false,
    }
}

fn check(tree: &Tree) -> Vec<Finding> {
    let sources = tree.sources();
    let reach = Reach::of(&sources);
    let dead = sources.iter().filter(|source| !reach.all.contains(source.path));
    dead.map(|source| {
        Finding::new(
            source.path,
            1,
            "no `mod` leads to this file",
            "declare it or delete it",
        )
    })
    .collect()
}

#[test]
fn every_file_is_part_of_the_program() {
    super::assert_holds(check);
}

#[test]
fn a_file_nobody_declares_is_seen() {
    let files = [
        (
            "src/lib.rs",
            "pub mod a; mod b { mod c; } #[path = \"d/e.rs\"] mod f; // mod dead;",
        ),
        ("src/a/mod.rs", "mod g;"),
        ("src/a/g.rs", "mod h;"),
        ("src/a/g/h.rs", ""),
        ("src/b/c.rs", ""),
        ("src/d/e.rs", ""),
        ("src/bin/worker.rs", ""),
        ("src/bin/lab/main.rs", "mod i;"),
        ("src/bin/lab/i.rs", ""),
        ("src/dead.rs", ""),
        ("src/a/h.rs", ""),
    ];
    assert_eq!(super::places(check, &files), ["src/a/h.rs:1", "src/dead.rs:1"]);
}

#[test]
fn a_file_that_only_tests_include_is_known() {
    let tree = Tree::of(&[
        ("src/lib.rs", "mod a; #[cfg(test)] mod tests;"),
        ("src/a.rs", ""),
        ("src/tests.rs", "mod deep;"),
        ("src/tests/deep.rs", ""),
    ]);
    let reach = Reach::of(&tree.sources());
    assert!(
        reach.is_test("src/tests.rs") && reach.is_test("src/tests/deep.rs") && !reach.is_test("src/a.rs")
    );
}
