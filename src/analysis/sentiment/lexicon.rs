//! The published lists of words: what each expresses and what it does to others.

use super::key::{Key, Table};
use super::spelling::Spelling;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Shorter words have no regular forms of their own: too many would be other words.
const SHORTEST_WITH_FORMS: usize = 4;

/// From this valence on a word expresses something by itself.
const LOUD: f32 = 1.0;

/// What the lexicon says of a word or a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry {
    /// From -4, furious, to 4, delighted; 0 for words that express nothing.
    pub(super) valence: f32,
    /// By how much it makes the next word stronger or weaker; 1 for most words.
    pub(super) degree: f32,
    /// Stands in the lexicon by itself, so it means something here: not only the beginning of a phrase.
    pub(super) is_listed: bool,
    /// A polite word, a problem word or one that expresses little: together they never leave the neutral range.
    pub(super) is_quiet: bool,
    /// Weighs nothing, also if learned otherwise.
    pub(super) is_held: bool,
    /// Turns what follows: "not".
    pub(super) negates: bool,
    /// What follows weighs more than what came before: "but".
    pub(super) contrasts: bool,
    pub(super) is_profane: bool,
    /// Spelled right, however much it looks like another word.
    pub(super) is_known: bool,
    /// A given name when it has a capital.
    pub(super) is_name: bool,
    /// A name when it has a capital within a sentence.
    pub(super) is_surname: bool,
    /// Some phrase begins like this.
    pub(super) begins_phrase: bool,
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            valence: 0.0,
            degree: 1.0,
            is_listed: false,
            is_quiet: false,
            is_held: false,
            negates: false,
            contrasts: false,
            is_profane: false,
            is_known: false,
            is_name: false,
            is_surname: false,
            begins_phrase: false,
        }
    }
}

impl Entry {
    /// Gives it a valence. What expresses little is quiet: "slow" may be all there is to report.
    fn express(&mut self, valence: f32) {
        self.valence = valence;
        self.is_quiet = valence.abs() < LOUD;
    }

    /// Whether it makes the next word stronger or weaker.
    pub(super) fn is_degree(&self) -> bool {
        self.degree != 1.0
    }

    /// Whether it expresses something outside of the bounded polite and problem words.
    pub(super) fn is_charged(&self) -> bool {
        self.valence != 0.0 && !self.is_quiet
    }

    /// Whether the word has a place of its own in the rules, so that a capital makes no name of it.
    pub(super) fn is_word(&self) -> bool {
        self.is_listed || self.begins_phrase
    }
}

/// A line of a list that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LexiconError {
    line: usize,
    problem: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.problem)
    }
}

impl std::error::Error for LexiconError {}

/// The words of one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    entries: Table<Entry>,
    signs: Signs,
    pub(super) spelling: Spelling,
}

/// Emoticons and emoji. They belong to no language.
#[derive(Clone, Debug, Default)]
pub(super) struct Signs {
    valences: Table<f32>,
    /// What a sign can begin with, in order.
    beginnings: Vec<char>,
}

impl Signs {
    /// Whether a sign may begin with this character.
    pub(super) fn may_begin(&self, letter: char) -> bool {
        self.beginnings.binary_search(&letter).is_ok()
    }

    pub(super) fn valence(&self, sign: &str) -> Option<f32> {
        self.valences.get(Key::of(sign)).copied()
    }
}

impl Lexicon {
    /// Reads a list: sections such as `[words]`, in some of which every line begins with a number.
    ///
    /// Regular forms are made for the words of a language that has them by rule, as English does.
    pub(super) fn read(text: &str, has_regular_forms: bool) -> Result<Self, LexiconError> {
        let mut draft = Draft::default();
        for (index, line) in text.lines().enumerate() {
            draft.read(line).map_err(|problem| LexiconError {
                line: index + 1,
                problem,
            })?;
        }
        let spelling = Spelling::of(draft.words.iter().map(|(word, _)| word.as_str()));
        if has_regular_forms {
            draft.add_forms();
        }
        Ok(Self {
            entries: Table::of(draft.entries),
            signs: Signs {
                valences: Table::of(draft.signs),
                beginnings: draft.beginnings.into_iter().collect(),
            },
            spelling,
        })
    }

    pub(super) fn get(&self, key: Key) -> Option<&Entry> {
        self.entries.get(key)
    }

    pub(super) fn signs(&self) -> &Signs {
        &self.signs
    }

    /// Takes another list's signs as well.
    pub(super) fn with_signs_of(mut self, other: &Self) -> Self {
        self.signs = other.signs.clone();
        self
    }
}

/// A list half read.
#[derive(Default)]
struct Draft {
    section: String,
    entries: BTreeMap<Key, Entry>,
    signs: BTreeMap<Key, f32>,
    beginnings: BTreeSet<char>,
    /// Words that may have forms and may be mistyped, with their valence.
    words: Vec<(String, f32)>,
}

