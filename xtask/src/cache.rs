//! The user's folder for tools that the machine lacks.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::error::{Error, Result};

#[derive(Debug, Clone)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub(crate) fn of_this_user() -> Result<Self> {
        Self::from(|name| std::env::var_os(name))
    }

    fn from(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self> {
        // An empty or relative value counts as not set, as the XDG specification demands.
        let absolute = |name| {
            variable(name)
                .map(PathBuf::from)
                .filter(|path| path.is_absolute())
        };
        let base = absolute("XDG_CACHE_HOME")
            .or_else(|| absolute("LOCALAPPDATA"))
            .or_else(|| absolute("HOME").map(|home| home.join(".cache")))
            .ok_or_else(|| Error::new("there is no cache folder for tools: set XDG_CACHE_HOME or HOME"))?;
        Ok(Self {
            folder: base.join("switchboard").join("tools"),
        })
    }

    /// One folder for each version, so that checkouts of different age do not replace each other's tools.
    pub(crate) fn of(&self, tool: &str, version: &str) -> PathBuf {
        self.folder.join(format!("{tool}-{version}"))
    }

    pub(crate) fn build(&self, tool: &str) -> PathBuf {
        self.folder.join(format!("build-{tool}"))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn cache(variables: &[(&str, &str)]) -> Result<PathBuf> {
        let lookup = |name: &str| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, v)| OsString::from(v))
        };
        Cache::from(lookup).map(|cache| cache.of("trunk", "1.2.3"))
    }

    #[test]
    fn the_users_choice_comes_first() {
        let both = [("HOME", "/people/a"), ("XDG_CACHE_HOME", "/cache")];
        assert_eq!(
            cache(&both),
            Ok(PathBuf::from("/cache/switchboard/tools/trunk-1.2.3"))
        );
        let home = [("HOME", "/people/a"), ("XDG_CACHE_HOME", "")];
        assert_eq!(
            cache(&home),
            Ok(PathBuf::from("/people/a/.cache/switchboard/tools/trunk-1.2.3"))
        );
        assert!(cache(&[("HOME", "relative")]).is_err());
    }
}
