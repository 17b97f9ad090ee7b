//! A text in words, emoticons and the ends of sentences.

use super::capitals::{is_shouted, mark_names};
use super::key::Key;
use super::lexicon::Lexicon;

/// The longest emoticon or emoji, in characters.
const LONGEST_SIGN: usize = 5;

/// What begins an address.
const ADDRESSES: [&str; 3] = ["http:", "https:", "www."];

/// What browsers write for marks, and some exports leave in the text.
const ENTITIES: [&str; 4] = ["&amp;", "&quot;", "&gt;", "&lt;"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A number, or a word with digits.
    Number,
    /// A proper name: it has a capital where words have none.
    Name,
    /// An emoticon or emoji.
    Sign,
    /// An address or a handle.
    Link,
    /// A comma, a bracket, a dash: negation does not reach over it.
    Pause,
    /// The end of a sentence.
    End,
}

/// A piece of the text, by its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Of the word in small letters, without letters drawn out and without "'s".
    pub(super) key: Key,
    /// How many bytes the word has as it is looked up.
    pub(super) length: usize,
    /// The first word of its sentence.
    pub(super) is_first: bool,
    /// "Capital".
    pub(super) has_capital: bool,
    /// "CAPITALS".
    pub(super) is_capitals: bool,
    /// "sooo".
    pub(super) is_drawn_out: bool,
}

impl Token {
    /// Whether it is read as a word or sign of its own.
    pub(super) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }
}

/// A text cut up.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub(super) list: Vec<Token>,
    /// How many "!" it has.
    pub(super) bangs: usize,
    /// Whether all of it is in capitals, so that they emphasise nothing.
    pub(super) is_shouted: bool,
}

impl Tokens {
    pub(super) fn of(text: &str, lexicon: &Lexicon) -> Self {
        let mut reader = Reader {
            text,
            lexicon,
            at: 0,
            has_handles: text.contains('@'),
            is_first: true,
            small: String::new(),
            tokens: Self::default(),
        };
        reader.read();
        let mut tokens = reader.tokens;
        tokens.is_shouted = is_shouted(&tokens.list);
        for sentence in tokens.list.split_mut(|token| token.kind == Kind::End) {
            mark_names(sentence, lexicon);
        }
        tokens
    }
}

struct Reader<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    at: usize,
    /// Whether there is any "@": most texts have none, and their words need no second look.
    has_handles: bool,
    /// Whether the next word is the first of its sentence.
    is_first: bool,
    /// The word being read, in small letters.
    small: String,
    tokens: Tokens,
}

