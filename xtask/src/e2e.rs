//! The tests that use the built application as a person would.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::error::{Error, Result};
use crate::tools::Toolbox;

const FOLDER: &str = "tests/e2e";

pub(crate) fn run(tools: &Toolbox) -> Result<()> {
    play(tools, "npx playwright test")
}

/// Measures instead of testing.
pub(crate) fn bench(tools: &Toolbox) -> Result<()> {
    play(tools, "npx playwright test --config bench")
}

fn play(tools: &Toolbox, line: &str) -> Result<()> {
    let folder = tools.workspace().root().join(FOLDER);
    if !tools.workspace().dist().join("index.html").is_file() {
        return Err(Error::new(
            "dist/ holds no built application: run `cargo xtask test build e2e`",
        ));
    }
    let changed = |name: &str| changed(&folder.join(name));
    let lock = changed("package-lock.json").ok_or_else(|| {
        Error::new(format!(
            "{FOLDER}/package-lock.json is missing: run `npm install` there"
        ))
    })?;
    // npm writes this file last, so an install that broke off does not count.
    if is_stale(changed("node_modules/.package-lock.json"), lock) {
        tools
            .call("npm ci --no-audit --no-fund")
            .inside(FOLDER)
            // The browser is the system's own.
            .variable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .run()?;
    }
    tools
        .call(line)
        .inside(FOLDER)
        .variable("CHROMIUM", tools.browser()?.chromium())
        .variable("SWITCHBOARD_XTASK", tools.workspace().program())
        .run()
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|data| data.modified()).ok()
}

fn is_stale(installed: Option<SystemTime>, lock: SystemTime) -> bool {
    installed.is_none_or(|installed| installed < lock)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn packages_are_installed_when_missing_or_older_than_the_lock_file() {
        let lock = SystemTime::UNIX_EPOCH + Duration::from_secs(100);
        assert!(is_stale(None, lock));
        assert!(is_stale(Some(lock - Duration::from_secs(1)), lock));
        assert!(!is_stale(Some(lock), lock));
    }
}
