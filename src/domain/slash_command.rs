//! What an agent can do by typing into the message box: `/q`, `/t`, … (behaviour §8.2).

/// Something a slash opens or switches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlashCommand {
    /// Choose a quick reply.
    QuickReply,
    /// Ask a colleague to help.
    Consult,
    /// Ask for help in a queue.
    ConsultQueue,
    /// Hand the conversation to a colleague.
    Transfer,
    /// Hand it to a queue.
    TransferToQueue,
    /// Search the knowledge base.
    Knowledge,
    /// Write to colleagues only.
    Internal,
    /// Write to the customer.
    Public,
}

/// All commands, in the order in which they are listed, with their names; the first name is the one to show.
pub const SLASH_COMMANDS: [(SlashCommand, &[&str]); 8] = [
    (SlashCommand::QuickReply, &["q", "1"]),
    (SlashCommand::Consult, &["c", "4"]),
    (SlashCommand::ConsultQueue, &["cq"]),
    (SlashCommand::Transfer, &["t", "2"]),
    (SlashCommand::TransferToQueue, &["tq", "3"]),
    (SlashCommand::Knowledge, &["kb"]),
    (SlashCommand::Internal, &["i"]),
    (SlashCommand::Public, &["p"]),
];

impl SlashCommand {
    /// What it is called; the first name is the one to show.
    #[must_use]
    pub fn names(self) -> &'static [&'static str] {
        let known = SLASH_COMMANDS.iter().find(|(command, _)| *command == self);
        known.map(|(_, names)| *names).unwrap_or_default()
    }

    /// The command of exactly this name. A telephone's keyboard may have begun it with a capital.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let is_named = |names: &[&str]| names.iter().any(|own| own.eq_ignore_ascii_case(name));
        let known = SLASH_COMMANDS.iter().find(|(_, names)| is_named(names));
        known.map(|(command, _)| *command)
    }
}
