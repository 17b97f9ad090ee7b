//! The paths a file names: in imports, grouped or not, and in the middle of code.

use super::token::{Kind, Token, closing};

/// A path as it is written, an import's group taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Written<'a> {
    /// The last may be `*`.
    pub segments: Vec<&'a str>,
    /// The token it begins with; in a group, the one of its own part.
    pub token: usize,
    /// Whether it stands in a `use`.
    pub is_import: bool,
}

/// All paths of two or more segments, and every import. What a `pub(in …)` names is no use of it.
pub fn written<'a>(tokens: &[Token<'a>]) -> Vec<Written<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(end) = restriction(tokens, at) {
            at = end;
        } else if token.is_name("use") && !tokens.get(at + 1).is_some_and(|next| next.is_mark("<")) {
            at = import(tokens, at + 1, &[], &mut found);
        } else if token.kind == Kind::Name {
            let start = at;
            let mut segments = vec![token.text];
            while let (Some(mark), Some(name)) = (tokens.get(at + 1), tokens.get(at + 2))
                && mark.is_mark("::")
                && name.kind == Kind::Name
            {
                segments.push(name.text);
                at += 2;
            }
            if segments.len() > 1 {
                found.push(Written {
                    segments,
                    token: start,
                    is_import: false,
                });
            }
            at += 1;
        } else {
            at += 1;
        }
    }
    found
}

/// The token after `pub(crate)` or `pub(in a::b)`. A tuple's public field, `pub (a::B, C)`, is none.
fn restriction(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let (public, open, first) = (tokens.get(at)?, tokens.get(at + 1)?, tokens.get(at + 2)?);
    let end = closing(tokens, at + 1);
    let is_restriction =
        first.is_name("in") || end == at + 3 && ["crate", "self", "super"].contains(&first.text);
    (public.is_name("pub") && open.is_mark("(") && is_restriction).then_some(end + 1)
}

/// Reads one branch of an import and returns the token after it.
fn import<'a>(tokens: &[Token<'a>], mut at: usize, stem: &[&'a str], found: &mut Vec<Written<'a>>) -> usize {
    let mut segments = stem.to_vec();
    let mut last = at;
    while let Some(token) = tokens.get(at) {
        match (token.kind, token.text) {
            // The alias says nothing about what is used, and the `self` of a group names the stem.
            (Kind::Name, "as") => at += 1,
            (Kind::Name, "self") if !segments.is_empty() => last = at,
            (Kind::Name, _) | (Kind::Mark, "*") => {
                segments.push(token.text);
                last = at;
            }
            (Kind::Mark, "::" | "$") => {}
            (Kind::Mark, "{") => {
                let end = closing(tokens, at);
                at += 1;
                while at < end {
                    let is_comma = tokens.get(at).is_some_and(|token| token.is_mark(","));
                    at = if is_comma {
                        at + 1
                    } else {
                        import(tokens, at, &segments, found).max(at + 1)
                    };
                }
                return end + 1;
            }
            _ => break,
        }
        at += 1;
    }
    found.push(Written {
        segments,
        token: last,
        is_import: true,
    });
    at
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::written;

    fn paths(code: &str) -> Vec<String> {
        let tokens = tokens(code);
        let join = |path: &super::Written<'_>| {
            let line = tokens.get(path.token).map_or(0, |token| token.line);
            format!(
                "{line} {}{}",
                if path.is_import { "use " } else { "" },
                path.segments.join("::")
            )
        };
        written(&tokens).iter().map(join).collect()
    }

    #[test]
    fn groups_are_taken_apart_with_their_own_lines() {
        let code = "pub use crate::{\n    a,\n    b::{self, C as D, e::*},\n};\nuse ::std::io;\nuse x as y;";
        let expected = [
            "2 use crate::a",
            "3 use crate::b",
            "3 use crate::b::C",
            "3 use crate::b::e::*",
        ];
        assert_eq!(
            paths(code),
            [&expected[..], &["5 use std::io", "6 use x"]].concat()
        );
    }

    #[test]
    fn paths_in_code_count_and_restrictions_do_not() {
        let code = "pub(in crate::a) fn b(c: &crate::d::E<f::G>) -> impl H + use<'_> { $crate::i!(); j }";
        assert_eq!(paths(code), ["1 crate::d::E", "1 f::G", "1 crate::i"]);
        assert_eq!(
            paths("struct A(pub(crate) b::C, pub (crate::d::E, u8));"),
            ["1 b::C", "1 crate::d::E"]
        );
    }

    #[test]
    fn broken_code_ends() {
        assert_eq!(
            paths("use a::{b, !}; use c::{d"),
            ["1 use a::b", "1 use a", "1 use c::d"]
        );
    }
}
