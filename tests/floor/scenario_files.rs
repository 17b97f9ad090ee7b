//! Scenario files: what is wrong is told with its line and what would be right.

use super::support::day::{DAWN, SMALL_FLOOR};
use std::collections::BTreeSet;
use switchboard::backend::mock::{Scenario, read_articles};
use switchboard::domain::{ArticleId, Floor};
use switchboard::engine::{Actor, Command, Stamp, World, execute};

fn error(text: &str) -> String {
    Scenario::parse(text).expect_err("it is wrong").to_string()
}

#[test]
fn the_files_that_come_with_the_project_are_right() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/public/scenarios");
    for file in std::fs::read_dir(folder).expect("the folder exists") {
        let path = file.expect("readable").path();
        let text = std::fs::read_to_string(&path).expect("readable");
        let scenario = Scenario::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let open = Command::OpenFloor(Box::new(scenario.floor(DAWN)));
        let stamp = Stamp::new(DAWN, Actor::Administrator);
        execute(&mut World::new(), &open, stamp)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

#[test]
fn every_mistake_is_told_with_its_line() {
    for (right, wrong, expected) in [
        (
            "\"seed\": 11",
            "\"seed\": -1",
            "line 3: invalid value: integer `-1`, expected u64",
        ),
        (
            "\"seed\": 11",
            "\"sed\": 11",
            "line 3: unknown field `sed`, expected one of",
        ),
        (
            "\"lasts_s\": 1800",
            "\"lasts_s\": -5",
            "line 4: -5 is not a time: give seconds from 0 to 31622400",
        ),
        (
            "\"lasts_s\": 1800",
            "\"lasts_s\": \"soon\"",
            "line 4: invalid type: string \"soon\", expected f64",
        ),
        (
            "\"members\": [\"ada\", \"ben\", \"cleo\"]",
            "\"members\": [\"ada\", \"bem\", \"cleo\"]",
            "line 6: there is no agent \"bem\"; there are: ada, ben, cleo",
        ),
        (
            "\"channel\": \"sms\", \"queue\": \"vip\"",
            "\"channel\": \"sms\", \"queue\": \"vips\"",
            "line 11: there is no queue \"vips\"; there are: support, vip",
        ),
        (
            "\"asked_by\": [",
            "\"attach\": \"letter.pdf\", \"asked_by\": [",
            "\"letter.pdf\" cannot be drawn: give it a name that ends in .png",
        ),
        (
            "\"live_chat\"",
            "\"telex\"",
            "line 10: unknown variant `telex`, expected one of",
        ),
        (
            "[5, 30]",
            "[30, 5]",
            "line 15: a range goes from the smaller to the greater number",
        ),
        (
            "\"rejects_percent\": 15",
            "\"rejects_percent\": 150",
            "line 15: 150 is not a share: give 0 to 100",
        ),
        (
            "\"key\": \"ben\"",
            "\"key\": \"ada\"",
            "line 16: the agent \"ada\" is there twice",
        ),
        (
            "\"story\": \"parcel\"",
            "\"story\": \"parsel\"",
            "there is no story \"parsel\"; there are: parcel",
        ),
        ("\"name\": \"A small floor\",", "", "missing field `name`"),
    ] {
        assert!(SMALL_FLOOR.contains(right), "the fixture has no {right}");
        let told = error(&SMALL_FLOOR.replacen(right, wrong, 1));
        assert!(told.contains(expected), "{wrong}: {told}");
        assert_eq!(told.lines().count(), 1, "one line: {told}");
    }
}

#[test]
fn what_is_no_json_at_all_is_told_as_well() {
    assert!(error("").contains("EOF"));
    assert!(error("{\n  \"name\": \"x\"\n  \"seed\": 1\n}").starts_with("line 3: expected"));
}

#[test]
fn the_articles_that_come_with_the_project_are_right_and_all_are_there_in_english() {
    let mut keys = Vec::new();
    let mut floor = Floor::default();
    for language in ["en", "nb"] {
        let path = format!("{}/public/knowledge/{language}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).expect("readable");
        let first = floor.articles.last().map_or(1, |last| last.id.0 + 1);
        let articles = read_articles(&text, language, ArticleId(first))
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        keys.push(
            articles
                .iter()
                .map(|article| article.key.clone())
                .collect::<BTreeSet<_>>(),
        );
        floor.articles.extend(articles);
    }
    assert!(
        keys[1].is_subset(&keys[0]),
        "whoever has no article in their language reads the English one"
    );
    let stamp = Stamp::new(DAWN, Actor::Administrator);
    let open = Command::OpenFloor(Box::new(floor));
    execute(&mut World::new(), &open, stamp).unwrap_or_else(|error| panic!("{error}"));
}
