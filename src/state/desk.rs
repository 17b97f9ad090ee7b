//! The desk: the handle every view reads from and acts through.

use super::library::Library;
use super::links::LineLink;
use super::mood::Moods;
use super::outgoing::{Dispatch, Outbox, Outgoing};
use super::projection::{Projection, pull};
use super::sessions::{Focus, SessionState, Sessions, written_by_customer};
use super::toasts::Toasts;
use super::utterance::{self, Utterance};
use crate::analysis::sentiment::{Course, Model};
use crate::domain::{AgentId, Attachments, Audience, ConversationId, Millis};
use crate::engine::{Command, Facet, Refusal, Seat, World};
use crate::insights::AgentFigures;
use crate::runtime::{Delivery, Envelope, Link, Speed};
use leptos::prelude::{
    Get, GetUntracked, LocalStorage, RwSignal, Set, StoredValue, Update, UpdateValue, With, WithUntracked,
    WithValue, set_timeout,
};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

/// A handle, small enough to be copied into every closure. It lives as long as the application.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    parts: StoredValue<Parts, LocalStorage>,
    me: RwSignal<Option<AgentId>>,
    now: RwSignal<Millis>,
    speed: RwSignal<Speed>,
    reading: RwSignal<Option<ConversationId>>,
    sought: RwSignal<Option<LineLink>>,
    spoken: RwSignal<Vec<Utterance>>,
    outbox: RwSignal<Outbox>,
    /// The conversations whose customers are writing.
    typing: RwSignal<Vec<ConversationId>>,
    /// The last refusal, until it is put into words.
    refused: RwSignal<Option<Refusal>>,
    /// Whether messages can be rated: the model is there.
    rates: RwSignal<bool>,
}

struct Parts {
    projection: Projection,
    library: RefCell<Library>,
    moods: RefCell<Moods>,
    /// By agent: who sits down next must not find what the one before was about to write.
    sessions: BTreeMap<Option<AgentId>, Rc<Sessions>>,
    toasts: Rc<Toasts>,
    link: Option<Rc<dyn Link>>,
    sent: u64,
    /// Who waits to hear what became of a command, by its number.
    answers: BTreeMap<u64, Answered>,
}

