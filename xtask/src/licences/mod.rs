//! Which licences the application may contain, and which crates may not reach the browser.

mod graph;
mod spdx;
mod tree;

use std::collections::BTreeSet;

use graph::{Graph, Reach};

use crate::error::{Error, Result};
use crate::tools::Toolbox;

const ALLOWED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Crates that must not reach the browser, each with its reason.
const BANNED: [(&str, &str); 6] = [
    ("ammonia", "text becomes views, never HTML"),
    ("bincode", "it is unmaintained; postcard is used"),
    ("chrono", "jiff is used"),
    (
        "getrandom",
        "chance comes from seeds, so that a run can be repeated",
    ),
    ("html5ever", "text becomes views, never HTML"),
    ("regex", "a match written by hand costs a fraction of its bytes"),
];

/// The framework itself reads its settings with regex, and no feature turns that off. Such crates are banned
/// only where a way leads to them around the framework.
const FRAMEWORK: &str = "leptos";
const BEHIND_FRAMEWORK: [&str; 1] = ["regex"];

const METADATA: &str = "cargo metadata --format-version 1 --locked --filter-platform wasm32-unknown-unknown";
/// Asked besides the metadata, which also lists crates behind features that are off for this target.
const SHIPPED: &str = "cargo tree -p switchboard --locked --target wasm32-unknown-unknown \
    --edges normal,no-proc-macro --prefix depth";

pub(crate) fn check(tools: &Toolbox) -> Result<()> {
    let built = Graph::parse(&read(tools, METADATA)?)?;
    let built = built.reach(|edge, _| edge.normal || edge.build);
    let shipped = tree::parse(&read(tools, SHIPPED)?)?;

    let mut problems = licence_problems(&built);
    problems.extend(ban_problems(&shipped));
    if problems.is_empty() {
        let in_browser = shipped.reach(|_, _| true).len();
        println!(
            "{} crates with allowed licences, {in_browser} of them in the browser",
            built.len()
        );
        return Ok(());
    }
    let list: String = problems.iter().map(|problem| format!("\n  {problem}")).collect();
    Err(Error::new(format!(
        "crates that may not be here (replace each by another, or argue for it in xtask/src/licences):{list}"
    )))
}

fn read(tools: &Toolbox, line: &str) -> Result<String> {
    tools
        .call(line)
        .argument("--offline")
        .read()
        .or_else(|_| tools.call(line).read())
}

fn is_allowed(licence: &str) -> bool {
    ALLOWED.contains(&licence)
}

fn licence_problems(reach: &Reach<'_>) -> BTreeSet<String> {
    let problem = |licence: Option<&str>| match licence {
        None => Some("it names no licence".to_owned()),
        Some(expression) => match spdx::permits(expression, is_allowed) {
            Ok(true) => None,
            Ok(false) => Some(format!("licence {expression} is not allowed")),
            Err(why) => Some(format!("licence `{expression}` is not understood: {why}")),
        },
    };
    let found = reach.packages().filter_map(|(id, package)| {
        problem(package.licence.as_deref()).map(|why| format!("{package}: {why} ({})", reach.path(id)))
    });
    found.collect()
}

fn ban_problems(shipped: &Graph) -> BTreeSet<String> {
    let everything = shipped.reach(|_, _| true);
    let around = shipped.reach(|_, package| package.name != FRAMEWORK);
    let problems = BANNED.iter().flat_map(|(name, why)| {
        let reach = if BEHIND_FRAMEWORK.contains(name) {
            &around
        } else {
            &everything
        };
        reach
            .packages()
            .filter(|(_, package)| package.name == *name)
            .map(move |(id, package)| {
                format!("{package}: kept out of the browser, {why} ({})", reach.path(id))
            })
    });
    problems.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Graph {
        Graph::parse(&graph::tests::metadata()).unwrap()
    }

    #[test]
    fn an_offending_crate_is_shown_with_the_way_to_it() {
        let graph = example();
        let built = graph.reach(|edge, _| edge.normal || edge.build);
        let problems: Vec<_> = licence_problems(&built).into_iter().collect();
        assert_eq!(
            problems,
            [
                "matcher 1.0.0: licence MPL-2.0 is not allowed (app -> finder -> matcher)",
                "nameless 1.0.0: it names no licence (app -> nameless)",
            ]
        );
    }

    #[test]
    fn the_frameworks_own_crates_are_banned_only_on_a_way_around_it() {
        let problems = |tree| {
            ban_problems(&tree::parse(tree).unwrap())
                .into_iter()
                .collect::<Vec<_>>()
        };
        let behind = "0app v0.1.0\n1leptos v0.8.0\n2regex v1.0.0\n";
        assert!(problems(behind).is_empty());
        let around =
            problems("0app v0.1.0\n1leptos v0.8.0\n2regex v1.0.0\n1finder v1.0.0\n2regex v1.0.0 (*)\n");
        assert_eq!(around.len(), 1, "{around:?}");
        assert!(
            around[0].starts_with("regex 1.0.0: kept out of the browser, "),
            "{around:?}"
        );
        assert!(around[0].ends_with("(app -> finder -> regex)"), "{around:?}");
    }

    #[test]
    fn other_banned_crates_may_not_come_with_the_framework_either() {
        let tree = tree::parse("0app v0.1.0\n1leptos v0.8.0\n2getrandom v0.4.3\n").unwrap();
        let problems = ban_problems(&tree);
        assert!(
            problems
                .first()
                .is_some_and(|problem| problem.ends_with("(app -> leptos -> getrandom)"))
        );
    }

    #[test]
    fn a_weak_copyleft_licence_is_not_allowed() {
        assert!(!is_allowed("MPL-2.0"));
        assert!(is_allowed("Zlib"));
    }
}
