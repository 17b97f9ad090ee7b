//! What takes an action back.

use super::deed::Before;
use super::effect::Obstacle;
use crate::domain::{Activity, Case};
use crate::state::Tab;

/// The way back from what an action did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Back {
    /// It left nothing behind.
    Nothing,
    /// Commands that restore what is remembered of the time before.
    Deed(Box<Before>),
    /// Something on the screen.
    Screen(ScreenBack),
    /// There is none.
    Never(Obstacle),
}

/// The way back from what changed on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ScreenBack {
    /// A tab was opened or brought to the front.
    Tab(OpenedTab),
    /// The form of a new case was filled in.
    CaseForm {
        /// As it was filled in.
        form: Box<Case>,
        /// Its tab.
        tab: OpenedTab,
    },
    /// A letter was begun.
    Letter {
        /// As it was begun.
        letter: Box<Activity>,
        /// Its tab.
        tab: OpenedTab,
    },
    /// Something was written into the draft to the customer.
    Draft {
        /// What stood there.
        before: String,
        /// What stood there then.
        after: String,
    },
}

/// A tab that came to the front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OpenedTab {
    /// Which.
    pub(super) tab: Tab,
    /// Whether it was open before.
    pub(super) was_open: bool,
    /// What was in front before.
    pub(super) front: Tab,
}
