//! The Content-Security-Policy, which stands once in index.html and is sent as a header from there.

use std::iter::Peekable;
use std::str::Chars;

use crate::error::{Error, Result};

/// The value for the header. `frame-ancestors` is added because a browser ignores it in a meta element.
pub(crate) fn of_page(html: &str) -> Result<String> {
    let content = content(html).ok_or_else(|| {
        Error::new("index.html has no <meta http-equiv=\"Content-Security-Policy\" content=\"...\">: add it")
    })?;
    let policy = content.split_whitespace().collect::<Vec<_>>().join(" ");
    let policy = policy.trim_end_matches([';', ' ']);
    if policy.is_empty()
        || !policy
            .chars()
            .all(|letter| letter == ' ' || letter.is_ascii_graphic())
    {
        return Err(Error::new(
            "the Content-Security-Policy in index.html cannot be sent as a header",
        ));
    }
    Ok(format!("{policy}; frame-ancestors 'none'"))
}

fn content(html: &str) -> Option<String> {
    let html = without_comments(html);
    let metas = html
        .match_indices('<')
        .filter_map(|(at, _)| attributes_of_meta(html.get(at + 1..)?));
    metas.into_iter().find_map(|attributes| {
        let value = |name| {
            attributes
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.clone())
        };
        value("http-equiv")?
            .eq_ignore_ascii_case("content-security-policy")
            .then(|| value("content"))?
    })
}

fn without_comments(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

fn attributes_of_meta(tag: &str) -> Option<Vec<(String, String)>> {
    let (name, rest) = tag.split_at_checked(4)?;
    if !name.eq_ignore_ascii_case("meta") || !rest.starts_with(|next: char| next.is_ascii_whitespace()) {
        return None;
    }
    let mut letters = rest.chars().peekable();
    let mut found = Vec::new();
    loop {
        while letters
            .next_if(|letter| letter.is_ascii_whitespace() || *letter == '/')
            .is_some()
        {}
        if matches!(letters.peek(), None | Some('>')) {
            return Some(found);
        }
        found.push(attribute(&mut letters));
    }
}

fn attribute(letters: &mut Peekable<Chars<'_>>) -> (String, String) {
    let ends_name = |letter: &char| letter.is_ascii_whitespace() || matches!(letter, '=' | '>' | '/');
    let mut name = String::new();
    // At least one letter is taken, so that a stray `=` cannot hold the reader for ever.
    name.extend(letters.next());
    while let Some(letter) = letters.next_if(|letter| !ends_name(letter)) {
        name.push(letter);
    }
    while letters.next_if(char::is_ascii_whitespace).is_some() {}
    let value = if letters.next_if_eq(&'=').is_some() {
        value(letters)
    } else {
        String::new()
    };
    (name.to_ascii_lowercase(), decoded(&value))
}

fn value(letters: &mut Peekable<Chars<'_>>) -> String {
    while letters.next_if(char::is_ascii_whitespace).is_some() {}
    match letters.next_if(|letter| matches!(letter, '"' | '\'')) {
        Some(quote) => letters.take_while(|letter| *letter != quote).collect(),
        None => {
            let mut word = String::new();
            while let Some(letter) = letters.next_if(|letter| !letter.is_ascii_whitespace() && *letter != '>')
            {
                word.push(letter);
            }
            word
        }
    }
}

fn decoded(value: &str) -> String {
    [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(value.to_owned(), |text, (name, letter)| {
        text.replace(name, letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_read_from_the_page() {
        let page = "<head><meta charset=utf-8>\n<META content=\"default-src 'self';\n  script-src 'self';\"\
                    HTTP-EQUIV='Content-Security-Policy' /></head>";
        assert_eq!(
            of_page(page),
            Ok("default-src 'self'; script-src 'self'; frame-ancestors 'none'".to_owned())
        );
    }

    #[test]
    fn entities_mean_their_letters() {
        let page = "<meta http-equiv=Content-Security-Policy content='default-src &#39;none&apos;'>";
        assert_eq!(
            of_page(page),
            Ok("default-src 'none'; frame-ancestors 'none'".to_owned())
        );
    }

    #[test]
    fn a_comment_is_no_policy() {
        let tag = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src *\">";
        assert!(of_page(&format!("<head><!-- {tag} --></head>")).is_err());
        assert!(of_page(&format!("<head><!-- {tag}")).is_err());
    }

    #[test]
    fn broken_markup_ends() {
        for page in [
            "<meta",
            "<meta =",
            "<meta ==> <meta a=\"",
            "<meta /",
            "<metal http-equiv=x>",
            "<",
            "<méta>",
        ] {
            assert!(of_page(page).is_err(), "{page}");
        }
    }

    #[test]
    fn what_no_header_can_carry_is_refused() {
        let page = |policy: &str| format!("<meta http-equiv='content-security-policy' content=\"{policy}\">");
        assert!(of_page(&page("default-src 'self' https://bücher.example")).is_err());
        assert!(of_page(&page(" ; ")).is_err());
    }
}
