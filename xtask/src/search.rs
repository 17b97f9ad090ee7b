//! The `search` command: how good the full-text search is on a collection with judgements.

use std::env;
use std::process::ExitCode;

use crate::call::Call;
use crate::error::{Error, Result};
use crate::search_path::SearchPath;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, arguments: Vec<String>) -> Result<ExitCode> {
    // The caller's folder, not the root: the files' paths are meant from where they were typed.
    let folder = env::current_dir()
        .map_err(|error| Error::new(format!("the current folder cannot be read: {error}")))?;
    Call::new(
        "cargo run --quiet --manifest-path",
        &folder,
        &SearchPath::of_this_process(),
    )
    .argument(workspace.root().join("Cargo.toml"))
    .arguments("--profile lab --no-default-features --features lab --bin text -- search".split(' '))
    .arguments(arguments)
    .pass_through()
}
