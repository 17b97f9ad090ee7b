//! Tools that come as crates: Trunk and the wasm-bindgen command line.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Toolbox, say_found, say_installing};
use crate::cache::Cache;
use crate::call::{self, Call};
use crate::error::{Error, Result};
use crate::search_path::SearchPath;
use crate::version;

pub(super) struct CargoTool {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    /// Trunk mostly waits for others; wasm-bindgen reads the whole application and is slow without.
    opt_level: &'static str,
}

impl CargoTool {
    pub(super) fn trunk(version: String) -> Self {
        Self {
            package: "trunk",
            version,
            programs: &["trunk"],
            opt_level: "0",
        }
    }

    pub(super) fn wasm_bindgen(version: String) -> Self {
        let programs = &["wasm-bindgen", "wasm-bindgen-test-runner"];
        Self {
            package: "wasm-bindgen-cli",
            version,
            programs,
            opt_level: "1",
        }
    }

    /// The path on which the tool is the first of its name.
    pub(super) fn make_ready(&self, tools: &Toolbox, cache: &Cache) -> Result<SearchPath> {
        let what = format!("{} {}", self.package, self.version);
        if self.is_on(tools.path()) {
            say_found(&what);
            return Ok(tools.path().clone());
        }
        let root = cache.of(self.package, &self.version);
        let path = tools.path().with(root.join("bin"));
        if self.is_on(&path) {
            say_found(&what);
            return Ok(path);
        }
        self.install(tools, &root, &cache.build(self.package))?;
        if self.is_on(&path) {
            return Ok(path);
        }
        Err(Error::new(format!(
            "{what} was installed to {} but does not run from there: remove that folder and try again, or \
             install it yourself with `cargo install {} --version {}`",
            root.display(),
            self.package,
            self.version
        )))
    }

    fn is_on(&self, path: &SearchPath) -> bool {
        self.programs
            .iter()
            .all(|name| path.find(name).is_some_and(|file| self.has_version(&file)))
    }

    fn has_version(&self, program: &Path) -> bool {
        call::version_words(program).is_ok_and(|words| version::in_words(&words) == Some(&self.version))
    }

    fn install(&self, tools: &Toolbox, root: &Path, build: &PathBuf) -> Result<()> {
        let what = format!("{} {}", self.package, self.version);
        if tools.path().find("cargo-binstall").is_some() {
            say_installing(&what, "fetching it with cargo-binstall");
            if self.fetch(tools, root).run().is_ok() {
                return Ok(());
            }
        }
        say_installing(&what, "building it with cargo install, which takes some minutes");
        if self.build(tools, root, build, "--locked").run().is_err() {
            // A lock file can name a version that the registry no longer, or not yet, gives out.
            println!("{what}: trying again without the tool's own lock file");
            self.build(tools, root, build, "").run()?;
        }
        // Only space is lost when this fails.
        let _ = fs::remove_dir_all(build);
        Ok(())
    }

    fn fetch(&self, tools: &Toolbox, root: &Path) -> Call {
        tools
            // Compiling is left to `build`, which knows how to do it quickly.
            .call("cargo binstall --no-confirm --disable-strategies compile --root")
            .argument(root)
            .argument(format!("{}@{}", self.package, self.version))
    }

    fn build(&self, tools: &Toolbox, root: &Path, build: &Path, lock: &str) -> Call {
        tools
            .call(&format!(
                "cargo install {} --version {} {lock} --root",
                self.package, self.version
            ))
            .argument(root)
            .variable("CARGO_TARGET_DIR", build)
            .variable("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .variable("CARGO_PROFILE_RELEASE_LTO", "off")
            .variable("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .variable("CARGO_PROFILE_RELEASE_DEBUG", "0")
    }
}
