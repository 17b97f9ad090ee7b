//! The host: the one place where commands, channels, colleagues and deadlines meet the engine.

use super::outbound::outbound;
use crate::backend::{ChannelBackend, Crew, Inbound, Outbound};
use crate::domain::{AgentId, ConversationId, Floor, Millis};
use crate::engine::{
    Actor, Command, Event, Refusal, Stamp, World, can_write_to_customer, execute, next_deadline,
};
use crate::storage::{Batch, Storage, StorageError};
use thiserror::Error;

/// Runs a world. It has no clock: [`advance`](Self::advance) says what time it is.
#[derive(Debug)]
pub struct Host<B, C, S> {
    world: World,
    now: Millis,
    channels: B,
    crew: C,
    storage: S,
    /// Committed and not yet fetched by [`take_batches`](Self::take_batches).
    outbox: Vec<Batch>,
    /// The first thing that could not be kept and has not been told yet. What happened has happened all the same.
    not_kept: Option<StorageError>,
}

/// Why the host did not do something.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum HostError {
    /// The engine refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It was done but could not be kept.
    #[error(transparent)]
    NotKept(#[from] StorageError),
}

impl<B: ChannelBackend, C: Crew, S: Storage> Host<B, C, S> {
    /// Opens `floor` at `start`.
    ///
    /// # Errors
    /// [`HostError`] when the floor contradicts itself or cannot be kept.
    pub fn open(floor: Floor, start: Millis, channels: B, crew: C, storage: S) -> Result<Self, HostError> {
        let mut host = Self {
            world: World::new(),
            now: start,
            channels,
            crew,
            storage,
            outbox: Vec::new(),
            not_kept: None,
        };
        host.carry_out(&Command::OpenFloor(Box::new(floor)), Actor::Administrator)?;
        host.all_kept()?;
        Ok(host)
    }

    /// The world as it stands.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// The time of the last thing done.
    #[must_use]
    pub const fn now(&self) -> Millis {
        self.now
    }

    /// The batches committed since the last call.
    pub fn take_batches(&mut self) -> Vec<Batch> {
        std::mem::take(&mut self.outbox)
    }

    /// Carries out an agent's command at `now`, after everything that was due before it.
    ///
    /// # Errors
    /// [`HostError::Refused`] when it was not done; [`HostError::NotKept`] when it was, but could not be kept.
    pub fn submit(&mut self, agent: AgentId, command: &Command, now: Millis) -> Result<(), HostError> {
        self.advance_all(now);
        self.carry_out(command, Actor::Agent(agent))?;
        self.all_kept()
    }

    /// Does everything that is due by `now`, in order of time. At one instant deadlines come first, then customers,
    /// then colleagues.
    ///
    /// # Errors
    /// [`HostError::NotKept`] when some of it could not be kept. All of it was done.
    pub fn advance(&mut self, now: Millis) -> Result<(), HostError> {
        self.advance_all(now);
        self.all_kept()
    }

    fn advance_all(&mut self, now: Millis) {
        while let Some(due) = self.next_wake().filter(|due| *due <= now) {
            // A source that was overdue when it was set up must not turn time back.
            self.now = self.now.max(due);
            if next_deadline(&self.world).is_some_and(|at| at <= self.now) {
                // Time is never refused.
                let _ = self.carry_out(&Command::Tick, Actor::System);
            } else if self.channels.next_wake().is_some_and(|at| at <= self.now) {
                self.read_channels();
            } else {
                self.let_colleagues_act();
            }
        }
        self.now = self.now.max(now);
    }

    /// The conversations whose customers are writing at this moment.
    #[must_use]
    pub fn typing(&self) -> Vec<ConversationId> {
        let contacts = self.channels.typing(self.now).into_iter();
        contacts
            .filter_map(|contact| Some(self.world.ongoing(contact)?.id))
            .collect()
    }

    /// An agent is writing to a customer, who may see it.
    pub fn agent_types(&mut self, agent: AgentId, conversation: ConversationId) {
        let contact = self
            .world
            .conversation(conversation)
            .filter(|conversation| can_write_to_customer(&self.world, conversation, agent))
            .map(|conversation| conversation.contact);
        if let Some(contact) = contact {
            self.channels.submit(&Outbound::Typing(contact), self.now);
        }
    }

    /// When [`advance`](Self::advance) next has something to do.
    #[must_use]
    pub fn next_wake(&self) -> Option<Millis> {
        let wakes = [
            next_deadline(&self.world),
            self.channels.next_wake(),
            self.crew.next_wake(),
        ];
        wakes.into_iter().flatten().min()
    }

    fn read_channels(&mut self) {
        let mut inbox = Vec::new();
        self.channels.poll(self.now, &mut inbox);
        for inbound in inbox {
            let (contact, command) = match inbound {
                Inbound::Wrote {
                    contact,
                    work_stream,
                    from,
                    body,
                    attachments,
                    context,
                } => (
                    contact,
                    Command::CustomerWrites {
                        contact,
                        work_stream,
                        from,
                        body,
                        attachments,
                        context,
                    },
                ),
                Inbound::Left(contact) => (contact, Command::CustomerLeaves(contact)),
                Inbound::Disconnected(contact) => (contact, Command::CustomerDisconnects(contact)),
                Inbound::Reconnected(contact) => (contact, Command::CustomerReconnects(contact)),
            };
            if let Err(refusal) = self.carry_out(&command, Actor::Customer) {
                self.channels
                    .submit(&Outbound::Refused { contact, refusal }, self.now);
            }
        }
    }

    fn let_colleagues_act(&mut self) {
        let mut acts = Vec::new();
        self.crew.poll(&self.world, self.now, &mut acts);
        for (agent, command) in acts {
            // Refused when they were too late: the customer left, the offer is gone. That happens to people, too.
            let _ = self.carry_out(&command, Actor::Agent(agent));
        }
    }

    fn carry_out(&mut self, command: &Command, actor: Actor) -> Result<(), Refusal> {
        let first = self.world.next_seq();
        let events = execute(&mut self.world, command, Stamp::new(self.now, actor))?;
        for event in &events {
            self.tell(event);
        }
        if !events.is_empty() {
            let batch = Batch { first, events };
            if let Err(error) = self.storage.append(&batch) {
                self.not_kept.get_or_insert(error);
            }
            self.outbox.push(batch);
        }
        Ok(())
    }

    fn all_kept(&mut self) -> Result<(), HostError> {
        self.not_kept.take().map_or(Ok(()), |error| Err(error.into()))
    }

    fn tell(&mut self, event: &Event) {
        if let Some(outbound) = outbound(&self.world, &event.fact) {
            self.channels.submit(&outbound, self.now);
        }
        self.crew.observe(&self.world, event);
    }
}
