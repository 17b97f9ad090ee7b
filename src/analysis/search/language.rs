//! The language of a collection: what its words have in common, and which of them say nothing.

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// The language most texts of a collection are in. Texts in others are found too, but word by word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Norwegian Bokmål.
    Norwegian,
}

/// Folded, as all words here.
const OF_ENGLISH: &[&str] = &[
    "a", "about", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by",
    "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "may", "me", "might", "my", "no", "not", "of", "on", "or", "our",
    "s", "she", "should", "so", "such", "t", "than", "that", "the", "their", "then", "there", "these",
    "they", "this", "to", "too", "very", "was", "we", "were", "what", "when", "where", "which", "who",
    "whom", "why", "will", "with", "would", "you", "your",
];

const OF_NORWEGIAN: &[&str] = &[
    "a", "alle", "at", "av", "bare", "ble", "bli", "blir", "blitt", "bade", "da", "de", "deg", "dem", "den",
    "denne", "der", "dere", "deres", "det", "dette", "din", "disse", "ditt", "du", "eller", "en", "enn",
    "er", "et", "ett", "etter", "for", "fordi", "fra", "ha", "hadde", "han", "hans", "har", "hun", "hva",
    "hvem", "hver", "hvilke", "hvilken", "hvis", "hvor", "hvordan", "hvorfor", "i", "ikke", "inn", "ja",
    "jeg", "kan", "kunne", "man", "med", "meg", "men", "min", "mitt", "mot", "mine", "na", "nar", "noe",
    "noen", "og", "om", "opp", "oss", "pa", "sa", "seg", "selv", "si", "sin", "sine", "sitt", "skal",
    "skulle", "som", "til", "uten", "ut", "var", "vare", "vart", "ved", "vi", "vil", "ville", "vaere",
    "vaert",
];

impl Language {
    /// What is left of a folded word without its endings. Words of other scripts and numbers stay whole.
    pub(crate) fn stem(self, word: &str) -> Cow<'_, str> {
        if !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
            return Cow::Borrowed(word);
        }
        // Each by its name, so that the rules of other languages are not shipped.
        match self {
            Self::English => Stemmer::create(Algorithm::English).stem(word),
            Self::Norwegian => Stemmer::create(Algorithm::Norwegian).stem(word),
        }
    }

    /// Whether a folded word says nothing of what a text is about.
    pub(crate) fn is_stop_word(self, word: &str) -> bool {
        match self {
            Self::English => OF_ENGLISH,
            Self::Norwegian => OF_NORWEGIAN,
        }
        .contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, OF_ENGLISH, OF_NORWEGIAN};
    use crate::analysis::fold;

    #[test]
    fn endings_go() {
        for (language, words) in [
            (Language::English, ["returning", "returned", "returns"]),
            (Language::Norwegian, ["pakke", "pakken", "pakkene"]),
        ] {
            let stems = words.map(|word| language.stem(word).into_owned());
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn numbers_and_other_scripts_stay() {
        for word in ["", "14", "v2s", "доставками", "東京"] {
            assert_eq!(Language::English.stem(word), word);
            assert_eq!(Language::Norwegian.stem(word), word);
        }
    }

    #[test]
    fn words_that_say_nothing_are_written_as_they_are_looked_up() {
        for word in OF_ENGLISH.iter().chain(OF_NORWEGIAN) {
            assert_eq!(fold(word), *word);
        }
        assert!(Language::English.is_stop_word("the") && !Language::English.is_stop_word("return"));
        assert!(Language::Norwegian.is_stop_word("ikke") && !Language::Norwegian.is_stop_word("retur"));
    }
}
