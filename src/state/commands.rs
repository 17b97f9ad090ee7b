//! The commands of this desk that are on their way: who waits for their answer, and which sessions they open or take
//! away.

use crate::domain::ConversationId;
use crate::engine::{Command, Refusal, World};
use std::collections::BTreeMap;
use std::fmt;

/// What is done once it is known what became of a command.
pub(super) type Answered = Box<dyn FnOnce(Result<(), Refusal>)>;

/// See the module. A command is on its way until everything it led to has been delivered.
#[derive(Default)]
pub(super) struct Commands {
    sent: u64,
    answers: BTreeMap<u64, Answered>,
    deeds: BTreeMap<u64, Deed>,
}

/// What a command does to the sessions at this desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    /// It opens or takes away the session of this conversation.
    To(ConversationId),
    /// It opens a session that follows up this conversation.
    After(ConversationId),
}

impl fmt::Debug for Commands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Commands")
            .field("sent", &self.sent)
            .field("deeds", &self.deeds)
            .finish_non_exhaustive()
    }
}

impl Commands {
    /// The number of the next one.
    pub(super) const fn next_number(&mut self) -> u64 {
        self.sent += 1;
        self.sent
    }

    /// Somebody waits for what becomes of it.
    pub(super) fn expect(&mut self, number: u64, answered: Answered) {
        self.answers.insert(number, answered);
    }

    /// It is on its way.
    pub(super) fn send(&mut self, number: u64, command: &Command) {
        if let Some(deed) = deed(command) {
            self.deeds.insert(number, deed);
        }
    }

    /// It is known what became of it; whoever waits for that is told by the caller.
    pub(super) fn done(&mut self, number: u64) -> Option<Answered> {
        self.deeds.remove(&number);
        self.answers.remove(&number)
    }

    /// Whether one of them opens or takes away this session: that it did was asked for here.
    pub(super) fn concern(&self, world: &World, session: ConversationId) -> bool {
        let follows = world
            .conversation(session)
            .and_then(|conversation| conversation.follows);
        self.deeds.values().any(|deed| match deed {
            Deed::To(conversation) => *conversation == session,
            Deed::After(conversation) => Some(*conversation) == follows,
        })
    }
}

const fn deed(command: &Command) -> Option<Deed> {
    match command {
        Command::Accept(conversation)
        | Command::Pick(conversation)
        | Command::Resume(conversation)
        | Command::End(conversation)
        | Command::CloseSession(conversation)
        | Command::Leave(conversation)
        | Command::Monitor(conversation)
        | Command::Join(conversation)
        | Command::ForceClose(conversation)
        | Command::Transfer { conversation, .. }
        | Command::TransferToQueue { conversation, .. }
        | Command::Assign { conversation, .. }
        | Command::AssignToQueue { conversation, .. } => Some(Deed::To(*conversation)),
        Command::FollowUp(conversation) => Some(Deed::After(*conversation)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Commands;
    use crate::domain::{Attachments, Audience, ConversationId};
    use crate::engine::{Command, World};

    const ONE: ConversationId = ConversationId(1);
    const OTHER: ConversationId = ConversationId(2);

    #[test]
    fn a_session_is_asked_for_while_the_command_for_it_is_on_its_way() {
        let (mut commands, world) = (Commands::default(), World::new());
        let number = commands.next_number();
        commands.send(number, &Command::Accept(ONE));
        assert!(commands.concern(&world, ONE));
        assert!(!commands.concern(&world, OTHER));
        assert!(commands.done(number).is_none(), "nobody waits for it");
        assert!(!commands.concern(&world, ONE));
    }

    #[test]
    fn what_opens_and_closes_nothing_asks_for_no_session() {
        let (mut commands, world) = (Commands::default(), World::new());
        let whisper = Command::Say {
            conversation: ONE,
            audience: Audience::Internal,
            body: "Wait".into(),
            attachments: Attachments::default(),
        };
        for command in [whisper, Command::Reject(ONE)] {
            let number = commands.next_number();
            commands.send(number, &command);
            assert!(!commands.concern(&world, ONE), "{command:?}");
        }
    }

    #[test]
    fn whoever_waits_is_told_once() {
        let mut commands = Commands::default();
        let number = commands.next_number();
        commands.expect(number, Box::new(|_| ()));
        assert!(commands.done(number).is_some());
        assert!(commands.done(number).is_none());
    }
}
