//! The operating system's package manager, for the browser only: nothing else here needs the system.

use super::{Toolbox, say_installing};
use crate::error::{Error, Result};

struct Manager {
    program: &'static str,
    lines: &'static [&'static str],
    needs_root: bool,
}

const MANAGERS: [Manager; 5] = [
    Manager {
        program: "apt-get",
        lines: &[
            "apt-get update",
            "env DEBIAN_FRONTEND=noninteractive apt-get install -y chromium chromium-driver",
        ],
        needs_root: true,
    },
    Manager {
        program: "dnf",
        lines: &["dnf install -y chromium chromedriver"],
        needs_root: true,
    },
    Manager {
        program: "pacman",
        lines: &["pacman -S --noconfirm --needed chromium"],
        needs_root: true,
    },
    Manager {
        program: "apk",
        lines: &["apk add chromium chromium-chromedriver"],
        needs_root: true,
    },
    Manager {
        program: "brew",
        lines: &["brew install --cask chromium chromedriver"],
        needs_root: false,
    },
];

pub(super) fn install_browser(tools: &Toolbox) -> Result<()> {
    let manager = MANAGERS
        .iter()
        .find(|manager| tools.path().find(manager.program).is_some())
        .ok_or_else(|| Error::new("there is no package manager this program knows"))?;
    let prefix = prefix(tools, manager)?;
    say_installing(
        "chromium, chromedriver",
        &format!(
            "installing them with {}, which takes some minutes",
            manager.program
        ),
    );
    manager
        .lines
        .iter()
        .try_for_each(|line| tools.call(&format!("{prefix}{line}")).run())
}

/// Asks nobody for a password: this may run where nobody sits.
fn prefix(tools: &Toolbox, manager: &Manager) -> Result<&'static str> {
    if !manager.needs_root || tools.call("id -u").read().is_ok_and(|id| id.trim() == "0") {
        return Ok("");
    }
    if tools.call("sudo -n true").read().is_ok() {
        return Ok("sudo -n ");
    }
    Err(Error::new(format!(
        "{} needs root, and sudo asks for a password",
        manager.program
    )))
}
