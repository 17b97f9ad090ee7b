//! The crates the application is made of, which the offline build wants on this machine already.

use crate::tools::Toolbox;

pub(crate) fn make_ready(tools: &Toolbox) {
    // The build runs macros on this machine, so both platforms' crates are needed, and no third one's.
    let Some(line) = host(tools)
        .map(|host| format!("cargo fetch --locked --target wasm32-unknown-unknown --target {host}"))
    else {
        return;
    };
    if tools.call(&line).argument("--offline").read().is_ok() {
        return;
    }
    println!("{:<36} fetching those that are missing", "crates");
    if let Err(error) = tools.call(&line).run() {
        // The fetch asks for more than this build uses, tests' crates too; the build itself knows better.
        println!("{error}; going on with the crates that are here");
    }
}

fn host(tools: &Toolbox) -> Option<String> {
    let words = tools.call("rustc -vV").read().ok()?;
    words
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(|host| host.trim().to_owned())
}
