//! The words and phrases of a text with what the rules make of them: negation, degree, contrast, emphasis.

use super::key::Key;
use super::lexicon::{Entry, Lexicon};
use super::token::{Kind, Token, Tokens};

/// How many words a "not" reaches over.
const SCOPE: u8 = 3;

/// More "not" in a row are no clearer.
const MOST_NEGATIONS: usize = 3;

// What negation leaves of a word, on the other side. All of it is less than the word itself, so "not" flips or weakens.
const NEGATED_POSITIVE: f32 = 0.5;
const NEGATED_NEGATIVE: f32 = 0.3;
const NEGATED_LEARNED: f32 = 0.5;

// "It is pretty but it broke": what comes after "but" is what is meant.
const BEFORE_CONTRAST: f32 = 0.75;
const AFTER_CONTRAST: f32 = 1.2;

/// "very very".
const TWICE: f32 = 1.1;

const CAPITALS: f32 = 1.25;
const DRAWN_OUT: f32 = 1.15;

/// What each "!" adds to the whole, and how many count. It only scales: the sign stays.
const BANG: f32 = 0.12;
const MOST_BANGS: u8 = 4;

/// In longer texts further errors are not corrected, so that time stays in proportion.
const MOST_CORRECTIONS: usize = 4_096;

/// A word with a capital may be a name, and is corrected only from so many letters on.
const SHORTEST_CAPITAL: usize = 8;

/// A word, phrase, emoticon or emoji that may weigh something.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Where it stands in the text, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it is looked up by; none for numbers and for words that weigh nothing.
    pub key: Option<Key>,
    /// What the lexicon says, from -4 to 4.
    pub listed: f32,
    /// What the rules make of that.
    pub valence: f32,
    /// What the rules make of a learned weight here.
    pub factor: f32,
    /// Whether its valence is among those that never leave the neutral range together.
    pub is_quiet: bool,
    /// Whether the lexicon has it as a word that expresses something.
    pub is_charged: bool,
    /// The pair it makes with the part before it.
    pub pair: Option<Key>,
}

impl Part {
    /// Whether what is learned of it never leaves the neutral range by itself.
    #[must_use]
    pub fn is_bounded(&self) -> bool {
        self.is_quiet || !self.is_charged
    }
}

/// A text as it is weighed.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// In the order of the text.
    pub list: Vec<Part>,
    /// What all is scaled by, for exclamation marks: 1 or more.
    pub emphasis: f32,
    /// Whether there is profanity.
    pub is_profane: bool,
}

impl Parts {
    pub(super) fn of(text: &str, tokens: &Tokens, lexicon: &Lexicon) -> Self {
        let mut reader = Reader {
            text,
            tokens,
            lexicon,
            parts: Self {
                emphasis: 1.0
                    + BANG * f32::from(u8::try_from(tokens.bangs).unwrap_or(MOST_BANGS).min(MOST_BANGS)),
                ..Self::default()
            },
            scopes: Vec::new(),
            degree: 1.0,
            sentence: 0,
            is_after_contrast: false,
            neighbour: None,
            corrections: 0,
            small: String::new(),
        };
        let mut at = 0;
        while let Some(token) = tokens.list.get(at) {
            at = reader.step(at, token);
        }
        reader.parts
    }
}

/// A word or phrase of the text, and where the next begins in the list of tokens.
struct Found {
    key: Key,
    entry: Entry,
    to: usize,
    next: usize,
    is_phrase: bool,
    is_capitals: bool,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    parts: Parts,
    /// Over how many further words each "not" reaches.
    scopes: Vec<u8>,
    /// What the word before makes of the next.
    degree: f32,
    /// The first part of the sentence.
    sentence: usize,
    is_after_contrast: bool,
    /// What the next part makes a pair with.
    neighbour: Option<Key>,
    corrections: usize,
    small: String,
}

