//! Sentiment on whole messages: how well it judges, and the laws it keeps (behaviour §11).
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use switchboard::analysis::sentiment::{Course, Language, Level, Model, Threshold, Trend, Watch, bent};

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    Model::read([
        include_bytes!("../public/sentiment/en.words.txt"),
        include_bytes!("../public/sentiment/en.weights.txt"),
        include_bytes!("../public/sentiment/nb.words.txt"),
        include_bytes!("../public/sentiment/languages.txt"),
    ])
    .expect("the published files are right")
});

fn score(text: &str) -> f32 {
    MODEL.rate(text).score
}

fn level(text: &str) -> Level {
    MODEL
        .rate(text)
        .level
        .unwrap_or_else(|| panic!("{text:?} is rated"))
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
enum Label {
    Negative,
    Neutral,
    Positive,
}

#[derive(Deserialize)]
struct Message {
    text: String,
    label: Label,
}

fn label(level: Option<Level>) -> Label {
    match level {
        Some(level) if level < Level::Neutral => Label::Negative,
        Some(level) if level > Level::Neutral => Label::Positive,
        _ => Label::Neutral,
    }
}

/// The mean of the three labels' F1, and the messages that are misjudged.
fn macro_f1(file: &str, conversation: Language) -> (f64, Vec<String>) {
    let path = format!("{}/tests/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let lines = std::fs::read_to_string(&path).expect("the labelled messages");
    let mut counts: BTreeMap<(Label, Label), f64> = BTreeMap::new();
    let mut misjudged = Vec::new();
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let message: Message = serde_json::from_str(line).expect("a labelled message");
        let found = label(MODEL.rate_in(&message.text, conversation).level);
        *counts.entry((message.label, found)).or_default() += 1.0;
        if found != message.label {
            misjudged.push(format!("{:?} as {found:?}: {}", message.label, message.text));
        }
    }
    let labels = [Label::Negative, Label::Neutral, Label::Positive];
    let f1 = |label: Label| {
        let count = |of: &dyn Fn(&(Label, Label)) -> bool| -> f64 {
            counts
                .iter()
                .filter(|(pair, _)| of(pair))
                .map(|(_, count)| count)
                .sum()
        };
        let both = count(&|pair| *pair == (label, label));
        2.0 * both / (count(&|pair| pair.0 == label) + count(&|pair| pair.1 == label))
    };
    (labels.map(f1).iter().sum::<f64>() / 3.0, misjudged)
}

#[test]
fn messages_to_support_are_judged_well() {
    for (file, language) in [
        ("support-messages.jsonl", Language::English),
        ("support-messages-nb.jsonl", Language::Norwegian),
    ] {
        let (f1, misjudged) = macro_f1(file, language);
        println!("{file}: macro-F1 {f1:.3}\n  {}", misjudged.join("\n  "));
        assert!(f1 >= 0.75, "{file}: {f1:.3}");
    }
}

#[test]
fn politeness_and_problems_are_neutral_and_feelings_are_not() {
    use Label::{Negative, Neutral, Positive};
    for (text, expected) in [
        ("", Neutral),
        ("ok", Neutral),
        ("yes", Neutral),
        ("Thanks", Neutral),
        ("Thank you", Neutral),
        ("Please help", Neutral),
        ("Thanks in advance for your help", Neutral),
        ("please help, my account is locked", Neutral),
        ("My card was stolen this morning", Neutral),
        ("The app crashes with an error when I log in", Neutral),
        ("I was charged twice", Neutral),
        ("My order 55120 has not arrived yet", Neutral),
        ("It does not work", Neutral),
        ("Thank you so much!", Positive),
        ("The new version is great", Positive),
        ("not bad at all", Positive),
        ("😀", Positive),
        ("great :)", Positive),
        ("I am furious", Negative),
        ("This is RIDICULOUS", Negative),
        ("not happy with this", Negative),
        ("thanks for nothing", Negative),
        ("what a waste of time", Negative),
        ("I am very dissapointed", Negative),
        ("worst serviceeee everrrr", Negative),
        ("It was pretty but it is terrible", Negative),
        ("😡", Negative),
        ("Takk", Neutral),
        ("Hvor er pakken min?", Neutral),
        ("Skjermen er ødelagt", Neutral),
        ("Jeg er veldig fornøyd", Positive),
        ("Jeg er ikke fornøyd", Negative),
        ("Dette er helt håpløst", Negative),
    ] {
        let rating = MODEL.rate(text);
        assert_eq!(label(rating.level), expected, "{text}: {rating:?}");
        assert!(rating.level.is_some(), "{text}: {rating:?}");
    }
}

#[test]
fn strength_makes_levels() {
    for texts in [
        &[
            "I am delighted, this is absolutely wonderful!",
            "good",
            "Where is it?",
        ][..],
        &[
            "Where is it?",
            "I am annoyed",
            "I hate this, worst company ever, disgusting",
        ],
        &["very good", "good", "a bit good"],
        &["It is good!!!", "It is good!", "It is good"],
        &["It is GOOD", "It is good"],
    ] {
        let scores: Vec<_> = texts.iter().map(|text| score(text)).collect();
        assert!(
            scores.is_sorted_by(|one, next| one > next),
            "{texts:?} {scores:?}"
        );
    }
    assert_eq!(
        level("I hate this, worst company ever, disgusting"),
        Level::VeryNegative
    );
    assert_eq!(
        level("Absolutely wonderful, I love it, best ever!"),
        Level::VeryPositive
    );
}

#[test]
fn profanity_is_negative_whatever_is_said_with_it() {
    for text in [
        "where the fuck is it",
        "fucking great",
        "bullshit",
        "hvor faen er pakken",
    ] {
        assert!(level(text) <= Level::Negative, "{text}: {:?}", MODEL.rate(text));
    }
}

#[test]
fn other_languages_are_not_rated() {
    for text in [
        "Jeg er meget skuffet over jeres service",
        "Hvornår kommer min pakke? Jeg har ventet i to uger nu",
        "Jag är väldigt besviken på er service",
        "Tack så mycket för hjälpen!",
        "Das ist eine absolute Frechheit, ich warte seit drei Wochen",
        "Vielen Dank für die schnelle Hilfe",
        "C'est une honte, je veux un remboursement",
        "Merci beaucoup pour votre aide",
        "Estoy muy enfadado con su servicio",
        "Gracias por la ayuda",
        "Sono molto deluso dal vostro servizio",
        "Ik ben erg teleurgesteld in jullie service",
        "Olen erittäin pettynyt palveluun",
        "Я очень разочарован",
        "とてもがっかりしました",
        "أنا غاضب جدا",
    ] {
        let rating = MODEL.rate(text);
        assert_eq!((rating.language, rating.level), (Language::Other, None), "{text}");
        assert_eq!((rating.score, rating.words.len()), (0.0, 0), "{text}");
    }
}

#[test]
fn what_says_nothing_of_its_language_is_of_the_conversations() {
    for text in ["12345", "🎉", "Oslo", "ok"] {
        for language in [Language::English, Language::Norwegian] {
            let rating = MODEL.rate_in(text, language);
            assert!(rating.level.is_some(), "{text} {language:?}: {rating:?}");
        }
    }
}

#[test]
fn the_words_that_moved_it_are_told() {
    let text = "I love the sound, but the app is terrible 😡";
    let rating = MODEL.rate(text);
    let weight = |word: &str| {
        let found = rating.words.iter().find(|weight| weight.text == word);
        found.unwrap_or_else(|| panic!("{word} in {rating:?}")).weight
    };
    assert!(weight("love") > 1.0 && weight("terrible") < -2.0 && weight("😡") < -2.0);
    for word in &rating.words {
        assert_eq!(&text[word.from..word.to], word.text);
    }
}

#[test]
fn a_course_is_of_the_last_six_messages() {
    let course = |messages: &[&str]| Course::of(&MODEL, messages);
    assert_eq!(course(&[]), Course::default());
    assert_eq!(Course::default().level, Some(Level::Neutral));

    let angry = "This is unacceptable, I am furious";
    let calm = "My number is 5512";
    let worse = course(&[calm, calm, angry]);
    assert!(worse.level < Some(Level::Neutral), "{worse:?}");
    assert_eq!(worse.trend, Trend::Falling);
    assert_eq!(worse.words[0].message, 2);
    assert!(worse.pulse < Some(50));
    // A number that was asked for does not calm anybody.
    assert!(course(&[angry, calm]).level < Some(Level::Neutral));

    let better = course(&[angry, "Thank you so much, that is wonderful, I am so happy!"]);
    assert!(better.level >= Some(Level::Neutral), "{better:?}");
    assert_eq!(better.trend, Trend::Rising);

    let forgotten = [angry, calm, calm, calm, calm, calm, calm];
    assert_eq!(course(&forgotten).level, Some(Level::Neutral));
    assert!(course(&[calm, "fucking great"]).level <= Some(Level::Negative));
}

#[test]
fn a_course_in_another_language_has_no_level() {
    let course = Course::of(&MODEL, &["Wo ist mein Paket?", "Das ist eine Frechheit"]);
    assert_eq!((course.level, course.pulse, course.words.len()), (None, None, 0));
}

#[test]
fn a_threshold_is_crossed_once() {
    let said = [
        "Hello",
        "This is ridiculous",
        "I am so angry",
        "Thank you so much, you are wonderful!!",
        "I hate this, worst company ever, disgusting",
    ];
    let mut watch = Watch::default();
    let alerts: Vec<_> = (1..=said.len())
        .map(|count| {
            watch.sees(
                Course::of(&MODEL, &said[..count]).level,
                Threshold::SlightlyNegative,
            )
        })
        .collect();
    assert_eq!(alerts, [false, true, false, false, true]);
}

#[test]
fn a_megabyte_of_anything_comes_back() {
    for piece in [
        "a ",
        "not ",
        "very ",
        "(",
        "!",
        "! ",
        ".,",
        "@",
        "*",
        "'",
        "é",
        "😡",
        "terrrible ",
        "Angry ",
        "https://",
        "&lt;",
        "waste of ",
        "aaaaaaaaaaa",
        "disapointd ",
        "\n",
        "İ",
        "but bad ",
        "\u{301}",
        "this is not a very good thing, ",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let rating = MODEL.rate(&text);
        assert!(rating.score.abs() <= 1.0, "{piece:?}");
    }
}

/// Words in small letters: charged ones, quiet ones, ones that express nothing, ones that change others.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "good",
        "terrible",
        "love",
        "angry",
        "disappointed",
        "great",
        "waste",
        "of",
        "time",
        "the",
        "parcel",
        "is",
        "was",
        "very",
        "slightly",
        "not",
        "never",
        "but",
        "please",
        "thanks",
        "broken",
        "error",
        "you",
        "really",
        "fucking",
        "happy",
        "so",
        "again",
        "movie",
        "camera",
        "5",
        "r50",
        "mediocre",
        "joy",
        ":)",
        "😡",
    ])
}

