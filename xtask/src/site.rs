//! What is answered for an address: a file of the built application, or the application itself.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::error::{Error, Result};
use crate::policy;

const INDEX: &str = "index.html";
const TEXT: &str = "text/plain; charset=utf-8";

#[derive(Debug)]
pub(crate) struct Site {
    folder: PathBuf,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn text(status: u16, text: &str) -> Self {
        Self {
            status,
            content_type: TEXT,
            body: text.as_bytes().to_vec(),
        }
    }
}

impl Site {
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let missing = |error| {
            let folder = folder.display();
            Error::new(format!(
                "{folder} holds no built application ({error}): run `cargo xtask demo` first"
            ))
        };
        let site = Self {
            folder: folder.canonicalize().map_err(missing)?,
        };
        site.folder.join(INDEX).metadata().map_err(missing)?;
        site.policy()?;
        Ok(site)
    }

    /// Read again for each answer, so that a build behind a running server brings its own policy.
    pub(crate) fn policy(&self) -> Result<String> {
        let page = fs::read_to_string(self.folder.join(INDEX))
            .map_err(|error| Error::new(format!("{INDEX} cannot be read: {error}")))?;
        policy::of_page(&page)
    }

    pub(crate) fn reply(&self, address: &str) -> Reply {
        let Some(segments) = segments(address) else {
            return Reply::text(400, "This address is not allowed here.\n");
        };
        match self.file(&segments) {
            Some(file) => self.content(&file),
            None if is_deep_link(&segments) => self.content(&self.folder.join(INDEX)),
            None => Reply::text(404, "There is no such file.\n"),
        }
    }

    fn file(&self, segments: &[String]) -> Option<PathBuf> {
        let path = segments
            .iter()
            .fold(self.folder.clone(), |path, segment| path.join(segment));
        // A link inside the folder may point out of it.
        let real = path.canonicalize().ok()?;
        (real.starts_with(&self.folder) && real.is_file()).then_some(real)
    }

    fn content(&self, file: &Path) -> Reply {
        match fs::read(file) {
            Ok(body) => Reply {
                status: 200,
                content_type: content_type(file),
                body,
            },
            Err(_) => Reply::text(503, "This file cannot be read at the moment.\n"),
        }
    }
}

/// The decoded parts of a path, or nothing when one of them could lead anywhere else than down.
fn segments(address: &str) -> Option<Vec<String>> {
    let path = address.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = path.strip_suffix('/').unwrap_or(path);
    if path.is_empty() {
        return (!address.starts_with("//")).then(Vec::new);
    }
    path.split('/')
        .map(|part| decoded(part).filter(|name| is_plain_name(name)))
        .collect()
}

fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn is_plain_name(name: &str) -> bool {
    let harmless = !name
        .chars()
        .any(|letter| letter.is_control() || matches!(letter, '/' | '\\'));
    let mut components = Path::new(name).components();
    let is_one_name = matches!(components.next(), Some(Component::Normal(_))) && components.next().is_none();
    harmless && is_one_name
}

/// A page of the application has no file of its own. A name with an ending is a file, and its absence an
/// error that should show.
fn is_deep_link(segments: &[String]) -> bool {
    segments
        .last()
        .is_none_or(|name| Path::new(name).extension().is_none())
}

fn content_type(file: &Path) -> &'static str {
    let ending = file
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    match ending.as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    const PAGE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\"><p>app";

    fn site() -> (Scratch, Site) {
        let scratch = Scratch::new();
        scratch.file("secret.txt", b"secret");
        scratch.file("dist/index.html", PAGE.as_bytes());
        scratch.file("dist/app-1a2b.js", b"js");
        scratch.file("dist/tz/Europe/New Town.txt", b"zone");
        let site = Site::open(&scratch.path().join("dist")).unwrap();
        (scratch, site)
    }

    #[test]
    fn files_are_found_with_their_type() {
        let (_scratch, site) = site();
        let script = site.reply("/app-1a2b.js?v=3");
        assert_eq!(
            (script.status, script.content_type),
            (200, "text/javascript; charset=utf-8")
        );
        assert_eq!(script.body, b"js");
        assert_eq!(site.reply("/tz/Europe/New%20Town.txt").body, b"zone");
        assert_eq!(content_type(Path::new("app_bg.wasm")), "application/wasm");
        assert_eq!(
            content_type(Path::new("manifest.webmanifest")),
            "application/manifest+json"
        );
    }

    #[test]
    fn a_page_of_the_application_is_the_application() {
        let (_scratch, site) = site();
        for address in [
            "/",
            "/?demo",
            "/desk",
            "/desk/conversation/17/",
            "/v1.2/desk",
            "/tz",
        ] {
            let reply = site.reply(address);
            assert_eq!(
                (reply.status, reply.body.as_slice()),
                (200, PAGE.as_bytes()),
                "{address}"
            );
        }
    }

    #[test]
    fn a_missing_file_is_missing() {
        let (_scratch, site) = site();
        for address in ["/app-0000.js", "/robots.txt", "/desk/old.css"] {
            assert_eq!(site.reply(address).status, 404, "{address}");
        }
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        let (scratch, site) = site();
        let outside = scratch.path().join("secret.txt");
        for address in [
            "/../secret.txt",
            "/tz/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/%2E%2e%2Fsecret.txt",
            "/..%5csecret.txt",
            "/..\\secret.txt",
            "/tz/./Europe",
            "//etc/passwd",
            "//",
            "/%2Fetc%2Fpasswd",
            "/secret.txt%00.js",
            "/a%0d%0ab",
            "/%",
            "/%zz",
            "/%ff",
            "secret.txt",
            "http://elsewhere.example/",
            "*",
            "",
            &format!("/{}", outside.display()),
        ] {
            assert_eq!(site.reply(address).status, 400, "{address}");
        }
        // Decoded once only.
        assert_eq!(site.reply("/%252e%252e/secret.txt").status, 404);
    }

    #[test]
    #[cfg(unix)]
    fn a_link_out_of_the_folder_is_not_followed() {
        let (scratch, site) = site();
        let inside = scratch.path().join("dist/link.txt");
        std::os::unix::fs::symlink(scratch.path().join("secret.txt"), inside).unwrap();
        assert_eq!(site.reply("/link.txt").status, 404);
    }

    #[test]
    fn an_empty_folder_is_no_site() {
        let scratch = Scratch::new();
        assert!(
            Site::open(scratch.path())
                .unwrap_err()
                .to_string()
                .contains("cargo xtask demo")
        );
        assert!(Site::open(&scratch.path().join("dist")).is_err());
    }
}
