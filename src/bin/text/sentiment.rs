//! The `sentiment` command: a rating per line, with the words that moved it.

use super::failure::Failure;
use serde_json::{Value, json};
use std::fs;
use std::io::{self, BufRead, ErrorKind, Write};
use std::path::{Path, PathBuf};
use switchboard::analysis::sentiment::{FILES, Model, Rating};

const USAGE: &str = "usage: cargo xtask sentiment < LINES";

/// Where the model's files are.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/sentiment")
}

/// The model that the application uses.
pub(crate) fn model() -> Result<Model, Failure> {
    let [english, weights, norwegian, languages] = FILES.map(|name| {
        let path = folder().join(name);
        fs::read(&path).map_err(|error| Failure::Input(format!("{}: {error}", path.display())))
    });
    Model::read([&english?, &weights?, &norwegian?, &languages?])
        .map_err(|error| Failure::Input(error.to_string()))
}

pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Input(USAGE.into()));
    }
    let model = model()?;
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().split(b'\n') {
        let line = line.map_err(|error| Failure::Run(error.to_string()))?;
        // What is no UTF-8 is shown as such and rated without.
        let line = String::from_utf8_lossy(&line);
        let text = line.trim_end_matches('\r');
        match writeln!(out, "{}", told(text, &model.rate(text))) {
            // Whoever read it has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
            written => written.map_err(|error| Failure::Run(error.to_string()))?,
        }
    }
    Ok(())
}

fn told(text: &str, rating: &Rating<'_>) -> Value {
    let words: Vec<_> = rating
        .words
        .iter()
        .map(|word| json!({ "text": word.text, "weight": rounded(word.weight) }))
        .collect();
    let level = rating.level.map_or(json!("not_rated"), |level| json!(level));
    json!({
        "text": text,
        "language": rating.language,
        "score": rounded(rating.score),
        "level": level,
        "words": words,
    })
}

fn rounded(number: f32) -> f64 {
    (f64::from(number) * 1_000.0).round() / 1_000.0
}
