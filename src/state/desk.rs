//! The desk: the handle every view reads from and acts through.

use super::commands::{Answered, Commands};
use super::library::Library;
use super::links::LineLink;
use super::mood::Moods;
use super::outgoing::Outbox;
use super::projection::{Projection, pull};
use super::refused::Refused;
use super::sessions::{Focus, SessionMove, SessionState, Sessions, written_by_customer};
use super::toasts::Toasts;
use super::utterance::{self, Utterance};
use super::watches::Watches;
use crate::analysis::sentiment::{Course, Model};
use crate::domain::{AgentId, ConversationId, Millis};
use crate::engine::{Command, Facet, Refusal, Seat, World};
use crate::insights::AgentFigures;
use crate::runtime::{Delivery, Envelope, Link, Speed};
use leptos::prelude::{
    Get, GetUntracked, LocalStorage, RwSignal, Set, StoredValue, Track, Update, UpdateValue, With,
    WithUntracked, WithValue,
};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A handle, small enough to be copied into every closure. It lives as long as the application.
#[derive(Clone, Copy, Debug)]
pub struct Desk {
    parts: StoredValue<Parts, LocalStorage>,
    pub(super) me: RwSignal<Option<AgentId>>,
    now: RwSignal<Millis>,
    speed: RwSignal<Speed>,
    reading: RwSignal<Option<ConversationId>>,
    sought: RwSignal<Option<LineLink>>,
    spoken: RwSignal<Vec<Utterance>>,
    pub(super) outbox: RwSignal<Outbox>,
    /// The conversations whose customers are writing.
    typing: RwSignal<Vec<ConversationId>>,
    /// What became of sessions without an act of the agent, until it is put into words.
    moved: RwSignal<Vec<SessionMove>>,
    /// What was refused, oldest first, until it is put into words.
    pub(super) refused: RwSignal<Vec<Refused>>,
    /// Whether messages can be rated: the model is there.
    rates: RwSignal<bool>,
    /// Whether the page can be seen.
    pub(super) is_visible: RwSignal<bool>,
    pub(super) watches: StoredValue<Watches>,
}

struct Parts {
    projection: Projection,
    library: RefCell<Library>,
    moods: RefCell<Moods>,
    /// By agent: who sits down next must not find what the one before was about to write.
    sessions: BTreeMap<Option<AgentId>, Rc<Sessions>>,
    toasts: Rc<Toasts>,
    link: Option<Rc<dyn Link>>,
    commands: Commands,
}

impl std::fmt::Debug for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parts")
            .field("commands", &self.commands)
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
                commands: Commands::default(),
            }),
            me: RwSignal::new(None),
            now: RwSignal::new(Millis::default()),
            speed: RwSignal::new(Speed::default()),
            reading: RwSignal::new(None),
            sought: RwSignal::new(None),
            spoken: RwSignal::new(Vec::new()),
            outbox: RwSignal::new(Outbox::default()),
            typing: RwSignal::new(Vec::new()),
            moved: RwSignal::new(Vec::new()),
            refused: RwSignal::new(Vec::new()),
            rates: RwSignal::new(false),
            is_visible: RwSignal::new(true),
            watches: StoredValue::new(Watches::default()),
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
        self.watches.update_value(Watches::clear);
        self.spoken.set(Vec::new());
        self.reading.set(None);
        self.sought.set(None);
        self.moved.set(Vec::new());
        self.me.set(None);
        self.settle_all();
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
        self.parts
            .update_value(|parts| parts.commands.expect(number, Box::new(answered)));
        self.send_as(number, command);
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

    /// What was written before a command comes before it; a note is no answer to anybody.
    fn send_held_before(self, command: &Command) {
        if !matches!(command, Command::SaveNote { .. }) {
            self.send_held();
        }
    }

    pub(super) fn next_number(self) -> u64 {
        let number = self.parts.try_update_value(|parts| parts.commands.next_number());
        number.unwrap_or_default()
    }

    fn take_answer(self, number: u64) -> Option<Answered> {
        self.parts
            .try_update_value(|parts| parts.commands.done(number))
            .flatten()
    }

    pub(super) fn send_as(self, number: u64, command: Command) {
        let Some(agent) = self.me.get_untracked() else {
            return;
        };
        if let Some(link) = self.parts.with_value(|parts| parts.link.clone()) {
            self.parts
                .update_value(|parts| parts.commands.send(number, &command));
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
        self.sessions_of(self.me.get_untracked())
    }

    pub(super) fn sessions_of(self, who: Option<AgentId>) -> Rc<Sessions> {
        let mut sessions = None;
        self.parts
            .update_value(|parts| sessions = Some(parts.sessions.entry(who).or_default().clone()));
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

    /// What was refused since this was last asked, oldest first. Whoever puts it into words takes it.
    #[must_use]
    pub fn take_refused(self) -> Vec<Refused> {
        self.refused.track();
        if self.refused.with_untracked(Vec::is_empty) {
            return Vec::new();
        }
        self.refused.try_update(std::mem::take).unwrap_or_default()
    }

    /// What became of sessions without an act of the agent. Whoever puts it into words takes it.
    #[must_use]
    pub const fn moved(self) -> RwSignal<Vec<SessionMove>> {
        self.moved
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
                let (mut before, mut after, mut asked) = (Vec::new(), Vec::new(), Vec::new());
                self.parts.update_value(|parts| {
                    before = mine(parts.projection.world());
                    triggers = parts.projection.follow(&batch);
                    let world = parts.projection.world();
                    after = mine(world);
                    asked.extend(before.iter().chain(&after).copied());
                    asked.retain(|id| parts.commands.concern(world, *id));
                });
                if before != after {
                    // What was not sent must not go with its session.
                    self.settle_all();
                    let moves = self.sessions().follow(&before, &after, &asked);
                    if !moves.is_empty() {
                        self.moved.update(|moved| moved.extend(moves));
                    }
                }
                pull(&triggers);
            }
            Delivery::Done { number } => {
                self.sent(number);
                if let Some(answered) = self.take_answer(number) {
                    answered(Ok(()));
                }
            }
            Delivery::Refused { number, refusal } => {
                if let Some(answered) = self.take_answer(number) {
                    answered(Err(refusal));
                } else {
                    self.refuse(number, refusal);
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

#[cfg(test)]
mod tests {
    use super::Desk;
    use crate::engine::Refusal;
    use crate::runtime::Delivery;
    use leptos::prelude::Owner;

    #[test]
    fn refusals_that_come_together_are_all_put_into_words() {
        let owner = Owner::new();
        owner.set();
        let desk = Desk::new();
        for (number, refusal) in [(1, Refusal::OfferGone), (2, Refusal::EmptyMessage)] {
            desk.receive(Delivery::Refused { number, refusal });
        }
        let refused: Vec<_> = desk
            .take_refused()
            .into_iter()
            .map(|refused| refused.refusal)
            .collect();
        assert_eq!(refused, [Refusal::OfferGone, Refusal::EmptyMessage]);
        assert!(desk.take_refused().is_empty(), "once");
    }
}
