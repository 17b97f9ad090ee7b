//! Scenario files: a floor and a day on it, as JSON that people write.
//!
//! What can be wrong with a value or a name is found when the file is read, and told with its line; what only the floor
//! as a whole can contradict is found when it is opened. Names (`key`) are borrowed from the text, so where they stand
//! in it tells the line of a name that leads nowhere.

mod file;
mod shape;

use super::story::Story;
use super::traffic::Traffic;
use crate::backend::reading::ScenarioError;
use crate::domain::{
    Activity, ActivityKind, AgentId, Case, Customer, CustomerId, Floor, Millis, PastConversation, Span,
    WorkStreamId,
};

/// A scenario: who works where, who writes, when and why.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// What it is good for, in a sentence.
    pub description: String,
    /// The seed the file asks for.
    pub seed: u64,
    /// How long a laboratory plays it.
    pub length: Span,
    /// How long the floor has been open when a person comes in: somebody is already waiting then.
    pub warm_up: Span,
    /// The people one can sign in as.
    pub people: Vec<AgentId>,
    floor: Floor,
    histories: Vec<(CustomerId, Vec<Past>)>,
    /// Cases, and how long before the start they were opened.
    cases: Vec<(Span, Case)>,
    /// Activities, and how long before the start they were written down.
    activities: Vec<(Span, Activity)>,
    pub(super) stories: Vec<Story>,
    pub(super) visits: Vec<Visit>,
    pub(super) traffic: Vec<Traffic>,
    pub(super) colleagues: Vec<Colleague>,
    pub(super) playbook: Vec<Play>,
    pub(super) talk: Talk,
}

/// A conversation of the past, by its distance from the start.
#[derive(Clone, Debug)]
struct Past {
    ago: Span,
    channel: crate::domain::Channel,
    subject: String,
    outcome: String,
}

/// Somebody who writes at a set time.
#[derive(Clone, Debug)]
pub(super) struct Visit {
    pub(super) after: Span,
    pub(super) customer: Option<CustomerId>,
    pub(super) work_stream: WorkStreamId,
    pub(super) story: usize,
}

/// How a simulated agent works.
#[derive(Clone, Debug)]
pub(super) struct Colleague {
    pub(super) agent: AgentId,
    /// When they sign in, from the start.
    pub(super) arrives: Span,
    /// How long they look at an offer.
    pub(super) accepts: (Span, Span),
    /// How long they take to write.
    pub(super) replies: (Span, Span),
    /// How long they need for wrap-up.
    pub(super) wraps_up: (Span, Span),
    /// How many offers in a hundred they reject.
    pub(super) rejects_percent: u8,
    /// Of how many conversations in a hundred they hand over to a person.
    pub(super) transfers_percent: u8,
    /// About how many in a hundred they ask a person for advice.
    pub(super) asks_percent: u8,
}

/// What colleagues say among themselves.
#[derive(Clone, Debug, Default)]
pub(super) struct Talk {
    /// Asked for advice.
    pub(super) advice: Vec<String>,
    /// Handing over.
    pub(super) handover: Vec<String>,
    /// Asking for advice.
    pub(super) questions: Vec<String>,
}

/// What a colleague says about a topic, line by line; the last line settles it.
#[derive(Clone, Debug)]
pub(super) struct Play {
    pub(super) about: Vec<String>,
    pub(super) say: Vec<String>,
}

impl Scenario {
    /// Reads a scenario file.
    ///
    /// # Errors
    /// A [`ScenarioError`] with the line, the reason and what would be right.
    pub fn parse(text: &str) -> Result<Self, ScenarioError> {
        file::read(text)
    }

    /// The floor as it stands when the day begins at `start`.
    #[must_use]
    pub fn floor(&self, start: Millis) -> Floor {
        let mut floor = self.floor.clone();
        for (customer, past) in &self.histories {
            let on_file = floor.customers.iter_mut().find(|on_file| on_file.id == *customer);
            if let Some(Customer { past: told, .. }) = on_file {
                told.extend(past.iter().map(|past| PastConversation {
                    closed_at: start - past.ago,
                    channel: past.channel,
                    subject: past.subject.clone(),
                    outcome: past.outcome.clone(),
                }));
            }
        }
        floor.cases.extend(self.cases.iter().map(|(ago, case)| Case {
            opened_at: start - *ago,
            ..case.clone()
        }));
        floor.activities.extend(
            self.activities
                .iter()
                .map(|(ago, activity)| on_day(activity, start - *ago)),
        );
        floor
    }
}

/// An activity as it was written down at `at`: a task was due a week later, a meeting took place the day after.
fn on_day(activity: &Activity, at: Millis) -> Activity {
    let kind = match &activity.kind {
        ActivityKind::Task { is_done, .. } => ActivityKind::Task {
            due: Some(at + Span::hours(7 * 24)),
            is_done: *is_done,
        },
        ActivityKind::Appointment { .. } => ActivityKind::Appointment {
            starts: at + Span::hours(24),
        },
        kind => kind.clone(),
    };
    Activity {
        at,
        kind,
        ..activity.clone()
    }
}
