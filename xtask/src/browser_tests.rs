//! The Rust tests that run in a browser.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::call::Call;
use crate::error::{Error, Result};
use crate::tools::Toolbox;

/// Test targets made for WebAssembly; those that exist are run.
const TARGETS: [&str; 2] = ["web", "parity"];
const CAPABILITIES: &str = "tests/webdriver.json";
/// A stalled browser driver waits for ever.
const LIMIT: Duration = Duration::from_secs(600);
const LINE: &str = "cargo test -p switchboard --target wasm32-unknown-unknown --test";

/// Those of `TARGETS` this checkout has.
pub(crate) fn targets(root: &Path) -> Vec<&'static str> {
    let exists = |name: &&str| {
        let tests = root.join("tests");
        tests.join(name).join("main.rs").is_file() || tests.join(format!("{name}.rs")).is_file()
    };
    TARGETS.into_iter().filter(exists).collect()
}

pub(crate) fn run(tools: &Toolbox) -> Result<()> {
    let targets = targets(tools.workspace().root());
    if targets.is_empty() {
        return Err(Error::new(format!(
            "none of the browser tests {} is in tests/",
            TARGETS.join(", ")
        )));
    }
    let settings = write_capabilities(tools)?;
    for target in targets {
        let call = tools.call(LINE).argument(target);
        // Compiled without the limit: a slow machine is not a stalled browser.
        call.clone().argument("--no-run").run()?;
        in_browser(call, tools, &settings)?.limit(LIMIT).run()?;
    }
    Ok(())
}

fn in_browser(call: Call, tools: &Toolbox, capabilities: &Path) -> Result<Call> {
    Ok(call
        .variable("CHROMEDRIVER", tools.browser()?.driver())
        .variable("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .variable("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
        .variable("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities))
}

fn write_capabilities(tools: &Toolbox) -> Result<std::path::PathBuf> {
    let own = tools.workspace().read(CAPABILITIES).ok();
    let text = capabilities(own.as_deref(), tools.browser()?.chromium())?;
    let folder = tools.workspace().target().join("xtask");
    let file = folder.join("webdriver.json");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&file, text))
        .map_err(|error| Error::new(format!("{} cannot be written: {error}", file.display())))?;
    Ok(file)
}

/// The checkout's own capabilities with the browser that was found: left alone, the driver looks for one
/// itself, and may find another than the one whose version was compared.
fn capabilities(own: Option<&str>, chromium: &Path) -> Result<String> {
    let broken = |why: String| Error::new(format!("{CAPABILITIES} is not what a driver understands: {why}"));
    let mut all: Value =
        serde_json::from_str(own.unwrap_or("{}")).map_err(|error| broken(error.to_string()))?;
    all.as_object_mut()
        .ok_or_else(|| broken("it is not an object".into()))?
        .entry("goog:chromeOptions")
        .or_insert_with(|| json!({}))
        .as_object_mut()
        .ok_or_else(|| broken("goog:chromeOptions is not an object".into()))?
        .entry("binary")
        .or_insert_with(|| json!(chromium.to_string_lossy()));
    Ok(all.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_found_browser_is_used_unless_the_file_names_one() {
        let found = Path::new("/usr/bin/chromium");
        let parsed = |own| serde_json::from_str::<Value>(&capabilities(own, found).unwrap()).unwrap();
        assert_eq!(
            parsed(None),
            json!({ "goog:chromeOptions": { "binary": "/usr/bin/chromium" } })
        );
        let own = r#"{ "goog:chromeOptions": { "args": ["--disable-gpu"] } }"#;
        let merged = parsed(Some(own));
        assert_eq!(merged["goog:chromeOptions"]["args"], json!(["--disable-gpu"]));
        assert_eq!(merged["goog:chromeOptions"]["binary"], "/usr/bin/chromium");
        let named = r#"{ "goog:chromeOptions": { "binary": "/opt/chrome" } }"#;
        assert_eq!(parsed(Some(named))["goog:chromeOptions"]["binary"], "/opt/chrome");
    }

    #[test]
    fn a_broken_file_is_an_error() {
        let found = Path::new("/usr/bin/chromium");
        for own in ["", "[]", "{", r#"{ "goog:chromeOptions": 1 }"#] {
            assert!(capabilities(Some(own), found).is_err(), "{own}");
        }
    }

    #[test]
    fn only_tests_that_exist_are_run() {
        let scratch = Scratch::new();
        assert!(targets(scratch.path()).is_empty());
        scratch.file("tests/parity.rs", b"");
        assert_eq!(targets(scratch.path()), ["parity"]);
        scratch.file("tests/web/main.rs", b"");
        assert_eq!(targets(scratch.path()), ["web", "parity"]);
    }
}
