//! Random shifts on a floor with everything on it: every command, by anybody, at any time (behaviour §21.6).
//!
//! [`Shift`] checks after every event: the invariants, that replay equals the live world, that refusals
//! change nothing, and that every change was named.

use super::busy::{CHIEF, TOWNS, WORDS, busy, setting};
use super::people::{consult, consult_queue, custom, say, to_queue, transfer, uninvite};
use super::records::{
    about, about_case, activity, add_customer, case, choose, contact, delete_activity, failed, judge, link,
    link_article, link_case, mark, open_case, reset, save_activity, save_case, save_customer, settle, task,
};
use super::support::shift::Shift;
use super::words::{note, outcome, reply, to_queue_with, transfer_with, whisper};
use proptest::prelude::*;
use switchboard::domain::{
    ActivityKind, AgentId, BotId, CaseKind, CasePriority, CaseStatus, ContactId, ConversationId, Customer,
    CustomerId, CustomerKind, Mode, Presence, PresenceChoice, QueueId, QuickReplyId, SkillId, Span, Stage,
    Status, StepOutcome, Value,
};
use switchboard::engine::{Actor, Command, Refusal, fingerprint};

/// One step of a random shift. Numbers mostly mean something that exists, so most steps make sense.
#[derive(Clone, Debug)]
pub enum Step {
    Write {
        contact: u64,
        work_stream: u32,
        words: usize,
    },
    Channel {
        contact: u64,
        what: u8,
    },
    Bot {
        nth: usize,
        what: u8,
    },
    Answer {
        nth: usize,
        is_yes: bool,
    },
    Act {
        agent: Option<u32>,
        nth: usize,
        what: u8,
        whom: u32,
    },
    Record {
        agent: Option<u32>,
        nth: usize,
        what: u8,
        number: u32,
    },
    Supervise {
        nth: usize,
        what: u8,
        whom: u32,
    },
    Person {
        agent: u32,
        what: u8,
        choice: u32,
    },
    Save {
        what: u8,
        number: u8,
    },
    Background(u8),
    Wait(i64),
}

pub fn step() -> impl Strategy<Value = Step> {
    let (nth, whom) = (0..12_usize, 1..=CHIEF);
    prop_oneof![
        6 => (0..8_u64, 1..=6_u32, 0..WORDS.len())
            .prop_map(|(contact, work_stream, words)| Step::Write { contact, work_stream, words }),
        2 => (0..8_u64, 0..3_u8).prop_map(|(contact, what)| Step::Channel { contact, what }),
        2 => (nth.clone(), 0..3_u8).prop_map(|(nth, what)| Step::Bot { nth, what }),
        8 => (nth.clone(), prop::bool::weighted(0.8)).prop_map(|(nth, is_yes)| Step::Answer { nth, is_yes }),
        14 => (prop::option::of(whom.clone()), nth.clone(), 0..23_u8, whom.clone())
            .prop_map(|(agent, nth, what, whom)| Step::Act { agent, nth, what, whom }),
        8 => (prop::option::of(whom.clone()), nth.clone(), 0..19_u8, 0..9_u32)
            .prop_map(|(agent, nth, what, number)| Step::Record { agent, nth, what, number }),
        4 => (nth, 0..9_u8, whom.clone()).prop_map(|(nth, what, whom)| Step::Supervise { nth, what, whom }),
        5 => (whom, 0..12_u8, 0..9_u32)
            .prop_map(|(agent, what, choice)| Step::Person { agent, what, choice }),
        2 => (0..15_u8, any::<u8>()).prop_map(|(what, number)| Step::Save { what, number }),
        1 => (0..3_u8).prop_map(Step::Background),
        4 => prop_oneof![3 => 1..120_i64, 2 => 120..1_800_i64, 1 => 1_800..90_000_i64].prop_map(Step::Wait),
    ]
}

/// The nth conversation: those that go on before those that are over, the youngest first.
fn nth(shift: &Shift, nth: usize) -> ConversationId {
    let all = shift.world.conversations();
    let (over, on): (Vec<_>, Vec<_>) = all.partition(|one| matches!(one.stage, Stage::Closed { .. }));
    let in_turn = on.iter().rev().chain(over.iter().rev());
    in_turn.cycle().nth(nth).map_or(ConversationId(1), |one| one.id)
}

