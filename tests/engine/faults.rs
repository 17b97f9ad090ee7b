//! Seeded runs with faults: input that is late, doubled, lost or out of order, clocks that jump, agents who vanish in
//! mid-offer. First everything may go wrong and the promises hold; then nothing does, and everybody is served.
//!
//! `SWITCHBOARD_FAULT_RUNS=20000` plays more of them, `SWITCHBOARD_FAULT_SEED=7` that one.

use super::busy::{CHIEF, WORDS, busy};
use super::support::shift::Shift;
use std::collections::BTreeMap;
use switchboard::domain::{BotId, ContactId, ConversationId, Millis, Presence, Span, Stage};
use switchboard::engine::{Actor, Command, explain};

const RUNS: u64 = 2_000;
const INPUTS: u64 = 24;

/// What somebody outside means to do, at a time.
#[derive(Clone, Copy, Debug)]
enum Wish {
    Write(u64),
    Leave(u64),
    Disconnect(u64),
    Reconnect(u64),
    Answer(u32),
    Work(u32),
    Vanish(u32),
    Return(u32),
}

struct Run {
    shift: Shift,
    chance: oorandom::Rand64,
    /// What is on its way, by the time it arrives.
    under_way: BTreeMap<(Millis, u64), Wish>,
    sent: u64,
}

impl Run {
    fn new(seed: u64) -> Self {
        Self {
            shift: Shift::staffed(busy()),
            chance: oorandom::Rand64::new(seed.into()),
            under_way: BTreeMap::new(),
            sent: 0,
        }
    }

    fn below(&mut self, end: u64) -> u64 {
        self.chance.rand_range(0..end)
    }

    /// Sends a wish through a channel that loses, doubles, delays and reorders.
    fn send(&mut self, after: Span, wish: Wish) {
        let copies = match self.below(20) {
            0 => 0,
            1 | 2 => 2,
            _ => 1,
        };
        for _ in 0..copies {
            let delay = match self.below(8) {
                0 => Span::seconds(self.below(600) as i64),
                1 | 2 => Span::seconds(self.below(20) as i64),
                _ => Span::ZERO,
            };
            self.sent += 1;
            let at = self.shift.now + after + delay;
            self.under_way.insert((at, self.sent), wish);
        }
    }

    fn somebody_writes(&mut self) {
        let contact = self.below(9);
        let after = Span::seconds(self.below(90) as i64);
        self.send(after, Wish::Write(contact));
        match self.below(6) {
            0 => self.send(after + Span::seconds(30), Wish::Leave(contact)),
            1 => {
                self.send(after + Span::seconds(20), Wish::Disconnect(contact));
                self.send(after + Span::seconds(100), Wish::Reconnect(contact));
            }
            _ => {}
        }
    }

    /// Time passes to the next arrival; now and then a clock jumps.
    fn arrive(&mut self) {
        let Some(((at, _), wish)) = self.under_way.pop_first() else {
            return;
        };
        self.shift.wait(at.since(self.shift.now));
        match self.below(60) {
            0 => {
                let hours = self.below(30) as i64;
                self.shift.wait(Span::hours(hours));
            }
            // A stamp from a clock that is behind.
            1 => self.shift.now = self.shift.now + Span(-1 - self.below(20_000) as i64),
            _ => {}
        }
        self.carry_out(wish);
        // Whoever is asked for something reacts, sooner or later, or not at all.
        let ringing: Vec<u32> = self
            .shift
            .world
            .seats()
            .filter(|seat| !seat.offers.is_empty() || !seat.invitations.is_empty())
            .map(|seat| seat.agent.id.0)
            .collect();
        for agent in ringing {
            match self.below(5) {
                0 => self.send(Span::ZERO, Wish::Vanish(agent)),
                1 => {}
                _ => self.send(Span::seconds(5), Wish::Answer(agent)),
            }
        }
        let working = self.below(u64::from(CHIEF)) as u32 + 1;
        self.send(Span::seconds(15), Wish::Work(working));
    }

