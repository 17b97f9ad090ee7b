//! A desk to run macros at, whose link leads to a real engine.

use crate::domain::{
    Address, Agent, AgentId, Attachments, Audience, Case, CaseId, CaseTemplate, Channel, ContactId, Context,
    ConversationId, Cost, Customer, CustomerId, CustomerKind, Dispositions, Floor, Identity, Macro,
    MacroAction, MacroId, Millis, Queue, QueueId, QuickReply, QuickReplyId, Script, ScriptId, Step,
    StepAction, Units, Value, WorkStream, WorkStreamId,
};
use crate::engine::{Actor, Command, Refusal, Stamp, World, execute};
use crate::i18n::Locale;
use crate::runtime::{Delivery, Envelope, Link, Speed};
use crate::state::macros::run::{ActionState, RunStage};
use crate::state::macros::runner::{MacroOrder, run_macro, undo_macro};
use crate::state::{Desk, Focus, SessionState};
use crate::storage::Batch;
use leptos::prelude::{GetUntracked, Owner};
use std::cell::RefCell;
use std::rc::Rc;

pub(super) const BERT: AgentId = AgentId(1);
pub(super) const MARTA: CustomerId = CustomerId(1);
pub(super) const LUCIA: CustomerId = CustomerId(2);
pub(super) const CHAT: ConversationId = ConversationId(1);
pub(super) const OTHER: ConversationId = ConversationId(2);
const NOW: Millis = Millis(1_772_438_400_000);

/// A host without time: what it is asked is done, or refused, on the spot.
struct Floorboard {
    world: RefCell<World>,
    desk: Desk,
}

impl Floorboard {
    fn run(&self, actor: Actor, command: &Command) -> Result<(), Refusal> {
        let first = self.world.borrow().next_seq();
        let events = execute(&mut self.world.borrow_mut(), command, Stamp::new(NOW, actor))?;
        self.desk.receive(Delivery::Batch(Batch { first, events }));
        Ok(())
    }
}

impl Link for Floorboard {
    fn send(&self, envelope: Envelope) {
        let Envelope {
            number,
            agent,
            command,
        } = envelope;
        self.desk.receive(match self.run(Actor::Agent(agent), &command) {
            Ok(()) => Delivery::Done { number },
            Err(refusal) => Delivery::Refused { number, refusal },
        });
    }

    fn types(&self, _: AgentId, _: ConversationId) {}

    fn set_speed(&self, _: Speed) {}

    fn wake(&self) {}
}

fn contact(id: CustomerId, name: &str, email: &str) -> Customer {
    Customer {
        id,
        kind: CustomerKind::Contact,
        name: name.into(),
        email: Some(Address(email.into())),
        ..Customer::default()
    }
}

pub(super) fn template(title: &str) -> CaseTemplate {
    CaseTemplate {
        title: title.into(),
        ..CaseTemplate::default()
    }
}

fn reply(id: u32, locale: &str, text: &str) -> QuickReply {
    QuickReply {
        id: QuickReplyId(id),
        title: "Greeting".into(),
        locale: locale.into(),
        text: text.into(),
        tags: Vec::new(),
        work_streams: Vec::new(),
        owner: None,
    }
}

/// A desk with Marta's chat in front and another one behind it, and a macro of these actions.
pub(super) struct Scenery {
    pub(super) desk: Desk,
    floor: Rc<Floorboard>,
    _owner: Owner,
}

