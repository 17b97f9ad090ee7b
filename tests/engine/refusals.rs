//! Every command in every wrong state is refused with a reason, and changes nothing (design §2.9; the harness
//! asserts the second half).

use super::records::{
    about, activity, add_customer, archive, case, choose, contact, delete_activity, judge, link,
    link_article, link_case, mark, open_case, reset, save_activity, save_case, save_customer, settle, task,
};
use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    AgentId, Attachments, Audience, CaseStatus, Channel, ConversationId, Customer, Floor,
    NotificationTemplate, QueueId, RecordField, Span, WorkStream,
};
use switchboard::engine::{Actor, Command, Refusal, limits};

fn commands(id: ConversationId) -> [Command; 8] {
    [
        Command::Accept(id),
        Command::Reject(id),
        Command::Pick(id),
        Command::Resume(id),
        Command::Say {
            conversation: id,
            audience: Audience::Public,
            body: "Hello".into(),
            attachments: Attachments::default(),
        },
        Command::End(id),
        Command::CloseSession(id),
        Command::FollowUp(id),
    ]
}

#[test]
fn unknown_conversations_strangers_and_the_signed_out_are_refused() {
    let mut shift = Shift::open(floor(vec![agent(1, 100)], vec![stream(1, Channel::Sms, 40)]));
    let id = ConversationId(99);
    for command in commands(id) {
        assert_eq!(
            shift.try_by(1, command.clone()),
            Err(Refusal::NotSignedIn),
            "{command:?}"
        );
        assert_eq!(
            shift.try_by(7, command.clone()),
            Err(Refusal::UnknownAgent),
            "{command:?}"
        );
        assert_eq!(
            shift.run(Actor::Customer, command.clone()),
            Err(Refusal::OnlyForAgents),
            "{command:?}"
        );
    }
    shift.by(1, Command::SignIn);
    for command in commands(id) {
        assert_eq!(
            shift.try_by(1, command.clone()),
            Err(Refusal::UnknownConversation(id)),
            "{command:?}"
        );
    }
}

fn liv() -> Customer {
    contact(0, "Liv Berg", "liv@example.com")
}

/// What is written down beside a conversation.
fn beside(id: ConversationId) -> [Command; 8] {
    [
        add_customer(id, liv()),
        link(id, Some(1)),
        open_case(id, case(0, None)),
        link_case(id, Some(1)),
        link_article(id, 1, true),
        choose(id, 1),
        mark(id, 1, 0, None),
        reset(id, 1),
    ]
}

/// What is written down without one.
fn on_file() -> [Command; 6] {
    [
        save_customer(liv()),
        save_case(case(0, None)),
        settle(1, CaseStatus::Cancelled, ""),
        save_activity(activity(0, about(1), task(false))),
        delete_activity(1),
        judge(1, true, ""),
    ]
}

#[test]
fn only_agents_who_are_here_write_anything_down() {
    let mut shift = Shift::open(archive());
    let id = shift.contact(1);
    for command in beside(id).into_iter().chain(on_file()) {
        for (actor, expected) in [
            (Actor::Customer, Refusal::OnlyForAgents),
            (Actor::Administrator, Refusal::OnlyForAgents),
            (Actor::System, Refusal::OnlyForAgents),
            (Actor::Agent(AgentId(77)), Refusal::UnknownAgent),
            (Actor::Agent(AgentId(1)), Refusal::NotSignedIn),
        ] {
            assert_eq!(
                shift.run(actor, command.clone()),
                Err(expected),
                "{command:?} by {actor:?}"
            );
        }
    }
}

#[test]
fn nothing_is_written_down_beside_a_conversation_that_does_not_exist() {
    let mut shift = Shift::staffed(archive());
    let missing = ConversationId(99);
    for command in beside(missing) {
        assert_eq!(
            shift.try_by(1, command.clone()),
            Err(Refusal::UnknownConversation(missing)),
            "{command:?}"
        );
    }
}

/// Each field has words of its own on screen; these are for logs and links.
#[test]
fn refusals_of_records_say_what_to_do() {
    for (refusal, words) in [
        (Refusal::UnknownCustomer, "search for another, or create one"),
        (Refusal::UnknownCase, "search for another, or create one"),
        (Refusal::CaseClosed, "open it again first"),
        (Refusal::TooManyArticles, "50"),
        (
            Refusal::FieldMissing(RecordField::Title),
            "Title is missing: fill it in",
        ),
        (
            Refusal::FieldTooLong(RecordField::City),
            "City is too long: shorten it",
        ),
        (
            Refusal::FieldMalformed(RecordField::Phone),
            "Phone is not right: correct it or leave it empty",
        ),
    ] {
        assert!(refusal.to_string().contains(words), "{refusal}");
    }
}

/// A command is carried out for whom it is meant, whatever comes over the link.
#[test]
fn agents_cannot_act_as_customers_or_as_the_clock() {
    let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::LiveChat, 40)]));
    let conversation = shift.contact(1);
    let contact = shift.world.conversation(conversation).expect("exists").contact;
    for command in [
        Command::CustomerLeaves(contact),
        Command::CustomerWrites {
            contact,
            work_stream: switchboard::domain::WorkStreamId(1),
            from: switchboard::domain::Identity::default(),
            body: "Forged".into(),
            attachments: Attachments::default(),
            context: switchboard::domain::Context::new(),
        },
        Command::Tick,
        Command::OpenFloor(Box::default()),
    ] {
        assert_eq!(
            shift.try_by(1, command.clone()),
            Err(Refusal::NotAllowed),
            "{command:?}"
        );
    }
}

