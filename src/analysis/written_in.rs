//! Which of the languages of the knowledge base somebody writes, by the everyday words in what they wrote.

use super::fuzzy::{beginning, fold};
use super::search::Language;

/// How much of a text is looked at, in characters.
const LOOKED_AT: usize = 2_000;

/// The language most of the everyday words are of that only one of the languages has; nothing where they tell nothing.
#[must_use]
pub fn written_in<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Language> {
    let (mut english, mut norwegian) = (0_usize, 0_usize);
    for text in texts {
        let folded = fold(beginning(text, LOOKED_AT));
        for word in folded.split(|letter: char| !letter.is_alphanumeric()) {
            let is_english = Language::English.is_stop_word(word);
            let is_norwegian = Language::Norwegian.is_stop_word(word);
            english += usize::from(is_english && !is_norwegian);
            norwegian += usize::from(is_norwegian && !is_english);
        }
    }
    match english.cmp(&norwegian) {
        std::cmp::Ordering::Greater => Some(Language::English),
        std::cmp::Ordering::Less => Some(Language::Norwegian),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, written_in};

    #[test]
    fn everyday_words_tell_the_language() {
        for (text, expected) in [
            (
                "My headphones came back from repair.|What happens now?",
                Some(Language::English),
            ),
            (
                "Hei! Jeg har ikke fått pakken min ennå.",
                Some(Language::Norwegian),
            ),
            ("Where is my parcel?|Jeg venter.", Some(Language::English)),
            ("20418", None),
            ("|👍", None),
        ] {
            assert_eq!(written_in(text.split('|')), expected, "{text}");
        }
    }

    #[test]
    fn a_flood_is_read_in_time() {
        let flood = "jeg er ".repeat(200_000);
        assert_eq!(
            written_in([flood.as_str()].into_iter()),
            Some(Language::Norwegian)
        );
    }
}
