//! The nouns of a contact centre, as plain data.
//!
//! Nothing here decides anything: rules live in [`crate::engine`]. A type may answer questions about itself
//! (is this channel live? how much capacity is left?) and nothing more.

mod agent;
mod capacity;
mod channel;
mod conversation;
mod customer;
mod floor;
mod id;
mod message;
mod presence;
mod queue;
mod settings;
mod time;
mod work_stream;

pub use agent::Agent;
pub use capacity::{Hold, Ledger, Units};
pub use channel::Channel;
pub use conversation::{ClosureReason, Conversation, EndedBy, Stage, Status, WrapUpHold};
pub use customer::{Address, Customer, Identity, PastConversation};
pub use floor::Floor;
pub use id::{AgentId, ContactId, ConversationId, CustomerId, QueueId, WorkStreamId};
pub use message::{Author, Entry, Line, Message, RequeueReason, SystemLine};
pub use presence::{Presence, PresenceCause, PresenceRecord, PresenceSet, SetBy};
pub use queue::Queue;
pub use settings::Settings;
pub use time::{Millis, Span};
pub use work_stream::{AutoClose, Distribution, WorkStream, WrapUpPolicy};
