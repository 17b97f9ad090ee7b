//! The modules a file declares.

use super::token::{Kind, Token, closing};
use std::ops::Range;

/// A `mod`, with a body or with a file of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Module<'a> {
    pub name: &'a str,
    /// The modules of the same file around it, outermost first.
    pub around: Vec<&'a str>,
    /// The tokens from its brace to the closing one; none when it has its own file.
    pub body: Option<Range<usize>>,
    /// What a `path` attribute says.
    pub path: Option<&'a str>,
    /// Whether it, or one around it, is for tests only.
    pub is_test: bool,
}

pub fn outline<'a>(tokens: &[Token<'a>]) -> Vec<Module<'a>> {
    let mut modules: Vec<Module<'a>> = Vec::new();
    let mut attributes: Vec<&[Token<'a>]> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let next = tokens.get(at + 1);
        match (token.kind, token.text) {
            (Kind::Mark, "#") if next.is_some_and(|next| next.is_mark("[")) => {
                let end = closing(tokens, at + 1);
                attributes.extend(tokens.get(at + 2..end));
                at = end + 1;
            }
            (Kind::Name, "pub") if next.is_some_and(|next| next.is_mark("(")) => {
                at = closing(tokens, at + 1) + 1;
            }
            (Kind::Name, "pub") => at += 1,
            (Kind::Name, "mod") => {
                if let Some(name) = next.filter(|next| next.kind == Kind::Name) {
                    let around: Vec<_> = modules.iter().filter(|module| holds(module, at)).collect();
                    let is_test = around.iter().any(|module| module.is_test)
                        || attributes.iter().any(|attribute| is_test_only(attribute));
                    let has_body = tokens.get(at + 2).is_some_and(|token| token.is_mark("{"));
                    modules.push(Module {
                        name: name.text,
                        around: around.iter().map(|module| module.name).collect(),
                        body: has_body.then(|| at + 2..closing(tokens, at + 2)),
                        path: attributes.iter().find_map(|attribute| path(attribute)),
                        is_test,
                    });
                }
                attributes.clear();
                at += 1;
            }
            _ => {
                attributes.clear();
                at += 1;
            }
        }
    }
    modules
}

/// Whether the token is in the module's body.
pub fn holds(module: &Module<'_>, token: usize) -> bool {
    module.body.as_ref().is_some_and(|body| body.contains(&token))
}

/// `cfg(test)`, alone or as one of `all(…)`.
fn is_test_only(attribute: &[Token<'_>]) -> bool {
    let has = |name: &str| attribute.iter().any(|token| token.is_name(name));
    attribute.first().is_some_and(|first| first.is_name("cfg")) && has("test") && !has("any") && !has("not")
}

fn path<'a>(attribute: &[Token<'a>]) -> Option<&'a str> {
    match attribute {
        [name, equals, path] if name.is_name("path") && equals.is_mark("=") => Some(path.text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::outline;

    #[test]
    fn modules_know_their_place_their_file_and_whether_they_are_tests() {
        let code = r#"
            pub mod a;
            #[path = "elsewhere/b.rs"] pub(in crate::x) mod b;
            mod c { #[cfg(feature = "ui")] mod d; fn e() {} }
            #[cfg(test)] #[allow(unused)] mod tests { mod deep; }
            #[cfg(all(test, feature = "ui"))] mod more_tests;
            #[cfg(not(test))] mod f;
            #[cfg(test)] const G: u8 = 0; mod h;
            macro_rules! i { ($j:ident) => { mod $j; } }
        "#;
        let tokens = tokens(code);
        let found: Vec<_> = outline(&tokens)
            .iter()
            .map(|module| {
                (
                    module.around.join("::"),
                    module.name,
                    module.path,
                    module.body.is_none(),
                    module.is_test,
                )
            })
            .collect();
        let expected = [
            ("", "a", None, true, false),
            ("", "b", Some("elsewhere/b.rs"), true, false),
            ("", "c", None, false, false),
            ("c", "d", None, true, false),
            ("", "tests", None, false, true),
            ("tests", "deep", None, true, true),
            ("", "more_tests", None, true, true),
            ("", "f", None, true, false),
            ("", "h", None, true, false),
        ];
        assert_eq!(
            found,
            expected.map(|(around, name, path, file, test)| (around.to_owned(), name, path, file, test))
        );
    }
}
