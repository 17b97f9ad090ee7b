//! The search command as somebody with a terminal meets it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output};

const CORPUS: &str = r#"{"id": "refund", "title": "When does my refund come?", "text": "Within five days."}
{"id": "parcel", "title": "Where is my parcel?", "text": "Track it. A refund follows when it is lost."}
{"id": "hours", "title": "Opening hours", "text": "Nine to five."}
"#;
const QUERIES: &str = r#"{"id": "1", "text": "waiting for a refund"}
{"id": "2", "text": "lost parcle"}
{"id": "3", "text": "never judged"}
"#;
const QRELS: &str = "1\trefund\t2\n1\tparcel\t1\n2\tparcel\t1\n";

/// Files that go when they are no longer needed.
struct Files(PathBuf);

impl Files {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("switchboard-search-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the files");
        Self(folder)
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("the file");
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        // What is left over lies in the system's own folder for such files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn text(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_text"))
        .arg("search")
        .args(arguments)
        .output()
        .expect("the command starts")
}

fn search(files: &Files, [corpus, queries, qrels]: [&str; 3], more: &[&str]) -> Output {
    let paths = [
        files.write("corpus.jsonl", corpus),
        files.write("queries.jsonl", queries),
        files.write("qrels.tsv", qrels),
    ];
    let mut arguments = vec![
        "--corpus",
        &paths[0],
        "--queries",
        &paths[1],
        "--qrels",
        &paths[2],
    ];
    arguments.extend(more);
    text(&arguments)
}

#[test]
fn it_prints_one_line_of_figures() {
    let files = Files::new("figures");
    for more in [&[][..], &["--typing"], &["--language", "nb"]] {
        let output = search(&files, [CORPUS, QUERIES, QRELS], more);
        let told = String::from_utf8(output.stdout).expect("text");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(told.lines().count(), 1, "{told}");
        let figures: Value = serde_json::from_str(&told).expect("it prints JSON");
        assert_eq!(figures["queries"], 2);
        assert_eq!(figures["documents"], 3);
        assert_eq!(figures["ndcg@10"], 1.0);
        assert_eq!(figures["mrr@10"], 1.0);
    }
}

#[test]
fn bad_files_are_told_with_file_and_line() {
    let files = Files::new("faults");
    let cut = "{\"id\": \"a\"}\n{\"id\": \"b\"";
    for (given, expected) in [
        (
            [cut, QUERIES, QRELS],
            "corpus.jsonl: line 2: EOF while parsing an object",
        ),
        (
            [CORPUS, "\n{\"id\": \"1\"}", QRELS],
            "queries.jsonl: line 2: missing field `text`",
        ),
        (
            [CORPUS, QUERIES, "1\trefund\t2\n1 parcel 1"],
            "qrels.tsv: line 2: a line has to be",
        ),
        (
            [CORPUS, QUERIES, "1\trefund\tmuch"],
            "qrels.tsv: line 1: the gain has to be a number",
        ),
        ([CORPUS, QUERIES, "9\trefund\t1"], "none of the questions"),
    ] {
        let output = search(&files, given, &[]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(expected), "{told}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn wrong_arguments_are_told_with_the_right_ones() {
    let files = Files::new("arguments");
    let path = files.write("file", "");
    for (arguments, expected) in [
        (&[][..], "--corpus is missing"),
        (&["--corpus"][..], "--corpus takes a value"),
        (&["--corpus", &path, "--queries", &path][..], "--qrels is missing"),
        (&["--fast"][..], "unknown option --fast"),
        (&["--language", "de"][..], "there is no language de"),
    ] {
        let output = text(arguments);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(
            told.contains(expected) && told.contains("usage: cargo xtask search"),
            "{told}"
        );
    }
    let output = text(&["--corpus", "missing", "--queries", &path, "--qrels", &path]);
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("missing: "));
}
