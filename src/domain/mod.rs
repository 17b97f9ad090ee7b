//! The nouns of a contact centre, as plain data.
//!
//! Nothing here decides anything: rules live in [`crate::engine`]. A type may answer questions about itself
//! (is this channel live? how much capacity is left?) and nothing more.

mod activity;
mod agent;
mod article;
mod assignment;
mod attachment;
mod automation;
mod bot;
mod bucket;
mod capacity;
mod case;
mod channel;
mod classification;
mod condition;
mod context;
mod conversation;
mod customer;
mod disposition;
mod dossier;
mod floor;
mod id;
mod invitation;
mod ledger;
mod message;
mod needs;
mod note;
mod notification;
mod origin;
mod overflow;
mod participant;
mod presence;
mod profile;
mod queue;
mod quick_reply;
mod rating;
mod record_field;
mod ring;
mod route;
mod schedule;
mod script;
mod settings;
mod skill;
mod slash_command;
mod time;
mod value;
mod wording;
mod work_stream;

pub use activity::{Activity, ActivityKind, Regarding};
pub use agent::{Agent, Role};
pub use article::{Article, ArticleStatus, Verdict};
pub use assignment::{AgentOrder, AssignmentMethod, AssignmentRule, AssignmentRuleset, CustomAssignment};
pub use attachment::{Attachment, Attachments, Picture};
pub use automation::{CaseTemplate, Macro, MacroAction, MacroTab, MacroTarget};
pub use bot::Bot;
pub use bucket::{Bucket, BucketOrder};
pub use capacity::{Cost, Units};
pub use case::{Case, CaseChange, CaseKind, CasePriority, CaseStatus, CaseStep};
pub use channel::{Carries, Channel, WorkKind};
pub use classification::{ClassificationRule, Outputs, Ruleset};
pub use condition::{Condition, Field, Operand, Operator, Test};
pub use context::{Context, ContextVariable, VariableKind};
pub use conversation::{ClosureReason, Conversation, EndedBy, Stage, Status, WrapUpHold};
pub use customer::{Address, Customer, CustomerKind, Identity, PastConversation};
pub use disposition::Dispositions;
pub use dossier::Dossier;
pub use floor::Floor;
pub use id::{
    ActivityId, AgentId, ArticleId, BotId, CaseId, ContactId, ConversationId, CustomerId, HoursId, MacroId,
    PresenceId, ProfileId, QueueId, QuickReplyId, RatingModelId, ScriptId, SkillId, WorkStreamId,
};
pub use invitation::{Invitation, Purpose};
pub use ledger::{Hold, Ledger, ProfileUse};
pub use message::{Audience, Author, Entry, Line, Message, RequeueReason, SystemLine};
pub use needs::Needs;
pub use note::Note;
pub use notification::{NotificationTemplate, QuestionTemplate};
pub use origin::{Footprint, FootprintKind, Origin, Visitor};
pub use overflow::{Overflow, OverflowAction, OverflowCondition, OverflowRule, WaitOverflow};
pub use participant::{Mode, Participant};
pub use presence::{
    CustomPresence, Presence, PresenceCause, PresenceChoice, PresenceRecord, PresenceSet, SetBy,
};
pub use profile::{CapacityProfile, Reset};
pub use queue::Queue;
pub use quick_reply::QuickReply;
pub use rating::{Proficiency, RatingModel};
pub use record_field::RecordField;
pub use ring::Ring;
pub use route::{RouteRule, RouteTarget};
pub use schedule::{
    Date, Holiday, LocalSpan, LocalTime, OperatingHours, ScheduleError, TimeZone, Week, Weekday,
    next_midnight,
};
pub use script::{Script, ScriptRule, Step, StepAction, StepMark, StepOutcome};
pub use settings::Settings;
pub use skill::Skill;
pub use slash_command::{SLASH_COMMANDS, SlashCommand};
pub use time::{Millis, Span};
pub use value::Value;
pub use wording::{Wording, WordingField};
pub use work_stream::{
    AutoClose, ConsultCapacity, Distribution, PreferredAgents, SkillMatch, WorkStream, WrapUpPolicy,
};
