//! Names in a text that stand for something else: `{FirstName{Customer}}`.

use crate::domain::{Agent, Context, Conversation, Customer};
use std::collections::BTreeSet;

/// What a slug stands for (behaviour §8.4, §10.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slug<'a> {
    /// `{FullName{…}}`: all of a name.
    FullName(Party),
    /// `{FirstName{…}}`: its first word.
    FirstName(Party),
    /// `{LastName{…}}`: its last word, if it has several.
    LastName(Party),
    /// `{Nickname{Agent}}`: what customers call the agent.
    Nickname,
    /// `{OCContext.key}`, or `{$key$}` as automated messages write it: a context variable.
    Context(&'a str),
    /// `{caseTitle}` and whatever else: a name that says enough by itself.
    Other(&'a str),
}

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// The customer's.
    Customer,
    /// The agent's.
    Agent,
}

impl<'a> Slug<'a> {
    /// What the inside of the braces stands for. Upper and lower case matter, as in context variables.
    #[must_use]
    pub fn of(name: &'a str) -> Self {
        match name {
            "FullName{Customer}" | "customerName" => Self::FullName(Party::Customer),
            "FirstName{Customer}" => Self::FirstName(Party::Customer),
            "LastName{Customer}" => Self::LastName(Party::Customer),
            "FullName{Agent}" | "AgentName" => Self::FullName(Party::Agent),
            "FirstName{Agent}" => Self::FirstName(Party::Agent),
            "LastName{Agent}" => Self::LastName(Party::Agent),
            "Nickname{Agent}" => Self::Nickname,
            name => {
                let key = name.strip_prefix("OCContext.");
                let key = key.or_else(|| name.strip_prefix('$')?.strip_suffix('$'));
                key.map_or(Self::Other(name), Self::Context)
            }
        }
    }
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words that stand for themselves.
    Text(&'a str),
    /// Something in braces.
    Slug {
        /// The inside of the braces, as written.
        name: &'a str,
    },
}

/// The parts of a text, in order.
///
/// A slug is a name in braces, or a name and a second one in braces of its own. A name begins with a letter,
/// a digit, `_` or `$` and ends on its line. Every other brace is text.
#[must_use]
pub fn parse(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    // How much of the rest is known to be plain text.
    let mut plain = 0;
    while let Some(open) = next_brace(rest, plain) {
        let inside = rest.get(open + 1..).unwrap_or_default();
        let Some(name) = name(inside) else {
            plain = open + 1;
            continue;
        };
        pieces.extend(rest.get(..open).and_then(words));
        pieces.push(Piece::Slug { name });
        rest = inside.get(name.len() + 1..).unwrap_or_default();
        plain = 0;
    }
    pieces.extend(words(rest));
    pieces
}

fn next_brace(text: &str, from: usize) -> Option<usize> {
    Some(from + text.get(from..)?.find('{')?)
}

fn words(text: &str) -> Option<Piece<'_>> {
    (!text.is_empty()).then_some(Piece::Text(text))
}

/// The name that a brace just before this text opens, if another one closes it.
fn name(text: &str) -> Option<&str> {
    let outer = simple_name(text)?;
    let after = text.get(outer.len()..)?;
    if after.starts_with('}') {
        return Some(outer);
    }
    let inner = simple_name(after.strip_prefix('{')?)?;
    let name = text.get(..outer.len() + inner.len() + 2)?;
    let after = text.get(name.len()..)?;
    (name.ends_with('}') && after.starts_with('}')).then_some(name)
}

fn simple_name(text: &str) -> Option<&str> {
    let name = text.get(..text.find(['{', '}', '\n'])?)?;
    name.starts_with(|first: char| first.is_alphanumeric() || matches!(first, '_' | '$'))
        .then_some(name)
}

/// A text with its slugs replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The text. A slug without a value is still in it, as written.
    pub text: String,
    /// The inside of each slug without a value, once, in the order of the text. While there is one, the text
    /// should not be sent.
    pub missing: Vec<String>,
}

