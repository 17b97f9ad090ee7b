//! What happened. The journal, every screen and every report are folds over these.

use super::{Actor, Findings, Route, Setting, Stamp};
use crate::domain::{
    Activity, ActivityId, AgentId, ArticleId, Attachments, Audience, Author, BotId, Case, CaseId,
    ClosureReason, ContactId, ConversationId, Customer, CustomerId, EndedBy, Floor, HoursId, Millis, Mode,
    Origin, Presence, PresenceCause, PresenceChoice, PresenceId, Purpose, QueueId, QuickReply, QuickReplyId,
    RequeueReason, ScriptId, SetBy, SkillId, StepOutcome, Verdict, WorkStreamId, WrapUpHold,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One thing that happened, with when and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When.
    pub at: Millis,
    /// By whom.
    pub actor: Actor,
    /// What.
    pub fact: Fact,
}

impl Event {
    /// The fact under the stamp it was decided with.
    #[must_use]
    pub const fn new(stamp: Stamp, fact: Fact) -> Self {
        Self {
            at: stamp.now,
            actor: stamp.actor,
            fact,
        }
    }
}

/// How an offer was turned down. Both count as a decline (behaviour §2.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeclineKind {
    /// The agent pressed Reject.
    Rejected,
    /// The countdown ran out.
    TimedOut,
}

