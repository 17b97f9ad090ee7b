//! The link between a screen and the host: commands one way, deliveries the other.
//!
//! A screen cannot tell where its host runs. Nothing that crosses a link shares memory or is answered on the spot
//! (design §8): a command has a number, and its refusal, if any, comes back under it.

use super::Speed;
use crate::domain::{AgentId, ConversationId, Millis};
use crate::engine::{Command, Refusal};
use crate::storage::Batch;

/// A command on its way to the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The sender's number for it.
    pub number: u64,
    /// Who sends it.
    pub agent: AgentId,
    /// What it is.
    pub command: Command,
}

/// What a host sends to its screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Something happened.
    Batch(Batch),
    /// A command was done; everything it led to has been delivered.
    Done {
        /// Its number.
        number: u64,
    },
    /// A command was refused.
    Refused {
        /// Its number.
        number: u64,
        /// Why.
        refusal: Refusal,
    },
    /// What happens is not being kept any more.
    NotKept(String),
    /// The floor's time.
    Time {
        /// What it is.
        now: Millis,
        /// How fast it runs.
        speed: Speed,
        /// The conversations whose customers are writing at this moment.
        typing: Vec<ConversationId>,
    },
}

/// The screen's end of a link.
pub trait Link {
    /// Sends a command.
    fn send(&self, envelope: Envelope);

    /// Lets the customer know that an agent is writing.
    fn types(&self, agent: AgentId, conversation: ConversationId);

    /// Asks for another speed (demo control).
    fn set_speed(&self, speed: Speed);

    /// Asks the host to look at its clock now.
    fn wake(&self);
}
