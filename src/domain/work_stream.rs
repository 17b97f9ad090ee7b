//! Work streams: how conversations of one channel are distributed.

use super::{
    BotId, Channel, ContextVariable, Cost, Dispositions, NotificationTemplate, Presence, PresenceSet,
    Purpose, QuestionTemplate, QueueId, RouteRule, Ruleset, ScriptRule, Span, Units, Wording, WorkStreamId,
};
use serde::{Deserialize, Serialize};

/// A collection of routing and work-distribution settings (seed 000).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkStream {
    /// Which one.
    pub id: WorkStreamId,
    /// Its name.
    pub name: String,
    /// The channel it serves.
    pub channel: Channel,
    /// Where its conversations go when no rule says otherwise.
    pub fallback: QueueId,
    /// The context variables its conversations may carry.
    pub variables: Vec<ContextVariable>,
    /// Work classification, in order; every ruleset runs.
    pub classification: Vec<Ruleset>,
    /// The route-to-queue rules, in order.
    pub routes: Vec<RouteRule>,
    /// Who answers first.
    pub bot: Option<BotId>,
    /// Who moves first, the system or the agent.
    pub distribution: Distribution,
    /// What one conversation costs.
    pub cost: Cost,
    /// The presences that may be offered its work. Inactive counts only by its own entry (design §5).
    pub allowed_presences: PresenceSet,
    /// Whether the skills a conversation asks for decide who may take it.
    pub skill_match: SkillMatch,
    /// Who comes back is given to the agent they had, whatever their capacity and presence (behaviour §1.7).
    pub keeps_agent: bool,
    /// Whether the customer's preferred agents are asked first (behaviour §1.8).
    pub preferred: PreferredAgents,
    /// Whether wrap-up holds capacity.
    pub wrap_up: WrapUpPolicy,
    /// What agents can say came of a conversation.
    pub dispositions: Dispositions,
    /// Which script a conversation begins with: the first rule that applies.
    pub scripts: Vec<ScriptRule>,
    /// How an offer is put.
    pub notification: NotificationTemplate,
    /// What an offer says.
    pub wording: Wording,
    /// How a question for advice is put; nothing means like an offer that is never assigned without asking.
    pub consult: Option<QuestionTemplate>,
    /// How a question to take over is put; nothing means the same.
    pub transfer: Option<QuestionTemplate>,
    /// When the system closes what nobody touches.
    pub auto_close: AutoClose,
    /// How long a live customer may be gone before the conversation is over (behaviour §5.5).
    pub reconnect: Span,
    /// Whether agents may transfer to anybody, or only to members of the conversation's queue (design §5).
    pub transfers_to_anyone: bool,
    /// Whether giving advice takes capacity.
    pub consult_takes_capacity: ConsultCapacity,
}

/// Push or pick (seed 000).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Distribution {
    /// The system offers.
    Push,
    /// The system offers, and agents may also take by themselves, whatever their capacity and presence.
    PushAndSelect,
    /// Agents take from the open work items.
    Pick,
}

impl Distribution {
    /// Whether the system offers its conversations.
    #[must_use]
    pub const fn offers(self) -> bool {
        matches!(self, Self::Push | Self::PushAndSelect)
    }

    /// Whether an agent may take one by hand.
    #[must_use]
    pub const fn can_be_picked(self) -> bool {
        matches!(self, Self::Pick | Self::PushAndSelect)
    }
}

/// How skills decide who may take a conversation (behaviour §2.8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkillMatch {
    /// They do not.
    #[default]
    None,
    /// Only who has them all, at the rating asked for.
    Exact,
    /// Whoever comes nearest first; ties by the queue's method (design §5).
    Closest,
}

/// What a customer's preferred agents mean (behaviour §1.8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreferredAgents {
    /// Nothing.
    #[default]
    Ignored,
    /// They are asked first; when none is there, whoever comes next.
    First,
    /// Nobody else is asked.
    Only,
}

/// Which advice takes capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConsultCapacity {
    /// When a person was asked by name.
    pub by_name: bool,
    /// When a queue was asked.
    pub by_queue: bool,
}

impl Default for ConsultCapacity {
    fn default() -> Self {
        Self {
            by_name: false,
            by_queue: true,
        }
    }
}

/// How long wrap-up holds capacity (behaviour §1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WrapUpPolicy {
    /// Until the conversation is closed.
    Always,
    /// For this long from the start of wrap-up, in milliseconds.
    For(Span),
    /// Not at all.
    Never,
}

/// After how long without a change a state ends by itself; nothing means never (behaviour §5.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AutoClose {
    /// Open, in milliseconds.
    pub open: Option<Span>,
    /// Active, in milliseconds.
    pub active: Option<Span>,
    /// Waiting for the customer, in milliseconds.
    pub waiting: Option<Span>,
    /// Wrap-up, in milliseconds.
    pub wrap_up: Option<Span>,
}

impl AutoClose {
    /// The defaults of behaviour §5.4 for a channel.
    #[must_use]
    pub const fn for_channel(channel: Channel) -> Self {
        match channel {
            Channel::LiveChat => Self {
                open: Some(Span::minutes(20)),
                active: None,
                waiting: None,
                wrap_up: Some(Span::minutes(15)),
            },
            Channel::PersistentChat => Self {
                open: Some(Span::hours(30 * 24)),
                active: None,
                waiting: Some(Span::hours(28 * 24)),
                wrap_up: Some(Span::hours(24)),
            },
            Channel::Record => Self {
                open: None,
                active: None,
                waiting: None,
                wrap_up: None,
            },
            _ => Self {
                open: Some(Span::hours(30 * 24)),
                active: Some(Span::hours(30 * 24)),
                waiting: Some(Span::hours(28 * 24)),
                wrap_up: Some(Span::hours(24)),
            },
        }
    }
}

impl WorkStream {
    /// The template questions for this purpose have of their own.
    #[must_use]
    pub const fn question(&self, purpose: &Purpose) -> Option<&QuestionTemplate> {
        match purpose {
            Purpose::Transfer => self.transfer.as_ref(),
            Purpose::Consult { .. } => self.consult.as_ref(),
        }
    }

    /// How a question for this purpose is put.
    #[must_use]
    pub fn question_notification(&self, purpose: &Purpose) -> NotificationTemplate {
        let usual = NotificationTemplate {
            countdown: self.notification.countdown,
            shows_countdown: self.notification.shows_countdown,
            ..NotificationTemplate::default()
        };
        self.question(purpose).map_or(usual, |own| own.notification)
    }

    /// A push work stream with everything else at its default.
    #[must_use]
    pub fn new(id: WorkStreamId, name: &str, channel: Channel, fallback: QueueId) -> Self {
        Self {
            id,
            name: name.into(),
            channel,
            fallback,
            variables: Vec::new(),
            classification: Vec::new(),
            routes: Vec::new(),
            bot: None,
            distribution: Distribution::Push,
            cost: Cost::Units(Units(0)),
            allowed_presences: PresenceSet::from_iter([Presence::Available, Presence::Busy]),
            skill_match: SkillMatch::None,
            keeps_agent: !channel.is_live() && channel != Channel::Record,
            preferred: PreferredAgents::Ignored,
            wrap_up: WrapUpPolicy::Always,
            dispositions: Dispositions::default(),
            scripts: Vec::new(),
            notification: NotificationTemplate::default(),
            wording: Wording::default(),
            consult: None,
            transfer: None,
            auto_close: AutoClose::for_channel(channel),
            reconnect: Span::minutes(3),
            transfers_to_anyone: false,
            consult_takes_capacity: ConsultCapacity::default(),
        }
    }
}
