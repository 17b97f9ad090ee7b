//! The `sentiment` command: rates lines of text, or learns the weights anew.

use std::env;
use std::process::ExitCode;

use crate::call::Call;
use crate::error::{Error, Result};
use crate::search_path::SearchPath;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, arguments: Vec<String>) -> Result<ExitCode> {
    let (command, arguments) = match arguments.split_first() {
        Some((first, rest)) if first == "train" => ("sentiment-train", rest.to_vec()),
        _ => ("sentiment", arguments),
    };
    // The caller's folder, not the root: the file's path is meant from where it was typed.
    let folder = env::current_dir()
        .map_err(|error| Error::new(format!("the current folder cannot be read: {error}")))?;
    Call::new(
        "cargo run --quiet --manifest-path",
        &folder,
        &SearchPath::of_this_process(),
    )
    .argument(workspace.root().join("Cargo.toml"))
    .arguments("--profile lab --no-default-features --features lab --bin text --".split(' '))
    .argument(command)
    .arguments(arguments)
    .pass_through()
}
