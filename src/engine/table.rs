//! A map from small numbers to rows: what the world looks things up in, thousands of times a second.
//!
//! Numbers are handed out from 1 on, so the number is the place. Order is by number, like that of a sorted map.

use crate::domain::{AgentId, ConversationId, CustomerId, QueueId, WorkStreamId};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// A number that is a place.
pub trait Place: Copy {
    /// The number of a place.
    fn of(row: u32) -> Self;
    /// The place of the number.
    fn row(self) -> u32;
}

macro_rules! place {
    ($($id:ty),+) => {$(
        impl Place for $id {
            fn of(row: u32) -> Self {
                Self(row)
            }
            fn row(self) -> u32 {
                self.0
            }
        }
    )+};
}
place!(AgentId, ConversationId, CustomerId, QueueId, WorkStreamId);

/// The largest number a row may have: what a file says must not decide how much memory is taken.
pub(super) const LARGEST: u32 = 1 << 24;

/// See the module.
#[derive(Clone)]
pub struct Table<K, V> {
    rows: Vec<Option<Box<V>>>,
    key: PhantomData<K>,
}

impl<K: Place, V> Table<K, V> {
    /// The row with this number.
    pub fn get(&self, key: K) -> Option<&V> {
        self.rows.get(key.row() as usize)?.as_deref()
    }

    pub(super) fn get_mut(&mut self, key: K) -> Option<&mut V> {
        self.rows.get_mut(key.row() as usize)?.as_deref_mut()
    }

    /// Puts a row in its place. A number beyond [`LARGEST`] has none.
    pub(super) fn insert(&mut self, key: K, value: V) {
        let row = key.row() as usize;
        if key.row() > LARGEST {
            return;
        }
        if row >= self.rows.len() {
            self.rows.resize_with(row + 1, || None);
        }
        if let Some(place) = self.rows.get_mut(row) {
            *place = Some(Box::new(value));
        }
    }

    pub(super) fn remove(&mut self, key: K) {
        if let Some(place) = self.rows.get_mut(key.row() as usize) {
            *place = None;
        }
    }

    /// Every row, by number.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.rows.iter().filter_map(Option::as_deref)
    }

    /// Whether there is a row with this number.
    pub fn contains(&self, key: K) -> bool {
        self.get(key).is_some()
    }

    /// The row with this number, made if there is none.
    pub(super) fn entry(&mut self, key: K) -> Option<&mut V>
    where
        V: Default,
    {
        if self.get(key).is_none() {
            self.insert(key, V::default());
        }
        self.get_mut(key)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = K> + '_ {
        self.entries().map(|(key, _)| key)
    }

    fn entries(&self) -> impl Iterator<Item = (K, &V)> {
        (0..)
            .zip(&self.rows)
            .filter_map(|(row, value)| Some((K::of(row), value.as_deref()?)))
    }
}

impl<K: Place, V> FromIterator<(K, V)> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(rows: I) -> Self {
        let mut table = Self::default();
        rows.into_iter().for_each(|(key, value)| table.insert(key, value));
        table
    }
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            key: PhantomData,
        }
    }
}

impl<K: Place, V: PartialEq> PartialEq for Table<K, V> {
    /// Empty places at the end do not count.
    fn eq(&self, other: &Self) -> bool {
        self.entries()
            .map(|(key, value)| (key.row(), value))
            .eq(other.entries().map(|(key, value)| (key.row(), value)))
    }
}

impl<K: Place, V: Eq> Eq for Table<K, V> {}

impl<K: Place + fmt::Debug, V: fmt::Debug> fmt::Debug for Table<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.entries()).finish()
    }
}

impl<K: Place + Serialize, V: Serialize> Serialize for Table<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entries: Vec<_> = self.entries().collect();
        serializer.collect_map(entries)
    }
}

impl<'de, K: Place + Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for Table<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Rows<K, V>(PhantomData<(K, V)>);
        impl<'de, K: Place + Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for Rows<K, V> {
            type Value = Table<K, V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("rows by number")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut table = Table::default();
                while let Some((key, value)) = map.next_entry::<K, V>()? {
                    table.insert(key, value);
                }
                Ok(table)
            }
        }
        deserializer.deserialize_map(Rows(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, Table};
    use crate::domain::ConversationId;

    #[test]
    fn a_removed_row_is_gone_and_the_table_equals_one_that_never_had_it() {
        let mut table = Table::default();
        table.insert(ConversationId(2), "two");
        table.insert(ConversationId(9), "nine");
        table.remove(ConversationId(9));
        let mut other = Table::default();
        other.insert(ConversationId(2), "two");
        assert_eq!(table, other);
        assert_eq!(table.get(ConversationId(9)), None);
        assert_eq!(table.keys().collect::<Vec<_>>(), [ConversationId(2)]);
    }

    #[test]
    fn a_number_beyond_all_reason_takes_no_memory() {
        let mut table = Table::default();
        table.insert(ConversationId(LARGEST + 1), ());
        assert_eq!(table.values().count(), 0);
    }

    #[test]
    fn it_is_stored_and_read_by_number() {
        let mut table = Table::default();
        table.insert(ConversationId(3), 30_u8);
        table.insert(ConversationId(5), 50);
        let bytes = postcard::to_allocvec(&table);
        let read = bytes.and_then(|bytes| postcard::from_bytes(&bytes));
        assert_eq!(read, Ok(table));
    }
}
