//! What went wrong, said so that the reader knows what to do next.

use std::fmt;
use std::process::ExitCode;

pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Error {
    message: String,
    command: Option<String>,
    code: u8,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            command: None,
            code: 1,
        }
    }

    /// The caller typed something this program does not understand.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self {
            code: 2,
            ..Self::new(message)
        }
    }

    /// The command line a reader can paste into a shell to see the same failure.
    pub(crate) fn from_command(command: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            command: Some(command.into()),
            ..Self::new(message)
        }
    }

    pub(crate) fn message(&self) -> &str {
        self.message.trim_end()
    }

    pub(crate) fn command(&self) -> Option<&str> {
        self.command.as_deref()
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(command) = &self.command {
            write!(out, "`{command}` ")?;
        }
        out.write_str(self.message())
    }
}

impl std::error::Error for Error {}
