//! Every command in every wrong state is refused with a reason, and changes nothing (design §2.9; the harness
//! asserts the second half).

use super::support::shift::{Shift, agent, floor, stream};
use switchboard::domain::{
    Attachments, Audience, Channel, ConversationId, Floor, NotificationTemplate, QueueId, Span, WorkStream,
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