/// Replaces the slugs of a text by what `look_up` finds for the inside of their braces.
///
/// Values are not read again: a customer who calls themselves `{FullName{Agent}}` is called just that.
#[must_use]
pub fn fill(text: &str, look_up: impl Fn(&str) -> Option<String>) -> Filled {
    let mut filled = Filled::default();
    let mut seen = BTreeSet::new();
    for piece in parse(text) {
        match piece {
            Piece::Text(words) => filled.text.push_str(words),
            Piece::Slug { name } => match look_up(name) {
                Some(value) => filled.text.push_str(&value),
                None => {
                    filled.text.push('{');
                    filled.text.push_str(name);
                    filled.text.push('}');
                    if seen.insert(name) {
                        filled.missing.push(name.to_owned());
                    }
                }
            },
        }
    }
    filled
}

/// The same for scripts and macros, where a slug may also be written `${name}` (behaviour §10.4) and what nobody knows
/// is replaced by `gap`.
#[must_use]
pub fn fill_script(text: &str, gap: &str, look_up: impl Fn(&str) -> Option<String>) -> Filled {
    let mut filled = Filled::default();
    let mut seen = BTreeSet::new();
    let mut pieces = parse(text).into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Text(words) => {
                let opens_slug = matches!(pieces.peek(), Some(Piece::Slug { .. }));
                let words = match words.strip_suffix('$') {
                    Some(words) if opens_slug => words,
                    _ => words,
                };
                filled.text.push_str(words);
            }
            Piece::Slug { name } => {
                let value = look_up(name);
                filled.text.push_str(value.as_deref().unwrap_or(gap));
                if value.is_none() && seen.insert(name) {
                    filled.missing.push(name.to_owned());
                }
            }
        }
    }
    filled
}

/// Whom and what the slugs of a conversation stand for.
#[derive(Clone, Copy, Debug)]
pub struct People<'a> {
    /// The customer's full name; empty while nobody knows it, for "Dear Visitor 7" is no greeting.
    pub customer: &'a str,
    /// The agent's full name.
    pub agent: &'a str,
    /// What is known of the conversation.
    pub context: &'a Context,
}

impl<'a> People<'a> {
    /// Those of a conversation, with its customer and the agent who writes, as far as they are known. A visitor's name
    /// is none.
    #[must_use]
    pub fn of(
        conversation: &'a Conversation,
        customer: Option<&'a Customer>,
        agent: Option<&'a Agent>,
    ) -> Self {
        let customer = customer.filter(|customer| !customer.is_visitor());
        Self {
            customer: customer.map_or("", |customer| &customer.name),
            agent: agent.map_or("", |agent| &agent.name),
            context: &conversation.context,
        }
    }

    /// The value of a slug, given the inside of its braces. What is blank is no value.
    #[must_use]
    pub fn look_up(&self, slug: &str) -> Option<String> {
        let value = match Slug::of(slug) {
            Slug::FullName(party) => self.name(party).trim().to_owned(),
            Slug::FirstName(party) => first(self.name(party))?.to_owned(),
            Slug::LastName(party) => last(self.name(party))?.to_owned(),
            // Nobody has a nickname on file: colleagues and customers use the first name.
            Slug::Nickname => first(self.agent)?.to_owned(),
            Slug::Context(key) | Slug::Other(key) => self.context.get(key)?.to_string(),
        };
        (!value.trim().is_empty()).then_some(value)
    }

    fn name(&self, party: Party) -> &str {
        match party {
            Party::Customer => self.customer,
            Party::Agent => self.agent,
        }
    }
}

fn first(name: &str) -> Option<&str> {
    name.split_whitespace().next()
}

fn last(name: &str) -> Option<&str> {
    let mut words = name.split_whitespace();
    words.next()?;
    words.next_back()
}

#[cfg(test)]
mod tests {
    use super::{
        Agent, Context, Conversation, Customer, Filled, Party, People, Piece, Slug, fill, fill_script, parse,
    };
    use crate::domain::{
        AgentId, ContactId, ConversationId, CustomerId, CustomerKind, Millis, QueueId, Value, WorkStreamId,
    };

