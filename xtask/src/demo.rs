//! The `demo` command: from a checkout to a running application.

use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::error::Result;
use crate::release;
use crate::serve::{self, Port};
use crate::tools::{BUILD, Toolbox};
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<ExitCode> {
    let port = arguments.port()?.map_or(Port::From(serve::PORT), Port::Exactly);
    let build = !arguments.flag("--no-build");
    arguments.end()?;
    if build {
        release::build(&Toolbox::with(workspace, BUILD)?)?;
    }
    serve::serve(&workspace.dist(), port)
}
