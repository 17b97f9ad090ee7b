//! Simulated colleagues: they sign in, take or refuse what they are offered, answer from a playbook, and wrap up.

use super::chance::Chance;
use super::scenario::{Colleague, Play, Scenario};
use super::story::Words;
use crate::backend::Crew;
use crate::domain::{AgentId, Author, Conversation, ConversationId, Millis, Span, Stage};
use crate::engine::{Command, Event, Fact, World};
use std::collections::{BTreeMap, BTreeSet};

/// How long a colleague waits for a customer's answer before they go on, or end it when everything was said.
const GOES_ON: Span = Span::seconds(90);
/// How long a colleague takes to notice that they were set aside.
const NOTICES: Span = Span::seconds(30);

/// The simulated part of the crew.
#[derive(Debug)]
pub struct Colleagues {
    people: BTreeMap<AgentId, Person>,
    playbook: Vec<Play>,
    todo: BTreeSet<(Millis, AgentId, Act)>,
}

#[derive(Debug)]
struct Person {
    habits: Colleague,
    chance: Chance,
}

/// Something a colleague is about to do. Whether it still makes sense is looked at when the time has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    SignIn,
    Answer(ConversationId),
    Write(ConversationId),
    /// Nobody has answered what was said so far.
    GoOn(ConversationId, usize),
    Close(ConversationId),
    Reset,
}

impl Colleagues {
    /// The colleagues of `scenario`, from `start` on, with the luck of `seed`.
    #[must_use]
    pub fn new(scenario: &Scenario, start: Millis, seed: u64) -> Self {
        let person = |habits: &Colleague| {
            let chance = Chance::new(seed ^ 0x00c0_1ea9_0e50, u64::from(habits.agent.0));
            (
                habits.agent,
                Person {
                    habits: habits.clone(),
                    chance,
                },
            )
        };
        Self {
            people: scenario.colleagues.iter().map(person).collect(),
            playbook: scenario.playbook.clone(),
            todo: scenario
                .colleagues
                .iter()
                .map(|habits| (start + habits.arrives, habits.agent, Act::SignIn))
                .collect(),
        }
    }

    fn plan(&mut self, agent: AgentId, now: Millis, act: Act, pace: impl Fn(&Colleague) -> (Span, Span)) {
        if let Some(person) = self.people.get_mut(&agent) {
            let at = now + person.chance.between(pace(&person.habits));
            self.todo.insert((at, agent, act));
        }
    }

    /// Writes once more unless that is planned already.
    fn plan_to_write(&mut self, agent: AgentId, now: Millis, conversation: ConversationId) {
        let planned =
            |(_, who, act): &(Millis, AgentId, Act)| *who == agent && *act == Act::Write(conversation);
        if !self.todo.iter().any(planned) {
            self.plan(agent, now, Act::Write(conversation), |habits| habits.replies);
        }
    }

    fn command(&mut self, world: &World, now: Millis, agent: AgentId, act: Act) -> Option<Command> {
        match act {
            Act::SignIn => Some(Command::SignIn),
            Act::Reset => Some(Command::ResetPresence),
            Act::Answer(id) => {
                let person = self.people.get_mut(&agent)?;
                let rejects = person.chance.percent(person.habits.rejects_percent);
                Some(if rejects {
                    Command::Reject(id)
                } else {
                    Command::Accept(id)
                })
            }
            Act::Write(id) => self.write(world.conversation(id)?, now, agent),
            Act::GoOn(id, said) => {
                let conversation = world.conversation(id)?;
                if lines_by(conversation, agent) == said {
                    self.write(conversation, now, agent)
                } else {
                    None
                }
            }
            Act::Close(id) => {
                let in_wrap_up = matches!(world.conversation(id)?.stage, Stage::WrapUp { .. });
                in_wrap_up.then_some(Command::CloseSession(id))
            }
        }
    }

    /// The next line on the customer's topic; the end once everything was said and answered.
    fn write(&mut self, conversation: &Conversation, now: Millis, agent: AgentId) -> Option<Command> {
        let id = conversation.id;
        let lines = self.play(conversation).map_or(&[][..], |play| &play.say);
        let said = lines_by(conversation, agent);
        let Some(line) = lines.get(said) else {
            return Some(Command::End(id));
        };
        let body = line.as_str().into();
        self.todo.insert((now + GOES_ON, agent, Act::GoOn(id, said + 1)));
        Some(Command::Say {
            conversation: id,
            body,
        })
    }

    fn play(&self, conversation: &Conversation) -> Option<&Play> {
        let messages = conversation
            .messages()
            .filter(|(_, author, _)| *author == Author::Customer);
        let text: Vec<&str> = messages.map(|(_, _, body)| body).collect();
        let words = Words::of(&text.join(" "));
        self.playbook
            .iter()
            .find(|play| play.about.is_empty() || words.has_any(&play.about))
    }
}

fn lines_by(conversation: &Conversation, agent: AgentId) -> usize {
    conversation
        .messages()
        .filter(|(_, author, _)| *author == Author::Agent(agent))
        .count()
}

impl Crew for Colleagues {
    fn observe(&mut self, world: &World, event: &Event) {
        let now = event.at;
        match &event.fact {
            Fact::OfferMade {
                conversation, agent, ..
            } => {
                self.plan(*agent, now, Act::Answer(*conversation), |habits| habits.accepts);
            }
            Fact::OfferAccepted { conversation, agent } => self.plan_to_write(*agent, now, *conversation),
            Fact::MessagePosted {
                conversation,
                author: Author::Customer,
                ..
            } => {
                if let Some(Stage::Active { agent }) = world.conversation(*conversation).map(|c| c.stage) {
                    self.plan_to_write(agent, now, *conversation);
                }
            }
            Fact::ConversationEnded {
                conversation, agent, ..
            } => {
                self.plan(*agent, now, Act::Close(*conversation), |habits| habits.wraps_up);
            }
            Fact::PresenceChanged { agent, cause, .. } if cause.wants_banner() => {
                self.plan(*agent, now, Act::Reset, |_| (NOTICES, NOTICES));
            }
            _ => {}
        }
    }

    fn poll(&mut self, world: &World, now: Millis, acts: &mut Vec<(AgentId, Command)>) {
        // One at a time: what is done changes what the next one finds.
        if let Some((_, agent, act)) = self.todo.first().copied().filter(|(at, ..)| *at <= now) {
            self.todo.pop_first();
            acts.extend(
                self.command(world, now, agent, act)
                    .map(|command| (agent, command)),
            );
        }
    }

    fn next_wake(&self) -> Option<Millis> {
        self.todo.first().map(|(at, ..)| *at)
    }
}
