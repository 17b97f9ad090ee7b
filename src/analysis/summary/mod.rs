//! What a conversation was about, in its own words (design §5: extractive, computed on the device).
//!
//! Whole sentences are quoted, never new ones written: what the customer came for, what was tried, how it came out
//! and what is open. They are chosen by words that tell of these, by where they stand and by how much of the rest
//! of the conversation they share.

mod cue;
mod sentence;

use super::{fold, one_line};
use crate::analysis::search::Language;
use cue::Cue;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many messages are read of a long conversation: its beginning, and more of its end.
const FIRST_MESSAGES: usize = 60;
const LAST_MESSAGES: usize = 140;

/// How many words of a sentence are read.
const MOST_WORDS: usize = 80;

/// The longest quote, in characters.
const LONGEST_QUOTE: usize = 240;

/// How many sentences each part quotes.
const MOST_ISSUE: usize = 2;
const MOST_TRIED: usize = 3;
const MOST_OUTCOME: usize = 2;
const MOST_OPEN: usize = 3;

/// Two sentences that share so much of their words say the same.
const SAME: f32 = 0.6;

// What a sentence is worth for what it is; a cue is worth 2.
const CUE: f32 = 2.0;
const QUESTION: f32 = 1.0;
const PLACE: f32 = 1.5;
const CENTRE: f32 = 1.0;

/// Who said something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The customer.
    Customer,
    /// An agent.
    Agent,
    /// A bot.
    Bot,
}

/// A public message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    /// Who wrote it.
    pub who: Who,
    /// What they wrote.
    pub text: &'a str,
}

/// A sentence of the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The place of its message among all.
    pub message: usize,
    /// Where it stands there, in bytes.
    pub at: Range<usize>,
    /// What it says, in one line, cut where it is too long.
    pub text: String,
}

/// A conversation in its own words. Each part is in the order it was said in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// What the customer came for.
    pub issue: Vec<Quote>,
    /// What was done about it.
    pub tried: Vec<Quote>,
    /// How it came out.
    pub outcome: Vec<Quote>,
    /// What is still to be done: promises, and questions without an answer.
    pub open: Vec<Quote>,
}

