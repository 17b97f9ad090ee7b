//! What is due, earliest first.
//!
//! Most of what is due is put off again and again: every message moves the hour at which a conversation closes by
//! itself. So a conversation keeps at most one alarm that counts, set no later than it is due; when that is reached
//! and the conversation is not due yet, the alarm is set anew.

use crate::domain::{AgentId, ConversationId, HoursId, Millis};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// Whose time has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::engine) enum Alarm {
    /// The day ends.
    Day,
    /// Operating hours begin or end.
    Hours(HoursId),
    /// An agent has not come back.
    Agent(AgentId),
    /// Something about a conversation.
    Conversation(ConversationId),
}

const NEVER: Millis = Millis(i64::MAX);

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Alarms {
    /// Whatever is not a conversation.
    others: BTreeSet<(Millis, Alarm)>,
    /// By conversation: when it is due.
    due: Vec<Millis>,
    /// By conversation: for when its alarm is set.
    set: Vec<Millis>,
    ringing: BinaryHeap<Reverse<(Millis, ConversationId)>>,
}

impl Alarms {
    pub(super) fn change_other(&mut self, alarm: Alarm, before: Option<Millis>, after: Option<Millis>) {
        if before != after {
            before.map(|at| self.others.remove(&(at, alarm)));
            after.map(|at| self.others.insert((at, alarm)));
        }
    }

    pub(super) fn change(&mut self, conversation: ConversationId, due: Option<Millis>) {
        let row = conversation.0 as usize;
        if row >= self.due.len() {
            self.due.resize(row + 1, NEVER);
            self.set.resize(row + 1, NEVER);
        }
        let due = due.unwrap_or(NEVER);
        if let (Some(place), Some(set)) = (self.due.get_mut(row), self.set.get_mut(row)) {
            *place = due;
            if due < *set {
                *set = due;
                self.ringing.push(Reverse((due, conversation)));
            }
        }
    }

    /// Makes sure that the first alarm is one that counts.
    pub(super) fn settle(&mut self) {
        while let Some(Reverse((at, conversation))) = self.ringing.peek().copied() {
            let row = conversation.0 as usize;
            let (Some(due), Some(set)) = (self.due.get(row).copied(), self.set.get_mut(row)) else {
                return;
            };
            if at == due {
                return;
            }
            self.ringing.pop();
            if at == *set {
                *set = due;
                if due != NEVER {
                    self.ringing.push(Reverse((due, conversation)));
                }
            }
        }
    }

    /// The first, if [`settle`](Self::settle) was called after the last change.
    pub(super) fn first(&self) -> Option<(Millis, Alarm)> {
        let conversation = self
            .ringing
            .peek()
            .map(|Reverse((at, conversation))| (*at, Alarm::Conversation(*conversation)));
        conversation.into_iter().chain(self.others.first().copied()).min()
    }

    /// Every conversation that is due some time, and when, for checks.
    pub(super) fn all_due(&self) -> impl Iterator<Item = (ConversationId, Millis)> + '_ {
        (0_u32..)
            .zip(&self.due)
            .filter(|(_, due)| **due != NEVER)
            .map(|(row, due)| (ConversationId(row), *due))
    }

    pub(super) const fn others(&self) -> &BTreeSet<(Millis, Alarm)> {
        &self.others
    }
}

#[cfg(test)]
mod tests {
    use super::{Alarm, Alarms};
    use crate::domain::{ConversationId, Millis};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_alarm_is_always_the_earliest_that_is_due(
            changes in prop::collection::vec((0_u32..6, prop::option::of(0_i64..20)), 0..60),
        ) {
            let mut alarms = Alarms::default();
            let mut due = [None; 6];
            for (conversation, at) in changes {
                due[conversation as usize] = at;
                alarms.change(ConversationId(conversation), at.map(Millis));
                alarms.settle();
                let expected = (0_u32..)
                    .zip(due)
                    .filter_map(|(id, at)| Some((Millis(at?), Alarm::Conversation(ConversationId(id)))))
                    .min();
                prop_assert_eq!(alarms.first(), expected);
            }
        }
    }
}