fn sentence() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(word(), 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_exclamation_mark_never_flips_the_sign(words in sentence(), at in 0..24_usize, is_apart: bool, count in 1..6_usize) {
        let before = MODEL.rate_in(&words.join(" "), Language::English).score;
        let at = at.min(words.len() - 1);
        let mark = format!("{}{}{}", words[at], if is_apart { " " } else { "" }, "!".repeat(count));
        let mut with: Vec<&str> = words.clone();
        with[at] = &mark;
        // An emoticon goes with what stands beside it.
        prop_assume!(words[at] != ":)");
        let after = MODEL.rate_in(&with.join(" "), Language::English).score;
        prop_assert!(before * after > 0.0 || before == after, "{with:?}: {before} {after}");
        prop_assert!(after.abs() >= before.abs() - 1e-6);
    }

    #[test]
    fn the_words_add_up_to_the_score(words in sentence()) {
        let text = words.join(" ");
        let rating = MODEL.rate_in(&text, Language::English);
        let sum: f32 = rating.words.iter().map(|word| word.weight).sum();
        prop_assert!((bent(sum) - rating.score).abs() < 1e-4, "{sum} {}", rating.score);
    }

    #[test]
    fn not_flips_or_weakens(
        beginning in prop::sample::select(vec!["", "the delivery was ", "I am ", "your service is ", "so far it was "]),
        word in prop::sample::select(vec![
            "good", "great", "happy", "excellent", "helpful", "friendly", "satisfied", "terrible", "awful", "angry",
            "rude", "disappointing", "useless", "horrible", "pathetic", "unacceptable", "lovely", "impressed",
        ]),
        negation in prop::sample::select(vec!["not", "never", "hardly", "not really", "not very"]),
    ) {
        let before = MODEL.rate(&format!("{beginning}{word}")).score;
        let after = MODEL.rate(&format!("{beginning}{negation} {word}")).score;
        prop_assert!(before * after <= 0.0 || after.abs() < before.abs(), "{negation} {word}: {before} {after}");
    }

    #[test]
    fn a_changed_name_changes_nothing(
        sentence in prop::sample::select(vec![
            "{} was rude to me", "I spoke to {} and she was great", "Thanks to {}, it works now!", "please ask {}, not me",
            "not even {} could help", "My name is {}.", "{} is the best", "Hello. {} promised me a refund and I am angry",
        ]),
        one in name(),
        other in name(),
    ) {
        prop_assert_eq!(score(&sentence.replace("{}", one)), score(&sentence.replace("{}", other)));
    }

    #[test]
    fn any_text_is_rated_within_the_range(text: String) {
        let rating = MODEL.rate(&text);
        prop_assert!((-1.0..=1.0).contains(&rating.score));
        for word in &rating.words {
            prop_assert_eq!(text.get(word.from..word.to), Some(word.text));
            prop_assert!(word.weight.is_finite());
        }
        prop_assert_eq!(&rating, &MODEL.rate(&text));
    }
}

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Anna", "Bjørn", "Joy", "Grace", "Hope", "Will", "Faith", "Mark", "Kjersti", "O'Brien", "Xhqz",
        "Mary", "Felicity",
    ])
}
