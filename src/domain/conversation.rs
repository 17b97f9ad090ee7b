//! Conversations and the states they pass through.

use super::{
    AgentId, Audience, Author, BotId, CaseId, ContactId, Context, ConversationId, CustomerId, Dossier, Entry,
    Invitation, Line, Message, Millis, Mode, Needs, Note, Participant, QueueId, SystemLine, WorkStreamId,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A conversation (= work item): everything between a customer's first word and the day it is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Which one.
    pub id: ConversationId,
    /// The channel's own thread.
    pub contact: ContactId,
    /// Whose it is: who writes, as far as that is known.
    pub customer: CustomerId,
    /// The settings it runs under.
    pub work_stream: WorkStreamId,
    /// Where it waits, or waited.
    pub queue: QueueId,
    /// The closed conversation this one follows up.
    pub follows: Option<ConversationId>,
    /// Context variables: what the channel, the survey and the bot know.
    pub context: Context,
    /// Attributes: what classification made of it.
    pub attributes: Context,
    /// What it asks of whoever takes it, beyond what its work stream asks.
    pub needs: Arc<Needs>,
    /// When it began.
    pub created_at: Millis,
    /// What its place in the queue counts from: creation, or the customer's return to a waiting thread, so that who
    /// comes back does not overtake those who wait (behaviour §2.5).
    pub age_from: Millis,
    /// When it first came to people: when it began, or when the bot handed it over.
    pub entered_at: Millis,
    /// Since when it has been in this queue: what overflow and rings count from.
    pub queued_at: Millis,
    /// Whether it came here because no rule led anywhere: overflow does not apply then.
    pub by_fallback: bool,
    /// When an agent first took it.
    pub accepted_at: Option<Millis>,
    /// Since when the customer waits for an answer; nothing while it is their turn.
    pub unanswered_since: Option<Millis>,
    /// Where it is in its life.
    pub stage: Stage,
    /// Since when it is there.
    pub stage_since: Millis,
    /// When it last changed state or somebody wrote: what closing by itself counts from (behaviour §5.4).
    pub touched_at: Millis,
    /// How often each agent declined it, or closed its session without ending it.
    pub declines: BTreeMap<AgentId, u8>,
    /// How many rings of its queue are open for it; 1 where there are none.
    pub rings: u8,
    /// The agent who had it last, to come back to (behaviour §1.7).
    pub last_agent: Option<AgentId>,
    /// How often it went from one agent or queue to another.
    pub transfers: u16,
    /// Since when the customer's connection is broken.
    pub disconnected_at: Option<Millis>,
    /// Who takes part beside the primary agent.
    pub participants: Vec<Participant>,
    /// Who is asked to take part or to take over.
    pub invitations: Vec<Invitation>,
    /// What agents wrote down about it, one note each.
    pub notes: Vec<Note>,
    /// What came of it, in the words of its work stream at the time.
    pub dispositions: Vec<Arc<str>>,
    /// What was gathered about it, if anything was.
    pub dossier: Option<Box<Dossier>>,
    /// What was said.
    pub transcript: Vec<Entry>,
}

/// Where a conversation is in its life (behaviour §5.2), with what only that state has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// A bot talks with the customer.
    WithBot {
        /// Which.
        bot: BotId,
    },
    /// In the queue.
    Open,
    /// Offered to one agent, who has not answered yet.
    Offered {
        /// To whom.
        agent: AgentId,
        /// When the offer runs out.
        expires_at: Millis,
        /// Whether limits do not count: a wish, or a supervisor's decision.
        exempt: bool,
    },
    /// An agent talks with the customer.
    Active {
        /// The primary agent.
        agent: AgentId,
    },
    /// Left open for the customer's next message; holds nobody's capacity.
    Waiting {
        /// Who had it last.
        agent: AgentId,
    },
    /// Over, but the agent still has work with it.
    WrapUp {
        /// The primary agent.
        agent: AgentId,
        /// Who ended it.
        ended_by: EndedBy,
        /// For how long it still holds capacity.
        hold: WrapUpHold,
    },
    /// Finished for good.
    Closed {
        /// Why.
        reason: ClosureReason,
        /// The primary agent, if one had taken it.
        agent: Option<AgentId>,
    },
}

/// The state in the words of reports: five states, two kinds of Active (behaviour §5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// With a bot.
    WithBot,
    /// Waits in a queue.
    Open,
    /// Rings at an agent.
    Offered,
    /// In conversation.
    Active,
    /// Waits for the customer.
    Waiting,
    /// In wrap-up.
    WrapUp,
    /// Closed.
    Closed,
}

