//! The `sentiment` command: rates lines of text, or learns the weights anew.

use std::env;
use std::process::ExitCode;

use crate::call::Call;
use crate::error::{Error, Result};
use crate::search_path::SearchPath;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, arguments: Vec<String>) -> Result<ExitCode> {
    let is_training = arguments.first().is_some_and(|first| first == "train");
    let command = if is_training {
        "sentiment-train"
    } else {
        "sentiment"
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
    .arguments(arguments.into_iter().skip(usize::from(is_training)))
    .pass_through()
}
