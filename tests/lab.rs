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

/// The commented examples of the README, without their comments.
fn examples() -> Vec<String> {
    let readme = include_str!("../README.md");
    let blocks = readme.split("```jsonc").skip(1);
    let block = |text: &str| -> String {
        let code = text.split("```").next().expect("a block ends");
        let line = |line: &str| line.split("//").next().unwrap_or_default().to_owned() + "\n";
        code.lines().map(line).collect()
    };
    blocks.map(block).collect()
}

fn run_text(name: &str, text: &str) -> Value {
    let path = std::env::temp_dir().join(format!("switchboard-lab-{}-{name}.json", std::process::id()));
    std::fs::write(&path, text).expect("the file");
    let report = report(&[&path.to_string_lossy()]);
    std::fs::remove_file(path).expect("the file goes");
    report
}

#[test]
fn the_documented_examples_run() {
    let examples = examples();
    let [stories, statistical, trace] = examples.as_slice() else {
        panic!("one example per kind, found {}", examples.len());
    };
    assert!(
        run_text("stories", stories)["floor"]["conversations"]
            .as_u64()
            .expect("a count")
            > 0
    );

    let report = run_text("statistical", statistical);
    let overall = &report["report"]["overall"];
    let count = |name: &str| overall[name].as_u64().expect("a count");
    assert_eq!(count("arrivals"), 18_000);
    assert_eq!(
        count("arrivals"),
        count("answered") + count("abandoned") + count("sent_away")
    );
    for figure in ["wait_probability", "mean_wait_s", "mean_queue", "occupancy"] {
        assert!(
            overall[figure]["half_width"]
                .as_f64()
                .is_some_and(|width| width > 0.0),
            "{figure}"
        );
    }
    assert_eq!(overall["service_levels"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        report["report"]["queues"].as_object().map(serde_json::Map::len),
        Some(2)
    );

    let told = run_text("trace", trace);
    let told: Vec<_> = told["conversations"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            (
                one["start_ms"].as_i64(),
                one["wait_ms"].as_i64(),
                one["outcome"].as_str(),
                one["agent"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Some(0), Some(0), Some("served"), Some("agent 1")),
            (Some(60_000), Some(50_000), Some("served"), Some("agent 1")),
            (None, Some(5_000), Some("abandoned"), None),
        ]
    );
}

#[test]
fn a_plan_that_makes_no_sense_is_told_with_what_would_be_right() {
    let examples = examples();
    for (right, wrong, expected) in [
        (
            "\"warm_up\": 2000",
            "\"warm_up\": 90000",
            "let there be more arrivals than the warm-up takes",
        ),
        (
            "\"queue\": \"sales\"",
            "\"queue\": \"shop\"",
            "there is no queue \"shop\"; there are: sales, support",
        ),
        ("\"slots\": 2", "\"slots\": 0", "agents need at least one slot"),
        (
            "\"exponential\": 180",
            "\"exponential\": -180",
            "durations are 0 seconds or more",
        ),
    ] {
        let path = std::env::temp_dir().join(format!("switchboard-lab-{}-wrong.json", std::process::id()));
        std::fs::write(&path, examples[1].replacen(right, wrong, 1)).expect("the file");
        let output = lab(&[&path.to_string_lossy()]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(expected), "{told}");
        std::fs::remove_file(path).expect("the file goes");
    }
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
