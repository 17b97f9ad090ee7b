//! What of an event crosses to the customer. Everything else stays on our side (design §2.7).

use crate::backend::Outbound;
use crate::domain::{Audience, Author, ClosureReason};
use crate::engine::{Fact, World};

/// The message to the channel an event calls for, if any. `world` is the world after the event.
pub(super) fn outbound(world: &World, fact: &Fact) -> Option<Outbound> {
    let contact = |id| world.conversation(id).map(|conversation| conversation.contact);
    match fact {
        Fact::ConversationOpened {
            contact,
            customer,
            work_stream,
            follows: Some(_),
            ..
        } => Some(Outbound::Started {
            contact: *contact,
            customer: *customer,
            work_stream: *work_stream,
        }),
        Fact::OfferAccepted { conversation, .. }
        | Fact::ConversationPicked { conversation, .. }
        | Fact::ConversationResumed { conversation, .. }
        | Fact::ConversationTransferred { conversation, .. } => {
            contact(*conversation).map(Outbound::Answered)
        }
        Fact::MessagePosted {
            conversation,
            author: Author::Agent(_) | Author::Bot(_),
            audience: Audience::Public,
            body,
            attachments,
        } => contact(*conversation).map(|contact| Outbound::Said {
            contact,
            body: body.clone(),
            attachments: attachments.clone(),
        }),
        Fact::ConversationRequeued { conversation, .. } => contact(*conversation).map(Outbound::Requeued),
        Fact::ConversationEnded { conversation, .. } => contact(*conversation).map(Outbound::Ended),
        Fact::ConversationClosed { conversation, reason } => match reason {
            // Ended long ago; the contact may be in another conversation by now.
            ClosureReason::AgentClosed | ClosureReason::AutoClosed => None,
            // It may have been in wrap-up, and the contact in another conversation since.
            _ => contact(*conversation)
                .filter(|contact| world.ongoing(*contact).is_none())
                .map(Outbound::Ended),
        },
        _ => None,
    }
}
