//! What happens by itself, and when.

use super::{Connection, Seat, World};
use crate::domain::{
    AgentId, Conversation, ConversationId, Millis, Settings, Span, Stage, WorkStream, WrapUpHold,
};

/// Something that is due at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deadline {
    /// An offer lapses.
    Offer(ConversationId),
    /// Wrap-up stops holding capacity.
    WrapUpHold(ConversationId),
    /// Nobody touched it for too long.
    AutoClose(ConversationId),
    /// An agent has been gone for longer than the restore window.
    AgentGone(AgentId),
}

/// When the engine next wants [`Command::Tick`](super::Command::Tick).
#[must_use]
pub fn next_deadline(world: &World) -> Option<Millis> {
    world.index.first_deadline().map(|(at, _)| at)
}

pub(super) fn of_conversation(
    conversation: &Conversation,
    work_stream: &WorkStream,
) -> impl Iterator<Item = (Millis, Deadline)> {
    let id = conversation.id;
    let (since, touched) = (conversation.stage_since, conversation.touched_at);
    let auto = work_stream.auto_close;
    let (hold, close) = match conversation.stage {
        Stage::Offered { expires_at, .. } => (Some((expires_at, Deadline::Offer(id))), None),
        Stage::Open => (None, auto.open.map(|span| touched + span)),
        Stage::Waiting { .. } => (None, auto.waiting.map(|span| touched + span)),
        Stage::WrapUp {
            hold: WrapUpHold::Until(until),
            ..
        } => {
            // A block that outlasts the auto-close keeps the conversation in wrap-up (behaviour §4.7).
            (
                Some((until, Deadline::WrapUpHold(id))),
                auto.wrap_up.map(|span| until.max(since + span)),
            )
        }
        Stage::WrapUp { .. } => (None, auto.wrap_up.map(|span| since + span)),
        Stage::Active { .. } => (None, auto.active.map(|span| touched + span)),
        Stage::Closed { .. } => (None, None),
    };
    hold.into_iter()
        .chain(close.map(|at| (at, Deadline::AutoClose(id))))
}

pub(super) fn of_seat(seat: &Seat, settings: &Settings) -> Option<(Millis, Deadline)> {
    match seat.connection {
        Connection::Gone {
            since,
            restore: Some(_),
        } => {
            // One past the window: coming back at its very end still restores (seed 003, "within").
            let over = since + settings.presence_restore + Span(1);
            Some((over, Deadline::AgentGone(seat.agent.id)))
        }
        _ => None,
    }
}