impl<'a> Reader<'a> {
    fn read(&mut self) {
        let mut last = ' ';
        while let Some(letter) = self.rest().chars().next() {
            let start = self.at;
            self.step(letter, last);
            // Every branch goes on by at least one character.
            if self.at == start {
                self.at += letter.len_utf8();
            }
            last = self
                .text
                .get(..self.at)
                .and_then(|read| read.chars().next_back())
                .unwrap_or(' ');
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self, letter: char, last: char) {
        if letter == '\n' {
            self.mark(Kind::End);
        } else if letter.is_whitespace() || self.link(last) || self.sign(letter, last) {
            // It is read already.
        } else if letter.is_alphanumeric() {
            self.word();
        } else {
            self.punctuation(letter, last);
        }
    }

    /// An address or a handle reaches to the next blank.
    fn link(&mut self, last: char) -> bool {
        let rest = self.rest();
        let chunk = || rest.split(char::is_whitespace).next().unwrap_or_default();
        let begins = |start: &&str| {
            let own = rest.get(..start.len());
            own.is_some_and(|own| own.eq_ignore_ascii_case(start))
        };
        let is_address = !last.is_alphanumeric() && ADDRESSES.iter().any(begins);
        let is_link = is_address || self.has_handles && last.is_whitespace() && is_handle(chunk());
        if is_link {
            self.push(Kind::Link, chunk().len(), Key::of(""), 0);
        }
        is_link
    }

    /// An emoticon or emoji, the longest that fits.
    fn sign(&mut self, letter: char, last: char) -> bool {
        let signs = self.lexicon.signs();
        let rest = self.rest();
        if !signs.may_begin(letter) || letter.is_alphanumeric() && last.is_alphanumeric() {
            return false;
        }
        let ends = rest.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let found = ends
            .take(LONGEST_SIGN)
            .filter(|end| {
                let (sign, after) = rest.split_at_checked(*end).unwrap_or_default();
                let next = after.chars().next().unwrap_or(' ');
                let reaches_on =
                    next.is_alphanumeric() && sign.chars().next_back().is_some_and(char::is_alphanumeric);
                // "16:/" and "files:/" are no faces.
                let is_colon = letter == ':' && sign.ends_with(['/', '\\', '|']) && last.is_alphanumeric();
                signs.valence(sign).is_some() && !reaches_on && !is_colon
            })
            .last();
        let Some(length) = found else { return false };
        let key = Key::of(rest.get(..length).unwrap_or_default());
        self.push(Kind::Sign, length, key, length);
        true
    }

    fn word(&mut self) {
        let rest = self.rest();
        let length = word_length(rest);
        let word = rest.get(..length).unwrap_or_default();
        let (mut capitals, mut others, mut numbers) = (0_usize, 0_usize, 0_usize);
        self.small.clear();
        for letter in word.chars() {
            match letter {
                '’' => self.small.push('\''),
                letter if letter.is_ascii() => self.small.push(letter.to_ascii_lowercase()),
                letter => self.small.extend(letter.to_lowercase()),
            }
            capitals += usize::from(letter.is_uppercase());
            others += usize::from(letter.is_lowercase());
            numbers += usize::from(letter.is_numeric());
        }
        let kind = if numbers > 0 { Kind::Number } else { Kind::Word };
        let is_drawn_out = self.simplify();
        let is_capitals = capitals > 0 && others == 0 && word.chars().nth(1).is_some();
        let is_i = self.small == "i" || self.small.starts_with("i'");
        let begins_big = word.chars().next().is_some_and(char::is_uppercase);
        let key = Key::of(&self.small);
        let letters = self.small.len();
        self.push(kind, length, key, letters);
        if let Some(token) = self.tokens.list.last_mut() {
            token.is_drawn_out = is_drawn_out;
            token.is_capitals = is_capitals;
            token.has_capital = begins_big && !is_capitals && !is_i;
        }
    }

    /// Takes off "'s" and draws letters together: "sooo" is "soo" if there is such a word, or else "so".
    fn simplify(&mut self) -> bool {
        let is_word = |small: &str| {
            self.lexicon
                .get(Key::of(small))
                .is_some_and(|entry| entry.is_word())
        };
        if self.small.ends_with("'s") && !is_word(&self.small) {
            self.small.truncate(self.small.len() - 2);
        }
        let is_drawn_out = longest_run(&self.small) > 2 && !self.small.starts_with(|c: char| c.is_numeric());
        if is_drawn_out {
            let twice = drawn_together(&self.small, 2);
            let once = drawn_together(&self.small, 1);
            self.small = if !is_word(&twice) && is_word(&once) {
                once
            } else {
                twice
            };
        }
        is_drawn_out
    }

    fn punctuation(&mut self, letter: char, last: char) {
        let rest = self.rest();
        let after = rest.get(letter.len_utf8()..).unwrap_or_default();
        if letter == '&' {
            if rest.starts_with("&lt;3") {
                self.push(Kind::Sign, "&lt;3".len(), Key::of("<3"), 2);
            } else if let Some(entity) = ENTITIES.iter().find(|entity| rest.starts_with(**entity)) {
                self.at += entity.len();
            }
            return;
        }
        match letter {
            '!' => {
                // Several at once are one sign. In the middle of a sentence it only emphasises.
                let after = rest.trim_start_matches(['!', '?']);
                let run = rest.get(..rest.len() - after.len()).unwrap_or_default();
                let next = after.trim_start_matches([' ', '\t']).chars().next();
                self.tokens.bangs += run.matches('!').count();
                self.at += run.len();
                if run.contains('?') || next.is_none_or(|next| next == '\n' || next.is_uppercase()) {
                    self.mark(Kind::End);
                }
            }
            // "1.5" and "e.g" go on.
            '.' if last.is_alphanumeric() && after.starts_with(char::is_alphanumeric) => {}
            '.' | '?' | ';' | '…' => self.mark(Kind::End),
            ',' | ':' | '(' | ')' | '—' | '–' | '"' => self.mark(Kind::Pause),
            '-' if last == ' ' => self.mark(Kind::Pause),
            _ => {}
        }
    }

    /// The end of a sentence or of a part of one; several in a row are one.
    fn mark(&mut self, kind: Kind) {
        self.is_first |= kind == Kind::End;
        match self.tokens.list.last_mut() {
            None => {}
            Some(last) if matches!(last.kind, Kind::Pause | Kind::End) => {
                last.kind = if kind == Kind::End { kind } else { last.kind };
            }
            Some(_) => self.push(kind, 0, Key::of(""), 0),
        }
    }

    fn push(&mut self, kind: Kind, bytes: usize, key: Key, length: usize) {
        let is_word = matches!(kind, Kind::Word | Kind::Number);
        self.tokens.list.push(Token {
            kind,
            from: self.at,
            to: self.at + bytes,
            key,
            length,
            is_first: is_word && self.is_first,
            has_capital: false,
            is_capitals: false,
            is_drawn_out: false,
        });
        self.at += bytes;
        self.is_first &= !is_word;
    }
}

/// "@name", "name@example.com", and not ":@".
fn is_handle(chunk: &str) -> bool {
    chunk.match_indices('@').any(|(at, mark)| {
        let before = chunk.get(..at).and_then(|text| text.chars().next_back());
        let after = chunk.get(at + mark.len()..).and_then(|text| text.chars().next());
        before.is_some_and(char::is_alphanumeric) || after.is_some_and(char::is_alphanumeric)
    })
}

/// How far a word reaches: over letters and digits, and over an apostrophe or stars between them.
fn word_length(text: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = text.get(length..).unwrap_or_default();
        length += rest.len() - rest.trim_start_matches(char::is_alphanumeric).len();
        let rest = text.get(length..).unwrap_or_default();
        let after = rest
            .strip_prefix(['\'', '’'])
            .unwrap_or_else(|| rest.trim_start_matches('*'));
        if after.len() == rest.len() || !after.starts_with(char::is_alphanumeric) {
            return length;
        }
        length += rest.len() - after.len();
    }
}

