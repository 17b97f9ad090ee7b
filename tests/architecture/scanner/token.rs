//! Tokens: comments are gone, and what stands in a string literal can no longer be taken for code.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An identifier or a keyword, without `r#`.
    Name,
    /// A number with its suffix.
    Number,
    /// The inside of a string, byte string, C string or character, escapes as written.
    Text,
    /// Anything else: one character, a lifetime, or one of [`PAIRS`].
    Mark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub line: usize,
}

impl Token<'_> {
    pub fn is_name(&self, text: &str) -> bool {
        self.kind == Kind::Name && self.text == text
    }

    pub fn is_mark(&self, text: &str) -> bool {
        self.kind == Kind::Mark && self.text == text
    }
}

/// Marks of two characters that a rule would misread as two: `todo != x` is no `todo!`.
const PAIRS: [&str; 3] = ["::", "!=", "=="];

pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer { rest: text, line: 1 };
    std::iter::from_fn(|| lexer.token()).collect()
}

/// The mark that closes what the one at `open` opens, or the end of the file.
pub fn closing(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens
        .iter()
        .enumerate()
        .skip(open)
        .filter(|(_, token)| token.kind == Kind::Mark)
    {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    tokens.len()
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Lexer<'a> {
    fn token(&mut self) -> Option<Token<'a>> {
        self.skip_blank();
        let line = self.line;
        let (kind, text) = self
            .text()
            .map(|text| (Kind::Text, text))
            .or_else(|| self.word())?;
        Some(Token { kind, text, line })
    }

    /// Passes over white space and comments.
    fn skip_blank(&mut self) {
        loop {
            let rest = self.rest.trim_start();
            self.take(self.rest.len() - rest.len());
            if rest.starts_with("//") {
                self.take(rest.find('\n').unwrap_or(rest.len()));
            } else if rest.starts_with("/*") {
                self.take(comment(rest));
            } else {
                return;
            }
        }
    }

    /// A string or character literal.
    fn text(&mut self) -> Option<&'a str> {
        let plain = self.rest.strip_prefix(['b', 'c']).unwrap_or(self.rest);
        if let Some(raw) = plain.strip_prefix('r') {
            let body = raw.trim_start_matches('#');
            let hashes = raw.len() - body.len();
            if let Some(body) = body.strip_prefix('"') {
                let end = format!("\"{}", "#".repeat(hashes));
                return Some(self.take_text(body, body.find(&end), end.len()));
            }
        }
        if let Some(body) = plain.strip_prefix('"') {
            return Some(self.take_text(body, unescaped(body, '"'), 1));
        }
        let body = plain.strip_prefix('\'')?;
        let mut characters = body.chars();
        let is_character = characters.next() == Some('\\') || characters.next() == Some('\'');
        is_character.then(|| self.take_text(body, unescaped(body, '\''), 1))
    }

    fn take_text(&mut self, body: &'a str, length: Option<usize>, closing: usize) -> &'a str {
        let length = length.unwrap_or(body.len());
        let opening = self.rest.len() - body.len();
        self.take(opening);
        let text = self.take(length);
        self.take(closing.min(self.rest.len()));
        text
    }

    /// A name, number or mark.
    fn word(&mut self) -> Option<(Kind, &'a str)> {
        if self
            .rest
            .strip_prefix("r#")
            .is_some_and(|rest| rest.starts_with(begins_name))
        {
            self.take("r#".len());
        }
        let first = self.rest.chars().next()?;
        let (kind, length) = if begins_name(first) {
            (Kind::Name, run(self.rest))
        } else if first.is_ascii_digit() {
            (Kind::Number, number(self.rest))
        } else if let Some(rest) = self.rest.strip_prefix('\'') {
            (Kind::Mark, 1 + run(rest))
        } else if let Some(pair) = PAIRS.iter().find(|pair| self.rest.starts_with(**pair)) {
            (Kind::Mark, pair.len())
        } else {
            (Kind::Mark, first.len_utf8())
        };
        Some((kind, self.take(length)))
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        self.line += taken.matches('\n').count();
        taken
    }
}

fn begins_name(character: char) -> bool {
    character == '_' || character.is_alphabetic()
}

/// The length of the letters, digits and underscores at the beginning.
fn run(text: &str) -> usize {
    text.find(|character: char| character != '_' && !character.is_alphanumeric())
        .unwrap_or(text.len())
}

/// A fraction belongs to the number, a range or a method call does not.
fn number(text: &str) -> usize {
    let (whole, rest) = text.split_at(run(text));
    match rest.strip_prefix('.') {
        Some(fraction) if fraction.starts_with(|first: char| first.is_ascii_digit()) => {
            whole.len() + 1 + run(fraction)
        }
        _ => whole.len(),
    }
}

/// The length of a block comment with those inside it.
fn comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn unescaped(text: &str, quote: char) -> Option<usize> {
    let mut characters = text.char_indices();
    while let Some((index, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if character == quote {
            return Some(index);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Kind, closing, tokens};

    fn texts(code: &str) -> Vec<&str> {
        tokens(code).into_iter().map(|token| token.text).collect()
    }

    fn literals(code: &str) -> Vec<&str> {
        tokens(code)
            .into_iter()
            .filter(|token| token.kind == Kind::Text)
            .map(|token| token.text)
            .collect()
    }

    #[test]
    fn comments_vanish_even_inside_each_other() {
        assert_eq!(
            texts("a // b\n/// [`crate::c`]\nd /* e /* f */ \" g */ h"),
            ["a", "d", "h"]
        );
        assert_eq!(texts("a /* never closed"), ["a"]);
    }

    #[test]
    fn every_kind_of_literal_is_one_token() {
        let code = r####"("a // b", "\"c\\", r"\", r#"d "e" "#, b"f", br#"g"#, c"h", cr"i", 'j', '"', '\'', b'k')"####;
        let expected = [
            "a // b",
            r#"\"c\\"#,
            r"\",
            r#"d "e" "#,
            "f",
            "g",
            "h",
            "i",
            "j",
            "\"",
            r"\'",
            "k",
        ];
        assert_eq!(literals(code), expected);
        assert_eq!(texts("x = \"open"), ["x", "=", "open"]);
    }

    #[test]
    fn lifetimes_labels_and_raw_names_are_not_literals() {
        assert_eq!(
            literals("fn a<'b>(c: &'static str) { 'd: loop { break 'd } } 'é'"),
            ["é"]
        );
        assert_eq!(texts("r#type b r#crate"), ["type", "b", "crate"]);
    }

    #[test]
    fn numbers_keep_their_fraction_and_suffix_but_no_range_and_no_call() {
        assert_eq!(
            texts("1.5_f64 0..9 1.max(2)"),
            ["1.5_f64", "0", ".", ".", "9", "1", ".", "max", "(", "2", ")"]
        );
    }

    #[test]
    fn lines_count_through_literals_and_comments() {
        let lines: Vec<_> = tokens("a\n\"b\nc\" d /* \n */\n e")
            .into_iter()
            .map(|token| token.line)
            .collect();
        assert_eq!(lines, [1, 2, 3, 5]);
    }

    #[test]
    fn brackets_close_what_they_open() {
        let tokens = tokens("a { ( ) [ { } ] '{' } b");
        assert_eq!(closing(&tokens, 1), 9);
        assert_eq!(closing(&tokens, 2), 3);
    }
}