impl Draft {
    fn read(&mut self, line: &str) -> Result<(), String> {
        if line.trim().is_empty() || line.starts_with('#') {
            return Ok(());
        }
        if let Some(section) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section.clone_into(&mut self.section);
            return Ok(());
        }
        let mut words = line.split_whitespace();
        let has_number = matches!(
            self.section.as_str(),
            "words" | "phrases" | "emoticons" | "emoji" | "degrees" | "polite" | "problems"
        );
        let mut number = 0.0_f32;
        if has_number {
            let first = words.next().unwrap_or_default();
            number = first
                .parse()
                .map_err(|_| format!("begin the line with a number instead of `{first}`"))?;
        }
        words.try_for_each(|word| self.add(word, number))
    }

    fn add(&mut self, word: &str, number: f32) -> Result<(), String> {
        if matches!(self.section.as_str(), "emoticons" | "emoji") {
            self.signs.insert(Key::of(word), number);
            self.beginnings.extend(word.chars().next());
            return Ok(());
        }
        let key = self.key_of(word);
        let entry = self.entries.entry(key).or_default();
        match self.section.as_str() {
            "words" | "phrases" => {
                entry.express(number);
                if !word.contains('_') {
                    self.words.push((word.to_owned(), number));
                }
            }
            "polite" | "problems" => {
                entry.valence = number;
                entry.is_quiet = true;
            }
            "neutral" => {
                entry.valence = 0.0;
                entry.is_held = true;
            }
            "degrees" => entry.degree = number,
            "negators" => entry.negates = true,
            "contrast" => entry.contrasts = true,
            "profanity" => entry.is_profane = true,
            "known" => {
                entry.is_known = true;
                return Ok(());
            }
            "names" => {
                entry.is_name = true;
                return Ok(());
            }
            "surnames" => {
                entry.is_surname = true;
                return Ok(());
            }
            unknown => return Err(format!("there is no section `{unknown}`")),
        }
        entry.is_listed = true;
        Ok(())
    }

    /// The key of a word or phrase, of which every beginning is marked as one.
    fn key_of(&mut self, phrase: &str) -> Key {
        let mut words = phrase.split('_').map(Key::of);
        let mut key = words.next().unwrap_or_else(|| Key::of(""));
        for word in words {
            self.entries.entry(key).or_default().begins_phrase = true;
            key = key.then(word);
        }
        key
    }

    /// Adds the regular forms of English words, except where the list itself says something of them.
    fn add_forms(&mut self) {
        for (word, valence) in std::mem::take(&mut self.words) {
            for form in forms(&word) {
                let entry = self.entries.entry(Key::of(&form)).or_default();
                if !entry.is_listed {
                    entry.express(valence);
                    entry.is_listed = true;
                }
            }
        }
    }
}

/// "annoys", "annoyed", "annoying" and so on. Some are no words; nobody writes those.
fn forms(word: &str) -> Vec<String> {
    if word.len() < SHORTEST_WITH_FORMS || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let (stem, last) = word.split_at(word.len() - 1);
    let with = |stem: &str, endings: [&str; 5]| Vec::from(endings.map(|ending| format!("{stem}{ending}")));
    match last {
        "y" if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => {
            with(stem, ["ies", "ied", "ying", "ily", "iness"])
        }
        "e" => with(stem, ["es", "ed", "ing", "ely", "eness"]),
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) => {
            with(word, ["es", "ed", "ing", "ly", "ness"])
        }
        _ => with(word, ["s", "ed", "ing", "ly", "ness"]),
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Lexicon};

    const LIST: &str = "# A list.\n[words]\n-2.5 annoy\n2 nice annoyed\n[phrases]\n-3 waste_of_time\n\
        [emoji]\n3 🎉\n[neutral]\nnices\n[degrees]\n1.3 very\n[negators]\nnot\n[names]\njoy\n";

    #[test]
    fn sections_say_what_their_words_do() {
        let lexicon = Lexicon::read(LIST, true).unwrap();
        let entry = |word: &str| lexicon.get(Key::of_phrase(word)).copied();
        assert_eq!(entry("annoy").unwrap().valence, -2.5);
        assert_eq!(entry("annoying").unwrap().valence, -2.5);
        assert_eq!(entry("annoyed").unwrap().valence, 2.0);
        assert!(entry("nices").unwrap().is_held);
        assert_eq!(entry("waste_of_time").unwrap().valence, -3.0);
        assert!(entry("waste_of").unwrap().begins_phrase);
        assert!(!entry("waste").unwrap().is_listed);
        assert_eq!(entry("very").unwrap().degree, 1.3);
        assert!(entry("not").unwrap().negates);
        assert!(entry("joy").unwrap().is_name);
        assert_eq!(lexicon.signs().valence("🎉"), Some(3.0));
        assert!(lexicon.signs().may_begin('🎉') && !lexicon.signs().may_begin('a'));
        assert!(entry("other").is_none());
    }

    #[test]
    fn a_bad_line_is_named() {
        for (list, expected) in [
            (
                "[words]\ngood bad\n",
                "line 2: begin the line with a number instead of `good`",
            ),
            ("[wrods]\ngood\n", "line 2: there is no section `wrods`"),
            ("good\n", "line 1: there is no section ``"),
        ] {
            assert_eq!(Lexicon::read(list, true).unwrap_err().to_string(), expected);
        }
    }
}
