//! What slash commands do, in a few words.

use crate::domain::SlashCommand;

pub(super) fn en(command: SlashCommand) -> &'static str {
    match command {
        SlashCommand::QuickReply => "Quick replies: words, or # for tags",
        SlashCommand::Consult => "Ask a colleague for advice",
        SlashCommand::ConsultQueue => "Ask a queue for advice",
        SlashCommand::Transfer => "Transfer to a colleague",
        SlashCommand::TransferToQueue => "Transfer to a queue",
        SlashCommand::Knowledge => "Search the knowledge base",
        SlashCommand::Internal => "Write to colleagues only",
        SlashCommand::Public => "Write to the customer",
    }
}

pub(super) fn nb(command: SlashCommand) -> &'static str {
    match command {
        SlashCommand::QuickReply => "Hurtigsvar: ord, eller # for stikkord",
        SlashCommand::Consult => "Rådfør deg med en kollega",
        SlashCommand::ConsultQueue => "Rådfør deg med en kø",
        SlashCommand::Transfer => "Overfør til en kollega",
        SlashCommand::TransferToQueue => "Overfør til en kø",
        SlashCommand::Knowledge => "Søk i kunnskapsbasen",
        SlashCommand::Internal => "Skriv bare til kolleger",
        SlashCommand::Public => "Skriv til kunden",
    }
}
