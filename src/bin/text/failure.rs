//! What went wrong, and whose fault it was.

use std::fmt;
use std::process::ExitCode;

/// The end of a run that did not work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The arguments or the files cannot be used.
    Input(String),
    /// It failed for another reason.
    Run(String),
}

impl Failure {
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Input(_) => ExitCode::from(2),
            Self::Run(_) => ExitCode::FAILURE,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(message) | Self::Run(message) => out.write_str(message),
        }
    }
}
