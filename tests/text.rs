//! The text tools as somebody with a terminal meets them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn text(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_text"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the tools start");
    // Whoever refuses its arguments reads no input.
    let _ = child.stdin.take().expect("an input").write_all(input);
    child.wait_with_output().expect("the tools end")
}

#[test]
fn every_line_is_rated() {
    let output = text(
        &["sentiment"],
        b"I love it!\r\n\nWo ist mein Paket?\n\xff\xfe bad\nWhere is it",
    );
    assert!(output.status.success());
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .expect("text")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a JSON line"))
        .collect();
    let levels: Vec<_> = lines
        .iter()
        .map(|line| line["level"].as_str().expect("a level"))
        .collect();
    assert_eq!(lines.len(), 5);
    assert!(levels[0].ends_with("positive"));
    assert_eq!(
        (levels[1], levels[2], levels[4]),
        ("neutral", "not_rated", "neutral")
    );
    assert!(lines[0]["score"].as_f64().is_some_and(|score| score > 0.0));
    assert_eq!(lines[0]["text"], "I love it!");
    assert!(lines[0]["words"][0]["weight"].as_f64().is_some());
    assert_eq!(lines[2]["language"], "other");
}

#[test]
fn weights_are_not_learned_from_what_is_no_list_of_sentences() {
    let bad = std::env::temp_dir().join(format!("switchboard-text-{}.jsonl", std::process::id()));
    std::fs::write(&bad, "{\"domain\": \"tweets\", \"rating\": 1}\n").expect("the file");
    let path = bad.to_string_lossy().into_owned();
    for (arguments, expected) in [
        (&["sentiment-train"][..], "usage: cargo xtask sentiment train"),
        (&["sentiment-train", "no-such-file.jsonl"], "no-such-file.jsonl: "),
        (
            &["sentiment-train", path.as_str()],
            "line 1: missing field `text`",
        ),
        (&["sentiment", "file"], "usage: cargo xtask sentiment"),
        (&["sing"], "there is no command `sing`"),
        (&[], "usage: text COMMAND"),
    ] {
        let output = text(arguments, b"");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(expected), "{told}");
    }
    std::fs::remove_file(bad).expect("the file goes");
}
