//! The project's own text files: what would be under version control, without what is built or downloaded.

use super::scanner::Source;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

const EXTENSIONS: [&str; 9] = ["rs", "toml", "json", "md", "ts", "js", "html", "css", "sh"];

/// Never entered, wherever they are.
const SKIPPED: [&str; 4] = [".git", "target", "dist", "node_modules"];

/// Files by their path from the root, with forward slashes.
pub struct Tree(BTreeMap<String, String>);

impl Tree {
    pub fn read() -> io::Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let ignored = Ignored::new(&fs::read_to_string(root.join(".gitignore")).unwrap_or_default());
        let mut files = BTreeMap::new();
        collect(root, "", &ignored, &mut files)?;
        Ok(Self(files))
    }

    /// A made-up project.
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self(
            files
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                .collect(),
        )
    }

    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files below a folder.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (&str, &str)> {
        self.files()
            .filter(move |(path, _)| inside(path, folder).is_some())
    }

    /// The program: every Rust file below `src`.
    pub fn sources(&self) -> Vec<Source<'_>> {
        let files = self.below("src").filter(|(path, _)| path.ends_with(".rs"));
        files.map(|(path, text)| Source::new(path, text)).collect()
    }
}

/// The rest of `path` below `folder`.
pub fn inside<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// A file that goes away while we look belongs to somebody else's running program: it is passed over.
fn collect(
    folder: &Path,
    prefix: &str,
    ignored: &Ignored,
    files: &mut BTreeMap<String, String>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let kind = entry.file_type()?;
        if SKIPPED.contains(&name.as_str()) || ignored.covers(&path, &name) {
            continue;
        }
        if kind.is_dir() {
            collect(&entry.path(), &format!("{path}/"), ignored, files)?;
        } else if kind.is_file() && EXTENSIONS.iter().any(|extension| has_extension(&name, extension)) {
            match fs::read(entry.path()) {
                Ok(bytes) => drop(files.insert(path, String::from_utf8_lossy(&bytes).into_owned())),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|own| own == extension)
}

/// The plain entries of `.gitignore`: names, paths and `*.extension`. An entry of another shape hides nothing.
struct Ignored {
    names: Vec<String>,
    paths: Vec<String>,
}

impl Ignored {
    fn new(text: &str) -> Self {
        let entries = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (paths, names): (Vec<_>, Vec<_>) = entries
            .map(|entry| entry.trim_end_matches('/'))
            .partition(|entry| entry.contains('/'));
        Self {
            names: names.into_iter().map(str::to_owned).collect(),
            paths: paths
                .into_iter()
                .map(|path| path.trim_start_matches('/').to_owned())
                .collect(),
        }
    }

    fn covers(&self, path: &str, name: &str) -> bool {
        let by_name = |entry: &String| match entry.strip_prefix('*') {
            Some(ending) => name.ends_with(ending),
            None => name == entry,
        };
        self.names.iter().any(by_name) || self.paths.iter().any(|entry| entry == path)
    }
}

#[test]
fn the_project_is_read_without_what_it_ignores() {
    let tree = Tree::read().expect("the project can be read");
    assert!(tree.get("src/lib.rs").is_some_and(|text| text.starts_with("//!")));
    assert!(tree.get("Cargo.lock").is_none());
    assert!(tree.files().all(|(path, _)| !path.starts_with("target/")));
    assert!(
        tree.sources()
            .iter()
            .all(|source| source.path.starts_with("src/"))
    );
}

#[test]
fn names_paths_and_endings_can_be_ignored() {
    let ignored = Ignored::new("# built\n/target\nnode_modules/\n*.log\n/tests/e2e/report/\n");
    assert!(ignored.covers("target", "target"));
    assert!(ignored.covers("tests/e2e/report", "report"));
    assert!(ignored.covers("a/b/node_modules", "node_modules"));
    assert!(ignored.covers("a/b.log", "b.log"));
    assert!(!ignored.covers("tests/report", "report"));
    assert!(!ignored.covers("src/target", "target"));
}
