//! How long rating a megabyte of text takes, by kind of text. Prints a table; 50 ms is the limit for each.
#![expect(clippy::disallowed_methods, reason = "a benchmark has a clock")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a benchmark stops at the first surprise"
)]

use std::hint::black_box;
use std::time::Instant;
use switchboard::analysis::sentiment::Model;

const BYTES: usize = 1_000_000;
const ROUNDS: usize = 11;

/// What each text repeats.
const KINDS: [(&str, &str); 9] = [
    (
        "English",
        "Hi, I ordered a lamp three weeks ago and it has still not arrived. That is not very good, is it? I am really \
         disappointed, but your colleague Anna was very friendly, thank you! ",
    ),
    (
        "Norwegian",
        "Hei, jeg bestilte en lampe for tre uker siden og den har ikke kommet. Det er ikke bra! Jeg er veldig skuffet. ",
    ),
    (
        "German",
        "Hallo, ich warte seit drei Wochen auf meine Lampe und niemand antwortet mir. ",
    ),
    ("one letter", "a "),
    ("mistyped", "disapointd terrrible anoying "),
    ("emoji", "😡🎉 "),
    ("one word", "aaaaaaaaab"),
    ("negations", "not never no "),
    ("marks", "(!.,:;"),
];

fn main() {
    let model = Model::read([
        include_bytes!("../public/sentiment/en.words.txt"),
        include_bytes!("../public/sentiment/en.weights.txt"),
        include_bytes!("../public/sentiment/nb.words.txt"),
        include_bytes!("../public/sentiment/languages.txt"),
    ])
    .unwrap();
    println!("| 1 MB of | p50, ms | worst, ms |");
    println!("|---|---|---|");
    for (name, piece) in KINDS {
        let text = piece.repeat(BYTES / piece.len());
        let mut times: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                let start = Instant::now();
                black_box(model.rate(black_box(&text)));
                start.elapsed().as_secs_f64() * 1_000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("| {name} | {:.1} | {:.1} |", times[ROUNDS / 2], times[ROUNDS - 1]);
    }
}