/// For how long wrap-up holds the agent's capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WrapUpHold {
    /// Until the conversation is closed.
    UntilClosed,
    /// Until an instant.
    Until(Millis),
    /// Not any more.
    Released,
}

/// Which side ended a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndedBy {
    /// The agent pressed End.
    Agent,
    /// The customer ended it or left.
    Customer,
}

/// Why a conversation is closed (a part of behaviour §5.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClosureReason {
    /// The agent finished the wrap-up.
    AgentClosed,
    /// The system finished the wrap-up.
    AutoClosed,
    /// The customer left before anybody answered.
    CustomerAbandoned,
    /// The customer left the queue after somebody had answered once.
    CustomerLeft,
    /// Nothing happened for too long.
    TimedOut,
    /// A supervisor closed it.
    ForceClosed(AgentId),
    /// Its queue could not take it.
    OverflowEnded,
    /// It had waited too long in its queue.
    QueueOverflowEnded,
    /// Nobody works in the queue it was sent to.
    QueueEmpty,
    /// The bot settled it.
    BotEnded,
    /// The customer left the bot.
    LeftBot,
    /// The record was resolved or cancelled.
    RecordResolved,
}

impl Conversation {
    /// A conversation that begins at `at`, with nothing known and nothing said.
    #[must_use]
    pub fn new(
        id: ConversationId,
        contact: ContactId,
        customer: CustomerId,
        work_stream: WorkStreamId,
        queue: QueueId,
        at: Millis,
    ) -> Self {
        Self {
            id,
            contact,
            customer,
            work_stream,
            queue,
            follows: None,
            context: Context::new(),
            attributes: Context::new(),
            needs: Arc::default(),
            created_at: at,
            age_from: at,
            entered_at: at,
            queued_at: at,
            by_fallback: false,
            accepted_at: None,
            unanswered_since: None,
            stage: Stage::Open,
            stage_since: at,
            touched_at: at,
            declines: BTreeMap::new(),
            rings: 1,
            last_agent: None,
            transfers: 0,
            disconnected_at: None,
            participants: Vec::new(),
            invitations: Vec::new(),
            notes: Vec::new(),
            dispositions: Vec::new(),
            dossier: None,
            transcript: Vec::new(),
        }
    }

    /// The state in the words of reports.
    #[must_use]
    pub const fn status(&self) -> Status {
        match self.stage {
            Stage::WithBot { .. } => Status::WithBot,
            Stage::Open => Status::Open,
            Stage::Offered { .. } => Status::Offered,
            Stage::Active { .. } => Status::Active,
            Stage::Waiting { .. } => Status::Waiting,
            Stage::WrapUp { .. } => Status::WrapUp,
            Stage::Closed { .. } => Status::Closed,
        }
    }

    /// The agent who has it, had it last, or is asked to take it.
    #[must_use]
    pub const fn agent(&self) -> Option<AgentId> {
        match self.stage {
            Stage::WithBot { .. } | Stage::Open => None,
            Stage::Offered { agent, .. }
            | Stage::Active { agent }
            | Stage::Waiting { agent }
            | Stage::WrapUp { agent, .. } => Some(agent),
            Stage::Closed { agent, .. } => agent,
        }
    }

    /// Whether the customer's next message still belongs to it.
    #[must_use]
    pub const fn is_ongoing(&self) -> bool {
        !matches!(self.stage, Stage::WrapUp { .. } | Stage::Closed { .. })
    }

    /// Since when the customer waits: in the queue for anybody, in a talk for an answer. Nothing while it is their
    /// turn, and once it is over.
    #[must_use]
    pub fn waits_since(&self) -> Option<Millis> {
        match self.stage {
            Stage::Open | Stage::Offered { .. } => Some(self.age_from),
            Stage::Active { .. } => self.unanswered_since,
            Stage::WithBot { .. } | Stage::Waiting { .. } | Stage::WrapUp { .. } | Stage::Closed { .. } => {
                None
            }
        }
    }

    /// The participant `agent` is, if they are one.
    #[must_use]
    pub fn participant(&self, agent: AgentId) -> Option<&Participant> {
        self.participants
            .iter()
            .find(|participant| participant.agent == agent)
    }

    /// Who takes part in a mode.
    pub fn participants_in(&self, mode: Mode) -> impl Iterator<Item = &Participant> {
        self.participants
            .iter()
            .filter(move |participant| participant.mode == mode)
    }

