//! Random shifts: whatever people do, in whatever order, the promises hold (behaviour §21.6).
//!
//! [`Shift`] checks after every event: the invariants, that replay equals the live world, that refusals change
//! nothing, and that every change was named.

use super::people::say;
use super::records::{
    about, activity, article, case, choose, contact, judge, link, link_article, link_case, mark, open_case,
    reset, save_activity, script, settle, task,
};
use super::support::shift::{Shift, agent, floor, stream};
use super::words::{note, outcome, to_queue_with, transfer_with, whisper};
use proptest::prelude::*;
use switchboard::domain::{
    AgentId, Audience, CaseStatus, Channel, ContactId, Conversation, ConversationId, Dispositions,
    Distribution, Floor, Line, Millis, Presence, PresenceSet, Queue, QueueId, Span, StepAction, StepOutcome,
    WorkStream, WrapUpPolicy,
};
use switchboard::engine::{Actor, Command};

/// One step of a random shift. Numbers are taken modulo what exists, so most steps make sense and some do not.
#[derive(Clone, Debug)]
enum Step {
    Write { contact: u64, work_stream: u32 },
    Leave(u64),
    Act { agent: u32, conversation: u32, what: u8 },
    Sign { agent: u32, in_: bool },
    Presence { agent: u32, presence: usize },
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..12_u64, 1..=4_u32).prop_map(|(contact, work_stream)| Step::Write { contact, work_stream }),
        1 => (0..12_u64).prop_map(Step::Leave),
        14 => (1..=3_u32, 0..24_u32, 0..24_u8)
            .prop_map(|(agent, conversation, what)| Step::Act { agent, conversation, what }),
        2 => (1..=3_u32, any::<bool>()).prop_map(|(agent, in_)| Step::Sign { agent, in_ }),
        2 => (1..=3_u32, 0..7_usize).prop_map(|(agent, presence)| Step::Presence { agent, presence }),
        2 => prop_oneof![0..200_i64, 0..2_000_i64].prop_map(Step::Wait),
    ]
}

/// Three agents, two queues, four work streams that differ in all that matters.
fn mixed(decline_presence: bool, session_limit: u32) -> Floor {
    let all = PresenceSet::from_iter(Presence::ALL);
    let mut floor = floor(
        vec![agent(1, 100), agent(2, 60), agent(3, 0)],
        vec![
            WorkStream {
                dispositions: Dispositions {
                    codes: vec!["Solved".into(), "Passed on".into()],
                    required: true,
                    limit: 1,
                },
                ..stream(1, Channel::LiveChat, 40)
            },
            WorkStream {
                wrap_up: WrapUpPolicy::For(Span::seconds(30)),
                ..stream(2, Channel::Sms, 20)
            },
            WorkStream {
                fallback: QueueId(2),
                distribution: Distribution::PushAndSelect,
                wrap_up: WrapUpPolicy::Never,
                allowed_presences: all,
                ..stream(3, Channel::WhatsApp, 0)
            },
            WorkStream {
                fallback: QueueId(2),
                distribution: Distribution::Pick,
                ..stream(4, Channel::LiveChat, 70)
            },
        ],
    );
    floor.settings.inactive_after_missed = decline_presence;
    floor.settings.do_not_disturb_after_rejected = decline_presence;
    floor.settings.session_limit = session_limit;
    floor.customers = vec![
        contact(1, "Kari Nordmann", "kari@example.com"),
        contact(2, "Ola Hansen", "ola@example.com"),
    ];
    floor.cases = vec![case(1, Some(1)), case(2, Some(2))];
    floor.articles = vec![article(1), article(2)];
    floor.scripts = vec![script(1, &[StepAction::Text]), script(2, &[StepAction::Text])];
    floor.queues.push(Queue {
        priority: 0,
        members: [AgentId(2), AgentId(3)].into_iter().collect(),
        ..Queue::new(QueueId(2), "Second")
    });
    floor
}

