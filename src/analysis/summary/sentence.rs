//! The sentences of a message.

use std::ops::Range;

/// How much of a message is read, in bytes; the rest is hardly a message any more.
const LONGEST_MESSAGE: usize = 2_000;

/// How many sentences of it.
const MOST_SENTENCES: usize = 24;

/// A full stop after these ends no sentence; folded, without their own full stops.
const ABBREVIATIONS: &[&str] = &[
    "adr", "ang", "approx", "art", "bl", "ca", "co", "dept", "dr", "ekskl", "eks", "etc", "evt", "fr", "hr",
    "inc", "incl", "inkl", "jf", "jr", "kl", "kr", "ltd", "max", "maks", "mill", "min", "mr", "mrs", "ms",
    "mvh", "no", "nr", "obs", "pga", "pkt", "prof", "resp", "sr", "st", "str", "tel", "tlf", "vs", "vedr",
];

/// Where the sentences of a text stand, in bytes, in order. What lies between them is white space.
///
/// A mark ends a sentence only before white space, so that numbers, addresses and versions stay whole; a full stop
/// not after an abbreviation, one letter or a number that goes on in small letters.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if found.len() >= MOST_SENTENCES {
            return found;
        }
        if at >= LONGEST_MESSAGE {
            push(&mut found, text, start..at);
            return found;
        }
        let ends = match letter {
            '\n' | '。' | '！' | '？' => true,
            '.' | '!' | '?' | '…' => {
                // Marks and what closes after them belong to the sentence.
                while letters.next_if(|(_, next)| is_closing(*next)).is_some() {}
                let is_before_space = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
                is_before_space && !(letter == '.' && goes_on(text, start, at))
            }
            _ => false,
        };
        if ends {
            let end = letters.peek().map_or(text.len(), |(next, _)| *next);
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

const fn is_closing(letter: char) -> bool {
    matches!(
        letter,
        '.' | '!' | '?' | '…' | ')' | ']' | '"' | '\'' | '”' | '’' | '»'
    )
}

/// Whether the full stop at this place belongs to the word before it.
fn goes_on(text: &str, start: usize, at: usize) -> bool {
    let before = text.get(start..at).unwrap_or_default();
    let word = before
        .rsplit(|letter: char| !letter.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let next = text
        .get(at..)
        .unwrap_or_default()
        .chars()
        .find(|letter| letter.is_alphanumeric());
    let is_small = next.is_some_and(|next| !next.is_uppercase());
    let is_number = !word.is_empty() && word.chars().all(|letter| letter.is_ascii_digit());
    let is_initial = word.chars().count() == 1 && !is_number && word != "I";
    is_initial || is_number && is_small || ABBREVIATIONS.contains(&crate::analysis::fold(word).as_str())
}

fn push(found: &mut Vec<Range<usize>>, text: &str, at: Range<usize>) {
    let sentence = text.get(at.clone()).unwrap_or_default();
    let start = at.start + (sentence.len() - sentence.trim_start().len());
    let end = at.start + sentence.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn read(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn sentences_end_where_they_end() {
        for (text, expected) in [
            (
                "It is broken. Can you help?! Thanks",
                vec!["It is broken.", "Can you help?!", "Thanks"],
            ),
            ("one\n\ntwo \n three", vec!["one", "two", "three"]),
            ("it broke. can you help", vec!["it broke.", "can you help"]),
            (
                "(It is late.) \"Really?\" Yes.",
                vec!["(It is late.)", "\"Really?\"", "Yes."],
            ),
            ("Wait... what", vec!["Wait...", "what"]),
            ("壊れました。助けて", vec!["壊れました。", "助けて"]),
            ("", vec![]),
            (" \n . ", vec!["."]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_an_end_is_none() {
        for text in [
            "It costs 1.499 kr at shop.example/a.b?c=d today",
            "Version 2.4.1 of the app",
            "Ask Mr. Moen or Dr. Berg, tlf. 22 33 44 55",
            "Hentes 3. mars kl. 14 hos J. Hansen",
            "Vi har bl.a. kabler, f.eks. USB, ca. 2 meter",
            "Write to kari.moen@shop.example please",
        ] {
            assert_eq!(read(text), [text]);
        }
        assert_eq!(read("I have 3. They are new.").len(), 2);
    }

    #[test]
    fn a_flood_is_bounded() {
        assert!(sentences(&"a. ".repeat(100_000)).len() <= 24);
        assert!(sentences(&"No! ".repeat(100_000)).len() <= 24);
        for endless in ["a", "ø", "東", "👍"] {
            let found = sentences(&endless.repeat(1_000_000));
            assert!(found.len() == 1 && found[0].end < 2_010);
        }
    }
}