    /// The invitation `agent` has, if any.
    #[must_use]
    pub fn invitation(&self, agent: AgentId) -> Option<&Invitation> {
        self.invitations
            .iter()
            .find(|invitation| invitation.agent == agent)
    }

    /// The last word to colleagues of whoever asks, said with their question or since: mostly why they ask.
    #[must_use]
    pub fn word_with(&self, invitation: &Invitation) -> Option<&Message> {
        let since = self
            .transcript
            .iter()
            .rev()
            .take_while(|entry| entry.at >= invitation.asked_at);
        let mut messages = since.filter_map(|entry| match &entry.line {
            Line::Message(message) => Some(message),
            Line::System(_) => None,
        });
        messages.find(|message| {
            message.audience == Audience::Internal && message.author == Author::Agent(invitation.by)
        })
    }

    /// How often `agent` declined it.
    #[must_use]
    pub fn declines_by(&self, agent: AgentId) -> u8 {
        self.declines.get(&agent).copied().unwrap_or(0)
    }

    /// Whether `agent` has it, or had it last, or takes part in it. Who is only asked to take it does not yet.
    #[must_use]
    pub fn involves(&self, agent: AgentId) -> bool {
        let has_it = self.agent() == Some(agent) && !matches!(self.stage, Stage::Offered { .. });
        has_it || self.participant(agent).is_some()
    }

    /// Whether `agent` has, had or takes part in it.
    #[must_use]
    pub fn involved(&self, agent: AgentId) -> bool {
        let came_in = |line: &Line| match line {
            Line::System(SystemLine::Joined(who) | SystemLine::ConsultJoined(who)) => *who == agent,
            Line::System(SystemLine::Transferred { to, .. }) => *to == agent,
            Line::System(_) | Line::Message(_) => false,
        };
        self.involves(agent) || self.transcript.iter().any(|entry| came_in(&entry.line))
    }

    /// The case it belongs to.
    #[must_use]
    pub fn case(&self) -> Option<CaseId> {
        self.dossier.as_ref()?.case
    }

    /// The note of an agent.
    #[must_use]
    pub fn note_of(&self, agent: AgentId) -> Option<&Note> {
        self.notes.iter().find(|note| note.agent == agent)
    }

    /// What customer, agents and bot said to each other, oldest first: neither system lines nor internal messages.
    pub fn messages(&self) -> impl DoubleEndedIterator<Item = (Millis, Author, &str)> {
        self.said()
            .map(|(at, message)| (at, message.author, &*message.body))
    }

    /// The same with the files that came with it.
    pub fn said(&self) -> impl DoubleEndedIterator<Item = (Millis, &Message)> {
        self.transcript.iter().filter_map(|entry| match &entry.line {
            Line::Message(message) if message.audience == Audience::Public => Some((entry.at, message)),
            Line::Message(_) | Line::System(_) => None,
        })
    }

    /// What the customer said last, whoever spoke after them.
    #[must_use]
    pub fn last_of_customer(&self) -> Option<(Millis, &Message)> {
        self.said()
            .rfind(|(_, message)| message.author == Author::Customer)
    }
}

#[cfg(test)]
mod tests {
    use super::Conversation;
    use crate::domain::{
        AgentId, Attachments, Audience, Author, ContactId, ConversationId, CustomerId, Entry, Line, Message,
        Millis, QueueId, WorkStreamId,
    };

    #[test]
    fn what_the_customer_said_last_is_found_behind_what_others_said_since() {
        let mut conversation = Conversation::new(
            ConversationId(1),
            ContactId::default(),
            CustomerId(1),
            WorkStreamId(1),
            QueueId(1),
            Millis(0),
        );
        assert_eq!(conversation.last_of_customer(), None);
        for (at, author, audience, body) in [
            (1, Author::Customer, Audience::Public, "Hello"),
            (2, Author::Customer, Audience::Public, "Anybody there?"),
            (2, Author::Agent(AgentId(1)), Audience::Public, "I am."),
            (3, Author::Agent(AgentId(1)), Audience::Internal, "At last."),
        ] {
            conversation.transcript.push(Entry {
                at: Millis(at),
                line: Line::Message(Message {
                    author,
                    audience,
                    body: body.into(),
                    attachments: Attachments::default(),
                }),
            });
        }
        let last = conversation.last_of_customer();
        assert_eq!(
            last.map(|(at, message)| (at, &*message.body)),
            Some((Millis(2), "Anybody there?"))
        );
    }
}
