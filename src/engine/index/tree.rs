//! A tournament: the best of a fixed field of players, kept while their keys change.
//!
//! Changing one key replays only the matches on its way to the top; nothing is allocated. Asking for the winner reads
//! one cell; going on to the next best costs the matches on one way down.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What players are compared by: the smaller, the better.
pub(super) type Key = (u64, u64, u64, u32);

/// The key of who is not in the game.
pub(super) const OUT: Key = (u64::MAX, u64::MAX, u64::MAX, u32::MAX);

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    /// One per player; padded with [`OUT`] to a power of two.
    keys: Vec<Key>,
    /// The winner of each match; 1 is the final, those of match n are 2n and 2n + 1.
    winners: Vec<u32>,
}

impl Tree {
    pub(super) fn of(mut keys: Vec<Key>) -> Self {
        let width = keys.len().next_power_of_two();
        keys.resize(width, OUT);
        let mut tree = Self {
            winners: (0..2 * width)
                .map(|node| u32::try_from(node.saturating_sub(width)).unwrap_or(u32::MAX))
                .collect(),
            keys,
        };
        for node in (1..width).rev() {
            let winner = tree.play(node);
            tree.set(node, winner);
        }
        tree
    }

    pub(super) fn key(&self, player: u32) -> Key {
        self.keys.get(player as usize).copied().unwrap_or(OUT)
    }

    pub(super) fn change(&mut self, player: u32, key: Key) {
        let Some(place) = self.keys.get_mut(player as usize).filter(|place| **place != key) else {
            return;
        };
        *place = key;
        let mut node = self.keys.len() + player as usize;
        let (mut winner, mut best) = (player, key);
        while node > 1 {
            let other = self.winner(node ^ 1);
            let others = self.key(other);
            if others < best {
                (winner, best) = (other, others);
            }
            node /= 2;
            // Neither before nor now: nothing changes further up.
            if self.winner(node) == winner && winner != player {
                break;
            }
            self.set(node, winner);
        }
    }

    /// The best player in the game.
    pub(super) fn best(&self) -> Option<(u32, Key)> {
        let winner = self.winner(1);
        let key = self.key(winner);
        (key != OUT).then_some((winner, key))
    }

    /// Everybody in the game, best first.
    pub(super) fn in_order(&self) -> impl Iterator<Item = (u32, Key)> + '_ {
        let mut finals = BinaryHeap::new();
        finals.extend(self.best().map(|(_, key)| Reverse((key, 1_usize))));
        std::iter::from_fn(move || {
            let Reverse((key, mut node)) = finals.pop()?;
            let player = self.winner(node);
            // Whoever lost to the winner on the way up is next in question.
            while node < self.keys.len() {
                let (left, right) = (2 * node, 2 * node + 1);
                let (won, lost) = if self.winner(left) == player {
                    (left, right)
                } else {
                    (right, left)
                };
                let key = self.key(self.winner(lost));
                if key != OUT {
                    finals.push(Reverse((key, lost)));
                }
                node = won;
            }
            Some((player, key))
        })
    }

    fn play(&self, node: usize) -> u32 {
        let (left, right) = (self.winner(2 * node), self.winner(2 * node + 1));
        if self.key(right) < self.key(left) {
            right
        } else {
            left
        }
    }

    fn winner(&self, node: usize) -> u32 {
        self.winners.get(node).copied().unwrap_or(u32::MAX)
    }

    fn set(&mut self, node: usize, winner: u32) {
        if let Some(place) = self.winners.get_mut(node) {
            *place = winner;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, OUT, Tree};
    use proptest::prelude::*;

    fn key(player: usize, value: u64) -> Key {
        if value == 0 {
            OUT
        } else {
            (value, 0, 0, player as u32)
        }
    }

    fn sorted(keys: &[Key]) -> Vec<(u32, Key)> {
        let mut players: Vec<_> = (0_u32..).zip(keys.iter().copied()).collect();
        players.retain(|(_, key)| *key != OUT);
        players.sort_by_key(|(_, key)| *key);
        players
    }

    proptest! {
        #[test]
        fn whatever_changes_the_order_is_that_of_a_sorted_list(
            start in prop::collection::vec(0_u64..6, 0..20),
            changes in prop::collection::vec((0_usize..20, 0_u64..6), 0..40),
        ) {
            let mut keys: Vec<_> = start.into_iter().enumerate().map(|(player, value)| key(player, value)).collect();
            let mut tree = Tree::of(keys.clone());
            for (player, value) in changes {
                if let Some(place) = keys.get_mut(player) {
                    *place = key(player, value);
                    tree.change(player as u32, key(player, value));
                }
                prop_assert_eq!(tree.best(), sorted(&keys).first().copied());
                prop_assert_eq!(tree.in_order().collect::<Vec<_>>(), sorted(&keys));
            }
        }
    }
}