/// What is done once it is known what became of a command.
type Answered = Box<dyn FnOnce(Result<(), Refusal>)>;

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
                library: RefCell::default(),
                moods: RefCell::default(),
                sessions: BTreeMap::new(),
                toasts: Rc::default(),
                link: None,
                sent: 0,
                answers: BTreeMap::new(),
            }),
            me: RwSignal::new(None),
            now: RwSignal::new(Millis::default()),
            speed: RwSignal::new(Speed::default()),
            reading: RwSignal::new(None),
            sought: RwSignal::new(None),
            spoken: RwSignal::new(Vec::new()),
            outbox: RwSignal::new(Outbox::default()),
            typing: RwSignal::new(Vec::new()),
            refused: RwSignal::new(None),
            rates: RwSignal::new(false),
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
        self.outbox.update(Outbox::clear);
        self.sessions().set_focus(Focus::Home);
        self.spoken.set(Vec::new());
        self.reading.set(None);
        self.sought.set(None);
        self.me.set(None);
    }

    /// Sends a command in the name of whoever sits here. If it is refused, a notice says why.
    pub fn send(self, command: Command) {
        self.send_held_before(&command);
        let number = self.next_number();
        self.send_as(number, command);
    }

    /// Sends a command and tells `answered` what became of it, instead of a notice: a form says itself what is wrong.
    pub fn send_then(self, command: Command, answered: impl FnOnce(Result<(), Refusal>) + 'static) {
        self.send_held_before(&command);
        let number = self.next_number();
        self.parts.update_value(|parts| {
            parts.answers.insert(number, Box::new(answered));
        });
        self.send_as(number, command);
    }

    /// Sends the draft to the customer, or to colleagues: its text and its files. It is empty from now on. For as long
    /// as `hold` says the message can still be [taken back](Self::take_back).
    pub fn say(self, conversation: ConversationId, audience: Audience, hold: Duration) {
        self.send_held();
        let number = self.next_number();
        let session = self.session(conversation);
        let (draft, files) = (session.draft(audience), session.files(audience));
        let message = Outgoing {
            number,
            conversation,
            audience,
            body: draft.with_untracked(|draft| draft.trim().into()),
            attachments: Attachments::from(files.get_untracked()),
            dispatch: Dispatch::Held,
        };
        self.outbox.update(|outbox| outbox.add(message));
        draft.set(String::new());
        files.set(Vec::new());
        if hold.is_zero() {
            self.dispatch(number);
        } else {
            set_timeout(move || self.dispatch(number), hold);
        }
    }

    /// Whether the customer is writing at this moment.
    #[must_use]
    pub fn customer_types(self, conversation: ConversationId) -> bool {
        self.typing.with(|typing| typing.contains(&conversation))
    }

    /// Lets the customer know that whoever sits here is writing.
    pub fn types(self, conversation: ConversationId) {
        let link = self.parts.with_value(|parts| parts.link.clone());
        if let (Some(link), Some(me)) = (link, self.me.get_untracked()) {
            link.types(me, conversation);
        }
    }

    /// The messages of a conversation that are not in its transcript yet.
    #[must_use]
    pub fn outgoing(self, conversation: ConversationId) -> Vec<Outgoing> {
        self.outbox.with(|outbox| outbox.of(conversation))
    }

    /// Sends everything that is held, now: the page may be about to go.
    pub fn send_held(self) {
        for number in self.outbox.with_untracked(Outbox::held) {
            self.dispatch(number);
        }
    }

    /// What was written before a command comes before it; a note is no answer to anybody.
    fn send_held_before(self, command: &Command) {
        if !matches!(command, Command::SaveNote { .. }) {
            self.send_held();
        }
    }

    /// Sends a message that is held, or once more one that was refused.
    pub fn dispatch(self, number: u64) {
        let mut message = None;
        self.outbox.try_update(|outbox| message = outbox.dispatch(number));
        if let Some(message) = message {
            let command = Command::Say {
                conversation: message.conversation,
                audience: message.audience,
                body: message.body,
                attachments: message.attachments,
            };
            self.send_as(number, command);
        }
    }

    /// A message that is held or was refused becomes the draft again, before what has been written since.
    pub fn take_back(self, number: u64) {
        let mut message = None;
        self.outbox.update(|outbox| message = outbox.take_back(number));
        if let Some(message) = message {
            let session = self.session(message.conversation);
            session.audience.set(message.audience);
            session.draft(message.audience).update(|draft| {
                let since = std::mem::take(draft);
                *draft = if since.is_empty() || message.body.is_empty() {
                    format!("{}{since}", message.body)
                } else {
                    format!("{}\n{since}", message.body)
                };
            });
            let files = session.files(message.audience);
            files.update(|files| drop(files.splice(..0, message.attachments.iter().cloned())));
        }
    }

    fn next_number(self) -> u64 {
        self.parts.update_value(|parts| parts.sent += 1);
        self.parts.with_value(|parts| parts.sent)
    }

    fn take_answer(self, number: u64) -> Option<Answered> {
        self.parts
            .try_update_value(|parts| parts.answers.remove(&number))
            .flatten()
    }

    fn send_as(self, number: u64, command: Command) {
        let Some(agent) = self.me.get_untracked() else {
            return;
        };
        if let Some(link) = self.parts.with_value(|parts| parts.link.clone()) {
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

    /// The same with the texts that can be searched.
    pub(super) fn look_up<T>(self, facets: &[Facet], read: impl FnOnce(&World, &mut Library) -> T) -> T {
        self.parts.with_value(|parts| {
            facets.iter().for_each(|facet| parts.projection.track(*facet));
            let mut library = parts.library.borrow_mut();
            library.follow(&parts.projection);
            read(parts.projection.world(), &mut library)
        })
    }

    /// How the customer of a conversation feels; nothing until messages can be rated.
    #[must_use]
    pub fn mood(self, conversation: ConversationId) -> Option<Course> {
        if !self.rates.get() {
            return None;
        }
        self.parts.with_value(|parts| {
            parts.projection.track(Facet::Conversation(conversation));
            let conversation = parts.projection.world().conversation(conversation)?;
            Some(parts.moods.borrow_mut().course_of(conversation))
        })
    }

    /// From here on messages are rated.
    pub(super) fn rate_with(self, model: Model) {
        self.parts
            .with_value(|parts| *parts.moods.borrow_mut() = Moods::of(model));
        self.rates.set(true);
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

    /// The floor's time, without following it.
    #[must_use]
    pub fn now_once(self) -> Millis {
        self.now.get_untracked()
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

    /// The sessions on this screen, of whoever sits here.
    #[must_use]
    pub fn sessions(self) -> Rc<Sessions> {
        let me = self.me.get_untracked();
        let mut sessions = None;
        self.parts
            .update_value(|parts| sessions = Some(parts.sessions.entry(me).or_default().clone()));
        sessions.unwrap_or_default()
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

    /// The line a link led to. Whoever shows it takes it.
    #[must_use]
    pub const fn sought(self) -> RwSignal<Option<LineLink>> {
        self.sought
    }

    /// What a screen reader is to say, newest last.
    #[must_use]
    pub const fn spoken(self) -> RwSignal<Vec<Utterance>> {
        self.spoken
    }

    /// Says something to a screen reader; `urgent` interrupts what it is saying.
    pub fn speak(self, text: String, urgent: bool) {
        self.spoken.update(|spoken| utterance::add(spoken, text, urgent));
    }

    /// The conversations that wait in the agent's queues, in no particular order.
    #[must_use]
    pub fn waiting_for(self, agent: AgentId) -> Vec<ConversationId> {
        let queues: Vec<_> = self.see(&[Facet::Set], |world| {
            world
                .seat(agent)
                .map(|seat| seat.queues.iter().copied().collect())
                .unwrap_or_default()
        });
        let facets: Vec<_> = queues.iter().copied().map(Facet::Queue).collect();
        self.see(&facets, |world| {
            queues.iter().flat_map(|queue| world.waiting_in(*queue)).collect()
        })
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
                        .map(Seat::open_sessions)
                        .unwrap_or_default()
                };
                let mut triggers = Vec::new();
                let mut sessions = (Vec::new(), Vec::new());
                self.parts.update_value(|parts| {
                    sessions.0 = mine(parts.projection.world());
                    triggers = parts.projection.follow(&batch);
                    sessions.1 = mine(parts.projection.world());
                });
                if sessions.0 != sessions.1 {
                    self.sessions().follow(&sessions.0, &sessions.1);
                }
                pull(&triggers);
            }
            Delivery::Done { number } => {
                if self.outbox.with_untracked(|outbox| outbox.knows(number)) {
                    self.outbox.update(|outbox| outbox.done(number));
                }
                if let Some(answered) = self.take_answer(number) {
                    answered(Ok(()));
                }
            }
            Delivery::Refused { number, refusal } => {
                if self.outbox.with_untracked(|outbox| outbox.knows(number)) {
                    let refusal = refusal.clone();
                    self.outbox.update(|outbox| outbox.failed(number, refusal));
                }
                match self.take_answer(number) {
                    Some(answered) => answered(Err(refusal)),
                    None => self.refused.set(Some(refusal)),
                }
            }
            Delivery::NotKept(why) => self.toasts().show(why),
            Delivery::Time { now, speed, typing } => {
                if self.typing.with_untracked(|before| *before != typing) {
                    self.typing.set(typing);
                }
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
