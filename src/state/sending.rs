//! Sending: from the draft through the outbox to the conversation, and back into the draft.

use super::Desk;
use super::outgoing::{Dispatch, Outbox, Outgoing, Thread};
use super::refused::Refused;
use super::sessions::Focus;
use crate::domain::{Attachments, Audience, ConversationId};
use crate::engine::{Command, Refusal};
use leptos::prelude::{Get, GetUntracked, Set, Update, With, WithUntracked, set_timeout, untrack};
use std::time::Duration;

impl Desk {
    /// Sends the draft to the customer, or to colleagues: its text and its files. It is empty from now on. For as long
    /// as `hold` says the message can still be [taken back](Self::take_back).
    pub fn say(self, conversation: ConversationId, audience: Audience, hold: Duration) {
        let Some(agent) = self.me.get_untracked() else {
            return;
        };
        self.send_held();
        let number = self.next_number();
        let session = self.session(conversation);
        let (draft, files) = (session.draft(audience), session.files(audience));
        let message = Outgoing {
            number,
            agent,
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

    /// The messages of a conversation that are not in its transcript yet.
    #[must_use]
    pub fn outgoing(self, conversation: ConversationId) -> Vec<Outgoing> {
        let agent = self.me.get();
        self.outbox
            .with(|outbox| agent.map(|agent| outbox.of((agent, conversation))))
            .unwrap_or_default()
    }

    /// Sends everything that is held, now: the page may be about to go.
    pub fn send_held(self) {
        for number in self.outbox.with_untracked(Outbox::held) {
            self.dispatch(number);
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
            let session = self.sessions_of(Some(message.agent)).state(message.conversation);
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

    /// Whether a conversation is one of the sessions on this screen now.
    #[must_use]
    pub fn has_open(self, conversation: ConversationId) -> bool {
        let me = self.me.get_untracked();
        self.see(&[], |world| {
            let seat = me.and_then(|me| world.seat(me));
            seat.is_some_and(|seat| seat.open_sessions().contains(&conversation))
        })
    }

    /// A command was done: if it was a message, it is in the transcript.
    pub(super) fn sent(self, number: u64) {
        let thread = self.outbox.with_untracked(|outbox| outbox.thread_of(number));
        if let Some(thread) = thread {
            self.outbox.update(|outbox| outbox.done(number));
            self.settle(thread);
        }
    }

    /// A command was refused. A message in front says so itself; everything else is said in a notice, to whoever gave
    /// the command.
    pub(super) fn refuse(self, number: u64, refusal: Refusal) {
        let Some(thread) = self.outbox.with_untracked(|outbox| outbox.thread_of(number)) else {
            self.will_say(refusal, None);
            return;
        };
        let (agent, conversation) = thread;
        self.outbox
            .update(|outbox| outbox.failed(number, refusal.clone()));
        self.settle(thread);
        let is_in_front = untrack(|| self.sessions().focus()) == Focus::Session(conversation);
        if self.me.get_untracked() == Some(agent) && !(is_in_front && self.has_open(conversation)) {
            self.will_say(refusal, Some(conversation));
        }
    }

    /// Leaves a refusal to the notices: whoever asked for the answer has no place of its own to say it.
    pub fn notice(self, refusal: Refusal) {
        self.will_say(refusal, None);
    }

    fn will_say(self, refusal: Refusal, unsent_in: Option<ConversationId>) {
        self.refused
            .update(|refused| refused.push(Refused { refusal, unsent_in }));
    }

    /// What was not sent becomes the draft of its author again once its session is gone: drafts outlive sessions,
    /// and also the author's leaving.
    pub(super) fn settle_all(self) {
        for thread in self.outbox.with_untracked(Outbox::threads) {
            self.settle(thread);
        }
    }

    fn settle(self, (agent, conversation): Thread) {
        if self.me.get_untracked() == Some(agent) && self.has_open(conversation) {
            return;
        }
        let settled = self
            .outbox
            .with_untracked(|outbox| outbox.settled((agent, conversation)));
        for number in settled {
            self.take_back(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::{
        Address, Agent, AgentId, Attachments, Audience, Channel, ContactId, Context, ConversationId, Cost,
        Floor, Identity, Millis, Queue, QueueId, Units, WorkStream, WorkStreamId,
    };
    use crate::engine::{Actor, Command, Refusal, Stamp, World, execute};
    use crate::runtime::{Delivery, Envelope, Link, Speed};
    use crate::state::{Desk, Dispatch, Focus, Refused};
    use crate::storage::Batch;
    use leptos::prelude::{GetUntracked, Owner, Set};
    use std::rc::Rc;
    use std::time::Duration;

    const BERT: AgentId = AgentId(1);
    const CHAT: ConversationId = ConversationId(1);

    /// A host that says nothing by itself.
    struct Silent;

    impl Link for Silent {
        fn send(&self, _: Envelope) {}

        fn types(&self, _: AgentId, _: ConversationId) {}

        fn set_speed(&self, _: Speed) {}

        fn wake(&self) {}
    }

    /// Bert at a desk, in a conversation that is not among the sessions.
    fn desk() -> (Owner, Desk) {
        let owner = Owner::new();
        owner.set();
        let desk = Desk::new();
        desk.connect(Rc::new(Silent));
        desk.sign_in(BERT);
        (owner, desk)
    }

    /// The same with the conversation among the sessions, and in front.
    fn desk_in_conversation() -> (Owner, Desk) {
        let (owner, desk) = desk();
        let floor = Floor {
            agents: vec![Agent::new(BERT, "Bert Kowalski")],
            queues: vec![Queue {
                members: [BERT].into_iter().collect(),
                ..Queue::new(QueueId(1), "Returns")
            }],
            work_streams: vec![WorkStream {
                cost: Cost::Units(Units(10)),
                ..WorkStream::new(WorkStreamId(1), "Chat", Channel::LiveChat, QueueId(1))
            }],
            ..Floor::default()
        };
        let writes = Command::CustomerWrites {
            contact: ContactId(1),
            work_stream: WorkStreamId(1),
            from: Identity {
                name: Some("Marta Holm".into()),
                address: Some(Address("marta@holm.example".into())),
                origin: None,
            },
            body: "Hello".into(),
            context: Context::new(),
            attachments: Attachments::default(),
        };
        let mut world = World::new();
        for (actor, command) in [
            (Actor::Administrator, Command::OpenFloor(Box::new(floor))),
            (Actor::Agent(BERT), Command::SignIn),
            (Actor::Customer, writes),
            (Actor::Agent(BERT), Command::Accept(CHAT)),
        ] {
            let first = world.next_seq();
            let stamp = Stamp::new(Millis(1_772_438_400_000), actor);
            let events = execute(&mut world, &command, stamp).unwrap();
            desk.receive(Delivery::Batch(Batch { first, events }));
        }
        assert_eq!(desk.sessions().focus(), Focus::Session(CHAT));
        (owner, desk)
    }

    fn write(desk: Desk, text: &str) {
        desk.session(CHAT).draft(Audience::Public).set(text.to_owned());
    }

    fn say(desk: Desk, text: &str) -> u64 {
        write(desk, text);
        desk.say(CHAT, Audience::Public, Duration::ZERO);
        desk.outgoing(CHAT).last().unwrap().number
    }

    fn draft(desk: Desk) -> String {
        desk.session(CHAT).draft(Audience::Public).get_untracked()
    }

    fn refuse(desk: Desk, number: u64) {
        let refusal = Refusal::NotYours;
        desk.receive(Delivery::Refused { number, refusal });
    }

    #[test]
    fn a_notice_tells_of_a_message_that_is_not_in_front_and_of_no_other() {
        let (_owner, desk) = desk_in_conversation();
        let number = say(desk, "One");
        refuse(desk, number);
        assert!(desk.take_refused().is_empty(), "it says so itself");
        assert_eq!(
            desk.outgoing(CHAT).last().unwrap().dispatch,
            Dispatch::Failed(Refusal::NotYours)
        );
        desk.sessions().set_focus(Focus::Home);
        desk.dispatch(number);
        refuse(desk, number);
        assert_eq!(desk.take_refused().last().unwrap().unsent_in, Some(CHAT));
        assert_eq!(desk.outgoing(CHAT).len(), 1, "it waits in its session");
        assert_eq!(draft(desk), "");
        desk.sign_out();
        desk.sign_in(BERT);
        assert_eq!(draft(desk), "One", "whoever leaves finds it as a draft");
    }

    #[test]
    fn what_was_refused_behind_a_closed_session_is_the_draft_again_and_said() {
        let (_owner, desk) = desk();
        let (one, two, three) = (say(desk, "One"), say(desk, "Two"), say(desk, "Three"));
        write(desk, "Four");
        refuse(desk, one);
        assert_eq!(draft(desk), "Four", "while others are on their way");
        refuse(desk, two);
        desk.receive(Delivery::Done { number: three });
        assert_eq!(draft(desk), "One\nTwo\nFour");
        assert!(desk.outgoing(CHAT).is_empty());
        let said = Refused {
            refusal: Refusal::NotYours,
            unsent_in: Some(CHAT),
        };
        assert_eq!(desk.take_refused(), [said.clone(), said]);
    }

    #[test]
    fn what_is_refused_after_its_author_left_waits_for_them_alone() {
        let (_owner, desk) = desk();
        let number = say(desk, "One");
        desk.sign_out();
        desk.sign_in(AgentId(2));
        assert!(desk.outgoing(CHAT).is_empty(), "it is not theirs");
        refuse(desk, number);
        assert_eq!(draft(desk), "");
        assert!(desk.take_refused().is_empty());
        desk.sign_out();
        desk.sign_in(BERT);
        assert_eq!(draft(desk), "One");
    }
}
