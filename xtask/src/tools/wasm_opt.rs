//! wasm-opt makes the release smaller; Trunk takes the one it finds on PATH.

use std::fs;

use super::{Toolbox, node, say_found, say_installing};
use crate::cache::Cache;
use crate::call;
use crate::error::{Error, Result};
use crate::search_path::SearchPath;
use crate::version;

/// Older ones refuse what today's compiler writes, and every one gives another size.
const MAJOR: u32 = 132;
const PACKAGE: &str = "132.0.0";

pub(super) fn make_ready(tools: &Toolbox, cache: &Cache) -> Result<SearchPath> {
    let what = format!("wasm-opt {MAJOR}");
    if is_on(tools.path()) {
        say_found(&what);
        return Ok(tools.path().clone());
    }
    let root = cache.of("binaryen", PACKAGE);
    let path = tools.path().with(root.join("node_modules").join(".bin"));
    if is_on(&path) {
        say_found(&what);
        return Ok(path);
    }
    node::required(tools)?;
    say_installing(&what, "fetching the npm package binaryen");
    fs::create_dir_all(&root)
        .map_err(|error| Error::new(format!("{} cannot be made: {error}", root.display())))?;
    tools
        .call("npm install --no-audit --no-fund --no-save --prefix")
        .argument(&root)
        .argument(format!("binaryen@{PACKAGE}"))
        .run()?;
    if is_on(&path) {
        return Ok(path);
    }
    Err(Error::new(format!(
        "wasm-opt was installed to {} but does not run from there: install binaryen {MAJOR} yourself and put \
         its wasm-opt on PATH",
        root.display()
    )))
}

fn is_on(path: &SearchPath) -> bool {
    let Some(program) = path.find("wasm-opt") else {
        return false;
    };
    call::version_words(&program)
        .is_ok_and(|words| version::in_words(&words).and_then(version::major) == Some(MAJOR))
}
