//! A host in the same thread: the link is a function call, and one alarm keeps time going.

use super::link::{Delivery, Envelope, Link};
use super::{FloorClock, Host, HostError, Speed};
use crate::backend::{ChannelBackend, Crew};
use crate::domain::{AgentId, ConversationId, Millis, Span};
use crate::storage::Storage;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

/// Screens see time move at least this often, in floor time.
const TICK: Span = Span::seconds(1);

/// The least time between two alarms on the wall: at high speed several ticks share one.
const BREATH: Span = Span(40);

/// See the module.
pub struct LocalLink<B, C, S> {
    host: RefCell<Host<B, C, S>>,
    clock: RefCell<FloorClock>,
    deliver: Box<dyn Fn(Delivery)>,
    /// On the way to the screen. One loop empties it, so that an answer to a delivery does not overtake the rest.
    outbox: RefCell<VecDeque<Delivery>>,
    delivers: Cell<bool>,
    itself: Weak<Self>,
}

impl<B, C, S> LocalLink<B, C, S>
where
    B: ChannelBackend + 'static,
    C: Crew + 'static,
    S: Storage + 'static,
{
    /// Starts the host's time. Everything that happens, and has happened, goes to `deliver`.
    pub fn start(host: Host<B, C, S>, clock: FloorClock, deliver: impl Fn(Delivery) + 'static) -> Rc<Self> {
        let link = Rc::new_cyclic(|itself| Self {
            host: RefCell::new(host),
            clock: RefCell::new(clock),
            deliver: Box::new(deliver),
            outbox: RefCell::default(),
            delivers: Cell::new(false),
            itself: itself.clone(),
        });
        link.pump();
        link
    }

    fn pump(&self) {
        let now = self.clock.borrow().now();
        let result = self.host.borrow_mut().advance(now);
        let not_kept = result.err().map(|error| Delivery::NotKept(error.to_string()));
        self.flush(now, not_kept);
        self.arm(now);
    }

    /// Delivers everything that has happened, the time, and `last`, outside of every borrow: a screen may answer with a
    /// command at once.
    fn flush(&self, now: Millis, last: impl IntoIterator<Item = Delivery>) {
        let batches = self.host.borrow_mut().take_batches();
        let typing = self.host.borrow().typing();
        let speed = self.clock.borrow().speed();
        self.outbox.borrow_mut().extend(
            batches
                .into_iter()
                .map(Delivery::Batch)
                .chain([Delivery::Time { now, speed, typing }])
                .chain(last),
        );
        if self.delivers.replace(true) {
            return;
        }
        loop {
            let next = self.outbox.borrow_mut().pop_front();
            let Some(delivery) = next else { break };
            (self.deliver)(delivery);
        }
        self.delivers.set(false);
    }

    fn arm(&self, now: Millis) {
        let tick = Millis((now.0.div_euclid(TICK.0) + 1) * TICK.0);
        let due = self.host.borrow().next_wake().map_or(tick, |wake| wake.min(tick));
        let clock = self.clock.borrow();
        let earliest = now + Span(BREATH.0 * clock.speed().factor());
        let itself = self.itself.clone();
        clock.alarm_at(
            due.max(earliest),
            Box::new(move || {
                if let Some(link) = itself.upgrade() {
                    link.pump();
                }
            }),
        );
    }
}

impl<B, C, S> Link for LocalLink<B, C, S>
where
    B: ChannelBackend + 'static,
    C: Crew + 'static,
    S: Storage + 'static,
{
    fn send(&self, envelope: Envelope) {
        let Envelope {
            number,
            agent,
            command,
        } = envelope;
        let now = self.clock.borrow().now();
        let result = self.host.borrow_mut().submit(agent, &command, now);
        let done = Delivery::Done { number };
        let answer = match result {
            Ok(()) => vec![done],
            Err(HostError::Refused(refusal)) => vec![Delivery::Refused { number, refusal }],
            Err(HostError::NotKept(error)) => vec![done, Delivery::NotKept(error.to_string())],
        };
        self.flush(now, answer);
        self.arm(now);
    }

    fn types(&self, agent: AgentId, conversation: ConversationId) {
        self.host.borrow_mut().agent_types(agent, conversation);
    }

    fn set_speed(&self, speed: Speed) {
        self.pump();
        self.clock.borrow_mut().set_speed(speed);
        self.pump();
    }

    fn wake(&self) {
        self.pump();
    }
}
