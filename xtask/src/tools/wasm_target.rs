//! The standard library for the browser.

use std::path::Path;

use super::{Toolbox, say_found, say_installing};
use crate::error::{Error, Result};

const TARGET: &str = "wasm32-unknown-unknown";

pub(super) fn make_ready(tools: &Toolbox) -> Result<()> {
    let what = format!("rust target {TARGET}");
    if is_there(tools)? {
        say_found(&what);
        return Ok(());
    }
    if tools.path().find("rustup").is_none() {
        return Err(Error::new(format!(
            "the Rust target {TARGET} is missing and there is no rustup to add it: install the target with \
             the package manager that brought Rust, or install Rust from https://rustup.rs"
        )));
    }
    say_installing(&what, "adding it with rustup");
    tools.call("rustup target add").argument(TARGET).run()
}

/// Asked of the compiler and not of rustup: it also answers where Rust came without rustup.
fn is_there(tools: &Toolbox) -> Result<bool> {
    let folder = tools
        .call("rustc --print target-libdir --target")
        .argument(TARGET)
        .read()?;
    Ok(Path::new(folder.trim()).is_dir())
}
