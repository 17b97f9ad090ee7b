//! What must hold for an agent to be offered a conversation (behaviour §21.3), one check per rule.

use super::terms::{Method, Terms};
use crate::domain::{
    AgentId, Conversation, Millis, Presence, PresenceCause, PresenceSet, ProfileId, SkillId, SkillMatch,
    Units,
};
use crate::engine::seat::Seat;
use crate::engine::setup::Setup;
use serde::Serialize;
use std::ops::ControlFlow;

/// A rule with what it needs and what it found. [`passes`](Self::passes) is all that deciding takes from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Check {
    /// Belongs to the queue.
    Member {
        /// Whether they do.
        is: bool,
    },
    /// Is here.
    SignedIn {
        /// Whether they are.
        is: bool,
    },
    /// Has not asked to be left out because they are about to go.
    NotLeaving {
        /// Whether they have not.
        is: bool,
    },
    /// Has a presence the work stream allows.
    Presence {
        /// Which are allowed.
        allowed: PresenceSet,
        /// Which it is.
        have: Presence,
    },
    /// Has no blocking profile that is used up.
    NotBlocked {
        /// Whether they have none.
        is: bool,
    },
    /// Has the units; work that costs nothing always passes.
    Units {
        /// How many it takes.
        need: Units,
        /// How many are left.
        have: Units,
    },
    /// Has a place left in a profile.
    Profile {
        /// In which.
        profile: ProfileId,
        /// How many; nothing when they do not have the profile.
        have: Option<i64>,
    },
    /// Has a skill, where the work stream matches exactly.
    Skill {
        /// Which.
        skill: SkillId,
        /// The rating it takes.
        need: u8,
        /// The rating they have.
        have: Option<u8>,
    },
    /// Has room for one more session.
    Session {
        /// How many there may be.
        limit: usize,
        /// How many there are, offers included.
        used: usize,
    },
    /// Has not declined it too often.
    Declines {
        /// How often they may.
        limit: u8,
        /// How often they did.
        have: u8,
    },
    /// Belongs to a ring that is open for it.
    Ring {
        /// When theirs opens; nothing when never.
        opens_at: Option<Millis>,
        /// Whether it has.
        is_open: bool,
    },
    /// One of the queue's own rules lets them in.
    Rule {
        /// Which, by its place; nothing when none does.
        rule: Option<u16>,
    },
}

impl Check {
    /// Whether the rule lets the agent through.
    #[must_use]
    pub fn passes(&self) -> bool {
        match *self {
            Self::Member { is }
            | Self::SignedIn { is }
            | Self::NotLeaving { is }
            | Self::NotBlocked { is } => is,
            Self::Presence { allowed, have } => allowed.contains(have),
            Self::Units { need, have } => need.0 == 0 || have >= need,
            Self::Profile { have, .. } => have.is_some_and(|free| free >= 1),
            Self::Skill { need, have, .. } => have.is_some_and(|have| have >= need),
            Self::Session { limit, used } => used < limit,
            Self::Declines { limit, have } => have < limit,
            Self::Ring { is_open, .. } => is_open,
            Self::Rule { rule } => rule.is_some(),
        }
    }
}

/// Goes through the checks that only administrators can change the outcome of, until `visit` has had enough.
pub(in crate::engine) fn lasting(
    terms: &Terms,
    seat: &Seat,
    visit: &mut impl FnMut(Check) -> ControlFlow<()>,
) -> ControlFlow<()> {
    visit(Check::Member {
        is: seat.queues.contains(&terms.queue),
    })?;
    if terms.method != Method::Custom && terms.skill_match == SkillMatch::Exact {
        for (skill, need) in &terms.needs.skills {
            visit(Check::Skill {
                skill: *skill,
                need: *need,
                have: seat.agent.rating(*skill),
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// Goes through the checks whose outcome changes with the day's work, until `visit` has had enough.
pub(in crate::engine) fn passing(
    terms: &Terms,
    seat: &Seat,
    visit: &mut impl FnMut(Check) -> ControlFlow<()>,
) -> ControlFlow<()> {
    visit(Check::SignedIn {
        is: seat.is_connected(),
    })?;
    visit(Check::NotLeaving {
        is: seat.leaving.is_none(),
    })?;
    visit(Check::NotBlocked {
        is: !seat.ledger.is_blocked(),
    })?;
    if terms.method != Method::Custom {
        visit(Check::Presence {
            allowed: terms.allowed,
            have: seat.presence.status,
        })?;
        visit(Check::Units {
            need: terms.units,
            have: seat.ledger.available(),
        })?;
        for profile in terms.profiles.iter() {
            visit(Check::Profile {
                profile: *profile,
                have: seat.ledger.profiles().get(profile).map(|usage| usage.free()),
            })?;
        }
    }
    visit(session(terms.session_limit, seat))
}

/// Whether there is room for one more session.
pub(in crate::engine) fn session(limit: usize, seat: &Seat) -> Check {
    Check::Session {
        limit,
        used: seat.slots_used(),
    }
}

/// Whether the agent may be asked about this conversation once more (behaviour §2.10).
pub(in crate::engine) fn declines(setup: &Setup, conversation: &Conversation, agent: AgentId) -> Check {
    Check::Declines {
        limit: setup.settings.decline_limit,
        have: conversation.declines_by(agent),
    }
}

/// Stops at the first check that does not pass.
pub(in crate::engine) fn must_pass(check: Check) -> ControlFlow<()> {
    if check.passes() {
        ControlFlow::Continue(())
    } else {
        ControlFlow::Break(())
    }
}

/// Whether the agent could take conversations of this demand, work of the day aside.
pub(in crate::engine) fn qualifies(terms: &Terms, seat: &Seat) -> bool {
    lasting(terms, seat, &mut must_pass).is_continue()
}

/// Whether the agent, who [`qualifies`], could take one now.
pub(in crate::engine) fn is_free(terms: &Terms, seat: &Seat) -> bool {
    passing(terms, seat, &mut must_pass).is_continue()
}

/// Whether the agent would be asked but for the number of their open sessions, and does not know it yet. They are told
/// when it happens, once (seed 003: the tenth session), unless they chose not to be asked.
pub(in crate::engine) fn is_to_be_told_of_full_rail(terms: &Terms, seat: &Seat) -> bool {
    let is_full = seat.sessions.len() + seat.assisting.len() >= terms.session_limit;
    let knows = seat.presence.cause == PresenceCause::SessionLimit || seat.presence.is_kept();
    is_full && !knows && {
        let or_session = |check: Check| match check {
            Check::Session { .. } => ControlFlow::Continue(()),
            check => must_pass(check),
        };
        passing(terms, seat, &mut { or_session }).is_continue()
    }
}