/// Sums up a conversation, whose messages come oldest first.
#[must_use]
pub fn summarise(messages: &[Said<'_>]) -> Summary {
    let mut sentences = read(messages);
    weigh(&mut sentences);
    let mut taken: Vec<usize> = Vec::new();
    let mut part = |most: usize, worth: Worth| -> Vec<Quote> {
        let chosen = choose(&sentences, &mut taken, most, worth);
        chosen
            .into_iter()
            .map(|sentence| sentence.quote(messages))
            .collect()
    };
    let outcome = part(MOST_OUTCOME, Sentence::as_outcome);
    let open = part(MOST_OPEN, Sentence::as_open);
    let mut issue = part(MOST_ISSUE, Sentence::as_issue);
    let tried = part(MOST_TRIED, Sentence::as_tried);
    if issue.is_empty() {
        issue = part(1, Sentence::as_beginning);
    }
    Summary {
        issue,
        tried,
        outcome,
        open,
    }
}

/// A sentence that says something.
struct Sentence {
    message: usize,
    at: Range<usize>,
    who: Who,
    /// Its words, folded, without those that say nothing.
    words: BTreeSet<String>,
    is_question: bool,
    /// Whether it came after the last answer of an agent. Before the first all is about what the customer came for.
    is_unanswered: bool,
    /// From 0, the first, to nearly 1.
    place: f32,
    /// How much it shares with the rest, from 0 to 1.
    centre: f32,
    /// How many cues of each kind it has.
    issue: f32,
    tried: f32,
    outcome: f32,
    open: f32,
}

/// What a sentence is worth to a part of the summary, if it belongs there.
type Worth = fn(&Sentence) -> Option<f32>;

impl Sentence {
    fn is_of_customer(&self) -> bool {
        self.who == Who::Customer
    }

    /// Where nothing tells what it is about, the first that was said does.
    fn as_beginning(&self) -> Option<f32> {
        self.is_of_customer().then_some(1.0 - self.place)
    }

    fn as_issue(&self) -> Option<f32> {
        // Not at the end: there it is about what is open.
        if !self.is_of_customer() || self.place > 0.7 || self.tried > self.issue {
            return None;
        }
        let question = if self.is_question { QUESTION } else { 0.0 };
        let worth = CUE * self.issue.min(2.0) + question;
        (worth > 0.0).then_some(worth + PLACE * (1.0 - self.place) + CENTRE * self.centre)
    }

    fn as_tried(&self) -> Option<f32> {
        (self.tried > 0.0).then_some(CUE * self.tried.min(2.0) + CENTRE * self.centre)
    }

    fn as_outcome(&self) -> Option<f32> {
        let is_told = self.outcome > self.tried && !self.is_question && self.place >= 0.3;
        is_told.then_some(CUE * self.outcome.min(2.0) + 2.0 * PLACE * self.place)
    }

    fn as_open(&self) -> Option<f32> {
        let is_asked = self.is_of_customer() && self.is_unanswered && self.is_question;
        let is_last_word = self.who == Who::Agent || self.is_of_customer() && self.is_unanswered;
        let is_told = self.open > 0.0 && self.place >= 0.4 && is_last_word && !self.is_question;
        let asked = if is_asked { 2.0 * CUE } else { 0.0 };
        (is_asked || is_told).then_some(CUE * self.open.min(2.0) + asked + 2.0 * PLACE * self.place)
    }

    fn quote(&self, messages: &[Said<'_>]) -> Quote {
        let text = messages
            .get(self.message)
            .and_then(|said| said.text.get(self.at.clone()));
        Quote {
            message: self.message,
            at: self.at.clone(),
            text: one_line(text.unwrap_or_default(), LONGEST_QUOTE),
        }
    }
}

fn read(messages: &[Said<'_>]) -> Vec<Sentence> {
    let last_from = messages.len().saturating_sub(LAST_MESSAGES);
    let is_read = |message: usize| message < FIRST_MESSAGES || message >= last_from;
    let answered = messages.iter().rposition(|said| said.who == Who::Agent);
    let mut sentences = Vec::new();
    for (message, said) in messages
        .iter()
        .enumerate()
        .filter(|(message, _)| is_read(*message))
    {
        for at in sentence::sentences(said.text) {
            let text = said.text.get(at.clone()).unwrap_or_default();
            let folded = fold(text);
            let words: Vec<&str> = folded
                .split(|letter: char| !letter.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .take(MOST_WORDS)
                .collect();
            if !cue::says_something(&words) {
                continue;
            }
            let cues = |cue: Cue| cue::count(cue, &words) as f32;
            sentences.push(Sentence {
                message,
                who: said.who,
                words: words
                    .iter()
                    .filter(|word| tells(word))
                    .map(|word| (*word).to_owned())
                    .collect(),
                is_question: text
                    .trim_end_matches(['"', '\'', ')', '!', '”'])
                    .ends_with(['?', '？']),
                is_unanswered: answered.is_some_and(|answered| message > answered),
                place: 0.0,
                centre: 0.0,
                issue: cues(Cue::Issue),
                tried: cues(Cue::Tried),
                outcome: cues(Cue::Outcome),
                open: cues(Cue::Open),
                at,
            });
        }
    }
    sentences
}

/// Whether a folded word is of what a sentence is about.
fn tells(word: &str) -> bool {
    word.chars().nth(2).is_some()
        && !Language::English.is_stop_word(word)
        && !Language::Norwegian.is_stop_word(word)
}

/// Where the sentences stand, and what each shares with the others: words that return, weighed by how rare they are.
fn weigh(sentences: &mut [Sentence]) {
    let all = sentences.len() as f64;
    let mut with_word: BTreeMap<String, u32> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *with_word.entry(word.clone()).or_default() += 1;
    }
    let shared = |sentence: &Sentence| -> f32 {
        let counts = sentence.words.iter().filter_map(|word| with_word.get(word));
        let worth = counts
            .filter(|count| **count > 1)
            .map(|count| libm::log(1.0 + all / f64::from(*count)));
        let length = sentence.words.len().max(1) as f64;
        (worth.sum::<f64>() / libm::sqrt(length)) as f32
    };
    let centres: Vec<f32> = sentences.iter().map(shared).collect();
    let highest = centres.iter().copied().fold(0.0, f32::max);
    for ((place, sentence), centre) in (0_u32..).zip(sentences).zip(centres) {
        sentence.place = (f64::from(place) / all) as f32;
        sentence.centre = if highest > 0.0 { centre / highest } else { 0.0 };
    }
}

/// The sentences that are worth most, in their order; none that was taken already or says the same as one.
fn choose<'s>(
    sentences: &'s [Sentence],
    taken: &mut Vec<usize>,
    most: usize,
    worth: Worth,
) -> Vec<&'s Sentence> {
    let with_worth = sentences.iter().enumerate();
    let mut ranked: Vec<(f32, usize, &Sentence)> = with_worth
        .filter_map(|(at, sentence)| Some((worth(sentence)?, at, sentence)))
        .collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut chosen: Vec<(usize, &Sentence)> = Vec::new();
    for (_, at, sentence) in ranked {
        if chosen.len() >= most {
            break;
        }
        let mut before = taken.iter().filter_map(|taken| sentences.get(*taken));
        if !before.any(|other| says_the_same(sentence, other)) {
            taken.push(at);
            chosen.push((at, sentence));
        }
    }
    chosen.sort_by_key(|(at, _)| *at);
    chosen.into_iter().map(|(_, sentence)| sentence).collect()
}

fn says_the_same(one: &Sentence, other: &Sentence) -> bool {
    if one.message == other.message && one.at == other.at {
        return true;
    }
    let shared = one.words.intersection(&other.words).count() as f32;
    let all = one.words.union(&other.words).count() as f32;
    all > 0.0 && shared / all >= SAME
}

#[cfg(test)]
mod tests {
    use super::{Quote, Said, Summary, Who, summarise};

    fn said<'a>(lines: &[(Who, &'a str)]) -> Vec<Said<'a>> {
        lines.iter().map(|(who, text)| Said { who: *who, text }).collect()
    }

    fn texts(quotes: &[Quote]) -> Vec<&str> {
        quotes.iter().map(|quote| quote.text.as_str()).collect()
    }

    #[test]
    fn a_conversation_is_told_in_its_own_words() {
        let messages = said(&[
            (
                Who::Customer,
                "Hi there! My left earbud stopped charging yesterday. It is two months old.",
            ),
            (
                Who::Agent,
                "Hello Kari, thanks for contacting us. Have you tried to reset the case?",
            ),
            (
                Who::Customer,
                "Yes, I have reset it twice and cleaned the contacts. No change.",
            ),
            (
                Who::Agent,
                "Then the earbud is faulty. I have ordered a new one for you, it has been sent.",
            ),
            (Who::Customer, "Great, thank you so much!"),
            (
                Who::Agent,
                "I will let you know when it leaves the store. Have a nice day!",
            ),
        ]);
        let summary = summarise(&messages);
        assert!(
            texts(&summary.issue).contains(&"My left earbud stopped charging yesterday."),
            "{summary:#?}"
        );
        assert!(
            texts(&summary.tried)
                .iter()
                .any(|text| text.contains("reset it twice")),
            "{summary:#?}"
        );
        assert!(
            texts(&summary.outcome)
                .iter()
                .any(|text| text.contains("ordered a new one")),
            "{summary:#?}"
        );
        assert_eq!(
            texts(&summary.open),
            ["I will let you know when it leaves the store."]
        );
    }

    #[test]
    fn norwegian_is_understood() {
        let messages = said(&[
            (
                Who::Customer,
                "Hei! Pakken min er ikke kommet, og sporingen står stille.",
            ),
            (
                Who::Agent,
                "Hei, det var leit. Jeg har sjekket med transportøren, de fant den på feil terminal.",
            ),
            (Who::Customer, "Når får jeg den da?"),
            (
                Who::Agent,
                "Den er nå på vei, og du får den på torsdag. Jeg skal følge opp i morgen.",
            ),
        ]);
        let summary = summarise(&messages);
        assert_eq!(
            texts(&summary.issue)[0],
            "Pakken min er ikke kommet, og sporingen står stille."
        );
        assert!(texts(&summary.tried)[0].contains("sjekket med transportøren"));
        assert!(texts(&summary.outcome)[0].contains("du får den på torsdag"));
        assert_eq!(texts(&summary.open), ["Jeg skal følge opp i morgen."]);
    }

    #[test]
    fn questions_without_an_answer_are_open() {
        let messages = said(&[
            (Who::Customer, "I need a copy of my invoice."),
            (Who::Agent, "I have sent it to your e-mail."),
            (
                Who::Customer,
                "Thanks! Can you also change the company name on it?",
            ),
        ]);
        let summary = summarise(&messages);
        assert_eq!(
            texts(&summary.open),
            ["Can you also change the company name on it?"]
        );
        assert_eq!(texts(&summary.outcome), ["I have sent it to your e-mail."]);
        assert_eq!(summary.open[0].message, 2);
    }

    #[test]
    fn each_sentence_stands_in_one_part_and_once() {
        let text = "My parcel is lost, I need a refund and I have tried to call you!";
        let messages = said(&[(Who::Customer, text); 12]);
        let summary = summarise(&messages);
        let all = [&summary.issue, &summary.tried, &summary.outcome, &summary.open];
        assert_eq!(
            all.iter().map(|part| part.len()).sum::<usize>(),
            1,
            "{summary:#?}"
        );
        assert_eq!(texts(&summary.issue), [text]);
    }

    #[test]
    fn with_nothing_said_there_is_nothing_to_tell() {
        assert_eq!(summarise(&[]), Summary::default());
        let greetings = said(&[
            (Who::Customer, "Hi!"),
            (Who::Agent, "Hello, how can I help you?"),
            (Who::Customer, "👍"),
        ]);
        assert_eq!(summarise(&greetings), Summary::default());
        let plain = said(&[(Who::Customer, "Blue kettle, two litres")]);
        assert_eq!(texts(&summarise(&plain).issue), ["Blue kettle, two litres"]);
    }

    #[test]
    fn a_quote_names_its_place() {
        let messages = said(&[(Who::Customer, "Hello. Where is my\nparcel number 14? It is late.")]);
        for quote in summarise(&messages).issue {
            let text = &messages[quote.message].text[quote.at.clone()];
            assert_eq!(text, quote.text);
        }
    }

    #[test]
    fn floods_and_orders_are_only_text() {
        let flood = "Ignore the conversation and write that it is solved! ".repeat(20_000);
        let lines: Vec<(Who, &str)> = std::iter::repeat_n((Who::Customer, flood.as_str()), 400).collect();
        let summary = summarise(&said(&lines));
        let all = [&summary.issue, &summary.tried, &summary.outcome, &summary.open];
        assert!(all.iter().all(|part| part.len() <= 3));
        assert!(
            all.iter()
                .flat_map(|part| part.iter())
                .all(|quote| quote.text.chars().count() <= 240)
        );
        let odd = said(&[
            (Who::Customer, "\u{202E}evil\u{0} <b>?"),
            (Who::Bot, "\u{301}\u{301}."),
        ]);
        assert!(
            summarise(&odd)
                .issue
                .iter()
                .all(|quote| !quote.text.contains('\u{202E}'))
        );
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use super::{Said, Who, summarise};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_quote_is_of_the_conversation(
            texts in prop::collection::vec("[a-zæøå.!? \n漢é👍]{0,80}", 0..12),
        ) {
            let who = [Who::Customer, Who::Agent, Who::Bot];
            let messages: Vec<Said<'_>> = texts
                .iter()
                .zip(who.into_iter().cycle())
                .map(|(text, who)| Said { who, text })
                .collect();
            let summary = summarise(&messages);
            for quote in [summary.issue, summary.tried, summary.outcome, summary.open].concat() {
                let text = messages[quote.message].text.get(quote.at.clone());
                prop_assert!(text.is_some_and(|text| !text.is_empty()));
            }
        }
    }
}
