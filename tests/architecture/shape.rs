//! Files say what they are and can be read in one sitting.

use super::finding::Finding;
use super::tree::Tree;

const LINES: usize = 500;
const COLUMNS: usize = 120;

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.below("src").filter(|(path, _)| path.ends_with(".rs")) {
        let mut report =
            |line, problem: String, advice| findings.push(Finding::new(path, line, problem, advice));
        if !text.starts_with("//!") {
            report(
                1,
                "no module documentation".to_owned(),
                "begin with `//!` and the noun the file holds",
            );
        }
        for (index, line) in text.lines().enumerate() {
            let width = line.chars().count();
            if width > COLUMNS {
                report(
                    index + 1,
                    format!("{width} columns, {COLUMNS} at most"),
                    "break the line",
                );
            }
        }
        let lines = text.lines().count();
        if lines > LINES {
            report(
                LINES + 1,
                format!("{lines} lines, {LINES} at most"),
                "make it a folder of nouns (design §3)",
            );
        }
    }
    findings
}

#[test]
fn files_are_documented_short_and_narrow() {
    super::assert_holds(check);
}

#[test]
fn a_bare_a_long_and_a_wide_file_are_seen() {
    let long = format!("//! Long.{}", "\n".repeat(500) + "a");
    let wide = format!("//! Wide.\n// {}", "é".repeat(118));
    let files = [
        ("src/bare.rs", "use a;\n//! Late."),
        ("src/long.rs", &long),
        ("src/wide.rs", &wide),
    ];
    assert_eq!(
        super::places(check, &files),
        ["src/bare.rs:1", "src/long.rs:501", "src/wide.rs:2"]
    );
}

#[test]
fn the_limits_themselves_are_allowed() {
    let longest = format!("//! Longest.{}", "\n".repeat(499) + "a");
    let widest = format!("//! Widest.\n// {}\n", "é".repeat(117));
    assert!(super::places(check, &[("src/a.rs", &longest), ("src/b.rs", &widest)]).is_empty());
}
