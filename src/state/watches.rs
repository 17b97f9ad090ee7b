//! The watches over customers' sentiment. They outlive the views: one that is drawn anew, in another language for one,
//! tells nothing twice.

use super::Desk;
use crate::analysis::sentiment::{Level, Threshold, Watch};
use crate::domain::ConversationId;
use leptos::prelude::UpdateValue;
use std::collections::BTreeMap;

/// Whose customers are watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Watched {
    /// Those of the sessions at this desk.
    Own,
    /// Those others talk to, by a supervisor.
    Floor,
}

/// What is known of each conversation that is watched.
#[derive(Debug, Default)]
pub(super) struct Watches(BTreeMap<(Watched, ConversationId), Watch>);

impl Watches {
    /// The conversations that crossed the threshold since the last look. What is not looked at any more is forgotten.
    fn sunk(
        &mut self,
        watched: Watched,
        levels: &[(ConversationId, Option<Level>)],
        threshold: Threshold,
    ) -> Vec<(ConversationId, Level)> {
        self.0
            .retain(|(of, id), _| *of != watched || levels.iter().any(|(known, _)| known == id));
        let mut sunk = Vec::new();
        for (id, level) in levels {
            if self.0.entry((watched, *id)).or_default().sees(*level, threshold) {
                sunk.extend(level.map(|level| (*id, level)));
            }
        }
        sunk
    }

    /// Somebody else will sit here.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

impl Desk {
    /// Those of these conversations whose customers' sentiment sank to the threshold since the last look: each once per
    /// crossing (behaviour §11.3).
    #[must_use]
    pub fn sunk(
        self,
        watched: Watched,
        conversations: &[ConversationId],
        threshold: Threshold,
    ) -> Vec<(ConversationId, Level)> {
        let level = |id: &ConversationId| (*id, self.mood(*id).and_then(|course| course.level));
        let levels: Vec<_> = conversations.iter().map(level).collect();
        let sunk = self
            .watches
            .try_update_value(|watches| watches.sunk(watched, &levels, threshold));
        sunk.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Watched, Watches};
    use crate::analysis::sentiment::{Level, Threshold};
    use crate::domain::ConversationId;

    const ONE: ConversationId = ConversationId(1);
    const LOW: [(ConversationId, Option<Level>); 1] = [(ONE, Some(Level::Negative))];

    #[test]
    fn what_sank_is_told_once_however_often_it_is_looked_at() {
        let mut watches = Watches::default();
        let told = [(ONE, Level::Negative)];
        assert_eq!(watches.sunk(Watched::Own, &LOW, Threshold::Negative), told);
        assert!(watches.sunk(Watched::Own, &LOW, Threshold::Negative).is_empty());
        watches.sunk(Watched::Own, &[], Threshold::Negative);
        assert_eq!(
            watches.sunk(Watched::Own, &LOW, Threshold::Negative),
            told,
            "it was closed and came back"
        );
    }

    #[test]
    fn the_floor_is_watched_apart() {
        let mut watches = Watches::default();
        assert_eq!(watches.sunk(Watched::Floor, &LOW, Threshold::Negative).len(), 1);
        let own = watches.sunk(Watched::Own, &LOW, Threshold::VeryNegative);
        assert!(own.is_empty(), "by a threshold of its own");
        watches.sunk(Watched::Own, &[], Threshold::VeryNegative);
        let again = watches.sunk(Watched::Floor, &LOW, Threshold::Negative);
        assert!(again.is_empty(), "what the one forgets the other remembers");
    }
}
