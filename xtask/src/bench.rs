//! The `bench` command: how fast work is assigned and articles are found, natively and in WebAssembly.

use std::process::ExitCode;

use crate::call::Call;
use crate::error::Result;
use crate::search_path::SearchPath;
use crate::workspace::Workspace;

/// How the cost of a decision grows, as a table; a whole floor natively; the same floor in WebAssembly, under Node.
/// Searching 10,000 articles natively; the same in WebAssembly, built as it is shipped.
const LINES: [&str; 5] = [
    "cargo bench -p switchboard --no-default-features --bench growth",
    "cargo bench -p switchboard --no-default-features --bench floor",
    "cargo test -p switchboard --no-default-features --features bench --profile bench \
     --target wasm32-unknown-unknown --test wasm_floor -- --nocapture",
    "cargo bench -p switchboard --no-default-features --bench search",
    "cargo test -p switchboard --no-default-features --features bench --release \
     --target wasm32-unknown-unknown --test wasm_search -- --nocapture",
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
