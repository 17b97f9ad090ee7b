//! Reading slash commands while they are typed: `/q`, `/t`, … (behaviour §8.2).

use crate::domain::{SLASH_COMMANDS, SlashCommand};

/// A text that begins with a slash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slash<'a> {
    /// What stands between the slash and the first space.
    pub name: &'a str,
    /// The command of that name. Without one the text is just a text, unless the name is still being typed.
    pub command: Option<SlashCommand>,
    /// What stands after the space; nothing while the name is still being typed.
    pub argument: Option<&'a str>,
}

/// Reads the whole content of the message box, if it begins with a slash.
#[must_use]
pub fn typed(text: &str) -> Option<Slash<'_>> {
    let line = text.strip_prefix('/')?;
    let (name, argument) = match line.split_once(char::is_whitespace) {
        Some((name, argument)) => (name, Some(argument.trim_start())),
        None => (line, None),
    };
    Some(Slash {
        name,
        command: SlashCommand::named(name),
        argument,
    })
}

/// The commands that a name still being typed may become: those that begin with it, then those that have it
/// inside. Nothing typed yet may become any.
#[must_use]
pub fn suggestions(name: &str) -> Vec<SlashCommand> {
    let name = name.to_ascii_lowercase();
    let rank = |names: &[&str]| {
        let places = names.iter().filter_map(|own| own.find(name.as_str()));
        places.map(|place| place.min(1)).min()
    };
    let mut suggested: Vec<(usize, SlashCommand)> = SLASH_COMMANDS
        .iter()
        .filter_map(|(command, names)| Some((rank(names)?, *command)))
        .collect();
    suggested.sort_by_key(|(rank, _)| *rank);
    suggested.into_iter().map(|(_, command)| command).collect()
}

#[cfg(test)]
mod tests {
    use super::SlashCommand::{
        Consult, ConsultQueue, Internal, Knowledge, Public, QuickReply, Transfer, TransferToQueue,
    };
    use super::{SLASH_COMMANDS, Slash, SlashCommand, suggestions, typed};
    use std::collections::BTreeSet;

    #[test]
    fn every_name_is_its_commands_alone() {
        let mut seen = BTreeSet::new();
        for (command, names) in SLASH_COMMANDS {
            assert_eq!(command.names(), names);
            assert!(!names.is_empty());
            for name in names {
                assert!(seen.insert(*name), "{name} twice");
                assert_eq!(SlashCommand::named(name), Some(command));
                assert_eq!(
                    typed(&format!("/{name}")).and_then(|slash| slash.command),
                    Some(command)
                );
            }
        }
        assert_eq!(seen.len(), 12);
    }

    #[test]
    fn numbers_are_names_too() {
        for (number, command) in [
            ("1", QuickReply),
            ("2", Transfer),
            ("3", TransferToQueue),
            ("4", Consult),
        ] {
            assert_eq!(SlashCommand::named(number), Some(command));
        }
        assert_eq!(SlashCommand::named("5"), None);
        assert_eq!(SlashCommand::named(""), None);
        assert_eq!(SlashCommand::named("KB"), Some(Knowledge));
    }

    #[test]
    fn name_and_argument_part_at_the_first_space() {
        for (text, name, command, argument) in [
            ("/", "", None, None),
            ("/q", "q", Some(QuickReply), None),
            ("/q ", "q", Some(QuickReply), Some("")),
            (
                "/q  refund by card ",
                "q",
                Some(QuickReply),
                Some("refund by card "),
            ),
            ("/c\u{a0}kari", "c", Some(Consult), Some("kari")),
            ("/cq\nbilling", "cq", Some(ConsultQueue), Some("billing")),
            ("/Tq billing", "Tq", Some(TransferToQueue), Some("billing")),
            ("/p", "p", Some(Public), None),
            ("/i see", "i", Some(Internal), Some("see")),
            ("/k", "k", None, None),
        ] {
            let expected = Slash {
                name,
                command,
                argument,
            };
            assert_eq!(typed(text), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn a_slash_further_on_is_part_of_the_text() {
        for text in ["", " /q", "and/or", "q", "\n/q", "http://example.com"] {
            assert_eq!(typed(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_command_stays_a_text() {
        for text in [
            "/usr/bin is a path",
            "/qwerty hello",
            "//",
            "/q1",
            "/ø",
            "/24 hours",
            "/-",
        ] {
            let slash = typed(text).unwrap();
            assert_eq!(slash.command, None, "{text}");
            assert!(suggestions(slash.name).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_begins_alike_is_suggested_first() {
        for (name, expected) in [
            ("q", vec![QuickReply, ConsultQueue, TransferToQueue]),
            ("c", vec![Consult, ConsultQueue]),
            ("t", vec![Transfer, TransferToQueue]),
            ("T", vec![Transfer, TransferToQueue]),
            ("b", vec![Knowledge]),
            ("cq", vec![ConsultQueue]),
            ("3", vec![TransferToQueue]),
            ("x", vec![]),
        ] {
            assert_eq!(suggestions(name), expected, "{name}");
        }
    }

    #[test]
    fn nothing_typed_suggests_everything_in_order() {
        assert_eq!(suggestions(""), SLASH_COMMANDS.map(|(command, _)| command));
    }
}