impl Reader<'_> {
    /// Reads what begins with a token, and returns where to go on.
    fn step(&mut self, at: usize, token: &Token) -> usize {
        match token.kind {
            Kind::End => {
                self.pause();
                self.sentence = self.parts.list.len();
                self.is_after_contrast = false;
                return at + 1;
            }
            Kind::Pause => {
                self.pause();
                return at + 1;
            }
            Kind::Name | Kind::Link => {
                self.neighbour = None;
                return at + 1;
            }
            Kind::Sign => {
                self.sign(token);
                return at + 1;
            }
            Kind::Word | Kind::Number => {}
        }
        let found = self.found(at, token);
        let found = self.corrected(found, token);
        self.parts.is_profane |= found.entry.is_profane;
        if found.entry.contrasts && !found.is_phrase {
            self.contrast();
        } else if found.entry.negates && !found.is_phrase {
            if self.scopes.len() < MOST_NEGATIONS {
                self.scopes.push(SCOPE);
            }
        } else {
            self.word(token, &found);
        }
        found.next
    }

    /// Nothing reaches further.
    fn pause(&mut self) {
        self.scopes.clear();
        self.degree = 1.0;
        self.neighbour = None;
    }

    fn contrast(&mut self) {
        self.pause();
        for part in self.parts.list.iter_mut().skip(self.sentence) {
            part.valence *= BEFORE_CONTRAST;
            part.factor *= BEFORE_CONTRAST;
        }
        // What is before counts less once, however many follow.
        self.sentence = self.parts.list.len();
        self.is_after_contrast = true;
    }

    fn contrast_factor(&self) -> f32 {
        if self.is_after_contrast {
            AFTER_CONTRAST
        } else {
            1.0
        }
    }

    fn sign(&mut self, token: &Token) {
        let sign = self.text.get(token.from..token.to).unwrap_or_default();
        let signs = self.lexicon.signs();
        let valence = signs
            .valence(sign)
            .or_else(|| signs.valence("<3"))
            .unwrap_or_default();
        let factor = self.contrast_factor();
        self.parts.list.push(Part {
            from: token.from,
            to: token.to,
            key: Some(token.key),
            listed: valence,
            valence: valence * factor,
            factor,
            is_quiet: false,
            is_charged: true,
            pair: None,
        });
        self.degree = 1.0;
        self.neighbour = None;
    }

    /// The word that stands there, or the longest phrase that begins with it.
    fn found(&self, at: usize, token: &Token) -> Found {
        let mut longest = Found {
            key: token.key,
            entry: self.lexicon.get(token.key).copied().unwrap_or_default(),
            to: token.to,
            next: at + 1,
            is_phrase: false,
            is_capitals: token.is_capitals,
        };
        let (mut key, mut entry) = (longest.key, longest.entry);
        let mut next = at + 1;
        while entry.begins_phrase {
            let Some(word) = self.tokens.list.get(next).filter(|token| token.is_word()) else {
                break;
            };
            key = key.then(word.key);
            let Some(further) = self.lexicon.get(key) else {
                break;
            };
            entry = *further;
            next += 1;
            if entry.is_listed {
                longest = Found {
                    key,
                    entry,
                    to: word.to,
                    next,
                    is_phrase: true,
                    is_capitals: token.is_capitals && word.is_capitals,
                };
            }
        }
        longest
    }

    /// A mistyped word becomes the one that is meant.
    fn corrected(&mut self, found: Found, token: &Token) -> Found {
        let is_unknown = !found.is_phrase && token.kind == Kind::Word && found.entry == Entry::default();
        let is_long = !token.has_capital || token.length >= SHORTEST_CAPITAL;
        if !is_unknown || !is_long || token.is_drawn_out || self.corrections >= MOST_CORRECTIONS {
            return found;
        }
        self.corrections += 1;
        self.small.clear();
        self.small
            .push_str(self.text.get(token.from..token.to).unwrap_or_default());
        self.small.make_ascii_lowercase();
        match self.lexicon.spelling.meant(&self.small) {
            Some(key) => Found {
                key,
                entry: self.lexicon.get(key).copied().unwrap_or_default(),
                ..found
            },
            None => found,
        }
    }

    /// Whether the next word expresses something, so that one before it only strengthens or weakens.
    fn is_charged(&self, at: usize) -> bool {
        let next = self.tokens.list.get(at).filter(|token| token.is_word());
        next.is_some_and(|token| self.found(at, token).entry.valence != 0.0)
    }

    fn word(&mut self, token: &Token, found: &Found) {
        let entry = found.entry;
        let is_degree = entry.is_degree() && (entry.valence == 0.0 || self.is_charged(found.next));
        let contrast = self.contrast_factor();
        let mut valence = if is_degree {
            0.0
        } else {
            entry.valence * contrast * self.degree
        };
        if token.is_capitals && found.is_capitals && !self.tokens.is_shouted {
            valence *= CAPITALS;
        }
        if token.is_drawn_out {
            valence *= DRAWN_OUT;
        }
        let mut factor = contrast;
        for _ in 0..self.scopes.len() {
            valence *= -(if valence > 0.0 {
                NEGATED_POSITIVE
            } else {
                NEGATED_NEGATIVE
            });
            factor *= -NEGATED_LEARNED;
        }
        self.scopes.iter_mut().for_each(|left| *left -= 1);
        self.scopes.retain(|left| *left > 0);
        self.degree = match (is_degree, self.degree > 1.0) {
            (true, true) => entry.degree * TWICE,
            (true, false) => entry.degree,
            (false, _) => 1.0,
        };
        // Also where a sentence begins, a word with a capital may be a name.
        let may_be_name = token.has_capital && !entry.is_word();
        let is_learned = token.kind == Kind::Word && !entry.is_held && !may_be_name;
        let key = is_learned.then_some(found.key);
        let pair = self.neighbour.zip(key).map(|(before, key)| before.beside(key));
        self.parts.list.push(Part {
            from: token.from,
            to: found.to,
            key,
            listed: if is_degree { 0.0 } else { entry.valence },
            valence,
            factor,
            is_quiet: entry.is_quiet,
            is_charged: entry.is_charged(),
            pair,
        });
        self.neighbour = key;
    }
}
