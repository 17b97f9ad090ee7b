//! Finding the word behind a mistyped one: a letter missing, one too many, or two neighbours swapped.

use super::key::{Key, Table};
use std::collections::BTreeMap;

/// In shorter words one other letter too often makes another word.
const SHORTEST: usize = 7;

/// Words without spaces can be as long as a message: the longest one worth a look, with an error in it.
const LONGEST: usize = 17;

/// A mistyped word may be one letter shorter than the word meant.
const SHORTEST_TYPED: usize = SHORTEST - 1;

/// The words that may be meant.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelling {
    words: Table<Key>,
    /// Each word with one of its inner letters left out. The ends are typed right, and where another ending
    /// stands it is another form, not an error.
    shortened: Table<Key>,
}

impl Spelling {
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let (mut whole, mut shortened) = (BTreeMap::new(), BTreeMap::new());
        let fits = |word: &&str| word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase());
        for word in words.filter(fits) {
            let key = Key::of(word);
            whole.insert(key, key);
            for at in 1..word.len() - 1 {
                // The first word of the list that fits is the one that is meant.
                shortened.entry(without(word.as_bytes(), at)).or_insert(key);
            }
        }
        Self {
            words: Table::of(whole),
            shortened: Table::of(shortened),
        }
    }

    /// The word that is meant by this one, which is none of the lexicon's.
    pub(super) fn meant(&self, typed: &str) -> Option<Key> {
        let letters = typed.as_bytes();
        let fits = (SHORTEST_TYPED..=LONGEST).contains(&letters.len());
        if !fits || !letters.iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        let inner = 1..letters.len() - 1;
        let with_one_more = self.shortened.get(Key::of(typed));
        let with_one_less = || inner.clone().find_map(|at| self.words.get(without(letters, at)));
        let with_two_swapped = || {
            inner
                .clone()
                .filter(|at| letters.get(*at) != letters.get(at + 1))
                .find_map(|at| self.words.get(swapped(letters, at)))
        };
        with_one_more
            .or_else(with_one_less)
            .or_else(with_two_swapped)
            .copied()
    }
}

fn without(letters: &[u8], at: usize) -> Key {
    let (before, after) = letters.split_at_checked(at).unwrap_or_default();
    Key::of_bytes(before.iter().chain(after.iter().skip(1)).copied())
}

fn swapped(letters: &[u8], at: usize) -> Key {
    let (before, after) = letters.split_at_checked(at).unwrap_or_default();
    let pair = after.iter().take(2).rev();
    Key::of_bytes(before.iter().chain(pair).chain(after.iter().skip(2)).copied())
}

#[cfg(test)]
mod tests {
    use super::{Key, Spelling};

    #[test]
    fn one_error_is_forgiven_and_two_are_not() {
        let spelling = Spelling::of(["terrible", "disappointed", "awesome", "bad"].into_iter());
        for (typed, meant) in [
            ("dissappointed", Some("disappointed")),
            ("disapointed", Some("disappointed")),
            ("awsome", Some("awesome")),
            ("terrilbe", Some("terrible")),
            ("terible", Some("terrible")),
            ("disapoined", None),
            ("terribl", None),
            ("errible", None),
            ("bda", None),
            ("ærrible", None),
            ("", None),
        ] {
            assert_eq!(spelling.meant(typed), meant.map(Key::of), "{typed}");
        }
    }
}
