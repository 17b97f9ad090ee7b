//! What can be asked of the engine.

use super::Setting;
use crate::domain::{
    Activity, ActivityId, AgentId, ArticleId, Attachments, Audience, Case, CaseId, CaseStatus, ContactId,
    Context, ConversationId, Customer, CustomerId, Floor, Identity, PresenceChoice, QueueId, QuickReply,
    QuickReplyId, ScriptId, SkillId, StepOutcome, WorkStreamId,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A wish. Who wishes, and when, is in the [`Stamp`](super::Stamp).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Sets up an empty world.
    OpenFloor(Box<Floor>),
    /// The agent starts work.
    SignIn,
    /// The agent leaves, or their connection does: the presence is kept for the restore window.
    SignOut,
    /// An administrator saves something; it counts from the next command on.
    Save(Box<Setting>),
    /// The agent chooses a presence.
    SetPresence(PresenceChoice),
    /// The agent wants to be this once the work in hand is done; nothing takes it back.
    LeaveAfterThis(Option<PresenceChoice>),
    /// A supervisor chooses a presence for an agent.
    SetPresenceOf(AgentId, PresenceChoice),
    /// A supervisor takes back what a missed or rejected offer did to an agent's presence.
    ResetPresenceOf(AgentId),
    /// The agent takes back what a missed or rejected offer did to their presence.
    ResetPresence,
    /// A message came in on a channel: it continues the contact's ongoing conversation or opens a new one.
    CustomerWrites {
        /// The channel's thread.
        contact: ContactId,
        /// The work stream the channel's entry belongs to.
        work_stream: WorkStreamId,
        /// What the channel knows of the writer.
        from: Identity,
        /// The text; it may be empty where there are files.
        body: Arc<str>,
        /// The files with it.
        attachments: Attachments,
        /// What the channel and the survey know.
        context: Context,
    },
    /// The customer ended the contact or left it for good; a record was resolved.
    CustomerLeaves(ContactId),
    /// The customer's connection broke.
    CustomerDisconnects(ContactId),
    /// The customer is back.
    CustomerReconnects(ContactId),
    /// The bot writes to the customer.
    BotSays {
        /// In which conversation.
        conversation: ConversationId,
        /// The text.
        body: Arc<str>,
    },
    /// The bot hands the conversation over; routing runs again with what it found out.
    BotEscalates {
        /// Which conversation.
        conversation: ConversationId,
        /// What it found out.
        context: Context,
    },
    /// The bot has settled it.
    BotEnds(ConversationId),
    /// The agent takes what they were offered.
    Accept(ConversationId),
    /// The agent refuses what they were offered.
    Reject(ConversationId),
    /// The agent takes an open conversation by hand.
    Pick(ConversationId),
    /// The agent takes up a waiting conversation of theirs again.
    Resume(ConversationId),
    /// The agent writes: to the customer, or to colleagues only.
    Say {
        /// In which conversation.
        conversation: ConversationId,
        /// Who is to read it.
        audience: Audience,
        /// The text; it may be empty where there are files.
        body: Arc<str>,
        /// The files with it.
        attachments: Attachments,
    },
    /// The agent ends the conversation; wrap-up begins.
    End(ConversationId),
    /// The agent closes the session: after End it closes the conversation, before it gives it back (behaviour §5.3).
    CloseSession(ConversationId),
    /// The agent writes again to the customer of a closed conversation: a new one, linked to the old.
    FollowUp(ConversationId),
    /// The agent asks a colleague to take over.
    Transfer {
        /// Which conversation.
        conversation: ConversationId,
        /// Whom.
        to: AgentId,
        /// What they should know, for colleagues only.
        note: Option<Arc<str>>,
    },
    /// The agent gives the conversation to a queue.
    TransferToQueue {
        /// Which conversation.
        conversation: ConversationId,
        /// Which queue.
        to: QueueId,
        /// What whoever takes it should know, for colleagues only.
        note: Option<Arc<str>>,
    },
    /// The agent asks a colleague for advice.
    Consult {
        /// About which conversation.
        conversation: ConversationId,
        /// Whom.
        agent: AgentId,
        /// What they should know, for colleagues only.
        note: Option<Arc<str>>,
    },
    /// The agent asks whoever is best in a queue for advice.
    ConsultQueue {
        /// About which conversation.
        conversation: ConversationId,
        /// Which queue.
        queue: QueueId,
        /// What they should know, for colleagues only.
        note: Option<Arc<str>>,
    },
    /// The agent takes back a question to a colleague.
    Uninvite {
        /// About which conversation.
        conversation: ConversationId,
        /// Whom they had asked.
        agent: AgentId,
    },
    /// The agent lets an adviser write to the customer as well.
    Add {
        /// In which conversation.
        conversation: ConversationId,
        /// Whom.
        agent: AgentId,
    },
    /// The agent ends a colleague's part.
    Dismiss {
        /// In which conversation.
        conversation: ConversationId,
        /// Whose.
        agent: AgentId,
    },
    /// The agent leaves a conversation they only take part in.
    Leave(ConversationId),
    /// The agent writes their note about a conversation anew; an empty one is no note.
    SaveNote {
        /// About which conversation.
        conversation: ConversationId,
        /// What it says.
        text: Arc<str>,
    },
    /// The agent says what came of a conversation.
    SetDispositions {
        /// Of which conversation.
        conversation: ConversationId,
        /// Which codes of its work stream.
        codes: Vec<Arc<str>>,
    },
    /// The agent keeps a quick reply of their own, new or changed.
    SaveQuickReply(Box<QuickReply>),
    /// The agent throws one of their own away.
    DeleteQuickReply(QuickReplyId),
    /// The agent keeps a contact or an account, new or changed.
    SaveCustomer {
        /// The customer; number 0 stands for a new one.
        customer: Box<Customer>,
        /// The conversation a new one is linked to at once.
        conversation: Option<ConversationId>,
    },
    /// The agent says whose a conversation is, or that nobody knows.
    LinkCustomer {
        /// Which conversation.
        conversation: ConversationId,
        /// Whose; nothing when nobody knows.
        customer: Option<CustomerId>,
    },
    /// The agent keeps a case, new or changed. Its status stays among those that are open.
    SaveCase {
        /// The case; number 0 stands for a new one.
        case: Box<Case>,
        /// The conversation a new one is linked to at once.
        conversation: Option<ConversationId>,
    },
    /// The agent closes a case for good, or opens it again.
    SettleCase {
        /// Which.
        case: CaseId,
        /// Resolved, cancelled, or one of the open ones again.
        status: CaseStatus,
        /// What settled it.
        resolution: Arc<str>,
    },
    /// The agent says to which case a conversation belongs, or that it belongs to none.
    LinkCase {
        /// Which conversation.
        conversation: ConversationId,
        /// Which case.
        case: Option<CaseId>,
    },
    /// The agent keeps an activity on the timeline, new or changed.
    SaveActivity(Box<Activity>),
    /// The agent throws an activity of their own away.
    DeleteActivity(ActivityId),
    /// The agent says what they think of an article.
    JudgeArticle {
        /// Which.
        article: ArticleId,
        /// Whether it helped.
        helped: bool,
        /// What they say about it.
        comment: Arc<str>,
    },
    /// The agent says that an article belongs to a conversation, or does not any more.
    LinkArticle {
        /// Which conversation.
        conversation: ConversationId,
        /// Which article.
        article: ArticleId,
        /// Whether it does.
        is_linked: bool,
    },
    /// The agent follows another script.
    ChooseScript {
        /// In which conversation.
        conversation: ConversationId,
        /// Which.
        script: ScriptId,
    },
    /// The agent says how a step of a script went, or that it is to be done anew.
    MarkStep {
        /// In which conversation.
        conversation: ConversationId,
        /// Of which script.
        script: ScriptId,
        /// Which, counted from 0.
        step: u16,
        /// How it went.
        outcome: Option<StepOutcome>,
    },
    /// The agent begins a script anew.
    ResetScript {
        /// In which conversation.
        conversation: ConversationId,
        /// Which.
        script: ScriptId,
    },
    /// The agent changes which skills the conversation asks for.
    SetSkill {
        /// Of which conversation.
        conversation: ConversationId,
        /// Which skill.
        skill: SkillId,
        /// The rating it takes; nothing when it is not to be asked for.
        need: Option<u8>,
    },
    /// A supervisor gives an open conversation to an agent, whatever their capacity.
    Assign {
        /// Which conversation.
        conversation: ConversationId,
        /// To whom.
        to: AgentId,
    },
    /// A supervisor moves an open conversation to a queue.
    AssignToQueue {
        /// Which conversation.
        conversation: ConversationId,
        /// Which queue.
        to: QueueId,
    },
    /// A supervisor listens.
    Monitor(ConversationId),
    /// A supervisor who listens joins in: agent and customer are told.
    Join(ConversationId),
    /// A supervisor closes a conversation, in whatever state it is.
    ForceClose(ConversationId),
    /// Closed conversations that ended before are no longer kept in memory.
    Forget {
        /// Which.
        conversations: Vec<ConversationId>,
    },
    /// The earliest deadline has come.
    Tick,
}
