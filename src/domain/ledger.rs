//! The ledger of an agent's capacity, which never loses any of it.

use super::{CapacityProfile, ConversationId, ProfileId, Reset, Units};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What one conversation holds of an agent's capacity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// How many units.
    pub units: Units,
    /// One place in each of these.
    pub profiles: Arc<[ProfileId]>,
    /// Taken by hand, given by a supervisor or wished for, so it was allowed to exceed the limit (behaviour §4.5).
    pub exempt: bool,
}

/// How an agent stands in one profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileUse {
    /// How many items.
    pub limit: u32,
    /// How many of them are taken.
    pub used: u32,
    /// When a place comes back.
    pub reset: Reset,
    /// Whether using it up blocks everything else.
    pub blocks: bool,
}

impl ProfileUse {
    /// Places left; negative only after something was taken by hand.
    #[must_use]
    pub const fn free(&self) -> i64 {
        self.limit as i64 - self.used as i64
    }

    /// Whether none is left.
    #[must_use]
    pub const fn is_used_up(&self) -> bool {
        self.used >= self.limit
    }
}

/// An agent's capacity: what there is, and which conversation holds how much of it.
///
/// Held plus available is the total at every step (design §2.3): `available` is never stored, and `held` changes
/// only together with its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// Nothing when the agent's work is not counted in units, which is not the same as having none.
    total: Option<Units>,
    held: Units,
    profiles: BTreeMap<ProfileId, ProfileUse>,
    /// How many days have been closed: an item of an earlier day no longer counts in end-of-day profiles.
    day: u32,
    /// By conversation; few enough that a list is the fastest map.
    holds: Vec<(ConversationId, u32, Hold)>,
}

impl Ledger {
    /// An empty ledger.
    #[must_use]
    pub fn new(total: Option<Units>) -> Self {
        Self {
            total,
            ..Self::default()
        }
    }

    /// Whether work is counted in units here.
    #[must_use]
    pub const fn counts_units(&self) -> bool {
        self.total.is_some()
    }

    /// All units there are.
    #[must_use]
    pub fn total(&self) -> Units {
        self.total.unwrap_or_default()
    }

    /// Units held by offers, conversations and wrap-up.
    #[must_use]
    pub const fn held(&self) -> Units {
        self.held
    }

    /// Units left; negative only after something was taken by hand, or after the total was lowered.
    #[must_use]
    pub fn available(&self) -> Units {
        Units(self.total().0 - self.held.0)
    }

    /// The agent's profiles, by id.
    #[must_use]
    pub const fn profiles(&self) -> &BTreeMap<ProfileId, ProfileUse> {
        &self.profiles
    }

    /// Whether a blocking profile is used up: nothing more is offered then, of whatever kind.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.profiles
            .values()
            .any(|usage| usage.blocks && usage.is_used_up())
    }

    /// Every hold, by conversation.
    pub fn holds(&self) -> impl Iterator<Item = (ConversationId, &Hold)> + '_ {
        self.holds.iter().map(|(id, _, hold)| (*id, hold))
    }

    /// What this conversation holds here.
    #[must_use]
    pub fn hold_of(&self, conversation: ConversationId) -> Option<&Hold> {
        self.holds()
            .find(|(id, _)| *id == conversation)
            .map(|(_, hold)| hold)
    }

    /// Places of a profile in use, without those of conversations that are left out.
    #[must_use]
    pub fn places_used(&self, profile: ProfileId, leave_out: impl Fn(ConversationId) -> bool) -> u32 {
        let Some(usage) = self.profiles.get(&profile) else {
            return 0;
        };
        let counts = |day: u32| usage.reset == Reset::Immediate || day == self.day;
        let left_out = self
            .holds
            .iter()
            .filter(|(id, day, hold)| counts(*day) && hold.profiles.contains(&profile) && leave_out(*id));
        let left_out = u32::try_from(left_out.count()).unwrap_or(u32::MAX);
        usage.used.saturating_sub(left_out)
    }

    /// Gives `hold` to the conversation, replacing what it held before.
    pub fn hold(&mut self, conversation: ConversationId, hold: Hold) {
        self.give_back(conversation);
        self.held = Units(self.held.0 + hold.units.0);
        for profile in hold.profiles.iter() {
            if let Some(usage) = self.profiles.get_mut(profile) {
                usage.used = usage.used.saturating_add(1);
            }
        }
        self.holds.push((conversation, self.day, hold));
    }

    /// Takes back what the conversation holds, if anything. Its places in end-of-day profiles stay used.
    pub fn release(&mut self, conversation: ConversationId) {
        self.let_go(conversation, |reset, _| reset == Reset::Immediate);
    }

    /// Takes back everything the conversation holds, as if it had never been given: it was not taken after all.
    pub fn give_back(&mut self, conversation: ConversationId) {
        self.let_go(conversation, |reset, is_of_today| {
            reset == Reset::Immediate || is_of_today
        });
    }

    fn let_go(&mut self, conversation: ConversationId, returns: impl Fn(Reset, bool) -> bool) {
        let Some(place) = self.holds.iter().position(|(id, ..)| *id == conversation) else {
            return;
        };
        let (_, day, hold) = self.holds.remove(place);
        self.held = Units(self.held.0 - hold.units.0);
        for profile in hold.profiles.iter() {
            if let Some(usage) = self.profiles.get_mut(profile)
                && returns(usage.reset, day == self.day)
            {
                usage.used = usage.used.saturating_sub(1);
            }
        }
    }

    /// Closes the day: every place in an end-of-day profile is free again, even where the item is still open.
    pub fn close_day(&mut self) {
        self.day += 1;
        for usage in self.profiles.values_mut() {
            if usage.reset == Reset::EndOfDay {
                usage.used = 0;
            }
        }
    }

    /// Changes how much there is. What is held stays held, so that lowering a limit takes nothing away.
    pub fn set_up<'p>(
        &mut self,
        total: Option<Units>,
        profiles: impl Iterator<Item = (&'p CapacityProfile, Option<u32>)>,
    ) {
        self.total = total;
        let mut fresh = BTreeMap::new();
        for (profile, own_limit) in profiles {
            let used = match self.profiles.get(&profile.id) {
                Some(usage) => usage.used,
                None => {
                    let counts = |day: u32| profile.reset == Reset::Immediate || day == self.day;
                    let held = self
                        .holds
                        .iter()
                        .filter(|(_, day, hold)| counts(*day) && hold.profiles.contains(&profile.id));
                    u32::try_from(held.count()).unwrap_or(u32::MAX)
                }
            };
            let usage = ProfileUse {
                limit: own_limit.unwrap_or(profile.limit),
                used,
                reset: profile.reset,
                blocks: profile.blocks,
            };
            fresh.insert(profile.id, usage);
        }
        self.profiles = fresh;
    }
}
