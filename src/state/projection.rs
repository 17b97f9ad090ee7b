//! From events to triggers: which views run again when something happens.

use crate::engine::{Facet, World, apply, touches};
use crate::insights::Tally;
use crate::storage::Batch;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What whole collections are read by: articles, and cases.
const COLLECTIONS: [Facet; 2] = [Facet::Set, Facet::Cases];

/// A replica of the world with a trigger for each facet somebody looks at.
#[derive(Debug, Default)]
pub(super) struct Projection {
    world: World,
    tally: Tally,
    /// How often the facets changed that whole collections are read by.
    changes: BTreeMap<Facet, u64>,
    triggers: RefCell<BTreeMap<Facet, ArcTrigger>>,
}

impl Projection {
    pub(super) const fn world(&self) -> &World {
        &self.world
    }

    pub(super) const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// How often a facet that a whole collection is read by has changed.
    pub(super) fn changes_of(&self, facet: Facet) -> u64 {
        self.changes.get(&facet).copied().unwrap_or(0)
    }

    /// Subscribes the running view to a facet.
    pub(super) fn track(&self, facet: Facet) {
        self.triggers.borrow_mut().entry(facet).or_default().track();
    }

    /// Applies a batch and says which triggers to pull, each once. They are pulled by the caller, outside of every
    /// borrow.
    pub(super) fn follow(&mut self, batch: &Batch) -> Vec<ArcTrigger> {
        debug_assert_eq!(
            batch.first,
            self.world.next_seq(),
            "batches come in order and without a gap"
        );
        let mut facets = BTreeSet::new();
        for event in &batch.events {
            facets.extend(touches(&self.world, event));
            apply(&mut self.world, event);
            self.tally.count(event);
        }
        for facet in COLLECTIONS.iter().filter(|facet| facets.contains(facet)) {
            *self.changes.entry(*facet).or_default() += 1;
        }
        let triggers = self.triggers.get_mut();
        facets
            .iter()
            .filter_map(|facet| triggers.get(facet).cloned())
            .collect()
    }
}

/// Pulls triggers.
pub(super) fn pull(triggers: &[ArcTrigger]) {
    triggers.iter().for_each(Notify::notify);
}
