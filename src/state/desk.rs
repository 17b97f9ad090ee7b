//! The desk: the handle every view reads from and acts through.

use super::projection::{Projection, pull};
use super::sessions::{Focus, SessionState, Sessions, written_by_customer};
use super::toasts::Toasts;
use crate::domain::{AgentId, ConversationId, Millis};
use crate::engine::{Command, Facet, Refusal, World};
use crate::insights::AgentFigures;
use crate::runtime::{Delivery, Envelope, Link, Speed};
use leptos::prelude::{Get, GetUntracked, LocalStorage, RwSignal, Set, StoredValue, UpdateValue, WithValue};
use std::rc::Rc;

/// A handle, small enough to be copied into every closure. It lives as long as the application.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    parts: StoredValue<Parts, LocalStorage>,
    me: RwSignal<Option<AgentId>>,
    now: RwSignal<Millis>,
    speed: RwSignal<Speed>,
    reading: RwSignal<Option<ConversationId>>,
    spoken: RwSignal<String>,
    /// The last refusal, until it is put into words.
    refused: RwSignal<Option<Refusal>>,
}

struct Parts {
    projection: Projection,
    sessions: Rc<Sessions>,
    toasts: Rc<Toasts>,
    link: Option<Rc<dyn Link>>,
    sent: u64,
}

impl std::fmt::Debug for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parts")
            .field("sent", &self.sent)
            .finish_non_exhaustive()
    }
}

impl Desk {
    /// A desk nobody sits at yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            parts: StoredValue::new_local(Parts {
                projection: Projection::default(),
                sessions: Rc::default(),
                toasts: Rc::default(),
                link: None,
                sent: 0,
            }),
            me: RwSignal::new(None),
            now: RwSignal::new(Millis::default()),
            speed: RwSignal::new(Speed::default()),
            reading: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
        }
    }

    pub(super) fn connect(self, link: Rc<dyn Link>) {
        self.parts.update_value(|parts| parts.link = Some(link));
    }

    /// Whether the floor runs.
    #[must_use]
    pub fn is_connected(self) -> bool {
        self.parts.with_value(|parts| parts.link.is_some())
    }

    /// Who sits here.
    #[must_use]
    pub fn me(self) -> Option<AgentId> {
        self.me.get()
    }

    /// Somebody sits down.
    pub fn sign_in(self, agent: AgentId) {
        self.me.set(Some(agent));
        self.send(Command::SignIn);
    }

    /// They leave. The floor goes on without them.
    pub fn sign_out(self) {
        self.send(Command::SignOut);
        self.sessions().set_focus(Focus::Home);
        self.reading.set(None);
        self.me.set(None);
    }

    /// Sends a command in the name of whoever sits here. If it is refused, a notice says why.
    pub fn send(self, command: Command) {
        let Some(agent) = self.me.get_untracked() else {
            return;
        };
        self.parts.update_value(|parts| parts.sent += 1);
        let (link, number) = self.parts.with_value(|parts| (parts.link.clone(), parts.sent));
        if let Some(link) = link {
            link.send(Envelope {
                number,
                agent,
                command,
            });
        }
    }

    /// Reads a small value from the world and subscribes the running view to the facets it depends on.
    pub fn see<T>(self, facets: &[Facet], read: impl FnOnce(&World) -> T) -> T {
        self.parts.with_value(|parts| {
            facets.iter().for_each(|facet| parts.projection.track(*facet));
            read(parts.projection.world())
        })
    }

    /// The figures of an agent, up to date with the facet of that agent.
    #[must_use]
    pub fn figures(self, agent: AgentId) -> AgentFigures {
        self.parts.with_value(|parts| {
            parts.projection.track(Facet::Agent(agent));
            parts.projection.tally().agent(agent)
        })
    }

    /// The floor's time, to the second.
    #[must_use]
    pub fn now(self) -> Millis {
        self.now.get()
    }

    /// How fast the floor's time runs.
    #[must_use]
    pub fn speed(self) -> Speed {
        self.speed.get()
    }

    /// Asks for another speed.
    pub fn set_speed(self, speed: Speed) {
        if let Some(link) = self.parts.with_value(|parts| parts.link.clone()) {
            link.set_speed(speed);
        }
    }

    /// Asks the host to look at its clock: a page that comes back to the foreground has slept.
    pub fn wake(self) {
        if let Some(link) = self.parts.with_value(|parts| parts.link.clone()) {
            link.wake();
        }
    }

    /// The sessions on this screen.
    #[must_use]
    pub fn sessions(self) -> Rc<Sessions> {
        self.parts.with_value(|parts| parts.sessions.clone())
    }

    /// What a session keeps while others are worked on.
    #[must_use]
    pub fn session(self, conversation: ConversationId) -> SessionState {
        self.sessions().state(conversation)
    }

    /// How many of a conversation's messages from the customer have not been seen.
    #[must_use]
    pub fn unread(self, conversation: ConversationId) -> usize {
        let written = self.see(&[Facet::Conversation(conversation)], |world| {
            written_by_customer(world, conversation)
        });
        self.session(conversation).unread(written)
    }

    /// Everything in the conversation has been seen.
    pub fn mark_seen(self, conversation: ConversationId) {
        let written = self.see(&[Facet::Conversation(conversation)], |world| {
            written_by_customer(world, conversation)
        });
        let seen = self.session(conversation).seen;
        if seen.get_untracked() != written {
            seen.set(written);
        }
    }

    /// The notices on this screen.
    #[must_use]
    pub fn toasts(self) -> Rc<Toasts> {
        self.parts.with_value(|parts| parts.toasts.clone())
    }

    /// The closed conversation that is being read.
    #[must_use]
    pub const fn reading(self) -> RwSignal<Option<ConversationId>> {
        self.reading
    }

    /// What a screen reader is to say next.
    #[must_use]
    pub const fn spoken(self) -> RwSignal<String> {
        self.spoken
    }

    /// The last refusal. Whoever puts it into words takes it.
    #[must_use]
    pub const fn refused(self) -> RwSignal<Option<Refusal>> {
        self.refused
    }

    pub(super) fn receive(self, delivery: Delivery) {
        match delivery {
            Delivery::Batch(batch) => {
                let me = self.me.get_untracked();
                let mine = |world: &World| {
                    me.and_then(|me| world.seat(me))
                        .map(|seat| seat.sessions.clone())
                        .unwrap_or_default()
                };
                let mut triggers = Vec::new();
                let mut sessions = (Vec::new(), Vec::new());
                self.parts.update_value(|parts| {
                    sessions.0 = mine(parts.projection.world());
                    triggers = parts.projection.follow(&batch.events);
                    sessions.1 = mine(parts.projection.world());
                });
                if sessions.0 != sessions.1 {
                    self.sessions().follow(&sessions.0, &sessions.1);
                }
                pull(&triggers);
            }
            Delivery::Refused { refusal, .. } => self.refused.set(Some(refusal)),
            Delivery::NotKept(why) => self.toasts().show(why),
            Delivery::Time { now, speed } => {
                let now = Millis(now.0.div_euclid(1_000) * 1_000);
                if self.now.get_untracked() != now {
                    self.now.set(now);
                }
                if self.speed.get_untracked() != speed {
                    self.speed.set(speed);
                }
            }
        }
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}
