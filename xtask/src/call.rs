//! One command line: it can be run, read and shown.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::process_tree;
use crate::search_path::SearchPath;

const LOOK_AGAIN: Duration = Duration::from_millis(200);

#[derive(Debug, Clone)]
pub(crate) struct Call {
    words: Vec<OsString>,
    folder: PathBuf,
    /// Shown to the reader, who stands in the workspace's root.
    inside: Option<String>,
    variables: Vec<(String, OsString)>,
    path: SearchPath,
    limit: Option<Duration>,
}

impl Call {
    /// `line` is split at blanks: it is a constant of this program, what a user gave comes in by `arguments`.
    pub(crate) fn new(line: &str, folder: &Path, path: &SearchPath) -> Self {
        Self {
            words: line.split_whitespace().map(OsString::from).collect(),
            folder: folder.to_owned(),
            inside: None,
            variables: Vec::new(),
            path: path.clone(),
            limit: None,
        }
    }

    pub(crate) fn arguments(mut self, words: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        self.words.extend(words.into_iter().map(Into::into));
        self
    }

    pub(crate) fn argument(self, word: impl Into<OsString>) -> Self {
        self.arguments([word])
    }

    pub(crate) fn variable(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.push((name.to_owned(), value.into()));
        self
    }

    pub(crate) fn inside(mut self, folder: &str) -> Self {
        self.folder.push(folder);
        self.inside = Some(folder.to_owned());
        self
    }

    pub(crate) fn limit(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    pub(crate) fn run(&self) -> Result<()> {
        let status = self.status()?;
        if status.success() {
            Ok(())
        } else {
            Err(self.failed(&ended(status)))
        }
    }

    /// For programs whose exit code means something to our caller.
    pub(crate) fn pass_through(&self) -> Result<ExitCode> {
        Ok(ExitCode::from(exit_code(self.status()?)))
    }

    pub(crate) fn status(&self) -> Result<ExitStatus> {
        let mut child = self
            .command()?
            .spawn()
            .map_err(|error| self.failed(&format!("did not work: {error}")))?;
        self.wait(&mut child)
    }

    /// What the program wrote to its standard output.
    pub(crate) fn read(&self) -> Result<String> {
        let mut command = self.command()?;
        let output = command
            .stdin(Stdio::null())
            .output()
            .map_err(|error| self.failed(&format!("did not work: {error}")))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(self.failed(&format!("{}: {}", ended(output.status), said.trim())))
    }

    fn wait(&self, child: &mut Child) -> Result<ExitStatus> {
        let Some(limit) = self.limit else {
            return child
                .wait()
                .map_err(|error| self.failed(&format!("did not work: {error}")));
        };
        let start = Instant::now();
        loop {
            if let Some(status) = child
                .try_wait()
                .map_err(|error| self.failed(&format!("did not work: {error}")))?
            {
                return Ok(status);
            }
            if start.elapsed() >= limit {
                process_tree::end(child);
                return Err(self.failed(&format!("was ended after {} seconds", limit.as_secs())));
            }
            thread::sleep(LOOK_AGAIN);
        }
    }

    fn command(&self) -> Result<Command> {
        let [program, arguments @ ..] = self.words.as_slice() else {
            return Err(Error::new("an empty command line cannot be run"));
        };
        let name = program.to_string_lossy();
        let file = if Path::new(program).is_absolute() {
            PathBuf::from(program)
        } else {
            self.path
                .find(&name)
                .ok_or_else(|| self.failed(&format!("cannot start: {name} is not on PATH")))?
        };
        let mut command = Command::new(file);
        command.args(arguments).current_dir(&self.folder);
        for (name, _) in std::env::vars_os().filter(|(name, _)| set_by_outer_cargo(name)) {
            command.env_remove(name);
        }
        command.env("PATH", self.path.joined()?);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        Ok(command)
    }

    fn failed(&self, how: &str) -> Error {
        Error::from_command(self.to_string(), how)
    }
}

/// `cargo run` describes the package it runs to the program it starts. A cargo below that would take this
/// for its own surroundings, and would build again what a build by hand has already built.
fn set_by_outer_cargo(name: &OsStr) -> bool {
    // The second comes from `[env]` in .cargo/config.toml, which the inner cargo reads itself.
    const NAMES: [&str; 2] = ["CARGO", "RUSTC_BOOTSTRAP"];
    let Some(name) = name.to_str() else { return false };
    NAMES.contains(&name) || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
}

impl fmt::Display for Call {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(folder) = &self.inside {
            write!(out, "cd {} && ", quoted(OsStr::new(folder)))?;
        }
        for folder in self.path.own() {
            write!(out, "PATH={}:\"$PATH\" ", quoted(folder.as_os_str()))?;
        }
        for (name, value) in &self.variables {
            write!(out, "{name}={} ", quoted(value))?;
        }
        let words: Vec<_> = self.words.iter().map(|word| quoted(word)).collect();
        out.write_str(&words.join(" "))
    }
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_=+.,:/@%".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

fn ended(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("ended with exit code {code}"),
        None => format!("was ended: {status}"),
    }
}