#[test]
fn what_somebody_else_has_is_theirs() {
    let mut shift = Shift::staffed(floor(
        vec![agent(1, 100), agent(2, 40)],
        vec![stream(1, Channel::Sms, 40)],
    ));
    let id = shift.take(1, 1);
    for command in [
        Command::Say {
            conversation: id,
            audience: Audience::Public,
            body: "Hello".into(),
            attachments: Attachments::default(),
        },
        Command::End(id),
        Command::CloseSession(id),
    ] {
        assert_eq!(
            shift.try_by(2, command.clone()),
            Err(Refusal::NotYours),
            "{command:?}"
        );
    }
}

/// Which of the commands above each state takes from the agent who has the conversation.
#[test]
fn each_state_takes_its_own_commands_only() {
    type Prepare = fn(&mut Shift, ConversationId);
    let states: [(&str, Prepare, [bool; 8]); 5] = [
        (
            "offered",
            |_, _| {},
            [true, true, false, false, false, false, false, false],
        ),
        (
            "active",
            |shift, id| shift.by(1, Command::Accept(id)),
            [false, false, false, false, true, true, true, false],
        ),
        (
            "waiting",
            |shift, id| {
                shift.by(1, Command::Accept(id));
                shift.by(1, Command::CloseSession(id));
            },
            [false, false, false, true, false, false, false, false],
        ),
        (
            "wrap-up",
            |shift, id| {
                shift.by(1, Command::Accept(id));
                shift.by(1, Command::End(id));
            },
            [false, false, false, false, false, false, true, false],
        ),
        (
            "closed",
            |shift, id| {
                shift.by(1, Command::Accept(id));
                shift.by(1, Command::End(id));
                shift.by(1, Command::CloseSession(id));
            },
            [false, false, false, false, false, false, false, true],
        ),
    ];
    for (name, prepare, allowed) in states {
        for (number, expected) in allowed.into_iter().enumerate() {
            let mut shift = Shift::staffed(floor(vec![agent(1, 100)], vec![stream(1, Channel::Sms, 40)]));
            let id = shift.contact(1);
            prepare(&mut shift, id);
            let command = commands(id)[number].clone();
            assert_eq!(
                shift.try_by(1, command.clone()).is_ok(),
                expected,
                "{command:?} while {name}"
            );
        }
    }
}

#[test]
fn messages_nobody_could_read_are_refused() {
    let mut shift = Shift::staffed(floor(
        vec![agent(1, 100)],
        vec![stream(1, Channel::PersistentChat, 40)],
    ));
    let conversation = shift.take(1, 1);
    let long = "å".repeat(limits::MESSAGE_CHARS);
    for (body, expected) in [
        (" \n\t", Err(Refusal::EmptyMessage)),
        (&*format!("{long}!"), Err(Refusal::MessageTooLong)),
        (&*long, Ok(())),
    ] {
        assert_eq!(
            shift.try_by(
                1,
                Command::Say {
                    conversation,
                    audience: Audience::Public,
                    body: body.into(),
                    attachments: Attachments::default(),
                }
            ),
            expected
        );
    }
}

#[test]
fn a_floor_that_contradicts_itself_does_not_open() {
    let good = || floor(vec![agent(1, 100)], vec![stream(1, Channel::Sms, 40)]);
    type Spoil = fn(&mut Floor);
    let spoils: [(&str, Spoil); 9] = [
        ("decline limit", |floor| floor.settings.decline_limit = 0),
        ("session limit", |floor| floor.settings.session_limit = 0),
        ("less than no capacity", |floor| floor.agents.push(agent(2, -1))),
        ("cannot start Inactive", |floor| {
            floor.agents[0].default_presence = switchboard::domain::Presence::Inactive.into();
        }),
        ("there twice", |floor| floor.agents.push(agent(1, 50))),
        ("not an agent", |floor| {
            floor.agents.clear();
        }),
        ("queue that does not exist", |floor| {
            let work_stream = WorkStream {
                fallback: QueueId(9),
                ..stream(2, Channel::Sms, 1)
            };
            floor.work_streams.push(work_stream);
        }),
        ("less than nothing", |floor| {
            floor.work_streams.push(stream(2, Channel::Sms, -1));
        }),
        ("lapse at once", |floor| {
            floor.work_streams.push(WorkStream {
                notification: NotificationTemplate {
                    countdown: Span::ZERO,
                    ..NotificationTemplate::default()
                },
                ..stream(2, Channel::Sms, 1)
            });
        }),
    ];
    for (words, spoil) in spoils {
        let mut bad = good();
        spoil(&mut bad);
        let mut world = switchboard::engine::World::new();
        let stamp = switchboard::engine::Stamp::new(super::support::shift::START, Actor::Administrator);
        let refusal = switchboard::engine::execute(&mut world, &Command::OpenFloor(Box::new(bad)), stamp)
            .expect_err("a bad floor");
        assert!(refusal.to_string().contains(words), "{refusal}");
    }
    let mut shift = Shift::open(good());
    assert_eq!(
        shift.run(Actor::Administrator, Command::OpenFloor(Box::new(good()))),
        Err(Refusal::FloorAlreadyOpen)
    );
}