fn with_bot(shift: &Shift) -> Option<ConversationId> {
    let mut all = shift.world.conversations();
    all.find(|one| one.status() == Status::WithBot).map(|one| one.id)
}

fn choice(number: u32) -> PresenceChoice {
    let base = Presence::ALL.get(number as usize);
    base.map_or_else(|| custom(number - 5), |presence| (*presence).into())
}

/// What an agent does with a conversation, and who that is when it is left to the conversation.
fn act(shift: &Shift, id: ConversationId, what: u8, whom: u32) -> (u32, Command) {
    let conversation = shift.world.conversation(id);
    let primary = conversation
        .and_then(|one| one.agent())
        .map_or(whom, |agent| agent.0);
    let asked = conversation.and_then(|one| one.invitations.first());
    let asked = asked.map_or(whom, |invitation| invitation.agent.0);
    let adviser = conversation.and_then(|one| one.participants_in(Mode::Consult).next());
    let adviser = adviser.map_or(whom, |participant| participant.agent.0);
    let queue = whom % 5 + 1;
    let command = match what {
        0 => Command::Pick(id),
        1 => Command::Resume(id),
        2 => say(id),
        3 => Command::End(id),
        4 => Command::CloseSession(id),
        5 => Command::FollowUp(id),
        6 => transfer(id, whom),
        7 => to_queue(id, queue),
        8 => consult(id, whom),
        9 => consult_queue(id, queue),
        10 => uninvite(id, asked),
        11 => Command::Add {
            conversation: id,
            agent: AgentId(adviser),
        },
        12 => Command::Dismiss {
            conversation: id,
            agent: AgentId(adviser),
        },
        13 => return (adviser, Command::Leave(id)),
        14 => Command::SetSkill {
            conversation: id,
            skill: SkillId(1 + whom % 2),
            need: (whom > 2).then_some(3),
        },
        15 => Command::Accept(id),
        16 => Command::Reject(id),
        17 => whisper(id),
        18 => return (adviser, whisper(id)),
        19 => transfer_with(id, whom, "Yours"),
        20 => to_queue_with(id, queue, "Not mine"),
        21 => note(id, ["Called", "Called twice", "", " "][whom as usize % 4]),
        _ => outcome(id, &["Solved", "Passed on", "Lost"][..whom as usize % 4]),
    };
    (primary, command)
}

/// Whoever has or had a conversation, or somebody.
fn usual(shift: &Shift, id: ConversationId, somebody: u32) -> u32 {
    let conversation = shift.world.conversation(id);
    let agent = conversation.and_then(|one| one.agent());
    agent.map_or(somebody.clamp(1, CHIEF), |agent| agent.0)
}

/// A customer as the form has them after an edit, on file from then on; or a new one. Most edits move them to another
/// town, which may be where rules look.
fn edited(shift: &Shift, customer: u32, number: u32) -> Customer {
    let known = match shift.world.customer(CustomerId(customer)) {
        Some(known) if known.is_on_file() => known.clone(),
        Some(stranger) => Customer {
            kind: CustomerKind::Contact,
            ..stranger.clone()
        },
        None => contact(0, "Liv Berg", "liv@example.com"),
    };
    Customer {
        city: TOWNS.get(number as usize % 4).map(|town| (*town).into()),
        ..known
    }
}

