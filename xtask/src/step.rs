//! The checks, in the order in which they tell most for the least time.

use crate::browser_tests;
use crate::budget;
use crate::e2e;
use crate::error::Result;
use crate::licences;
use crate::release;
use crate::tools::{BUILD, Tool, Toolbox};

pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) tools: &'static [Tool],
    pub(crate) run: fn(&Toolbox) -> Result<()>,
}

pub(crate) const STEPS: [Step; 9] = [
    Step {
        name: "fmt",
        about: "the formatting of all Rust files",
        tools: &[],
        run: |tools| tools.run_all(&["cargo fmt --all --check"]),
    },
    Step {
        name: "licences",
        about: "licences of all crates, and crates kept out of the browser",
        tools: &[],
        run: licences::check,
    },
    Step {
        name: "pure",
        about: "the layers without a browser compile without one, on both targets",
        tools: &[Tool::WasmTarget],
        run: pure,
    },
    Step {
        name: "clippy",
        about: "lints for every combination of features that is shipped",
        tools: &[Tool::WasmTarget],
        run: clippy,
    },
    Step {
        name: "native",
        about: "tests that need no browser, and those of this program",
        tools: &[],
        run: native,
    },
    Step {
        name: "browser",
        about: "Rust tests in headless Chromium",
        tools: &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Node, Tool::Browser],
        run: browser_tests::run,
    },
    Step {
        name: "build",
        about: "the release, built by Trunk without the network",
        tools: BUILD,
        run: release::build,
    },
    Step {
        name: "budget",
        about: "the size of what a browser downloads",
        tools: &[],
        run: |tools| budget::check(&tools.workspace().dist()),
    },
    Step {
        name: "e2e",
        about: "the built application in Chromium, driven by Playwright",
        tools: &[Tool::Node, Tool::Browser],
        run: e2e::run,
    },
];

fn pure(tools: &Toolbox) -> Result<()> {
    tools.run_all(&[
        "cargo check -p switchboard --lib --no-default-features",
        "cargo check -p switchboard --lib --no-default-features --target wasm32-unknown-unknown",
    ])
}

fn clippy(tools: &Toolbox) -> Result<()> {
    tools.run_all(&[
        "cargo clippy -p switchboard --all-targets --no-default-features --features lab -- -D warnings",
        "cargo clippy -p xtask --all-targets -- -D warnings",
        "cargo clippy -p switchboard --all-targets --all-features -- -D warnings",
    ])?;
    let tests = browser_tests::targets(tools.workspace().root());
    tools
        .call("cargo clippy -p switchboard --target wasm32-unknown-unknown --lib --bins")
        .arguments(tests.iter().flat_map(|name| ["--test", name]))
        .arguments(["--", "-D", "warnings"])
        .run()
}

fn native(tools: &Toolbox) -> Result<()> {
    tools.run_all(&[
        "cargo test -p switchboard --no-default-features --features lab",
        // What screens keep and reckon needs the framework, but no browser.
        "cargo test -p switchboard --lib",
        "cargo test -p xtask",
    ])
}
