//! How good a ranking is: nDCG@10 and MRR@10 over a collection with queries and judgements.
//!
//! As the trec_eval program counts: gains as they are judged, discounted by the logarithm of the place; a query
//! without judgements is left out, one whose answers are not found counts as 0.

use super::{Document, Index, Language, Typing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many answers are looked at.
const DEPTH: usize = 10;

/// A text of a collection.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Text {
    /// What the judgements call it.
    pub id: String,
    /// What it is called.
    #[serde(default)]
    pub title: String,
    /// What it says.
    #[serde(default)]
    pub text: String,
}

/// What somebody asked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Question {
    /// What the judgements call it.
    pub id: String,
    /// In the asker's words.
    pub text: String,
}

/// How well texts answer questions: by question, then by text.
pub type Judgements = BTreeMap<String, BTreeMap<String, f64>>;

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct Fault {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub problem: String,
}

/// The figures, means over all questions that have judgements.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// How many questions were counted.
    pub queries: usize,
    /// The normalised discounted cumulative gain of the first ten.
    #[serde(rename = "ndcg@10")]
    pub ndcg: f64,
    /// The mean of 1 / the place of the first right answer, if it is among the first ten.
    #[serde(rename = "mrr@10")]
    pub mrr: f64,
}

/// Reads texts, one JSON object a line. Empty lines are passed over.
///
/// # Errors
/// The first line that cannot be read.
pub fn texts(file: &str) -> Result<Vec<Text>, Fault> {
    lines(file, "{\"id\": \"…\", \"title\": \"…\", \"text\": \"…\"}")
}

/// Reads questions, one JSON object a line. Empty lines are passed over.
///
/// # Errors
/// The first line that cannot be read.
pub fn questions(file: &str) -> Result<Vec<Question>, Fault> {
    lines(file, "{\"id\": \"…\", \"text\": \"…\"}")
}

fn lines<T: for<'de> Deserialize<'de>>(file: &str, expected: &str) -> Result<Vec<T>, Fault> {
    numbered(file)
        .map(|(line, text)| {
            serde_json::from_str(text).map_err(|error| Fault {
                line,
                problem: format!("{}; a line has to be like {expected}", told(&error)),
            })
        })
        .collect()
}

/// Without the place, which is always on line 1 of its own line.
fn told(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line 1 ").next().unwrap_or(&message).to_owned()
}

/// Reads judgements: question, text and gain, with tabs between them.
///
/// # Errors
/// The first line that cannot be read.
pub fn judgements(file: &str) -> Result<Judgements, Fault> {
    let mut judgements = Judgements::new();
    for (line, text) in numbered(file) {
        let fault = |problem: String| Fault { line, problem };
        let parts: Vec<&str> = text.split('\t').map(str::trim).collect();
        let [question, answer, gain] = parts.as_slice() else {
            let problem = "a line has to be question, text and gain, with a tab between them";
            return Err(fault(problem.to_owned()));
        };
        let gain = match gain.parse::<f64>() {
            Ok(gain) if gain.is_finite() => gain,
            _ => {
                return Err(fault(format!(
                    "the gain has to be a number, and {gain:?} is none"
                )));
            }
        };
        let of_question = judgements.entry((*question).to_owned()).or_default();
        of_question.insert((*answer).to_owned(), gain);
    }
    Ok(judgements)
}

/// The lines that say something, with their numbers.
fn numbered(file: &str) -> impl Iterator<Item = (usize, &str)> {
    let file = file.strip_prefix('\u{FEFF}').unwrap_or(file);
    (1..)
        .zip(file.lines())
        .filter(|(_, line)| !line.trim().is_empty())
}

/// Asks all questions that have judgements.
#[must_use]
pub fn evaluate(
    language: Language,
    texts: &[Text],
    questions: &[Question],
    judgements: &Judgements,
    typing: Typing,
) -> Figures {
    let documents = texts.iter().map(|text| Document {
        title: &text.title,
        body: &text.text,
        keywords: &[],
    });
    let index = Index::build(language, documents);
    let (mut queries, mut ndcg_sum, mut mrr_sum) = (0_u32, 0.0, 0.0);
    for question in questions {
        let Some(gains) = judgements.get(&question.id) else {
            continue;
        };
        let hits = index.search(&question.text, DEPTH, typing);
        let answers = hits.iter().filter_map(|hit| texts.get(hit.document));
        let found: Vec<f64> = answers
            .map(|text| gains.get(&text.id).copied().unwrap_or_default())
            .collect();
        queries += 1;
        ndcg_sum += ndcg(&found, gains.values().copied().collect());
        mrr_sum += reciprocal_rank(&found);
    }
    let mean = |sum: f64| {
        if queries == 0 {
            0.0
        } else {
            sum / f64::from(queries)
        }
    };
    Figures {
        queries: queries as usize,
        ndcg: mean(ndcg_sum),
        mrr: mean(mrr_sum),
    }
}

