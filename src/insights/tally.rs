//! The running count: one fold over the log from which every figure is read.

use super::report::{AgentFigures, Figures, Report};
use crate::domain::{AgentId, Audience, Author, ClosureReason, ConversationId, Millis, QueueId, Span};
use crate::engine::{DeclineKind, Event, Fact};
use std::collections::BTreeMap;

/// What has been counted so far. Feed it every event in order.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    total: Sums,
    queues: BTreeMap<QueueId, Sums>,
    agents: BTreeMap<AgentId, AgentSums>,
    open: BTreeMap<ConversationId, Progress>,
}

/// What is known of a conversation that is not closed yet.
#[derive(Clone, Debug)]
struct Progress {
    queue: QueueId,
    began: Millis,
    answered: bool,
    /// Who took it last and when, until their first word.
    first_word_from: Option<(AgentId, Millis)>,
}

#[derive(Clone, Debug, Default)]
struct Sums {
    conversations: u32,
    answered: u32,
    abandoned: u32,
    closed: u32,
    rejected: u32,
    timed_out: u32,
    waited: Span,
    longest: Span,
}

#[derive(Clone, Debug, Default)]
struct AgentSums {
    offered: u32,
    accepted: u32,
    picked: u32,
    ended: u32,
    first_answers: u32,
    first_answer_time: Span,
}

impl Tally {
    /// Counts one event.
    pub fn count(&mut self, event: &Event) {
        match &event.fact {
            Fact::ConversationOpened {
                conversation,
                route,
                follows: None,
                ..
            } => {
                let progress = Progress {
                    queue: route.queue,
                    began: event.at,
                    answered: false,
                    first_word_from: None,
                };
                self.open.insert(*conversation, progress);
                self.in_queue(route.queue, |sums| sums.conversations += 1);
            }
            Fact::OfferMade { agent, .. } => self.of_agent(*agent, |sums| sums.offered += 1),
            Fact::OfferAccepted { conversation, agent } => {
                self.of_agent(*agent, |sums| sums.accepted += 1);
                self.answer(*conversation, *agent, event.at);
            }
            Fact::ConversationPicked { conversation, agent } => {
                self.of_agent(*agent, |sums| sums.picked += 1);
                self.answer(*conversation, *agent, event.at);
            }
            Fact::OfferDeclined {
                conversation, how, ..
            } => {
                let how = *how;
                self.where_is(*conversation, |sums| match how {
                    DeclineKind::Rejected => sums.rejected += 1,
                    DeclineKind::TimedOut => sums.timed_out += 1,
                });
            }
            Fact::MessagePosted {
                conversation,
                author: Author::Agent(agent),
                audience: Audience::Public,
                ..
            } => {
                // Another's words are no answer of whoever joined.
                let since = self
                    .open
                    .get_mut(conversation)
                    .and_then(|open| open.first_word_from.take_if(|(joined, _)| joined == agent));
                if let Some((_, since)) = since {
                    let took = event.at.since(since);
                    self.of_agent(*agent, |sums| {
                        sums.first_answers += 1;
                        sums.first_answer_time = sums.first_answer_time + took;
                    });
                }
            }
            Fact::ConversationEnded { agent, .. } => {
                self.of_agent(*agent, |sums| sums.ended += 1);
            }
            Fact::ConversationClosed { conversation, reason } => {
                let abandoned = *reason == ClosureReason::CustomerAbandoned;
                self.where_is(*conversation, |sums| {
                    sums.closed += 1;
                    sums.abandoned += u32::from(abandoned);
                });
                self.open.remove(conversation);
            }
            _ => {}
        }
    }

    /// The figures as they stand.
    #[must_use]
    pub fn report(&self) -> Report {
        Report {
            total: self.total.figures(),
            queues: self
                .queues
                .iter()
                .map(|(queue, sums)| (*queue, sums.figures()))
                .collect(),
            agents: self
                .agents
                .iter()
                .map(|(agent, sums)| (*agent, sums.figures()))
                .collect(),
        }
    }

    /// One agent's figures as they stand.
    #[must_use]
    pub fn agent(&self, agent: AgentId) -> AgentFigures {
        self.agents
            .get(&agent)
            .map_or_else(AgentFigures::default, AgentSums::figures)
    }

    fn answer(&mut self, conversation: ConversationId, agent: AgentId, now: Millis) {
        let Some(open) = self.open.get_mut(&conversation) else {
            return;
        };
        open.first_word_from = Some((agent, now));
        if std::mem::replace(&mut open.answered, true) {
            return;
        }
        let (queue, wait) = (open.queue, now.since(open.began));
        self.in_queue(queue, |sums| {
            sums.answered += 1;
            sums.waited = sums.waited + wait;
            sums.longest = sums.longest.max(wait);
        });
    }

    fn where_is(&mut self, conversation: ConversationId, count: impl Fn(&mut Sums)) {
        if let Some(queue) = self.open.get(&conversation).map(|open| open.queue) {
            self.in_queue(queue, count);
        }
    }

    fn in_queue(&mut self, queue: QueueId, count: impl Fn(&mut Sums)) {
        count(&mut self.total);
        count(self.queues.entry(queue).or_default());
    }

    fn of_agent(&mut self, agent: AgentId, count: impl Fn(&mut AgentSums)) {
        count(self.agents.entry(agent).or_default());
    }
}

impl Sums {
    fn figures(&self) -> Figures {
        Figures {
            conversations: self.conversations,
            answered: self.answered,
            abandoned: self.abandoned,
            closed: self.closed,
            offers_rejected: self.rejected,
            offers_timed_out: self.timed_out,
            mean_wait_ms: mean(self.waited, self.answered),
            longest_wait_ms: self.longest.0,
        }
    }
}

impl AgentSums {
    fn figures(&self) -> AgentFigures {
        AgentFigures {
            offered: self.offered,
            answered: self.accepted + self.picked,
            ended: self.ended,
            mean_first_answer_ms: (self.first_answers > 0)
                .then(|| mean(self.first_answer_time, self.first_answers)),
        }
    }
}

fn mean(sum: Span, count: u32) -> i64 {
    if count == 0 { 0 } else { sum.0 / i64::from(count) }
}
