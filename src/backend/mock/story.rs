//! Stories: why a customer writes, what they know, and how they take what the agent says.

use super::chance::Chance;
use super::sketch::Sketch;
use crate::domain::{Context, Footprint, FootprintKind, Millis, Origin, Span, Value};
use serde::Deserialize;
use std::sync::Arc;

/// A reason to write, as a scenario file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Story {
    /// What is written first; one is chosen.
    pub opening: Vec<String>,
    /// What the customer can say when asked.
    pub facts: Vec<Reply>,
    /// Said when nothing else fits, in this order; the last one is kept for the rest.
    pub otherwise: Vec<String>,
    /// Words that solve it: any of them is enough.
    pub solved_by: Vec<String>,
    /// Said when it is solved; one is chosen.
    pub thanks: Vec<String>,
    /// How long they wait for somebody.
    pub patience: (Span, Span),
    /// How long they take to answer.
    pub pace: (Span, Span),
    /// What the entry knows of whoever comes with it.
    pub origin: Option<Entrance>,
}

/// What a channel's entry knows of a visit, by its distance from the first message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entrance {
    /// Survey and browser; its trail is empty.
    pub told: Origin,
    /// What was done on the portal, and how long before.
    pub trail: Vec<(Span, FootprintKind, Arc<str>)>,
    /// Further context variables.
    pub context: Context,
}

impl Entrance {
    /// The visit of somebody who writes at `now`.
    pub(super) fn at(&self, now: Millis) -> Origin {
        let trail = self.trail.iter().map(|(before, kind, text)| Footprint {
            at: now - *before,
            kind: *kind,
            text: text.clone(),
        });
        Origin {
            trail: trail.collect(),
            ..self.told.clone()
        }
    }

    /// Answers are context variables as well, under the names of their questions.
    pub(super) fn context(&self) -> Context {
        let mut context = self.context.clone();
        for (question, answer) in &self.told.survey {
            context.insert(question.to_string(), Value::Text(answer.clone()));
        }
        context
    }
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reply {
    /// Words in the agent's message that ask for it.
    pub asked_by: Vec<String>,
    /// What they answer.
    pub say: String,
    /// The picture they send with it.
    #[serde(default)]
    pub attach: Option<Sketch>,
}

/// What a customer writes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Saying {
    pub text: String,
    pub attach: Option<Sketch>,
}

impl From<String> for Saying {
    fn from(text: String) -> Self {
        Self { text, attach: None }
    }
}

/// How far a customer is in their story.
#[derive(Clone, Debug, Default)]
pub(super) struct Progress {
    told: Vec<bool>,
    fallbacks: usize,
    pub(super) solved: bool,
}

impl Story {
    pub(super) fn open(&self, chance: &mut Chance) -> String {
        chance
            .pick(&self.opening)
            .cloned()
            .unwrap_or_else(|| "Hello?".into())
    }

    /// What the customer makes of the agent's words. Nothing when there is nothing to say to them: a thank-you after
    /// the thanks, or a request for patience.
    pub(super) fn answer(&self, progress: &mut Progress, said: &str, chance: &mut Chance) -> Option<Saying> {
        let said = Words::of(said);
        if said.has_any(&self.solved_by) {
            let was_solved = std::mem::replace(&mut progress.solved, true);
            return if was_solved {
                None
            } else {
                chance.pick(&self.thanks).cloned().map(Saying::from)
            };
        }
        progress.told.resize(self.facts.len(), false);
        let mut asked_again = None;
        for (fact, told) in self.facts.iter().zip(&mut progress.told) {
            if said.has_any(&fact.asked_by) {
                if !std::mem::replace(told, true) {
                    return Some(Saying {
                        text: fact.say.clone(),
                        attach: fact.attach.clone(),
                    });
                }
                asked_again = Some(fact);
            }
        }
        if let Some(fact) = asked_again {
            return Some(format!("I already told you: {}", lower_first(&fact.say)).into());
        }
        if progress.solved || said.asks_for_patience() {
            return None;
        }
        let line = self
            .otherwise
            .get(progress.fallbacks)
            .or(self.otherwise.last())
            .cloned();
        progress.fallbacks += 1;
        line.map(Saying::from)
    }
}

/// A message as lower-case words, for comparing.
pub(super) struct Words(String);

impl Words {
    /// Words between single blanks, with a blank at both ends, so that a phrase is found at word borders.
    pub(super) fn of(text: &str) -> Self {
        let mut words = String::from(" ");
        for word in text
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            words.push_str(word);
            words.push(' ');
        }
        Self(words)
    }

    pub(super) fn has_any(&self, phrases: &[String]) -> bool {
        phrases.iter().any(|phrase| self.0.contains(&Self::of(phrase).0))
    }

    fn asks_for_patience(&self) -> bool {
        [
            "moment",
            "let me check",
            "let me look",
            "one second",
            "hold on",
            "øyeblikk",
            "vent litt",
        ]
        .iter()
        .any(|phrase| self.0.contains(&Self::of(phrase).0))
    }
}

/// The sentence as it goes on after a colon. "I" stays as it is.
fn lower_first(sentence: &str) -> String {
    if sentence.starts_with("I ") || sentence.starts_with("I'") {
        return sentence.into();
    }
    let mut letters = sentence.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{Progress, Reply, Story};
    use crate::backend::mock::chance::Chance;
    use crate::domain::Span;

    fn story() -> Story {
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        Story {
            opening: words(&["Where is my parcel?"]),
            facts: vec![Reply {
                asked_by: words(&["order number", "number"]),
                say: "It's 20418.".into(),
                attach: None,
            }],
            otherwise: words(&["Hm.", "And now?"]),
            solved_by: words(&["tracking", "new parcel"]),
            thanks: words(&["Thank you!"]),
            patience: (Span(1), Span(1)),
            pace: (Span(1), Span(1)),
            origin: None,
        }
    }

    fn talk(lines: &[&str]) -> Vec<Option<String>> {
        let (story, mut progress, mut chance) = (story(), Progress::default(), Chance::new(1, 1));
        lines
            .iter()
            .map(|line| Some(story.answer(&mut progress, line, &mut chance)?.text))
            .collect()
    }

    #[test]
    fn a_fact_is_told_when_asked_for_and_repeated_with_a_sigh() {
        assert_eq!(
            talk(&["What is your order number?", "The number, please"]),
            [
                Some("It's 20418.".into()),
                Some("I already told you: it's 20418.".into())
            ]
        );
    }

    #[test]
    fn words_match_whole_and_in_any_case() {
        assert_eq!(talk(&["Numbers do not matter"]), [Some("Hm.".into())]);
        assert_eq!(talk(&["ORDER  NUMBER"]), [Some("It's 20418.".into())]);
    }

    #[test]
    fn a_solution_is_thanked_for_once() {
        assert_eq!(
            talk(&[
                "Here is the tracking link",
                "You have the tracking, right?",
                "Bye!"
            ]),
            [Some("Thank you!".into()), None, None]
        );
    }

    #[test]
    fn a_request_for_patience_needs_no_answer_and_the_rest_gets_the_next_fallback() {
        assert_eq!(
            talk(&["One moment, please", "So", "Well", "Hm"]),
            [
                None,
                Some("Hm.".into()),
                Some("And now?".into()),
                Some("And now?".into())
            ]
        );
    }
}