impl Scenery {
    pub(super) fn new(actions: Vec<MacroAction>) -> Self {
        let owner = Owner::new();
        owner.set();
        let stream = WorkStream {
            cost: Cost::Units(Units(10)),
            dispositions: Dispositions {
                codes: vec!["Solved".into(), "Passed on".into()],
                required: false,
                limit: 1,
            },
            ..WorkStream::new(WorkStreamId(1), "Chat", Channel::LiveChat, QueueId(1))
        };
        let floor = Floor {
            agents: vec![Agent::new(BERT, "Bert Kowalski")],
            queues: vec![Queue {
                members: [BERT].into_iter().collect(),
                ..Queue::new(QueueId(1), "Returns")
            }],
            work_streams: vec![stream],
            customers: vec![
                contact(MARTA, "Marta Holm", "marta@holm.example"),
                contact(LUCIA, "Lucía Gómez", "lucia@gomez.example"),
            ],
            cases: vec![Case {
                id: CaseId(5),
                title: "Battery does not hold".into(),
                customer: Some(LUCIA),
                opened_by: BERT,
                ..Case::default()
            }],
            quick_replies: vec![
                reply(1, "nb", "Hei {FirstName{Customer}}"),
                reply(2, "en", "Hello {FirstName{Customer}}"),
            ],
            scripts: vec![Script {
                id: ScriptId(1),
                name: "Return".into(),
                language: "en".into(),
                description: "".into(),
                steps: vec![Step {
                    title: "Do it".into(),
                    text: "".into(),
                    action: StepAction::Macro(MacroId(1)),
                }],
            }],
            macros: vec![Macro {
                id: MacroId(1),
                name: "Under test".into(),
                description: "".into(),
                actions,
            }],
            ..Floor::default()
        };
        let desk = Desk::new();
        let floorboard = Rc::new(Floorboard {
            world: RefCell::new(World::new()),
            desk,
        });
        let run = |actor, command| floorboard.run(actor, &command).unwrap();
        run(Actor::Administrator, Command::OpenFloor(Box::new(floor)));
        desk.connect(floorboard.clone());
        desk.sign_in(BERT);
        for (contact, name, email) in [
            (1, "Marta Holm", "marta@holm.example"),
            (2, "Somebody", "somebody@else.example"),
        ] {
            let mut context = Context::new();
            context.insert("Order number".into(), Value::text("20418"));
            run(
                Actor::Customer,
                Command::CustomerWrites {
                    contact: ContactId(contact),
                    work_stream: WorkStreamId(1),
                    from: Identity {
                        name: Some(name.into()),
                        address: Some(Address(email.into())),
                        origin: None,
                    },
                    body: "Hello".into(),
                    context,
                    attachments: Attachments::default(),
                },
            );
            let id = ConversationId(u32::try_from(contact).unwrap());
            run(Actor::Agent(BERT), Command::Accept(id));
        }
        desk.sessions().set_focus(Focus::Session(CHAT));
        Self {
            desk,
            floor: floorboard,
            _owner: owner,
        }
    }

    pub(super) fn order(&self, conversation: ConversationId) -> MacroOrder {
        MacroOrder {
            agent: BERT,
            conversation,
            id: MacroId(1),
            step: None,
            locale: Locale::English,
        }
    }

    pub(super) fn run(&self) {
        run_macro(self.desk, self.order(CHAT));
    }

    pub(super) fn undo(&self) {
        undo_macro(self.desk, BERT, CHAT, Locale::English);
    }

    pub(super) fn session(&self) -> SessionState {
        self.desk.session(CHAT)
    }

    pub(super) fn states(&self) -> Vec<ActionState> {
        let run = self.session().macro_run.get_untracked().unwrap();
        run.actions.into_iter().map(|action| action.state).collect()
    }

    pub(super) fn stage(&self) -> RunStage {
        self.session().macro_run.get_untracked().unwrap().stage
    }

    pub(super) fn world<T>(&self, read: impl FnOnce(&World) -> T) -> T {
        read(&self.floor.world.borrow())
    }

    pub(super) fn case(&self) -> Option<Case> {
        self.world(|world| {
            let id = world.conversation(CHAT)?.case()?;
            world.records().case(id).cloned()
        })
    }

    pub(super) fn draft(&self) -> String {
        self.session().draft(Audience::Public).get_untracked()
    }
}