/// The facts, each named after what has happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// The floor was set up.
    FloorOpened(Box<Floor>),
    /// An agent is here.
    AgentSignedIn(AgentId),
    /// An agent left; their presence is remembered for the restore window.
    AgentSignedOut(AgentId),
    /// An agent did not come back within the restore window.
    AgentLost(AgentId),
    /// An administrator saved something.
    SettingSaved(Box<Setting>),
    /// Operating hours began or ended.
    HoursTurned {
        /// Which.
        hours: HoursId,
        /// Whether they are on now.
        is_open: bool,
        /// When that changes next.
        next: Option<Millis>,
    },
    /// A day is over: what is counted by the day begins anew.
    DayEnded {
        /// When the next one is.
        next: Millis,
    },
    /// An agent wants to go once the work in hand is done, or does not any more.
    LeavePlanned {
        /// Who.
        agent: AgentId,
        /// What they want to be then; nothing when they took it back.
        to: Option<PresenceChoice>,
    },
    /// An agent's presence changed.
    PresenceChanged {
        /// Whose.
        agent: AgentId,
        /// To what.
        status: Presence,
        /// The custom presence it is shown as.
        custom: Option<PresenceId>,
        /// By whom.
        set_by: SetBy,
        /// Why.
        cause: PresenceCause,
    },
    /// Somebody nobody knew yet wrote to us.
    CustomerRegistered(Box<Customer>),
    /// A conversation began: it is with a bot, or in its queue.
    ConversationOpened {
        /// Which.
        conversation: ConversationId,
        /// The channel's thread.
        contact: ContactId,
        /// Who writes.
        customer: CustomerId,
        /// Under which settings.
        work_stream: WorkStreamId,
        /// The bot that answers first.
        bot: Option<BotId>,
        /// Where it goes.
        route: Route,
        /// What is known of it, if anything is.
        findings: Option<Box<Findings>>,
        /// The closed conversation it follows up.
        follows: Option<ConversationId>,
    },
    /// The entry told what it knows of the customer's visit.
    OriginTold {
        /// In which conversation.
        conversation: ConversationId,
        /// What.
        origin: Box<Origin>,
    },
    /// The bot handed it over.
    ConversationEscalated {
        /// Which.
        conversation: ConversationId,
        /// By which bot.
        bot: BotId,
        /// Where it goes.
        route: Route,
        /// What is known of it now, if anything is.
        findings: Option<Box<Findings>>,
    },
    /// What a conversation asks for was changed by hand.
    SkillChanged {
        /// Of which.
        conversation: ConversationId,
        /// Which skill.
        skill: SkillId,
        /// The rating it takes; nothing when it is not asked for any more.
        need: Option<u8>,
    },
    /// More agents may be asked.
    RingsOpened {
        /// For which.
        conversation: ConversationId,
        /// How many rings are open now.
        rings: u8,
    },
    /// Somebody wrote.
    MessagePosted {
        /// Where.
        conversation: ConversationId,
        /// Who.
        author: Author,
        /// Who can read it.
        audience: Audience,
        /// What.
        body: Arc<str>,
        /// The files that came with it.
        attachments: Attachments,
    },
    /// An agent wrote down something about a conversation, instead of what they had written before.
    NoteSaved {
        /// About which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
        /// What; empty when there is no note any more.
        text: Arc<str>,
    },
    /// An agent said what came of a conversation.
    DispositionsSet {
        /// Of which.
        conversation: ConversationId,
        /// What, in the words of its work stream.
        codes: Vec<Arc<str>>,
    },
    /// An agent keeps a quick reply of their own.
    QuickReplySaved(Box<QuickReply>),
    /// An agent threw a quick reply of their own away.
    QuickReplyDeleted {
        /// Whose it was.
        agent: AgentId,
        /// Which.
        reply: QuickReplyId,
    },
    /// A contact or an account was written down, or written anew.
    CustomerSaved(Box<Customer>),
    /// A conversation is somebody else's than was thought.
    CustomerLinked {
        /// Which.
        conversation: ConversationId,
        /// Whose it was thought to be.
        from: CustomerId,
        /// Whose it is.
        to: CustomerId,
    },
    /// A case was opened or changed.
    CaseSaved(Box<Case>),
    /// A conversation belongs to a case, or to none any more.
    CaseLinked {
        /// Which conversation.
        conversation: ConversationId,
        /// Which case.
        case: Option<CaseId>,
    },
    /// Something was written on a timeline.
    ActivitySaved(Box<Activity>),
    /// Something was taken off a timeline.
    ActivityDeleted(ActivityId),
    /// An agent said what they think of an article.
    ArticleJudged(Box<Verdict>),
    /// An article belongs to a conversation, or does not any more.
    ArticleLinked {
        /// Which conversation.
        conversation: ConversationId,
        /// Which article.
        article: ArticleId,
        /// Whether it does.
        is_linked: bool,
    },
    /// The agent follows another script.
    ScriptChosen {
        /// In which conversation.
        conversation: ConversationId,
        /// Which.
        script: ScriptId,
    },
    /// A step of a script was tried, or is to be done anew.
    StepMarked {
        /// In which conversation.
        conversation: ConversationId,
        /// Of which script.
        script: ScriptId,
        /// Which, counted from 0.
        step: u16,
        /// How it went.
        outcome: Option<StepOutcome>,
    },
    /// A script was begun anew.
    ScriptReset {
        /// In which conversation.
        conversation: ConversationId,
        /// Which.
        script: ScriptId,
    },
    /// An agent is asked to take a conversation. Their capacity is reserved from here on.
    OfferMade {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
        /// When the question lapses.
        expires_at: Millis,
        /// Whether limits do not count: a wish, or a supervisor's decision.
        exempt: bool,
    },
    /// The agent took it.
    OfferAccepted {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
    },
    /// The agent did not take it.
    OfferDeclined {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
        /// How.
        how: DeclineKind,
    },
    /// The offer was taken back because the agent left; no decline.
    OfferWithdrawn {
        /// Which.
        conversation: ConversationId,
        /// From whom.
        agent: AgentId,
    },
    /// An agent took an open conversation by hand.
    ConversationPicked {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
    },
    /// An agent took up a waiting conversation of theirs.
    ConversationResumed {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
    },
    /// One side ended it; wrap-up begins.
    ConversationEnded {
        /// Which.
        conversation: ConversationId,
        /// The primary agent.
        agent: AgentId,
        /// Which side.
        by: EndedBy,
        /// For how long wrap-up holds capacity.
        hold: WrapUpHold,
    },
    /// Wrap-up goes on but holds no capacity any more.
    WrapUpReleased {
        /// Which.
        conversation: ConversationId,
        /// Whose capacity.
        agent: AgentId,
    },
    /// It is back in a queue.
    ConversationRequeued {
        /// Which.
        conversation: ConversationId,
        /// In which queue.
        queue: QueueId,
        /// Why.
        reason: RequeueReason,
    },
    /// The agent left it for the customer's next message.
    ConversationParked {
        /// Which.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
    },
    /// An agent is asked to take over, or for advice; until they answer, everything stays as it is.
    Invited {
        /// To which conversation.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
        /// What for.
        purpose: Purpose,
        /// By whom.
        by: AgentId,
        /// Since when: a question to a queue goes from one of its members to the next.
        asked_at: Millis,
        /// When the question lapses.
        expires_at: Millis,
        /// Whether it takes capacity.
        takes_capacity: bool,
    },
    /// They did not come.
    InvitationDeclined {
        /// To which conversation.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
        /// How.
        how: DeclineKind,
    },
    /// The question was taken back.
    InvitationWithdrawn {
        /// To which conversation.
        conversation: ConversationId,
        /// From whom.
        agent: AgentId,
    },
    /// Another agent is the primary agent now.
    ConversationTransferred {
        /// Which.
        conversation: ConversationId,
        /// Whose it was.
        from: AgentId,
        /// Whose it is.
        to: AgentId,
        /// Whether who had it stays on to advise: when a supervisor decided.
        keeps_advising: bool,
    },
    /// Somebody takes part beside the primary agent.
    ParticipantJoined {
        /// In which conversation.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
        /// How.
        mode: Mode,
    },
    /// They may write to the customer from now on.
    ParticipantAdded {
        /// In which conversation.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
    },
    /// They take part no more.
    ParticipantLeft {
        /// In which conversation.
        conversation: ConversationId,
        /// Who.
        agent: AgentId,
    },
    /// Closed conversations are no longer kept in memory; the log has them.
    ConversationsForgotten(Vec<ConversationId>),
    /// The customer's connection broke.
    CustomerDisconnected(ConversationId),
    /// The customer is back.
    CustomerReconnected(ConversationId),
    /// It is finished for good.
    ConversationClosed {
        /// Which.
        conversation: ConversationId,
        /// Why.
        reason: ClosureReason,
    },
}
