//! The `bench` command: how fast work is assigned and articles are found, natively and in WebAssembly, and how quick
//! the panel is.

use std::process::ExitCode;

use crate::call::Call;
use crate::e2e;
use crate::error::{Error, Result};
use crate::release;
use crate::search_path::SearchPath;
use crate::tools::{BUILD, Tool, Toolbox};
use crate::workspace::Workspace;

/// How the cost of a decision grows, as a table; a whole floor natively; the same floor in WebAssembly, under Node; a
/// megabyte of text rated; 10,000 articles searched natively, and in WebAssembly.
const LINES: [(&str, &str); 6] = [
    (
        "growth",
        "cargo bench -p switchboard --no-default-features --bench growth",
    ),
    (
        "floor",
        "cargo bench -p switchboard --no-default-features --bench floor",
    ),
    (
        "wasm_floor",
        "cargo test -p switchboard --no-default-features --features bench --profile bench \
         --target wasm32-unknown-unknown --test wasm_floor -- --nocapture",
    ),
    (
        "sentiment",
        "cargo bench -p switchboard --no-default-features --bench sentiment",
    ),
    (
        "search",
        "cargo bench -p switchboard --no-default-features --bench search",
    ),
    (
        "wasm_search",
        "cargo test -p switchboard --no-default-features --features bench --release \
         --target wasm32-unknown-unknown --test wasm_search -- --nocapture",
    ),
];

/// The panel in a browser: switching, typing, opening, the size of the page.
const PANEL: &str = "panel";

pub(crate) fn run(workspace: &Workspace, names: &[String]) -> Result<ExitCode> {
    let known = || LINES.iter().map(|(name, _)| *name).chain([PANEL]);
    if let Some(unknown) = names.iter().find(|name| known().all(|known| known != *name)) {
        return Err(Error::usage(format!(
            "there is no bench `{unknown}`; there are {}",
            known().collect::<Vec<_>>().join(", ")
        )));
    }
    let is_chosen = |bench: &str| names.is_empty() || names.iter().any(|name| name == bench);
    for (_, line) in LINES.iter().filter(|(name, _)| is_chosen(name)) {
        let code = Call::new(line, workspace.root(), &SearchPath::of_this_process()).pass_through()?;
        if code != ExitCode::SUCCESS {
            return Ok(code);
        }
    }
    if is_chosen(PANEL) {
        let tools = Toolbox::with(workspace, &[BUILD, &[Tool::Node, Tool::Browser]].concat())?;
        release::build(&tools)?;
        e2e::bench(&tools)?;
    }
    Ok(ExitCode::SUCCESS)
}
