//! A Rust file below `src`, ready for rules.

use super::outline::{Module, holds, outline};
use super::path::{Written, written};
use super::token::{Kind, Token, tokens};

pub struct Source<'a> {
    /// From the project's root, with forward slashes.
    pub path: &'a str,
    pub text: &'a str,
    pub tokens: Vec<Token<'a>>,
    pub modules: Vec<Module<'a>>,
}

/// A path as the compiler sees it: `self`, `super` and the crate's own name give way to `crate`.
#[derive(Debug, PartialEq, Eq)]
pub struct NamedPath<'a> {
    pub segments: Vec<&'a str>,
    pub line: usize,
    /// Whether it stands in a test-only module.
    pub is_test: bool,
    /// Whether it stands in a `use`.
    pub is_import: bool,
}

impl<'a> Source<'a> {
    pub fn new(path: &'a str, text: &'a str) -> Self {
        let tokens = tokens(text);
        let modules = outline(&tokens);
        Self {
            path,
            text,
            tokens,
            modules,
        }
    }

    /// The file's module below the crate's root: `src/a/mod.rs` and `src/a.rs` are both `a`.
    pub fn module(&self) -> Vec<&'a str> {
        let inner = self.path.strip_prefix("src/").unwrap_or(self.path);
        let mut segments: Vec<_> = inner.strip_suffix(".rs").unwrap_or(inner).split('/').collect();
        if segments.last() == Some(&"mod") || segments == ["lib"] || segments == ["main"] {
            segments.pop();
        }
        segments
    }

    /// Whether the token stands in a test-only module of this file.
    pub fn is_test(&self, token: usize) -> bool {
        self.modules
            .iter()
            .any(|module| module.is_test && holds(module, token))
    }

    pub fn line(&self, token: usize) -> usize {
        self.tokens.get(token).map_or(0, |token| token.line)
    }

    /// Where `pattern` occurs, by its first token. It is written in Rust; spaces do not matter, and an empty string
    /// literal in it stands for any.
    pub fn find(&self, pattern: &str) -> Vec<usize> {
        let pattern = tokens(pattern);
        let matches = |token: &Token<'_>, wanted: &Token<'_>| {
            let is_any_text = wanted.kind == Kind::Text && wanted.text.is_empty();
            token.kind == wanted.kind && (is_any_text || token.text == wanted.text)
        };
        let windows = self.tokens.windows(pattern.len().max(1)).enumerate();
        windows
            .filter(|(_, window)| {
                window
                    .iter()
                    .zip(&pattern)
                    .all(|(token, wanted)| matches(token, wanted))
            })
            .map(|(index, _)| index)
            .collect()
    }

    /// The string literals, as token and content.
    pub fn texts(&self) -> impl Iterator<Item = &Token<'a>> {
        self.tokens.iter().filter(|token| token.kind == Kind::Text)
    }

    pub fn paths(&self) -> Vec<NamedPath<'a>> {
        let name = |path: Written<'a>| NamedPath {
            line: self.line(path.token),
            is_test: self.is_test(path.token),
            is_import: path.is_import,
            segments: self.resolve(path),
        };
        written(&self.tokens).into_iter().map(name).collect()
    }

    /// A path that begins with neither stays as it is: it is a dependency's or one of the module's own.
    fn resolve(&self, path: Written<'a>) -> Vec<&'a str> {
        let mut at = vec!["crate"];
        at.extend(self.module());
        at.extend(
            self.modules
                .iter()
                .filter(|module| holds(module, path.token))
                .map(|module| module.name),
        );
        let mut segments = path.segments.iter().copied().peekable();
        match segments.peek().copied() {
            Some("crate" | "switchboard") => {
                segments.next();
                at.truncate(1);
            }
            Some("self" | "super") => {
                while let Some(step) = segments.next_if(|segment| ["self", "super"].contains(segment)) {
                    if step == "super" && at.len() > 1 {
                        at.pop();
                    }
                }
            }
            _ => return path.segments,
        }
        at.extend(segments);
        at
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn a_pattern_ignores_spaces_and_line_breaks_but_not_words() {
        let source = Source::new(
            "src/a.rs",
            "x\n  .unwrap( ); y.unwrap_or(1); // z.unwrap()\n\".unwrap()\" todo != 1",
        );
        assert_eq!(
            source
                .find(".unwrap()")
                .into_iter()
                .map(|at| source.line(at))
                .collect::<Vec<_>>(),
            [2]
        );
        assert!(source.find("todo!").is_empty());
        assert_eq!(Source::new("src/a.rs", "f(\"b\") f(c)").find("f(\"\")"), [0]);
    }

    #[test]
    fn relative_paths_are_followed_out_of_files_and_modules() {
        let code = "use super::b::C; use self::d::E; use switchboard::f; use g::H; use crate::{i, j};
            mod tests { use super::super::super::K; }";
        let paths = |path| -> Vec<String> {
            Source::new(path, code)
                .paths()
                .iter()
                .map(|path| path.segments.join("::"))
                .collect()
        };
        let expected = [
            "crate::x::b::C",
            "crate::x::y::d::E",
            "crate::f",
            "g::H",
            "crate::i",
            "crate::j",
            "crate::K",
        ];
        assert_eq!(paths("src/x/y.rs"), expected);
        assert_eq!(paths("src/x/y/mod.rs"), expected);
    }

    #[test]
    fn test_modules_are_told_apart() {
        let source = Source::new(
            "src/a.rs",
            "fn a() { b::c() } #[cfg(test)] mod tests { fn d() { e::f() } }",
        );
        assert_eq!(
            source.paths().iter().map(|path| path.is_test).collect::<Vec<_>>(),
            [false, true]
        );
    }
}
