//! What a conversation is about, in one line taken from the customer's own words.

use super::one_line;
use crate::domain::{Author, Conversation};

/// The longest subject, in characters.
const LONGEST: usize = 72;

/// "What can I do?" asks nothing a reader could make sense of; from here on a question stands on its own.
const QUESTION_WORDS: usize = 5;

/// The first question of some substance, or else the first sentence, cut at a word.
///
/// Extractive on purpose: every word of it was written by the customer.
fn subject<'a>(messages: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut first = None;
    for sentence in messages.flat_map(sentences) {
        if sentence.ends_with('?') && word_count(sentence) >= QUESTION_WORDS {
            return Some(shorten(sentence));
        }
        first = first.or(Some(sentence));
    }
    first.map(shorten)
}

/// What a conversation is about, in the customer's words.
#[must_use]
pub fn subject_of(conversation: &Conversation) -> Option<String> {
    let messages = conversation.messages();
    let theirs = messages
        .filter(|(_, author, _)| *author == Author::Customer)
        .map(|(_, _, body)| body);
    subject(theirs).map(|subject| one_line(&subject, LONGEST))
}

/// The sentences of a text. A bare greeting is not one.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?', '\n'])
        .map(str::trim)
        .filter(|sentence| word_count(sentence) > 2)
}

fn word_count(sentence: &str) -> usize {
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .count()
}

fn shorten(sentence: &str) -> String {
    let sentence = sentence.trim_end_matches(['.', '!', ',']);
    if sentence.chars().count() <= LONGEST {
        return sentence.into();
    }
    let cut: String = sentence.chars().take(LONGEST - 1).collect();
    let at_word = cut
        .rsplit_once(char::is_whitespace)
        .map_or(&*cut, |(words, _)| words);
    format!("{}…", at_word.trim_end_matches([',', ';', ':', '-', '–']))
}

#[cfg(test)]
mod tests {
    use super::subject;

    #[test]
    fn the_question_wins_over_what_comes_before_it() {
        for (messages, expected) in [
            (
                vec!["Hi!", "I ordered last week. Where is it now, please?"],
                Some("Where is it now, please?"),
            ),
            (
                vec!["Hello there", "The left side is dead."],
                Some("The left side is dead"),
            ),
            (
                vec!["The left side is dead. What happens now?"],
                Some("The left side is dead"),
            ),
            (vec!["Hi"], None),
            (vec![], None),
            (
                vec!["Ok?", "can you change my address"],
                Some("can you change my address"),
            ),
        ] {
            assert_eq!(subject(messages.into_iter()).as_deref(), expected);
        }
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_word() {
        let long =
            "my headphones came back from the repair shop last week and, to be honest, the left side is dead";
        let cut = subject([long].into_iter()).expect("there is a sentence");
        assert_eq!(
            cut,
            "my headphones came back from the repair shop last week and, to be…"
        );
        assert!(cut.chars().count() <= super::LONGEST);
    }

    #[test]
    fn letters_of_several_bytes_are_not_cut_apart() {
        let long = "å ".repeat(80);
        assert!(subject([&*long].into_iter()).is_some_and(|cut| cut.ends_with('…')));
    }
}