fn play(shift: &mut Shift, step: &Step) {
    // A refusal is an answer like any other here; the shift checks that it changed nothing.
    let _ = match step {
        Step::Write { contact, work_stream } => {
            shift.write(ContactId(*contact), *work_stream, "Is anybody there?")
        }
        Step::Leave(contact) => shift.run(Actor::Customer, Command::CustomerLeaves(ContactId(*contact))),
        Step::Act {
            agent,
            conversation,
            what,
        } => {
            let last = shift
                .world
                .conversations()
                .last()
                .map_or(0, |conversation| conversation.id.0);
            let id = ConversationId(last.saturating_sub(*conversation).max(1));
            let command = match what {
                0 | 1 => Command::Accept(id),
                2 => Command::Reject(id),
                3 => Command::Pick(id),
                4 => say(id),
                5 => Command::End(id),
                6 => Command::CloseSession(id),
                8 => whisper(id),
                9 => note(id, ["Called", "Called twice", ""][*conversation as usize % 3]),
                10 => outcome(id, &["Solved", "Lost"][..*conversation as usize % 3]),
                11 => transfer_with(id, conversation % 3 + 1, "Yours"),
                12 => to_queue_with(id, conversation % 3 + 1, "Not mine"),
                13 => open_case(id, case(0, Some(conversation % 3))),
                14 => link_case(id, (*conversation < 20).then_some(conversation % 4)),
                15 => settle(conversation % 4, CaseStatus::Resolved, "Sent anew"),
                16 => save_activity(activity(conversation % 3, about(1), task(*conversation < 12))),
                17 => link_article(id, conversation % 3, *conversation < 20),
                18 => judge(conversation % 3, *conversation < 12, ""),
                19 => choose(id, conversation % 3),
                20 => mark(id, 1, 0, (*conversation < 12).then_some(StepOutcome::Done)),
                21 => reset(id, 1),
                22 => link(id, (*conversation < 20).then_some(conversation % 3)),
                _ if conversation % 2 == 0 => Command::Resume(id),
                _ => Command::FollowUp(id),
            };
            shift.try_by(*agent, command)
        }
        Step::Sign { agent, in_ } => {
            shift.try_by(*agent, if *in_ { Command::SignIn } else { Command::SignOut })
        }
        Step::Presence { agent, presence } => {
            let command = Presence::ALL
                .get(*presence)
                .map_or(Command::ResetPresence, |status| {
                    Command::SetPresence((*status).into())
                });
            shift.try_by(*agent, command)
        }
        Step::Wait(seconds) => {
            shift.wait(Span::seconds(*seconds));
            Ok(())
        }
    };
}

/// Whether a step is among colleagues only: a word, a note, a code, a case, an activity, an article, a script.
const fn is_inside(step: &Step) -> bool {
    matches!(step, Step::Act { what: 8..=10 | 13..=21, .. })
}

/// The conversations without what colleagues wrote about them, and without when somebody last wrote.
fn outside(shift: &Shift) -> Vec<Conversation> {
    let is_internal =
        |line: &Line| matches!(line, Line::Message(message) if message.audience == Audience::Internal);
    let conversations = shift.world.conversations().cloned();
    let stripped = conversations.map(|mut conversation| {
        conversation.notes.clear();
        conversation.dispositions.clear();
        conversation.dossier = None;
        conversation.touched_at = Millis::default();
        conversation.transcript.retain(|entry| !is_internal(&entry.line));
        conversation
    });
    stripped.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_promises_hold_whatever_happens(
        steps in prop::collection::vec(step(), 1..120),
        decline_presence: bool,
        session_limit in 1..=4_u32,
    ) {
        let mut shift = Shift::staffed(mixed(decline_presence, session_limit));
        for step in &steps {
            play(&mut shift, step);
        }
        shift.replays();
    }

    #[test]
    fn a_stored_world_goes_on_as_if_it_had_never_stopped(
        before in prop::collection::vec(step(), 1..40),
        after in prop::collection::vec(step(), 1..40),
    ) {
        let mut shift = Shift::staffed(mixed(true, 3));
        for step in &before {
            play(&mut shift, step);
        }
        let mut resumed = shift.stored_and_read();
        for step in &after {
            play(&mut shift, step);
            play(&mut resumed, step);
        }
        prop_assert_eq!(resumed.world, shift.world);
    }

    /// Without what colleagues write to each other and write down, everything else goes the same way.
    #[test]
    fn words_notes_codes_and_records_change_nothing_else(steps in prop::collection::vec(step(), 1..80)) {
        let mut set = mixed(true, 4);
        set.work_streams[0].dispositions.required = false;
        let (mut with, mut without) = (Shift::staffed(set.clone()), Shift::staffed(set));
        for step in &steps {
            play(&mut with, step);
            if !is_inside(step) {
                play(&mut without, step);
            }
        }
        prop_assert_eq!(outside(&with), outside(&without));
        let seats = |shift: &Shift| shift.world.seats().cloned().collect::<Vec<_>>();
        prop_assert_eq!(seats(&with), seats(&without));
    }

    /// Every conversation that is not closed can get there.
    #[test]
    fn every_open_conversation_can_be_closed(steps in prop::collection::vec(step(), 1..80)) {
        let mut shift = Shift::staffed(mixed(true, 4));
        for step in &steps {
            play(&mut shift, step);
        }
        for agent in 1..=3 {
            let _ = shift.try_by(agent, Command::SignOut);
        }
        shift.wait(Span::hours(24 * 60));
        let open = shift.world.conversations().find(|conversation| {
            !matches!(conversation.stage, switchboard::domain::Stage::Closed { .. })
        });
        prop_assert!(open.is_none(), "{:?}", open);
    }
}
