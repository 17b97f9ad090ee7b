//! What a message does by the set phrases in it: say sorry, say that it is solved.

use super::fuzzy::fold;

/// Folded, as they are looked for.
const APOLOGIES: &[&str] = &[
    "sorry",
    "apolog",
    "our mistake",
    "our fault",
    "my mistake",
    "beklag",
    "unnskyld",
    "lei for",
    "leit at",
    "var feil",
];

/// The same of what says that nothing is left to do.
const SOLVED: &[&str] = &[
    "works now",
    "working now",
    "it works",
    "that works",
    "that worked",
    "it worked",
    "that solved",
    "that solves",
    "is solved",
    "problem solved",
    "that fixed",
    "that fixes",
    "is fixed",
    "all good now",
    "that is all",
    "that's all",
    "thats all",
    "nothing else",
    "that helps a lot",
    "that helped",
    "na virker",
    "virker na",
    "na fungerer",
    "fungerer na",
    "det virket",
    "det fungerte",
    "det loste",
    "er lost",
    "ordnet seg",
    "da er alt",
    "det var alt",
    "var det det hele",
    "det hjalp",
    "da er det greit",
];

/// With one of these in it, it is not settled: "it works now, but", "that still does not work".
const UNSETTLED: &[&str] = &[
    " not ",
    "n't ",
    "nt work",
    " but ",
    " still ",
    " until ",
    " ikke ",
    " men ",
    " fortsatt ",
    " enda ",
    "?",
];

/// Longer messages tell a story; what they end with is for people to judge. In characters.
const LONGEST: usize = 240;

/// Whether whoever writes says sorry.
#[must_use]
pub fn says_sorry(text: &str) -> bool {
    let text = fold(text);
    APOLOGIES.iter().any(|phrase| text.contains(phrase))
}

/// Whether a customer says that it is solved.
#[must_use]
pub fn says_solved(text: &str) -> bool {
    if text.chars().nth(LONGEST).is_some() {
        return false;
    }
    let words = fold(text).replace(['’', '‘'], "'");
    let words: Vec<&str> = words.split_whitespace().collect();
    // With a space at both ends, so that whole words can be looked for.
    let text = format!(" {} ", words.join(" "));
    SOLVED.iter().any(|phrase| text.contains(phrase)) && !UNSETTLED.iter().any(|phrase| text.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::{APOLOGIES, SOLVED, fold, says_solved, says_sorry};

    #[test]
    fn an_apology_is_heard_in_both_languages() {
        for text in [
            "I'm SORRY about that.",
            "We apologise.",
            "Beklager ventetiden!",
            "Jeg er lei for det",
        ] {
            assert!(says_sorry(text), "{text}");
        }
        for text in ["", "No worries", "Ingen fare"] {
            assert!(!says_sorry(text), "{text}");
        }
    }

    #[test]
    fn what_is_solved_is_said_without_a_but() {
        for text in [
            "It works now, thank you!",
            "That’s all, thanks",
            "Nå virker den, takk!",
            "Det løste problemet",
        ] {
            assert!(says_solved(text), "{text}");
        }
        for text in [
            "",
            "It works now, but the left side is silent",
            "It still does not work now",
            "Is that all?",
            "Den virker nå, men ikke i bilen",
            "Thanks",
        ] {
            assert!(!says_solved(text), "{text}");
        }
        assert!(
            !says_solved(&"It works now. ".repeat(100)),
            "a story is for people to judge"
        );
    }

    #[test]
    fn phrases_are_written_as_they_are_looked_for() {
        for phrase in APOLOGIES.iter().chain(SOLVED) {
            assert_eq!(fold(phrase), *phrase);
        }
    }
}
