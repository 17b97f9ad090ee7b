//! Simulated colleagues: they sign in, take or refuse what they are offered, answer from a playbook, and wrap up.

use super::chance::Chance;
use super::scenario::{Colleague, Play, Scenario, Talk};
use super::story::Words;
use crate::backend::Crew;
use crate::domain::{
    AgentId, Attachments, Audience, Author, Conversation, ConversationId, Line, Millis, Mode, Presence, Span,
    Stage,
};
use crate::engine::{Command, Event, Fact, World};
use std::collections::{BTreeMap, BTreeSet};

/// How long a colleague waits for a customer's answer before they go on, or end it when everything was said.
const GOES_ON: Span = Span::seconds(90);
/// How long a colleague takes to notice that they were set aside.
const NOTICES: Span = Span::seconds(30);
/// How long a colleague stays to advise after the last word to them.
const STAYS: Span = Span::seconds(300);

/// The simulated part of the crew.
#[derive(Debug)]
pub struct Colleagues {
    people: BTreeMap<AgentId, Person>,
    playbook: Vec<Play>,
    talk: Talk,
    todo: BTreeSet<(Millis, AgentId, Act)>,
}

#[derive(Debug)]
struct Person {
    habits: Colleague,
    chance: Chance,
    /// For dealings with colleagues, so that they change nobody's luck with customers.
    company: Chance,
    /// Conversations they have made up their mind about: to keep, to hand over, to ask about.
    settled: BTreeSet<ConversationId>,
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
    /// Asked for advice: say something useful.
    Advise(ConversationId),
    /// Enough was said; who asked has forgotten to say thank you.
    LeaveConsult(ConversationId, usize),
    /// Somebody came to advise: say what it is about.
    Ask(ConversationId, AgentId),
    /// The advice was heard.
    Thank(ConversationId, AgentId),
}

