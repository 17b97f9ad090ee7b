//! Node runs Playwright and, where the machine has no own wasm-opt, that of the npm package.

use super::{Toolbox, say_found};
use crate::call;
use crate::error::{Error, Result};
use crate::version;

const OLDEST: u32 = 20;

pub(super) fn make_ready(tools: &Toolbox) -> Result<()> {
    let version = required(tools)?;
    say_found(&format!("node {version}"));
    Ok(())
}

/// Node's version, when it is new enough and npm is with it.
pub(super) fn required(tools: &Toolbox) -> Result<String> {
    let advice = format!(
        "install Node.js {OLDEST} or newer together with npm (https://nodejs.org, or packages `nodejs` and \
         `npm`) and put it on PATH"
    );
    let node = tools
        .path()
        .find("node")
        .ok_or_else(|| Error::new(format!("node is missing: {advice}")))?;
    if tools.path().find("npm").is_none() {
        return Err(Error::new(format!("npm is missing: {advice}")));
    }
    let words = call::version_words(&node).unwrap_or_default();
    match version::in_words(&words) {
        Some(found) if version::major(found).is_some_and(|major| major >= OLDEST) => Ok(found.to_owned()),
        Some(found) => Err(Error::new(format!("node {found} is too old: {advice}"))),
        None => Err(Error::new(format!(
            "{} does not tell its version: {advice}",
            node.display()
        ))),
    }
}
