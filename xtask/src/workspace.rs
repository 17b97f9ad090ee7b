//! The folder with the workspace's Cargo.toml, and what its files say.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Used when Trunk.toml does not say. Newer releases need a newer compiler than this project's.
const TRUNK: &str = "0.21.14";

#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
    program: PathBuf,
}

impl Workspace {
    /// Cargo says where this package lies; a test runner that starts the program itself stands in the folder.
    pub(crate) fn find() -> Result<Self> {
        let start = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => env::current_dir()
                .map_err(|error| Error::new(format!("the current folder cannot be read: {error}")))?,
        };
        let root = start
            .ancestors()
            .find(|folder| holds_workspace(folder))
            .ok_or_else(|| {
                Error::new(format!(
                    "no workspace at {} or above: run this inside the project",
                    start.display()
                ))
            })?;
        // Asked now, because a rebuild of this program during a run would take the name away from it.
        let program = env::current_exe()
            .map_err(|error| Error::new(format!("this program cannot find its own file: {error}")))?;
        Ok(Self {
            root: root.to_owned(),
            program,
        })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where files go that nobody keeps.
    pub(crate) fn target(&self) -> PathBuf {
        self.root
            .join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
    }

    pub(crate) fn read(&self, name: &str) -> Result<String> {
        let path = self.root.join(name);
        fs::read_to_string(&path)
            .map_err(|error| Error::new(format!("{} cannot be read: {error}", path.display())))
    }

    /// A library and the tool of its name speak a private format, which only equal versions share.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String> {
        locked_version(&self.read("Cargo.lock")?, package).ok_or_else(|| {
            Error::new(format!(
                "Cargo.lock does not name {package}: run `cargo generate-lockfile`"
            ))
        })
    }

    pub(crate) fn trunk_version(&self) -> String {
        self.read("Trunk.toml")
            .ok()
            .and_then(|text| trunk_version(&text))
            .unwrap_or_else(|| TRUNK.to_owned())
    }
}

fn holds_workspace(folder: &Path) -> bool {
    fs::read_to_string(folder.join("Cargo.toml"))
        .is_ok_and(|text| text.lines().any(|line| line.trim() == "[workspace]"))
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = ")
        .map(|version| version.trim_matches('"').to_owned())
}

fn trunk_version(config: &str) -> Option<String> {
    config.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        let value = value
            .split('#')
            .next()?
            .trim()
            .trim_matches(['"', '\''])
            .trim_start_matches('=')
            .trim();
        (key.trim() == "trunk-version" && !value.is_empty()).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_the_exact_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"r\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn the_trunk_version_is_a_plain_or_an_exact_one() {
        assert_eq!(
            trunk_version("trunk-version = \"0.21.14\"\n").as_deref(),
            Some("0.21.14")
        );
        assert_eq!(
            trunk_version("[build]\ntrunk-version='=0.21.13' # why\n").as_deref(),
            Some("0.21.13")
        );
        assert_eq!(trunk_version("[build]\ntarget = \"index.html\"\n"), None);
    }

    #[test]
    fn this_workspace_is_found() {
        let workspace = Workspace::find().unwrap();
        assert!(workspace.root().join("xtask/Cargo.toml").is_file());
    }
}
