//! Answers that are written once and sent often.

use super::{AgentId, QuickReplyId, WorkStreamId};
use serde::{Deserialize, Serialize};

/// A ready-made answer (behaviour §8.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuickReply {
    /// Which one.
    pub id: QuickReplyId,
    /// What it is found by.
    pub title: String,
    /// The language it is written in, as BCP 47 names it: "en", "nb".
    pub locale: String,
    /// What is sent, with slugs such as `{FirstName{Customer}}` still in it.
    pub text: String,
    /// Words that gather it with its like, without the `#`.
    pub tags: Vec<String>,
    /// Where it is offered; nowhere in particular means everywhere.
    pub work_streams: Vec<WorkStreamId>,
    /// Whose own it is; nothing when everybody shares it.
    pub owner: Option<AgentId>,
}

impl QuickReply {
    /// Whether this agent finds it in a conversation of this work stream.
    #[must_use]
    pub fn is_for(&self, agent: AgentId, work_stream: WorkStreamId) -> bool {
        self.owner.is_none_or(|owner| owner == agent)
            && (self.work_streams.is_empty() || self.work_streams.contains(&work_stream))
    }
}

#[cfg(test)]
mod tests {
    use super::QuickReply;
    use crate::domain::{AgentId, QuickReplyId, WorkStreamId};

    const KARI: AgentId = AgentId(1);
    const OLA: AgentId = AgentId(2);
    const CHAT: WorkStreamId = WorkStreamId(1);
    const SMS: WorkStreamId = WorkStreamId(2);

    fn reply(work_streams: &[WorkStreamId], owner: Option<AgentId>) -> QuickReply {
        QuickReply {
            id: QuickReplyId(1),
            title: "Greeting".into(),
            locale: "en".into(),
            text: "Hello!".into(),
            tags: Vec::new(),
            work_streams: work_streams.to_vec(),
            owner,
        }
    }

    #[test]
    fn a_shared_reply_without_work_streams_is_everybodys() {
        assert!(reply(&[], None).is_for(KARI, CHAT));
        assert!(reply(&[], None).is_for(OLA, SMS));
    }

    #[test]
    fn work_streams_narrow_it() {
        assert!(reply(&[CHAT], None).is_for(KARI, CHAT));
        assert!(!reply(&[CHAT], None).is_for(KARI, SMS));
        assert!(reply(&[CHAT, SMS], None).is_for(KARI, SMS));
    }

    #[test]
    fn a_personal_reply_is_its_owners_and_still_belongs_to_its_work_streams() {
        assert!(reply(&[], Some(KARI)).is_for(KARI, CHAT));
        assert!(!reply(&[], Some(KARI)).is_for(OLA, CHAT));
        assert!(!reply(&[CHAT], Some(KARI)).is_for(KARI, SMS));
    }
}
