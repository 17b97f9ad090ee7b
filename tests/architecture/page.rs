//! The page and its plain scripts keep to the content security policy: nothing inline (design §2.6).

use super::finding::Finding;
use super::handler::is_handler;
use super::tree::Tree;

const PAGE: &str = "index.html";

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    if tree.get(PAGE).is_none() {
        findings.push(Finding::new(
            PAGE,
            1,
            "the page is missing",
            "Trunk needs it: write it",
        ));
    }
    let is_public = |path: &str| path.ends_with(".js") || path.ends_with(".html");
    let public = tree.below("public").filter(|(path, _)| is_public(path));
    for (path, text) in tree.get(PAGE).map(|text| (PAGE, text)).into_iter().chain(public) {
        let text = if path.ends_with(".html") {
            without_comments(text)
        } else {
            text.to_owned()
        };
        let found = inline_elements(&text).into_iter().chain(attributes(&text));
        findings.extend(found.map(|(at, problem, advice)| {
            let line = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
            Finding::new(path, line, problem, advice)
        }));
    }
    findings
}

/// An offset, what is wrong there, and what to do.
type Found = (usize, String, &'static str);

/// Blanks `<!-- … -->`, keeping the lines.
fn without_comments(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("<!--") {
        let (comment, after) = after.split_once("-->").unwrap_or((after, ""));
        kept.push_str(before);
        kept.extend(comment.chars().filter(|character| *character == '\n'));
        rest = after;
    }
    kept + rest
}

fn inline_elements(text: &str) -> Vec<Found> {
    let text = text.to_ascii_lowercase();
    let tags = |name: &'static str| {
        text.match_indices(name).map(|(at, _)| {
            let rest = text.get(at..).unwrap_or_default();
            (at, rest.split('>').next().unwrap_or(rest))
        })
    };
    let scripts =
        tags("<script").filter(|(_, tag)| !tag.split_whitespace().any(|part| part.starts_with("src=")));
    let scripts = scripts.map(|(at, _)| (at, "an inline script".to_owned(), "move it to a file in `public`"));
    let styles = tags("<style").map(|(at, _)| (at, "an inline style sheet".to_owned(), "move it to `style`"));
    scripts.chain(styles).collect()
}

/// `style="…"` and `on…="…"`, with either quote. An assignment in a script has spaces around its `=`.
fn attributes(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("=\"").chain(text.match_indices("='")) {
        let before = text.get(..at).unwrap_or_default();
        let begins =
            before.rfind(|character: char| !character.is_ascii_alphanumeric() && !"-_:.".contains(character));
        let name = begins
            .and_then(|begins| before.get(begins + 1..))
            .unwrap_or(before)
            .to_ascii_lowercase();
        if name == "style" {
            found.push((at, "an inline style".to_owned(), "give it a class"));
        } else if is_handler(&name) {
            found.push((
                at,
                format!("the inline handler `{name}`"),
                "add a listener in a file in `public`",
            ));
        }
    }
    found
}

#[test]
fn the_page_and_its_scripts_have_nothing_inline() {
    super::assert_holds(check);
}

#[test]
fn everything_inline_is_seen() {
    let page = "<!-- <style> \n --><script>a()</script>\n<style>b{}</style>\n<p STYLE='c' onclick=\"d()\">";
    let script = "root.innerText = '<p style=\"a\">';\nroot.b = `<script data-src=\"c\">`;";
    let files = [
        ("index.html", page),
        ("public/boot.js", script),
        ("public/offline.html", "<body onload='a()'>"),
    ];
    let expected = [
        "index.html:2",
        "index.html:3",
        "index.html:4",
        "index.html:4",
        "public/boot.js:1",
        "public/boot.js:2",
        "public/offline.html:1",
    ];
    assert_eq!(super::places(check, &files), expected);
    assert_eq!(super::places(check, &[("src/lib.rs", "")]), ["index.html:1"]);
}

#[test]
fn files_of_their_own_are_no_findings() {
    let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'self'\">\n\
        <script type=\"module\"\n src=\"boot.js\"></script><link rel=\"stylesheet\" data-style=\"a\">";
    let script = "let style = \"a\"; self.onmessage = (event) => {}; const once=\"b\"; c.style=\"d\";";
    assert!(super::places(check, &[("index.html", page), ("public/boot.js", script)]).is_empty());
}
