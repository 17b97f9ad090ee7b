//! The folders in which programs are looked for.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Folders of our own come first, and only those that hold something the system's folders lack: putting a
/// system folder first would let its `cargo` hide the toolchain's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SearchPath {
    own: Vec<PathBuf>,
    system: Vec<PathBuf>,
}

impl SearchPath {
    pub(crate) fn of_this_process() -> Self {
        let system = env::var_os("PATH")
            .map(|path| env::split_paths(&path).collect())
            .unwrap_or_default();
        Self {
            own: Vec::new(),
            system,
        }
    }

    pub(crate) fn with(&self, folder: PathBuf) -> Self {
        let mut wider = self.clone();
        if !wider.own.contains(&folder) {
            wider.own.insert(0, folder);
        }
        wider
    }

    pub(crate) fn own(&self) -> &[PathBuf] {
        &self.own
    }

    /// The program a shell would start under this name.
    pub(crate) fn find(&self, name: &str) -> Option<PathBuf> {
        self.own
            .iter()
            .chain(&self.system)
            .flat_map(|folder| candidates(folder, name))
            .find(|file| is_program(file))
    }

    pub(crate) fn joined(&self) -> Result<OsString> {
        env::join_paths(self.own.iter().chain(&self.system))
            .map_err(|error| Error::new(format!("PATH cannot be written: {error}")))
    }
}

/// On Windows npm and npx are scripts, which are only found by their full name.
fn candidates(folder: &Path, name: &str) -> Vec<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd", ".bat"]
    } else {
        &[""]
    };
    endings
        .iter()
        .map(|ending| folder.join(format!("{name}{ending}")))
        .collect()
}

#[cfg(unix)]
pub(crate) fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
pub(crate) fn is_program(file: &Path) -> bool {
    file.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_folders_come_first_and_once() {
        let path = SearchPath {
            own: Vec::new(),
            system: vec!["/s".into()],
        };
        let path = path.with("/a".into()).with("/b".into()).with("/a".into());
        let joined = path.joined().unwrap();
        let folders: Vec<_> = env::split_paths(&joined).collect();
        assert_eq!(folders, ["/b", "/a", "/s"].map(PathBuf::from));
    }

    #[test]
    fn only_a_file_that_can_run_is_a_program() {
        let path = SearchPath::of_this_process();
        assert!(path.find("cargo").is_some_and(|file| file.is_file()));
        assert_eq!(path.find("no-such-program-anywhere"), None);
    }
}