/// What the answers gain, as a part of what the best ten in the best order would.
#[must_use]
pub fn ndcg(found: &[f64], mut judged: Vec<f64>) -> f64 {
    judged.sort_by(|one, other| other.total_cmp(one));
    let best = gain(&judged);
    if best > 0.0 { gain(found) / best } else { 0.0 }
}

fn gain(gains: &[f64]) -> f64 {
    let places = (2_u32..).zip(gains).take(DEPTH).filter(|(_, gain)| **gain > 0.0);
    places
        .map(|(place, gain)| gain / libm::log2(f64::from(place)))
        .sum()
}

/// 1 / the place of the first right answer among the first ten, or 0.
#[must_use]
pub fn reciprocal_rank(found: &[f64]) -> f64 {
    let mut places = (1_u32..).zip(found).take(DEPTH);
    places
        .find(|(_, gain)| **gain > 0.0)
        .map_or(0.0, |(place, _)| 1.0 / f64::from(place))
}

#[cfg(test)]
mod tests {
    use super::{Language, Typing, evaluate, judgements, ndcg, questions, reciprocal_rank, texts};

    fn assert_near(one: f64, other: f64) {
        assert!((one - other).abs() < 1.0e-4, "{one} is not {other}");
    }

    #[test]
    fn gains_are_discounted_by_their_place() {
        assert_near(ndcg(&[3.0, 2.0], vec![2.0, 3.0]), 1.0);
        // (2 + 3 / log2 3) / (3 + 2 / log2 3)
        assert_near(ndcg(&[2.0, 3.0], vec![2.0, 3.0]), 0.91341);
        assert_near(ndcg(&[0.0, 0.0, 1.0], vec![1.0]), 0.5);
        assert_near(ndcg(&[], vec![1.0]), 0.0);
        assert_near(ndcg(&[0.0], vec![0.0, -1.0]), 0.0);
        // Only ten can be shown.
        assert_near(ndcg(&[1.0; 10], vec![1.0; 40]), 1.0);
        assert_near(ndcg(&[[0.0; 10], [1.0; 10]].concat(), vec![1.0; 40]), 0.0);
    }

    #[test]
    fn the_first_right_answer_counts() {
        assert_near(reciprocal_rank(&[0.0, 2.0, 1.0]), 0.5);
        assert_near(reciprocal_rank(&[0.0; 10]), 0.0);
        assert_near(reciprocal_rank(&[[0.0; 10], [1.0; 10]].concat()), 0.0);
    }

    #[test]
    fn a_collection_is_evaluated() {
        let texts = texts(
            "{\"id\": \"a\", \"title\": \"Refund\", \"text\": \"When it comes.\"}\n\n\
             {\"id\": \"b\", \"title\": \"Parcel\", \"text\": \"Where it is. No refund here.\"}\n",
        )
        .unwrap();
        let questions = questions(
            "{\"id\": \"1\", \"text\": \"refund\"}\n{\"id\": \"2\", \"text\": \"refund\"}\n\
             {\"id\": \"3\", \"text\": \"parcel\"}",
        )
        .unwrap();
        let judgements = judgements("1\ta\t1\n2\tb\t1\r\n").unwrap();
        let figures = evaluate(
            Language::English,
            &texts,
            &questions,
            &judgements,
            Typing::Finished,
        );
        assert_eq!(figures.queries, 2);
        assert_near(figures.mrr, 0.75);
        assert_near(figures.ndcg, (1.0 + 0.63093) / 2.0);
        let none = evaluate(Language::English, &[], &[], &judgements, Typing::Finished);
        assert_eq!((none.queries, none.ndcg), (0, 0.0));
    }

    #[test]
    fn a_fault_names_its_line() {
        let fault = texts("{\"id\": \"a\"}\n\n{\"title\": \"b\"}").unwrap_err();
        assert_eq!(fault.line, 3);
        assert!(fault.to_string().contains("missing field `id`"), "{fault}");
        assert_eq!(questions("{").unwrap_err().line, 1);
        for (file, part) in [("1\ta", "tab"), ("1 a 1", "tab"), ("1\ta\tgood", "\"good\"")] {
            let fault = judgements(file).unwrap_err();
            assert!(fault.line == 1 && fault.problem.contains(part), "{fault}");
        }
    }
}
