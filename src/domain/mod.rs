//! The nouns of a contact centre, as plain data.
//!
//! Nothing here decides anything: rules live in [`crate::engine`]. A type may answer questions about itself
//! (is this channel live? how much capacity is left?) and nothing more.

mod agent;
mod assignment;
mod attachment;
mod bot;
mod bucket;
mod capacity;
mod channel;
mod classification;
mod condition;
mod context;
mod conversation;
mod customer;
mod disposition;
mod floor;
mod id;
mod invitation;
mod ledger;
mod message;
mod needs;
mod note;
mod notification;
mod overflow;
mod participant;
mod presence;
mod profile;
mod queue;
mod quick_reply;
mod rating;
mod ring;
mod route;
mod schedule;
mod settings;
mod skill;
mod slash_command;
mod time;
mod value;
mod wording;
mod work_stream;

pub use agent::{Agent, Role};
pub use assignment::{AgentOrder, AssignmentMethod, AssignmentRule, AssignmentRuleset, CustomAssignment};
pub use attachment::{Attachment, Attachments, Picture};
pub use bot::Bot;
pub use bucket::{Bucket, BucketOrder};
pub use capacity::{Cost, Units};
pub use channel::{Carries, Channel, WorkKind};
pub use classification::{ClassificationRule, Outputs, Ruleset};
pub use condition::{Condition, Field, Operand, Operator, Test};
pub use context::{Context, ContextVariable, VariableKind};
pub use conversation::{ClosureReason, Conversation, EndedBy, Stage, Status, WrapUpHold};
pub use customer::{Address, Customer, Identity, PastConversation};
pub use disposition::Dispositions;
pub use floor::Floor;
pub use id::{
    AgentId, BotId, ContactId, ConversationId, CustomerId, HoursId, PresenceId, ProfileId, QueueId,
    QuickReplyId, RatingModelId, SkillId, WorkStreamId,
};
pub use invitation::{Invitation, Purpose};
pub use ledger::{Hold, Ledger, ProfileUse};
pub use message::{Audience, Author, Entry, Line, Message, RequeueReason, SystemLine};
pub use needs::Needs;
pub use note::Note;
pub use notification::{NotificationTemplate, QuestionTemplate};
pub use overflow::{Overflow, OverflowAction, OverflowCondition, OverflowRule, WaitOverflow};
pub use participant::{Mode, Participant};
pub use presence::{
    CustomPresence, Presence, PresenceCause, PresenceChoice, PresenceRecord, PresenceSet, SetBy,
};
pub use profile::{CapacityProfile, Reset};
pub use queue::Queue;
pub use quick_reply::QuickReply;
pub use rating::{Proficiency, RatingModel};
pub use ring::Ring;
pub use route::{RouteRule, RouteTarget};
pub use schedule::{
    Date, Holiday, LocalSpan, LocalTime, OperatingHours, ScheduleError, TimeZone, Week, Weekday,
    next_midnight,
};
pub use settings::Settings;
pub use skill::Skill;
pub use slash_command::{SLASH_COMMANDS, SlashCommand};
pub use time::{Millis, Span};
pub use value::Value;
pub use wording::{Wording, WordingField};
pub use work_stream::{
    AutoClose, ConsultCapacity, Distribution, PreferredAgents, SkillMatch, WorkStream, WrapUpPolicy,
};
