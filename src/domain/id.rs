//! Typed identifiers. The world hands them out in order, so replaying a log reproduces them.

use core::fmt;
use serde::{Deserialize, Serialize};

macro_rules! id {
    ($($(#[doc = $doc:literal])+ $name:ident($inner:ty);)+) => {$(
        $(#[doc = $doc])+
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    )+};
}

id! {
    /// An activity on a timeline.
    ActivityId(u32);
    /// An agent: a person who answers customers.
    AgentId(u32);
    /// A knowledge article.
    ArticleId(u32);
    /// A bot that answers before a person does.
    BotId(u32);
    /// A case.
    CaseId(u32);
    /// A customer, known or anonymous.
    CustomerId(u32);
    /// A conversation (= work item).
    ConversationId(u32);
    /// Operating hours.
    HoursId(u32);
    /// A macro.
    MacroId(u32);
    /// A custom presence.
    PresenceId(u32);
    /// A capacity profile.
    ProfileId(u32);
    /// A queue.
    QueueId(u32);
    /// A quick reply.
    QuickReplyId(u32);
    /// A rating model.
    RatingModelId(u32);
    /// An agent script.
    ScriptId(u32);
    /// A skill.
    SkillId(u32);
    /// A work stream.
    WorkStreamId(u32);
    /// A thread on a channel as the channel itself numbers it: a chat widget's visit, a phone number's thread.
    /// One contact can carry several conversations, one after another.
    ContactId(u64);
}
