//! The `bench` command: how fast work is assigned.

use std::process::ExitCode;

use crate::call::Call;
use crate::error::Result;
use crate::search_path::SearchPath;
use crate::workspace::Workspace;

const LINE: &str = "cargo bench -p switchboard --no-default-features --bench assignment --";

pub(crate) fn run(workspace: &Workspace, arguments: Vec<String>) -> Result<ExitCode> {
    Call::new(LINE, workspace.root(), &SearchPath::of_this_process())
        .arguments(arguments)
        .pass_through()
}
