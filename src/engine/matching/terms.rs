//! A demand under the present set-up.

use super::demand::Demand;
use crate::domain::{
    AssignmentMethod, Needs, PresenceSet, ProfileId, QueueId, SkillMatch, Units, WorkStream,
};
use crate::engine::setup::Setup;
use std::sync::Arc;

/// Everything about a conversation that counts when an agent is chosen, resolved once for all with the same demand.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Terms {
    pub(in crate::engine) queue: QueueId,
    /// Whether the system offers at all, rather than leaving it to picking or to preferred agents.
    pub(in crate::engine) offers: bool,
    pub(in crate::engine) method: Method,
    pub(in crate::engine) allowed: PresenceSet,
    pub(in crate::engine) units: Units,
    pub(in crate::engine) profiles: Arc<[ProfileId]>,
    pub(in crate::engine) skill_match: SkillMatch,
    pub(in crate::engine) needs: Arc<Needs>,
    pub(in crate::engine) session_limit: usize,
}

/// How a queue orders those who may take a conversation, without the rules of the custom method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine) enum Method {
    HighestCapacity,
    RoundRobin,
    LeastActive,
    Custom,
}

impl Terms {
    /// Nothing when the queue or the work stream does not exist.
    pub(in crate::engine) fn of(setup: &Setup, demand: &Demand) -> Option<Self> {
        let work_stream = setup.work_streams.get(demand.work_stream)?;
        let queue = setup.queues.get(demand.queue)?;
        Some(Self {
            queue: queue.id,
            offers: work_stream.distribution.offers() && !demand.reserved,
            method: match queue.assignment {
                AssignmentMethod::HighestCapacity => Method::HighestCapacity,
                AssignmentMethod::RoundRobin => Method::RoundRobin,
                AssignmentMethod::LeastActive => Method::LeastActive,
                AssignmentMethod::Custom(_) => Method::Custom,
            },
            allowed: work_stream.allowed_presences,
            units: work_stream.cost.units(),
            profiles: profiles(work_stream, &demand.needs),
            skill_match: work_stream.skill_match,
            needs: demand.needs.clone(),
            session_limit: setup.settings.session_limit as usize,
        })
    }
}

/// Every profile a conversation takes a place of: the work stream's and those classification added.
pub(in crate::engine) fn profiles(work_stream: &WorkStream, needs: &Needs) -> Arc<[ProfileId]> {
    if needs.profiles.is_empty() && work_stream.cost.profile().is_none() {
        return Arc::default();
    }
    let mut profiles: Vec<_> = needs.profiles.iter().copied().collect();
    profiles.extend(work_stream.cost.profile());
    profiles.sort_unstable();
    profiles.dedup();
    profiles.into()
}
