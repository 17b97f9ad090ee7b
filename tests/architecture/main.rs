//! What the compiler cannot check: the layer order, the ban list, the shape of files, and that nothing lies about
//! unused. Each module here is one rule over the project's files, with a test that it holds and one that it can fail.
//!
//! The rules see Rust as tokens, without comments and with string literals set apart, so prose never breaks one.

mod bans;
mod finding;
mod handler;
mod layers;
mod machine_path;
mod page;
mod purity;
mod reach;
mod scanner;
mod screens;
mod shape;
mod sheets;
mod tree;

use finding::Finding;
use tree::Tree;

type Rule = fn(&Tree) -> Vec<Finding>;

/// Fails with everything `rule` finds in the project.
#[track_caller]
fn assert_holds(rule: Rule) {
    let findings = match Tree::read() {
        Ok(tree) => findings(rule, &tree),
        Err(error) => vec![Finding::new(
            ".",
            0,
            format!("the project cannot be read: {error}"),
            "run it again",
        )],
    };
    let list: String = findings.iter().map(|finding| format!("\n  {finding}")).collect();
    assert!(findings.is_empty(), "broken in {} places:{list}", findings.len());
}

/// Where `rule` finds something in a made-up project, as `path:line`.
fn places(rule: Rule, files: &[(&str, &str)]) -> Vec<String> {
    findings(rule, &Tree::of(files))
        .iter()
        .map(Finding::place)
        .collect()
}

/// In order, and each once: an import of two names from the wrong layer is one finding.
fn findings(rule: Rule, tree: &Tree) -> Vec<Finding> {
    let mut findings = rule(tree);
    findings.sort();
    findings.dedup();
    findings
}
