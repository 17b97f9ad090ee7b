//! The laboratory as somebody with a terminal meets it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use serde_json::Value;
use std::process::{Command, Output};

const SCENARIO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/small-floor.json");

fn lab(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lab"))
        .args(arguments)
        .output()
        .expect("the laboratory starts")
}

fn report(arguments: &[&str]) -> Value {
    let output = lab(arguments);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("it prints JSON")
}

#[test]
fn it_prints_counts_and_the_mean_wait() {
    let report = report(&[SCENARIO]);
    let floor = &report["floor"];
    let count = |name: &str| floor[name].as_u64().expect("a count");
    assert!(count("conversations") > 50);
    assert!(count("answered") + count("abandoned") <= count("conversations"));
    assert!(floor["mean_wait_ms"].as_i64().is_some_and(|wait| wait > 0));
    let by_queue: u64 = report["queues"]
        .as_array()
        .expect("queues")
        .iter()
        .map(|queue| queue["figures"]["conversations"].as_u64().expect("a count"))
        .sum();
    assert_eq!(by_queue, count("conversations"), "the queues add up to the floor");
}

#[test]
fn the_seed_decides_and_can_be_chosen() {
    assert_eq!(
        report(&[SCENARIO])["fingerprint"],
        report(&[SCENARIO, "--seed", "11"])["fingerprint"]
    );
    assert_ne!(
        report(&[SCENARIO])["fingerprint"],
        report(&[SCENARIO, "--seed", "12"])["fingerprint"]
    );
}

#[test]
fn bad_input_is_one_clear_line_and_exit_code_2() {
    let folder = std::env::temp_dir().join(format!("switchboard-lab-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the files");
    let right = std::fs::read_to_string(SCENARIO).expect("the scenario");
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("the file");
        path.to_string_lossy().into_owned()
    };
    let unknown = file("unknown.json", &right.replacen("\"seed\"", "\"seeds\"", 1));
    let number = file("number.json", &right.replacen("\"cost\": 40", "\"cost\": -40", 1));
    let unfit = file("unfit.json", &right.replacen("\"for_s\": 30", "\"for_s\": 3", 1));
    let missing = folder.join("missing.json").to_string_lossy().into_owned();
    for (path, expected) in [
        (&unknown, "line 3: unknown field `seeds`"),
        (&number, "line 10: invalid value: integer `-40`, expected u16"),
        (&unfit, "line 10: give 30 to 3600 seconds"),
        (&missing, "missing.json: "),
    ] {
        let output = lab(&[path]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(expected), "{told}");
        assert_eq!(told.trim().lines().count(), 1, "{told}");
        assert!(output.stdout.is_empty());
    }
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}

#[test]
fn wrong_arguments_are_told_with_the_right_ones() {
    for arguments in [
        &[][..],
        &["--fast"],
        &[SCENARIO, SCENARIO],
        &[SCENARIO, "--seed", "many"],
    ] {
        let output = lab(arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("usage: cargo xtask lab"));
    }
}
