//! The `dev` command: Trunk's own server, which builds again at every change.

use std::process::ExitCode;

use crate::crates;
use crate::error::Result;
use crate::release;
use crate::tools::{BUILD, Toolbox};
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, arguments: Vec<String>) -> Result<ExitCode> {
    let tools = Toolbox::with(workspace, BUILD)?;
    crates::make_ready(&tools);
    release::trunk(&tools, "trunk serve")
        .arguments(arguments)
        .pass_through()
}