/// What is written down beside a conversation: whose it is, its case, activities, articles, progress.
fn file(shift: &Shift, id: ConversationId, what: u8, number: u32) -> Command {
    let nothing = number == 0;
    match what {
        0 => add_customer(id, edited(shift, 0, number)),
        1 => save_customer(edited(shift, 1 + number % 4, number)),
        2 => {
            // Whoever waits, so that they may move in their queue.
            let mut all = shift.world.conversations();
            let waiting = all.find(|one| one.stage == Stage::Open);
            let customer = waiting.map_or(number, |one| one.customer.0);
            save_customer(edited(shift, customer, number))
        }
        3 => link(id, (!nothing).then_some(number)),
        4 => link(id, Some(1 + number % 4)),
        5 => open_case(id, case(0, (!nothing).then_some(number))),
        6 => {
            let mut edited = case(number, Some(1 + number % 4));
            edited.priority = CasePriority::ALL[number as usize % 3];
            edited.kind = CaseKind::ALL[number as usize % 3];
            save_case(edited)
        }
        7 => settle(
            number,
            CaseStatus::Resolved,
            ["Sent anew", ""][number as usize % 2],
        ),
        8 => settle(1 + number % 4, CaseStatus::Cancelled, ""),
        9 => settle(number, CaseStatus::ACTIVE[number as usize % 4], ""),
        10 => link_case(id, (!nothing).then_some(number)),
        11 => {
            let regarding = if number.is_multiple_of(2) {
                about(number)
            } else {
                about_case(number)
            };
            save_activity(activity(0, regarding, task(false)))
        }
        12 => save_activity(activity(number, about(1), task(number.is_multiple_of(2)))),
        13 => save_activity(activity(number, about(1), ActivityKind::PhoneCall)),
        14 => delete_activity(number),
        15 => judge(
            number % 5,
            number.is_multiple_of(2),
            ["", "Clear"][number as usize % 2],
        ),
        16 => link_article(id, number % 5, number < 6),
        17 => choose(id, 1 + number % 3),
        _ if nothing => reset(id, 1),
        _ => {
            let outcomes = [None, Some(StepOutcome::Done), failed("Not found")];
            let step = u16::from(number.is_multiple_of(2));
            mark(id, 1 + number % 3, step, outcomes[number as usize % 3].clone())
        }
    }
}

fn supervise(id: ConversationId, what: u8, whom: u32) -> Command {
    match what {
        0 => Command::Assign {
            conversation: id,
            to: AgentId(whom),
        },
        1 => Command::AssignToQueue {
            conversation: id,
            to: QueueId(whom % 5 + 1),
        },
        2 => Command::Monitor(id),
        3 => Command::Join(id),
        4 => Command::ForceClose(id),
        5 => transfer(id, whom),
        6 => Command::SetPresenceOf(AgentId(whom), choice(whom)),
        7 => Command::ResetPresenceOf(AgentId(whom)),
        _ => Command::Leave(id),
    }
}

fn about_oneself(agent: u32, what: u8, number: u32) -> Command {
    let presence = choice(number);
    match what {
        0 | 1 => Command::SignIn,
        2 => Command::SignOut,
        3 => Command::SetPresence(Presence::Available.into()),
        4 | 5 => Command::SetPresence(presence),
        6 => Command::LeaveAfterThis(Some(presence)),
        7 => Command::LeaveAfterThis(None),
        8 => Command::ResetPresence,
        9 => Command::SaveQuickReply(Box::new(reply(number, Some(agent)))),
        10 => Command::SaveQuickReply(Box::new(reply(number, None))),
        _ => Command::DeleteQuickReply(QuickReplyId(number)),
    }
}

/// What nobody sees: memory is cleared, the clock looks in vain, somebody tries to open the floor anew.
fn background(shift: &Shift, what: u8) -> (Actor, Command) {
    match what {
        0 => {
            let all = shift.world.conversations();
            let over = all.filter(|one| matches!(one.stage, Stage::Closed { .. }));
            let conversations = over.map(|one| one.id).collect();
            (Actor::System, Command::Forget { conversations })
        }
        1 => (Actor::System, Command::Tick),
        _ => (Actor::Administrator, Command::OpenFloor(Box::new(busy()))),
    }
}

