//! Licence expressions: `MIT OR Apache-2.0`, `(MIT OR ISC) AND Unicode-3.0`, and the older `MIT/Apache-2.0`.

use std::iter::Peekable;
use std::vec::IntoIter;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    Open,
    Close,
    And,
    Or,
    With,
    Name(String),
}

/// Whether the expression can be met with allowed licences only. A licence with an exception is asked for as
/// one name, `Apache-2.0 WITH LLVM-exception`.
pub(super) fn permits(expression: &str, allowed: impl Fn(&str) -> bool) -> Result<bool, String> {
    let mut words = words(expression)?.into_iter().peekable();
    let answer = any(&mut words, &allowed)?;
    match words.next() {
        None => Ok(answer),
        Some(word) => Err(format!("{word:?} stands where the expression should end")),
    }
}

fn words(expression: &str) -> Result<Vec<Word>, String> {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " / ");
    spaced.split_whitespace().map(word).collect()
}

fn word(text: &str) -> Result<Word, String> {
    let is_name = |text: &str| {
        text.chars()
            .all(|l| l.is_ascii_alphanumeric() || "-.+:".contains(l))
    };
    match text {
        "(" => Ok(Word::Open),
        ")" => Ok(Word::Close),
        "/" => Ok(Word::Or),
        _ if text.eq_ignore_ascii_case("or") => Ok(Word::Or),
        _ if text.eq_ignore_ascii_case("and") => Ok(Word::And),
        _ if text.eq_ignore_ascii_case("with") => Ok(Word::With),
        name if is_name(name) => Ok(Word::Name(name.to_owned())),
        other => Err(format!("`{other}` is no licence name")),
    }
}

type Words = Peekable<IntoIter<Word>>;

fn any(words: &mut Words, allowed: &impl Fn(&str) -> bool) -> Result<bool, String> {
    let mut answer = all(words, allowed)?;
    while words.next_if_eq(&Word::Or).is_some() {
        // Read in any case: the other side has to make sense too.
        answer |= all(words, allowed)?;
    }
    Ok(answer)
}

fn all(words: &mut Words, allowed: &impl Fn(&str) -> bool) -> Result<bool, String> {
    let mut answer = one(words, allowed)?;
    while words.next_if_eq(&Word::And).is_some() {
        answer &= one(words, allowed)?;
    }
    Ok(answer)
}

fn one(words: &mut Words, allowed: &impl Fn(&str) -> bool) -> Result<bool, String> {
    match words.next() {
        Some(Word::Open) => {
            let answer = any(words, allowed)?;
            match words.next() {
                Some(Word::Close) => Ok(answer),
                _ => Err("a parenthesis is not closed".to_owned()),
            }
        }
        Some(Word::Name(name)) if words.next_if_eq(&Word::With).is_some() => match words.next() {
            Some(Word::Name(exception)) => Ok(allowed(&format!("{name} WITH {exception}"))),
            _ => Err("WITH needs the name of an exception".to_owned()),
        },
        Some(Word::Name(name)) => Ok(allowed(&name)),
        _ => Err("a licence name is missing".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permits_mit_isc_llvm(expression: &str) -> Result<bool, String> {
        permits(expression, |name| {
            ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"].contains(&name)
        })
    }

    #[test]
    fn expressions_that_can_be_met() {
        for expression in [
            "MIT",
            "MIT OR GPL-3.0-only",
            "GPL-3.0-only OR MIT",
            "GPL-3.0/MIT",
            "GPL-3.0 / MIT",
            "MIT AND ISC",
            "(MIT OR GPL-2.0+) AND ISC",
            "GPL-2.0 OR MIT AND ISC",
            "Apache-2.0 WITH LLVM-exception OR Apache-2.0",
            "((MIT))",
            "mpl-2.0 or MIT",
        ] {
            assert_eq!(permits_mit_isc_llvm(expression), Ok(true), "{expression}");
        }
    }

    #[test]
    fn expressions_that_cannot_be_met() {
        for expression in [
            "MPL-2.0",
            "Apache-2.0",
            "MIT AND MPL-2.0",
            "MIT AND GPL-2.0 OR MPL-2.0 AND ISC",
            "(MIT OR ISC) AND MPL-2.0",
            "MIT WITH LLVM-exception",
            "MIT-0",
            "LicenseRef-MIT",
        ] {
            assert_eq!(permits_mit_isc_llvm(expression), Ok(false), "{expression}");
        }
    }

    #[test]
    fn nonsense_is_an_error_even_beside_an_allowed_licence() {
        for expression in [
            "",
            "OR",
            "MIT OR",
            "MIT ISC",
            "(MIT",
            "MIT)",
            "MIT OR ()",
            "MIT WITH",
            "WITH MIT",
            "MIT, ISC",
            "/MIT",
            "MIT WITH (ISC)",
        ] {
            assert!(permits_mit_isc_llvm(expression).is_err(), "{expression}");
        }
    }
}
