//! The words of a text, and where they stand.

use crate::analysis::fuzzy::{beginning, fold};
use std::ops::Range;

/// Longer words are known by so many letters.
const LONGEST_WORD: usize = 64;

/// What a text is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// To be found.
    Document,
    /// To find something.
    Query,
}

/// Hands over each word with its place in bytes, folded: in small letters and without marks.
///
/// Scripts that put no spaces between words are taken by two signs each, as is usual for them. A document has
/// every single sign too, because a query may be one.
pub(super) fn words(text: &str, reading: Reading, mut take: impl FnMut(Range<usize>, &str)) {
    let mut word = String::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, first)) = letters.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let is_spaceless = has_no_spaces(first);
        let mut end = start + first.len_utf8();
        let goes_on = |(_, letter): &(usize, char)| {
            is_mark(*letter) || letter.is_alphanumeric() && has_no_spaces(*letter) == is_spaceless
        };
        while let Some((at, letter)) = letters.next_if(goes_on) {
            end = at + letter.len_utf8();
        }
        let written = text.get(start..end).unwrap_or_default();
        if is_spaceless {
            signs(start, written, reading, &mut take);
        } else {
            fold_into(&mut word, written);
            if !word.is_empty() {
                take(start..end, &word);
            }
        }
    }
}

/// Signs two by two, and one by one where that is wanted.
fn signs(start: usize, written: &str, reading: Reading, take: &mut impl FnMut(Range<usize>, &str)) {
    let is_alone = written.chars().nth(1).is_none();
    let mut before = None;
    for (at, sign) in written.char_indices() {
        let end = at + sign.len_utf8();
        let singly = (reading == Reading::Document || is_alone).then_some(at);
        for from in singly.into_iter().chain(before) {
            take(
                start + from..start + end,
                written.get(from..end).unwrap_or_default(),
            );
        }
        before = Some(at);
    }
}

fn fold_into(word: &mut String, written: &str) {
    let written = if written.len() > LONGEST_WORD {
        beginning(written, LONGEST_WORD)
    } else {
        written
    };
    word.clear();
    if written.is_ascii() {
        word.push_str(written);
        word.make_ascii_lowercase();
    } else {
        word.push_str(&fold(written));
    }
}

/// Roughly the scripts of China and Japan, and those of Thailand, Laos, Myanmar and Cambodia.
const fn has_no_spaces(letter: char) -> bool {
    matches!(
        letter,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
            | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}

/// What stands within words without being a letter: accents, joiners, and signs that hang on letters.
const fn is_mark(letter: char) -> bool {
    // The signs of the scripts of India stand at the same places of their blocks.
    let in_block = letter as u32 % 0x80;
    matches!(
        letter,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}'
            | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{EB1}' | '\u{EB4}'..='\u{EBC}'
            | '\u{EC8}'..='\u{ECE}' | '\u{102B}'..='\u{103E}' | '\u{17B4}'..='\u{17D3}'
            | '\u{200C}' | '\u{200D}'
    ) || (matches!(letter, '\u{900}'..='\u{DFF}') && matches!(in_block, 0x3C | 0x4D))
}

#[cfg(test)]
mod tests {
    use super::{Reading, words};

    fn read(text: &str, reading: Reading) -> Vec<String> {
        let mut read = Vec::new();
        words(text, reading, |at, word| {
            assert!(
                text.get(at.clone()).is_some_and(|written| !written.is_empty()),
                "{at:?}"
            );
            read.push(word.to_owned());
        });
        read
    }

    #[test]
    fn words_are_letters_and_digits_in_small_without_marks() {
        for (text, expected) in [
            ("Return a parcel!", vec!["return", "a", "parcel"]),
            ("it's 14-day, v2.5", vec!["it", "s", "14", "day", "v2", "5"]),
            (
                "Åpningstider på Grünerløkka",
                vec!["apningstider", "pa", "grunerlokka"],
            ),
            ("cafe\u{301} naïve", vec!["cafe", "naive"]),
            ("Доставка товара", vec!["доставка", "товара"]),
            ("हिन्दी में", vec!["हिन्दी", "में"]),
            ("می\u{200C}خواهم", vec!["می\u{200C}خواهم"]),
            ("\u{301}\u{200D} …!?", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(read(text, Reading::Document), expected, "{text}");
            assert_eq!(read(text, Reading::Query), expected, "{text}");
        }
    }

    #[test]
    fn without_spaces_signs_are_taken_two_by_two() {
        assert_eq!(read("東京都。", Reading::Query), ["東京", "京都"]);
        assert_eq!(
            read("東京都", Reading::Document),
            ["東", "京", "東京", "都", "京都"]
        );
        assert_eq!(read("私のiPhone 京", Reading::Query), ["私の", "iphone", "京"]);
    }

    #[test]
    fn a_word_without_end_is_known_by_its_beginning() {
        assert_eq!(read(&"a".repeat(100_000), Reading::Query), ["a".repeat(64)]);
        assert_eq!(read(&"Ø".repeat(100_000), Reading::Query), ["o".repeat(64)]);
    }
}