impl Colleagues {
    /// The colleagues of `scenario`, from `start` on, with the luck of `seed`.
    #[must_use]
    pub fn new(scenario: &Scenario, start: Millis, seed: u64) -> Self {
        let person = |habits: &Colleague| {
            let stream = u64::from(habits.agent.0);
            (
                habits.agent,
                Person {
                    habits: habits.clone(),
                    chance: Chance::new(seed ^ 0x00c0_1ea9_0e50, stream),
                    company: Chance::new(seed ^ 0x0000_c03a_4e15, stream),
                    settled: BTreeSet::new(),
                },
            )
        };
        Self {
            people: scenario.colleagues.iter().map(person).collect(),
            playbook: scenario.playbook.clone(),
            talk: scenario.talk.clone(),
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

    fn plan_among_us(
        &mut self,
        agent: AgentId,
        now: Millis,
        act: Act,
        pace: impl Fn(&Colleague) -> (Span, Span),
    ) {
        if let Some(person) = self.people.get_mut(&agent) {
            let at = now + person.company.between(pace(&person.habits));
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
            Act::Write(id) => self.write(world, world.conversation(id)?, now, agent),
            Act::GoOn(id, said) => {
                let conversation = world.conversation(id)?;
                if lines_by(conversation, agent) == said {
                    self.write(world, conversation, now, agent)
                } else {
                    None
                }
            }
            Act::Close(id) => {
                let in_wrap_up = matches!(world.conversation(id)?.stage, Stage::WrapUp { .. });
                in_wrap_up.then_some(Command::CloseSession(id))
            }
            Act::Advise(id) => {
                let takes_part = world.conversation(id)?.participant(agent).is_some();
                let line = self.people.get_mut(&agent)?.company.pick(&self.talk.advice);
                takes_part.then_some(whisper(id, line?))
            }
            Act::LeaveConsult(id, said) => {
                let conversation = world.conversation(id)?;
                let is_over = whispers(conversation) == said;
                (is_over && conversation.participant(agent).is_some()).then_some(Command::Leave(id))
            }
            Act::Ask(id, _) => {
                let line = self.people.get_mut(&agent)?.company.pick(&self.talk.questions);
                Some(whisper(id, line?))
            }
            Act::Thank(conversation, adviser) => Some(Command::Dismiss {
                conversation,
                agent: adviser,
            }),
        }
    }

    /// Whether this one goes to a person, or a person is asked about it. Decided once, after the first answer.
    fn involve_a_person(
        &mut self,
        world: &World,
        conversation: &Conversation,
        agent: AgentId,
    ) -> Option<Command> {
        let id = conversation.id;
        let to = self.person_for(world, conversation)?;
        let person = self.people.get_mut(&agent)?;
        let (hands_over, asks) = (person.habits.transfers_percent, person.habits.asks_percent);
        if hands_over == 0 && asks == 0 || !person.settled.insert(id) {
            return None;
        }
        if person.company.percent(hands_over) {
            let note = person.company.pick(&self.talk.handover);
            return Some(Command::Transfer {
                conversation: id,
                to,
                note: note.map(|note| note.as_str().into()),
            });
        }
        person.company.percent(asks).then_some(Command::Consult {
            conversation: id,
            agent: to,
            // They ask once somebody is there.
            note: None,
        })
    }

    /// Somebody who is not simulated, serves the queue and can be asked.
    fn person_for(&self, world: &World, conversation: &Conversation) -> Option<AgentId> {
        let queue = world.queue(conversation.queue)?;
        let people = queue
            .members
            .iter()
            .filter(|member| !self.people.contains_key(member));
        people
            .filter_map(|member| world.seat(*member))
            .filter(|seat| seat.is_connected() && seat.invitations.is_empty() && world.has_slot(seat))
            .find(|seat| matches!(seat.presence.status, Presence::Available | Presence::Busy))
            .map(|seat| seat.agent.id)
    }

    /// The next line on the customer's topic; the end once everything was said and answered.
    fn write(
        &mut self,
        world: &World,
        conversation: &Conversation,
        now: Millis,
        agent: AgentId,
    ) -> Option<Command> {
        if !matches!(conversation.stage, Stage::Active { agent: primary } if primary == agent) {
            return None;
        }
        let id = conversation.id;
        let lines = self.play(conversation).map_or(&[][..], |play| &play.say);
        let said = lines_by(conversation, agent);
        let Some(line) = lines.get(said) else {
            return Some(Command::End(id));
        };
        let body = line.as_str().into();
        if said == 1
            && let Some(command) = self.involve_a_person(world, conversation, agent)
        {
            // Should nobody come, they go on by themselves.
            self.todo.insert((now + GOES_ON, agent, Act::GoOn(id, said)));
            return Some(command);
        }
        self.todo.insert((now + GOES_ON, agent, Act::GoOn(id, said + 1)));
        Some(Command::Say {
            conversation: id,
            audience: Audience::Public,
            body,
            attachments: Attachments::default(),
        })
    }

    /// Advisers answer whoever has the conversation; who asked for advice hears it and goes on.
    fn answer_internally(&mut self, world: &World, id: ConversationId, author: AgentId, now: Millis) {
        let Some(conversation) = world.conversation(id) else {
            return;
        };
        let primary = conversation.agent();
        for adviser in conversation.participants_in(Mode::Consult).map(|one| one.agent) {
            let act = Act::LeaveConsult(id, whispers(conversation));
            self.plan_among_us(adviser, now, act, |_| (STAYS, STAYS));
            if primary == Some(author) {
                self.plan_among_us(adviser, now, Act::Advise(id), |habits| habits.replies);
            } else if adviser == author
                && let Some(primary) = primary
            {
                self.plan_among_us(primary, now, Act::Thank(id, adviser), |habits| habits.replies);
            }
        }
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

fn whisper(conversation: ConversationId, line: &str) -> Command {
    Command::Say {
        conversation,
        audience: Audience::Internal,
        body: line.into(),
        attachments: Attachments::default(),
    }
}

/// How much was said among colleagues.
fn whispers(conversation: &Conversation) -> usize {
    let internal =
        |line: &Line| matches!(line, Line::Message(message) if message.audience == Audience::Internal);
    let lines = conversation.transcript.iter();
    lines.filter(|entry| internal(&entry.line)).count()
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
            Fact::OfferAccepted { conversation, agent }
            | Fact::ConversationTransferred {
                conversation,
                to: agent,
                ..
            } => self.plan_to_write(*agent, now, *conversation),
            Fact::Invited {
                conversation, agent, ..
            } => self.plan_among_us(*agent, now, Act::Answer(*conversation), |habits| habits.accepts),
            Fact::ParticipantJoined {
                conversation,
                agent,
                mode: Mode::Consult,
            } => {
                self.plan_among_us(*agent, now, Act::Advise(*conversation), |habits| habits.replies);
                if let Some(primary) = world.conversation(*conversation).and_then(Conversation::agent) {
                    self.plan_among_us(primary, now, Act::Ask(*conversation, *agent), |habits| {
                        habits.accepts
                    });
                }
            }
            Fact::MessagePosted {
                conversation,
                author: Author::Agent(author),
                audience: Audience::Internal,
                ..
            } => self.answer_internally(world, *conversation, *author, now),
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
