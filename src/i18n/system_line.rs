//! Lines the system leaves in a transcript.

use crate::domain::{AgentId, QueueId, RequeueReason, SystemLine};

/// How those who appear in a line are called.
pub struct Names<'a> {
    /// An agent, or "You".
    pub agent: &'a dyn Fn(AgentId) -> String,
    /// A queue.
    pub queue: &'a dyn Fn(QueueId) -> String,
}

pub(super) fn en(line: &SystemLine, names: &Names<'_>) -> String {
    let name = |id: &AgentId| (names.agent)(*id);
    match line {
        SystemLine::Joined(id) => format!("{} joined", name(id)),
        SystemLine::Requeued(reason) => match reason {
            RequeueReason::SessionClosed(id) => format!("{} closed the session; back in the queue", name(id)),
            RequeueReason::AgentGone(id) => format!("{} was disconnected; back in the queue", name(id)),
            RequeueReason::CustomerReturned => "The customer wrote again".into(),
            RequeueReason::Released(id) => format!("{} gave it back to the queue", name(id)),
            RequeueReason::Moved(id) => format!("{} moved it to another queue", name(id)),
            RequeueReason::Overflowed => "It had waited too long; moved on".into(),
        },
        SystemLine::MovedToQueue(queue) => format!("Moved to {}", (names.queue)(*queue)),
        SystemLine::Parked(id) => format!("{} closed the session; waiting for the customer", name(id)),
        SystemLine::EndedByAgent(id) => format!("{} ended the conversation", name(id)),
        SystemLine::EndedByCustomer => "The customer ended the conversation".into(),
        SystemLine::Escalated(_) => "The bot handed over".into(),
        SystemLine::Transferred { from, to } => format!("{} handed over to {}", name(from), name(to)),
        SystemLine::ConsultJoined(id) => format!("{} advises", name(id)),
        SystemLine::ConsultLeft(id) => format!("{} left", name(id)),
        SystemLine::Added(id) => format!("{} joined the conversation", name(id)),
        SystemLine::CustomerDisconnected => "The customer was disconnected".into(),
        SystemLine::CustomerReconnected => "The customer is back".into(),
        SystemLine::Closed => "Closed".into(),
    }
}

pub(super) fn nb(line: &SystemLine, names: &Names<'_>) -> String {
    let name = |id: &AgentId| (names.agent)(*id);
    match line {
        SystemLine::Joined(id) => format!("{} tok samtalen", name(id)),
        SystemLine::Requeued(reason) => match reason {
            RequeueReason::SessionClosed(id) => format!("{} lukket økten; tilbake i køen", name(id)),
            RequeueReason::AgentGone(id) => format!("{} ble frakoblet; tilbake i køen", name(id)),
            RequeueReason::CustomerReturned => "Kunden skrev igjen".into(),
            RequeueReason::Released(id) => format!("{} ga den tilbake til køen", name(id)),
            RequeueReason::Moved(id) => format!("{} flyttet den til en annen kø", name(id)),
            RequeueReason::Overflowed => "Den hadde ventet for lenge; sendt videre".into(),
        },
        SystemLine::MovedToQueue(queue) => format!("Flyttet til {}", (names.queue)(*queue)),
        SystemLine::Parked(id) => format!("{} lukket økten; venter på kunden", name(id)),
        SystemLine::EndedByAgent(id) => format!("{} avsluttet samtalen", name(id)),
        SystemLine::EndedByCustomer => "Kunden avsluttet samtalen".into(),
        SystemLine::Escalated(_) => "Roboten ga samtalen videre".into(),
        SystemLine::Transferred { from, to } => format!("{} overførte samtalen til {}", name(from), name(to)),
        SystemLine::ConsultJoined(id) => format!("{} gir råd", name(id)),
        SystemLine::ConsultLeft(id) => format!("{} gikk", name(id)),
        SystemLine::Added(id) => format!("{} ble med i samtalen", name(id)),
        SystemLine::CustomerDisconnected => "Kunden ble frakoblet".into(),
        SystemLine::CustomerReconnected => "Kunden er tilbake".into(),
        SystemLine::Closed => "Lukket".into(),
    }
}
