//! When the engine has to be woken, and for what.

use super::World;
use super::index::Alarm;
use super::seat::{Connection, Seat};
use super::setup::Setup;
use crate::domain::{AgentId, Conversation, HoursId, Millis, Settings, Span, Stage, WrapUpHold};

/// Something about a conversation that happens by itself. At one instant they happen in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    /// An offer lapses.
    Offer,
    /// An invitation to an agent lapses.
    Invitation(AgentId),
    /// Wrap-up gives capacity back.
    WrapUpHold,
    /// The customer has been gone for too long.
    Disconnect,
    /// More agents may be asked.
    Ring(u8),
    /// It has waited too long in its queue.
    Overflow,
    /// Nobody has touched it for too long.
    AutoClose,
}

/// When a [`Command::Tick`](super::Command::Tick) next has something to do.
#[must_use]
pub fn next_deadline(world: &World) -> Option<Millis> {
    world.index().first_alarm().map(|(at, _)| at)
}

/// The first alarm, if its time has come.
pub(super) fn due_by(world: &World, now: Millis) -> Option<Alarm> {
    world
        .index()
        .first_alarm()
        .filter(|(at, _)| *at <= now)
        .map(|(_, alarm)| alarm)
}

/// When something about the conversation next happens by itself.
pub(super) fn of_conversation(setup: &Setup, conversation: &Conversation) -> Option<Millis> {
    dues(setup, conversation).map(|(at, _)| at).min()
}

/// What happens first.
pub(super) fn first_due(setup: &Setup, conversation: &Conversation) -> Option<(Millis, Due)> {
    dues(setup, conversation).min()
}

fn dues(setup: &Setup, conversation: &Conversation) -> impl Iterator<Item = (Millis, Due)> {
    let (since, touched) = (conversation.stage_since, conversation.touched_at);
    let work_stream = setup.work_streams.get(conversation.work_stream);
    let auto = work_stream.map(|stream| stream.auto_close).unwrap_or_default();
    let closes = |span: Option<Span>| span.map(|span| (touched + span, Due::AutoClose));
    let mut stage = [None, None, None];
    match conversation.stage {
        Stage::Offered { expires_at, .. } => {
            // The wait goes on while somebody is asked.
            stage = [Some((expires_at, Due::Offer)), ring(setup, conversation), None];
        }
        Stage::Open => {
            stage = [
                closes(auto.open),
                ring(setup, conversation),
                overflow(setup, conversation),
            ];
        }
        Stage::Waiting { .. } => stage = [closes(auto.waiting), None, None],
        Stage::WrapUp { hold, .. } => {
            // A block that outlasts the auto-close keeps the conversation in wrap-up (behaviour §4.7).
            let until = match hold {
                WrapUpHold::Until(until) => Some(until),
                WrapUpHold::UntilClosed | WrapUpHold::Released => None,
            };
            let close = auto.wrap_up.map(|span| since + span);
            let close = close.map(|at| (until.unwrap_or(at).max(at), Due::AutoClose));
            stage = [until.map(|at| (at, Due::WrapUpHold)), close, None];
        }
        Stage::Active { .. } => stage = [closes(auto.active), None, None],
        Stage::WithBot { .. } => stage = [closes(auto.open), None, None],
        Stage::Closed { .. } => {}
    }
    let gone = conversation.disconnected_at.filter(|_| conversation.is_ongoing());
    let gone = gone.zip(work_stream).map(|(at, stream)| {
        // Back at the very end of the time is still in time.
        (at + stream.reconnect + Span(1), Due::Disconnect)
    });
    let invitations = conversation
        .invitations
        .iter()
        .map(|invitation| (invitation.expires_at, Due::Invitation(invitation.agent)));
    stage.into_iter().flatten().chain(gone).chain(invitations)
}

/// When the next ring opens for a conversation in its queue.
fn ring(setup: &Setup, conversation: &Conversation) -> Option<(Millis, Due)> {
    let opens_at = ring_opens_at(setup, conversation, conversation.rings)?;
    Some((opens_at, Due::Ring(conversation.rings.checked_add(1)?)))
}

/// When a conversation in its queue reaches a ring, from 0; one past the last ring is everybody else.
pub(super) fn ring_opens_at(setup: &Setup, conversation: &Conversation, ring: u8) -> Option<Millis> {
    let queue = setup.queues.get(conversation.queue)?;
    let after = match queue.rings.get(usize::from(ring)) {
        Some(ring) => ring.opens_after,
        None if usize::from(ring) == queue.rings.len() => {
            let last = queue.rings.last()?;
            last.opens_after + queue.beyond_rings?
        }
        None => return None,
    };
    Some(conversation.queued_at + after)
}

fn overflow(setup: &Setup, conversation: &Conversation) -> Option<(Millis, Due)> {
    if conversation.by_fallback {
        return None;
    }
    let overflow = setup.queues.get(conversation.queue)?.overflow.queued?;
    Some((conversation.queued_at + overflow.after, Due::Overflow))
}

pub(super) fn of_seat(seat: &Seat, settings: &Settings) -> Option<Millis> {
    match seat.connection {
        // One past the window: coming back at its very end still restores (seed 003, "within").
        Connection::Gone {
            since,
            restore: Some(_),
        } => Some(since + settings.presence_restore + Span(1)),
        _ => None,
    }
}

/// When operating hours that somebody or something keeps next begin or end.
pub(super) fn of_hours(world: &World) -> impl Iterator<Item = (HoursId, Millis)> + '_ {
    world
        .turns
        .iter()
        .filter_map(|(hours, turn)| Some((*hours, turn.next?)))
}
