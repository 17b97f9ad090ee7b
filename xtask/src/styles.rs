//! The scoped style sheets, which the application's build script writes.
//!
//! Trunk reads all assets of a page at once, so they have to be there before it begins: its `pre_build` hook calls
//! this. The build is the very one Trunk runs afterwards, which then finds nothing left to do.

use std::env;
use std::process::ExitCode;

use crate::call::Call;
use crate::error::Result;
use crate::search_path::SearchPath;
use crate::workspace::Workspace;

const LINE: &str = "cargo build --target wasm32-unknown-unknown --bin switchboard --locked";

pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode> {
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    Call::new(LINE, workspace.root(), &SearchPath::of_this_process())
        .arguments(is_release.then_some("--release"))
        .pass_through()
}
