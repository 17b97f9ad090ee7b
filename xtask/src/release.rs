//! The application as a browser downloads it, in `dist/`.

use std::env;

use crate::call::Call;
use crate::crates;
use crate::error::Result;
use crate::tools::Toolbox;

pub(crate) fn build(tools: &Toolbox) -> Result<()> {
    crates::make_ready(tools);
    trunk(tools, "trunk build --release --offline --locked").run()
}

/// Trunk 0.21 reads NO_COLOR as a truth value and stops at the usual `NO_COLOR=1`.
pub(crate) fn trunk(tools: &Toolbox, line: &str) -> Call {
    let call = tools.call(line);
    match env::var_os("NO_COLOR") {
        Some(value) => call.variable("NO_COLOR", if value.is_empty() { "false" } else { "true" }),
        None => call,
    }
}