fn exit_code(status: ExitStatus) -> u8 {
    let code = status
        .code()
        .or_else(|| signal(status).map(|signal| 128 + signal))
        .unwrap_or(1);
    u8::try_from(code).unwrap_or(1)
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}

/// What `program --version` prints, whatever its exit code.
pub(crate) fn version_words(program: &Path) -> io::Result<String> {
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(line: &str) -> Call {
        Call::new(line, &std::env::temp_dir(), &SearchPath::of_this_process())
    }

    #[test]
    fn the_shown_line_can_be_pasted() {
        let shown = call("npx playwright test")
            .inside("tests/e2e")
            .variable("CHROMIUM", "/opt/my browser/chrome");
        assert_eq!(
            shown.to_string(),
            "cd tests/e2e && CHROMIUM='/opt/my browser/chrome' npx playwright test"
        );
        assert_eq!(call("echo").argument("it's").to_string(), r"echo 'it'\''s'");
        assert_eq!(call("echo").argument("").to_string(), "echo ''");
    }

    #[test]
    fn what_cargo_says_of_this_package_is_not_handed_on() {
        for name in ["CARGO", "CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "RUSTC_BOOTSTRAP"] {
            assert!(set_by_outer_cargo(OsStr::new(name)), "{name}");
        }
        for name in [
            "CARGO_HOME",
            "CARGO_TARGET_DIR",
            "CARGO_NET_OFFLINE",
            "RUSTUP_TOOLCHAIN",
            "CI",
            "PATH",
        ] {
            assert!(!set_by_outer_cargo(OsStr::new(name)), "{name}");
        }
    }

    #[test]
    fn a_missing_program_is_named_with_its_command_line() {
        let error = call("no-such-program-anywhere --now").run().unwrap_err();
        assert_eq!(error.command(), Some("no-such-program-anywhere --now"));
        assert!(error.to_string().contains("not on PATH"));
    }

    #[test]
    #[cfg(unix)]
    fn exit_codes_and_output_come_back() {
        assert!(call("false").run().is_err());
        assert_eq!(exit_code(call("sh -c").argument("exit 2").status().unwrap()), 2);
        assert_eq!(call("echo one two").read(), Ok("one two\n".to_owned()));
        let error = call("sh -c")
            .argument("echo reason >&2; exit 3")
            .read()
            .unwrap_err();
        assert!(
            error.to_string().ends_with("ended with exit code 3: reason"),
            "{error}"
        );
    }

    #[test]
    #[cfg(unix)]
    fn a_call_over_its_limit_is_ended() {
        let start = Instant::now();
        let error = call("sh -c")
            .argument("sleep 60; true")
            .limit(Duration::from_millis(1))
            .run()
            .unwrap_err();
        assert!(error.to_string().contains("was ended after"), "{error}");
        assert!(start.elapsed() < Duration::from_secs(30));
    }
}