    fn carry_out(&mut self, wish: Wish) {
        // A refusal is an answer; the shift checks that it changed nothing, and everything else after each event.
        let _ = match wish {
            Wish::Write(contact) => {
                let stream = (contact % 6) as u32 + 1;
                self.shift
                    .write(ContactId(contact), stream, WORDS[contact as usize % WORDS.len()])
            }
            Wish::Leave(contact) => self
                .shift
                .run(Actor::Customer, Command::CustomerLeaves(ContactId(contact))),
            Wish::Disconnect(contact) => self
                .shift
                .run(Actor::Customer, Command::CustomerDisconnects(ContactId(contact))),
            Wish::Reconnect(contact) => self
                .shift
                .run(Actor::Customer, Command::CustomerReconnects(ContactId(contact))),
            Wish::Vanish(agent) => {
                self.send(Span::seconds(60), Wish::Return(agent));
                self.shift.try_by(agent, Command::SignOut)
            }
            Wish::Return(agent) => self.shift.try_by(agent, Command::SignIn),
            Wish::Answer(agent) => {
                let rejects = self.below(4) == 0;
                match self.rings_at(agent) {
                    Some(id) if rejects => self.shift.try_by(agent, Command::Reject(id)),
                    Some(id) => self.shift.try_by(agent, Command::Accept(id)),
                    None => Ok(()),
                }
            }
            Wish::Work(agent) => {
                self.work(agent);
                Ok(())
            }
        };
    }

    fn rings_at(&self, agent: u32) -> Option<ConversationId> {
        let seat = self.shift.seat(agent);
        seat.offers.first().or(seat.invitations.first()).copied()
    }

    /// One step with the oldest session.
    fn work(&mut self, agent: u32) {
        let Some(id) = self.shift.seat(agent).sessions.first().copied() else {
            return;
        };
        let command = match self.shift.stage(id) {
            Stage::Active { .. } => Command::End(id),
            _ => Command::CloseSession(id),
        };
        let _ = self.shift.try_by(agent, command);
    }

    /// Nothing goes wrong any more: everybody is here, answers and works until nothing moves.
    fn settle(&mut self) {
        self.under_way.clear();
        for _ in 0..400 {
            for agent in 1..=CHIEF {
                let _ = self.shift.try_by(agent, Command::SignIn);
                let _ = self
                    .shift
                    .try_by(agent, Command::SetPresence(Presence::Available.into()));
                while let Some(id) = self.rings_at(agent) {
                    self.shift.by(agent, Command::Accept(id));
                }
                self.work(agent);
            }
            let with_bot = self
                .shift
                .world
                .conversations()
                .find(|one| matches!(one.stage, Stage::WithBot { .. }));
            if let Some(id) = with_bot.map(|one| one.id) {
                let ends = self.shift.run(Actor::Bot(BotId(1)), Command::BotEnds(id));
                ends.expect("the bot has it");
            }
            let still = self.shift.world.conversations().filter(|one| {
                !matches!(
                    one.stage,
                    Stage::Open | Stage::Closed { .. } | Stage::Waiting { .. }
                )
            });
            if still.count() == 0 {
                return;
            }
        }
        panic!("it never comes to rest");
    }

    /// Whoever still waits does so for a stated reason.
    fn explains_what_waits(&self) {
        for conversation in self.shift.world.conversations() {
            if conversation.stage != Stage::Open {
                continue;
            }
            let why = explain(&self.shift.world, conversation.id)
                .and_then(|why| why.selection)
                .expect("it waits");
            let refused = why.candidates.iter().all(|one| one.refused_by.is_some());
            let only_wished = !why.wishes.is_empty() && why.wishes.iter().all(|wish| !wish.comes_true);
            assert!(
                why.left_to_picking || refused || only_wished,
                "{:?} waits for nothing",
                conversation.id
            );
        }
    }
}

fn play(seed: u64) {
    let mut run = Run::new(seed);
    for _ in 0..INPUTS {
        run.somebody_writes();
        run.arrive();
    }
    while run.sent < 4 * INPUTS && !run.under_way.is_empty() {
        run.arrive();
    }
    run.settle();
    run.explains_what_waits();
    run.shift.replays();
}

#[test]
fn whatever_goes_wrong_outside_the_promises_hold_and_then_everybody_is_served() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let seeds = match number("SWITCHBOARD_FAULT_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("SWITCHBOARD_FAULT_RUNS").unwrap_or(RUNS),
    };
    for seed in seeds {
        if let Err(cause) = std::panic::catch_unwind(|| play(seed)) {
            eprintln!(
                "replay: SWITCHBOARD_FAULT_SEED={seed} cargo test --no-default-features --test engine faults"
            );
            std::panic::resume_unwind(cause);
        }
    }
}
