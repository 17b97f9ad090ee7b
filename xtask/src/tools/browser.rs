//! Chromium and the driver that steers it.

use std::env;
use std::path::{Path, PathBuf};

use super::{Toolbox, say_found, system};
use crate::call;
use crate::error::{Error, Result};
use crate::search_path::{SearchPath, is_program};
use crate::version;

const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
/// macOS keeps programs out of PATH.
const MAC_BROWSERS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const DRIVERS: [&str; 1] = ["chromedriver"];

const ADVICE: &str = "install Chromium or Chrome and the chromedriver of the same major version (Debian: \
    `apt-get install chromium chromium-driver`; elsewhere \
    https://googlechromelabs.github.io/chrome-for-testing/), or set CHROMIUM and CHROMEDRIVER to the full \
    paths of the two programs";

#[derive(Debug)]
pub(crate) struct Browser {
    chromium: PathBuf,
    driver: PathBuf,
}

impl Browser {
    pub(crate) fn chromium(&self) -> &Path {
        &self.chromium
    }

    pub(crate) fn driver(&self) -> &Path {
        &self.driver
    }

    fn locate(path: &SearchPath) -> Result<Option<Self>> {
        let mac = MAC_BROWSERS
            .map(PathBuf::from)
            .into_iter()
            .filter(|_| cfg!(target_os = "macos"));
        let on_path = |names: &[&str]| names.iter().find_map(|name| path.find(name));
        let chromium = named_by("CHROMIUM")?
            .or_else(|| on_path(&BROWSERS))
            .or_else(|| mac.into_iter().find(|p| is_program(p)));
        let driver = named_by("CHROMEDRIVER")?.or_else(|| on_path(&DRIVERS));
        Ok(chromium
            .zip(driver)
            .map(|(chromium, driver)| Self { chromium, driver }))
    }

    fn check_versions(&self) -> Result<()> {
        let (browser, driver) = (version_of(&self.chromium), version_of(&self.driver));
        say_found(&format!(
            "chromium {}",
            browser.as_deref().unwrap_or("(version unknown)")
        ));
        say_found(&format!(
            "chromedriver {}",
            driver.as_deref().unwrap_or("(version unknown)")
        ));
        match (browser, driver) {
            (Some(browser), Some(driver)) if version::major(&browser) != version::major(&driver) => {
                Err(Error::new(format!(
                    "{} is version {browser}, {} is version {driver}; their first numbers must be equal: \
                     {ADVICE}",
                    self.chromium.display(),
                    self.driver.display()
                )))
            }
            // Not every wrapper tells its version; then the driver itself refuses a wrong one.
            _ => Ok(()),
        }
    }
}

pub(super) fn make_ready(tools: &Toolbox) -> Result<Browser> {
    if let Some(browser) = Browser::locate(tools.path())? {
        browser.check_versions()?;
        return Ok(browser);
    }
    let installed = system::install_browser(tools);
    match Browser::locate(tools.path())? {
        Some(browser) => {
            browser.check_versions()?;
            Ok(browser)
        }
        None => {
            let reason = installed
                .err()
                .map(|error| format!(" ({error})"))
                .unwrap_or_default();
            Err(Error::new(format!(
                "Chromium or chromedriver is missing{reason}: {ADVICE}"
            )))
        }
    }
}

fn named_by(variable: &str) -> Result<Option<PathBuf>> {
    let Some(value) = env::var_os(variable).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let path = PathBuf::from(value);
    if path.is_absolute() && is_program(&path) {
        return Ok(Some(path));
    }
    Err(Error::new(format!(
        "{variable} is `{}`, which is not the full path of a program",
        path.display()
    )))
}

fn version_of(program: &Path) -> Option<String> {
    // Asked for its version, Chrome on Windows opens a window instead.
    if cfg!(windows) {
        return None;
    }
    let words = call::version_words(program).ok()?;
    version::in_words(&words).map(str::to_owned)
}