fn longest_run(word: &str) -> usize {
    let (mut longest, mut run, mut last) = (0, 0, None);
    for letter in word.chars() {
        run = if last == Some(letter) { run + 1 } else { 1 };
        longest = longest.max(run);
        last = Some(letter);
    }
    longest
}

/// The word with every run of three or more equal letters cut to so many.
fn drawn_together(word: &str, letters: usize) -> String {
    let mut together = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let after = rest.trim_start_matches(letter);
        let run = (rest.len() - after.len()) / letter.len_utf8();
        let kept = if run > 2 { letters } else { run };
        together.extend(std::iter::repeat_n(letter, kept));
        rest = after;
    }
    together
}

#[cfg(test)]
mod tests {
    use super::{Kind, Lexicon, Tokens};

    const LIST: &str = "[words]\n2 good angry so soo\n[emoticons]\n2 :) :-) :D\n-2 :/ :@\n[emoji]\n-3 😡\n3 ❤️ ❤\n\
        [names]\njoy\n[surnames]\nyoung\n";

    fn cut(text: &str) -> Vec<(Kind, &str)> {
        let lexicon = Lexicon::read(LIST, false).unwrap();
        let list = Tokens::of(text, &lexicon).list;
        list.iter()
            .map(|token| (token.kind, &text[token.from..token.to]))
            .collect()
    }

    fn of_kind(kind: Kind, text: &str) -> Vec<&str> {
        let tokens = cut(text).into_iter();
        tokens
            .filter(|token| token.0 == kind)
            .map(|token| token.1)
            .collect()
    }

    #[test]
    fn words_hold_together() {
        assert_eq!(
            of_kind(Kind::Word, "It isn’t f**king good-ish, *is* it?"),
            ["It", "isn’t", "f**king", "good", "ish", "is", "it"]
        );
        assert_eq!(of_kind(Kind::Number, "R50 for 1.5 years"), ["R50", "1", "5"]);
    }

    #[test]
    fn signs_are_found_where_they_are_meant() {
        assert_eq!(
            of_kind(Kind::Sign, "Hi:) :-)x :D❤️❤ 😡😡 &lt;3"),
            [":)", ":-)", ":D", "❤️", "❤", "😡", "😡", "&lt;3"]
        );
        assert!(of_kind(Kind::Sign, "files:/tmp https://a.no/:) x:Dear").is_empty());
    }

    #[test]
    fn addresses_and_handles_are_no_words() {
        let text = "see https://good.com/bad, ask @angry or me@angry.no :@";
        assert_eq!(
            of_kind(Kind::Link, text),
            ["https://good.com/bad,", "@angry", "me@angry.no"]
        );
        assert_eq!(of_kind(Kind::Sign, text), [":@"]);
    }

    #[test]
    fn letters_drawn_out_are_one_word_with_the_plain_one() {
        let lexicon = Lexicon::read(LIST, false).unwrap();
        let keys = |text: &str| {
            Tokens::of(text, &lexicon)
                .list
                .iter()
                .map(|token| token.key)
                .collect::<Vec<_>>()
        };
        assert_eq!(keys("goooood gooood"), keys("good good"));
        assert_eq!(keys("sooooo"), keys("soo"));
        assert_eq!(keys("angrrrry Angry's"), keys("angry angry"));
    }

    #[test]
    fn an_exclamation_mark_in_a_sentence_ends_nothing() {
        assert!(of_kind(Kind::End, "not ! good").is_empty());
        assert_eq!(of_kind(Kind::End, "No! Good!!").len(), 2);
        let lexicon = Lexicon::read(LIST, false).unwrap();
        assert_eq!(Tokens::of("a!!?! b!", &lexicon).bangs, 4);
    }

    #[test]
    fn every_piece_is_a_piece_of_the_text() {
        for text in [
            "",
            "…!?",
            "é😡ß.ﬁ\u{301}",
            "((((((a(a(",
            "&&amp;&",
            "@@ @",
            "\u{202e}abc\0",
            "İİİİ",
        ] {
            for (_, piece) in cut(text) {
                assert!(text.contains(piece));
            }
        }
    }
}
