//! Telling languages apart by their everyday words.

use super::key::{Key, Table};
use super::lexicon::Lexicon;
use super::token::{Kind, Tokens};
use serde::Serialize;
use std::collections::BTreeMap;

/// So many words tell what language a text is in.
const MOST_WORDS: u32 = 400;

/// A text of so few words may have none of the everyday ones.
const FEW_WORDS: u32 = 3;

/// The most languages a list may have.
const MOST_LANGUAGES: usize = 24;

/// What an everyday word says for a language: one that others share, and one that tells it from them.
const SHARED: u8 = 1;
const TELLING: u8 = 2;

/// Letters that neither English nor Norwegian has. An accent, as in "idé", tells nothing.
const FOREIGN_LETTERS: &str = "äöüßñçãõîïûœłąęśżźćńğşıőűčšžřěůýþðíúóáāēīūёїі";

/// What language a text is in, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Language {
    /// Rated with learned weights.
    #[serde(rename = "en")]
    English,
    /// Bokmål, rated by its lexicon.
    #[serde(rename = "nb")]
    Norwegian,
    /// Any other: not rated.
    #[serde(rename = "other")]
    Other,
}

/// What speaks for each language.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    voices: [u32; MOST_LANGUAGES],
    words: u32,
    /// Words with letters of neither language.
    foreign: u32,
    /// Words of other scripts.
    other_scripts: u32,
    in_english: u32,
    in_norwegian: u32,
}

/// The everyday words of some languages, English first and Norwegian second.
#[derive(Clone, Debug, Default)]
pub(super) struct Languages {
    words: Table<[u8; MOST_LANGUAGES]>,
}

impl Languages {
    /// Reads a list: a section per language, its telling words before "|", those that others share after it.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut words: BTreeMap<Key, [u8; MOST_LANGUAGES]> = BTreeMap::new();
        let mut sections = 0_usize;
        let mut voice = 0;
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for word in lines.flat_map(str::split_whitespace) {
            if word.starts_with('[') {
                sections += 1;
                voice = TELLING;
            } else if word == "|" {
                voice = SHARED;
            } else {
                let voices = words.entry(Key::of(word)).or_default();
                let own = sections
                    .checked_sub(1)
                    .and_then(|language| voices.get_mut(language))
                    .ok_or_else(|| {
                        format!("`{word}` is in no section, or in one of more than {MOST_LANGUAGES}")
                    })?;
                *own = voice;
            }
        }
        Ok(Self {
            words: Table::of(words),
        })
    }

    /// What a text says for each language.
    pub(super) fn evidence(
        &self,
        text: &str,
        tokens: &Tokens,
        english: &Lexicon,
        norwegian: &Lexicon,
    ) -> Evidence {
        let mut evidence = Evidence::default();
        let listed =
            |lexicon: &Lexicon, key| u32::from(lexicon.get(key).is_some_and(|entry| entry.is_listed));
        for token in tokens.list.iter().filter(|token| token.kind == Kind::Word) {
            if evidence.words >= MOST_WORDS {
                break;
            }
            evidence.words += 1;
            if let Some(voices) = self.words.get(token.key) {
                for (sum, voice) in evidence.voices.iter_mut().zip(voices) {
                    *sum += u32::from(*voice);
                }
            }
            evidence.in_english += listed(english, token.key);
            evidence.in_norwegian += listed(norwegian, token.key);
            let word = text.get(token.from..token.to).unwrap_or_default();
            // The beginning tells: a script without blanks makes a word of a sentence.
            let mut letters = word.chars().take(24).flat_map(char::to_lowercase);
            let is_other_script = |letter: char| letter > '\u{24f}' && letter != '’';
            if letters.clone().any(is_other_script) {
                evidence.other_scripts += 1;
            } else if letters.any(|letter| FOREIGN_LETTERS.contains(letter)) {
                evidence.foreign += 1;
            }
        }
        evidence
    }
}

impl Evidence {
    /// Both together, as of two messages of one conversation.
    pub(super) fn and(mut self, other: &Self) -> Self {
        for (sum, voice) in self.voices.iter_mut().zip(other.voices) {
            *sum += voice;
        }
        self.words += other.words;
        self.foreign += other.foreign;
        self.other_scripts += other.other_scripts;
        self.in_english += other.in_english;
        self.in_norwegian += other.in_norwegian;
        self
    }

    /// The language, if there is reason to believe in one. Names, numbers and signs alone are no reason.
    pub(super) fn language(&self) -> Option<Language> {
        let [english, norwegian, others @ ..] = &self.voices;
        if self.other_scripts > 0 && 2 * self.other_scripts >= self.words {
            return Some(Language::Other);
        }
        let other = others.iter().max().copied().unwrap_or_default() + u32::from(TELLING) * self.foreign;
        if *english.max(norwegian).max(&other) == 0 {
            return self.by_lexicon();
        }
        let (with_english, with_norwegian) = (english + self.in_english, norwegian + self.in_norwegian);
        let is_norwegian = with_norwegian > with_english;
        let (language, own, with_lexicon) = if is_norwegian {
            (Language::Norwegian, *norwegian, with_norwegian)
        } else {
            (Language::English, *english, with_english)
        };
        // Danish and Swedish share words with Norwegian: as many of theirs and no more speak for Norwegian.
        let is_ahead = own > other || own == other && (is_norwegian || with_lexicon > other);
        if is_ahead || with_lexicon > other + 1 {
            Some(language)
        } else if own == other && self.words <= FEW_WORDS {
            None
        } else {
            Some(Language::Other)
        }
    }

    /// Without everyday words, those that express something tell.
    fn by_lexicon(&self) -> Option<Language> {
        if self.in_norwegian > self.in_english {
            Some(Language::Norwegian)
        } else if self.in_english > 0 && self.in_english * 4 >= self.words {
            Some(Language::English)
        } else if self.words > FEW_WORDS {
            Some(Language::Other)
        } else {
            None
        }
    }
}