    fn context() -> Context {
        [
            ("order", Value::Number(10_053)),
            ("caseTitle", Value::text("Left side is dead")),
            ("Order number", Value::text("A-7")),
            ("blank", Value::text("  ")),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
    }

    /// The text filled in for these two, and what is missing.
    fn filled(text: &str, customer: &str, agent: &str) -> (String, Vec<String>) {
        let context = context();
        let people = People {
            customer,
            agent,
            context: &context,
        };
        let Filled { text, missing } = fill(text, |slug| people.look_up(slug));
        (text, missing)
    }

    #[test]
    fn every_slug_has_its_value() {
        for (slug, expected) in [
            ("{FullName{Customer}}", "Anne Marie Dahl"),
            ("{FirstName{Customer}}", "Anne"),
            ("{LastName{Customer}}", "Dahl"),
            ("{customerName}", "Anne Marie Dahl"),
            ("{FullName{Agent}}", "Kari Nordmann"),
            ("{FirstName{Agent}}", "Kari"),
            ("{LastName{Agent}}", "Nordmann"),
            ("{Nickname{Agent}}", "Kari"),
            ("{AgentName}", "Kari Nordmann"),
            ("{OCContext.order}", "10053"),
            ("{OCContext.Order number}", "A-7"),
            ("{$order$}", "10053"),
            ("{caseTitle}", "Left side is dead"),
        ] {
            assert_eq!(
                filled(slug, "Anne Marie Dahl", "Kari Nordmann"),
                (expected.to_owned(), Vec::new())
            );
        }
    }

    #[test]
    fn nobody_is_called_a_visitor() {
        let conversation = Conversation::new(
            ConversationId(1),
            ContactId(1),
            CustomerId(1),
            WorkStreamId(1),
            QueueId(1),
            Millis(0),
        );
        let bert = Agent::new(AgentId(1), "Bert Kowalski");
        for (kind, known) in [
            (CustomerKind::Contact, Some("Marta")),
            (CustomerKind::Visitor, None),
        ] {
            let customer = Customer {
                name: "Marta Holm".into(),
                kind,
                ..Customer::default()
            };
            let people = People::of(&conversation, Some(&customer), Some(&bert));
            assert_eq!(people.look_up("FirstName{Customer}").as_deref(), known);
            assert_eq!(people.look_up("FirstName{Agent}").as_deref(), Some("Bert"));
        }
        let nobody = People::of(&conversation, None, None);
        assert_eq!(nobody.look_up("FullName{Agent}"), None);
    }

    #[test]
    fn the_words_around_slugs_stay() {
        assert_eq!(
            filled(
                "Hi {FirstName{Customer}}, it is {FirstName{Agent}}.\nOrder {OCContext.order}!",
                "Ola Lie",
                "Kari Moe"
            ),
            ("Hi Ola, it is Kari.\nOrder 10053!".to_owned(), Vec::new())
        );
    }

    #[test]
    fn a_slug_without_a_value_stays_and_is_named_once() {
        assert_eq!(
            filled(
                "{LastName{Customer}} {queueId} {OCContext.none} {queueId}",
                "Cher",
                "Kari"
            ),
            (
                "{LastName{Customer}} {queueId} {OCContext.none} {queueId}".to_owned(),
                vec![
                    "LastName{Customer}".to_owned(),
                    "queueId".to_owned(),
                    "OCContext.none".to_owned()
                ]
            )
        );
    }

    #[test]
    fn what_is_blank_is_no_value() {
        for slug in [
            "{FullName{Customer}}",
            "{FirstName{Customer}}",
            "{OCContext.blank}",
        ] {
            let (text, missing) = filled(slug, " ", "Kari");
            assert_eq!(text, slug);
            assert_eq!(missing.len(), 1, "{slug}");
        }
    }

    #[test]
    fn a_value_is_never_read_again() {
        assert_eq!(
            filled(
                "Hi {FullName{Customer}}{FirstName{Agent}}",
                "{FullName{Agent}}",
                "Kari Moe"
            ),
            ("Hi {FullName{Agent}}Kari".to_owned(), Vec::new())
        );
        // Nor do a value and the text around it make a slug together.
        assert_eq!(
            filled("{FullName{{customerName}}}", "Agent", "Kari Moe").0,
            "{FullName{Agent}}"
        );
    }

    #[test]
    fn a_caller_can_know_more() {
        let filled = fill("{queueId} {caseId}", |slug| {
            (slug == "queueId").then(|| "7".to_owned())
        });
        assert_eq!(filled.text, "7 {caseId}");
        assert_eq!(filled.missing, ["caseId"]);
    }

    #[test]
    fn scripts_write_a_dollar_before_and_leave_a_gap() {
        let filled = fill_script("${AgentName} pays $5 for {what}, $ {AgentName}$", "…", |slug| {
            (slug == "AgentName").then(|| "Kari".to_owned())
        });
        assert_eq!(filled.text, "Kari pays $5 for …, $ Kari$");
        assert_eq!(filled.missing, ["what"]);
    }

    #[test]
    fn braces_that_close_nothing_are_text() {
        for text in [
            "",
            "{",
            "}",
            "{}",
            "{ }",
            "}{",
            "{{",
            "}}",
            "{FullName",
            "FullName{Customer",
            "{FullName{Customer",
            "{one\nline}",
            "{ \"a\": 1 }",
            "{-}",
        ] {
            let expected: Vec<_> = Some(Piece::Text(text))
                .filter(|_| !text.is_empty())
                .into_iter()
                .collect();
            assert_eq!(parse(text), expected, "{text}");
        }
    }

    #[test]
    fn the_innermost_pair_that_makes_sense_is_the_slug() {
        let slug = |name| Piece::Slug { name };
        for (text, expected) in [
            ("{{a}}", vec![Piece::Text("{"), slug("a"), Piece::Text("}")]),
            ("{a}{b}", vec![slug("a"), slug("b")]),
            ("{a{b}", vec![Piece::Text("{a"), slug("b")]),
            ("{a{b}c}", vec![Piece::Text("{a"), slug("b"), Piece::Text("c}")]),
            (
                "{a{b{c}}}",
                vec![Piece::Text("{a"), slug("b{c}"), Piece::Text("}")],
            ),
            ("${a}", vec![Piece::Text("$"), slug("a")]),
            ("{$Order$}", vec![slug("$Order$")]),
            ("å{ø}æ", vec![Piece::Text("å"), slug("ø"), Piece::Text("æ")]),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }

    #[test]
    fn a_name_is_read_as_it_is_written() {
        assert_eq!(Slug::of("FullName{Agent}"), Slug::FullName(Party::Agent));
        assert_eq!(Slug::of("fullname{agent}"), Slug::Other("fullname{agent}"));
        assert_eq!(Slug::of("OCContext.Key"), Slug::Context("Key"));
        assert_eq!(Slug::of("$Key$"), Slug::Context("Key"));
        assert_eq!(Slug::of("$"), Slug::Other("$"));
        assert_eq!(Slug::of("Nickname{Customer}"), Slug::Other("Nickname{Customer}"));
    }

    #[test]
    fn what_is_long_is_read_once() {
        let braces = "{".repeat(1_000_000);
        assert_eq!(fill(&braces, |_| None).text, braces);
        let open = "{a".repeat(500_000);
        assert_eq!(fill(&open, |_| None).text, open);
        let names: String = (0..100_000).map(|name| format!("{{n{name}}}")).collect();
        let filled = fill(&names, |_| None);
        assert_eq!(filled.text, names);
        assert_eq!(filled.missing.len(), 100_000);
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use super::super::{Piece, fill, parse};
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn the_pieces_together_are_the_text(text in "[ab{}$. \nø]{0,40}") {
                let together: String = parse(&text)
                    .into_iter()
                    .map(|piece| match piece {
                        Piece::Text(words) => words.to_owned(),
                        Piece::Slug { name } => format!("{{{name}}}"),
                    })
                    .collect();
                prop_assert_eq!(&together, &text);
                prop_assert_eq!(fill(&text, |_| None).text, text);
            }

            #[test]
            fn with_a_value_for_everything_nothing_is_missing(text: String) {
                let filled = fill(&text, |_| Some("{a}".to_owned()));
                prop_assert!(filled.missing.is_empty());
            }
        }
    }
}
