//! The words after a command.

use crate::error::{Error, Result};

pub(crate) fn of_this_process() -> Result<Vec<String>> {
    std::env::args_os()
        .skip(1)
        .map(|word| {
            word.into_string()
                .map_err(|word| Error::usage(format!("the argument {} is not UTF-8", word.display())))
        })
        .collect()
}

/// Every command takes what it knows; what is left over is an error.
#[derive(Debug)]
pub(crate) struct Arguments {
    words: Vec<String>,
}

impl Arguments {
    pub(crate) fn new(words: Vec<String>) -> Self {
        Self { words }
    }

    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// `--name VALUE` or `--name=VALUE`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let prefix = format!("{name}=");
        let Some(at) = self
            .words
            .iter()
            .position(|word| word == name || word.starts_with(&prefix))
        else {
            return Ok(None);
        };
        let word = self.words.remove(at);
        if let Some(value) = word.strip_prefix(&prefix) {
            return Ok(Some(value.to_owned()));
        }
        match self.words.get(at) {
            Some(next) if !next.starts_with("--") => Ok(Some(self.words.remove(at))),
            _ => Err(Error::usage(format!("{name} needs a value"))),
        }
    }

    pub(crate) fn port(&mut self) -> Result<Option<u16>> {
        let Some(text) = self.value("--port")? else {
            return Ok(None);
        };
        text.parse()
            .map(Some)
            .map_err(|_| Error::usage(format!("--port needs a number from 0 to 65535, not `{text}`")))
    }

    /// The words that are no options.
    pub(crate) fn names(self) -> Result<Vec<String>> {
        match self.words.iter().find(|word| word.starts_with('-')) {
            Some(option) => Err(Error::usage(format!(
                "there is no option `{option}`; see `cargo xtask help`"
            ))),
            None => Ok(self.words),
        }
    }

    pub(crate) fn end(self) -> Result<()> {
        match self.words.first() {
            Some(word) => Err(Error::usage(format!(
                "`{word}` means nothing here; see `cargo xtask help`"
            ))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Arguments {
        Arguments::new(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn a_value_follows_its_name_or_an_equals_sign() {
        assert_eq!(arguments("--port 81").port(), Ok(Some(81)));
        assert_eq!(arguments("--port=81").port(), Ok(Some(81)));
        assert_eq!(arguments("").port(), Ok(None));
    }

    #[test]
    fn a_value_is_not_taken_from_the_next_option() {
        assert!(arguments("--dist --port 81").value("--dist").is_err());
        assert!(arguments("--port").port().is_err());
    }

    #[test]
    fn a_port_is_a_number_that_fits() {
        assert!(arguments("--port 65536").port().is_err());
        assert!(arguments("--port web").port().is_err());
    }

    #[test]
    fn what_nobody_took_is_an_error() {
        let mut known = arguments("--no-build");
        assert!(known.flag("--no-build"));
        assert_eq!(known.end(), Ok(()));
        assert!(arguments("--no-biuld").end().is_err());
        assert!(arguments("fmt --fast").names().is_err());
        assert_eq!(
            arguments("fmt e2e").names(),
            Ok(vec!["fmt".to_owned(), "e2e".to_owned()])
        );
    }
}
