//! The model: the published lists and learned weights, read once.

use super::language::{Evidence, Language, Languages};
use super::lexicon::Lexicon;
use super::part::Parts;
use super::rating::Rating;
use super::token::Tokens;
use super::weights::Weights;
use std::fmt;

/// The files a model is read from, in the order in which [`Model::read`] takes them. They are in `public/sentiment`.
pub const FILES: [&str; 4] = ["en.words.txt", "en.weights.txt", "nb.words.txt", "languages.txt"];

/// Everything that texts are rated with.
#[derive(Clone, Debug, Default)]
pub struct Model {
    english: Voice,
    norwegian: Voice,
    languages: Languages,
}

/// What is known of one language.
#[derive(Clone, Debug, Default)]
struct Voice {
    lexicon: Lexicon,
    weights: Weights,
}

/// A file that cannot be read as what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError {
    file: &'static str,
    problem: String,
}

impl fmt::Display for ModelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.file, self.problem)
    }
}

impl std::error::Error for ModelError {}

impl Model {
    /// Reads the contents of [`FILES`].
    ///
    /// # Errors
    ///
    /// Names the file, the line and what is wrong there.
    pub fn read(files: [&[u8]; 4]) -> Result<Self, ModelError> {
        let [english, learned, norwegian, languages] = files;
        let [english_name, learned_name, norwegian_name, languages_name] = FILES;
        let english = part(english_name, english, |text| Lexicon::read(text, true))?;
        let norwegian = part(norwegian_name, norwegian, |text| Lexicon::read(text, false))?;
        Ok(Self {
            norwegian: Voice {
                lexicon: norwegian.with_signs_of(&english),
                weights: Weights::default(),
            },
            english: Voice {
                lexicon: english,
                weights: part(learned_name, learned, Weights::read)?,
            },
            languages: part(languages_name, languages, Languages::read)?,
        })
    }

    /// Rates a text by itself. What says nothing about its language, a number or an emoji, is taken for English.
    #[must_use]
    pub fn rate<'t>(&self, text: &'t str) -> Rating<'t> {
        self.rate_in(text, Language::English)
    }

    /// Rates a text of a conversation in a language that is known: it decides where the text itself says nothing.
    #[must_use]
    pub fn rate_in<'t>(&self, text: &'t str, conversation: Language) -> Rating<'t> {
        let tokens = Tokens::of(text, &self.english.lexicon);
        let language = self.evidence_of(text, &tokens).language().unwrap_or(conversation);
        match language {
            Language::English => self.english.rate(text, &tokens, language),
            Language::Norwegian => {
                let tokens = Tokens::of(text, &self.norwegian.lexicon);
                self.norwegian.rate(text, &tokens, language)
            }
            Language::Other => Rating::none(language),
        }
    }

    /// The language of several texts together, if they say anything about it.
    #[must_use]
    pub fn language_of<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Option<Language> {
        let evidence = texts.map(|text| self.evidence_of(text, &Tokens::of(text, &self.english.lexicon)));
        evidence
            .reduce(|sum, evidence| sum.and(&evidence))
            .and_then(|evidence| evidence.language())
    }

    /// An English text as it is weighed: what weights are learned from.
    #[must_use]
    pub fn english_parts(&self, text: &str) -> Parts {
        let lexicon = &self.english.lexicon;
        Parts::of(text, &Tokens::of(text, lexicon), lexicon)
    }

    fn evidence_of(&self, text: &str, tokens: &Tokens) -> Evidence {
        let (english, norwegian) = (&self.english.lexicon, &self.norwegian.lexicon);
        self.languages.evidence(text, tokens, english, norwegian)
    }
}

impl Voice {
    fn rate<'t>(&self, text: &'t str, tokens: &Tokens, language: Language) -> Rating<'t> {
        let parts = Parts::of(text, tokens, &self.lexicon);
        Rating::of(text, language, &parts, &self.weights)
    }
}

/// One file's part of the model.
fn part<T, E: fmt::Display>(
    file: &'static str,
    bytes: &[u8],
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, ModelError> {
    let error = |problem| ModelError { file, problem };
    let text = std::str::from_utf8(bytes).map_err(|_| error("this is no UTF-8 text".to_owned()))?;
    read(text).map_err(|problem| error(problem.to_string()))
}

#[cfg(test)]
mod tests {
    use super::Model;

    #[test]
    fn a_bad_file_is_named() {
        let cases: [([&[u8]; 4], &str); 4] = [
            ([b"\xff", b"", b"", b""], "en.words.txt: this is no UTF-8 text"),
            (
                [b"", b"a\n", b"", b""],
                "en.weights.txt: line 1: begin it with a whole number instead of `a`",
            ),
            (
                [b"", b"", b"[moods]\na\n", b""],
                "nb.words.txt: line 2: there is no section `moods`",
            ),
            (
                [b"", b"", b"", b"the\n"],
                "languages.txt: `the` is in no section, or in one of more than 24",
            ),
        ];
        for (files, expected) in cases {
            assert_eq!(Model::read(files).unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn an_empty_model_finds_everything_neutral() {
        let rating = Model::default().rate("no words 🎉");
        assert_eq!((rating.score, rating.words.len()), (0.0, 0));
    }
}
