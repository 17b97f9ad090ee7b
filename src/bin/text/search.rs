//! `search`: asks a collection its questions and tells how good the answers are.

use serde_json::{Value, json};
use switchboard::analysis::search::evaluation::{self, Fault};
use switchboard::analysis::search::{Language, Typing};

const USAGE: &str = "usage: cargo xtask search --corpus TEXTS.jsonl --queries QUESTIONS.jsonl --qrels JUDGEMENTS.tsv \
    [--language en|nb] [--typing]";

/// What is asked for on the command line.
struct Order<'a> {
    corpus: &'a str,
    queries: &'a str,
    qrels: &'a str,
    language: Language,
    typing: Typing,
}

pub(crate) fn run(arguments: &[String]) -> Result<Value, String> {
    let order = parse(arguments)?;
    let texts = read(order.corpus, evaluation::texts)?;
    let questions = read(order.queries, evaluation::questions)?;
    let judgements = read(order.qrels, evaluation::judgements)?;
    let figures = evaluation::evaluate(order.language, &texts, &questions, &judgements, order.typing);
    if figures.queries == 0 {
        return Err(format!(
            "{}: none of the questions in {} is judged here; compare their ids",
            order.qrels, order.queries
        ));
    }
    Ok(json!({
        "documents": texts.len(),
        "queries": figures.queries,
        "ndcg@10": rounded(figures.ndcg),
        "mrr@10": rounded(figures.mrr),
    }))
}

fn read<T>(path: &str, parse: impl Fn(&str) -> Result<T, Fault>) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    parse(&text).map_err(|fault| format!("{path}: {fault}"))
}

/// To five places: more would only be noise.
fn rounded(figure: f64) -> f64 {
    (figure * 1.0e5).round() / 1.0e5
}

fn parse(arguments: &[String]) -> Result<Order<'_>, String> {
    let (mut corpus, mut queries, mut qrels) = (None, None, None);
    let (mut language, mut typing) = (Language::English, Typing::Finished);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || {
            let value = rest.next().map(String::as_str);
            value.ok_or_else(|| format!("{argument} takes a value\n{USAGE}"))
        };
        match argument.as_str() {
            "--corpus" => corpus = Some(value()?),
            "--queries" => queries = Some(value()?),
            "--qrels" => qrels = Some(value()?),
            "--language" => {
                language = match value()? {
                    "en" => Language::English,
                    "nb" => Language::Norwegian,
                    other => return Err(format!("there is no language {other}, only en and nb\n{USAGE}")),
                };
            }
            "--typing" => typing = Typing::Unfinished,
            other => return Err(format!("unknown option {other}\n{USAGE}")),
        }
    }
    let missing = |name: &str| format!("{name} is missing\n{USAGE}");
    Ok(Order {
        corpus: corpus.ok_or_else(|| missing("--corpus"))?,
        queries: queries.ok_or_else(|| missing("--queries"))?,
        qrels: qrels.ok_or_else(|| missing("--qrels"))?,
        language,
        typing,
    })
}
