//! What stands for a word or a run of words: a number made of its letters, so that nothing is allocated per word.

use std::collections::BTreeMap;

/// The constants of Fowler, Noll and Vo's hash, variant 1a.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Odd, with its bits well spread.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A word, a phrase or a pair of them. Two that differ have different keys, but for one chance in a billion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    /// The key of a word as it is looked up: in small letters.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::of_bytes(word.bytes())
    }

    pub(super) fn of_bytes(bytes: impl Iterator<Item = u8>) -> Self {
        Self(bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME)))
    }

    /// The key of a phrase, from those of its words.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        Self((self.0.rotate_left(23) ^ next.0).wrapping_mul(SPREAD))
    }

    /// The key of two neighbours that are no phrase.
    #[must_use]
    pub fn beside(self, next: Self) -> Self {
        Self(!self.0).then(next)
    }

    /// The key of a phrase whose words are joined by `_`.
    #[must_use]
    pub fn of_phrase(phrase: &str) -> Self {
        let mut words = phrase.split('_').map(Self::of);
        let first = words.next().unwrap_or(Self(OFFSET));
        words.fold(first, Self::then)
    }

    /// Where a table of so many places (a power of two) looks first.
    fn place(self, mask: usize) -> usize {
        // The upper half is the better mixed one; a table has fewer than 2^32 places.
        usize::try_from(self.0.wrapping_mul(SPREAD) >> 32).unwrap_or_default() & mask
    }
}

/// A value for each of many keys, found in a step or two.
#[derive(Clone, Debug)]
pub(super) struct Table<T> {
    entries: Vec<(Key, T)>,
    /// One more than the index of the entry, or 0. At least half of the places are free.
    places: Vec<u32>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            places: Vec::new(),
        }
    }
}

impl<T> Table<T> {
    pub(super) fn of(entries: BTreeMap<Key, T>) -> Self {
        let entries: Vec<_> = entries.into_iter().collect();
        let mut places = vec![0; (2 * entries.len()).next_power_of_two().max(2)];
        let mask = places.len() - 1;
        for (number, (key, _)) in (1_u32..).zip(&entries) {
            let mut at = key.place(mask);
            while places.get(at).is_some_and(|taken| *taken != 0) {
                at = (at + 1) & mask;
            }
            if let Some(place) = places.get_mut(at) {
                *place = number;
            }
        }
        Self { entries, places }
    }

    pub(super) fn get(&self, key: Key) -> Option<&T> {
        let mask = self.places.len().checked_sub(1)?;
        let mut at = key.place(mask);
        loop {
            let index = usize::try_from(*self.places.get(at)?).ok()?.checked_sub(1)?;
            let (found, value) = self.entries.get(index)?;
            if *found == key {
                return Some(value);
            }
            at = (at + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Table};
    use std::collections::BTreeMap;

    #[test]
    fn a_phrase_is_its_words_in_order() {
        assert_eq!(Key::of_phrase("not_bad"), Key::of("not").then(Key::of("bad")));
        assert_ne!(Key::of_phrase("not_bad"), Key::of_phrase("bad_not"));
        assert_ne!(Key::of_phrase("not_bad"), Key::of("not").beside(Key::of("bad")));
        assert_eq!(Key::of_phrase("bad"), Key::of("bad"));
    }

    #[test]
    fn a_table_has_what_was_put_in_and_nothing_else() {
        let table = Table::of((0..1_000).map(|n| (Key::of(&format!("word{n}")), n)).collect());
        for n in 0..1_000 {
            assert_eq!(table.get(Key::of(&format!("word{n}"))), Some(&n));
        }
        assert_eq!(table.get(Key::of("word1000")), None);
        assert_eq!(Table::<u8>::of(BTreeMap::new()).get(Key::of("a")), None);
        assert_eq!(Table::<u8>::default().get(Key::of("a")), None);
    }
}
