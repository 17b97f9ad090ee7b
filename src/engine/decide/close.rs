//! Closing a session with X: what it means depends on whether the conversation was ended (behaviour §5.3).

use super::{Decision, acting_seat, disposition, known};
use crate::domain::{ClosureReason, ConversationId, RequeueReason, Stage};
use crate::engine::{Fact, Refusal, Stamp, World};

pub(super) fn close_session(world: &World, stamp: Stamp, id: ConversationId) -> Decision {
    let actor = acting_seat(world, stamp)?.agent.id;
    let conversation = known(world, id)?;
    match conversation.stage {
        Stage::WrapUp { agent, .. } if agent == actor => {
            disposition::must_be_given(world, conversation)?;
            Ok(vec![Fact::ConversationClosed {
                conversation: id,
                reason: ClosureReason::AgentClosed,
            }])
        }
        Stage::Active { agent } if agent == actor && world.is_live(conversation) => {
            let reason = RequeueReason::SessionClosed(agent);
            Ok(vec![Fact::ConversationRequeued {
                conversation: id,
                queue: conversation.queue,
                reason,
            }])
        }
        Stage::Active { agent } if agent == actor => Ok(vec![Fact::ConversationParked {
            conversation: id,
            agent,
        }]),
        Stage::Active { .. } | Stage::WrapUp { .. } => Err(Refusal::NotYours),
        _ => Err(Refusal::WrongStatus(conversation.status())),
    }
}
