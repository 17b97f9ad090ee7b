//! No file knows the machine it was written on, or the registry its packages came from.

use super::finding::Finding;
use super::tree::Tree;

/// Where machines keep people's files; in halves, so that this file does not name one.
const ROOTS: [&str; 4] = [
    concat!("/", "root/"),
    concat!("/", "home/"),
    concat!("/", "work/"),
    concat!("/", "Users/"),
];

const LOCK: &str = "package-lock.json";

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files() {
        let is_lock = path.rsplit('/').next() == Some(LOCK);
        for (index, line) in text.lines().enumerate() {
            let mut report =
                |problem: String, advice| findings.push(Finding::new(path, index + 1, problem, advice));
            if let Some(root) = ROOTS.iter().find(|root| begins_path(line, root)) {
                report(
                    format!("a path of one machine, `{root}…`"),
                    "make it relative, or take it from outside",
                );
            }
            if is_lock && line.contains("\"resolved\"") {
                report(
                    "the address of a registry".to_owned(),
                    "write the lock file with `omit-lockfile-registry-resolved`",
                );
            }
        }
    }
    findings
}

/// Whether a path from the root of a file system is in the line: `ui/workspace/home/` holds none.
fn begins_path(line: &str, root: &str) -> bool {
    let continues =
        |before: &str| before.ends_with(|last: char| last.is_alphanumeric() || "_-.~*)}".contains(last));
    line.match_indices(root)
        .any(|(at, _)| !line.get(..at).is_some_and(continues))
}

#[test]
fn no_file_knows_its_machine() {
    super::assert_holds(check);
}

#[test]
fn paths_of_machines_and_addresses_of_registries_are_seen() {
    let paths = ROOTS.map(|root| format!("a = \"{root}b\""));
    let links = ROOTS.map(|root| format!("# A\n[b](file://{root}c)"));
    for (path, link) in paths.iter().zip(&links) {
        assert_eq!(
            super::places(check, &[("a.toml", path), ("docs/b.md", link)]),
            ["a.toml:1", "docs/b.md:2"]
        );
    }
    let lock = [("tests/e2e/package-lock.json", "{\n\"resolved\": \"a\"")];
    assert_eq!(super::places(check, &lock), ["tests/e2e/package-lock.json:2"]);
}

#[test]
fn relative_paths_are_no_findings() {
    for root in ROOTS {
        for before in [
            "style/scoped",
            ".",
            "..",
            "{folder}",
            "$HOME",
            "$(pwd)",
            "https://example.org",
            "~",
        ] {
            assert!(
                super::places(check, &[("a.rs", &format!("\"{before}{root}a\""))]).is_empty(),
                "{before}{root}"
            );
        }
    }
    assert!(super::places(check, &[("src/a.json", "\"resolved\"")]).is_empty());
}