pub fn play(shift: &mut Shift, step: &Step) {
    // A refusal is an answer like any other here; the shift checks that it changed nothing.
    let _: Result<(), Refusal> = match *step {
        Step::Write {
            contact,
            work_stream,
            words,
        } => shift.write(ContactId(contact), work_stream, WORDS[words]),
        Step::Channel { contact, what } => {
            let command = match what {
                0 => Command::CustomerLeaves,
                1 => Command::CustomerDisconnects,
                _ => Command::CustomerReconnects,
            };
            shift.run(Actor::Customer, command(ContactId(contact)))
        }
        Step::Bot { nth: place, what } => {
            let conversation = with_bot(shift).unwrap_or_else(|| nth(shift, place));
            let command = match what {
                0 => Command::BotSays {
                    conversation,
                    body: "How can I help?".into(),
                },
                1 => Command::BotEscalates {
                    conversation,
                    context: [("topic".to_owned(), Value::text("care"))].into(),
                },
                _ => Command::BotEnds(conversation),
            };
            shift.run(Actor::Bot(BotId(1)), command)
        }
        Step::Answer { nth: place, is_yes } => {
            let seats = shift.world.seats();
            let ringing: Vec<_> = seats
                .flat_map(|seat| {
                    let ringing = seat.offers.iter().chain(&seat.invitations);
                    ringing.map(move |id| (seat.agent.id.0, *id))
                })
                .collect();
            match ringing.iter().cycle().nth(place).copied() {
                Some((agent, id)) if is_yes => shift.try_by(agent, Command::Accept(id)),
                Some((agent, id)) => shift.try_by(agent, Command::Reject(id)),
                None => Ok(()),
            }
        }
        Step::Act {
            agent,
            nth: place,
            what,
            whom,
        } => {
            let (usual, command) = act(shift, nth(shift, place), what, whom);
            shift.try_by(agent.unwrap_or(usual), command)
        }
        Step::Record {
            agent,
            nth: place,
            what,
            number,
        } => {
            let id = nth(shift, place);
            let command = file(shift, id, what, number);
            shift.try_by(agent.unwrap_or(usual(shift, id, number)), command)
        }
        Step::Supervise {
            nth: place,
            what,
            whom,
        } => shift.try_by(CHIEF, supervise(nth(shift, place), what, whom)),
        Step::Person {
            agent,
            what,
            choice: number,
        } => shift.try_by(agent, about_oneself(agent, what, number)),
        Step::Save { what, number } => shift.run(
            Actor::Administrator,
            Command::Save(Box::new(setting(what, number))),
        ),
        Step::Background(what) => {
            let (actor, command) = background(shift, what);
            shift.run(actor, command)
        }
        Step::Wait(seconds) => {
            shift.wait(Span::seconds(seconds));
            Ok(())
        }
    };
}

fn played(steps: &[Step]) -> Shift {
    let mut shift = Shift::staffed(busy());
    for step in steps {
        play(&mut shift, step);
    }
    shift
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_promises_hold_on_a_floor_with_everything_on_it(steps in prop::collection::vec(step(), 1..60)) {
        let shift = played(&steps);
        shift.replays();
    }

    #[test]
    fn whatever_happened_a_supervisor_can_close_it_and_then_nobody_holds_anything(
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut shift = played(&steps);
        shift.by(CHIEF, Command::SignIn);
        let all = shift.world.conversations();
        let on = all.filter(|one| !matches!(one.stage, Stage::Closed { .. }));
        let open: Vec<_> = on.map(|one| one.id).collect();
        for id in open {
            prop_assert_eq!(shift.try_by(CHIEF, Command::ForceClose(id)), Ok(()));
        }
        for seat in shift.world.seats() {
            prop_assert_eq!(seat.slots_used(), 0, "{}", seat.agent.name);
            prop_assert_eq!(seat.ledger.available(), seat.ledger.total(), "{}", seat.agent.name);
        }
        for queue in shift.world.queues() {
            prop_assert!(shift.world.waiting_in(queue.id).is_empty());
        }
    }

    #[test]
    fn a_stored_floor_with_everything_on_it_goes_on_as_if_it_had_never_stopped(
        before in prop::collection::vec(step(), 1..30),
        after in prop::collection::vec(step(), 1..30),
    ) {
        let mut shift = played(&before);
        let mut resumed = shift.stored_and_read();
        for step in &after {
            play(&mut shift, step);
            play(&mut resumed, step);
        }
        prop_assert_eq!(&resumed.world, &shift.world);
        prop_assert_eq!(fingerprint(&resumed.world), fingerprint(&shift.world));
    }
}
