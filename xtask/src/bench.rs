//! The `bench` command: how fast work is assigned and text is rated, natively and in WebAssembly.

use std::process::ExitCode;

use crate::call::Call;
use crate::error::Result;
use crate::search_path::SearchPath;
use crate::workspace::Workspace;

/// How the cost of a decision grows, as a table; a whole floor natively; a megabyte of text rated; the same floor in
/// WebAssembly, under Node.
const LINES: [&str; 4] = [
    "cargo bench -p switchboard --no-default-features --bench growth",
    "cargo bench -p switchboard --no-default-features --bench floor",
    "cargo bench -p switchboard --no-default-features --bench sentiment",
    "cargo test -p switchboard --no-default-features --features bench --profile bench \
     --target wasm32-unknown-unknown --test wasm_floor -- --nocapture",
];

pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<ExitCode> {
    let chosen =
        |line: &&&str| arguments.is_empty() || arguments.iter().any(|name| line.contains(name.as_str()));
    for line in LINES.iter().filter(chosen) {
        let code = Call::new(line, workspace.root(), &SearchPath::of_this_process()).pass_through()?;
        if code != ExitCode::SUCCESS {
            return Ok(code);
        }
    }
    Ok(ExitCode::SUCCESS)
}
